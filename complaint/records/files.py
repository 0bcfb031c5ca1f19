"""One file of records: text, rows or mappings, typed values, records.

Takes the path of a file, the schema of what it holds and the name by which problems call it; gives its records and
what is wrong with it. Reads this file and nothing else.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from complaint.problems import Place, Problem
from complaint.records.csv_reader import read_csv
from complaint.records.record import Record
from complaint.records.remembering import Remembered
from complaint.records.schemas import Schema
from complaint.records.text_file import decode, read_text
from complaint.records.validate import Checked, validate_mapping, validate_row
from complaint.records.wording import say
from complaint.records.yaml_reader import Items, Keys, read_yaml

_READ: Final[Remembered[tuple[Checked, bool]]] = Remembered()


def load_file(path: Path, schema: Schema, name: str) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """The records of a file and what is wrong with them, places under the given name."""
    checked, _ = check_file(path, schema, name)
    return tuple(checked.records), tuple(checked.problems)


def check_file(path: Path, schema: Schema, name: str, instead: bytes | None = None) -> tuple[Checked, bool]:
    """The records of a file, or of a content that is read instead, and whether it could be read to its end."""
    text, problems = read_text(path, name) if instead is None else decode(instead, name)
    checked, whole = (Checked(), False) if text is None else check_text(text, schema, name)
    checked.problems[:0] = problems
    return checked, whole


def check_text(text: str, schema: Schema, name: str) -> tuple[Checked, bool]:
    """The records of a text, as CSV if its name ends so, as YAML otherwise."""
    read = _from_csv if name.endswith(".csv") else _from_yaml
    checked, whole = _READ.get((name, schema), text, lambda: read(text, schema, name))
    return Checked([*checked.records], [*checked.faulty], [*checked.problems]), whole


def _from_csv(text: str, schema: Schema, name: str) -> tuple[Checked, bool]:
    rows, problems = read_csv(text, name, tuple(schema.fields), schema.later)
    checked = Checked(problems=list(problems))
    for row in rows or ():
        _add(checked, validate_row(schema, row))
    return checked, rows is not None and not problems


def _from_yaml(text: str, schema: Schema, name: str) -> tuple[Checked, bool]:
    node, problems = read_yaml(text, name)
    checked = Checked(problems=list(problems))
    example = schema.fields["id"].example if "id" in schema.fields else ""
    if node is None:
        return checked, not problems
    if schema.one_per_file:
        if not isinstance(node, Keys):
            code = "expected-one" if isinstance(node, Items) else "expected-record"
            checked.problems.append(say(code, node.at, example=example))
            return checked, False
        _add(checked, validate_mapping(schema, node))
        return checked, not problems
    if not isinstance(node, Items):
        checked.problems.append(say("expected-list", node.at, example=example))
        return checked, False
    for item in node.items:
        if isinstance(item, Keys):
            _add(checked, validate_mapping(schema, item))
        else:
            checked.problems.append(say("expected-record", item.at, example=example))
    return checked, not problems


def _add(checked: Checked, more: Checked) -> None:
    checked.records.extend(more.records)
    checked.problems.extend(more.problems)
    checked.faulty.extend(more.faulty)


def no_record(schema: Schema, name: str) -> Problem:
    """A file that must hold a record does not."""
    return say("missing-file", Place(name), title=schema.title.lower(), file=schema.file, type=schema.name)
