"""Checks of what was tried before the authorities of the State: domestic remedies, person by person."""

from __future__ import annotations

from collections.abc import Iterator

from complaint.filing.admissibility.table import Hit, Look, check
from complaint.records.dates import PartialDate
from complaint.records.record import Record


@check("remedies-recorded")
def remedies_are_recorded(look: Look) -> Iterator[Hit]:
    """Nothing says what was tried, or why nothing was."""
    for person in look.people:
        if not _remedies(look, person):
            yield Hit(person.id, record=person)


@check("remedies-open")
def remedies_have_come_to_an_end(look: Look) -> Iterator[Hit]:
    """A remedy was filed and neither decided on the day nor explained."""
    for person in look.people:
        for remedy in _remedies(look, person):
            filed, decided = remedy.filed_on, remedy.decided_on
            known = isinstance(decided, PartialDate) and decided.first <= look.filing.on
            if isinstance(filed, PartialDate) and not known and not remedy.result and not remedy.why_not:
                yield Hit(person.id, detail=f"{remedy.kind}, filed {filed}", record=remedy)


@check("remedies-undated")
def remedies_have_days(look: Look) -> Iterator[Hit]:
    """A remedy came to a result, and nothing says when."""
    for person in look.people:
        for remedy in _remedies(look, person):
            if remedy.result and not isinstance(remedy.decided_on, PartialDate):
                yield Hit(person.id, detail=remedy.kind, record=remedy, fill="remedy.decided_on")


@check("remedies-excused")
def what_was_not_tried_will_be_argued(look: Look) -> Iterator[Hit]:
    for person in look.people:
        for remedy in _remedies(look, person):
            if remedy.why_not:
                yield Hit(person.id, detail=remedy.kind, record=remedy)


def _remedies(look: Look, person: Record) -> tuple[Record, ...]:
    return tuple(
        remedy for remedy in look.records.of("remedy") if remedy.person == person.id and remedy.kind != "search"
    )
