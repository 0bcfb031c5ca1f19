"""Dates as precisely as they are known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint.records.dates import PartialDate

MEANINGS = [
    ("2018-05-10", date(2018, 5, 10), date(2018, 5, 10), "day"),
    ("2018-02", date(2018, 2, 1), date(2018, 2, 28), "month"),
    ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "month"),
    ("2018", date(2018, 1, 1), date(2018, 12, 31), "year"),
    ("start of 2018-02", date(2018, 2, 1), date(2018, 2, 10), "part"),
    ("middle of 2018-04", date(2018, 4, 11), date(2018, 4, 20), "part"),
    ("end of 2018-02", date(2018, 2, 21), date(2018, 2, 28), "part"),
    ("2018-03-21/2018-05-09", date(2018, 3, 21), date(2018, 5, 9), "period"),
    ("2017/2018-07-31", date(2017, 1, 1), date(2018, 7, 31), "period"),
]
REFUSED = [
    ("2018-02-30", "30 February 2018 does not exist"),
    ("2018-02-29", "29 February 2018 does not exist"),
    ("2018-04-31", "31 April 2018 does not exist"),
    ("2018-05-00", "0 May 2018 does not exist"),
    ("2018-13", "there is no month 13"),
    ("2018-00-10", "there is no month 00"),
    ("0000", "there is no year 0"),
    ("end of 2018", "needs a month"),
    ("end of 2018-05-10", "needs a month"),
    ("2018-06/2018-05", "ends before it begins"),
    ("10.05.2018", "a date is written as"),
    ("10 May 2018", "a date is written as"),
    ("2018/05/10", "a date is written as"),
    ("", "a date is written as"),
    ("٢٠١٨-٠٥-١٠", "a date is written as"),
]


@pytest.mark.parametrize(("typed", "first", "last", "precision"), MEANINGS)
def test_a_date_means_the_days_it_may_mean(typed: str, first: date, last: date, precision: str) -> None:
    parsed = PartialDate.parse(typed)
    assert (parsed.first, parsed.last, parsed.precision, str(parsed)) == (first, last, precision, typed)


@pytest.mark.parametrize(("typed", "reason"), REFUSED)
def test_what_is_no_date_is_refused_with_a_reason(typed: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        PartialDate.parse(typed)


@given(st.dates())
def test_every_day_is_read_as_itself(day: date) -> None:
    parsed = PartialDate.parse(day.isoformat())
    assert parsed.first == parsed.last == day


@given(st.dates(), st.dates())
def test_a_period_is_refused_only_if_it_runs_backwards(one: date, other: date) -> None:
    if one <= other:
        assert PartialDate.parse(f"{one}/{other}").last == other
    else:
        with pytest.raises(ValueError, match="before it begins"):
            PartialDate.parse(f"{one}/{other}")


@given(st.text(alphabet="0123456789-/ .ofstarmidleen", max_size=24))
def test_no_text_does_more_than_be_refused(text: str) -> None:
    try:
        parsed = PartialDate.parse(text)
    except ValueError:
        return
    assert parsed.first <= parsed.last


@given(st.dates(date(1000, 1, 1), date(9000, 1, 1)), st.integers(1, 1000))
def test_one_date_is_surely_before_another_only_if_no_reading_says_otherwise(day: date, days: int) -> None:
    early, late = PartialDate.parse(day.isoformat()), PartialDate.parse((day + timedelta(days)).isoformat())
    month = PartialDate.parse(f"{day:%Y-%m}")
    assert early.surely_before(late) and late.surely_after(early)
    assert not month.surely_before(early) and not month.surely_after(early)


def test_the_ends_of_a_period_keep_their_own_precision() -> None:
    start, end = PartialDate.parse("2018-03/2018-05-09").ends()
    assert (start.precision, end.precision) == ("month", "day")
