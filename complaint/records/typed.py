"""From the text that was typed to values of the type that the schema asks for.

Takes a row of a CSV file or a mapping of a YAML file with its schema; gives typed values with their places, and a
problem for each text that cannot be read as its type. What a schema demands beyond the type is for `validate`.
Text loses the blanks around it and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from complaint.problems import Place, Problem
from complaint.records.csv_reader import Row
from complaint.records.dates import PartialDate
from complaint.records.record import HELD, Ref
from complaint.records.schemas import Field, Schema, schemas
from complaint.records.wording import say
from complaint.records.yaml_reader import Items, Keys, Node, Scalar

LONGEST_ID = 100

_ID = re.compile(r"[a-z][a-z0-9.-]*")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_INTEGER = re.compile(r"-?[0-9]{1,18}")
_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")
_NESTED = MappingProxyType(
    {"list": "expected-items", "records": "expected-items", "query": "expected-items", "dict": "expected-fields"}
)
_NEVER_HELD = frozenset({"date", "time", "integer", "number", "flag", "reference", "address"})


@dataclass(slots=True)
class Typed:
    """The typed values of one record; `bad` names the fields whose text could not be read."""

    schema: Schema
    at: Place
    values: dict[str, Any] = field(default_factory=dict)
    fields_at: Mapping[str, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    bad: set[str] = field(default_factory=set)
    inside: list[Typed] = field(default_factory=list)


class MisfitError(ValueError):
    """A text that is not of the type; carries the code and the values of the problem."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def typed_row(schema: Schema, row: Row) -> Typed:
    """The typed values of a row of a CSV file."""
    typed = Typed(schema, row.at, fields_at=row.places)
    if len(row.places) < len(schema.fields):
        # Of a column that may not be missing the header has its problem already.
        typed.bad.update(name for name in schema.fields if name not in row.places and name not in schema.later)
    for column, cell in row.cells.items():
        text = cell.strip()
        if not text:
            continue
        wanted = schema.fields[column]
        try:
            typed.values[column] = _list_in_cell(wanted, text) if wanted.type == "list" else value(wanted, text)
        except MisfitError as misfit:
            typed.bad.add(column)
            typed.problems.append(_problem(misfit, wanted, row.places[column]))
            continue
        if wanted.type == "list":
            _remark_repeated(typed, column, typed.values[column], partial(_same, row.places[column]))
    return typed


def typed_mapping(schema: Schema, node: Keys) -> Typed:
    """The typed values of a mapping of a YAML file, with the records inside it."""
    places: dict[str, Place] = {}
    typed = Typed(schema, node.at, fields_at=places)
    for key, inner in node.entries.items():
        wanted = schema.fields.get(key)
        places[key] = inner.at if wanted else node.keys[key]
        if wanted is None:
            typed.values[key] = ""
            continue
        found = _from_node(typed, wanted, inner, key, places)
        if found is not None and found != ():
            typed.values[key] = found
    return typed


def value(wanted: Field, text: str) -> Any:
    """The value that a text means; raises MisfitError."""
    if text == "held":
        if wanted.held:
            return HELD
        if wanted.type in _NEVER_HELD:
            raise MisfitError("held-not-allowed")
    return _CONVERTERS[wanted.type](text)


def _list_in_cell(wanted: Field, text: str) -> Any:
    if wanted.held and text == "held":
        return HELD
    if wanted.item is None or wanted.item.type in _NESTED:
        raise MisfitError("expected-items")
    parts = [part.strip() for part in text.split(";")]
    if not all(parts):
        raise MisfitError("empty-item")
    return tuple([value(wanted.item, part) for part in parts])


def _from_node(typed: Typed, wanted: Field, node: Node, path: str, places: dict[str, Place]) -> Any:
    """The value of a node, `None` if it is empty or wrong; problems and places are noted on the way."""
    if isinstance(node, Scalar):
        text = node.text.strip()
        if node.unusable:
            typed.bad.add(path)
        if not text:
            return None
        if wanted.type not in _NESTED or (wanted.held and text == "held"):
            try:
                return value(wanted, text) if text != "held" or not wanted.held else HELD
            except MisfitError as misfit:
                return _wrong(typed, misfit, wanted, node, path)
    if wanted.type == "query" and isinstance(node, Items):
        return tuple(_plain(inner) for inner in node.items)
    if wanted.type == "records" and isinstance(node, Items):
        return _records_inside(typed, wanted, node, path, places)
    if wanted.type == "list" and isinstance(node, Items) and wanted.item is not None:
        return _list_in_node(typed, wanted, wanted.item, node, path, places)
    if wanted.type == "dict" and isinstance(node, Keys):
        return _group(typed, wanted, node, path, places)
    return _wrong(typed, MisfitError(_NESTED.get(wanted.type, "expected-text")), wanted, node, path)


def _plain(node: Node) -> Any:
    """Text, tuples and mappings as they were typed."""
    if isinstance(node, Scalar):
        return node.text.strip()
    if isinstance(node, Items):
        return tuple(_plain(inner) for inner in node.items)
    return MappingProxyType({key: _plain(inner) for key, inner in node.entries.items()})


def _list_in_node(typed: Typed, wanted: Field, item: Field, node: Items, path: str, places: dict[str, Place]) -> Any:
    found = []
    for number, inner in enumerate(node.items):
        place = f"{path}[{number}]"
        places[place] = inner.at
        if isinstance(inner, Scalar) and not inner.text.strip():
            _wrong(typed, MisfitError("empty-item"), wanted, inner, path)
            continue
        read = _from_node(typed, item, inner, place, places)
        if read is not None:
            found.append(read)
    _remark_repeated(typed, path, found, lambda number: places[f"{path}[{number}]"])
    return tuple(found)


def _group(typed: Typed, wanted: Field, node: Keys, path: str, places: dict[str, Place]) -> Any:
    found: dict[str, Any] = {}
    for key, inner in node.entries.items():
        field_inside = wanted.fields.get(key)
        place = f"{path}.{key}"
        places[place] = inner.at if field_inside else node.keys[key]
        if field_inside is None:
            found[key] = inner.text.strip() if isinstance(inner, Scalar) else ""
            continue
        read = _from_node(typed, field_inside, inner, place, places)
        if read is not None and read != ():
            found[key] = read
    return found


def _records_inside(typed: Typed, wanted: Field, node: Items, path: str, places: dict[str, Place]) -> Any:
    schema = schemas()[str(wanted.record)]
    for number, inner in enumerate(node.items):
        if isinstance(inner, Keys):
            typed.inside.append(typed_mapping(schema, inner))
            places[f"{path}[{number}]"] = inner.at
        else:
            _wrong(typed, MisfitError("expected-record", example=schema.fields["id"].example), wanted, inner, path)
    ids = (inner.values.get("id") for inner in typed.inside if inner.schema is schema)
    return tuple(Ref(record_id) for record_id in ids if record_id)


def _wrong(typed: Typed, misfit: MisfitError, wanted: Field, node: Node, path: str) -> None:
    typed.bad.add(path)
    typed.problems.append(_problem(misfit, wanted, node.at))


def _problem(misfit: MisfitError, wanted: Field, at: Place) -> Problem:
    example = (wanted.item or wanted).example or wanted.example
    typed = misfit.values if not wanted.private else dict.fromkeys(misfit.values, "…")
    return say(misfit.code, at, **{"field": wanted.name, "example": example, **typed})


def _remark_repeated(typed: Typed, path: str, found: Any, place: Callable[[int], Place]) -> None:
    """A list that names something twice is a slip; of groups nothing is said."""
    if found is HELD or len(found) < 2:
        return
    seen: set[str] = set()
    for number, item in enumerate(found):
        if isinstance(item, str):
            if item in seen:
                typed.problems.append(say("repeated-item", place(number), text=item))
            seen.add(item)


def _same(place: Place, _: int) -> Place:
    """All items of a cell stand in the cell."""
    return place


def _id(text: str) -> str:
    if _ID.fullmatch(text) is None or len(text) > LONGEST_ID:
        raise MisfitError("bad-id", text=text)
    return text


def _reference(text: str) -> Ref:
    if _ID.fullmatch(text) is None:
        raise MisfitError("bad-reference", text=text)
    return Ref(text)


def _date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueError as wrong:
        raise MisfitError("bad-date", text=text, reason=wrong) from None


def _time(text: str) -> str:
    if _TIME.fullmatch(text) is None:
        raise MisfitError("bad-time", text=text)
    return text


def _integer(text: str) -> int:
    if _INTEGER.fullmatch(text) is None:
        raise MisfitError("bad-integer", text=text)
    return int(text)


def _number(text: str) -> Decimal:
    if _NUMBER.fullmatch(text) is None:
        raise MisfitError("bad-number", text=text)
    return Decimal(text)


def _flag(text: str) -> bool:
    if text not in ("yes", "no"):
        raise MisfitError("bad-flag", text=text)
    return text == "yes"


def _address(text: str) -> str:
    try:
        parts = urlsplit(text)
    except ValueError:
        raise MisfitError("bad-address", text=text) from None
    complete = parts.netloc if parts.scheme in ("http", "https") else parts.scheme == "mailto" and "@" in parts.path
    if not complete or any(sign.isspace() for sign in text):
        raise MisfitError("bad-address", text=text)
    return text


_CONVERTERS: dict[str, Callable[[str], Any]] = {
    "id": _id,
    "text": str,
    "prose": str,
    "date": _date,
    "time": _time,
    "integer": _integer,
    "number": _number,
    "flag": _flag,
    "reference": _reference,
    "address": _address,
}
