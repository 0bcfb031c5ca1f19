"""A person's page: all that the records hold on them, what is wrong with it, and what was changed when."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flask import Blueprint, abort, render_template

from complaint.desk.at_desk import desk, snapshot, spoken
from complaint.desk.past import Shown, with_undone
from complaint.desk.snapshot import Snapshot
from complaint.filing.pseudonyms import tokens
from complaint.output.verifying import manifest_of
from complaint.problems import ProblemsFound
from complaint.records.changing import changes_of, history
from complaint.records.dates import PartialDate
from complaint.records.merging import merged_into
from complaint.records.names.finding import Match
from complaint.records.record import HELD, Record, Ref
from complaint.records.schemas import schemas

pages = Blueprint("person", __name__)
EDITABLE = ("appeal", "power_of_attorney", "alias")
HIDDEN = frozenset({"id"})


@pages.get("/person/<person_id>")
def page(person_id: str) -> str:
    """The page; 404 if nobody on the list has the id."""
    here = snapshot()
    record = here.records.get(person_id)
    if record is None or record.type != "signatory":
        record = next((one for one in here.records.faulty if one.id == person_id and one.type == "signatory"), None)
    if record is None:
        abort(404)
    about = here.about.get(person_id, ())
    own = sorted((one for one in about if one.type in EDITABLE), key=lambda one: EDITABLE.index(one.type))
    rest = [one for one in about if one.type not in EDITABLE]
    return render_template(
        "person.html",
        person=record,
        row=here.row_of[person_id],
        fields_of_person=list(shown_fields(here, record)),
        own=[(one, list(shown_fields(here, one, person_id))) for one in own],
        rest=_by_type(rest),
        shown=lambda one: list(shown_fields(here, one, person_id)),
        standing_mandate=_live_mandate(own),
        history=_history([person_id, *merged_into(desk().root, person_id), *(one.id for one in own)]),
        known=here.row_of,
        likely=_likely(here, person_id),
        filings=filings_with(desk().root / "build", {person_id, tokens(here.records).get(person_id, "")}),
        called=here.called(spoken().tag),
    )


def filings_with(build: Path, called: set[str]) -> list[str]:
    """The recipients whose filing in the build holds a person, by the id or by the token of the pseudonym."""
    try:
        made = manifest_of(build).get("recipients", {})
    except ProblemsFound:
        return []
    return [recipient for recipient, one in made.items() if called & set(one.get("complainants", ()))]


def _likely(here: Snapshot, person_id: str) -> list[Match]:
    """Others on the list who may be the same person; of somebody whose record has an error nothing is known yet."""
    asked = next((person for person in here.people.people if person.id == person_id), None)
    found = here.people.who(asked) if asked is not None else []
    return [match for match in found if match.person.id != person_id][:3]


def _history(ids: list[str]) -> list[Shown]:
    """What was changed in these records, the newest first; whether it was undone shows in all of the history."""
    undone = {shown.change.id: shown.undone_by for shown in with_undone(history(desk().root))}
    return [Shown(change, undone.get(change.id, "")) for change in reversed(changes_of(desk().root, ids))]


def _live_mandate(own: list[Record]) -> Record | None:
    """The power of attorney that can be withdrawn."""
    given = (one for one in own if one.type == "power_of_attorney")
    return next((one for one in given if one.values.get("withdrawn_on") is None), None)


def _by_type(records: list[Record]) -> list[tuple[str, list[Record]]]:
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(record.type, []).append(record)
    return list(found.items())


def shown_fields(here: Snapshot, record: Record, but: str = "") -> Iterator[tuple[str, str, bool]]:
    """Name, text and whether it is prose of each field that is filled; not the person whose page it is."""
    for name, field in schemas()[record.type].fields.items():
        value = record.values.get(name)
        if name in HIDDEN or value in (None, ()) or value == but or field.type in ("records", "dict", "query"):
            continue
        yield name, _text(here, value), field.type == "prose"


def _text(here: Snapshot, value: object) -> str:
    if value is HELD:
        return "held"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Ref):
        found = here.records.get(value)
        return here.name_of(found) if found is not None else str(value)
    if isinstance(value, PartialDate):
        return value.typed
    if isinstance(value, tuple):
        return "; ".join(_text(here, item) for item in value)
    return str(value)
