"""All that is wrong with the records, of people and of everything else: by file, filtered by gravity and file."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, render_template, request

from complaint.desk.at_desk import snapshot
from complaint.desk.snapshot import WORST_FIRST
from complaint.problems import Problem

pages = Blueprint("troubles", __name__)
MOST = 200  # problems that are shown at once
SEVERITIES = ("", *(one.value for one in WORST_FIRST))


@pages.get("/problems")
def everything() -> str:
    """The problems that fit, the gravest first; each leads to the person whose record it is about."""
    here = snapshot()
    problems = here.project.problems
    severity, file = request.args.get("severity", ""), request.args.get("file", "")
    found = [one for one in problems if _fits(one, severity, file)]
    found.sort(key=lambda one: WORST_FIRST.index(one.severity))
    return render_template(
        "troubles.html",
        problems=found[:MOST],
        total=len(found),
        rest=len(found) - len(found[:MOST]),
        person_of=_people(here.problems_of),
        severity=severity,
        severities=SEVERITIES,
        file=file,
        files=sorted({one.place.file for one in problems}),
    )


def _fits(problem: Problem, severity: str, file: str) -> bool:
    return (not severity or problem.severity.value == severity) and (not file or problem.place.file == file)


def _people(problems_of: Mapping[str, tuple[Problem, ...]]) -> Mapping[Problem, str]:
    return {problem: person for person, problems in problems_of.items() for problem in problems}
