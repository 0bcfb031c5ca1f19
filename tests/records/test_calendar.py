"""Months, years and birthdays are reckoned in one way everywhere, the last day inside."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint.records.calendar import birthday, ended, full_years, months_after, years_after
from complaint.records.dates import PartialDate

PERIODS = [
    ("an ordinary day", "2018-05-14", 6, "2018-11-14"),
    ("over the new year", "2018-11-05", 3, "2019-02-05"),
    ("31 August and six months", "2018-08-31", 6, "2019-02-28"),
    ("31 August and six months into a leap year", "2019-08-31", 6, "2020-02-29"),
    ("30 November and three months", "2018-11-30", 3, "2019-02-28"),
    ("31 January and one month", "2023-01-31", 1, "2023-02-28"),
    ("31 March and one month", "2023-03-31", 1, "2023-04-30"),
    ("29 February and one year", "2020-02-29", 12, "2021-02-28"),
    ("29 February and four years", "2020-02-29", 48, "2024-02-29"),
    ("28 February stays 28 February", "2019-02-28", 12, "2020-02-28"),
    ("no month at all", "2018-05-14", 0, "2018-05-14"),
    ("backwards", "2018-03-31", -1, "2018-02-28"),
    ("beyond all years", "9999-12-01", 1, "9999-12-31"),
    ("before all years", "0001-01-15", -1, "0001-01-01"),
]


@pytest.mark.parametrize(("why", "start", "months", "end"), PERIODS, ids=[row[0] for row in PERIODS])
def test_a_period_of_months_ends_on(why: str, start: str, months: int, end: str) -> None:
    assert months_after(date.fromisoformat(start), months) == date.fromisoformat(end), why


def test_years_are_twelve_months_each() -> None:
    assert years_after(date(2020, 2, 29), 3) == date(2023, 2, 28)
    assert years_after(date(2018, 5, 14), 3) == date(2021, 5, 14)


BIRTHDAYS = [
    ("an ordinary birthday", "2000-11-05", 18, "2018-11-05"),
    ("born on 29 February, an ordinary year", "2000-02-29", 18, "2018-03-01"),
    ("born on 29 February, a leap year", "2000-02-29", 16, "2016-02-29"),
    ("born on 28 February", "2000-02-28", 18, "2018-02-28"),
    ("a century without a leap day", "1896-02-29", 4, "1900-03-01"),
]


@pytest.mark.parametrize(("why", "born", "years", "day"), BIRTHDAYS, ids=[row[0] for row in BIRTHDAYS])
def test_somebody_is_a_year_older_on_the_birthday(why: str, born: str, years: int, day: str) -> None:
    first = date.fromisoformat(day)
    assert birthday(date.fromisoformat(born), years) == first, why
    assert full_years(date.fromisoformat(born), first) == years
    assert full_years(date.fromisoformat(born), date.fromordinal(first.toordinal() - 1)) == years - 1


@given(st.dates(date(1900, 1, 1), date(2030, 1, 1)), st.integers(0, 90))
def test_ages_and_birthdays_agree_for_every_day(born: date, years: int) -> None:
    first = birthday(born, years)
    assert full_years(born, first) == years
    assert full_years(born, date.fromordinal(first.toordinal() - 1)) == years - 1


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 600))
def test_a_longer_period_never_ends_earlier(day: date, months: int) -> None:
    assert day <= months_after(day, months) <= months_after(day, months + 1)


ENDED = [
    ("the last day is inside", "2018-05-14", "2019-05-14", False),
    ("the day after is not", "2018-05-14", "2019-05-15", True),
    ("a month may have ended", "2018-05", "2019-05-15", None),
    ("a month has surely ended", "2018-05", "2019-06-01", True),
    ("a month surely has not", "2018-05", "2019-05-01", False),
]


@pytest.mark.parametrize(("why", "start", "on", "expected"), ENDED, ids=[row[0] for row in ENDED])
def test_a_period_from_a_day_that_is_not_known_exactly(why: str, start: str, on: str, expected: bool | None) -> None:
    assert ended(PartialDate.parse(start), 12, date.fromisoformat(on)) is expected, why
