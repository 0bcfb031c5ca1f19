"""Ages: exact where they can be, and never surer than the records."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from complaint.filing.facts.ages import age_on, shown
from tests.records.factories import make

BORN = [
    ("1964-05-10", date(2024, 5, 9), (59, 59), "the day before the birthday"),
    ("1964-05-10", date(2024, 5, 10), (60, 60), "on the birthday"),
    ("1964-05-10", date(2024, 5, 11), (60, 60), "the day after"),
    ("2004-02-29", date(2023, 2, 28), (18, 18), "born on a leap day, a year without one: not yet"),
    ("2004-02-29", date(2023, 3, 1), (19, 19), "on 1 March in such a year"),
    ("1964-05", date(2024, 5, 10), (59, 60), "the day is not known, the month is"),
    ("1964", date(2024, 5, 10), (59, 60), "only the year is known"),
    ("1964", date(2024, 12, 31), (60, 60), "by the end of the year it does not matter"),
    ("2024-05-10", date(2024, 5, 10), (0, 0), "born on the day"),
    ("2024-05-11", date(2024, 5, 10), None, "not born yet"),
]
STATED = [
    (30, "2024-11-05", date(2024, 11, 5), (30, 30), "on the day of the statement"),
    (30, "2024-11-05", date(2024, 11, 6), (30, 31), "the birthday may be in between"),
    (30, "2024-11-05", date(2024, 11, 4), (29, 30), "or the day before"),
    (30, "2024-11-05", date(2025, 11, 5), (31, 31), "a year later to the day it is sure again"),
    (30, "2024-11-05", date(2020, 11, 5), (26, 26), "and earlier"),
    (30, "2024-11-05", date(2024, 5, 10), (29, 30), "half a year before"),
    (30, "2024-11", date(2024, 11, 1), (29, 30), "the day of the statement is not known"),
    (0, "2024-11-05", date(2023, 11, 4), None, "not born yet"),
]


@pytest.mark.parametrize(("born", "day", "age", "why"), BORN, ids=[row[3] for row in BORN])
def test_a_birth_date_gives_an_age(born: str, day: date, age: tuple[int, int] | None, why: str) -> None:
    (person,) = make("signatory", "orlan-vesna", birth_date=born)
    assert age_on(person, day) == age, why


@pytest.mark.parametrize(("age", "on", "day", "bounds", "why"), STATED, ids=[row[4] for row in STATED])
def test_a_stated_age_gives_one_or_two(age: int, on: str, day: date, bounds: tuple[int, int] | None, why: str) -> None:
    (person,) = make("signatory", "orlan-vesna", age=str(age), age_on=on)
    assert age_on(person, day) == bounds, why


@pytest.mark.parametrize("fields", [{}, {"birth_date": "held"}])
def test_nothing_is_said_of_an_age_that_is_not_known(fields: dict[str, str]) -> None:
    (person,) = make("signatory", "orlan-vesna", **fields)
    assert age_on(person, date(2024, 11, 5)) is None


DAYS = st.dates(date(1920, 1, 1), date(2030, 12, 31))


def _true_age(born: date, day: date) -> int:
    """Counted by walking from birthday to birthday."""
    years = 0
    while True:
        year = born.year + years + 1
        leap = born.month == 2 and born.day == 29 and not (year % 4 == 0 and (year % 100 or year % 400 == 0))
        birthday = date(year, 3, 1) if leap else born.replace(year=year)
        if birthday > day:
            return years
        years += 1


@given(born=DAYS, stated=DAYS, day=DAYS)
@example(born=date(1988, 2, 29), stated=date(2018, 2, 28), day=date(2020, 2, 29))
@example(born=date(1985, 3, 1), stated=date(2016, 2, 29), day=date(2017, 2, 28))
def test_the_true_age_is_always_within_the_bounds(born: date, stated: date, day: date) -> None:
    if born > min(stated, day):
        return
    (person,) = make("signatory", "orlan-vesna", age=str(_true_age(born, stated)), age_on=stated.isoformat())
    bounds = age_on(person, day)
    assert bounds is not None
    assert bounds[0] <= _true_age(born, day) <= bounds[1]
    assert bounds[1] - bounds[0] <= 1


@given(born=DAYS, day=DAYS)
def test_the_age_by_birth_date_is_the_true_age(born: date, day: date) -> None:
    (person,) = make("signatory", "orlan-vesna", birth_date=born.isoformat())
    expected = (_true_age(born, day),) * 2 if born <= day else None
    assert age_on(person, day) == expected


@given(born=DAYS, back=st.integers(0, 365))
def test_nobody_grows_younger(born: date, back: int) -> None:
    (person,) = make("signatory", "orlan-vesna", birth_date=born.isoformat())
    later = age_on(person, date(2031, 12, 31))
    earlier = age_on(person, date(2031, 12, 31) - timedelta(days=back))
    assert later is not None and earlier is not None and earlier <= later


def test_two_possible_ages_are_shown_as_two() -> None:
    assert (shown((36, 36)), shown((36, 37))) == ("36", "36–37")
