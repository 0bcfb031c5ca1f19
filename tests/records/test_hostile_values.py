"""Values that nobody types in good faith, in every field of every record type: taken as the text they are, or told.

The fields come from the schemas, so that a new one is tried without being named here.
"""

from __future__ import annotations

import time

import pytest

from complaint.records.files import check_text
from complaint.records.schemas import schemas
from complaint.records.text_file import decode
from complaint.records.validate import validate_mapping
from complaint.records.yaml_reader import Items, Keys, read_yaml
from tests.records.factories import DEFAULTS, node_of, typed

HOSTILE = {
    "digits without end": "9" * 10_000,
    "a number with a huge exponent": "1e999999999",
    "a number with a huge negative exponent": "-1e-999999999",
    "no number": "nan",
    "an endless number": "Infinity",
    "digits of another script": "٣٤",
    "a superscript": "²",
    "a year of many digits": "99999999999-01-01",
    "the year 0": "0000-00-00",
    "a range of dates that is turned round": "9999-12-31/0001-01-01",
    "a cell of a million signs": "x" * 1_000_000,
    "a cell of brackets": "[[" * 50_000,
    "a cell of stars": "*" * 50_000,
    "a cell of half dates": "2024-01-01/" * 20_000,
    "an address without end": "https://" + "a." * 50_000,
    "an e-mail address without end": "a" * 50_000 + "@" + "b." * 20_000,
    "a flood of marks": "a" + "\u0301" * 20_000,
    "a path upwards": "../../../../etc/passwd",
    "a path with a scheme": "file:///etc/passwd",
    "data as a path": "data:text/html,x",
    "a path to a machine": "\\\\server\\share\\x.pdf",
    "a device": "CON.pdf",
    "a template": "{{ 7 * 7 }}",
    "a formula": '=HYPERLINK("http://127.0.0.1:9")',
    "a list": ["a", ["b", ["c"]]],
    "a group": {"a": {"b": "c"}},
    "half of a sign": "\ud800",
}
SLOWEST = 2  # seconds, for all fields of a type


@pytest.mark.parametrize("what", HOSTILE)
def test_no_value_in_any_field_gives_a_traceback_or_takes_long(what: str) -> None:
    for kind, schema in schemas().items():
        given = typed(kind) if kind in DEFAULTS else {"id": "some-id"}
        began = time.monotonic()
        for name in schema.fields:
            node = node_of({**given, name: HOSTILE[what]})
            assert isinstance(node, Keys)
            checked = validate_mapping(schema, node)
            assert checked.records or checked.problems, f"{kind}.{name}"
            told = "".join(problem.message + problem.hint for problem in checked.problems)
            assert len(told) < 5_000, f"{kind}.{name}: the value is told whole"
        assert time.monotonic() - began < SLOWEST, kind


def told(text: str | bytes, kind: str, name: str) -> list[str]:
    """The codes of what is wrong with a file of a record type, each once."""
    content = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    read, problems = decode(content, name)
    found = list(problems)
    if read is not None:
        found += check_text(read, schemas()[kind], name)[0].problems
    return list(dict.fromkeys(problem.code for problem in found))


LAUGHS = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
EVENTS = "cases/events.yaml"
YAML = {
    "anchors of anchors": (LAUGHS, "yaml-anchor"),
    "an anchor that holds itself": ("a: &a [*a]", "yaml-anchor"),
    "a tag that makes an object": ("- !!python/object/apply:os.system ['touch /x']", "yaml-tag"),
    "a tag with an address": ("%TAG ! tag:example.org,2000:\n---\n- !x y", "yaml-tag"),
    "brackets in brackets": ("[" * 100_000, "too-deep"),
    "lists in lists": ("- " * 20_000, "too-deep"),
    "keys in keys": ("\n".join(" " * n + f"a{n}:" for n in range(500)), "too-deep"),
    "half of a sign as an escape": ('- id: "\\ud800"', "yaml-syntax"),
    "half of a sign as bytes": (b"- id: \xed\xa0\x80", "encoding"),
    "a sign beyond Unicode": ('- id: "\\U00110000"', "yaml-syntax"),
    "an end of text as an escape": ('- id: "a\\0b"', "unseen-sign"),
    "text turned round as an escape": ('- id: "a\\u202eb"', "unseen-sign"),
    "text turned round": ("- id: a\u2067b", "unseen-sign"),
    "an end of text": ("- id: long-enough-not-to-be-taken-for-another-encoding\0", "unseen-sign"),
}


@pytest.mark.parametrize("what", YAML)
def test_what_yaml_could_do_is_told_at_once(what: str) -> None:
    text, code = YAML[what]
    began = time.monotonic()
    assert code in told(text, "event", EVENTS)
    assert time.monotonic() - began < SLOWEST


HEADER = ",".join(schemas()["place"].fields)
CSV = {
    "a row of very many cells": (f"{HEADER}\n" + "x," * 200_000, "too-many-cells"),
    "a header of very many columns": (HEADER + "," + ",".join(f"c{n}" for n in range(500)) + "\n", "unknown-column"),
    "a quotation mark that is never closed": (f'{HEADER}\n"' + "x,\n" * 20_000, "unclosed-quote"),
    "an end of text": (f"{HEADER}\nlind\0enau" + "," * HEADER.count(",") + "\n", "unseen-sign"),
    "half of a sign": (f"{HEADER}\n\ud800,x\n", "encoding"),
    "a template for a column": ("{{ 7 * 7 }}," + HEADER + "\n", "unknown-column"),
    "an element for a column": ("<script>evil()</script>," + HEADER + "\n", "unknown-column"),
    "a formula for a column": ("=1+1," + HEADER + "\n", "unknown-column"),
}


@pytest.mark.parametrize("what", CSV)
def test_what_a_table_could_do_is_told_at_once(what: str) -> None:
    text, code = CSV[what]
    began = time.monotonic()
    assert code in told(text, "place", "cases/places.csv")
    assert time.monotonic() - began < SLOWEST


def test_a_cell_of_any_length_is_read() -> None:
    row = {"id": "lindenau", "name": "x" * 300_000, "kind": "city", "origin": "form 1"}
    line = ",".join(row.get(column, "") for column in HEADER.split(","))
    assert told(f"{HEADER}\n{line}\n", "place", "cases/places.csv") == []


@pytest.mark.parametrize("name", ["دلنیا محەمەد", "אסתר כהן", "ئايگۈل", "𞤀𞤥𞤣𞤭", "𐌰𐌱𐌲", "山田𠮷太郎", "ᠮᠣᠩᠭᠣᠯ", "नेपाल"])
def test_names_in_any_script_are_taken_as_they_are(name: str) -> None:
    record, *_ = validate_mapping(schemas()["place"], _keys({**typed("place"), "name": name})).records
    assert record.name == name
    node, problems = read_yaml(f"- name: {name}\n", "x.yaml")
    assert problems == ()
    assert isinstance(node, Items)


def _keys(value: dict[str, object]) -> Keys:
    node = node_of(value)
    assert isinstance(node, Keys)
    return node
