"""Who may be on the list twice: the pairs with what speaks for and against, two side by side, and one made of two.

What is merged, asked and led to the one that stays is decided in `complaint.records.merging`, as for the command.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from complaint.desk.at_desk import desk, snapshot
from complaint.desk.person import shown_fields
from complaint.desk.snapshot import Snapshot
from complaint.problems import Problem, Severity
from complaint.records.changing import FieldConflict, change, version_of
from complaint.records.merging import merging
from complaint.records.merging.apart import two_people
from complaint.records.merging.both import Side
from complaint.records.names.comparing import Likeness
from complaint.records.record import Record
from complaint.records.schemas import schemas
from complaint.records.sheets.columns import PERSON

pages = Blueprint("duplicates", __name__)
ON_ONE_PAGE = 50
KINDS = schemas()["alias"].fields["kind"].allowed
_TAKE = "take-"


@dataclass(frozen=True, slots=True)
class Line:
    """A field of both, as it is shown; `question` if somebody has to choose."""

    field: str
    one: str
    other: str
    question: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was merged."""

    problems: tuple[Problem, ...] = ()
    conflicts: tuple[FieldConflict, ...] = ()
    said: str = ""


@pages.get("/duplicates")
def pairs() -> str:
    """All pairs that nobody has looked at yet, the likeliest first."""
    found = snapshot().pairs
    last = -(-len(found) // ON_ONE_PAGE) or 1
    page = max(1, min(request.args.get("page", 1, type=int), last))
    shown = found[(page - 1) * ON_ONE_PAGE : page * ON_ONE_PAGE]
    return render_template("duplicates.html", pairs=shown, total=len(found), page=page, pages=last)


@pages.get("/duplicates/<one>/<other>")
def both(one: str, other: str) -> str:
    return _side_by_side(one, other)


@pages.post("/duplicates/<one>/<other>")
def merged(one: str, other: str) -> ResponseReturnValue:
    """Make one of two, as was chosen; both side by side again if that cannot be."""
    here = snapshot()
    keep = request.form.get("keep", "")
    if keep not in (one, other):
        return _side_by_side(one, other, Refusal(said="choose")), 422
    if request.form.get("seen") != _version(here, one, other):
        return _side_by_side(one, other, Refusal(said="changed")), 409
    gone = other if keep == one else one
    kind = request.form.get("kind", "")
    plan = merging(desk().root, keep, gone, _taken(keep), kind if kind in KINDS else "")
    if plan.questions or plan.problems:
        return _side_by_side(one, other, Refusal(plan.problems, said="choose" if plan.questions else "")), 422
    done = change(desk().root, plan.wishes, desk().told("merge"))
    if done.refused:
        wrong = tuple(problem for problem in done.problems if problem.severity is Severity.ERROR)
        return _side_by_side(one, other, Refusal(wrong, done.conflicts)), 409 if done.conflicts else 422
    return redirect(url_for("person.page", person_id=keep, done="merge"))


@pages.post("/duplicates/<one>/<other>/apart")
def apart(one: str, other: str) -> ResponseReturnValue:
    """Note that these are two people; they are not proposed again."""
    here, at = snapshot(), desk()
    _people(here, one, other)
    why = request.form.get("why", "").strip()
    if not why:
        return _side_by_side(one, other, Refusal(said="why")), 422
    told = at.told("apart", said=why)
    done = change(at.root, two_people(here.listed, one, other, why, told.who, told.when.date()), told)
    if done.refused:
        return _side_by_side(one, other, Refusal(done.problems, done.conflicts)), 422
    return redirect(url_for("duplicates.pairs", done="apart"))


def _taken(keep: str) -> dict[str, Side]:
    """The answers of the form: whose value stays, by field."""
    answers = ((name.removeprefix(_TAKE), who) for name, who in request.form.items() if name.startswith(_TAKE))
    return {field: "keep" if who == keep else "other" for field, who in answers}


def _people(here: Snapshot, one: str, other: str) -> tuple[Record, Record]:
    found = [here.records.get(person) for person in (one, other)]
    first, second = found
    if first is None or second is None or first is second or {first.type, second.type} != {PERSON}:
        abort(404)
    return first, second


def _side_by_side(one: str, other: str, refusal: Refusal = Refusal()) -> str:
    here = snapshot()
    first, second = _people(here, one, other)
    plan = merging(desk().root, one, other, {})
    asked = {question.field for question in plan.questions}
    return render_template(
        "both.html",
        one=here.row_of[one],
        other=here.row_of[other],
        lines=_lines(here, first, second, asked),
        about=_about(here, one, other),
        likeness=_likeness(here, one, other),
        never=plan.problems,
        refusal=refusal,
        chosen=request.form,
        seen=_version(here, one, other),
        kinds=KINDS,
    )


def _lines(here: Snapshot, one: Record, other: Record, asked: set[str]) -> list[Line]:
    """What either says, field by field; what both say in the same way stands below."""
    mine, theirs = ({name: text for name, text, _ in shown_fields(here, record)} for record in (one, other))
    lines = [
        Line(name, mine.get(name, ""), theirs.get(name, ""), name in asked)
        for name in schemas()[PERSON].fields
        if name in mine or name in theirs
    ]
    return sorted(lines, key=lambda line: (not line.question, line.one == line.other))


def _about(here: Snapshot, one: str, other: str) -> Mapping[str, tuple[list[Record], list[Record]]]:
    """The records about either, by their type."""
    found: dict[str, tuple[list[Record], list[Record]]] = {}
    for side, person in enumerate((one, other)):
        for record in here.about.get(person, ()):
            found.setdefault(record.type, ([], []))[side].append(record)
    return found


def _likeness(here: Snapshot, one: str, other: str) -> Likeness | None:
    """What speaks for and against; None where the two were not found to be alike."""
    person = here.person_of[one]
    return next((match.likeness for match in here.people.who(person, most=50) if match.person.id == other), None)


def _version(here: Snapshot, one: str, other: str) -> str:
    """The state of both entries, to be sent back with the form."""
    texts = here.listed.texts
    return version_of({person: texts[PERSON, person].version for person in (one, other) if (PERSON, person) in texts})
