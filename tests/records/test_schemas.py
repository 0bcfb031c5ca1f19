"""Schemas make sense, and say so to a lawyer."""

from __future__ import annotations

from typing import Any

import pytest

from complaint.records.record import RESERVED, Record
from complaint.records.schemas import SchemaError, describe, schema_from, schemas
from complaint.records.typed import MisfitError, value

FIELDS: dict[str, Any] = {"id": {"type": "id", "required": True, "meta": {"meaning": "Short name."}}}
SCHEMA: dict[str, Any] = {"record": "thing", "title": "Thing", "meaning": "A thing.", "file": "cases/things.csv"}
WRONG: list[tuple[str, dict[str, Any]]] = [
    ("called as its record type", {"record": "other"}),
    ("either “file” or “inside”", {"inside": "event.things"}),
    ("there is no type", {"fields": {"a": {"type": "money", "meta": {"meaning": "x"}}}}),
    ("which records", {"fields": {"a": {"type": "reference", "meta": {"meaning": "x"}}}}),
    ("records of which type", {"fields": {"a": {"type": "records", "meta": {"meaning": "x"}}}}),
    ("what does the field mean", {"fields": {"a": {"type": "text"}}}),
    ("cannot name a field", {"fields": {"values": {"type": "text", "meta": {"meaning": "x"}}}}),
    ("cannot name a field", {"fields": {"Big Name": {"type": "text", "meta": {"meaning": "x"}}}}),
    ("a later field cannot be required",
     {"fields": {"a": {"type": "text", "required": True, "meta": {"meaning": "x", "later": True}}}}),
    ("rules that change a value", {"fields": {"a": {"type": "text", "default": "x", "meta": {"meaning": "x"}}}}),
    ("KeyError", {"fields": None, "title": None, "file": None}),
]  # fmt: skip


def test_all_schemas_of_the_program_make_sense() -> None:
    assert len(schemas()) > 30
    for name, schema in schemas().items():
        assert name == schema.name
        assert "id" in schema.fields
        assert schema.fields["id"].required


@pytest.mark.parametrize(("reason", "change"), WRONG[:-1])
def test_a_schema_that_makes_no_sense_is_refused(reason: str, change: dict[str, Any]) -> None:
    with pytest.raises(SchemaError, match=reason):
        schema_from({**SCHEMA, "fields": FIELDS, **change}, "thing.yaml")


def test_a_schema_without_a_title_is_refused() -> None:
    with pytest.raises(SchemaError, match="title"):
        schema_from({"record": "thing", "meaning": "x", "file": "a", "fields": FIELDS}, "thing.yaml")


def test_the_names_that_a_record_uses_itself_are_reserved() -> None:
    own = {name for name in (*Record.__slots__, *dir(Record)) if not name.startswith("_")} - {"id"}
    assert own == RESERVED


@pytest.mark.parametrize("name", sorted(schemas()))
def test_a_description_says_what_each_field_means(name: str) -> None:
    description = describe(name)
    assert description.meaning.endswith(".")
    assert description.where
    for field in description.fields:
        assert field.meaning
        assert field.type


def test_a_description_says_where_and_what_may_stand_there() -> None:
    charge = {field.name: field for field in describe("charge").fields}
    assert describe("charge").where == "the field charges of a record of type prosecution"
    assert charge["person"].type == "short name of a record (signatory or person)"
    assert "convicted" in charge["status"].allowed
    scopes = next(field for field in describe("power_of_attorney").fields if field.name == "scopes")
    assert "file" in scopes.allowed


def test_the_examples_of_the_schemas_can_be_typed() -> None:
    for name, schema in schemas().items():
        for field in schema.fields.values():
            plain = field.item or field
            if field.example and plain.type not in ("list", "dict", "records", "query"):
                for part in field.example.split("; ") if field.item else [field.example]:
                    try:
                        value(field if part == "held" and field.held else plain, part)
                    except MisfitError as wrong:
                        pytest.fail(f"{name}.{field.name}: {wrong.code}")
