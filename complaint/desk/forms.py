"""The form for a person: the columns of the list, as fields with choices and explanations, grouped by their records.

Takes what stands there, gives `Group`s of `Input`s for the page; takes what was sent, gives the cells as the records
write them, and what is unclear about them. Dates, places and yes or no are read as leniently as in a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from complaint.desk.snapshot import Snapshot
from complaint.desk.wording import Words
from complaint.records.schemas import Field
from complaint.records.sheets.columns import ABOUT, PERSON, Column, columns
from complaint.records.sheets.dates import UnclearError
from complaint.records.sheets.values import Known, value_of

# What forms nearly always ask for; other columns are folded away while they are empty.
OFTEN = frozenset(
    (
        *("surname", "given_name", "patronymic", "name_original", "sex", "birth_date", "age", "home_place", "note"),
        *("origin", "appeal_received", "appeal_channel"),
        *("mandate_received", "mandate_signed_on", "mandate_scopes", "mandate_naming"),
    )
)
MANY = 12  # more to choose from than fits a short list


@dataclass(frozen=True, slots=True)
class Input:
    """One field of the form. `kind` is text, prose, choice or suggest; `problem` what is unclear about the text."""

    key: str
    heading: str
    kind: str
    value: str
    required: bool
    meaning: str
    example: str
    options: tuple[tuple[str, str], ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The fields of one record, under its name; those of `more` are rarely needed, and are empty."""

    record: str
    inputs: tuple[Input, ...]
    more: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form sent: the cells as typed and, without those that are unclear, as the records write them."""

    typed: Mapping[str, str]
    cells: Mapping[str, str]
    unclear: Mapping[str, str]


def groups(cells: Mapping[str, str], here: Snapshot, said: Words, unclear: Mapping[str, str]) -> list[Group]:
    """The form with what stands in it."""
    return [_group(record, cells, here, said, unclear) for record in (PERSON, *ABOUT)]


def _group(record: str, cells: Mapping[str, str], here: Snapshot, said: Words, unclear: Mapping[str, str]) -> Group:
    fields = [
        _input(column, cells.get(column.key, ""), here, said, unclear.get(column.key, ""))
        for column in columns().values()
        if column.record == record and column.field != "id"
    ]
    shown = tuple(one for one in fields if one.key in OFTEN or one.value or one.problem or one.required)
    return Group(record, shown, tuple(one for one in fields if one not in shown))


def _input(column: Column, value: str, here: Snapshot, said: Words, problem: str) -> Input:
    field = column.schema
    if field is None:
        raise ValueError(f"the column {column.key} fills no field")
    options = options_of(column, here, said)
    kind = "prose" if field.type == "prose" else "text"
    if options:
        kind = "suggest" if len(options) > MANY or field.type == "list" else "choice"
    return Input(
        column.key,
        said.heading(column),
        kind,
        _as_named(field, value, here) if kind == "suggest" else value,
        field.required and column.record == PERSON,
        said.meaning(column.key, field.meaning),
        "" if options else field.example,
        tuple((_as_named(field, one, here), shown) for one, shown in options) if kind == "suggest" else options,
        problem,
    )


def options_of(column: Column, here: Snapshot, said: Words) -> tuple[tuple[str, str], ...]:
    """What may be typed, with how it is shown; nothing where anything may be."""
    field = column.schema
    if field is None:
        return ()
    inner = field.item if field.item is not None else field
    if inner.type == "flag":
        return tuple((word, said.value(word)) for word in ("yes", "no"))
    if inner.allowed:
        return tuple((word, said.value(word)) for word in inner.allowed)
    types = [name for name in inner.to if name in here.records.types] if inner.type == "reference" else []
    return tuple((record.id, here.name_of(record)) for name in types for record in here.records.of(name))


def _as_named(field: Field, value: str, here: Snapshot) -> str:
    """A place by its name, where that is read as the same place again; everything else as the records write it."""
    is_place = field.type == "reference" and "place" in field.to
    return here.listed.place_names.get(value, value) if is_place else value


def sent(form: Mapping[str, str], known: Known) -> Sent:
    """What was sent for the columns of the list; a column that the form did not hold is left out."""
    typed = {
        key: " ".join(form[key].split()) for key, column in columns().items() if key in form and column.field != "id"
    }
    cells, unclear = {}, {}
    for key, text in typed.items():
        try:
            cells[key] = value_of(columns()[key], text, known) if text else ""
        except UnclearError as reason:
            unclear[key] = str(reason)
    return Sent(typed, cells, unclear)
