"""The first sheet of an Excel file (.xlsx) as the text of a CSV file, so that one reader serves both.

Takes the bytes of a file and the name by which problems call it; gives a text whose lines are the rows of the sheet, so
that places come out as a spreadsheet counts them. Only what somebody typed counts: a formula, an error or a number with
a fraction is a problem. Macros are never run and nothing outside the file is read.
"""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from complaint.problems import Place, Problem, error

LARGEST_FILE = 20_000_000  # bytes
LARGEST_UNPACKED = 20_000_000  # a list of contacts has a thousand rows at most; more would only fill the memory
MOST_ROWS, MOST_COLUMNS = 20_000, 100
# An archive that is damaged, protected by a password or packed in a way of its own.
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


def as_csv(content: bytes, name: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The sheet as CSV, and what is wrong with it; the text is None if the file cannot be used at all."""
    unusable = _unusable(content, name)
    if unusable is not None:
        return None, (unusable,)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of styles that it does not know
            book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False, data_only=False)
            sheet = book.worksheets[0]
            rows = list(sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS))
            book.close()
    except (
        InvalidFileException,
        *_DAMAGED,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        SyntaxError,
    ) as reason:
        hint = "open it in Excel or LibreOffice and save it as .xlsx"
        return None, (error("spreadsheet", Place(name), f"this is no Excel file, or damaged: {reason}", hint),)
    if len(rows) > MOST_ROWS:
        message = f"the sheet has more than {MOST_ROWS:,} rows"
        return None, (error("spreadsheet", Place(name), message, "delete the empty rows below, or divide it"),)
    problems: list[Problem] = []
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    width = max((len(_trimmed(row)) for row in rows), default=0)
    for row in rows:
        cells = [_text(cell, name, problems) for cell in row[:width]]
        # A blank row keeps its line, so that the rows below keep their numbers.
        writer.writerow(cells) if any(cells) else out.write("\n")
    return (out.getvalue() if width else None), tuple(problems or () if width else (_empty(name),))


def _unusable(content: bytes, name: str) -> Problem | None:
    place = Place(name)
    if len(content) > LARGEST_FILE:
        most = LARGEST_FILE // 1_000_000
        return error("spreadsheet", place, f"the file is larger than {most} MB", "leave out pictures and empty sheets")
    if content[:8] == bytes.fromhex("d0cf11e0a1b11ae1"):
        hint = "take the password off, or save it as .xlsx"
        return error("spreadsheet", place, "the file is protected by a password, or of the old kind (.xls)", hint)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED:
                return error("spreadsheet", place, "the file is too large when unpacked", "save the list alone")
            if any(b"<!DOCTYPE" in archive.read(entry).replace(b"\0", b"") for entry in archive.infolist()):
                return error("spreadsheet", place, "the file declares entities, which Excel never does", "save it anew")
    except _DAMAGED:
        return error("spreadsheet", place, "this is no Excel file (.xlsx), or damaged", "save it anew as .xlsx")
    return None


def _empty(name: str) -> Problem:
    return error("spreadsheet", Place(name), "the first sheet is empty", "the list stands on the first sheet")


def _trimmed(row: Iterable[Any]) -> list[Any]:
    """The cells without the empty ones at the end."""
    cells = list(row)
    while cells and cells[-1].value is None:
        cells.pop()
    return cells


def _text(cell: Any, name: str, problems: list[Problem]) -> str:
    """What stands in a cell as text; a line break is a separator of items."""
    value = cell.value
    match value:
        case None:
            return ""
        case str() if not value.startswith("=") and cell.data_type != "e":
            return "; ".join(part.strip() for part in value.splitlines() if part.strip())
        case datetime() | date():
            return (value.date() if isinstance(value, datetime) else value).isoformat()
        case int() if not isinstance(value, bool):
            return str(value)
        case float() if value.is_integer():
            return str(int(value))
    at = Place(name, cell.row, cell.column)
    problems.append(error("spreadsheet", at, f"this cell holds no text: {value!s:.40}", "type what it is to say"))
    return ""
