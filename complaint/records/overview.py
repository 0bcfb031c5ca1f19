"""The mandates at a glance: who appealed, who may be filed for, who lacks what, and who has to be asked again.

Takes records and a day, gives an `Overview` of ids and reasons. It decides nothing: who is a complainant is decided in
`mandates`. The term that the law gives where none is stated stands in `terms.yaml`, with how sure it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final

import yaml

from complaint.records.calendar import months_after
from complaint.records.dates import PartialDate
from complaint.records.mandates import last_day, standings, term_of
from complaint.records.record import Record, Records
from complaint.records.wording import listed

SOON: Final = 90  # days
APPEALED: Final = "people who appealed"  # the measure of a figure that says so
_ASKED_FOR: Final = ("signed_on", "original")


@dataclass(frozen=True, slots=True)
class Item:
    """Somebody who needs a look, the record that it is about, and why."""

    person: str
    record: str
    reason: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """What a law says of how long a power of attorney holds, as of a year, and how sure that is.

    Without `months` one that states no term holds until it is withdrawn; without `most_months` any term may be stated.
    """

    rule: str
    source: str
    year: int
    certainty: str
    months: int | None = None
    most_months: int | None = None
    unless: str = ""
    note: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """What is known on the day. The ids are those of people, in the order of the list.

    `stated` are the figures that say how many appealed, also those who are not on the list. `incomplete` are those who
    can be filed for although their power of attorney does not say everything. `without_term` are those whose power of
    attorney ends by law and not by its own words; `term` is the law of the State complained of.
    """

    on: date
    appealed: tuple[str, ...]
    gave_mandate: tuple[str, ...]
    complainants: tuple[str, ...]
    lacking: tuple[Item, ...]
    not_taken_up: tuple[Item, ...]
    expiring: tuple[Item, ...]
    withdrew: tuple[Item, ...]
    without_term: tuple[Item, ...]
    term: Term | None
    incomplete: tuple[Item, ...] = ()
    stated: tuple[Record, ...] = ()

    @property
    def ask_again(self) -> tuple[str, ...]:
        """Who has to be asked again: those whose mandate ended, ends soon, or may do so by law."""
        items = (*self.expiring, *(item for item in self.without_term if item.day is not None))
        return tuple(dict.fromkeys(item.person for item in items))


@cache
def terms() -> Mapping[str, Term]:
    """The terms by the names of the State."""
    text = resources.files("complaint.records").joinpath("terms.yaml").read_text("utf-8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    found = {state: Term(**{**entry, "also": tuple(entry.get("also", ()))}) for state, entry in data.items()}
    return MappingProxyType({name: term for state, term in found.items() for name in (state, *term.also)})


def overview(records: Records, on: date) -> Overview:
    """The overview of a day; what is newer than the day does not count."""
    found = standings(records, on)
    appeals: dict[str, list[Record]] = {}
    for appeal in records.of("appeal"):
        if not _newer(appeal.received, on):
            appeals.setdefault(appeal.signatory, []).append(appeal)
    powers = [power for power in records.of("power_of_attorney") if not _newer(power.received, on)]
    principals = {power.principal for power in powers}
    complaint = next(iter(records.of("complaint")), None)
    state = complaint.state if complaint is not None else None
    live = [standing.mandate for standing in found.values() if standing.mandate is not None]
    return Overview(
        on,
        tuple(person for person in found if person in appeals),
        tuple(person for person in found if person in principals),
        tuple(person for person, standing in found.items() if standing.is_complainant),
        tuple(
            Item(person, person, standing.reason)
            for person, standing in found.items()
            if not standing.is_complainant and any(one.included for one in appeals.get(person, ()))
        ),
        tuple(
            Item(person, these[-1].id, these[-1].reason or "no reason is recorded")
            for person, these in appeals.items()
            if not any(one.included for one in these)
        ),
        tuple(_expiring(powers, on)),
        tuple(
            Item(power.principal, power.id, f"withdrawn on {power.withdrawn_on}", power.withdrawn_on.first)
            for power in powers
            if isinstance(power.withdrawn_on, PartialDate) and power.withdrawn_on.first <= on
        ),
        tuple(_by_law(live, state, records, on)),
        _term_of(state, records),
        tuple(_incomplete(live)),
        tuple(figure for figure in records.of("figure") if figure.measure == APPEALED),
    )


def _term_of(state: str | None, records: Records) -> Term | None:
    """What the law of a State says, if it is known."""
    place = records.get(state)
    return terms().get(place.name) if place is not None else None


def _expiring(powers: list[Record], on: date) -> Iterator[Item]:
    """Powers of attorney whose stated term ended, or ends soon after the day."""
    for power in powers:
        end = last_day(power, on)
        if end is not None and power.withdrawn_on is None and end <= on + timedelta(days=SOON):
            verb = "ended" if end < on else "ends"
            yield Item(power.principal, power.id, f"{verb} on {end}, by its term of {power.term}", end)


def _by_law(live: list[Record], state: str | None, records: Records, on: date) -> Iterator[Item]:
    """Live ones that have ended by law, or will soon, or of which the records cannot tell."""
    for power in live:
        term = _term_of(power.governing_law or state, records)
        stated = term_of(power)
        if term is None or (stated is None and power.term is not None) or (term.unless and _is(power, term.unless)):
            continue
        months = term.months if stated is None else term.most_months
        if months is None or (stated is not None and stated <= months):
            continue
        again = power.reconfirmed_on
        signed = again if isinstance(again, PartialDate) and again.first <= on else power.signed_on
        if not isinstance(signed, PartialDate):
            reason = "states no term, and the day of signature is not in the records"
            too_long = "its term is longer than the law allows, and the day of signature is not in the records"
            yield Item(power.principal, power.id, reason if stated is None else too_long)
            continue
        end = months_after(signed.first, months)
        if end <= on + timedelta(days=SOON):
            reason = f"states no term; by law it may hold until {end} only"
            too_long = f"its term is longer than the law allows; it may hold until {end} only"
            yield Item(power.principal, power.id, reason if stated is None else too_long, end)


def _is(power: Record, authenticated: str) -> bool:
    return bool(power.authenticated == authenticated)


def _incomplete(live: list[Record]) -> Iterator[Item]:
    """Live ones that leave something empty that a body may ask for; what is held is there."""
    for power in live:
        empty = [name for name in _ASKED_FOR if power.values[name] is None]
        if empty:
            yield Item(power.principal, power.id, f"the power of attorney does not say {listed(empty, 'or')}")


def _newer(value: object, on: date) -> bool:
    return isinstance(value, PartialDate) and value.first > on
