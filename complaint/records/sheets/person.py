"""One person as a row: what the records about them hold by column, and back to what has to change in the records.

Takes the texts of records, gives a `PersonRow` for each person; takes a row as it is to be, gives the wishes that make
it so. Of several appeals or powers of attorney of a person a row shows the latest.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final

from complaint.records.changing.texts import RecordText, version_of
from complaint.records.changing.wishes import Add, Edit, Wish
from complaint.records.names.parts import parts_of
from complaint.records.names.romanising import DEFAULT, in_cyrillic, standards
from complaint.records.names.sounding import sound
from complaint.records.sheets.columns import ABOUT, PERSON, columns

NO_APPEAL: Final = "nothing says when the appeal came in"
UNSURE_NAME: Final = (
    "the first word of the name is taken for the surname; "
    "if it is the other one, write “Surname, Given name” in the sheet"
)
NOT_YET: Final = "no power of attorney has come yet"
_NAMES: Final = ("surname", "given_name", "patronymic")
_PREFIX: Final = {"appeal": "appeal", "power_of_attorney": "poa"}
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person: the cells by column, and the records that they come from by type."""

    id: str
    cells: Cells
    records: Mapping[str, RecordText]

    @property
    def version(self) -> str:
        """The state of all records of the row."""
        return version_of({kind: record.version for kind, record in self.records.items()})


@dataclass(frozen=True, slots=True)
class Filling:
    """What is put where a row says nothing: the representative, the day on which ages are right, the ids in use."""

    representative: str
    on: date
    taken: Collection[str] = field(default=())


def person_rows(texts: Iterable[RecordText]) -> dict[str, PersonRow]:
    """All people by id, in the order of the list."""
    about: dict[str, dict[str, list[RecordText]]] = {}
    people: list[RecordText] = []
    for text in texts:
        if text.type == PERSON:
            people.append(text)
        elif text.type in ABOUT:
            about.setdefault(str(text.fields.get(ABOUT[text.type], "")), {}).setdefault(text.type, []).append(text)
    return {person.id: _row(person, about.get(person.id, {})) for person in people}


def _row(person: RecordText, about: Mapping[str, list[RecordText]]) -> PersonRow:
    records = {PERSON: person, **{kind: found[-1] for kind, found in about.items()}}
    return PersonRow(person.id, cells_of(records), records)


def cells_of(records: Mapping[str, RecordText]) -> Cells:
    """What stands in each column for these records; empty ones are left out."""
    cells = {}
    for column in columns().values():
        record = records.get(column.record or "")
        value = record.fields.get(column.field or "") if record is not None else None
        if value:
            cells[column.key] = value if isinstance(value, str) else "; ".join(value)
    return cells


def wishes_for(cells: Cells, person: PersonRow | None, filling: Filling, row: str = "") -> list[Wish]:
    """What makes the records of a person (None: of somebody new) say what the cells say.

    Only the columns in `cells` are looked at; an empty text empties a field. Names in Cyrillic letters are kept as the
    original and romanised, unless the Latin form is given too.
    """
    cells = dict(cells)
    if person is None:
        cells = with_defaults(with_names(cells), filling)
        return list(_new_records({**cells, "id": cells.get("id") or new_id(cells, filling.taken)}, filling, row))
    wishes: list[Wish] = []
    for kind in (PERSON, *ABOUT):
        wanted = _fields(cells, kind)
        record = person.records.get(kind)
        if record is None:
            filled = {name: value for name, value in wanted.items() if value}
            if filled:
                defaults = with_defaults({**person.cells, **cells}, filling)
                wishes.append(_added(kind, person.id, {**_fields(defaults, kind), **filled}, filling, row))
            continue
        new = {name: value for name, value in wanted.items() if value != record.fields.get(name, "") and name != "id"}
        new.update(_dependent(new, wanted, filling))
        if new:
            seen = {name: record.fields.get(name, "") for name in new}
            wishes.append(Edit(kind, record.id, new, seen=seen, row=row))
    return _taken_up(wishes, person, row)


def with_names(cells: Cells) -> dict[str, str]:
    """The cells with a name in parts and in Latin letters, and with its original if it came in Cyrillic ones."""
    found = dict(cells)
    whole = found.pop("full_name", "")
    if whole and not (found.get("surname") and found.get("given_name")):
        parts = parts_of(whole)
        latin = {"surname": parts.surname, "given_name": parts.given_name, "patronymic": parts.patronymic}
        found.update({name: found.get(name) or part for name, part in latin.items() if found.get(name) or part})
    original = " ".join(found[name] for name in _NAMES if found.get(name))
    if in_cyrillic(original):
        found.setdefault("name_original", original)
        for name in _NAMES:
            if found.get(name):
                found[name] = _latin(found[name])
    elif not found.get("surname") and in_cyrillic(found.get("name_original", "")):
        parts = parts_of(found["name_original"])
        for name, part in zip(_NAMES, (parts.surname, parts.given_name, parts.patronymic), strict=True):
            if part:
                found[name] = _latin(part)
    return found


def is_unsure_of_name(cells: Cells) -> bool:
    """Whether surname and given name may be the other way round."""
    whole = cells.get("full_name", "")
    return bool(whole) and not (cells.get("surname") and cells.get("given_name")) and not parts_of(whole).sure


@lru_cache(maxsize=50_000)  # a row is looked at several times, and given names are few
def _latin(name: str) -> str:
    return standards()[DEFAULT].written(name)


def with_defaults(cells: Cells, filling: Filling) -> dict[str, str]:
    """The cells with what follows from others: the day of an age, whether an appeal can be taken up yet."""
    found = {key: value for key, value in cells.items() if value}
    if found.get("age") and not found.get("age_on"):
        received = found.get("appeal_received", "")
        found["age_on"] = received if _DAY.fullmatch(received) else filling.on.isoformat()
    if found.get("sex"):
        found["sex_basis"] = found.get("sex_basis", "stated")
    if has_appealed(found) and not found.get("appeal_included"):
        has_mandate = bool(_fields(found, "power_of_attorney").keys() - {"id"})
        found["appeal_included"] = "yes" if has_mandate else "no"
        if not has_mandate:
            found.setdefault("appeal_reason", NOT_YET)
    return found


def has_appealed(cells: Cells) -> bool:
    """Whether the cells tell of an appeal; without one nobody is on the list."""
    return any(cells.get(key) for key in ("appeal_received", "appeal_channel", "appeal_included", "appeal_reason"))


def new_id(cells: Cells, taken: Collection[str]) -> str:
    """A short name for somebody new; for who does not want to be named in full, one that gives nothing away."""
    if cells.get("mandate_naming", "full") == "full":
        words = " ".join(cells.get(name, "") for name in ("surname", "given_name"))
        letters = unicodedata.normalize("NFKD", _latin(words)).encode("ascii", "ignore").decode()
        plain = re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")
        name = plain if plain[:1].isalpha() else ""
        if name:
            return _free(name[:80], taken)
    numbers = (f"person-{number:03}" for number in range(1, 1_000_000))
    return next(name for name in numbers if name not in taken)


def same_name(one: Cells, other: Cells) -> bool:
    """Whether two rows sound the same in surname and given name."""
    return all(sound(one.get(name, "")) == sound(other.get(name, "")) for name in ("surname", "given_name"))


def _free(name: str, taken: Collection[str]) -> str:
    numbers = (f"{name}-{number}" for number in range(2, 1_000_000))
    return name if name not in taken else next(other for other in numbers if other not in taken)


def _dependent(new: Mapping[str, str], wanted: Mapping[str, str], filling: Filling) -> dict[str, str]:
    """What has to change with other fields: the day of an age, and how the sex is known."""
    found = {}
    if "age" in new and not wanted.get("age_on"):
        found["age_on"] = filling.on.isoformat() if new["age"] else ""
    if "sex" in new:
        found["sex_basis"] = "stated" if new["sex"] else ""
    return found


def _fields(cells: Cells, kind: str) -> dict[str, str]:
    """What the cells say of the records of a type, by field."""
    found = {
        str(column.field): cells[column.key]
        for column in columns().values()
        if column.record == kind and column.key in cells
    }
    if kind == PERSON and cells.get("sex_basis"):
        found["sex_basis"] = cells["sex_basis"]
    return found


def _new_records(cells: Cells, filling: Filling, row: str) -> Iterable[Wish]:
    person = {name: value for name, value in _fields(cells, PERSON).items() if value}
    yield Add(PERSON, person.pop("id"), person, row)
    for kind in ABOUT:
        fields = {name: value for name, value in _fields(cells, kind).items() if value and name != "id"}
        if fields:
            yield _added(kind, cells["id"], {"origin": cells.get("origin", ""), **fields}, filling, row)


def _added(kind: str, person: str, fields: Mapping[str, str], filling: Filling, row: str) -> Add:
    new = {name: value for name, value in fields.items() if value and name != "id"}
    if kind == "power_of_attorney":
        new.setdefault("representative", filling.representative)
    if row:
        new.setdefault("origin", row)
    record_id = _free(f"{_PREFIX[kind]}-{person}", filling.taken)
    return Add(kind, record_id, {ABOUT[kind]: person, **new}, row)


def _taken_up(wishes: list[Wish], person: PersonRow, row: str) -> list[Wish]:
    """With the power of attorney, an appeal that only waited for it is taken up."""
    appeal = person.records.get("appeal")
    comes = any(isinstance(wish, Add) and wish.type == "power_of_attorney" for wish in wishes)
    if not comes or appeal is None or appeal.fields.get("reason") != NOT_YET:
        return wishes
    if any(wish.type == "appeal" for wish in wishes):
        return wishes
    seen = {"included": appeal.fields.get("included", ""), "reason": NOT_YET}
    return [*wishes, Edit("appeal", appeal.id, {"included": "yes", "reason": ""}, seen=seen, row=row)]
