"""Blocks into paragraphs and tables of Word, each with its named style.

Takes blocks in reading order and writes them to the flow; the one place that knows which style a block has.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from docx.parts.document import DocumentPart

from complaint.filing.blocks import (
    BackCover,
    Block,
    Blocks,
    Chart,
    Contents,
    Cover,
    Emphasis,
    Figure,
    Glance,
    Inlines,
    KeyFinding,
    ListBlock,
    Paragraph,
    Quote,
    Section,
    Table,
    Text,
)
from complaint.output.arranging import LETTERHEAD_TOP, SENDER_NAME_HEIGHT
from complaint.output.docx.captions import write_caption
from complaint.output.docx.contents import write_contents
from complaint.output.docx.covers import write_back_cover, write_cover
from complaint.output.docx.draft import Draft
from complaint.output.docx.flow import Flow
from complaint.output.docx.inlines import PLAIN, Ink, write_inlines
from complaint.output.docx.markup import Element
from complaint.output.docx.measures import LIST_LEVELS, heading_style, sized
from complaint.output.docx.numbering import annex_pattern
from complaint.output.docx.pictures import write_chart, write_picture
from complaint.output.docx.tables import empty_cell, names_cells, write_facts, write_table
from complaint.output.letter_layout import Front, Placed
from complaint.output.places import place_of
from complaint.problems import ProblemsFound, error

_ROLES = {
    "lead": "Lead",
    "small": "Small",
    "caption": "LeadIn",
    "sender": "Sender",
    "return": "SenderLine",
    "addressee": "Addressee",
    "dateline": "Date",
    "subject": "Subject",
    "salutation": "Salutation",
    "closing": "Closing",
    "signature": "Signature",
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a block stands in: the style of ordinary text there, how deep in lists, in which language."""

    text: str = "BodyText"
    depth: int = 0
    ink: Ink = PLAIN


@dataclass(frozen=True, slots=True)
class Marker:
    """The list item that a paragraph begins."""

    style: str
    numbering: int | None
    level: int


class Body:
    """Writes blocks to a flow; with the `front` of a letter, what stands there in its places."""

    def __init__(self, flow: Flow, draft: Draft, part: DocumentPart, front: Front | None = None) -> None:
        self._flow = flow
        self._draft = draft
        self._part = part
        self._front = front
        self._sender_top = LETTERHEAD_TOP

    def write(self, blocks: Blocks, around: Surroundings | None = None) -> None:
        outer = self._draft.at
        for block in blocks:
            self._draft.at = block.at or outer
            self._write_block(block, around or Surroundings())
        self._draft.at = outer

    def _write_block(self, block: Block, around: Surroundings) -> None:
        match block:
            case Section():
                self._write_section(block, around)
            case Paragraph():
                self._write_paragraph(block, around)
            case ListBlock(kind="names"):
                self._write_names(block)
            case ListBlock():
                self._write_list(block, around)
            case Table():
                write_table(block, self._flow, self._draft)
            case Glance():
                write_facts(block, self._flow, self._draft)
            case Quote():
                ink = replace(around.ink, language=block.language or around.ink.language)
                self.write(block.blocks, replace(around, text="Quote", ink=ink))
                self._line("QuoteSource", block.attribution)
            case KeyFinding(inlines=inlines):
                self._line("KeyFinding", inlines)
            case Chart():
                write_chart(self._flow, block, self._draft, self._part)
                write_caption(self._flow.paragraph("FigureCaption"), block, self._draft)
            case Figure():
                write_picture(self._flow.paragraph("Figure"), block, self._draft, self._part)
                write_caption(self._flow.paragraph("FigureCaption"), block, self._draft)
            case Contents():
                write_contents(block, self._flow, self._draft)
            case Cover():
                write_cover(block, self._flow, self._draft, self._part, self._write_in_style)
            case BackCover():
                write_back_cover(block, self._flow, self._draft, self._write_in_style)

    def _write_in_style(self, blocks: Blocks, style: str) -> None:
        self.write(blocks, Surroundings(style))

    def _line(self, style: str, inlines: Inlines, ink: Ink | None = None) -> None:
        """A paragraph that has no anchor and no number; one without words is left out."""
        if inlines:
            write_inlines(self._flow.paragraph(style), inlines, self._draft, ink or PLAIN)

    def _numbering(self, block: Section) -> int | None:
        numbers = self._draft.numbers
        if block.is_annex:
            return numbers.annex(block.level, block.number, annex_pattern(self._draft.document))
        return numbers.heading(block.level, block.number)

    def _write_section(self, block: Section, around: Surroundings) -> None:
        numbering = None
        if block.number:
            try:
                numbering = self._numbering(block)
            except ValueError as found:
                message = f"the number “{block.number}” does not fit {found}: Word could not count to it"
                hint = "number sections 1, 1.1, 1.2 …, or leave the number out and say it in the title"
                raise ProblemsFound(error("docx", place_of(self._draft.at), message, hint)) from found
        is_annex = block.is_annex and bool(block.number)
        style = heading_style(block.level, bool(block.number), block.in_contents, is_annex)
        paragraph = self._flow.paragraph(style, numbering, 0 if is_annex else block.level - 1)
        bookmark = self._draft.bookmarks.begin(paragraph, block.anchor)
        write_inlines(paragraph, block.heading or (Text(block.title),), self._draft)
        self._draft.bookmarks.end(paragraph, bookmark)
        self.write(block.blocks, around)

    def _write_paragraph(self, block: Paragraph, around: Surroundings, marker: Marker | None = None) -> None:
        """A number settled for the paragraph goes before the marker of a list: it is what others refer to."""
        if block.number is not None:
            numbering = self._draft.numbers.paragraph(block.number)
            paragraph = self._flow.paragraph("NumberedParagraph", numbering)
        elif marker:
            paragraph = self._flow.paragraph(marker.style, marker.numbering, marker.level)
        elif self._front is not None and block.role in self._front.places:
            paragraph = self._framed(block, self._front.places[block.role])
        else:
            paragraph = self._flow.paragraph(_ROLES.get(block.role, around.text))
        bookmark = self._draft.bookmarks.begin(paragraph, block.anchor)
        write_inlines(paragraph, block.inlines, self._draft, around.ink)
        self._draft.bookmarks.end(paragraph, bookmark)

    def _framed(self, block: Paragraph, placed: Placed) -> Element:
        """What stands on the front of a letter. A line of the letterhead that is all stressed is the sender's name."""
        if placed.type is not None:
            style = sized(_ROLES[block.role], placed.type.step)
            return self._flow.framed(style, placed.top, placed.width, placed.left)
        is_name = [type(inline) for inline in block.inlines] == [Emphasis]
        made = self._flow.framed("SenderName" if is_name else "Sender", self._sender_top, placed.width)
        if is_name:  # another style, and so another frame for LibreOffice
            self._sender_top += SENDER_NAME_HEIGHT
        return made

    def _write_list(self, block: ListBlock, around: Surroundings) -> None:
        level = min(around.depth, LIST_LEVELS - 1)
        tail = str(level + 1) if level else ""
        marker = Marker(f"List{block.kind.title()}{tail}", self._draft.numbers.list(block.kind, level), level)
        inside = replace(around, text=f"ListContinue{tail}", depth=around.depth + 1)
        for item in block.items:
            rest = item
            if item and isinstance(item[0], Paragraph):
                first, rest = item[0], item[1:]
                self._write_paragraph(first, inside, marker)
            else:
                self._flow.paragraph(marker.style, marker.numbering, marker.level)
            self.write(rest, inside)

    def _write_names(self, block: ListBlock) -> None:
        if not block.items:
            return
        cells = names_cells(block, self._flow, self._draft)
        for cell, item in zip(cells, block.items, strict=True):
            self._flow.container = cell
            self.write(item, Surroundings("Names"))
            if not item:
                empty_cell(cell)
        self._flow.container = self._flow.body
        self._flow.paragraph("NamesEnd")
