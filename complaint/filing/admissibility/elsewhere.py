"""What was, is or will be before other bodies about the same people: tables of effects, and conflicts of a profile.

Both look at the recorded procedures, as they stood on the day, and at what is planned for the same day: the filings to
other recipients, and procedures that are recorded as planned. “Planned” is also how a choice between bodies is told:
for a person for whom this recipient is recorded as planned, the other filings of the day do not stand in its way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from complaint.filing.admissibility.finding import Finding, Weight
from complaint.filing.admissibility.planned import Planned
from complaint.filing.admissibility.table import Hit, Look, check
from complaint.filing.admissibility.times import acceptance
from complaint.filing.filing import Filing
from complaint.records.dates import PartialDate
from complaint.records.record import Record

# What is only partly the same can be severed: it warns.
_PARTLY: Final[Mapping[Weight, Weight]] = {"block": "warn", "warn": "warn", "note": "note"}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """One procedure before another body about one person, as it stands on the day."""

    names: frozenset[str]
    kind: str
    status: str
    said: str
    partly: bool = False
    record: Record | None = None


@check("same-matter")
def the_same_matter_is_not_before_another_body(look: Look) -> Iterator[Hit]:
    """The effects of the `table`, by kind and status of the other procedure."""
    table = look.book.elsewhere.get(look.given("table"), ())
    for person in look.people:
        for other in before_others(look.filing, person.id, look.others):
            for effect in table:
                if other.kind in effect.bodies and other.status in effect.statuses:
                    severity = _PARTLY[effect.severity] if other.partly else effect.severity
                    text, hint = str(effect.text), str(effect.hint or "")
                    yield Hit(person.id, other.said, other.record, text=text, hint=hint, severity=severity)


@check("sent-already")
def it_was_not_sent_here_already(look: Look) -> Iterator[Hit]:
    """The same person’s complaint is, or was, before this recipient."""
    for procedure in look.records.of("other_procedure"):
        if procedure.recipient == look.filing.recipient.id and procedure.same_facts != "no":
            status = status_on(procedure, look.filing)
            if status in ("pending", "decided"):
                people = set(procedure.persons)
                yield from (
                    Hit(person.id, f"{status}, {procedure.reference or procedure.since or procedure.id}", procedure)
                    for person in look.people
                    if person.id in people
                )


@check("reserved")
def the_state_made_no_reservation(look: Look) -> Iterator[Hit]:
    """Another body decided the same matter, and the State’s reservation makes that a bar."""
    entry = acceptance(look, look.given("procedure"))
    if entry is None or entry.reservation is None:
        return
    for person in look.people:
        for other in before_others(look.filing, person.id, ()):
            if other.status == "decided" and other.kind in look.given("terms"):
                yield Hit(person.id, other.said, other.record)


def conflicts(filing: Filing, others: Iterable[Planned]) -> Iterator[Finding]:
    """The findings of the profile’s own conflicts with other recipients."""
    profile, of_the_day = filing.recipient, tuple(others)
    if not profile.conflicts:
        return
    for person in filing.view.complainants:
        for other in before_others(filing, person.id, of_the_day):
            for number, entry in enumerate(profile.conflicts):
                if entry["when"] == other.status and other.names & set(entry["with"]):
                    yield _conflict(profile, entry, number, person.id, other)


def _conflict(profile: Record, entry: Mapping[str, Any], number: int, person: str, other: Elsewhere) -> Finding:
    severity: Weight = entry["severity"]
    return Finding(
        recipient=profile.id,
        rule=f"conflict-{other.status}",
        severity=_PARTLY[severity] if other.partly else severity,
        text=str(entry["text"]),
        hint=CHOOSE if other.status == "planned" else "",
        person=person,
        detail=other.said,
        field="other_procedure.status" if other.status == "planned" else "",
        place=other.record.at if other.record is not None else profile.place_of(f"conflicts[{number}]"),
        fact=str(entry["fact"]),
    )


CHOOSE: Final = (
    "Choose one: make it alone by its name, or put it down in cases/other_procedures.csv, with its id under "
    "“recipient” and “planned” under “status”."
)


def before_others(filing: Filing, person: str, others: Iterable[Planned]) -> Iterator[Elsewhere]:
    """The procedures before other bodies about one person: recorded, and planned for the same day."""
    own = filing.recipient.id
    chosen: set[str] = set()
    for procedure in filing.view.whole.of("other_procedure"):
        if person not in procedure.persons or procedure.same_facts == "no":
            continue
        status = status_on(procedure, filing)
        if status == "planned" and procedure.recipient:
            chosen.add(procedure.recipient)
        if procedure.recipient != own and status != "withdrawn":
            names = frozenset((procedure.kind, *((procedure.recipient,) if procedure.recipient else ())))
            said = ", ".join(str(part) for part in (procedure.body, status, procedure.reference) if part)
            yield Elsewhere(names, procedure.kind, status, said, procedure.same_facts == "partly", procedure)
    if own in chosen:
        return
    for other in others:
        profile = other.recipient
        if profile.id == own or profile.id in chosen or person not in other.people:
            continue
        counts_as = str(profile.counts_as or "other")
        names = frozenset((profile.id, profile.system, profile.kind, counts_as))
        yield Elsewhere(names, counts_as, "planned", f"{profile.short_name}, planned for the same day")


def status_on(procedure: Record, filing: Filing) -> str:
    """How far a procedure had come on the day: what ended later was still pending."""
    ended = procedure.ended
    if procedure.status in ("decided", "withdrawn") and isinstance(ended, PartialDate) and ended.first > filing.on:
        return "pending"
    return str(procedure.status)
