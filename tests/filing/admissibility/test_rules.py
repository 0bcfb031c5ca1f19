"""Each rule of a body from both sides: a row says what keeps to it, what breaks it, and why that is so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from complaint.filing.admissibility.finding import WEIGHTS
from complaint.filing.admissibility.table import CHECKS
from tests.filing.admissibility import rows_of_facts, rows_of_people, rows_of_time
from tests.filing.admissibility.rows import HER, Row, book, her, keeps_and_breaks, many, shown, told
from tests.filing.admissibility.rows_of_time import DOORS, early
from tests.records.factories import make

ROWS = [*rows_of_people.ROWS, *rows_of_facts.ROWS, *rows_of_time.ROWS]
# What holds whatever the records say.
ALWAYS = sorted(rule.id for rule in book().rules.values() if rule.check == "remember")
APART = {"deadline", "closes-soon", "numbered-paragraphs", "word-file"}


@pytest.mark.parametrize("row", ROWS, ids=shown)
def test_a_rule_is_kept_and_broken(row: Row) -> None:
    keeps_and_breaks(row)


@pytest.mark.parametrize("rule", ALWAYS)
def test_some_rules_only_remind(rule: str) -> None:
    (found,) = told(Row(rule, "", her(), her()), her())
    assert found.severity in ("note", "warn")
    assert found.about == ""


def test_every_rule_has_a_row() -> None:
    tested = {row.rule for row in ROWS} | set(ALWAYS) | APART
    assert tested == set(book().rules)


def test_every_check_serves_a_rule() -> None:
    assert {rule.check for rule in book().rules.values()} == set(CHECKS)


@pytest.mark.parametrize("rule", book().rules.values(), ids=lambda rule: rule.id)
def test_a_rule_says_what_is_wrong_by_whose_authority_and_what_to_do(rule) -> None:  # type: ignore[no-untyped-def]
    assert rule.severity in WEIGHTS
    assert rule.text.endswith(".")
    assert rule.source
    assert 1900 < rule.reflects_year <= 2026
    if rule.severity == "block":
        assert rule.hint, "what keeps somebody out says what to do"
    assert not rule.hint or rule.hint.endswith(".")


def test_a_child_born_on_29_february_is_one_through_28_february() -> None:
    row = Row("child-without-guardian", "", (), ())
    papers = {"appeal": {"received": "2020-01"}, "poa": {"signed_on": "2020-01-01", "received": "2020-01"}}
    born = her(birth_date="2004-02-29", **papers)
    assert len(told(replace(row, on=date(2022, 2, 28)), born)) == 1
    assert told(replace(row, on=date(2022, 3, 1)), born) == ()


def test_the_law_on_terms_is_that_of_one_state() -> None:
    old = her(poa={"signed_on": "2022-01-10"})
    assert len(told(Row("mandate-term", "", (), ()), old)) == 1
    assert told(Row("mandate-term", "", (), (), ask={"terms": ["ukraine"]}), old) == ()


def test_the_last_day_before_a_deadline_is_inside() -> None:
    row = Row("deadline", "", (), (), ask={"deadline": "2024-11-05"})
    assert told(row, her()) == ()
    (late,) = told(replace(row, on=date(2024, 11, 6)), her())
    assert late.detail == "2024-11-05"


def test_a_recipient_that_closes_soon_warns_from_ninety_days_before() -> None:
    row = Row("closes-soon", "", (), (), profile={"doors": DOORS})
    assert told(replace(row, on=date(2024, 10, 2)), early()) == ()
    (soon,) = told(replace(row, on=date(2024, 10, 3)), early())
    assert soon.detail == "closed from 2025-01-01"


@pytest.mark.parametrize(
    ("citizen_of", "day", "belongs"),
    [
        ("Croatia", date(2013, 6, 30), False),
        ("Croatia", date(2013, 7, 1), True),
        ("United Kingdom", date(2020, 1, 31), True),
        ("United Kingdom", date(2020, 2, 1), False),
        ("Kazakhstan", date(2020, 1, 31), False),
    ],
)
def test_a_petitioner_belongs_to_the_union_from_the_first_to_the_last_day(
    citizen_of: str, day: date, belongs: bool
) -> None:
    row = Row("petitioner-in-union", "", (), (), on=day)
    papers = {"appeal": {"received": "2012-01"}, "poa": {"signed_on": "2012-01-01", "received": "2012-01"}}
    assert (told(row, her(citizenship=citizen_of, **papers)) == ()) == belongs


@pytest.mark.parametrize(
    ("rule", "papers", "said"),
    [
        ("mandate-term", {"poa": {"signed_on": "2023-11-04"}}, "ended, at the latest on 2024-11-04"),
        ("mandate-term", {"poa": {"signed_on": "2023-11"}}, "perhaps ended, at the latest on 2024-11-30"),
        ("child-without-guardian", {"birth_date": "2006-11-06"}, ""),
        ("child-without-guardian", {"birth_date": None, "age": "17", "age_on": "2024-01-01"}, "perhaps"),
    ],
)
def test_what_is_sure_is_not_told_as_a_doubt(rule: str, papers: dict[str, Any], said: str) -> None:
    (found,) = told(Row(rule, "", (), ()), her(**papers))
    assert found.detail == said


@pytest.mark.parametrize(("day", "there"), [(date(2011, 12, 31), False), (date(2012, 1, 1), True)])
def test_the_rules_of_the_day_of_filing_hold(day: date, there: bool) -> None:
    remedy = make("remedy", person=HER, filed_on=None, decided_on="2003-01-01", result="dismissed")
    found = told(Row("five-years", "", (), (), on=day), many(early(), remedy))
    assert bool(found) == there, "rule 96(c) was new in 2012"


def test_a_filing_is_made_as_the_registration_wants_it() -> None:
    numbered = {"title": "T", "numbered_paragraphs": "yes", "numbered_sections": "yes"}
    plain = {**numbered, "numbered_paragraphs": "no"}
    assert told(Row("numbered-paragraphs", "", (), (), profile={"document": numbered}), her()) == ()
    assert len(told(Row("numbered-paragraphs", "", (), (), profile={"document": plain}), her())) == 1
    assert told(Row("word-file", "", (), (), profile={"formats": ["docx"]}), her()) == ()
    assert len(told(Row("word-file", "", (), (), profile={"formats": ["docx", "pdf"]}), her())) == 1
