"""The process that opens a spreadsheet of somebody else: `python child.py FILE`.

Limits itself before it looks at the file, prints the texts of all cells as JSON, and does nothing else. Formulas are
not calculated: what counts is the value that the program which saved the file saw last.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Final

MEMORY: Final = 1_500_000_000  # bytes
CPU_SECONDS: Final = 40
MOST_ROWS, MOST_COLUMNS, MOST_CELLS, LONGEST_CELL = 50_000, 2_000, 3_000_000, 50_000


def main(path: str) -> None:
    """Print the sheets of the file, or the problem with it."""
    _limited()
    sys.stdout.buffer.write(json.dumps(_answer(path)).encode())


def _limited() -> None:
    try:
        import resource
    except ImportError:  # not a Unix: the time limit of the caller remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(path: str) -> dict[str, Any]:
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_path(path)
        sheets = []
        cells = 0
        for entry in book.sheets_metadata:
            if entry.typ != calamine.SheetTypeEnum.WorkSheet or entry.visible != calamine.SheetVisibleEnum.Visible:
                continue
            sheet = book.get_sheet_by_name(entry.name)
            cells += sheet.total_height * sheet.total_width
            if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS or cells > MOST_CELLS:
                what = f"sheet “{entry.name}” has {sheet.total_height} rows and {sheet.total_width} columns"
                return _problem("sheet-too-large", what=what)
            rows = sheet.to_python(skip_empty_area=False)
            sheets.append((entry.name, list(_rows(rows))))
    except calamine.PasswordError:
        return _problem("sheet-protected")
    except (calamine.CalamineError, OSError, ValueError) as reason:
        if "password" in str(reason).lower():
            return _problem("sheet-protected")
        return _problem("sheet-damaged", reason=str(reason)[:200])
    except MemoryError:
        return _problem("sheet-gave-up", what="too much memory")
    return {"sheets": sheets}


def _problem(code: str, **said: str) -> dict[str, Any]:
    return {"problem": code, "said": said}


def _rows(rows: list[list[Any]]) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(rows, 1):
        cells = [_text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        yield number, cells


def _text(value: Any) -> str:
    """What stands in a cell, as it would be typed into the records."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
    return str(value)[:LONGEST_CELL]


if __name__ == "__main__":
    main(sys.argv[1])
