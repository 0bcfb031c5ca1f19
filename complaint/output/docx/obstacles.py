"""What keeps a document from being written as DOCX, found before a single element is made.

Takes a document, gives problems with the template line of each. Some of these are slips in records (a control sign
pasted from elsewhere), others faults of whatever made the blocks; none of them may come out as a file that Word
repairs by leaving something out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from complaint.filing.blocks import (
    Block,
    Blocks,
    Chart,
    Cover,
    Document,
    Field,
    Figure,
    Foreign,
    Inlines,
    Link,
    ListBlock,
    Paragraph,
    Reference,
    Section,
    Table,
    Text,
    Todo,
    cited_note,
    inline_groups,
    inner_blocks,
    walk,
    walk_inlines,
)
from complaint.output.docx.measures import HEADING_LEVELS, LIST_LEVELS
from complaint.output.pictures import picture_problems
from complaint.output.places import place_of
from complaint.problems import Place, Problem, error

_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_ADDRESS = re.compile(r"(https?://|mailto:)\S", re.IGNORECASE)


def obstacles(document: Document) -> tuple[Problem, ...]:
    anchors = [anchor for block in walk(document.blocks) if (anchor := getattr(block, "anchor", ""))]
    known = frozenset((*anchors, *(cited_note(note.number) for note in document.notes)))
    return (
        *_about_document(document),
        *_twice(document, frozenset(anchors)),
        *_in_blocks(document.blocks, "", known),
        *(found for note in document.notes for found in _in_inlines(note.inlines, note.at, known)),
    )


def _about_document(document: Document) -> Iterator[Problem]:
    texts = (document.title, document.short_title, document.recipient, document.organisation, document.mark)
    yield from _unwritable((*texts, document.language, *document.words.values()), "")
    if not _DATE.fullmatch(document.date):
        yield _problem("", f"“{document.date}” is no date", "the filing date is written YYYY-MM-DD")
    if [note.number for note in document.notes] != list(range(1, len(document.notes) + 1)):
        yield _problem("", "the footnotes are not numbered from 1 without a gap")


def _twice(document: Document, known: frozenset[str]) -> Iterator[Problem]:
    left = set(known)
    for block in walk(document.blocks):
        anchor = getattr(block, "anchor", "")
        if anchor and anchor not in left:
            yield _problem(block.at, f"the anchor “{anchor}” is used twice", "give one of the two another name")
        left.discard(anchor)


def _in_blocks(blocks: Blocks, at: str, known: frozenset[str], depth: int = 0) -> Iterator[Problem]:
    """`depth` tells in how many lists the blocks stand."""
    for block in blocks:
        here = block.at or at
        yield from _in_block(block, here)
        if isinstance(block, ListBlock) and block.kind in ("number", "letter") and depth >= LIST_LEVELS:
            hint = "Word would count it together with the list around it: use bullets for the inner points"
            yield _problem(here, f"a list that counts stands {depth} lists deep", hint)
        for group in inline_groups(block):
            yield from _in_inlines(group, here, known)
        for inner in inner_blocks(block):
            yield from _in_blocks(inner, here, known, depth + isinstance(block, ListBlock))


def _in_block(block: Block, at: str) -> Iterator[Problem]:
    match block:
        case Section(level=level, title=title):
            yield from _unwritable((title,), at)
            if not 1 <= level <= HEADING_LEVELS:
                yield _problem(at, f"a section of level {level}", f"levels go from 1 to {HEADING_LEVELS}")
        case Paragraph(number=number) if number is not None and number < 1:
            yield _problem(at, f"a paragraph with the number {number}", "paragraphs are counted from 1")
        case ListBlock(kind="names", items=items) if any(
            not isinstance(one, Paragraph) for item in items for one in item
        ):
            yield _problem(at, "a list of names that holds more than paragraphs", "put the rest after the list")
        case Cover(mark=mark):
            yield from _unwritable((mark,), at)
        case Table(widths=widths):
            rows = (*block.head, *block.rows, *block.foot)
            if not rows or any(len(row) != len(widths) for row in rows):
                yield _problem(at, f"a table whose rows do not all have {len(widths)} cells")
        case Figure(alternative=alternative) | Chart(alternative=alternative):
            yield from _unwritable((alternative,), at)
            if not alternative.strip():
                yield _problem(at, "a picture without alternative text", "say in words what the picture shows")
            if isinstance(block, Figure):
                yield from picture_problems(block)
        case _:
            pass


def _in_inlines(inlines: Inlines, at: str, known: frozenset[str]) -> Iterator[Problem]:
    linked = {
        id(inner) for item in walk_inlines(inlines) if isinstance(item, Link) for inner in walk_inlines(item.children)
    }
    for item in walk_inlines(inlines):
        match item:
            case Text(text=text):
                yield from _unwritable((text,), at)
            case Link(href=href):
                yield from _unwritable((href,), at)
                if not _ADDRESS.match(href):
                    yield _problem(at, f"“{href}” is not an address for a link", "links go to http, https or mailto")
                if id(item) in linked:
                    yield _problem(at, "a link within a link", "end the outer link before the inner one")
            case Reference(text=text, target=target):
                yield from _unwritable((text,), at)
                if target not in known:
                    yield _problem(at, f"a reference to “{target}”, which is nowhere in the document")
            case Foreign(language=language):
                yield from _unwritable((language,), at)
            case Field(record=record, field=field):
                yield from _unwritable((record, field), at)
            case Todo(reason=reason):
                yield from _unwritable((reason,), at)
            case _:
                pass


def _unwritable(texts: Iterable[str], at: str) -> Iterator[Problem]:
    for text in texts:
        if found := _UNWRITABLE.search(text):
            near = _UNWRITABLE.sub("", text[max(0, found.start() - 20) : found.start()])
            sign = f"the sign U+{ord(found[0]):04X}" + (f" after “{near}”" if near else " at the beginning of a text")
            yield _problem(at, f"{sign} cannot be written to a DOCX file", "delete it and type the word anew")


def _problem(at: str, message: str, hint: str = "") -> Problem:
    return error("docx", place_of(at) if at else Place(), message, hint)
