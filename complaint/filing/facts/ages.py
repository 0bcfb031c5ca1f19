"""Ages, as surely as they are known.

A birth date gives an exact age. An age on a stated day gives two possible ages on any other day, because the birthday
may lie between: `age_on` says both. Ages are full years; on the birthday a person is a year older.
"""

from __future__ import annotations

from datetime import date

from complaint.records.calendar import full_years
from complaint.records.dates import PartialDate
from complaint.records.record import Record

Bounds = tuple[int, int]


def age_on(person: Record, day: date) -> Bounds | None:
    """The lowest and highest age the person may have had on the day, or None if nothing is known or it was unborn."""
    if isinstance(person.birth_date, PartialDate):
        return _possible(full_years(person.birth_date.last, day), full_years(person.birth_date.first, day))
    if person.age is None or not isinstance(person.age_on, PartialDate):
        return None
    # Somebody of a full years on a day was born after that day a + 1 years before, and not after that day a years
    # before. The day itself may be known as a month or a year only.
    first, last = person.age_on.first, person.age_on.last
    return _possible(_years_later(person.age, last, day)[0], _years_later(person.age, first, day)[1])


def shown(bounds: Bounds) -> str:
    """One or two possible ages: "36", "36–37"."""
    return "–".join(str(age) for age in dict.fromkeys(bounds))


def _years_later(age: int, known: date, day: date) -> Bounds:
    """The possible ages on a day of somebody whose age on another day is known."""
    if (day.month, day.day) == (known.month, known.day):
        exact = age + day.year - known.year
        return exact, exact
    between = age + full_years(known, day)
    return between, between + 1


def _possible(lowest: int, highest: int) -> Bounds | None:
    return (max(lowest, 0), highest) if highest >= 0 else None
