"""What a person must look at before a filing is handed over, and who is left out of it.

Takes a selected filing, gives notes and warnings. Nothing uncertain is ever presented as certain: each fact about a
recipient that was not read in a source is listed here with its year.
"""

from __future__ import annotations

from collections.abc import Iterator

from complaint.filing.filing import Filing
from complaint.problems import Problem, Severity, warning

STALE_AFTER = 2  # years; RECIPIENTS rule 36


def checklist(filing: Filing) -> Iterator[Problem]:
    """Notes under “check before filing”, by what they are about."""
    yield from _recipient(filing)
    yield from _records(filing)
    for left in filing.left_out:
        place = filing.recipient.at
        yield Problem(Severity.NOTE, "left-out", place, f"{left.signatory} is not in this filing: {left.reason}")


def _recipient(filing: Filing) -> Iterator[Problem]:
    profile = filing.recipient
    for number, fact in enumerate(profile.facts or ()):
        if fact["certainty"] != "read":
            message = (
                f"check before filing ({fact['about']}, {fact['certainty']}, {fact['reflects_year']}): {fact['rule']}"
            )
            place = profile.place_of(f"facts[{number}]")
            yield Problem(Severity.NOTE, "check-before-filing", place, message, f"source: {fact['source']}")
    bodies = set(profile.addressed_as or ())
    if bodies and not filing.view.records.of("request"):
        message = "no request is addressed to this recipient"
        yield warning("no-request", profile.place_of("addressed_as"), message, "add it to the addressees of a request")
    if profile.people and not filing.view.complainants:
        yield warning("nobody", profile.place_of("people"), "no complainant fits what this recipient deals with")


def _records(filing: Filing) -> Iterator[Problem]:
    for instrument in filing.view.records.of("instrument"):
        applies = not filing.recipient.instruments or instrument.id in filing.recipient.instruments
        if instrument.note and applies:
            message = f"check before filing: {instrument.short}: {instrument.note}"
            yield Problem(Severity.NOTE, "check-before-filing", instrument.at, message)
    for correction in filing.view.records.of("correction"):
        if correction.certainty == "open":
            message = f"check before filing: printed “{correction.printed}”, kept “{correction.kept}”"
            yield Problem(Severity.NOTE, "check-before-filing", correction.at, message, correction.why)
