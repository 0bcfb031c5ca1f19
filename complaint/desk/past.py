"""The history of the list: who changed what when and from which source, and putting a change back.

Nothing is put back before somebody has seen what that would do; what was changed again since is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from complaint.desk.at_desk import desk, name_of, snapshot
from complaint.records.changing import Change, Changed, history, undo
from complaint.records.changing.history import find

pages = Blueprint("past", __name__)
ON_ONE_PAGE = 30


@dataclass(frozen=True, slots=True)
class Shown:
    """A change as it is listed; `undone_by` is the change that has put it back, if one has."""

    change: Change
    undone_by: str = ""


@pages.get("/history")
def everything() -> str:
    """All changes of the list, the newest first."""
    changes = list(history(desk().root))
    pages_of = -(-len(changes) // ON_ONE_PAGE) or 1
    page = max(1, min(request.args.get("page", 1, type=int), pages_of))
    newest = with_undone(changes)
    return render_template(
        "history.html",
        changes=newest[(page - 1) * ON_ONE_PAGE : page * ON_ONE_PAGE],
        total=len(changes),
        page=page,
        pages=pages_of,
        name_of=name_of,
        known=snapshot().row_of,
    )


@pages.get("/undo/<change_id>")
def ask(change_id: str) -> str:
    """What undoing would put back, to be confirmed."""
    return _confirmation(_change(change_id))


@pages.post("/undo/<change_id>")
def undone(change_id: str) -> ResponseReturnValue:
    """Undo; the question again with the reason if that cannot be."""
    change = _change(change_id)
    done = undo(desk().root, change.id, desk().told("undo", said=request.form.get("reason", "").strip()))
    if done.refused:
        return _confirmation(change, done), 409 if done.conflicts else 422
    what = "undo" if done.done else "nothing"
    person = request.form.get("person", "")
    if person in snapshot().row_of:
        return redirect(url_for("person.page", person_id=person, done=what))
    return redirect(url_for("past.everything", done=what))


def with_undone(changes: Iterable[Change]) -> list[Shown]:
    """The changes, the newest first, each with the one that has undone it and was not undone itself."""
    found = list(changes)
    undoing: dict[str, list[str]] = {}
    for change in found:
        if change.told.undoes:
            undoing.setdefault(change.told.undoes, []).append(change.id)

    def undone_by(change_id: str) -> str:
        return next((one for one in undoing.get(change_id, ()) if one != change_id and not undone_by(one)), "")

    return [Shown(change, undone_by(change.id)) for change in reversed(found)]


def _change(change_id: str) -> Change:
    found = find(desk().root, change_id)
    if found is None:
        abort(404)
    return found


def _confirmation(change: Change, done: Changed | None = None) -> str:
    return render_template(
        "undo.html",
        change=change,
        person=request.values.get("person", ""),
        private=any(part.private for record in change.records for part in record.fields),
        conflicts=done.conflicts if done is not None else (),
        problems=done.problems if done is not None else (),
        name_of=name_of,
        known=snapshot().row_of,
    )
