"""Small whole projects, a good one and bad ones, each with its expected problems beside it.

A bad project in `tests/projects/bad-*` holds only the files in which it differs from `good-small`, the names of files
it lacks in `removed.txt`, what is wrong with it in `why.txt`, and every problem that must be told in `expected.txt`.
With REFRESH_EXPECTED=1 in the environment the last is written anew and the test fails; look at the difference first.
"""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from complaint.problems import Problem, in_order
from complaint.records.project import load_project
from complaint.records.resolve import resolve
from complaint.records.rules import check

PROJECTS = Path(__file__).parent.parent / "projects"
GOOD = PROJECTS / "good-small"
BAD = sorted(PROJECTS.glob("bad-*"))
NOT_RECORDS = {"why.txt", "expected.txt", "removed.txt"}
FILING_DATE = date(2024, 11, 5)


def test_the_good_project_has_no_problem() -> None:
    assert told(problems_of(GOOD)) == ""


def test_the_good_project_holds_a_record_of_every_type_of_a_project() -> None:
    records, _ = load_project(GOOD)
    empty = {name for name in records.types if not records.of(name)}
    rulebook = {"admissibility_rule", "rule_group", "acceptance", "same_matter"}
    assert empty <= {"recipient", "ill_treatment", "step", *rulebook}


def test_there_are_bad_projects_to_look_at() -> None:
    assert len(BAD) > 20


@pytest.mark.parametrize("bad", BAD, ids=lambda path: path.name)
def test_a_bad_project_is_told_all_its_problems(bad: Path, tmp_path: Path) -> None:
    expected = bad / "expected.txt"
    found = told(problems_of(laid_over_good(bad, tmp_path / "project")))
    if os.environ.get("REFRESH_EXPECTED"):
        expected.write_text(found, encoding="utf-8")
        pytest.fail("written anew: look at the difference, then run again without REFRESH_EXPECTED")
    assert found == expected.read_text(encoding="utf-8")


def laid_over_good(bad: Path, target: Path) -> Path:
    """A copy of the good project with the files of the bad one."""
    shutil.copytree(GOOD, target)
    shutil.copytree(bad, target, dirs_exist_ok=True, ignore=lambda _, names: NOT_RECORDS & set(names))
    removed = bad / "removed.txt"
    for name in removed.read_text(encoding="utf-8").split() if removed.exists() else ():
        (target / name).unlink()
    return target


def problems_of(root: Path) -> tuple[Problem, ...]:
    records, problems = load_project(root)
    return in_order((*problems, *resolve(records), *check(records, FILING_DATE)))


def told(problems: tuple[Problem, ...]) -> str:
    """The problems as a person reads them."""
    return "".join(
        f"{problem.place}: {problem.severity} [{problem.code}] {problem.message}\n    {problem.hint}\n"
        for problem in problems
    )
