"""What both writers of the matrix say: sentences and lists made from it, without any look."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from complaint.filing.matrix import Column, Matrix, Row, Status

# The sign beside the word, so that nothing hangs on a colour.
SIGNS: Final[dict[Status, str]] = {"goes": "✓", "warned": "!", "blocked": "✗", "not concerned": "·", "closed": "–"}
# Background and text, in a contrast of at least 7 : 1.
COLOURS: Final[dict[Status, tuple[str, str]]] = {
    "goes": ("#dff0e2", "#14401f"),
    "warned": ("#fdeec2", "#4d3600"),
    "blocked": ("#f9d9d6", "#6b130d"),
    "not concerned": ("#f5f6f7", "#4a5057"),
    "closed": ("#dfe3e7", "#33393f"),
}


def heading(matrix: Matrix) -> str:
    return f"{matrix.title} ({matrix.state}): who can go where on {matrix.on}"


def called(row: Row) -> str:
    """A person as staff know them; who is not to be named in full goes by the id of the record."""
    return row.name or row.id


def door_in_words(column: Column) -> str:
    """How the recipient stands to the complaint, in sentences."""
    door = column.door
    said = [door.reason or door.status] if door.is_closed or not door.reason else [door.status, door.reason]
    if door.is_closed and door.opens:
        said.append(f"open from {door.opens}")
    if door.is_closed and door.instead:
        said.append(f"open instead: {', '.join(door.instead)}")
    if door.closes:
        said.append(f"closed from {door.closes}")
    return " ".join(f"{_capital(sentence.rstrip('.'))}." for sentence in said)


def missing(
    rows: tuple[Row, ...], columns: tuple[Column, ...]
) -> Iterator[tuple[Column, Status, str, tuple[Row, ...]]]:
    """For each recipient what blocks and what is warned of, with everybody whom it concerns."""
    for place, column in enumerate(columns):
        said: dict[tuple[Status, str], list[Row]] = {}
        for row in rows:
            cell = row.cells[place]
            if cell.status in ("blocked", "warned"):
                for reason in cell.reasons:
                    said.setdefault((cell.status, reason), []).append(row)
        for (status, reason), whom in sorted(said.items(), key=lambda entry: entry[0][0]):
            yield column, status, reason, tuple(whom)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
