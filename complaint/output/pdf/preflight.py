"""Looks at a document before it is laid out for what cannot be printed as PDF: missing glyphs, dead references, notes.

Takes a `Document` and the faces, gives problems with the template line they come from; changes nothing.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from complaint.filing.blocks import (
    Block,
    Blocks,
    Chart,
    Contents,
    Cover,
    Document,
    Field,
    Figure,
    Inline,
    Inlines,
    NoteMark,
    Paragraph,
    Quote,
    Reference,
    Section,
    Table,
    Text,
    cited_note,
    inline_groups,
    inner_blocks,
    walk_inlines,
)
from complaint.filing.charts import drawn_words
from complaint.output.pdf.faces import Face, faces_for, last_resort, upright_characters, without_last_resort
from complaint.output.pictures import picture_problems
from complaint.output.places import place_of
from complaint.output.reading import fixed_word
from complaint.output.theme import Theme
from complaint.problems import Problem, error, in_order


def problems_before_printing(document: Document, faces: tuple[Face, ...]) -> tuple[Problem, ...]:
    return in_order(
        (*_missing_characters(document, faces), *_dead_references(document), *_wrong_notes(document), *_mute(document))
    )


# --- characters ---------------------------------------------------------------------------------------------


def with_rare_letters(theme: Theme, document: Document) -> Theme:
    """The theme with its typeface of last resort, if the document holds letters that only that one has."""
    own, rare = upright_characters(faces_for(theme)), upright_characters(last_resort(theme))
    signs = set[str]().union(*(text for text, _, _ in _texts(document)))
    needed = any(ord(sign) in rare - own and not _needs_no_glyph(sign) for sign in signs)
    return replace(theme, rare_letters=True) if needed else theme


def _missing_characters(document: Document, faces: tuple[Face, ...]) -> Iterator[Problem]:
    told = set[str]()
    fields = {id(text): field for field in _fields(document) for text in walk_inlines(field.children)}
    for texts, held in (
        (_texts(document), upright_characters(faces)),
        (_drawn(document), upright_characters(without_last_resort(faces))),
    ):
        for text, at, inline in texts:
            for sign in dict.fromkeys(text):
                if sign not in told and (ord(sign) not in held or _is_emoji(sign)) and not _needs_no_glyph(sign):
                    told.add(sign)
                    field = fields.get(id(inline))
                    yield _missing(sign, at, field if field is not None and field.record else None)


def _missing(sign: str, at: str, field: Field | None) -> Problem:
    name = unicodedata.name(sign, "a character without a name")
    message = f"no typeface of the PDF has the character “{sign}” (U+{ord(sign):04X}, {name.lower()})"
    if field is not None:
        message += f", which stands in “{field.field}” of “{field.record}”"
    return error("pdf-character", place_of(at), message, _OTHER_LETTERS)


_OTHER_LETTERS = "write it differently, or add a typeface for it"


def _is_emoji(sign: str) -> bool:
    """Whether it is drawn by a font of pictures wherever there is one, whatever our own have."""
    return 0x1F000 <= ord(sign) <= 0x1FAFF


def _fields(document: Document) -> Iterator[Field]:
    """Outer ones first, so that the innermost of a text comes last."""
    return (inline for inline, _ in _inlines(document) if isinstance(inline, Field))


_LINE_SPACES = frozenset("\t\n\r\f")


def _needs_no_glyph(sign: str) -> bool:
    """Spaces of every width, signs that nobody sees, and hyphens that are printed as the plain one."""
    return sign in _LINE_SPACES or sign in "\u2010\u2011" or unicodedata.category(sign) in ("Zs", "Cf")


def _texts(document: Document) -> Iterator[tuple[str, str, Inline | None]]:
    """Every text with the template line that it comes from, and what it is if it stands in running text."""
    for text in (
        document.short_title,
        document.recipient,
        document.mark,
        document.draft,
        fixed_word(document, "page_of"),
    ):
        yield text, "", None
    for block, at in _placed(document.blocks, ""):
        match block:
            case Section(number=number, title=title):
                yield f"{number} {title}", at, None
            case Contents(title=title):
                yield title, at, None
            case Table():
                yield fixed_word(document, "table"), at, None
            case Figure():
                yield fixed_word(document, "figure"), at, None
            case Chart():
                yield fixed_word(document, "figure"), at, None
    for inline, at in _inlines(document):
        if isinstance(inline, Text | Reference):
            yield inline.text, at, inline


def _drawn(document: Document) -> Iterator[tuple[str, str, Inline | None]]:
    """The words in drawings, which are set letter by letter and in the typefaces of the theme alone."""
    for block, at in _placed(document.blocks, ""):
        if isinstance(block, Chart):
            yield from ((words, at, None) for words in drawn_words(block.bands, block.ticks, block.key))


# --- references and notes -----------------------------------------------------------------------------------


def anchors(document: Document) -> list[str]:
    """Every anchor of the document, in order, repeated ones included."""
    found = [getattr(block, "anchor", "") for block, _ in _placed(document.blocks, "")]
    return [anchor for anchor in found if anchor]


def _dead_references(document: Document) -> Iterator[Problem]:
    counted = Counter((*anchors(document), *(cited_note(note.number) for note in document.notes)))
    for inline, at in _inlines(document):
        if isinstance(inline, Reference) and inline.target not in counted:
            yield error("pdf-reference", place_of(at), f"a reference leads to “{inline.target}”, which is not there")
    for block, at in _placed(document.blocks, ""):
        if isinstance(block, Section | Paragraph | Table | Figure | Chart) and counted[block.anchor] > 1:
            yield error("pdf-reference", place_of(at), f"there is more than one “{block.anchor}” to refer to")


def _wrong_notes(document: Document) -> Iterator[Problem]:
    marks = [(inline.number, at) for inline, at in _inlines(document) if isinstance(inline, NoteMark)]
    numbers = [note.number for note in document.notes]
    if [number for number, _ in marks] != numbers:
        for number, at in marks:
            if number not in numbers:
                yield error("pdf-note", place_of(at), f"a mark stands for note {number}, which is not there")
        for note in document.notes:
            if (count := sum(number == note.number for number, _ in marks)) != 1:
                yield error("pdf-note", place_of(note.at), f"note {note.number} has {count} marks instead of one")
        if sorted(number for number, _ in marks) == numbers:
            at = next(at for (number, at), wanted in zip(marks, numbers, strict=True) if number != wanted)
            yield error("pdf-note", place_of(at), "notes are not numbered in the order of their marks")


def _mute(document: Document) -> Iterator[Problem]:
    for block, at in _placed(document.blocks, ""):
        if isinstance(block, Figure | Chart) and not block.alternative.strip():
            yield error("pdf-figure", place_of(at), "a figure has no alternative text", "say in words what it shows")
        if isinstance(block, Figure):
            yield from picture_problems(block)


# --- walking ------------------------------------------------------------------------------------------------


def _placed(blocks: Blocks, at: str) -> Iterator[tuple[Block, str]]:
    """Every block with the template line that it or the block around it names."""
    for block in blocks:
        here = block.at or at
        yield block, here
        for inner in inner_blocks(block):
            yield from _placed(inner, here)


def _in_reading_order(blocks: Blocks, at: str) -> Iterator[tuple[Inlines, str]]:
    """Runs of text in the order of print: a quotation's attribution and the foot of a cover stand below the rest."""
    for block in blocks:
        here = block.at or at
        groups = inline_groups(block)
        first = {Quote: 0, Cover: 4}.get(type(block), len(groups))
        yield from ((group, here) for group in groups[:first])
        for inner in inner_blocks(block):
            yield from _in_reading_order(inner, here)
        yield from ((group, here) for group in groups[first:])


def _inlines(document: Document) -> Iterator[tuple[Inline, str]]:
    for inlines, at in _in_reading_order(document.blocks, ""):
        yield from ((inline, at) for inline in walk_inlines(inlines))
    for note in document.notes:
        yield from ((inline, note.at) for inline in walk_inlines(note.inlines))
