"""A sheet from anywhere as a table of texts: XLSX, XLS and ODS, and CSV in the usual letters and separators.

Takes a path, gives a `Table` or problems. Nothing in the file is run or followed: of a spreadsheet only the values of
the cells are read, by a process of its own that has little memory and time and may write no file.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from complaint.problems import Place, Problem
from complaint.records.sheets import child
from complaint.records.sheets.csv_text import Unreadable, rows_of
from complaint.records.wording import listed, say

LARGEST: Final = 20_000_000  # bytes
LARGEST_UNPACKED: Final = 200_000_000
SECONDS: Final = 60
_BOOKS: Final = (".xlsx", ".xlsm", ".xls", ".ods")
_TEXTS: Final = (".csv", ".tsv", ".txt")
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name and its rows that are not empty, each with its number as spreadsheets count."""

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_sheets(path: Path, only: str = "") -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    """The sheets of a file that hold something, or the one of a name, and what is wrong."""
    place = Place(path.name)
    ending = path.suffix.lower()
    try:
        if not path.is_file():
            return (), (say("unreadable-file", place, reason="there is no such file"),)
        if path.stat().st_size > LARGEST:
            return (), (say("sheet-too-large", place, what=f"more than {LARGEST // 1_000_000} MB"),)
        content = path.read_bytes()
    except OSError as failed:
        return (), (say("unreadable-file", place, reason=failed.strerror or failed),)
    is_book = content[:4] == b"PK\x03\x04" or content[:8] == _OLE
    if is_book or ending in _BOOKS:
        sheets, problems = _book(path, content)
    elif ending in _TEXTS:
        sheets, problems = _text(path, content)
    else:
        return (), (say("sheet-kind", place, ending=ending),)
    if problems:
        return (), problems
    if only:
        names = [sheet.name for sheet in sheets]
        sheets = tuple(sheet for sheet in sheets if sheet.name == only)
        if not sheets:
            return (), (say("sheet-missing", place, sheet=only, sheets=listed(names, "and") or "nothing"),)
    return (sheets, ()) if sheets else ((), (say("sheet-empty", place),))


def _text(path: Path, content: bytes) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    try:
        rows = tuple(_filled(rows_of(content)))
    except Unreadable as unreadable:
        return (), (say(unreadable.code, Place(path.name), reason=unreadable.reason, what=unreadable.reason),)
    return ((Sheet("", rows),) if rows else ()), ()


def _book(path: Path, content: bytes) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    place = Place(path.name)
    if content[:8] == _OLE and "EncryptedPackage".encode("utf-16-le") in content:
        return (), (say("sheet-protected", place),)
    if content[:4] == b"PK\x03\x04":
        try:
            with zipfile.ZipFile(path) as archive:
                unpacked = sum(entry.file_size for entry in archive.infolist())
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as reason:
            return (), (say("sheet-damaged", place, reason=reason),)
        if unpacked > LARGEST_UNPACKED:
            return (), (say("sheet-too-large", place, what=f"{unpacked // 1_000_000} MB when unpacked"),)
    answer = _asked(path)
    if "problem" in answer:
        return (), (say(answer["problem"], place, **answer.get("said", {})),)
    sheets = (Sheet(str(name), tuple(_filled(rows))) for name, rows in answer["sheets"])
    return tuple(sheet for sheet in sheets if sheet.rows), ()


def _asked(path: Path) -> dict[str, Any]:
    """What the process that reads the file answers."""
    try:
        done = subprocess.run(  # noqa: S603 - this program itself
            [sys.executable, "-I", child.__file__, str(path.resolve())],
            capture_output=True,
            timeout=SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        return {"problem": "sheet-gave-up", "said": {"what": f"more than {SECONDS} seconds"}}
    except OSError as failed:
        return {"problem": "sheet-damaged", "said": {"reason": failed.strerror}}
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return {"problem": "sheet-gave-up", "said": {"what": "too much memory or time"}}
    return answer


def _filled(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows that say something."""
    for number, cells in rows:
        if any(cell.strip() for cell in cells):
            yield int(number), tuple(cells)
