"""The list of people, with search, filters and order; the part below the search is drawn anew while one types."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from complaint.desk.at_desk import snapshot
from complaint.desk.searching import ORDERS, STANDINGS, TROUBLES, Asked, found
from complaint.problems import Severity

pages = Blueprint("listing", __name__)
ON_ONE_PAGE = 50


@pages.get("/")
def everybody() -> str:
    """The list; for htmx only the part that a search changes."""
    asked = Asked(
        words=request.args.get("q", "")[:200],
        place=request.args.get("place", ""),
        standing=request.args.get("standing", ""),
        reason=request.args.get("reason", ""),
        trouble=request.args.get("trouble", ""),
        order=request.args.get("order", "list"),
    )
    here = snapshot()
    people = found(here.rows, asked, here.groups)
    page = max(1, min(request.args.get("page", 1, type=int), -(-len(people) // ON_ONE_PAGE) or 1))
    shown = people[(page - 1) * ON_ONE_PAGE : page * ON_ONE_PAGE]
    problems = here.project.problems
    anew = request.headers.get("HX-Target") == "people"
    return render_template(
        "people.html" if anew else "list.html",
        anew=anew,
        asked=asked,
        people=shown,
        total=len(people),
        all=len(here.rows),
        complainants=sum(row.complainant for row in here.rows),
        errors=sum(problem.severity is Severity.ERROR for problem in problems),
        troubles_of_records=sum(problem.severity is not Severity.NOTE for problem in problems),
        page=page,
        pages=-(-len(people) // ON_ONE_PAGE) or 1,
        places=here.places,
        standings=STANDINGS,
        troubles=TROUBLES,
        orders=tuple(ORDERS),
        filtered=sum(map(bool, (asked.place, asked.standing, asked.trouble))),
    )
