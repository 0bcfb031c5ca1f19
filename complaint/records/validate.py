"""What the schema demands of one record, and the record itself if it keeps to it.

Takes typed values, gives records (with those that stand inside them) and problems. cerberus decides, `messages.yaml`
has the words. A record with an error is kept apart from the good ones, so that those who refer to it are not blamed.
Never changes a value.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from cerberus import TypeDefinition, Validator
from cerberus.errors import BaseErrorHandler, ValidationError

from complaint.problems import Problem, has_errors
from complaint.records.csv_reader import Row
from complaint.records.dates import PartialDate
from complaint.records.nearest import did_you_mean
from complaint.records.record import HELD, Held, Record, Ref, outwards
from complaint.records.schemas import Field, Schema
from complaint.records.shapes import shape_of
from complaint.records.typed import Typed, typed_mapping, typed_row
from complaint.records.wording import listed, say
from complaint.records.yaml_reader import Keys

_SETTLED = {"type", "meta", "required"}  # by `typed`, for the items of a list


@dataclass(slots=True)
class Checked:
    """Records that keep to their schemas, those that do not, and all problems."""

    records: list[Record] = field(default_factory=list)
    faulty: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


_SOUND: Final[dict[tuple[object, ...], Mapping[str, Any]]] = {}
_SOUND_SHAPES: Final[set[Hashable]] = set()
_MOST_SOUND: Final = 100_000


def validate_row(schema: Schema, row: Row) -> Checked:
    """The record of a row of a CSV file.

    Why rows without a problem are remembered: a change of one person checks the whole list, and most of it is as it was
    when it was checked last. What a record holds depends on nothing but its cells.
    """
    columns = () if len(row.places) == len(schema.fields) else tuple(row.places)
    key = (schema, columns, *row.cells.items())
    values = _SOUND.get(key)
    if values is not None:
        return Checked([Record(schema.name, values["id"], values, row.at, row.places)])
    checked = Checked()
    _validate(typed_row(schema, row), None, checked)
    if len(checked.records) == 1 and not checked.problems:
        if len(_SOUND) >= _MOST_SOUND:
            _SOUND.clear()
        _SOUND[key] = checked.records[0].values
    return checked


def validate_mapping(schema: Schema, node: Keys) -> Checked:
    """The record of a mapping of a YAML file, followed by the records inside it."""
    checked = Checked()
    _validate(typed_mapping(schema, node), None, checked)
    return checked


def validate_typed(typed: Typed) -> list[Problem]:
    """What is wrong with typed values: texts that could not be read, and what the schema demands beyond."""
    problems = list(typed.problems)
    shape = shape_of(typed.schema, typed.values)
    if shape is not None and shape in _SOUND_SHAPES:
        return problems
    checker = _checker(typed.schema)
    if not checker.validate(typed.values, normalize=False):
        for wrong in checker.errors:
            problem = _in_words(typed, wrong)
            if problem is not None:
                problems.append(problem)
    elif shape is not None and len(_SOUND_SHAPES) < _MOST_SOUND:
        _SOUND_SHAPES.add(shape)
    return problems


def _validate(typed: Typed, holder: str | None, checked: Checked) -> None:
    problems = validate_typed(typed)
    checked.problems.extend(problems)
    record_id = typed.values.get("id")
    faulty = bool(typed.bad) or has_errors(problems)
    (checked.faulty if faulty else checked.records).append(
        Record(
            typed.schema.name,
            record_id or "",
            MappingProxyType(_completed(typed.schema.fields, typed.values)),
            typed.at,
            typed.fields_at,
            Ref(holder) if holder else None,
        )
    )
    inside = Checked()
    for inner in typed.inside:
        _validate(inner, record_id, inside)
    checked.problems.extend(inside.problems)
    checked.faulty.extend(inside.faulty)
    (checked.faulty if faulty else checked.records).extend(inside.records)


def _completed(fields: Mapping[str, Field], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with every field of the schema, in its order; empty ones as None or ()."""
    return {
        name: _complete(wanted, values[name]) if name in values else wanted.empty for name, wanted in fields.items()
    }


def _complete(wanted: Field, value: Any) -> Any:
    if wanted.type == "dict" and value is not HELD:
        return MappingProxyType(_completed(wanted.fields, value) if wanted.fields else value)
    if wanted.item is not None and wanted.item.type == "dict" and value is not HELD:
        return tuple(_complete(wanted.item, item) for item in value)
    return value


class _Errors(BaseErrorHandler):  # type: ignore[misc] # cerberus has no types
    """Hands cerberus' errors over as they are, one by one."""

    def __call__(self, errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
        for wrong in errors:
            if wrong.child_errors:
                yield from self(wrong.child_errors)
            else:
                yield wrong


class _Checker(Validator):  # type: ignore[misc] # cerberus has no types
    """cerberus with the types of records."""

    types_mapping = MappingProxyType(
        {
            "id": TypeDefinition("id", (str,), ()),
            "text": TypeDefinition("text", (str, Held), ()),
            "prose": TypeDefinition("prose", (str, Held), ()),
            "date": TypeDefinition("date", (PartialDate, Held), ()),
            "time": TypeDefinition("time", (str, Held), ()),
            "integer": TypeDefinition("integer", (int, Held), (bool,)),
            "number": TypeDefinition("number", (Decimal, Held), ()),
            "flag": TypeDefinition("flag", (bool, Held), ()),
            "reference": TypeDefinition("reference", (Ref, Held), ()),
            "address": TypeDefinition("address", (str, Held), ()),
            "list": TypeDefinition("list", (tuple, Held), ()),
            "dict": TypeDefinition("dict", (Mapping, Held), ()),
            "records": TypeDefinition("records", (tuple,), ()),
            "query": TypeDefinition("query", (tuple,), ()),
        }
    )


@cache
def _checker(schema: Schema) -> _Checker:
    """The one validator of a schema. Why one: making a validator costs more than using it."""
    return _Checker({name: _rules(wanted) for name, wanted in schema.fields.items()}, error_handler=_Errors)


def _rules(wanted: Field) -> dict[str, Any]:
    """The rules of a field as cerberus is asked them: without what `typed` has settled for the items of a list."""
    rules = {key: rule for key, rule in wanted.rules.items() if key not in ("meta", "schema")}
    rules["type"] = wanted.type
    if wanted.item is not None and (wanted.item.rules.keys() - _SETTLED):
        rules["schema"] = _rules(wanted.item)
    elif wanted.fields:
        rules["schema"] = {name: _rules(inner) for name, inner in wanted.fields.items()}
    return rules


def _in_words(typed: Typed, wrong: ValidationError) -> Problem | None:
    """The problem for one error of cerberus; None if the text itself was a problem already."""
    path = _path(wrong.document_path)
    if path in typed.bad or any(bad.startswith((f"{path}[", f"{path}.")) for bad in typed.bad):
        return None
    if wrong.rule == "dependencies" and typed.bad:
        return None
    fields, wanted = _described(typed.schema, wrong.document_path)
    name = str([step for step in wrong.document_path if not isinstance(step, int)][-1])
    at = next((typed.fields_at[p] for p in outwards(path) if p in typed.fields_at), typed.at)
    if wanted is None:
        near = did_you_mean(name, fields)
        return say("unknown", at, field=name, known=near or f"Known fields: {listed(list(fields), 'and')}.")
    allowed = wanted.allowed
    rule = str(wrong.rule)
    code = rule if rule in _WORDED else "other-rule"
    limit = listed(list(wrong.constraint), "and") if isinstance(wrong.constraint, list | tuple) else wrong.constraint
    return say(
        code,
        at,
        field=name,
        text=wrong.value,
        limit=limit,
        rule=rule,
        meaning=wanted.meaning,
        example=wanted.example,
        allowed=listed([f"“{value}”" for value in allowed]) if allowed else "",
        near=did_you_mean(str(wrong.value), allowed) if allowed else "",
    )


_WORDED = frozenset(
    "required allowed min max minlength maxlength regex dependencies excludes type".split()  # noqa: SIM905
)


def _described(schema: Schema, path: tuple[Any, ...]) -> tuple[Mapping[str, Field], Field | None]:
    """The fields among which the last name of the path stands, and the field of that name, if the schema knows it."""
    fields: Mapping[str, Field] = schema.fields
    wanted: Field | None = None
    for step in path:
        if isinstance(step, int):
            wanted = wanted.item if wanted else None
        else:
            fields = wanted.fields if wanted else fields
            wanted = fields.get(step)
    return fields, wanted


def _path(steps: tuple[Any, ...]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")
