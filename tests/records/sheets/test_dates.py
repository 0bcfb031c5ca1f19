"""Dates and ages as people write them in three languages; what may be two things is never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint.records.sheets.dates import UnclearError, as_age, as_date, month_comes_first

READ = [
    ("2018-05-10", "2018-05-10"),
    ("2018-05", "2018-05"),
    ("2018", "2018"),
    ("2018-03/2018-10", "2018-03/2018-10"),
    ("10.05.2018", "2018-05-10"),
    ("1.2.1990", "1990-02-01"),
    ("12.03.1975 г.", "1975-03-12"),
    ("25/12/1990", "1990-12-25"),
    ("12/25/1990", "1990-12-25"),
    ("05/05/1990", "1990-05-05"),
    ("1990/12/25", "1990-12-25"),
    ("05.1980", "1980-05"),
    ("2018-05-10T09:12:33.000+06:00", "2018-05-10"),
    ("2018-05-10 09:12:33", "2018-05-10"),
    ("10.05.2018 9:12:33", "2018-05-10"),
    ("12 января 1990 г.", "1990-01-12"),
    ("12 янв. 1990", "1990-01-12"),
    ("1990 жылғы 5 қаңтар", "1990-01-05"),
    ("Jan 12, 1990", "1990-01-12"),
    ("12th of January 1990", "1990-01-12"),
    ("май 1990", "1990-05"),
    ("1990 г.", "1990"),
    ("1990 ж.", "1990"),
]


@pytest.mark.parametrize(("text", "date"), READ)
def test_a_date_is_read(text, date):
    assert as_date(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "soon",
        "31.02.1980",
        "30 февраля 1990",
        "00.00.1990",
        "12.03",
        "12.03.75",
        "март",
        "12 13 1990",
        "32 мая 1990",
        "45000",
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(UnclearError):
        as_date(text)


def test_day_and_month_that_may_be_the_other_way_round_are_asked_about():
    with pytest.raises(UnclearError, match="which comes first"):
        as_date("03/04/1990")
    assert as_date("03/04/1990", month_first=True) == "1990-03-04"
    assert as_date("03/04/1990", month_first=False) == "1990-04-03"


def test_a_column_tells_the_order_by_its_other_dates():
    assert month_comes_first(["03/04/1990", "12/25/1990"]) is True
    assert month_comes_first(["03/04/1990", "25/12/1990"]) is False
    assert month_comes_first(["03/04/1990", "25/12/1990", "12/25/1990"]) is None
    assert month_comes_first(["03/04/1990", "25.12.1990"]) is None


@pytest.mark.parametrize("text", ["47", "47 лет", "47 жаста", "47 y.o.", "47 years old", " 47 "])
def test_an_age_is_read(text):
    assert as_age(text, date(2024, 1, 1)) == "47"


@pytest.mark.parametrize("text", ["1975", "forty", "47 or 48", "-1 лет назад", "4711"])
def test_what_is_no_age_is_refused(text):
    with pytest.raises(UnclearError):
        as_age(text, date(2024, 1, 1))


@given(
    st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.sampled_from(["{0:02}.{1:02}.{2:04}", "{2:04}-{1:02}-{0:02}"])
)
def test_every_day_is_read_as_itself(day, form):
    assert as_date(form.format(day.day, day.month, day.year)) == day.isoformat()


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_refused(text):
    try:
        assert as_date(text)
    except UnclearError as reason:
        assert str(reason)


def test_the_number_of_a_day_is_not_read_but_the_day_that_it_may_be_is_told():
    with pytest.raises(UnclearError, match="perhaps 1975-03-12: format the column as a date"):
        as_date("27465")
