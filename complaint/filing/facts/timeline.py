"""Facts for a timeline: who was concerned by each event, and what is dated in the cases of each prosecuted person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from complaint.filing.facts.fact import Fact, counted, group, in_groups
from complaint.filing.view import View, grouped
from complaint.records.record import Record


def facts(view: View) -> Iterator[Fact]:
    yield in_groups(
        "timeline.events",
        "complainants with a part in each event, in the order of the chronology",
        (group(event.id, _concerned(view, event)) for event in view.events),
    )
    people = tuple(dict.fromkeys(p for case in view.prosecutions for p in case.persons if view.may_speak_of(p)))
    dated = _dated(view, people)
    yield in_groups(
        "timeline.prosecutions",
        "spells of custody, travel bans and decisions of each prosecuted person, by date",
        (group(person, dated[person]) for person in people if person in dated),
    )
    yield counted(
        "timeline.undated",
        "persons in criminal, extradition and asylum cases of whom no custody or decision is recorded",
        (person for person in people if person not in dated),
    )
    lines = [*(event.id for event in view.events), *(person for person in people if person in dated)]
    yield counted("timeline.lines", "events, and persons with a dated custody or decision", lines)


def _concerned(view: View, event: Record) -> Iterator[str]:
    return (person.id for person in view.in_order(part.person for part in view.participations.get(event.id, ())))


def _dated(view: View, people: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The ids of the dated records of each person who has any, the earliest first."""
    records = [*view.records.of("custody"), *view.records.of("decision")]
    by_person = grouped(sorted(records, key=_begins), lambda record: str(record.person))
    return {person: tuple(record.id for record in by_person[person]) for person in people if person in by_person}


def _begins(record: Record) -> tuple[object, ...]:
    date = record.values["from" if record.type == "custody" else "date"]
    return date.first, date.last, record.id
