"""Runs of text into elements: emphasis, links, notes, references, words in other languages.

Takes inlines and the element they stand in; never decides where a block goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from complaint.filing.blocks import (
    Break,
    Emphasis,
    Field,
    Foreign,
    Inline,
    Inlines,
    Link,
    Note,
    NoteMark,
    Reference,
    Text,
    Todo,
    plain,
)
from complaint.output.comparing import address
from complaint.output.pdf.beside import BESIDE
from complaint.output.pdf.hyphenation import breakable, parts
from complaint.output.pdf.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Wording:
    """Writes inlines of one document. `pages` tells the page of an anchor, `italics` what the italic faces hold."""

    sheet: Sheet
    notes: Mapping[int, Note]
    pages: Mapping[str, int]
    italics: frozenset[int]

    def write(self, parent: Element, inlines: Inlines) -> None:
        for inline in inlines:
            self._write_one(parent, inline)

    def _write_one(self, parent: Element, inline: Inline) -> None:
        match inline:
            case Text(text=text):
                self._text(parent, text)
            case Emphasis(kind=kind, children=children):
                style = "upright" if kind == "em" and not self._has_italics(children) else ""
                self.write(self.sheet.inside(parent, kind, style), children)
            case Link(href=href, children=children):
                self._link(parent, address(href), children)
            case Reference(target=target, beside=beside):
                self._reference(parent, BESIDE + beside if beside else f"#{target}", self._told(inline))
            case NoteMark(number=number):
                self._note(parent, number)
            case Break():
                self.sheet.new_line(parent)
            case Foreign(language=language, children=children):
                span = self.sheet.inside(parent, "span")
                span.set("lang", language)
                self.write(span, children)
            case Field(children=children):
                self.write(parent, children)
            case Todo(children=children, plain=True):
                self.write(parent, children)
            case Todo(children=children):
                self.write(self.sheet.inside(parent, "span", "todo"), children)

    def _text(self, parent: Element, text: str) -> None:
        for part, is_address in parts(text):
            if is_address:
                self.sheet.write(self.sheet.inside(parent, "span", "address"), breakable(part))
            else:
                self.sheet.write(parent, part)

    def _has_italics(self, inlines: Inlines) -> bool:
        return all(ord(sign) in self.italics for sign in plain(inlines))

    def _told(self, reference: Reference) -> str:
        if reference.form == "page" and not reference.text:
            return str(self.pages.get(reference.target, _UNKNOWN_PAGE))
        return reference.text

    def _link(self, parent: Element, href: str, children: Inlines) -> None:
        """A link holds bare text: an element within it would be a second link outside the tag tree."""
        marks = []
        anchor = self.sheet.inside(parent, "a", "out")
        anchor.set("href", href)
        for inline in leaves(children):
            match inline:
                case NoteMark():
                    marks.append(inline)
                case Reference():
                    self.sheet.write(anchor, self._told(inline))
                case Text(text=text):
                    for part, is_address in parts(text):
                        self.sheet.write(anchor, breakable(part) if is_address else part)
                case Break():
                    self.sheet.write(anchor, " ")
        for mark in marks:
            self._write_one(parent, mark)

    def _reference(self, parent: Element, address: str, told: str) -> None:
        if told:
            anchor = self.sheet.inside(parent, "a", "in")
            anchor.set("href", address)
            self.sheet.write(anchor, told)

    def _note(self, parent: Element, number: int) -> None:
        """The note itself stands where its mark is; the stylesheet sends it to the foot of the page."""
        follows = len(parent) > 0 and parent[-1].get("data-role") == "note" and not parent[-1].tail
        note = self.sheet.running(parent, "span", "note next" if follows else "note", "note")
        note.set("id", note_anchor(number))
        note.set("data-number", str(number))
        self.write(note, self.notes[number].inlines)


# Printed while the pages are not known yet: as wide as most page numbers.
_UNKNOWN_PAGE = "00"


def note_anchor(number: int | str) -> str:
    """Where a link from the mark leads; no anchor of a document holds a colon."""
    return f"note:{number}"


def mark_anchor(number: int | str) -> str:
    return f"mark:{number}"


def leaves(inlines: Inlines) -> Iterator[Inline]:
    """What is printed, without what it stands in."""
    for inline in inlines:
        match inline:
            case Emphasis(children=children) | Foreign(children=children) | Link(children=children):
                yield from leaves(children)
            case Field(children=children) | Todo(children=children):
                yield from leaves(children)
            case _:
                yield inline
