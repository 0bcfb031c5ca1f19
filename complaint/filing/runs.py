"""What stands inside a paragraph: runs of text, stressed, linked, tied to a record, to be decided.

Everything here is a frozen value, and stands in the blocks of `blocks.py`, from where it is imported.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters, printed as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words: `em` (italic) or `strong` (bold)."""

    kind: Literal["em", "strong"]
    children: Inlines


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an address outside the document (http, https or mailto)."""

    href: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a footnote; its text is `Document.notes[number - 1]`. Every note has exactly one mark."""

    number: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to an anchor of the same document, with its settled text ("section 4.1", "Annex 3, p. 2").

    `target` is the anchor of a block, or that of a note (`cited_note`). `form` is what the text tells: the number,
    the title or the page. A page is known to the PDF writer only, so a reference with form "page" has an empty text
    and stands only where the page may be filled in later.
    """

    target: str
    form: Literal["number", "title", "page"]
    text: str
    beside: str = ""  # where the thing itself is, in a file beside this one: "annexes.pdf#annex-3-2"


@dataclass(frozen=True, slots=True)
class Break:
    """A new line within the paragraph."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language than the document's; `language` is a BCP 47 tag."""

    language: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class Field:
    """Words that came from one field of one record; invisible in print."""

    record: str
    field: str
    children: Inlines


@dataclass(frozen=True, slots=True)
class Todo:
    """A place where a person must decide or fill in something; `children` is what is printed meanwhile.

    `reason` is what a comment in Word says, in one or more lines. `plain` words are printed like those around them.
    `at` is the place where it is to be settled, in a record or template.
    """

    reason: str
    children: Inlines
    plain: bool = False
    at: str = ""


Inline = Text | Emphasis | Link | NoteMark | Reference | Break | Foreign | Field | Todo
Inlines = tuple[Inline, ...]


def walk_inlines(inlines: Inlines) -> Iterator[Inline]:
    """Every inline in reading order, outer ones before what they hold."""
    for inline in inlines:
        yield inline
        match inline:
            case Emphasis(children=children) | Link(children=children) | Foreign(children=children):
                yield from walk_inlines(children)
            case Field(children=children) | Todo(children=children):
                yield from walk_inlines(children)


def plain(inlines: Inlines) -> str:
    """The characters that a reader sees, without note marks; a line break counts as a space."""
    parts = []
    for inline in walk_inlines(inlines):
        match inline:
            case Text(text=text) | Reference(text=text):
                parts.append(text)
            case Break():
                parts.append(" ")
    return "".join(parts)
