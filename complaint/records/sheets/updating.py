"""What a row of a sheet changes in a person of the list.

Takes the list, the person and the cells of the row; gives the wishes. What a sheet from elsewhere leaves empty empties
nothing, names stay as they are on the list, and another spelling is kept as an alias.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from complaint.records.changing.wishes import Add, Edit, Value, Wish
from complaint.records.names.people import words_of
from complaint.records.sheets.columns import ABOUT
from complaint.records.sheets.listed import Listed
from complaint.records.sheets.person import Filling, PersonRow, cells_of, wishes_for, with_names

_NAMES: Final = ("full_name", "surname", "given_name", "patronymic", "name_original")
_DATED: Final = {"appeal": ("appeal_received", "received"), "power_of_attorney": ("mandate_signed_on", "signed_on")}
_OWN: Final = {"appeal": "appeal_id", "power_of_attorney": "mandate_id"}
_DAY: Final = len("2018-05-10")


def updates(found: Listed, person: str, cells: Mapping[str, str], filling: Filling, origin: str) -> tuple[Wish, ...]:
    """What the row of a sheet from elsewhere changes."""
    known = _fitting(found, found.rows[person], cells)
    facts = {key: value for key, value in cells.items() if key not in (*_NAMES, "origin") and value}
    original = with_names(cells).get("name_original", "")
    if original and not known.cells.get("name_original"):
        facts["name_original"] = original
    wishes = without_same(wishes_for(facts, known, filling, origin), known)
    return (*wishes, *_alias(found, person, cells, facts, filling, origin))


def _alias(
    found: Listed, person: str, cells: Mapping[str, str], facts: Mapping[str, str], filling: Filling, origin: str
) -> Iterator[Wish]:
    """The spelling of the row, if the list does not know it yet."""
    parts = " ".join(cells[key] for key in ("surname", "given_name", "patronymic") if cells.get(key))
    said = parts or cells.get("full_name", "")
    known = found.person_of.get(person)
    if not said or known is None or words_of(said) in {*known.written, words_of(facts.get("name_original", ""))}:
        return
    number = next(number for number in range(1, 10_000) if f"alias-{person}-{number}" not in filling.taken)
    alias = {"person": person, "text": said, "kind": "transliteration", "origin": origin}
    yield Add("alias", f"alias-{person}-{number}", alias, origin)


def with_records(found: Listed, person: PersonRow, cells: Mapping[str, str]) -> PersonRow:
    """The person with the appeal and the power of attorney that an exported row shows, if there are several."""
    records = dict(person.records)
    for kind, key in _OWN.items():
        text = found.texts.get((kind, cells.get(key, "")))
        if text is not None and text.fields.get(ABOUT[kind]) == person.id:
            records[kind] = text
    return replace(person, records=records, cells=cells_of(records))


def _fitting(found: Listed, person: PersonRow, cells: Mapping[str, str]) -> PersonRow:
    """The person with the appeal and the power of attorney of the days that the row gives.

    A row with another day than all that are recorded is about another appeal or power of attorney.
    """
    records = dict(person.records)
    for kind, (key, name) in _DATED.items():
        day = cells.get(key, "")
        if not day or kind not in records:
            continue
        own = found.about.get((kind, person.id), ())
        same = [text for text in own if text.fields.get(name) == day]
        if same:
            records[kind] = same[-1]
        elif len(day) == _DAY and all(len(str(text.fields.get(name, ""))) == _DAY for text in own):
            del records[kind]
    return replace(person, records=records, cells=cells_of(records))


def without_same(wishes: Iterable[Wish], person: PersonRow) -> tuple[Wish, ...]:
    """The wishes without fields that differ only in how lines are broken."""
    left: list[Wish] = []
    for wish in wishes:
        if isinstance(wish, Edit):
            before = person.records[wish.type].fields if wish.type in person.records else {}
            new = {name: value for name, value in wish.new.items() if _lines(value) != _lines(before.get(name, ""))}
            left += [replace(wish, new=new)] if new else []
        else:
            left.append(wish)
    return tuple(left)


def _lines(value: Value) -> list[str]:
    text = "; ".join(value) if isinstance(value, tuple) else value
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]
