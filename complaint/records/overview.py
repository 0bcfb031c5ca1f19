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

SOON: Final = 90  # days


@dataclass(frozen=True, slots=True)
class Item:
    """Somebody who needs a look, the record that it is about, and why."""

    person: str
    record: str
    reason: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """What a law says of powers of attorney without a stated term."""

    months: int
    unless: str
    rule: str
    source: str
    certainty: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """What is known on the day. The ids are those of people, in the order of the list."""

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

    @property
    def ask_again(self) -> tuple[str, ...]:
        """Who has to be asked again: those whose mandate ended, ends soon, or may do so by law."""
        items = (*self.expiring, *(item for item in self.without_term if item.day is not None))
        return tuple(dict.fromkeys(item.person for item in items))


@cache
def terms() -> Mapping[str, Term]:
    """The terms by the name of the State."""
    text = resources.files("complaint.records").joinpath("terms.yaml").read_text("utf-8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    return MappingProxyType({state: Term(**entry) for state, entry in data.items()})


def overview(records: Records, on: date) -> Overview:
    """The overview of a day; what is newer than the day does not count."""
    found = standings(records, on)
    appeals: dict[str, list[Record]] = {}
    for appeal in records.of("appeal"):
        if not _newer(appeal.received, on):
            appeals.setdefault(appeal.signatory, []).append(appeal)
    powers = [power for power in records.of("power_of_attorney") if not _newer(power.received, on)]
    term = _term_of_law(records)
    live = [standing.mandate for standing in found.values() if standing.mandate is not None]
    return Overview(
        on,
        tuple(person for person in found if person in appeals),
        tuple(person for person in found if any(power.principal == person for power in powers)),
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
        tuple(_without_term(live, term, on)),
        term,
    )


def _term_of_law(records: Records) -> Term | None:
    """What the law of the State complained of says, if it is known."""
    complaint = next(iter(records.of("complaint")), None)
    state = records.get(complaint.state) if complaint is not None else None
    return terms().get(state.name) if state is not None else None


def _expiring(powers: list[Record], on: date) -> Iterator[Item]:
    """Powers of attorney whose stated term ended, or ends soon after the day."""
    for power in powers:
        end = last_day(power, on)
        if end is not None and power.withdrawn_on is None and end <= on + timedelta(days=SOON):
            verb = "ended" if end < on else "ends"
            yield Item(power.principal, power.id, f"{verb} on {end}, by its term of {power.term}", end)


def _without_term(live: list[Record], term: Term | None, on: date) -> Iterator[Item]:
    """Live ones that state no term, and would have ended, or will soon, by the law; or the records cannot tell."""
    if term is None:
        return
    for power in live:
        if term_of(power) is not None or power.term is not None or power.authenticated == term.unless:
            continue
        signed = power.reconfirmed_on or power.signed_on
        if not isinstance(signed, PartialDate):
            yield Item(power.principal, power.id, "states no term, and the day of signature is not in the records")
            continue
        end = months_after(signed.first, term.months)
        if end <= on + timedelta(days=SOON):
            yield Item(power.principal, power.id, f"states no term; by law it may hold until {end} only", end)


def _newer(value: object, on: date) -> bool:
    return isinstance(value, PartialDate) and value.first > on
