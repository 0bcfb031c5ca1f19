"""The mandates at a glance: each figure leads to the people behind it."""

from __future__ import annotations

from flask import Blueprint, render_template

from complaint.desk.at_desk import snapshot
from complaint.desk.standings import by_reason
from complaint.problems import Severity
from complaint.records.overview import SOON

pages = Blueprint("status", __name__)
FIGURES = ("appealed", "gave", "complainant")
LOOKED_AT = ("lacks", "not_taken_up", "withdrew", "expiring", "without_term", "incomplete", "ask_again")
MOST = 12  # reasons of a group that are listed by themselves


@pages.get("/status")
def glance() -> str:
    here = snapshot()
    errors = sum(problem.severity is Severity.ERROR for problem in here.project.problems)
    appealed = len(here.groups["appealed"])
    return render_template(
        "status.html",
        on=here.project.on,
        figures=[(group, len(here.groups[group])) for group in FIGURES],
        looked_at=[
            (group, len(here.groups[group]), list(by_reason(here.groups[group]).items())[:MOST]) for group in LOOKED_AT
        ],
        soon=SOON,
        term=here.overview.term if here.overview.without_term else None,
        stated=[one for one in here.overview.stated if one.number is not None and one.number > appealed],
        errors=errors,
    )
