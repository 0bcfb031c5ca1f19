"""Whether a project would still be sound with other contents in some of its files.

Takes the folder and the contents, gives the problems that they would bring: errors that are not there already, and
warnings likewise. What was wrong before is no reason to refuse a change, or nobody could mend anything bit by bit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from complaint.problems import Place, Problem, ProblemsFound, Severity, has_errors, in_order
from complaint.records.changing.writing import steady
from complaint.records.project import load_project
from complaint.records.record import Records
from complaint.records.resolve import resolve
from complaint.records.rules import RULES
from complaint.records.rules import check as check_rules


def load_steadily(root: Path) -> tuple[Records, tuple[Problem, ...]]:
    """The project as it is between two changes, never in the middle of one; one that was interrupted is finished."""
    try:
        with steady(root):
            return load_project(root)
    except ProblemsFound as found:
        records, problems = load_project(root)
        return records, in_order((*found.problems, *problems))


def brought(root: Path, contents: Mapping[str, bytes], touched: Collection[str]) -> tuple[Records, tuple[Problem, ...]]:
    """The records as they would be, and the problems that come with the contents; remarks only about `touched` records.

    Rules that only warn are not asked: they take long, and `complaint check` asks them.
    """
    records, after = _problems(root, contents)
    lines = {(record.at.file, record.at.line) for record in (*records, *records.faulty) if record.id in touched}
    own = {problem for problem in after if (problem.place.file, problem.place.line) in lines}
    found = [problem for problem in after if problem.severity is Severity.ERROR or problem in own]
    if not has_errors(found):
        return records, tuple(found)
    earlier, before = _problems(root, {})
    known = Counter(_told(problem) for problem in before)
    asleep = frozenset(code for rule in RULES if not rule.applies(earlier) for code in rule.codes)
    new = []
    for problem in found:
        if known[_told(problem)]:
            known[_told(problem)] -= 1
        elif problem in own or problem.code not in asleep:  # else it was there, and a broken record hid it
            new.append(problem)
    return records, tuple(new)


def _problems(root: Path, contents: Mapping[str, bytes]) -> tuple[Records, tuple[Problem, ...]]:
    records, problems = load_project(root, contents)
    complaints = records.of("complaint") if "complaint" in records.types else ()
    day = complaints[0].filing_date.last if complaints else date.min
    if has_errors(problems) and not complaints:
        return records, problems
    return records, (*problems, *resolve(records), *check_rules(records, day, grave=True))


def _told(problem: Problem) -> Problem:
    """The problem wherever in its file it is: lines move when others come before them."""
    return replace(problem, place=Place(problem.place.file))
