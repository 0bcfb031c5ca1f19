"""Who has become whom, read from the history, so that the past of both is shown together."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from complaint.records.changing.history import Change, history

_ROW = "merged into "


def row_of(keep: str) -> str:
    """What the entry of the history says of a record that was merged."""
    return f"{_ROW}{keep}"


def merged_into(root: Path, keep: str) -> tuple[str, ...]:
    """The ids of all records that have become this one, directly or by way of others."""
    into: dict[str, str] = {}
    for change in standing(history(root)):
        for record in change.records:
            if record.kind == "remove" and record.row.startswith(_ROW):
                into[record.id] = record.row.removeprefix(_ROW)
    found = [keep]
    for name in found:
        found += [gone for gone, stays in into.items() if stays == name and gone not in found]
    return tuple(found[1:])


def standing(changes: Iterable[Change]) -> list[Change]:
    """The changes that have not been undone, the newest first; an undoing that was undone does not count."""
    undone: set[str] = set()
    found = []
    for change in sorted(changes, key=lambda one: one.id, reverse=True):
        if change.id in undone:
            continue
        if change.told.undoes:
            undone.add(change.told.undoes)
        found.append(change)
    return found
