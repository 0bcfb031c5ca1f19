"""The days that a timeline names are beginnings of months, few enough to be read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint.filing.charts import Tick
from complaint.filing.ticks import ticks_of
from tests.filing.making import english

SPANS = [
    ("2024-05-10", "2024-05-20", ["May 2024"], "one month"),
    ("2023-11-10", "2024-02-03", ["Nov 2023", "Dec", "Jan 2024", "Feb"], "a year is named where it begins"),
    ("2023-10-10", "2024-11-05", ["Sept 2023", "Nov", "Jan 2024", "Mar", "May", "Jul", "Sept", "Nov"], "two by two"),
    ("2023-01-01", "2024-12-31", ["Jan 2023", "Apr", "Jul", "Oct", "Jan 2024", "Apr", "Jul", "Oct"], "quarters"),
    ("2018-06-01", "2024-12-31", [" 2018", " 2019", " 2020", " 2021", " 2022", " 2023", " 2024"], "years"),
]


@pytest.mark.parametrize(("first", "until", "read", "why"), SPANS, ids=[row[3] for row in SPANS])
def test_a_span_has_these_ticks(first: str, until: str, read: list[str], why: str) -> None:
    found = ticks_of(date.fromisoformat(first), date.fromisoformat(until), english())
    assert [f"{tick.label} {tick.year}".rstrip() for tick in found] == read, why


@given(st.dates(date(1920, 1, 1), date(2100, 1, 1)), st.integers(0, 40_000))
def test_ticks_begin_on_or_before_the_first_day_and_are_few(first: date, days: int) -> None:
    until = date.fromordinal(first.toordinal() + days)
    found = ticks_of(first, until, english())
    days_named = [tick.day for tick in found]
    assert days_named == sorted(set(days_named))
    assert days_named[0] <= first
    assert days_named[-1] <= until
    assert 1 <= len(found) <= 10
    assert isinstance(found[0], Tick) and found[0].year
