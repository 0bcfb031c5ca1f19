"""Queries of a recipient's profile: which persons or records fit, and because of which records.

A query is a list of alternatives, each `{record: type, where: {field: value or list of values}}`. A field may follow
references ("provision.subjects"). It is data, so that a lawyer can change it; it can only compare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from complaint.problems import Place, Problem, ProblemsFound, error
from complaint.records.nearest import did_you_mean
from complaint.records.record import Record, Records
from complaint.records.schemas import ANY, Field, schemas

_PERSON_FIELDS = ("person", "persons", "signatory", "principal")
_PARTS = ("record", "where")


def matching(asked_by: Record, name: str, records: Records) -> Iterator[Record]:
    """The records that fit any alternative of a query, the field `name` of a profile; each may come several times.

    Raises `ProblemsFound` for a type or field that is unknown.
    """
    places = (asked_by.place_of(f"{name}[{number}]") for number in range(len(asked_by.values[name])))
    yield from found_by(asked_by.values[name], places, records)


def found_by(query: Iterable[Any], places: Iterable[Place], records: Records) -> Iterator[Record]:
    """The records that fit any alternative of a query, given with the place of each alternative."""
    for alternative, place in zip(query, places, strict=True):
        kind, where = _read(alternative, place)
        for record in records.of(kind):
            if all(_fits(_values(record, path.split("."), records), wanted) for path, wanted in where.items()):
                yield record


def _read(alternative: Any, place: Place) -> tuple[str, Mapping[str, Any]]:
    """The record type and the wanted values of one alternative."""
    if not isinstance(alternative, Mapping):
        raise ProblemsFound(error("query", place, "an alternative of a query is written {record: …, where: {…}}"))
    for part in alternative:
        if part not in _PARTS:
            raise ProblemsFound(_unknown(place, f"“{part}” is no part of a query", part, _PARTS))
    kind, where = alternative.get("record"), alternative.get("where") or {}
    if not isinstance(kind, str) or kind not in schemas():
        raise ProblemsFound(_unknown(place, f"there is no record type “{kind}”", str(kind), schemas()))
    if not isinstance(where, Mapping):
        raise ProblemsFound(error("query", place, "“where” is written {field: value} or {field: [value, value]}"))
    for path in where:
        _must_know(kind, path.split("."), place)
    return kind, where


def _must_know(kind: str, path: Sequence[str], place: Place) -> None:
    """The path can be walked: each field is one of a type to which the one before may refer."""
    types: tuple[str, ...] = (kind,)
    for name in path:
        fields = [schemas()[one].fields[name] for one in types if name in schemas()[one].fields]
        if not fields:
            known = {field for one in types for field in schemas()[one].fields}
            raise ProblemsFound(_unknown(place, f"a {' or '.join(types)} has no field “{name}”", name, known))
        types = tuple(dict.fromkeys(to for field in fields for to in _leads_to(field)))
        if ANY in types:
            return


def _leads_to(field: Field) -> tuple[str, ...]:
    """The types of the records that a field leads to."""
    if field.record is not None:
        return (field.record,)
    return field.item.to if field.item is not None else field.to


def _unknown(place: Place, message: str, typed: str, known: Iterable[str]) -> Problem:
    hint = did_you_mean(typed, known) or "“complaint schema” lists record types and their fields"
    return error("query", place, f"this query cannot be read: {message}", hint)


def people_of(record: Record) -> tuple[str, ...]:
    """The ids of the persons that a record is about; of a signatory, its own."""
    if record.type in ("signatory", "person"):
        return (record.id,)
    found: list[str] = []
    for name in _PERSON_FIELDS:
        value = record.values.get(name)
        if isinstance(value, str):
            found.append(str(value))
        elif isinstance(value, tuple):
            found += [str(item) for item in value]
    return tuple(found)


def reasons(asked_by: Record, name: str, records: Records) -> Mapping[str, tuple[str, ...]]:
    """For each person that the query finds, the ids of the records that made it so, each once."""
    found: dict[str, dict[str, None]] = {}
    for record in matching(asked_by, name, records):
        for person in people_of(record):
            found.setdefault(person, {})[record.id] = None
    return {person: tuple(because) for person, because in found.items()}


def _values(record: Record, path: Sequence[str], records: Records) -> tuple[Any, ...]:
    """The values at the end of a path that follows references from the record."""
    value = record.values.get(path[0])  # of another type than the one that has the field, it is nothing
    values = value if isinstance(value, tuple) else (value,)
    if len(path) == 1:
        return values
    inner = [records.get(item) for item in values if isinstance(item, str)]
    return tuple(end for one in inner if one is not None for end in _values(one, path[1:], records))


def _fits(values: tuple[Any, ...], wanted: Any) -> bool:
    accepted = {str(item) for item in wanted} if isinstance(wanted, list | tuple) else {str(wanted)}
    return any(_as_typed(value) in accepted for value in values)


def _as_typed(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
