"""What `complaint check` tells of a filing beside what is wrong: what to decide before filing, and who is left out.

Takes a selected filing and its documents, gives notes and warnings. What is to be decided is the same that stands in
the documents as comments, from the same source: `open_points` for records and profile, the text itself for the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from complaint.filing.blocks import Document
from complaint.filing.filing import Filing
from complaint.filing.key_of_names import notes
from complaint.filing.open_points import open_points
from complaint.filing.remarks import to_decide
from complaint.problems import Place, Problem, Severity
from complaint.records.nearest import did_you_mean

_NAMED_IN_PROFILES = (("addressed_as", "organisation"), ("rights", "right"), ("instruments", "instrument"))


# What a check of admissibility says as well, of each person and with the field to fill.
_SAID_BY_CHECK = {"naming-not-covered": "name-shown"}


def checklist(
    filing: Filing, *documents: Document, unsure: Iterable[Problem] = (), checks: Collection[str] = ()
) -> Iterator[Problem]:
    """Warnings, notes under “check before filing” for what the documents hold, and who is left out.

    `unsure` are the rules of admissibility that somebody must look up, `checks` those whose findings are told beside
    this: what they say is not said again.
    """
    points = [point.problem for point in open_points(filing, unsure)]
    twice = {_identity(problem) for problem in points if _SAID_BY_CHECK.get(problem.code) in checks}
    yield from (one for one in points if one.severity is not Severity.NOTE and _identity(one) not in twice)
    told = {_identity(problem): problem for problem in points}
    for document in documents:
        for note in to_decide(document):
            if _identity(note) not in twice:
                yield told.get(_identity(note), note)  # in the words of `open_points`, which may say more
    yield from notes(filing)
    yield from _profile_names(filing)
    yield from _left_out(filing)


def _identity(problem: Problem) -> tuple[str, int, str]:
    return problem.place.file, problem.place.line, problem.message.casefold().rstrip(".")


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


def _profile_names(filing: Filing) -> Iterator[Problem]:
    """What a profile names and the project does not know."""
    profile = filing.recipient
    for field, record_type in _NAMED_IN_PROFILES:
        known = filing.view.whole
        for number, record_id in enumerate(profile.values[field]):
            found = known.get(record_id)
            if found is None or found.type != record_type:
                hint = did_you_mean(record_id, (record.id for record in known.of(record_type)))
                place = profile.place_of(f"{field}[{number}]")
                yield _note("profile-name", place, f"no {record_type} has the id “{record_id}”", hint)


def _note(code: str, place: Place, message: str, hint: str = "") -> Problem:
    return Problem(Severity.NOTE, code, place, message, hint)
