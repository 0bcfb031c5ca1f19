"""CSV as spreadsheets save it: a header line with the names of the columns, then one record a row.

Takes a text and the names of the columns, gives rows whose cells are the text that was typed, each with its place (the
line in the file, also where cells hold line breaks, and the number of the cell). Rows without any text are left out.
Never guesses: where commas, quotation marks or the number of cells do not add up, that is a problem.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from complaint.problems import Place, Problem
from complaint.records.nearest import did_you_mean
from complaint.records.remembering import Remembered
from complaint.records.text_file import UNSEEN, unseen_signs
from complaint.records.wording import listed, say

_CELL = re.compile(r'"(?:[^"]|"")*"(?=,|\r|\n|\Z)|(?!")[^,"\r\n]*(?=,|\r|\n|\Z)')
_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}


class CellPlaces(Mapping[str, Place]):
    """Where the cells of one row stand, worked out only when somebody asks."""

    __slots__ = ("_breaks", "_columns", "_file", "_line")

    def __init__(self, file: str, line: int, columns: Mapping[str, int], breaks: Sequence[int] = ()) -> None:
        self._file, self._line, self._columns, self._breaks = file, line, columns, breaks

    def __getitem__(self, column: str) -> Place:
        cell = self._columns[column]
        return Place(self._file, self._line + sum(self._breaks[: cell - 1]), cell)

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells that are not empty, by column."""

    at: Place
    cells: dict[str, str]
    places: Mapping[str, Place]


def read_csv(
    text: str, name: str, columns: Sequence[str], later: Collection[str] = ()
) -> tuple[list[Row] | None, tuple[Problem, ...]]:
    """The rows (`None` if the file cannot be used) and what is wrong with them. `later` columns may be missing."""
    rows, problems = _READ.get(
        (name, tuple(columns), frozenset(later)), text, lambda: _Reader(text, name, columns, later).read()
    )
    return None if rows is None else [*rows], problems


_READ: Final[Remembered[tuple[list[Row] | None, tuple[Problem, ...]]]] = Remembered()


class _Reader:
    def __init__(self, text: str, name: str, columns: Sequence[str], later: Collection[str] = ()) -> None:
        self.name = name
        self.columns = columns
        self.later = later
        self.problems: list[Problem] = []
        self.unseen = UNSEEN.search(text) is not None
        self._raw: list[str] = []
        self._rows = csv.reader(self._lines(text), strict=True)

    def _lines(self, text: str) -> Iterator[str]:
        """The physical lines, kept until the row that they make up is complete."""
        for line in io.StringIO(text, newline=""):
            self._raw.append(line)
            yield line

    def _parsed(self) -> Iterator[tuple[int, list[str]]]:
        """The rows that are not blank, each with the line on which it begins."""
        line = 1
        for cells in self._rows:
            if any(cells):
                yield line, cells
            line = self._rows.line_num + 1
            self._raw.clear()

    def read(self) -> tuple[list[Row] | None, tuple[Problem, ...]]:
        rows: list[Row] = []
        header: list[str] | None = None
        numbers: dict[str, int] = {}
        line = 1
        try:
            for line, cells in self._parsed():
                if header is None:
                    header = [cell.strip() for cell in cells]
                    if not self._header_is_good(line, header):
                        return None, tuple(self.problems)
                    numbers = {column: number for number, column in enumerate(header, 1) if column in self.columns}
                    continue
                row = self._row(line, cells, header, numbers)
                if row is not None:
                    rows.append(row)
        except csv.Error:
            self._locate_quote(self._rows.line_num - len(self._raw) + 1)
            return None, tuple(self.problems)
        return rows, tuple(self.problems)

    def _row(self, line: int, cells: list[str], header: list[str], numbers: dict[str, int]) -> Row | None:
        if any('"' in raw for raw in self._raw):
            self._locate_quote(line)
        if len(cells) != len(header):
            code = "too-few-cells" if len(cells) < len(header) else "too-many-cells"
            at = Place(self.name, line, min(len(cells), len(header) + 1))
            self.problems.append(say(code, at, found=len(cells), expected=len(header)))
            return None
        breaks = [cell.count("\n") for cell in cells] if len(self._raw) > 1 else ()
        places = CellPlaces(self.name, line, numbers, breaks)
        if self.unseen:
            cells = [self._without_unseen(cell, line, number) for number, cell in enumerate(cells, 1)]
        filled = {column: cells[number - 1] for column, number in numbers.items() if cells[number - 1]}
        return Row(Place(self.name, line), filled, places)

    def _without_unseen(self, cell: str, line: int, number: int) -> str:
        for _, sign in unseen_signs(cell):
            self.problems.append(say("unseen-sign", Place(self.name, line, number), sign=sign))
        return UNSEEN.sub(" ", cell)

    def _locate_quote(self, line: int) -> None:
        """Report the first quotation mark of the row at hand that neither opens nor closes a cell, if there is one."""
        raw, index, number = "".join(self._raw), 0, 1
        while index <= len(raw):
            match = _CELL.match(raw, index)
            at = Place(self.name, line + raw.count("\n", 0, index), number)
            if match is None:
                opened = raw.startswith('"', index) and raw.count('"', index) % 2 == 1
                self.problems.append(say("unclosed-quote" if opened else "stray-quote", at))
                return
            index, number = match.end() + 1, number + 1
            if match.end() >= len(raw) or raw[match.end()] != ",":
                return

    def _header_is_good(self, line: int, header: list[str]) -> bool:
        """Check the names of the columns; false if the rows below them cannot be read."""
        for sign, word in _SEPARATORS.items():
            joined = sign.join(header)
            if joined.count(sign) >= len(header) and (
                joined.lower().startswith("sep=") or any(part.strip() in self.columns for part in joined.split(sign))
            ):
                self.problems.append(say("separator", Place(self.name, line), sign=word))
                return False
        if not any(column in self.columns for column in header):
            wanted = ", ".join(column for column in self.columns if column not in self.later)
            self.problems.append(say("no-header", Place(self.name, line), columns=wanted))
            return False
        seen: dict[str, int] = {}
        absent = [column for column in self.columns if column not in header]
        for number, column in enumerate(header, 1):
            at = Place(self.name, line, number)
            if column in seen:
                self.problems.append(say("repeated-column", at, column=column, first=seen[column]))
            elif not column:
                self.problems.append(say("nameless-column", at))
            elif column not in self.columns:
                near = did_you_mean(column, absent)
                known = near or f"Known columns: {listed(list(self.columns), 'and')}."
                self.problems.append(say("unknown-column", at, column=column, near=near, known=known))
            seen.setdefault(column, number)
        for column in absent:
            if column in self.later:
                continue
            self.problems.append(say("missing-column", Place(self.name, line), column=column))
        return True
