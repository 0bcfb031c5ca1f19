"""Dates of every precision, numbers, lists, plurals and fixed words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from complaint.filing.language import Language, read_language
from complaint.packaged import shared_templates
from complaint.problems import ProblemsFound
from complaint.records.dates import PartialDate
from tests.filing.making import english

ENGLISH = english()

DATES = [
    ("2018-05-10", "10 May 2018"),
    ("2018-05", "May 2018"),
    ("2018", "2018"),
    ("start of 2017-11", "beginning of November 2017"),
    ("middle of 2018-04", "middle of April 2018"),
    ("end of 2017-11", "end of November 2017"),
    ("2018-09-17/2018-09-18", "17–18 September 2018"),
    ("2018-05-10/2018-05-10", "10 May 2018"),
    ("2018-03-21/2018-05-09", "from 21 March to 9 May 2018"),
    ("2017-12-30/2018-01-02", "from 30 December 2017 to 2 January 2018"),
    ("2018-03/2018-10", "from March to October 2018"),
    ("2017-11/2018-02", "from November 2017 to February 2018"),
    ("2016/2018", "from 2016 to 2018"),
    ("2018-03-21/2018-05", "from 21 March 2018 to May 2018"),
    ("end of 2017-11/2018-02-03", "from end of November 2017 to 3 February 2018"),
]


@pytest.mark.parametrize(("typed", "said"), DATES, ids=[row[0] for row in DATES])
def test_a_date_is_said_as_precisely_as_it_is_known(typed: str, said: str) -> None:
    assert ENGLISH.when(PartialDate.parse(typed)) == said


FRENCH = read_language((shared_templates() / "languages" / "fr.yaml").read_text("utf-8"), "languages/fr.yaml")

FRENCH_DATES = [
    ("2018-05-01", "1er mai 2018"),
    ("2018-05-10", "10 mai 2018"),
    ("middle of 2018-04", "mi-avril 2018"),
    ("2018-03-21/2018-05-09", "du 21 mars au 9 mai 2018"),
    ("2018-03-01/2018-05-09", "du 1er mars au 9 mai 2018"),
    ("2018-03/2018-10", "entre mars et octobre 2018"),
    ("2018-03-21/2018-05", "entre le 21 mars 2018 et mai 2018"),
    ("end of 2017-11/2018-02-01", "entre fin novembre 2017 et le 1er février 2018"),
]


@pytest.mark.parametrize(("typed", "said"), FRENCH_DATES, ids=[row[0] for row in FRENCH_DATES])
def test_french_has_the_first_of_a_month_and_its_own_words_for_periods(typed: str, said: str) -> None:
    assert FRENCH.when(PartialDate.parse(typed)) == said


NUMBERS = [
    (129, "129"),
    (1234567, "1,234,567"),
    (Decimal("429.5"), "429.5"),
    (Decimal("0.12345"), "0.12345"),
    (-3, "-3"),
]


@pytest.mark.parametrize(("number", "shown"), NUMBERS, ids=str)
def test_a_number_keeps_all_its_digits(number: int | Decimal, shown: str) -> None:
    assert ENGLISH.number(number) == shown


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 complainants"),
        (1, "1 complainant"),
        (2, "2 complainants"),
        (21, "21 complainants"),
        (1000, "1,000 complainants"),
    ],
)
def test_a_noun_follows_its_number(number: int, said: str) -> None:
    assert ENGLISH.count(number, "complainant") == said


def test_plurals_follow_the_language_and_not_the_english() -> None:
    russian = _language(
        locale="ru", plurals={"day": {"one": "{n} день", "few": "{n} дня", "many": "{n} дней", "other": "{n} дня"}}
    )
    assert [russian.count(n, "day") for n in (1, 2, 5, 11, 21)] == ["1 день", "2 дня", "5 дней", "11 дней", "21 день"]


BOUNDS = [
    ("exactly", "40", None, "40"),
    ("more than", "150", None, "more than 150"),
    ("at least", "1000", None, "at least 1,000"),
    ("several dozen", None, None, "several dozen"),
    ("between", "20", "30", "between 20 and 30"),
]


@pytest.mark.parametrize(("bound", "number", "number_to", "said"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_a_figure_keeps_its_bound(bound: str, number: str | None, number_to: str | None, said: str) -> None:
    values = (None if value is None else Decimal(value) for value in (number, number_to))
    assert ENGLISH.bounded(bound, *values) == said


IN_PATTERNS = [
    ("2018-05-10", "10 мая 2018 года"),
    ("2018-05", "май 2018 года"),
    ("2018", "2018 год"),
    ("end of 2017-11", "конец ноября 2017 года"),
    ("2018-03-21/2018-05-09", "21 марта – 9 мая 2018 года"),
    ("2017-12-30/2018-01-02", "30 декабря 2017 года – 2 января 2018 года"),
    ("2018-03/2018-10", "март – октябрь 2018 года"),
]


@pytest.mark.parametrize(("typed", "said"), IN_PATTERNS, ids=[row[0] for row in IN_PATTERNS])
def test_a_language_writes_its_dates_in_patterns_of_its_own(typed: str, said: str) -> None:
    patterns = {"day": "d MMMM y 'года'", "month": "LLLL y 'года'", "month_of_part": "MMMM y 'года'", "year": "y 'год'"}
    words = {"period": "{first} – {last}", "end_of": "конец {month}"}
    assert _language(locale="ru", words=words, dates=patterns).when(PartialDate.parse(typed)) == said


@pytest.mark.parametrize(
    ("items", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_items_are_listed_in_one_sentence(items: list[str], said: str) -> None:
    assert ENGLISH.listed(items) == said


def test_a_day_is_said_in_full() -> None:
    assert ENGLISH.day(date(2018, 11, 5)) == "5 November 2018"


def _language(**parts: object) -> Language:
    import json

    given = {
        "language": "xx",
        "locale": "en",
        "words": {"w": "{a}"},
        "bounds": {"b": "{number}"},
        "plurals": {"p": {"one": "x"}},
    }
    return read_language(json.dumps({**given, **parts}), "templates/languages/xx.yaml")


WRONG = [
    (lambda: ENGLISH.word("wrod"), "there is no “wrod” under “words”"),
    (lambda: ENGLISH.count(2, "cat"), "there is no plural for “cat”"),
    (lambda: ENGLISH.bounded("roughly", None, None), "there is no “roughly” under “bounds”"),
    (lambda: _language().count(2, "p"), "there is no “other” under “plurals.p”"),
    (lambda: _language(words={"w": "{b}"}).word("w", a=1), "“{b}” (words.w) cannot be filled in"),
    (lambda: _language(words={"w": "{a"}).word("w", a=1), "“{a” (words.w) cannot be filled in"),
    (lambda: _language(words={"w": "{a.real.x}"}).word("w", a=1), "“{a.real.x}” (words.w) cannot be filled in"),
    (lambda: _language(words={}), "the language file has no “words”"),
    (lambda: _language(dates={"dya": "d"}), "there is no pattern of dates “dya”"),
]


@pytest.mark.parametrize(("ask", "message"), WRONG, ids=[row[1] for row in WRONG])
def test_what_a_language_lacks_is_a_problem_of_its_file(ask, message: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ProblemsFound) as found:
        ask()
    (problem,) = found.value.problems
    assert problem.message == message
    assert problem.place.file.startswith(("languages/", "templates/languages/"))
