"""The document of a filing, free of any format: blocks of text in which numbers and references are settled.

`compose` makes a `Document`; the writers of DOCX and PDF read it and nothing else, so the two formats cannot
drift apart. Everything here is a frozen value. `at` names the template line that a block came from
("templates/public/filing.html:12"), for error messages; it is never printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from complaint.filing.charts import Band, KeyKind, Tick
from complaint.filing.runs import (
    Break,
    Emphasis,
    Field,
    Foreign,
    Inline,
    Inlines,
    Link,
    NoteMark,
    Reference,
    Text,
    Todo,
    plain,
    walk_inlines,
)
from complaint.filing.window import Window

__all__ = [
    "BackCover",
    "Block",
    "Blocks",
    "Break",
    "Cell",
    "Chart",
    "Contents",
    "Cover",
    "Document",
    "Emphasis",
    "EnclosedPage",
    "Field",
    "Figure",
    "Foreign",
    "Glance",
    "Inline",
    "Inlines",
    "KeyFinding",
    "Link",
    "ListBlock",
    "Note",
    "NoteMark",
    "Paragraph",
    "ParagraphRole",
    "Quote",
    "Reference",
    "Row",
    "Section",
    "Table",
    "Text",
    "Todo",
    "cited_note",
    "inline_groups",
    "inner_blocks",
    "plain",
    "tied_groups",
    "walk",
    "walk_inlines",
]

# --- blocks -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it. Level 1 is a chapter and starts a page.

    `number` is settled ("4.1") and empty for a section that carries none; `in_contents` says whether the table of
    contents lists it. The section of an annex has the annex's own number ("Annex 3.") and is counted apart from others.
    `heading` is the title again, with the fields in it; empty if it holds none.
    """

    anchor: str
    level: int
    number: str
    title: str
    blocks: Blocks
    in_contents: bool = True
    at: str = ""
    is_annex: bool = False
    heading: Inlines = ()


ParagraphRole = Literal[
    "body",  # ordinary text, numbered or not
    "lead",  # the opening of a chapter
    "small",  # remarks under a table, imprint
    "caption",  # a line that names what follows, kept with it
    "sender",  # a letter: who writes
    "return",  # a letter: the sender in one line above the addressee, where the window of the envelope shows it
    "addressee",  # a letter: to whom; lines are divided by Break
    "dateline",
    "subject",
    "salutation",
    "closing",
    "signature",
]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `number` is set when paragraphs are numbered through the document."""

    inlines: Inlines
    role: ParagraphRole = "body"
    number: int | None = None
    anchor: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list. `kind`: bullets, numbers (restart with each list), letters, or names set in three columns.

    `label` says whom a list of names holds: a place and how many.
    """

    kind: Literal["bullet", "number", "letter", "names"]
    items: tuple[Blocks, ...]
    at: str = ""
    label: Inlines = ()


@dataclass(frozen=True, slots=True)
class Cell:
    inlines: Inlines
    header: bool = False
    align: Literal["left", "right", "center"] = "left"


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and a number of its own ("Table 2"); `widths` are shares that add up to 1.

    Every row has as many cells as `widths`. `foot` holds rows of totals.
    """

    anchor: str
    number: int
    caption: Inlines
    widths: tuple[float, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    foot: tuple[Row, ...] = ()
    at: str = ""


@dataclass(frozen=True, slots=True)
class Glance:
    """Facts beside their names: pairs of term and text.

    `kind`: a profile (of a case: person, charge, status), entries in order of time beside their day and place, or the
    few figures on a cover.
    """

    pairs: tuple[tuple[Inlines, Inlines], ...]
    at: str = ""
    kind: Literal["profile", "entries", "figures"] = "profile"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation set apart, with who said it; `language` is that of the quoted words."""

    blocks: Blocks
    attribution: Inlines = ()
    language: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class KeyFinding:
    """A sentence pulled out of the text that a hurried reader must not miss."""

    inlines: Inlines
    at: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with alternative text and a caption; `width` is a share of the text width."""

    anchor: str
    number: int
    image: bytes
    media_type: Literal["image/png", "image/jpeg"]
    alternative: str
    caption: Inlines
    width: float = 1.0
    at: str = ""


@dataclass(frozen=True, slots=True)
class EnclosedPage:
    """A page of another document, on a page of its own with a stamp ("Annex 3 – 2/14"); stands in PDFs only.

    `content` is the document as a clean PDF, `number` says which of its pages, from 0, `width` and `height` how large
    that page is, in millimetres.
    """

    anchor: str
    stamp: str
    alternative: str
    content: bytes
    number: int
    width: float
    height: float
    at: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure drawn from numbers ("bars") or dates ("timeline"); it is numbered together with the pictures.

    It holds values, not a drawing: the writers draw it in the theme. `alternative` says all of it in words. A
    timeline goes from its first tick to `until`; `key` says what its marks mean, by kind and whether they are sure.
    """

    anchor: str
    number: int
    kind: Literal["bars", "timeline"]
    bands: tuple[Band, ...]
    caption: Inlines
    alternative: str
    ticks: tuple[Tick, ...] = ()
    until: date | None = None
    key: tuple[tuple[KeyKind, str], ...] = ()
    at: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents, down to sections of level `depth`, with page numbers."""

    title: str
    depth: int = 2
    at: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. `mark` is the confidentiality mark, `lines` stand at the foot (who submits, date, reference).

    `marking` is the mark again, with the fields in it; empty if it holds none.
    """

    title: Inlines
    subtitle: Inlines = ()
    kicker: Inlines = ()
    addressee: Inlines = ()
    blocks: Blocks = ()
    lines: tuple[Inlines, ...] = ()
    mark: str = ""
    at: str = ""
    marking: Inlines = ()


@dataclass(frozen=True, slots=True)
class BackCover:
    """The last page of a publication."""

    blocks: Blocks
    at: str = ""


Block = (
    Section | Paragraph | ListBlock | Table | Glance | Quote | KeyFinding | Figure | Chart | EnclosedPage | Contents
    | Cover | BackCover
)  # fmt: skip
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: number from 1 through the document, and its text."""

    number: int
    inlines: Inlines
    at: str = ""


def cited_note(number: int) -> str:
    """The target of references to a note; no id that a template gives holds a colon."""
    return f"cited:{number}"


@dataclass(frozen=True, slots=True)
class Document:
    """A whole filing or letter, ready to be written.

    `name` is how it is called among all documents of a project ("public/filing"). `to_decide` is what must be decided
    about it as a whole before it is handed over; what must be decided about single words stands around these.

    `kind` decides the page: a filing has a running head, page numbers and a first page without them; a letter is one
    sheet or a few with a letterhead. Where `chapters_flow`, as in a form, chapters do not start pages. `draft` is
    printed on every page of what must not be filed yet. `date` is the filing date (ISO, for document properties).
    `words` are the fixed words of the document's language that writers print by themselves ("Page {page} of {pages}",
    "Table", "Contents").
    """

    kind: Literal["filing", "letter", "annexes"]
    language: str
    title: str
    short_title: str
    recipient: str
    organisation: str
    date: str
    mark: str
    blocks: Blocks
    notes: tuple[Note, ...] = ()
    words: dict[str, str] = field(default_factory=dict)
    name: str = ""
    to_decide: tuple[Todo, ...] = ()
    draft: str = ""
    window: Window | None = None
    chapters_flow: bool = False


# --- walking ------------------------------------------------------------------------------------------------


def inner_blocks(block: Block) -> tuple[Blocks, ...]:
    """The sequences of blocks that stand directly inside a block."""
    match block:
        case Section(blocks=blocks) | Quote(blocks=blocks) | BackCover(blocks=blocks) | Cover(blocks=blocks):
            return (blocks,)
        case ListBlock(items=items):
            return items
        case _:
            return ()


def walk(blocks: Blocks) -> Iterator[Block]:
    """Every block in reading order, outer ones before what they hold."""
    for block in blocks:
        yield block
        for inner in inner_blocks(block):
            yield from walk(inner)


def inline_groups(block: Block) -> tuple[Inlines, ...]:
    """The runs of text that a block prints itself, in reading order, without those of inner blocks."""
    match block:
        case Paragraph(inlines=inlines) | KeyFinding(inlines=inlines):
            return (inlines,)
        case Table():
            rows = (*block.head, *block.rows, *block.foot)
            return (block.caption, *(cell.inlines for row in rows for cell in row))
        case ListBlock(label=label):
            return (label,)
        case Glance(pairs=pairs):
            return tuple(inlines for pair in pairs for inlines in pair)
        case Quote(attribution=attribution):
            return (attribution,)
        case Figure(caption=caption) | Chart(caption=caption):
            return (caption,)
        case Cover():
            return (block.kicker, block.title, block.subtitle, block.addressee, *block.lines)
        case _:
            return ()


def tied_groups(block: Block) -> tuple[Inlines, ...]:
    """The same, and what a block prints as a plain title or mark, with the fields in it."""
    match block:
        case Section(heading=heading):
            return (heading,)
        case Cover(marking=marking):
            return (marking, *inline_groups(block))
        case _:
            return inline_groups(block)
