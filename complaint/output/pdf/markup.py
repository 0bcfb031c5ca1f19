"""Blocks into the tree of elements that is laid out as PDF.

Takes a `Document`, gives a `Sheet`. Which element and which class a block becomes is decided here; how it looks, in
`filing.css`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never
from xml.etree.ElementTree import Element

from complaint.filing.blocks import (
    BackCover,
    Block,
    Blocks,
    Cell,
    Chart,
    Contents,
    Cover,
    Document,
    EnclosedPage,
    Figure,
    Glance,
    Inlines,
    KeyFinding,
    ListBlock,
    Paragraph,
    Quote,
    Row,
    Section,
    Table,
)
from complaint.output.arranging import (
    ENTRY_SHARE,
    LETTER_MARGINS,
    LETTERHEAD_TOP,
    contents_are_close,
    hangs,
    is_kept_whole,
    is_short,
    is_short_table,
    key_figures,
    label_beside,
    listed_sections,
    running_title,
)
from complaint.output.charts.drawing import alternatives, lettered
from complaint.output.letter_layout import Front, Placed, front_of
from complaint.output.pdf.high_rows import is_high
from complaint.output.pdf.sheet import Sheet, append, element, label, printed
from complaint.output.pdf.wording import Wording
from complaint.output.pictures import plain_picture
from complaint.output.reading import caption_label, fixed_word
from complaint.output.stamped import is_wide, size_on_sheet
from complaint.output.theme import LogoPlace, Theme

_HEAD_OF_DRAFT = 44  # letters that stand in one line of half a page, Latin or Cyrillic


def sheet_of(document: Document, pages: Mapping[str, int], italics: frozenset[int], theme: Theme) -> Sheet:
    """The whole document as elements. `pages` fills the references that tell a page, as far as it knows them."""
    sheet = Sheet(Element("html", {"lang": document.language}))
    head = element(sheet.root, "head")
    append(element(head, "title"), document.title)
    for name, content in (
        ("author", document.organisation),
        ("dcterms.created", f"{document.date}T00:00:00Z"),
        ("dcterms.modified", f"{document.date}T00:00:00Z"),
    ):
        element(head, "meta").attrib.update({"name": name, "content": content})
    body = element(sheet.root, "body", f"is-{document.kind}{' flowing' if document.chapters_flow else ''}")
    body.attrib.update(_running_words(document))
    notes = {note.number: note for note in document.notes}
    writer = _Blocks(document, sheet, Wording(sheet, notes, pages, italics), theme)
    if document.kind == "letter":
        writer.write_letter(body, document.blocks)
    else:
        writer.write(body, document.blocks)
    return sheet


def _running_words(document: Document) -> dict[str, str]:
    """What the heads and feet of pages say, as attributes: the stylesheet itself holds no word of a document."""
    before, _, rest = fixed_word(document, "page_of").partition("{page}")
    between, _, after = rest.partition("{pages}")
    words = {
        "short": _head(document, running_title(document)),
        "mark": document.mark,
        "draft": document.draft,
        "page-before": before,
        "page-between": between,
        "page-after": after,
    }
    return {f"data-{name}": printed(word) for name, word in words.items()}


def _head(document: Document, words: str) -> str:
    """What stands above a page, at its left or right. In a draft it keeps to one line, for its mark is above that."""
    words = " ".join(words.split())
    if not document.draft or len(words) <= _HEAD_OF_DRAFT:
        return words
    return words[:_HEAD_OF_DRAFT].rpartition(" ")[0].rstrip(" ·,;:–") + "…"


def _enclosing(section: Section) -> str:
    """The class of a section that holds pages of another document: its heading stands above the first of them."""
    first = next((block for block in section.blocks if isinstance(block, EnclosedPage)), None)
    return "" if first is None else " enclosing wide" if is_wide(first) else " enclosing"


@dataclass(frozen=True, slots=True)
class _Blocks:
    document: Document
    sheet: Sheet
    wording: Wording
    theme: Theme

    def write_letter(self, parent: Element, blocks: Blocks) -> None:
        """Sender, addressee and date in their places, whatever their length, and the text below them."""
        layout = front_of(self.document, self.theme)
        front = element(parent, "div", "front")
        front.set("style", f"height: {layout.text - LETTERHEAD_TOP:g}mm")
        self._marks(front, layout)
        places: dict[str, Element] = {}
        for block in blocks:
            if not isinstance(block, Paragraph) or block.role not in layout.places:
                self._write_one(parent, block)
                continue
            if block.role not in places:
                places[block.role] = self._place(front, block.role, layout.places[block.role])
            self._write_one(places[block.role], block)

    def _place(self, front: Element, role: str, placed: Placed) -> Element:
        place = element(front, "div", f"at-{role}")
        look = [f"left: {placed.left - LETTER_MARGINS['left']:g}mm", f"top: {placed.top - LETTERHEAD_TOP:g}mm"]
        look.append(f"width: {placed.width:g}mm")
        if placed.type is not None:
            look += [f"font-size: {placed.type.size:.4g}pt", f"line-height: {placed.type.line:.4g}pt"]
        elif role == "sender":
            place.set("class", f"at-sender letterhead {self.theme.letterhead.side}")
            self._logo(place, "letterhead")
        place.set("style", "; ".join(look))
        return place

    def _marks(self, front: Element, layout: Front) -> None:
        """Lines at the edge of the sheet: where it is folded and punched."""
        for mark in layout.marks:
            left, top = mark.left - LETTER_MARGINS["left"], mark.top - LETTERHEAD_TOP
            line = element(front, "div", "edge-mark")
            line.set("style", f"left: {left:g}mm; top: {top:g}mm; width: {mark.width:g}mm")

    def write(self, parent: Element, blocks: Blocks) -> None:
        for block in blocks:
            self._write_one(parent, block)

    def _write_one(self, parent: Element, block: Block) -> None:
        match block:
            case Section():
                self._section(parent, block)
            case Paragraph():
                self._paragraph(parent, block)
            case ListBlock():
                self._list(parent, block)
            case Table():
                self._table(parent, block)
            case Glance():
                self._glance(parent, block)
            case Quote():
                self._quote(parent, block)
            case KeyFinding():
                self._text(element(parent, "div", "finding"), "p", "", block.inlines)
            case Figure():
                self._figure(parent, block)
            case EnclosedPage():
                self._enclosed_page(parent, block)
            case Chart():
                self._chart(parent, block)
            case Contents():
                self._contents(parent, block)
            case Cover():
                self._cover(parent, block)
            case BackCover():
                self.write(element(element(parent, "section", "back"), "div", "foot"), block.blocks)
            case _:
                assert_never(block)

    def _text(self, parent: Element, tag: str, style: str, inlines: Inlines) -> Element:
        holder = self.sheet.running(parent, tag, style)
        self.wording.write(holder, inlines)
        return holder

    def _section(self, parent: Element, block: Section) -> None:
        section = element(parent, "section", f"level-{min(block.level, 6)}{_enclosing(block)}")
        heading = self.sheet.running(section, f"h{min(block.level, 6)}")
        heading.set("id", block.anchor)
        heading.set("data-outline", " ".join(f"{block.number} {block.title}".split()))
        heading.set("data-running", printed(_head(self.document, block.title)))
        if block.number:
            if hangs(block.number):
                heading.set("class", "hanging")
            label(heading, "number" if hangs(block.number) else "number wide", block.number)
        self.sheet.write(heading, block.title)
        self.write(section, block.blocks)

    def _paragraph(self, parent: Element, block: Paragraph) -> None:
        paragraph = self.sheet.running(parent, "p", block.role)
        if block.anchor:
            paragraph.set("id", block.anchor)
        if block.number is not None:
            paragraph.set("class", f"{block.role} numbered")
            label(paragraph, "number", f"{block.number}.")
        self.wording.write(paragraph, block.inlines)

    def _list(self, parent: Element, block: ListBlock) -> None:
        if block.kind == "names":
            style = f"names{' beside' if label_beside(block) else ''}{' short' if is_short(block) else ''}"
            parent = element(parent, "div", style)
            if block.label:
                self._text(parent, "p", "label", block.label)
        tag = "ul" if block.kind in ("bullet", "names") else "ol"
        items = element(parent, tag, f"list-{block.kind}")
        for item in block.items:
            self.write(element(items, "li"), item)

    def _table(self, parent: Element, block: Table) -> None:
        table = element(parent, "table", "figures whole" if is_short_table(block) else "figures")
        table.set("id", block.anchor)
        self._caption(table, "caption", block)
        columns = element(table, "colgroup")
        for width in block.widths:
            element(columns, "col").set("style", f"width: {width:.2%}")
        if block.head:
            self._rows(element(table, "thead"), block.head, "col")
        # Totals are rows of the body: a foot of the table would be printed on every page.
        body = element(table, "tbody")
        for row in block.rows:
            self._rows(body, (row,), "row", "high" if is_high(row, block.widths, self.wording.notes) else "")
        self._rows(body, block.foot, "row", "total")

    def _rows(self, parent: Element, rows: tuple[Row, ...], scope: str, style: str = "") -> None:
        for row in rows:
            line = element(parent, "tr", style)
            for cell in row:
                self._cell(line, cell, scope)

    def _cell(self, parent: Element, cell: Cell, scope: str) -> None:
        header = cell.header or scope == "col"
        style = "" if cell.align == "left" else cell.align
        written = self._text(parent, "th" if header else "td", style, cell.inlines)
        if header:
            written.set("scope", scope)

    def _caption(self, parent: Element, tag: str, block: Table | Figure | Chart) -> None:
        name = caption_label(self.document, block)
        if not name and not block.caption:
            return
        caption = self.sheet.running(parent, tag)
        if name:
            self.sheet.write(self.sheet.inside(caption, "strong"), f"{name}." if block.caption else name)
            if block.caption:
                self.sheet.write(caption, " ")
        self.wording.write(caption, block.caption)

    def _glance(self, parent: Element, block: Glance) -> None:
        if block.kind == "figures":
            self._key_figures(parent, block)
            return
        style = "profile whole" if is_kept_whole(block) else block.kind
        body = element(element(parent, "table", style), "tbody")
        for term, text in block.pairs:
            is_long = block.kind == "entries" and is_high((Cell(text),), (1 - ENTRY_SHARE,), self.wording.notes)
            row = element(body, "tr", "high" if is_long else "")
            self._text(row, "th", "", term).set("scope", "row")
            self._text(row, "td", "", text)

    def _key_figures(self, parent: Element, block: Glance) -> None:
        row = element(parent, "div", "key-figures")
        for figure, counted in block.pairs:
            pair = element(row, "div")
            self._text(pair, "p", "figure", figure)
            self._text(pair, "p", "counted", counted)

    def _quote(self, parent: Element, block: Quote) -> None:
        quote = element(parent, "blockquote")
        said = element(quote, "div")
        if block.language:
            said.set("lang", block.language)
        self.write(said, block.blocks)
        if block.attribution:
            self._text(quote, "p", "attribution", block.attribution)

    def _figure(self, parent: Element, block: Figure) -> None:
        figure = element(parent, "figure")
        self._picture(figure, block.media_type, plain_picture(block), block.alternative, block.width)
        self._end_figure(figure, block)

    def _chart(self, parent: Element, block: Chart) -> None:
        drawings = lettered(block, self.theme)
        figure = element(parent, "figure", "long" if len(drawings) > 1 else "")
        for drawing, alternative in zip(drawings, alternatives(block, self.theme), strict=True):
            self._picture(figure, "image/svg+xml", drawing, alternative, 1.0)
        self._end_figure(figure, block)

    def _picture(self, parent: Element, media_type: str, content: bytes, alternative: str, width: float) -> None:
        picture = element(parent, "img")
        source = self.sheet.picture(media_type, content)
        picture.attrib.update({"src": source, "alt": alternative, "style": f"width: {width:.2%}"})

    def _end_figure(self, figure: Element, block: Figure | Chart) -> None:
        figure.set("id", block.anchor)
        self._caption(figure, "figcaption", block)

    def _enclosed_page(self, parent: Element, block: EnclosedPage) -> None:
        """The page as large as in its document, or smaller, so that its stamp does not stand over it."""
        sheet = element(parent, "div", "sheet wide" if is_wide(block) else "sheet")
        sheet.attrib.update({"id": block.anchor, "data-stamp": printed(block.stamp)})
        width, height = size_on_sheet(block, self.theme.page)
        picture = element(sheet, "img")
        size = f"width: {width:.3f}mm; height: {height:.3f}mm"
        address = self.sheet.inset(block.content, block.number)
        picture.attrib.update({"src": address, "alt": block.alternative, "style": size})

    def _contents(self, parent: Element, block: Contents) -> None:
        close = contents_are_close(self.document, block)
        contents = element(parent, "div", "contents close" if close else "contents", "contents")
        title = element(contents, "p", "title", "title")
        title.set("data-running", printed(block.title))
        append(title, printed(block.title))
        for section in listed_sections(self.document, block):
            self._entry(contents, section)

    def _entry(self, parent: Element, section: Section) -> None:
        entry = element(parent, "p", f"entry entry-{section.level}", "entry")
        title = f"{section.number} {section.title}" if section.is_annex else section.title
        if section.number and not section.is_annex:
            append(element(entry, "span", "number"), section.number)
        target = f"#{section.anchor}"
        link = element(entry, "a", "in")
        link.set("href", target)
        append(link, printed(title))
        # Not within the link: a link holds bare text.
        element(entry, "span", "page").set("data-target", target)

    def _cover(self, parent: Element, block: Cover) -> None:
        cover = element(parent, "section", "cover")
        masthead = element(cover, "div", "masthead")
        self._logo(masthead, "cover")
        if block.mark:
            self.sheet.write(self.sheet.running(masthead, "p", "mark"), block.mark)
        for style in ("kicker", "title", "subtitle", "addressee"):
            if inlines := getattr(block, style):
                self._text(cover, "p", style, inlines)
        figures = key_figures(block)
        if others := tuple(inner for inner in block.blocks if inner not in figures):
            self.write(element(cover, "div", "inner"), others)
        if not figures and not block.lines:
            return
        foot = element(cover, "div", "foot")
        self.write(foot, figures)
        lines = element(foot, "div", "lines")
        for line in block.lines:
            self._text(lines, "p", "", line)

    def _logo(self, parent: Element, place: LogoPlace) -> None:
        logo = self.theme.logo_on(place)
        if logo is not None:
            picture = element(parent, "img")
            source = self.sheet.picture(logo.media_type, logo.content)
            picture.attrib.update({"src": source, "alt": logo.alternative, "style": f"height: {logo.height:g}mm"})
