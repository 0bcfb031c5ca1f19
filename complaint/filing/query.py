"""Queries of a recipient's profile: which persons or records fit, and because of which records.

A query is a list of alternatives, each `{record: type, where: {field: value or list of values}}`. A field may follow
references ("provision.subjects"). It is data, so that a lawyer can change it; it can only compare.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from complaint.problems import ProblemsFound, error
from complaint.records.record import Record, Records

Query = Sequence[Mapping[str, Any]]

_PERSON_FIELDS = ("person", "persons", "signatory", "principal")


def matching(query: Query, records: Records, asked_by: Record) -> Iterator[Record]:
    """The records that fit any alternative of the query; raises `ProblemsFound` for a type or field that is unknown."""
    for number, alternative in enumerate(query, start=1):
        kind = alternative.get("record")
        unknown = set(alternative) - {"record", "where"}
        if unknown or kind not in records.types:
            what = f"“{', '.join(sorted(unknown))}”" if unknown else f"record type “{kind}”"
            place = asked_by.place_of("people")
            raise ProblemsFound(
                error("query", place, f"alternative {number} of a query has an unknown {what}", "see complaint schema")
            )
        where = alternative.get("where") or {}
        for record in records.of(str(kind)):
            if all(_fits(_values(record, str(path).split("."), records), wanted) for path, wanted in where.items()):
                yield record


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


def reasons(query: Query, records: Records, asked_by: Record) -> Mapping[str, tuple[str, ...]]:
    """For each person that the query finds, the ids of the records that made it so."""
    found: dict[str, list[str]] = {}
    for record in matching(query, records, asked_by):
        for person in people_of(record):
            found.setdefault(person, []).append(record.id)
    return {person: tuple(because) for person, because in found.items()}


def _values(record: Record, path: Sequence[str], records: Records) -> tuple[Any, ...]:
    if path[0] not in record.values:
        raise ProblemsFound(
            error("query", record.at, f"a query asks for “{path[0]}”, which a {record.type} does not have")
        )
    value = record.values[path[0]]
    values = value if isinstance(value, tuple) else (value,)
    if len(path) == 1:
        return values
    found: list[Any] = []
    for item in values:
        inner = records.get(item)
        if inner is not None:
            found += _values(inner, path[1:], records)
    return tuple(found)


def _fits(values: tuple[Any, ...], wanted: Any) -> bool:
    accepted = {str(item) for item in wanted} if isinstance(wanted, list | tuple) else {str(wanted)}
    return any(_as_typed(value) in accepted for value in values)


def _as_typed(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
