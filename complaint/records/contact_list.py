"""The list of contacts taken over from a spreadsheet: checked first, then put into `cases/contacts.csv` as a whole.

Takes the folder of a project and the path of an XLSX or CSV file whose columns are the fields of a contact; gives what
is new, changed and left, or what is wrong. Nothing is written if anything is wrong; what is written takes the place of
the old list in one step.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from complaint.problems import Place, Problem, error, has_errors, in_order
from complaint.records.csv_reader import read_csv
from complaint.records.files import check_text
from complaint.records.record import Records
from complaint.records.schemas import Schema, schemas
from complaint.records.spreadsheet import as_csv
from complaint.records.text_file import decode, read_text

Cells = dict[str, str]
Check = Callable[[Records], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Imported:
    """The ids of contacts by what became of them, and what is wrong; with errors nothing was written."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def import_contacts(root: Path, source: Path, *, replace: bool, check: Check) -> Imported:
    """Take the contacts of a file into the list; with `replace` those that it does not hold are taken out.

    `check` looks at the contacts together before anything is written.
    """
    schema = schemas()["contact"]
    text, problems = _text_of(source)
    if text is None or has_errors(problems):
        return Imported(problems=problems)
    checked, _ = check_text(text, schema, f"{source.name.rpartition('.')[0]}.csv")
    found = [_called(problem, source.name) for problem in checked.problems]
    twice = _twice([record.id for record in checked.records], source.name)
    problems = in_order((*problems, *found, *twice, *check(Records(checked.records))))
    if has_errors(problems):
        return Imported(problems=problems)
    new = _rows(text, schema)
    target = root / str(schema.file)
    before, unreadable = _list(target, schema)
    if unreadable:
        return Imported(problems=unreadable)
    after = dict(new) if replace else {**before, **new}
    _write(target, schema, after.values())
    return Imported(
        tuple(key for key in new if key not in before),
        tuple(key for key in new if key in before and new[key] != before[key]),
        tuple(key for key in new if key in before and new[key] == before[key]),
        tuple(key for key in before if key not in after),
        problems,
    )


def _text_of(source: Path) -> tuple[str | None, tuple[Problem, ...]]:
    """The file as CSV."""
    if source.suffix.lower() != ".xlsx":
        return read_text(source, source.name)
    try:
        text, problems = as_csv(source.read_bytes(), source.name)
    except OSError as reason:
        message = f"the file cannot be read: {reason.strerror}"
        return None, (error("unreadable-file", Place(source.name), message, "check the name"),)
    if text is None:
        return None, problems
    decoded, unseen = decode(text.encode("utf-8"), source.name)
    return decoded, (*problems, *unseen)


def _called(problem: Problem, name: str) -> Problem:
    """The problem under the name of the file that was given: a sheet is read as if it were CSV."""
    return dataclasses.replace(problem, place=Place(name, problem.place.line, problem.place.column))


def _twice(ids: Sequence[str], name: str) -> Iterable[Problem]:
    for key in dict.fromkeys(key for key in ids if ids.count(key) > 1):
        message = f"the id “{key}” is given to several rows"
        yield error("repeated-id", Place(name), message, "give each contact an id of its own")


def _rows(text: str, schema: Schema) -> dict[str, Cells]:
    rows, _ = read_csv(text, "", tuple(schema.fields), schema.later)
    return {row.cells["id"].strip(): {key: cell.strip() for key, cell in row.cells.items()} for row in rows or ()}


def _list(target: Path, schema: Schema) -> tuple[dict[str, Cells], tuple[Problem, ...]]:
    """The list as it is; an old one that cannot be read must not be written over."""
    if not target.exists():
        return {}, ()
    text, problems = read_text(target, str(schema.file))
    if text is None:
        return {}, problems
    checked, whole = check_text(text, schema, str(schema.file))
    return (_rows(text, schema), ()) if whole else ({}, tuple(checked.problems))


def _write(target: Path, schema: Schema, rows: Iterable[Mapping[str, str]]) -> None:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(schema.fields), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    aside = target.with_name(f".{target.name}-new")
    try:
        with aside.open("w", encoding="utf-8", newline="") as file:
            file.write(out.getvalue())
            file.flush()
            os.fsync(file.fileno())
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
