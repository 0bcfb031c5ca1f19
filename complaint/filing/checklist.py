"""What a person must look at before a filing is handed over, and who is left out of it.

Takes a selected filing, gives notes and warnings. Nothing uncertain is ever presented as certain: each fact about a
recipient that was not read in a source, or not lately, is listed here with its year.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from complaint.filing.filing import Filing
from complaint.problems import Place, Problem, Severity, warning
from complaint.records.dates import PartialDate
from complaint.records.nearest import did_you_mean

STALE_AFTER = 2  # years before the filing date, after which a rule that was read is read again
_NAMED_IN_PROFILES = (("addressed_as", "organisation"), ("rights", "right"), ("instruments", "instrument"))

# Which scopes allow a name to be seen, by who sees it. What is published is seen by the State too.
_NAMES_SHOWN = {
    "public": frozenset({"publish the name"}),
    "shown to the State": frozenset({"publish the name", "disclose to the State"}),
}


def checklist(filing: Filing) -> Iterator[Problem]:
    """Notes under “check before filing”, by what they are about."""
    yield from _recipient(filing)
    yield from _records(filing)
    yield from _consent(filing)
    yield from _left_out(filing)


def _consent(filing: Filing) -> Iterator[Problem]:
    """Who is named in full although the power of attorney does not say that these readers may see the name."""
    wanted = _NAMES_SHOWN.get(str(filing.recipient.disclosure), frozenset())
    mandates = ((person.id, filing.view.mandates.get(person.id)) for person in filing.view.complainants)
    people = [
        person
        for person, power in mandates
        if wanted and power is not None and power.naming == "full" and not wanted & set(power.scopes)
    ]
    if people:
        message = (
            f"{len(people)} complainants are named in full, and their powers of attorney do not cover "
            f"“{' or '.join(sorted(wanted))}”, while what this recipient receives is {filing.recipient.disclosure}"
        )
        hint = f"ask them, and record the scope, or change how they are named: {', '.join(people)}"
        yield warning("naming-not-covered", filing.recipient.place_of("disclosure"), message, hint)


def _left_out(filing: Filing) -> Iterator[Problem]:
    """One note for each reason; who has it alone is named in the message, many are listed below it."""
    by_reason: dict[str, list[str]] = {}
    for left in filing.left_out:
        by_reason.setdefault(left.reason, []).append(left.signatory)
    for reason, people in by_reason.items():
        if len(people) == 1:
            yield _note("left-out", filing.recipient.at, f"{people[0]} is not in this filing: {reason}")
        else:
            message = f"{len(people)} signatories are not in this filing: {reason}"
            yield _note("left-out", filing.recipient.at, message, ", ".join(people))


def _recipient(filing: Filing) -> Iterator[Problem]:
    profile = filing.recipient
    for number, fact in enumerate(profile.facts):
        yield from _rule(filing, fact, profile.place_of(f"facts[{number}]"))
    for field, record_type in _NAMED_IN_PROFILES:
        known = filing.view.whole
        for number, record_id in enumerate(profile.values[field]):
            found = known.get(record_id)
            if found is None or found.type != record_type:
                hint = did_you_mean(record_id, (record.id for record in known.of(record_type)))
                place = profile.place_of(f"{field}[{number}]")
                yield _note("profile-name", place, f"no {record_type} has the id “{record_id}”", hint)
    if not filing.view.whole.of("signatory"):
        return  # a project that nobody has begun to fill
    if profile.addressed_as and not filing.view.records.of("request"):
        message = "no request is addressed to this recipient"
        yield warning("no-request", profile.place_of("addressed_as"), message, "add it to the addressees of a request")
    if profile.people and not filing.view.complainants:
        yield warning("nobody", profile.place_of("people"), "no complainant fits what this recipient deals with")


def _rule(filing: Filing, fact: Mapping[str, Any], place: Place) -> Iterator[Problem]:
    """A rule of the recipient that was not read in a source, or not lately."""
    verified = fact.get("verified_on")
    year = verified.last.year if verified else fact["reflects_year"]
    if fact["certainty"] != "read" or filing.on.year - year > STALE_AFTER:
        message = f"check before filing ({fact['about']}, {fact['certainty']}, {year}): {fact['rule']}"
        yield _note("check-before-filing", place, message, f"source: {fact['source']}")


def _records(filing: Filing) -> Iterator[Problem]:
    for instrument in filing.view.records.of("instrument"):
        applies = not filing.recipient.instruments or instrument.id in filing.recipient.instruments
        if instrument.note and applies:
            message = f"check before filing: {instrument.short}: {instrument.note}"
            yield _note("check-before-filing", instrument.at, message)
    for cited in (*filing.view.records.of("instrument"), *filing.view.records.of("source")):
        if isinstance(cited.date, PartialDate) and cited.date.first > filing.on:
            message = f"{cited.id} is of {cited.date}, after the day of this filing"
            yield warning("cited-later", cited.place_of("date"), message, "do not cite it in a filing of this day")
    for correction in filing.view.records.of("correction"):
        if correction.certainty == "open":
            # What was printed and what is kept may be names: the record is named, not quoted.
            message = f"check before filing: the correction {correction.id} is still open"
            yield _note("check-before-filing", correction.at, message, "decide it, or leave out what rests on it")


def _note(code: str, place: Place, message: str, hint: str = "") -> Problem:
    return Problem(Severity.NOTE, code, place, message, hint)
