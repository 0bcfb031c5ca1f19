"""A CSV file with other cells, and every line that nobody wanted changed as it was, byte for byte.

Takes the text of a file as it stands (with its own line ends and quotation marks), gives the text after. Changes cells,
puts rows at the end, takes rows out, adds a column that the file did not have yet. It is for files that the reader
takes without a complaint; `NotThereError` says that something is not where it should be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_CELL = re.compile(r'("(?:[^"]|"")*"|[^,"\r\n]*)(,|\r\n|\r|\n|\Z)')
_QUOTED = re.compile(r'[,"\r\n]')
Span = tuple[int, int]


class NotThereError(LookupError):
    """The file does not hold what should be changed, or cannot be taken apart."""


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row by where they begin and end, and where the row ends with and without its line end."""

    cells: tuple[Span, ...]
    end: int
    next: int

    @property
    def start(self) -> int:
        return self.cells[0][0]


@dataclass(frozen=True, slots=True)
class Cells:
    """What becomes of one row: other cells, or no row at all."""

    id: str
    new: Mapping[str, str]
    gone: bool = False


def edited(text: str, rows: Sequence[Cells], added: Sequence[Mapping[str, str]], columns: Sequence[str]) -> str:
    """The text with other cells in some rows, and with more rows at its end; a text of nothing gets a header first.

    `columns` are all that the file may have, in their order. Each row may be named once.
    """
    if not text.strip():
        text = ",".join(columns) + "\n"
    filled = {name for new in (*(row.new for row in rows), *added) for name, value in new.items() if value}
    text = _with_columns(text, [column for column in columns if column in filled])
    header, found = _taken_apart(text)
    names = _names(text, header)
    places = _by_id(text, found, names)
    pieces: list[tuple[int, int, str]] = []
    for wanted in rows:
        row = places.get(wanted.id)
        if row is None:
            raise NotThereError(f"not one row of {wanted.id}")
        if wanted.gone:
            pieces.append((row.start, row.next, ""))
            continue
        for column, value in wanted.new.items():
            if column in names:  # nothing stands in a column that the file does not have
                start, end = row.cells[names.index(column)]
                pieces.append((start, end, _cell(value, quoted=text.startswith('"', start))))
    if added:
        pieces.append(_at_the_end(text, header, [header, *found][-1], added, names))
    return _pieced(text, pieces)


def _at_the_end(
    text: str, header: _Row, last: _Row, added: Sequence[Mapping[str, str]], names: Sequence[str]
) -> tuple[int, int, str]:
    """The rows that come after the last one, written as the header is."""
    quoted = all(text.startswith('"', start) for start, _ in header.cells)
    lines = [",".join(_cell(new.get(name, ""), quoted=quoted) for name in names) for new in added]
    line_end = text[header.end : header.next] or "\n"
    if last.end == last.next:  # the last line has no line end, and so it stays
        return (last.end, last.end, "".join(f"{line_end}{line}" for line in lines))
    return (last.next, last.next, "".join(f"{line}{line_end}" for line in lines))


def _pieced(text: str, pieces: list[tuple[int, int, str]]) -> str:
    """The text with some pieces replaced; they do not overlap."""
    parts, index = [], 0
    for start, end, piece in sorted(pieces, key=lambda piece: piece[:2]):
        parts += [text[index:start], piece]
        index = end
    return "".join([*parts, text[index:]])


def _with_columns(text: str, wanted: Sequence[str]) -> str:
    """The text with these columns at the end of each line, if they are not there yet."""
    first = next((row for row in _rows(text) if _says_something(text, row)), None)
    names = _names(text, first) if first is not None else []
    added = [column for column in wanted if column not in names]
    if not added:
        return text
    header, rows = _taken_apart(text)
    quoted = all(text.startswith('"', start) for start, _ in header.cells)
    empty = f",{_cell('', quoted=quoted)}" * len(added)
    titles = "".join(f",{_cell(name, quoted=quoted)}" for name in added)
    return _pieced(text, [(header.end, header.end, titles), *((row.end, row.end, empty) for row in rows)])


def _taken_apart(text: str) -> tuple[_Row, list[_Row]]:
    """The header and the rows that are not blank."""
    rows = [row for row in _rows(text) if _says_something(text, row)]
    if not rows:
        raise NotThereError("no header")
    return rows[0], rows[1:]


def _says_something(text: str, row: _Row) -> bool:
    return any(start < end and _plain(text[start:end]) for start, end in row.cells)


def _rows(text: str) -> Iterator[_Row]:
    index = 0
    cells: list[Span] = []
    while index < len(text) or cells:
        match = _CELL.match(text, index)
        if match is None:
            if text.startswith('"', index) and text.count('"', index) % 2:
                raise NotThereError("a quotation mark that is never closed")
            raise NotThereError("a quotation mark inside a cell")
        cells.append(match.span(1))
        index = match.end()
        if match[2] != ",":
            yield _Row(tuple(cells), match.end(1), index)
            cells = []


def _names(text: str, header: _Row) -> list[str]:
    return [_plain(text[start:end]).strip() for start, end in header.cells]


def _by_id(text: str, rows: Sequence[_Row], names: Sequence[str]) -> Mapping[str, _Row]:
    """The rows by id; those that share one are nobody's."""
    if "id" not in names:
        raise NotThereError("no column id")
    number = names.index("id")
    found: dict[str, _Row] = {}
    doubles: set[str] = set()
    for row in rows:
        if len(row.cells) == len(names):
            record_id = _plain(text[slice(*row.cells[number])])
            doubles.update({record_id} & found.keys())
            found[record_id] = row
    return {record_id: row for record_id, row in found.items() if record_id not in doubles}


def _plain(cell: str) -> str:
    """What a cell says."""
    return (cell[1:-1].replace('""', '"') if cell.startswith('"') else cell).strip()


def _cell(value: str, *, quoted: bool) -> str:
    doubled = value.replace('"', '""')
    return f'"{doubled}"' if quoted or _QUOTED.search(value) or value != value.strip() else value
