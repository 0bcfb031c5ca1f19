"""Numbers of sections, paragraphs, tables, figures and notes, settled once for the whole document.

Takes the checked tree, gives the numbers of its elements and the anchors that references may point to. Both writers
print these numbers, so that "see paragraph 43" means the same in Word and on paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from lxml.etree import _Element as Element

from complaint.filing.tree import place_of, title_of
from complaint.problems import Problem, error

AnchorKind = Literal["section", "paragraph", "table", "figure", "note", "annex"]

_WRONG_ID = re.compile(r"[\s:]")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something that can be referred to: its kind, number ("4.1", "43", "2") and title."""

    kind: AnchorKind
    number: str
    title: str


@dataclass(slots=True)
class Numbers:
    """The settled numbers; elements are keys by identity.

    `spans` has the anchors of the first and the last numbered paragraph of what a reference names paragraphs of.
    """

    sections: dict[Element, str] = field(default_factory=dict)
    levels: dict[Element, int] = field(default_factory=dict)
    ids: dict[Element, str] = field(default_factory=dict)
    paragraphs: dict[Element, int] = field(default_factory=dict)
    tables: dict[Element, int] = field(default_factory=dict)
    figures: dict[Element, int] = field(default_factory=dict)
    notes: dict[Element, int] = field(default_factory=dict)
    first_notes: dict[str, int] = field(default_factory=dict)
    placed: set[str] = field(default_factory=set)
    anchors: dict[str, Anchor] = field(default_factory=dict)
    spans: dict[str, tuple[str, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def is_annex(self, section: Element) -> bool:
        """Whether a section is where an annex of this filing stands."""
        anchor = self.anchors.get(str(section.get("id")))
        return anchor is not None and anchor.kind == "annex"

    def is_placed(self, anchor: str) -> bool:
        """Whether an annex has a place in this document to which a reference may lead."""
        return anchor in self.placed


def number(root: Element, annexes: Mapping[str, int], *, sections: bool, paragraphs: bool) -> Numbers:
    """The numbers of everything below the root.

    `annexes` gives the number of each attachment in this filing; `sections` and `paragraphs` say whether these are
    numbered at all.
    """
    numbers = Numbers()
    for attachment, count in annexes.items():
        numbers.anchors[f"annex-{attachment}"] = Anchor("annex", str(count), "")
    taken = {
        str(element.get("id")) for element in root.iter("section", "table", "chart", "p", "note") if element.get("id")
    }
    taken |= set(numbers.anchors)
    _sections(root, numbers, (), 1, sections)
    for section, shown in numbers.sections.items():
        _anchor(numbers, section, Anchor("section", shown, title_of(section)), taken)
    for count, table in enumerate(root.iter("table"), start=1):
        numbers.tables[table] = count
        _anchor(numbers, table, Anchor("table", str(count), ""), taken)
    for count, chart in enumerate(root.iter("chart"), start=1):
        numbers.figures[chart] = count
        _anchor(numbers, chart, Anchor("figure", str(count), ""), taken)
    for count, paragraph in enumerate(_numbered(root) if paragraphs else (), start=1):
        numbers.paragraphs[paragraph] = count
    for paragraph in root.iter("p"):
        if paragraph.get("id"):
            _anchor(numbers, paragraph, Anchor("paragraph", str(numbers.paragraphs.get(paragraph, "")), ""), taken)
    for count, note in enumerate(root.iter("note"), start=1):
        numbers.notes[note] = count
        if note.get("source"):
            numbers.first_notes.setdefault(str(note.get("source")), count)
        if note.get("id"):
            _anchor(numbers, note, Anchor("note", str(count), ""), taken)
    _spans(root, numbers, taken)
    return numbers


def _sections(parent: Element, numbers: Numbers, above: tuple[int, ...], level: int, numbered: bool) -> None:
    count = 0
    for section in parent.iterchildren("section"):
        own = numbered and section.get("numbered") != "no" and not numbers.is_annex(section)
        count += own
        trail = (*above, count) if own else ()
        shown = ".".join(map(str, trail))
        numbers.sections[section] = shown
        numbers.levels[section] = level
        _sections(section, numbers, trail, level + 1, own)


def _anchor(numbers: Numbers, element: Element, anchor: Anchor, taken: set[str]) -> None:
    """Give the element its own id as an anchor, else a free one. The id of an annex leads to where the annex is."""
    name = element.get("id") or _free(f"{anchor.kind}-{len(numbers.ids) + 1}", taken)
    is_annex = name in numbers.anchors and numbers.anchors[name].kind == "annex"
    where = place_of(element)
    if _WRONG_ID.search(name):
        message = f"the id “{name}” holds a space or a colon"
        numbers.problems.append(error("anchor", where, message, "use letters, digits and hyphens"))
    if name in numbers.placed:
        numbers.problems.append(error("anchor", where, f"the id “{name}” is given twice", "give each its own id"))
    numbers.placed.add(name)
    numbers.ids[element] = name
    if not is_annex:
        numbers.anchors[name] = anchor


def _spans(root: Element, numbers: Numbers, taken: set[str]) -> None:
    """Gives an anchor to the paragraphs with which those begin and end that a reference names paragraphs of."""
    refs = (ref for ref in root.iter("ref") if ref.get("form") == "paragraphs")
    wanted = {name for ref in refs for name in str(ref.get("to", "")).split()}
    for element, name in list(numbers.ids.items()):
        inside = [p for p in element.iter("p") if p in numbers.paragraphs] if name in wanted else []
        if inside:
            for paragraph in (inside[0], inside[-1]):
                if paragraph not in numbers.ids:
                    _anchor(numbers, paragraph, Anchor("paragraph", str(numbers.paragraphs[paragraph]), ""), taken)
            numbers.spans[name] = (numbers.ids[inside[0]], numbers.ids[inside[-1]])


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "-"
    taken.add(name)
    return name


def _numbered(root: Element) -> Iterator[Element]:
    """The paragraphs that carry a number: ordinary ones that stand directly in a section."""
    for paragraph in root.iter("p"):
        parent = paragraph.getparent()
        plain = paragraph.get("role", "body") == "body" and paragraph.get("numbered") != "no"
        if plain and parent is not None and parent.tag == "section":
            yield paragraph
