"""What kinds of records there are: the schema files of `complaint/schemas/`, read once and checked.

Takes nothing, gives a `Schema` per record type: where records of the type stand, which fields they have, and the rules
of each field as cerberus knows them. A schema that does not make sense is a bug of ours and raises `SchemaError`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Final

import yaml

from complaint.records.record import RESERVED

ANY: Final = "any"
TYPES: Final = MappingProxyType(
    {
        "id": "short name of the record",
        "text": "text",
        "prose": "prose: paragraphs, with names as [[record-id]] and sources as [^source-id]",
        "date": "date, as precise as it is known",
        "time": "hour of the day",
        "integer": "whole number",
        "number": "number",
        "flag": "yes or no",
        "reference": "short name of another record",
        "address": "web or e-mail address",
        "list": "list",
        "dict": "group of fields",
        "records": "list of records",
        "query": "query: a list of alternatives, each a record type and the values that its fields must have",
    }
)
# How a text goes into a filing in another language, unless it is translated.
LANGUAGES: Final = MappingProxyType(
    {
        "none": "it belongs to no language, as the name of a person or a number",
        "own": "it may stay in its own language and is marked, as a quotation or the title of a publication",
        "duration": "a length of time, said by the rules of the language",
    }
)
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_CHANGING_RULES = {"default", "default_setter", "coerce", "rename", "rename_handler", "purge_unknown"}


class SchemaError(Exception):
    """A schema file of the program contradicts itself."""


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One field: its type, what it means, and the cerberus rules that hold for it.

    `to` names the record types a reference may point to (`any` for all), `record` the type of records inside, `item`
    describes the items of a list, `fields` those of a group. `later` is a field that came after the first projects were
    made: a spreadsheet may lack its column. `private` is what no history, message or log may hold. `language` says how
    a text goes into a filing in another language: empty if it has to be translated, else one of `LANGUAGES`.
    """

    name: str
    type: str
    rules: Mapping[str, Any]
    required: bool = False
    held: bool = False
    later: bool = False
    private: bool = False
    language: str = ""
    meaning: str = ""
    example: str = ""
    allowed: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    record: str | None = None
    item: Field | None = None
    fields: Mapping[str, Field] = field(default_factory=dict)

    @property
    def empty(self) -> tuple[()] | None:
        """What the field holds if nothing was typed."""
        return () if self.type in ("list", "records") else None


@dataclass(frozen=True, slots=True, eq=False)
class Schema:
    """One record type. `file` is a path in the project, with `*` where there are several files of one record each.

    `later` names the fields whose columns a spreadsheet may lack.
    """

    name: str
    title: str
    meaning: str
    fields: Mapping[str, Field]
    file: str | None = None
    inside: tuple[str, str] | None = None
    single: bool = False
    later: frozenset[str] = frozenset()

    def field_at(self, path: str) -> Field | None:
        """The field at the path of a value, as `account[0].text`; None if there is none."""
        names = re.findall(r"[a-z_][a-z0-9_]*", path)
        found = self.fields.get(names[0]) if names else None
        for name in names[1:]:
            inner = found.item if found is not None and found.item is not None else found
            found = inner.fields.get(name) if inner is not None else None
        return found.item if found is not None and found.item is not None else found

    @property
    def one_per_file(self) -> bool:
        return self.single or (self.file is not None and "*" in self.file)


@dataclass(frozen=True, slots=True)
class FieldDescription:
    """A field as `complaint schema TYPE` shows it."""

    name: str
    type: str
    required: bool
    meaning: str
    example: str
    allowed: tuple[str, ...]
    held: bool


@dataclass(frozen=True, slots=True)
class Description:
    """A record type as `complaint schema TYPE` shows it; `where` is a file or the record and field that hold it."""

    name: str
    title: str
    meaning: str
    where: str
    fields: tuple[FieldDescription, ...]


@cache
def schemas() -> Mapping[str, Schema]:
    """All schemas by record type, by name of the type."""
    found: dict[str, Schema] = {}
    files = sorted(resources.files("complaint").joinpath("schemas").iterdir(), key=lambda file: file.name)
    for file in files:
        if file.name.endswith(".yaml"):
            schema = schema_from(yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader), file.name)
            found[schema.name] = schema
    for schema in found.values():
        _check_links(schema, found)
    return MappingProxyType(found)


def describe(record_type: str) -> Description:
    """What a lawyer has to know about a record type; KeyError for a type that there is not."""
    schema = schemas()[record_type]
    where = schema.file or "the field {1} of a record of type {0}".format(*(schema.inside or ("", "")))
    fields = (
        FieldDescription(
            wanted.name,
            _type_in_words(wanted),
            wanted.required,
            wanted.meaning,
            wanted.example,
            wanted.allowed or (wanted.item.allowed if wanted.item else ()),
            wanted.held,
        )
        for wanted in schema.fields.values()
    )
    return Description(schema.name, schema.title, schema.meaning, where, tuple(fields))


def schema_from(content: Mapping[str, Any], file: str) -> Schema:
    """The schema that a schema file holds."""
    try:
        name = content["record"]
        _demand(f"{name}.yaml" == file, file, "the file must be called as its record type")
        _demand(("file" in content) != ("inside" in content), file, "either “file” or “inside”, not both")
        fields = {key: _field(key, rules, file) for key, rules in content["fields"].items()}
        for key, wanted in fields.items():
            _demand(bool(wanted.meaning), file, f"{key}: what does the field mean?")
        inside = content.get("inside")
        parent, _, holding = (inside or "").partition(".")
        return Schema(
            name,
            content["title"],
            content["meaning"],
            MappingProxyType(fields),
            content.get("file"),
            (parent, holding) if inside else None,
            bool(content.get("single", False)),
            frozenset(key for key, wanted in fields.items() if wanted.later),
        )
    except (KeyError, TypeError, AttributeError) as wrong:
        raise SchemaError(f"{file}: {wrong!r}") from wrong


def _field(name: str, rules: Mapping[str, Any], file: str) -> Field:
    kind, meta = rules.get("type", "dict" if "schema" in rules else "text"), rules.get("meta", {})
    _demand(kind in TYPES, file, f"{name}: there is no type “{kind}”")
    _demand(_NAME.fullmatch(name) is not None and name not in RESERVED, file, f"“{name}” cannot name a field")
    _demand(not _CHANGING_RULES & rules.keys(), file, f"{name}: rules that change a value are not used")
    _demand(not (meta.get("later") and rules.get("required")), file, f"{name}: a later field cannot be required")
    _demand(kind != "reference" or bool(meta.get("to")), file, f"{name}: which records may it refer to?")
    _demand(kind != "records" or bool(meta.get("record")), file, f"{name}: records of which type?")
    _demand(meta.get("language", "") in ("", *LANGUAGES), file, f"{name}: how does it go into another language?")
    inner = rules.get("schema", {})
    return Field(
        name,
        kind,
        rules,
        required=bool(rules.get("required", False)),
        held=bool(meta.get("held", False)),
        later=bool(meta.get("later", False)),
        private=bool(meta.get("private", False)),
        language=meta.get("language", ""),
        meaning=meta.get("meaning", ""),
        example=str(meta.get("example", "")),
        allowed=tuple(rules.get("allowed", ())),
        to=tuple(meta.get("to", ())),
        record=meta.get("record"),
        item=_field(name, inner or {"type": "text"}, file) if kind == "list" else None,
        fields=MappingProxyType({key: _field(key, inner[key], file) for key in inner} if kind == "dict" else {}),
    )


def _check_links(schema: Schema, known: Mapping[str, Schema]) -> None:
    """What schemas say about each other must hold on both sides."""
    for wanted in schema.fields.values():
        named = {*wanted.to, *(wanted.item.to if wanted.item else ())} - {ANY}
        _demand(
            named <= known.keys(), schema.name, f"{wanted.name}: unknown record types {sorted(named - known.keys())}"
        )
        if wanted.record is not None:
            held = known.get(wanted.record)
            fits = held is not None and held.inside == (schema.name, wanted.name)
            _demand(fits, schema.name, f"{wanted.name}: “{wanted.record}” does not stand inside it")
    if schema.inside is not None:
        parent, holding = schema.inside
        fits = (
            parent in known and holding in known[parent].fields and known[parent].fields[holding].record == schema.name
        )
        _demand(fits, schema.name, "it does not stand inside what it says")


def _type_in_words(field: Field) -> str:
    if field.type == "reference":
        what = "any record" if ANY in field.to else " or ".join(field.to)
        return f"short name of a record ({what})"
    if field.type == "list" and field.item is not None:
        return f"list, each: {_type_in_words(field.item)}"
    if field.type == "dict" and field.fields:
        return f"group of fields ({', '.join(field.fields)})"
    return f"list of records ({field.record})" if field.type == "records" else TYPES[field.type]


def _demand(holds: bool, file: str, what: str) -> None:
    if not holds:
        raise SchemaError(f"{file}: {what}")
