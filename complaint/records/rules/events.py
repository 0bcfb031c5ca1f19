"""Rules about events, who took part in them, and the violations told of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Final

from complaint.problems import Problem
from complaint.records.dates import PartialDate
from complaint.records.record import Record, Records
from complaint.records.rules.table import chain, dated, known, rule, same_place
from complaint.records.wording import say

# How a person took part on the spot; other modes may lie before or after the event itself, or elsewhere.
ON_THE_SPOT: Final = frozenset(("detained", "attempted detention", "stopped"))
_WITHOUT_DETENTION: Final = frozenset(("attempted detention", "visited at home", "note handed"))
_ORDERED: Final = ("event", "category", "prosecution", "right")


@rule("participation-date", "participation-date-unusual")
def people_take_part_on_the_days_of_the_event(records: Records, on: date) -> Iterator[Problem]:
    for part in records.of("participation"):
        event = known(records, part.event, "event")
        if event is None or not _apart(part.date, event.date):
            continue
        early = part.date.surely_before(event.date)
        if (part.mode == "detained before" and early) or (part.mode == "detained after" and not early):
            continue
        strict = part.mode in ON_THE_SPOT or part.mode in ("detained before", "detained after")
        code = "participation-date" if strict else "participation-date-unusual"
        yield say(code, part.place_of("date"), day=part.date, event=event.id, days=event.date, mode=part.mode)


@rule("participation-place", "participation-place-unusual")
def people_take_part_at_the_places_of_the_event(records: Records, on: date) -> Iterator[Problem]:
    among = _among(records)
    for part in records.of("participation"):
        event = known(records, part.event, "event")
        if event is not None and not among(part.place, event):
            code = "participation-place" if part.mode in ON_THE_SPOT else "participation-place-unusual"
            yield say(code, part.place_of("place"), place=part.place, event=event.id)


@rule("participation-twice")
def nobody_takes_part_twice_in_the_same_way(records: Records, on: date) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], Record] = {}
    for part in records.of("participation"):
        key = (part.person, part.event, part.place, part.mode, str(part.date))
        first = seen.setdefault(key, part)
        if first is not part:
            yield say("participation-twice", part.at, other=first.id)


@rule("hours-held", "hours-without-detention")
def hours_agree(records: Records, on: date) -> Iterator[Problem]:
    for part in records.of("participation"):
        if part.hours_held is None:
            continue
        if part.mode in _WITHOUT_DETENTION:
            yield say("hours-without-detention", part.place_of("hours_held"), mode=part.mode)
        if part.held_from and part.held_until:
            counted = (_minutes(part.held_until) - _minutes(part.held_from)) % (24 * 60)
            gap = abs(counted - float(part.hours_held) * 60) % (24 * 60)
            if min(gap, 24 * 60 - gap) > 60:
                at = part.place_of("hours_held")
                yield say("hours-held", at, start=part.held_from, end=part.held_until, counted=round(counted / 60, 1))


@rule("away-from-home")
def a_place_other_than_home_is_remarked(records: Records, on: date) -> Iterator[Problem]:
    for part in records.of("participation"):
        person = known(records, part.person, "signatory")
        if person is not None and not same_place(records, part.place, person.home_place):
            yield say("away-from-home", part.place_of("place"), place=part.place, home=person.home_place)


@rule("nobody-took-part", whole=("participation",))
def an_event_has_participants(records: Records, on: date) -> Iterator[Problem]:
    busy = {part.event for part in records.of("participation")}
    for event in records.of("event"):
        if event.id not in busy:
            yield say("nobody-took-part", event.at, event=event.id)


@rule("circle")
def nothing_holds_itself(records: Records, on: date) -> Iterator[Problem]:
    for kind, name in (("event", "listed_with"), ("place", "within"), ("organisation", "parent")):
        for record in records.of(kind):
            above = record.values[name]
            if above is not None and record.id in chain(records, above, name, kind):
                yield say("circle", record.place_of(name), id=record.id, field=name)


@rule("same-order")
def places_in_an_order_are_given_once(records: Records, on: date) -> Iterator[Problem]:
    for kind in _ORDERED:
        seen: dict[int, str] = {}
        for record in records.of(kind):
            first = seen.setdefault(record.order, record.id)
            if first != record.id:
                yield say("same-order", record.place_of("order"), order=record.order, other=first)


@rule("violation-date", "violation-place")
def violations_fit_their_event(records: Records, on: date) -> Iterator[Problem]:
    among = _among(records)
    for violation in records.of("violation"):
        event = known(records, violation.event, "event")
        if event is None:
            continue
        day = dated(violation.date)
        if day is not None and _apart(day, event.date):
            yield say("violation-date", violation.place_of("date"), day=day, event=event.id, days=event.date)
        if violation.place is not None and not among(violation.place, event):
            yield say("violation-place", violation.place_of("place"), place=violation.place, event=event.id)


@rule("violation-of-nobody", "violation-without-name")
def a_violation_names_who_suffered_it(records: Records, on: date) -> Iterator[Problem]:
    for violation in records.of("violation"):
        if violation.person is None:
            if violation.role == "subject":
                yield say("violation-of-nobody", violation.place_of("person"))
        elif f"[[{violation.person}" not in violation.text and known(records, violation.person, "signatory"):
            yield say("violation-without-name", violation.place_of("text"), id=violation.person)


@rule("category-without-violation", whole=("violation",))
def a_kind_of_violation_has_cases(records: Records, on: date) -> Iterator[Problem]:
    told = {violation.category for violation in records.of("violation")}
    for category in records.of("category"):
        if category.id not in told:
            yield say("category-without-violation", category.at, category=category.id)


def _apart(one: PartialDate, other: PartialDate) -> bool:
    return one.surely_before(other) or one.surely_after(other)


def _among(records: Records) -> Callable[[str, Record], bool]:
    """Whether a place is one of an event; each place of each event is looked up once."""

    @cache
    def among(place: str, event: Record) -> bool:
        return any(same_place(records, place, other) for other in event.places)

    return among


def _minutes(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])
