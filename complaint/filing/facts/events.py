"""Facts about events: who took part and in which mode, by place, for how long, and who comes up again.

Participations and persons are counted apart everywhere: one person may take part twice in one event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from complaint.filing.facts.ages import age_on
from complaint.filing.facts.fact import Fact, Group, counted, group, in_groups
from complaint.filing.facts.people import ADULT, ELDERLY
from complaint.filing.view import View, grouped
from complaint.records.record import Record

DETAINED = ("detained", "taken to a police station")
BEFOREHAND = "detained before"


def facts(view: View) -> Iterator[Fact]:
    for event in view.events:
        yield from _event(view, event, view.participations.get(event.id, ()))
    yield from _across(view)


def _event(view: View, event: Record, parts: tuple[Record, ...]) -> Iterator[Fact]:
    key = f"events.{event.id}"
    title = event.short_title
    yield counted(f"{key}.complainants", f"complainants with a part in: {title}", _people(view, parts))
    yield counted(f"{key}.participations", f"participations of complainants in: {title}", (part.id for part in parts))
    modes = grouped(parts, lambda part: str(part.mode))
    yield in_groups(
        f"{key}.by_mode",
        f"complainants by what happened to them: {title}",
        (group(mode, _people(view, found)) for mode, found in modes.items()),
    )
    listed = tuple(part for part in parts if part.in_summary)
    yield counted(f"{key}.listed", f"complainants in the list of: {title}", _people(view, listed))
    yield in_groups(f"{key}.by_place", f"complainants in the list of: {title}, by place", _by_place(view, listed))
    yield in_groups(f"{key}.all_by_place", f"complainants with a part in: {title}, by place", _by_place(view, parts))
    detained = tuple(part for part in parts if part.mode in DETAINED)
    yield counted(f"{key}.detained", f"complainants detained in: {title}", _people(view, detained))
    before = tuple(part for part in parts if part.mode == BEFOREHAND)
    yield counted(f"{key}.detained_before", f"complainants detained beforehand: {title}", _people(view, before))
    held = sorted((part for part in parts if part.hours_held is not None), key=lambda part: -part.hours_held)
    yield Fact(
        f"{key}.hours_held",
        f"hours for which complainants were held, where stated: {title}",
        len(held),
        tuple(part.id for part in held),
        tuple(Group(part.person, part.hours_held, (part.id,)) for part in held),
    )
    yield from _by_age(view, key, detained, title)


def _across(view: View) -> Iterator[Fact]:
    parts = [part for found in view.participations.values() for part in found]
    yield counted("participations.total", "participations of complainants in all events", (part.id for part in parts))
    yield counted("participations.persons", "complainants with a part in any event", _people(view, parts))
    by_person = grouped(parts, lambda part: str(part.person))
    several = {person: {part.event for part in found} for person, found in by_person.items()}
    repeated = [person.id for person in view.complainants if len(several.get(person.id, ())) > 1]
    yield in_groups(
        "participations.in_several_events",
        "complainants with a part in more than one event",
        (Group(person, len(several[person]), (person,)) for person in repeated),
    )
    nowhere = [person.id for person in view.complainants if person.id not in several]
    yield counted("participations.in_no_event", "complainants with a part in no recorded event", nowhere)
    detained = [part for part in parts if part.mode in DETAINED or part.mode == BEFOREHAND]
    yield counted("participations.detained", "complainants detained in or before any event", _people(view, detained))
    yield from _by_age(view, "participations", detained, "in or before any event")


def _by_age(view: View, key: str, detained: Iterable[Record], where: str) -> Iterator[Fact]:
    """The elderly and the minors among the detained, by their age on the day as far as it is sure."""
    ages = [(part.person, part.date, view.records[part.person]) for part in detained]
    elderly = [who for who, day, person in ages if (age := age_on(person, day.first)) and age[0] >= ELDERLY]
    minors = [who for who, day, person in ages if (age := age_on(person, day.last)) and age[1] < ADULT]
    for name, meaning, found in (
        ("elderly", f"detained complainants surely of {ELDERLY} years or more on the day", elderly),
        ("minors", f"detained complainants surely under {ADULT} on the day", minors),
    ):
        yield counted(f"{key}.{name}", f"{meaning}: {where}", (person.id for person in view.in_order(found)))


def _by_place(view: View, parts: tuple[Record, ...]) -> Iterator[Group]:
    places = grouped(parts, lambda part: str(part.place))
    order = sorted(places, key=lambda place: (view.records[place].sort_as or view.records[place].name, place))
    for place in order:
        yield group(place, _people(view, places[place]))


def _people(view: View, parts: Iterable[Record]) -> Iterator[str]:
    return (person.id for person in view.in_order(part.person for part in parts))
