"""Whether a project would still be sound with other contents in some of its files.

Takes the folder and the contents, gives the problems that they would bring: errors that are not there already, and
warnings likewise. What was wrong before is no reason to refuse a change, or nobody could mend anything bit by bit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from complaint.problems import Place, Problem, ProblemsFound, has_errors, in_order
from complaint.records.changing.writing import steady
from complaint.records.project import load_project
from complaint.records.record import Records
from complaint.records.resolve import resolve
from complaint.records.rules import check as check_rules


def load_steadily(root: Path) -> tuple[Records, tuple[Problem, ...]]:
    """The project as it is between two changes, never in the middle of one; one that was interrupted is finished."""
    try:
        with steady(root):
            return load_project(root)
    except ProblemsFound as found:
        records, problems = load_project(root)
        return records, in_order((*found.problems, *problems))


def brought(root: Path, contents: Mapping[str, bytes]) -> tuple[Records, tuple[Problem, ...]]:
    """The records as they would be, and the problems that come with the contents."""
    records, after = _problems(root, contents)
    if not after:
        return records, ()
    _, before = _problems(root, {})
    known = Counter(_told(problem) for problem in before)
    new = []
    for problem in after:
        if known[_told(problem)]:
            known[_told(problem)] -= 1
        else:
            new.append(problem)
    return records, tuple(new)


def _problems(root: Path, contents: Mapping[str, bytes]) -> tuple[Records, tuple[Problem, ...]]:
    records, problems = load_project(root, contents)
    complaints = records.of("complaint") if "complaint" in records.types else ()
    day = complaints[0].filing_date.last if complaints else date.min
    if has_errors(problems) and not complaints:
        return records, problems
    return records, (*problems, *resolve(records), *check_rules(records, day))


def _told(problem: Problem) -> Problem:
    """The problem wherever in its file it is: lines move when others come before them."""
    return replace(problem, place=Place(problem.place.file))
