"""Reckoning with calendar months, years and birthdays, stated once for the whole program.

* A period of months or years ends on the day of the last month that has the same number as the day from which it is
  counted, and that day is still inside. Where the last month is too short it ends on the last day of that month: 31
  August and six months is 28 February, or 29 in a leap year. Years are twelve months each, so that 29 February and
  one year is 28 February. (Civil Code of Kazakhstan, articles 172 to 176, on the reckoning of terms; European Court of
  Human Rights, Sabri Güneş v. Turkey [GC], no. 27396/06: the day of the decision does not count, calendar months do.
  From knowledge, 2024.)
* A person is a year older from the beginning of the birthday, so that nobody is a child any more on the eighteenth.
  (Convention on the Rights of the Child, article 1: “below the age of eighteen years”.) Who was born on 29 February is
  a year older from 1 March in years without that day: where it is a question of protection, the later day is the safer
  one. Criminal courts of Kazakhstan are said to count from the day after the birthday; we do not. (Uncertain, 2024.)

Takes days, gives days; never asks which day it is.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from complaint.records.dates import PartialDate

ADULT = 18  # Convention on the Rights of the Child, article 1


def months_after(day: date, months: int) -> date:
    """The last day, still inside, of a period of so many months counted from the day; before it if below zero."""
    count = day.year * 12 + day.month - 1 + months
    if not date.min.year * 12 <= count < (date.max.year + 1) * 12:
        return date.max if months > 0 else date.min
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def years_after(day: date, years: int) -> date:
    """The last day, still inside, of a period of so many years counted from the day."""
    return months_after(day, 12 * years)


def full_years(born: date, day: date) -> int:
    """Full years from one day to the other, below zero if it is earlier; of 29 February, on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def birthday(born: date, years: int) -> date:
    """The first day on which somebody is so many years old."""
    year = born.year + years
    if (born.month, born.day) == (2, 29) and monthrange(year, 2)[1] < born.day:
        return date(year, 3, 1)
    return born.replace(year=year)


def ended(day: PartialDate, months: int, on: date) -> bool | None:
    """Whether a period counted from a day that may not be known exactly has ended before `on`; None if it may have."""
    first, last = months_after(day.first, months), months_after(day.last, months)
    if last < on:
        return True
    return None if first < on else False
