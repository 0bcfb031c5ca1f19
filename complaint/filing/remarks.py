"""Remarks in a document: what must be decided stands beside the words that it is about, and in the list of a check.

Takes the tree of a document before it is numbered, and open points; wraps the first place where each is printed. From
a finished document it reads back everything that is still to be decided there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.etree import _Element as Element

from complaint.filing.blocks import Document, Todo, tied_groups, walk, walk_inlines
from complaint.filing.open_points import NOTE, OpenPoint
from complaint.problems import Place, Problem, Severity


def place_remarks(root: Element, points: Iterable[OpenPoint]) -> None:
    """Puts each point that is about something printed where that is printed first; what is printed nowhere, nowhere."""
    printed = _printed(root)
    for point in points:
        for origin in point.printed_as:
            found = next((place for place, name in printed.get(origin.record, ()) if _is_in(name, origin.field)), None)
            if found is not None:
                _wrap(found, point)
                break


def general_remarks(points: Iterable[OpenPoint]) -> tuple[Todo, ...]:
    """The points about the filing as a whole."""
    return tuple(Todo(point.remark, (), at=_at(point.problem.place)) for point in points if not point.printed_as)


def todos(document: Document) -> Iterator[Todo]:
    """Everything that is still to be decided in a document, in reading order, each with its place."""
    yield from document.to_decide
    for block in walk(document.blocks):
        for inlines in tied_groups(block):
            yield from (inline for inline in walk_inlines(inlines) if isinstance(inline, Todo))
    for note in document.notes:
        yield from (inline for inline in walk_inlines(note.inlines) if isinstance(inline, Todo))


def to_decide(document: Document) -> Iterator[Problem]:
    """The same as notes for a user."""
    for todo in todos(document):
        message, _, hint = todo.reason.partition("\n")
        file, _, line = todo.at.rpartition(":")
        place = Place(file, int(line)) if line.isdigit() else Place(todo.at)
        yield Problem(Severity.NOTE, NOTE, place, message, hint)


def _printed(root: Element) -> dict[str, list[tuple[Element, str]]]:
    """By record, the places where it is printed, and the field: values, and footnotes of sources."""
    found: dict[str, list[tuple[Element, str]]] = {}
    for element in root.iter("field", "note"):
        record = element.get("record") if element.tag == "field" else element.get("source")
        if record:
            found.setdefault(record, []).append((element, element.get("field", "")))
    return found


def _is_in(name: str, field: str) -> bool:
    """Whether a value is the field or a part of it; any value is a part of the record."""
    return not field or name == field or name.startswith((f"{field}.", f"{field}["))


def _wrap(element: Element, point: OpenPoint) -> None:
    todo = etree.Element("todo", reason=point.remark, printed="plain", at=_at(point.problem.place))
    todo.tail, element.tail = element.tail, None
    element.addprevious(todo)
    todo.append(element)


def _at(place: Place) -> str:
    return f"{place.file}:{place.line}"
