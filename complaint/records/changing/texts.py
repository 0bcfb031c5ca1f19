"""Records as they stand in their files: the texts, before they mean anything.

Takes files of a project, gives a `RecordText` for each record, with the version by which it is known later whether it
is still the same. Only for files that can be read; what is wrong with them is told by the loader.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

from complaint.records.beside import CHAPTERS
from complaint.records.changing.wishes import Value
from complaint.records.csv_reader import read_csv
from complaint.records.remembering import Remembered
from complaint.records.schemas import Schema, schemas
from complaint.records.text_file import decode
from complaint.records.yaml_reader import Items, Keys, Node, Scalar, read_yaml

CHAPTER: Final = "chapter"  # no record: a file of wording, whose fields are its lines by number


@dataclass(frozen=True, slots=True)
class RecordText:
    """One record: the file it stands in and its fields that are not empty. Groups and records inside are as JSON."""

    type: str
    id: str
    file: str
    fields: Mapping[str, Value]
    holder: str = ""

    @property
    def version(self) -> str:
        return version_of(self.fields)


_TAKEN_OUT: Final[Remembered[tuple[RecordText, ...]]] = Remembered()


def version_of(fields: Mapping[str, Value]) -> str:
    """What tells this state of a record from any other: the same for the same texts, wherever they stand."""
    filled = {name: value for name, value in fields.items() if value}
    content = json.dumps(filled, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def texts_of(root: Path, *types: str) -> dict[tuple[str, str], RecordText]:
    """All records of these types in the project, by type and id."""
    found: dict[tuple[str, str], RecordText] = {}
    for record_type in types:
        for name, content in files_of(root, record_type).items():
            texts = (text for text in texts_in(content, record_type, name) if text.type == record_type)
            found.update({(text.type, text.id): text for text in texts})
    return found


def files_of(root: Path, record_type: str) -> dict[str, bytes]:
    """The files that may hold records of the type, with their content."""
    pattern = pattern_of(record_type)
    folder = root / pattern.rpartition("/")[0]
    paths = sorted(folder.glob(pattern.rpartition("/")[2])) if folder.is_dir() else ()
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in paths
        if path.is_file() and not path.is_symlink()
    }


def pattern_of(record_type: str) -> str:
    """The name of the file of records of the type, with `*` where there are several."""
    return f"{CHAPTERS}/*.html" if record_type == CHAPTER else str(schemas()[holding_type(record_type)].file)


def holding_type(record_type: str) -> str:
    """The type of the records in whose files these stand."""
    schema = schemas()[record_type]
    return holding_type(schema.inside[0]) if schema.inside else record_type


def texts_in(content: bytes, record_type: str, name: str) -> tuple[RecordText, ...]:
    """The records of the type in the content of one file, and in it all types that stand inside each other."""
    held = CHAPTER if record_type == CHAPTER else holding_type(record_type)
    return _TAKEN_OUT.get((name, held), content, lambda: tuple(_texts_in(content, held, name)))


def _texts_in(content: bytes, record_type: str, name: str) -> Iterator[RecordText]:
    text, _ = decode(content, name)
    if text is None:
        return
    if record_type == CHAPTER:
        lines = {str(number): line for number, line in enumerate(text.splitlines(), 1) if line}
        yield RecordText(CHAPTER, name, name, MappingProxyType(lines))
        return
    schema = schemas()[record_type]
    if name.endswith(".csv"):
        rows, _ = read_csv(text, name, tuple(schema.fields), schema.later)
        for row in rows or ():
            cells = {column: cell.strip() for column, cell in row.cells.items() if cell.strip()}
            yield RecordText(schema.name, cells.get("id", ""), name, MappingProxyType(cells))
        return
    node, _ = read_yaml(text, name)
    records = node.items if isinstance(node, Items) else (node,)
    for record in records:
        if isinstance(record, Keys):
            yield from _in_mapping(record, schema, name, "")


def _in_mapping(node: Keys, schema: Schema, name: str, holder: str) -> Iterator[RecordText]:
    entry = node.entries.get("id")
    record_id = entry.text.strip() if isinstance(entry, Scalar) else ""
    fields = {key: value for key, inner in node.entries.items() if (value := _value(inner))}
    yield RecordText(schema.name, record_id, name, MappingProxyType(fields), holder)
    for key, inner in node.entries.items():
        wanted = schema.fields.get(key)
        if wanted is not None and wanted.record and isinstance(inner, Items):
            inside = partial(_in_mapping, schema=schemas()[wanted.record], name=name, holder=record_id)
            for item in inner.items:
                if isinstance(item, Keys):
                    yield from inside(item)


def _value(node: Node) -> Value:
    if isinstance(node, Scalar):
        return node.text.strip()
    if isinstance(node, Items) and all(isinstance(item, Scalar) for item in node.items):
        return tuple(item.text.strip() for item in node.items if isinstance(item, Scalar))
    return json.dumps(_plain(node), ensure_ascii=False, sort_keys=True)


def _plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text.strip()
    if isinstance(node, Items):
        return [_plain(item) for item in node.items]
    return {key: _plain(inner) for key, inner in node.entries.items()}
