"""The days on which a rule turns: birthdays, confirmations, the day on which somebody is found or a body decides."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.filing.admissibility.rows import HER, Group, Row, case, her, many, told
from tests.records.factories import make, typed

ON = date(2024, 11, 5)
PUBLIC = {"disclosure": "public"}
YOUNG = {"appeal": {"received": "2020-01"}, "poa": {"signed_on": "2020-01-01", "received": "2020-01"}}


def found(rule: str, *groups: Group, on: date = ON, **profile: Any) -> int:
    return len(told(Row(rule, "", (), (), profile=profile, on=on), many(*groups)))


@pytest.mark.parametrize(("born", "blocked"), [("2006-11-06", 1), ("2006-11-05", 0), ("2006-11-04", 0)])
def test_from_the_eighteenth_birthday_a_full_name_may_be_public(born: str, blocked: int) -> None:
    assert found("child-named", her(birth_date=born), **PUBLIC) == blocked


@pytest.mark.parametrize(("born", "warned"), [("2006-11-05", 1), ("2002-03-01", 1), ("2001-12-31", 0)])
def test_who_signed_as_a_child_is_asked_from_the_birthday_on_however_old_now(born: str, warned: int) -> None:
    assert found("signed-as-child", her(birth_date=born, **YOUNG)) == warned


@pytest.mark.parametrize(("day", "blocked"), [("2024-11-05", 0), ("2024-11-06", 1)])
def test_a_confirmation_counts_on_its_day(day: str, blocked: int) -> None:
    poa = {"recanted_on": "2024-07-01", "reconfirmed_on": day}
    assert found("recanted", her(poa=poa)) == blocked


@pytest.mark.parametrize(("day", "warned"), [("2024-11-05", 1), ("2024-11-06", 0)])
def test_who_is_found_is_found_from_that_day(day: str, warned: int) -> None:
    assert found("found-again", her(missing_since="2024-06", found_on=day)) == warned


def test_a_step_of_another_state_says_nothing_of_this_one() -> None:
    step = typed("step", person=HER, procedure="extradition", kind="arrest", date="2024-05-10", state="ukraine")
    own = {**step, "state": "kazakhstan"}
    assert found("act-described", her(), case(steps=[step])) == 1
    assert found("act-described", her(), case(steps=[own])) == 0


@pytest.mark.parametrize(("ended", "blocked"), [("2024-11-05", 0), ("2024-11-06", 1)])
def test_what_another_committee_has_decided_is_pending_no_more_from_that_day(ended: str, blocked: int) -> None:
    other = make("other_procedure", persons=[HER], kind="treaty body", status="decided", since="2022-01", ended=ended)
    findings = told(Row("same-matter-examined-now", "", (), (), on=ON), many(her(), other))
    assert [one.severity for one in findings].count("block") == blocked
