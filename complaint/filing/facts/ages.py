"""Ages, as surely as they are known.

A birth date gives an exact age. An age on a stated day gives two possible ages on any other day, because the birthday
may lie between: `age_on` says both. Ages are full years; on the birthday a person is a year older.
"""

from __future__ import annotations

from datetime import date

from complaint.records.dates import PartialDate
from complaint.records.record import Record


def age_on(person: Record, day: date) -> tuple[int, int] | None:
    """The lowest and highest age the person may have had on the day, or None if nothing is known."""
    if isinstance(person.birth_date, PartialDate):
        return _full_years(person.birth_date.last, day), _full_years(person.birth_date.first, day)
    if person.age is None or not isinstance(person.age_on, PartialDate):
        return None
    known = person.age_on.first
    # Born between these two days: (known - age - 1 years, exclusive) and (known - age years, inclusive).
    years = _full_years(day, known) if day <= known else -_full_years(known, day)
    exact = (day.month, day.day) == (known.month, known.day)
    if exact:
        return person.age - years, person.age - years
    if day < known:
        return person.age - years - 1, person.age - years
    return person.age - years, person.age - years + 1


def _full_years(born: date, day: date) -> int:
    """Full years from one day to the other; born on 29 February counts on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
