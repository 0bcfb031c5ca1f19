"""The files of a project as they will be: texts of records with what is wanted of them, before anything is written.

Takes the folder and the wishes that are sound, gives contents. A last look makes sure that nothing else has changed.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from complaint.problems import Problem
from complaint.records.changing import csv_edit, yaml_edit
from complaint.records.changing.csv_edit import NotThereError
from complaint.records.changing.history import RecordChange
from complaint.records.changing.texts import RecordText, files_of, texts_in
from complaint.records.changing.wishes import Add, Edit, FieldConflict, Remove, Value, Wish
from complaint.records.schemas import schemas


@dataclass(slots=True)
class Work:
    """The files as they will be, and what has become of each record."""

    root: Path
    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    texts: dict[tuple[str, str], RecordText] = field(default_factory=dict)
    records: list[RecordChange] = field(default_factory=list)
    conflicts: list[FieldConflict] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def read(self, record_type: str) -> None:
        for name, content in files_of(self.root, record_type).items():
            if name not in self.before:
                self.before[name] = self.after[name] = content
                self._read_again(record_type, name)

    def put(self, record_type: str, name: str, content: str, mark: bytes) -> None:
        """Take in what a file will hold."""
        self.after[name] = mark + content.encode("utf-8")
        self._read_again(record_type, name)

    def _read_again(self, record_type: str, name: str) -> None:
        kept = {key: text for key, text in self.texts.items() if text.file != name}
        kept.update({(text.type, text.id): text for text in texts_in(self.after[name], record_type, name)})
        self.texts = kept


def write_text(work: Work, name: str, wanted: Sequence[tuple[Wish, Mapping[str, Value]]]) -> None:
    """Put what is wanted of records in one file into its text."""
    content = work.after.get(name, b"")
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    text = content[len(mark) :].decode("utf-8")
    if name.endswith(".csv"):
        text = _edited_csv(text, wanted)
    elif name.endswith(".html"):
        text = _edited_lines(text, wanted)
    else:
        for wish, new in wanted:
            text = _edited_yaml(text, name, wish, new)
    work.before.setdefault(name, b"")
    work.put(wanted[0][0].type, name, text, mark)


def _edited_csv(text: str, wanted: Sequence[tuple[Wish, Mapping[str, Value]]]) -> str:
    rows: list[csv_edit.Cells] = []
    added = []
    for wish, new in wanted:
        cells = {name: "; ".join(value) if isinstance(value, tuple) else value for name, value in new.items()}
        if isinstance(wish, Add):
            added.append(cells)
        else:
            rows.append(csv_edit.Cells(wish.id, cells, gone=isinstance(wish, Remove)))
    return csv_edit.edited(text, rows, added, tuple(schemas()[wanted[0][0].type].fields))


def _edited_lines(text: str, wanted: Sequence[tuple[Wish, Mapping[str, Value]]]) -> str:
    lines = text.splitlines(keepends=True)
    for number, line in ((number, line) for _, new in wanted for number, line in new.items()):
        place = int(number) - 1
        lines[place] = str(line) + lines[place][len(lines[place].splitlines()[0]) :]
    return "".join(lines)


def _edited_yaml(text: str, name: str, wish: Wish, new: Mapping[str, Value]) -> str:
    inside: list[str] = []
    schema = schemas()[wish.type]
    while schema.inside is not None:
        inside.insert(0, schema.inside[1])
        schema = schemas()[schema.inside[0]]
    if not isinstance(wish, Edit) and (inside or schema.one_per_file):
        raise NotThereError("records of this type come and go by hand")
    lists = {field: _as_items(wish.type, field, value) for field, value in new.items()}
    if isinstance(wish, Add):
        return yaml_edit.with_record(text, lists)
    if isinstance(wish, Remove):
        return yaml_edit.without_record(text, wish.id)
    return yaml_edit.edited(text, wish.id, lists, inside)


def _as_items(record_type: str, name: str, value: Value) -> Value:
    """The value of a list as its items, also where it was given as the text of a cell."""
    field = schemas()[record_type].fields[name]
    if field.type != "list" or isinstance(value, tuple) or (field.item is not None and field.item.type == "dict"):
        return value
    return tuple(part.strip() for part in value.split(";")) if value else ""


def nothing_else(work: Work, name: str, wanted: Sequence[Wish], before: Mapping[tuple[str, str], RecordText]) -> None:
    """A last look: no other record of the file has become another one by this."""
    after = {key: record for key, record in work.texts.items() if record.file == name}
    meant = {wish.id for wish in wanted}
    meant |= {record.holder for record in before.values() if record.id in meant}
    for key in {*before, *after}:
        same = key in before and key in after and before[key].fields == after[key].fields
        if not same and key[1] not in meant:
            raise NotThereError(f"this would change {key[1]} too")
