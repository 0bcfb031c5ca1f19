"""Whether a recipient is open for a complaint against a State on a day, since when, and what is open instead.

Takes a profile, a State and a day, gives a `Door`. The first entry of the profile's doors that fits both counts; a
recipient without doors, or without one that fits, is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from complaint.problems import Place
from complaint.records.dates import PartialDate
from complaint.records.record import Record

Status = Literal["open", "closed", "political only"]


@dataclass(frozen=True, slots=True)
class Door:
    """How a recipient stands to a complaint on a day. `opens` is the first later day on which it is open, if known."""

    status: Status = "open"
    reason: str = ""
    instead: tuple[str, ...] = ()
    opens: date | None = None
    closes: date | None = None
    fact: str = ""
    place: Place = Place()  # noqa: RUF009 - it is frozen

    @property
    def is_closed(self) -> bool:
        return self.status == "closed"


def door(profile: Record, state: str | None, on: date) -> Door:
    """The door of a recipient for a complaint against the State (the id of a place) on the day."""
    number = _fitting(profile, state, on)
    if number is None:
        return Door(closes=_next(profile, state, on, closed=True), place=profile.at)
    entry: Mapping[str, Any] = profile.doors[number]
    status: Status = entry["status"]
    closed = status == "closed"
    return Door(
        status,
        str(entry["reason"]),
        tuple(entry["instead"]),
        opens=_next(profile, state, on, closed=False) if closed else None,
        closes=None if closed else _next(profile, state, on, closed=True),
        fact=str(entry["fact"]),
        place=profile.place_of(f"doors[{number}]"),
    )


def _fitting(profile: Record, state: str | None, on: date) -> int | None:
    """The number of the entry that counts on the day."""
    for number, entry in enumerate(profile.doors):
        if entry["state"] in (None, state) and _begins(entry) <= on <= _ends(entry):
            return number
    return None


def _next(profile: Record, state: str | None, on: date, *, closed: bool) -> date | None:
    """The first day after `on` on which the door is closed, or is not; None if it never changes so."""
    turns = {_begins(entry) for entry in profile.doors}
    turns |= {_ends(entry) + timedelta(days=1) for entry in profile.doors if _ends(entry) < date.max}
    for day in sorted(turn for turn in turns if turn > on):
        number = _fitting(profile, state, day)
        if (number is not None and profile.doors[number]["status"] == "closed") is closed:
            return day
    return None


def _begins(entry: Mapping[str, Any]) -> date:
    value = entry["from"]
    return value.first if isinstance(value, PartialDate) else date.min


def _ends(entry: Mapping[str, Any]) -> date:
    value = entry["until"]
    return value.last if isinstance(value, PartialDate) else date.max
