"""Numbers of sections, paragraphs, tables and notes, settled once for the whole document.

Takes the checked tree, gives the numbers of its elements and the anchors that references may point to. Both writers
print these numbers, so that "see paragraph 43" means the same in Word and on paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from lxml.etree import _Element as Element

from complaint.filing.tree import place_of
from complaint.problems import Problem, error

AnchorKind = Literal["section", "paragraph", "table", "annex"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something that can be referred to: its kind, number ("4.1", "43", "2") and title."""

    kind: AnchorKind
    number: str
    title: str


@dataclass(slots=True)
class Numbers:
    """The settled numbers; elements are keys by identity."""

    sections: dict[Element, str] = field(default_factory=dict)
    levels: dict[Element, int] = field(default_factory=dict)
    ids: dict[Element, str] = field(default_factory=dict)
    paragraphs: dict[Element, int] = field(default_factory=dict)
    tables: dict[Element, int] = field(default_factory=dict)
    notes: dict[Element, int] = field(default_factory=dict)
    anchors: dict[str, Anchor] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def number(root: Element, annexes: Mapping[str, int], *, sections: bool, paragraphs: bool) -> Numbers:
    """The numbers of everything below the root.

    `annexes` gives the number of each attachment in this filing; `sections` and `paragraphs` say whether these are
    numbered at all.
    """
    numbers = Numbers()
    for attachment, count in annexes.items():
        numbers.anchors[f"annex-{attachment}"] = Anchor("annex", str(count), "")
    _sections(root, numbers, (), 1, sections)
    for count, table in enumerate(root.iter("table"), start=1):
        numbers.tables[table] = count
        _anchor(numbers, table, Anchor("table", str(count), ""), f"table-{count}")
    for count, paragraph in enumerate(_numbered(root) if paragraphs else (), start=1):
        numbers.paragraphs[paragraph] = count
    for paragraph in root.iter("p"):
        if paragraph.get("id") and not paragraph.get("id", "").startswith("annex-"):
            _anchor(numbers, paragraph, Anchor("paragraph", str(numbers.paragraphs.get(paragraph, "")), ""), "")
        elif paragraph.get("id"):
            numbers.ids[paragraph] = paragraph.get("id", "")
    for count, note in enumerate(root.iter("note"), start=1):
        numbers.notes[note] = count
    return numbers


def _sections(parent: Element, numbers: Numbers, above: tuple[int, ...], level: int, numbered: bool) -> None:
    count = 0
    for section in parent.iterchildren("section"):
        own = numbered and section.get("numbered") != "no"
        count += own
        trail = (*above, count) if own else ()
        shown = ".".join(map(str, trail))
        numbers.sections[section] = shown
        numbers.levels[section] = level
        _anchor(
            numbers, section, Anchor("section", shown, section.get("title", "")), f"section-{len(numbers.sections)}"
        )
        _sections(section, numbers, trail, level + 1, own)


def _anchor(numbers: Numbers, element: Element, anchor: Anchor, fallback: str) -> None:
    name = element.get("id") or fallback
    if name in numbers.anchors:
        where = place_of(element)
        numbers.problems.append(error("anchor", where, f"the id “{name}” is given twice", "give each its own id"))
    numbers.anchors[name] = anchor
    numbers.ids[element] = name


def _numbered(root: Element) -> Iterator[Element]:
    """The paragraphs that carry a number: ordinary ones that stand directly in a section."""
    for paragraph in root.iter("p"):
        parent = paragraph.getparent()
        plain = paragraph.get("role", "body") == "body" and paragraph.get("numbered") != "no"
        if plain and parent is not None and parent.tag == "section":
            yield paragraph
