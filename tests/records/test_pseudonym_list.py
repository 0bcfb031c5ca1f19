"""The register of pseudonyms: drawn once, never changed, telling nothing by itself. All people are invented."""

from __future__ import annotations

import csv
import stat
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint.records.pseudonym_list import FIRST, draw_pseudonyms, drawn

REGISTER = "signatories/pseudonyms.csv"
ids = st.lists(st.from_regex(r"[a-z]{2,6}-[a-z]{2,6}", fullmatch=True), unique=True, max_size=30)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "signatories").mkdir()
    return tmp_path


def luck(seed: int) -> Callable[[int], int]:
    """The same numbers each time, so that a test can foresee them."""
    return Random(seed).randrange  # noqa: S311 - nobody is to be protected here


def numbers(project: Path) -> dict[str, str]:
    with (project / REGISTER).open(encoding="utf-8", newline="") as file:
        return {row["person"]: row["number"] for row in csv.DictReader(file)}


def test_who_joins_gets_a_number_and_nobody_else_another_one(project: Path) -> None:
    assert draw_pseudonyms(project, ["orlan-vesna", "drozd-pavel"]).new == 2
    before = numbers(project)
    done = draw_pseudonyms(project, ["aber-ada", "orlan-vesna", "drozd-pavel", "zorn-zita"])
    assert (done.new, done.had) == (2, 2)
    assert before.items() <= numbers(project).items()


def test_who_is_gone_keeps_the_number_so_that_nobody_else_gets_it(project: Path) -> None:
    draw_pseudonyms(project, ["orlan-vesna", "drozd-pavel"])
    before = numbers(project)
    draw_pseudonyms(project, ["drozd-pavel", "aber-ada"])
    assert before.items() <= numbers(project).items()


def test_where_everybody_has_a_number_nothing_is_written(project: Path) -> None:
    draw_pseudonyms(project, ["orlan-vesna"])
    before = (project / REGISTER).stat().st_mtime_ns
    assert draw_pseudonyms(project, ["orlan-vesna"]).new == 0
    assert (project / REGISTER).stat().st_mtime_ns == before


def test_only_the_owner_may_read_it(project: Path) -> None:
    draw_pseudonyms(project, ["orlan-vesna"])
    assert stat.S_IMODE((project / REGISTER).stat().st_mode) == 0o600
    assert [path.name for path in (project / "signatories").iterdir()] == ["pseudonyms.csv"]


def test_a_register_that_cannot_be_read_is_left_alone(project: Path) -> None:
    (project / REGISTER).write_text("id,person,number,folder\npseudonym-1,orlan-vesna,many,k3v9t2qa\n")
    before = (project / REGISTER).read_bytes()
    done = draw_pseudonyms(project, ["aber-ada"])
    assert done.problems
    assert (project / REGISTER).read_bytes() == before


@given(people=ids, seed=st.integers())
def test_no_two_people_share_a_number_or_a_folder(people: list[str], seed: int) -> None:
    rows = list(drawn(people, (), luck(seed)))
    assert len({row["number"] for row in rows}) == len({row["folder"] for row in rows}) == len(people)


@given(people=ids, seed=st.integers())
def test_a_number_does_not_depend_on_the_name(people: list[str], seed: int) -> None:
    """The same luck gives the same numbers to other people in the same places."""
    others = [f"other-{place}" for place in range(len(people))]
    found = [[row["number"] for row in drawn(group, (), luck(seed))] for group in (people, others)]
    assert found[0] == found[1]


def test_numbers_do_not_follow_the_order_of_people() -> None:
    people = [f"person-{place:03}" for place in range(200)]
    found = [int(row["number"]) for row in drawn(people, (), luck(7))]
    rising = sum(1 for one, other in pairwise(found) if one < other)
    assert 70 < rising < 130, "about half of them, as by chance"


def test_numbers_have_more_digits_when_half_of_them_are_taken() -> None:
    rows = list(drawn((f"person-{place}" for place in range(600)), ()))
    sizes = [len(row["number"]) for row in rows]
    assert sizes == [3] * 450 + [4] * 150
    assert min(int(row["number"]) for row in rows) >= FIRST
