"""Dates as precisely as they are known: a day, a month, a year, a part of a month, or a period.

Typed as 2018-05-10, 2018-05, 2018, "end of 2017-11", "middle of 2018-04", or two of these with a slash between.
Comparisons are cautious: `surely_before` is true only if no reading of the two dates says otherwise.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "month", "year", "part", "period"]

_ONE = re.compile(r"(?:(start|middle|end) of )?(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_PARTS = {"start": (1, 10), "middle": (11, 20), "end": (21, 31)}


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with its precision. `first` and `last` are the earliest and latest days it may mean (both inside)."""

    typed: str
    first: date
    last: date
    precision: Precision

    @classmethod
    def parse(cls, typed: str) -> PartialDate:
        """The date that was typed; raises ValueError with a reason in plain words."""
        return _parsed(typed.strip())

    def ends(self) -> tuple[PartialDate, PartialDate]:
        """The two dates of a period, each with its own precision."""
        start, _, end = self.typed.partition("/")
        return _one(start.strip()), _one((end or start).strip())

    def surely_before(self, other: PartialDate) -> bool:
        return self.last < other.first

    def surely_after(self, other: PartialDate) -> bool:
        return self.first > other.last

    def __str__(self) -> str:
        return self.typed


@lru_cache(maxsize=10_000)  # the records of a complaint hold few dates, many times over
def _parsed(text: str) -> PartialDate:
    if "/" not in text:
        return _one(text)
    start, _, end = (part.strip() for part in text.partition("/"))
    first, last = _one(start), _one(end)
    if first.first > last.last:
        raise ValueError("the period ends before it begins")
    return PartialDate(text, first.first, last.last, "period")


def _one(text: str) -> PartialDate:
    match = _ONE.fullmatch(text)
    if match is None:
        raise ValueError("a date is written as 2018-05-10, 2018-05, 2018 or 2018-03-21/2018-05-09")
    part, year, month, day = match[1], int(match[2]), match[3], match[4]
    if month is not None and not 1 <= int(month) <= 12:
        raise ValueError(f"there is no month {month}")
    if part and (month is None or day is not None):
        raise ValueError(f"“{part} of” needs a month, as in “{part} of 2017-11”")
    if year < 1:
        raise ValueError("there is no year 0")
    if month is None:
        return PartialDate(text, date(year, 1, 1), date(year, 12, 31), "year")
    last_day = calendar.monthrange(year, int(month))[1]
    if part:
        start, end = _PARTS[part]
        return PartialDate(text, date(year, int(month), start), date(year, int(month), min(end, last_day)), "part")
    if day is None:
        return PartialDate(text, date(year, int(month), 1), date(year, int(month), last_day), "month")
    if not 1 <= int(day) <= last_day:
        raise ValueError(f"{int(day)} {_MONTHS[int(month) - 1]} {year} does not exist")
    exact = date(year, int(month), int(day))
    return PartialDate(text, exact, exact, "day")
