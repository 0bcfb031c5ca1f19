"""The register of pseudonyms: a number and a name for files, drawn at random once for each signatory and kept.

Takes the folder of a project, writes `signatories/pseudonyms.csv` anew with a line for everyone who had none. What is
there stays as it is, also for people who are gone: a number is never given twice. Why a register, and no number worked
out from a secret: docs/notes/naming.md.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from secrets import choice, randbelow
from typing import Final

from complaint.problems import Problem
from complaint.records.csv_reader import read_csv
from complaint.records.files import check_text
from complaint.records.schemas import schemas
from complaint.records.text_file import read_text

Cells = Mapping[str, str]

FIRST: Final = 100  # three digits, until half of them are taken
_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that are mistaken for each other
_LENGTH: Final = 8


@dataclass(frozen=True, slots=True)
class Drawn:
    """How many people got a pseudonym and how many had one; with problems nothing was written."""

    new: int = 0
    had: int = 0
    problems: tuple[Problem, ...] = ()


def draw_pseudonyms(root: Path, people: Iterable[str]) -> Drawn:
    """Draw a pseudonym for each of these signatories who has none, and write the register."""
    schema, wanted = schemas()["pseudonym"], set(people)
    target, name = root / str(schema.file), str(schema.file)
    rows: list[Cells] = []
    if target.exists():
        text, problems = read_text(target, name)
        if text is None:
            return Drawn(problems=problems)
        checked, whole = check_text(text, schema, name)
        if not whole or checked.problems:
            return Drawn(problems=tuple(checked.problems))
        rows = [row.cells for row in read_csv(text, name, tuple(schema.fields), schema.later)[0] or ()]
    had = {row["person"] for row in rows}
    new = tuple(drawn(sorted(wanted - had), rows))
    if new:
        _write(target, tuple(schema.fields), sorted((*rows, *new), key=lambda row: int(row["number"])))
    return Drawn(len(new), len(had & wanted))


def drawn(people: Iterable[str], taken: Iterable[Cells], below: Callable[[int], int] = randbelow) -> Iterator[Cells]:
    """A line for each person, whose number and name for files are those of nobody else."""
    numbers = {int(row["number"]) for row in taken}
    folders = {row["folder"] for row in taken}
    for person in people:
        number = _number(numbers, below)
        folder = next(one for one in iter(_folder, "") if one not in folders)
        numbers.add(number)
        folders.add(folder)
        yield {"id": f"pseudonym-{number}", "person": person, "number": str(number), "folder": folder}


def _number(taken: Collection[int], below: Callable[[int], int]) -> int:
    """A number that nobody has, of as few digits as leave half of the numbers free."""
    first = FIRST
    while 2 * sum(1 for number in taken if first <= number < 10 * first) >= 9 * first:
        first *= 10
    free = [number for number in range(first, 10 * first) if number not in taken]
    return free[below(len(free))]


def _folder() -> str:
    return "".join(choice(_LETTERS) for _ in range(_LENGTH))


def _write(target: Path, columns: tuple[str, ...], rows: Iterable[Cells]) -> None:
    """Put the whole register in the place of the old one in one step; only its owner may read it."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    aside = target.with_name(f".{target.name}-new")
    try:
        aside.unlink(missing_ok=True)
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(out.getvalue())
            file.flush()
            os.fsync(file.fileno())
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
