"""Adding, changing, withdrawing: forms that are checked while one types, and conflicts that are shown, never lost."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from complaint.desk.at_desk import desk, snapshot, spoken
from complaint.desk.forms import Sent, groups, sent
from complaint.desk.snapshot import Snapshot
from complaint.problems import Problem, Severity
from complaint.records.changing import Changed, RecordText, Told, Wish, change, texts_of
from complaint.records.names.parts import parts_of
from complaint.records.names.people import person_from
from complaint.records.sealing.at_once import kept_back, sealed_beside, values_of
from complaint.records.sheets.columns import ABOUT, PERSON, columns, key_of
from complaint.records.sheets.person import PersonRow, cells_of, person_rows, wishes_for, with_names
from complaint.records.sheets.withdrawing import withdrawal

pages = Blueprint("editing", __name__)


@pages.get("/add")
def add() -> str:
    return _form(snapshot(), None, {})


@pages.post("/add")
def added() -> ResponseReturnValue:
    """Write somebody new; the form again with what is wrong, if anything is."""
    here = snapshot()
    given = sent(request.form, here.listed.known(desk().clock().date()))
    if given.unclear:
        return _form(here, None, given.typed, given=given), 422
    wishes = wishes_for(given.cells, None, here.listed.filling(desk().clock().date()), given.cells.get("origin", ""))
    done = _sealed_and_changed(wishes, wishes[0].id, given, desk().told("add", given.cells.get("origin", "")))
    if done.refused:
        return _form(here, None, given.typed, given=given, done=done), 422
    return _to_person(wishes[0].id, done)


@pages.get("/person/<person_id>/edit")
def edit(person_id: str) -> str:
    here = snapshot()
    return _form(here, _row(here, person_id), {})


@pages.post("/person/<person_id>/edit")
def edited(person_id: str) -> ResponseReturnValue:
    """Write what was changed; where somebody else changed the same meanwhile, both are shown side by side."""
    here = snapshot()
    now = _row(here, person_id)
    seen = _seen(person_id, request.form.get("seen", ""))
    given = sent(request.form, here.listed.known(desk().clock().date()))
    if given.unclear:
        return _form(here, seen, given.typed, given=given), 422
    new = _not_as_seen(given, seen)
    own = {key: value for key, value in new.cells.items() if value != seen.cells.get(key, "")}
    wishes = wishes_for(own, seen, here.listed.filling(desk().clock().date()))
    done = _sealed_and_changed(wishes, person_id, new, desk().told("edit"))
    if done.conflicts:
        return _conflict(here, now, given, done), 409
    if done.refused:
        return _form(here, seen, given.typed, given=given, done=done), 422
    return _to_person(person_id, done)


def _not_as_seen(given: Sent, seen: PersonRow) -> Sent:
    """What was sent, without what stands in the list in just these words, whatever it would mean if it were new."""
    same = {key for key, text in given.typed.items() if text and text == " ".join(seen.cells.get(key, "").split())}
    typed = {key: text for key, text in given.typed.items() if key not in same}
    return replace(given, typed=typed, cells={key: cell for key, cell in given.cells.items() if key not in same})


def _sealed_and_changed(wishes: Sequence[Wish], person: str, given: Sent, told: Told) -> Changed:
    """Write what is wanted, and seal what was typed of which the list says only that it is held."""
    values = values_of(person, kept_back(given.typed), told)
    return change(desk().root, wishes, told, beside=sealed_beside(desk().root, values, wishes))


@pages.get("/person/<person_id>/withdraw")
def withdraw(person_id: str) -> str:
    here = snapshot()
    return _withdraw_form(here, person_id)


@pages.post("/person/<person_id>/withdraw")
def withdrawn(person_id: str) -> ResponseReturnValue:
    """Note the day of the withdrawal in every power of attorney of the person that lives."""
    here = snapshot()
    wishes: list[Wish] = list(withdrawal(here.listed.texts.values(), person_id, request.form.get("on", "").strip()))
    if not wishes:
        abort(404)
    done = change(desk().root, wishes, desk().told("withdraw", said=request.form.get("reason", "").strip()))
    if done.refused:
        return _withdraw_form(here, person_id, done), 422
    return _to_person(person_id, done)


@pages.post("/look")
def look() -> str:
    """What can be said while one types: what is unclear, how the name is read and written, and who may be meant."""
    here = snapshot()
    given = sent(request.form, here.listed.known(desk().clock().date()))
    named = with_names({key: value for key, value in given.cells.items() if value})
    whole = " ".join(named.get(part, "") for part in ("surname", "given_name", "patronymic")).strip()
    person = request.form.get("person", "")
    alike = [] if not named.get("surname") else here.people.who(person_from("", parts_of(whole)))
    return render_template(
        "look.html",
        unclear=given.unclear,
        headings={key: spoken().heading(columns()[key]) for key in given.unclear},
        proposed=whole if named != {key: value for key, value in given.cells.items() if value} else "",
        alike=[match for match in alike if match.person.id != person][:3],
    )


def _row(here: Snapshot, person_id: str) -> PersonRow:
    """The person as the files have them now, also while the pages still show an older list."""
    behind = desk().shelf.is_behind
    rows = person_rows(texts_of(desk().root, PERSON, *ABOUT).values()) if behind else here.listed.rows
    found = rows.get(person_id)
    if found is None:
        abort(404)
    return found


def _form(
    here: Snapshot,
    row: PersonRow | None,
    typed: Mapping[str, str],
    given: Sent | None = None,
    done: Changed | None = None,
) -> str:
    cells = typed or (row.cells if row is not None else {})
    problems = [problem for problem in done.problems if problem.severity is Severity.ERROR] if done is not None else []
    return render_template(
        "form.html",
        row=row,
        name=_name(here, row) if row is not None else "",
        groups=groups(cells, here, spoken(), given.unclear if given is not None else {}),
        seen=_as_json(row) if row is not None else "",
        problems=problems,
    )


def _name(here: Snapshot, row: PersonRow) -> str:
    return here.row_of[row.id].name if row.id in here.row_of else row.id


def _withdraw_form(here: Snapshot, person_id: str, done: Changed | None = None) -> str:
    if person_id not in here.row_of:
        abort(404)
    today = desk().clock().date().isoformat()
    lives = list(withdrawal(here.listed.texts.values(), person_id, today))
    problems: tuple[Problem, ...] = done.problems if done is not None else ()
    return render_template("withdraw.html", row=here.row_of[person_id], today=today, lives=lives, problems=problems)


def _conflict(here: Snapshot, now: PersonRow, given: Sent, done: Changed) -> str:
    """Both versions of each field, to choose from; what nobody else touched is kept as it was typed."""
    typed = dict(given.typed)
    fields = []
    for conflict in done.conflicts:
        key = key_of(conflict.type, conflict.field)
        if key is None:
            continue
        if conflict.theirs == conflict.mine:
            typed[key] = str(conflict.theirs or "")
        else:
            typed.pop(key, None)
            fields.append((key, spoken().heading(columns()[key]), conflict.base, conflict.theirs, conflict.mine))
    return render_template(
        "conflict.html", row=now, name=_name(here, now), fields=fields, typed=typed, seen=_as_json(now)
    )


def _as_json(row: PersonRow) -> str:
    """The records of a row as they are seen now, to be sent back with the form."""
    records = {kind: {"id": record.id, "fields": dict(record.fields)} for kind, record in row.records.items()}
    return json.dumps(records, ensure_ascii=False, sort_keys=True)


def _seen(person_id: str, text: str) -> PersonRow:
    """The row as it was when the form was drawn; 400 for a form that we did not draw."""
    try:
        records = {kind: _record(kind, one) for kind, one in json.loads(text).items()}
        return PersonRow(person_id, cells_of(records), records)
    except (ValueError, TypeError, KeyError, AttributeError):
        abort(400)


def _record(kind: str, content: Any) -> RecordText:
    fields = {str(name): value if isinstance(value, str) else tuple(value) for name, value in content["fields"].items()}
    return RecordText(kind, str(content["id"]), "", fields)


def _to_person(person_id: str, done: Changed) -> Response:
    """The person's page, with a word on what was done."""
    answer = redirect(url_for("person.page", person_id=person_id, done=done.done.told.how if done.done else "nothing"))
    return make_response(answer)
