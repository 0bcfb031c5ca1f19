"""Does the tag tree of a finished PDF tell a listener what the document is.

Takes an opened file, its tag tree with the places of what it holds, and the `Document` that it was made from; gives
findings and mends nothing. What the standards themselves ask (PDF/UA-1, PDF/A-3a) is proven in the tests; here is
what they leave to people: levels of headings, heads of tables, the order in which things are read out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from complaint.filing.blocks import Chart, Document, Figure, Foreign, Quote, Section, inline_groups, walk, walk_inlines
from complaint.output.pdf.findings import Finding, shortened
from complaint.output.pdf.pages import Pages
from complaint.output.pdf.positions import Area, around
from complaint.output.pdf.structure import HEADINGS, Tag


def tag_findings(pdf: Any, pages: Pages, document: Document) -> Iterator[Finding]:
    tags = pages.tags
    yield from _properties(pdf, document)
    yield from _headings(tags, document)
    yield from _tables(tags, pages)
    yield from _figures(tags, pages, document)
    yield from _notes(tags)
    yield from _links(tags)
    yield from _lists(tags)
    yield from _languages(tags, document)
    yield from _order(pages)


def _properties(pdf: Any, document: Document) -> Iterator[Finding]:
    if str(pdf.Root.get("/Lang", "")) != document.language:
        yield Finding(f"the file does not say that its language is “{document.language}”")
    if str(pdf.docinfo.get("/Title", "")) != document.title:
        yield Finding(f"the file does not say that its title is “{shortened(document.title)}”")


def _headings(tags: tuple[Tag, ...], document: Document) -> Iterator[Finding]:
    """Levels follow each other without a gap, as they do in the document."""
    levels = [int(tag.kind[1]) for tag in tags if tag.kind in HEADINGS]
    sections = [block for block in walk(document.blocks) if isinstance(block, Section)]
    wanted = [min(section.level, 6) for section in sections]
    if levels != wanted:
        yield Finding(f"headings have the levels {levels} instead of {wanted}")
    before = 0
    for section, level in zip(sections, wanted, strict=True):
        if level > before + 1:
            message = f"the heading “{shortened(section.title)}” is of level {level}, but none of level {level - 1} is"
            yield Finding(f"{message} above it", section.at)
        before = level


def _tables(tags: tuple[Tag, ...], pages: Pages) -> Iterator[Finding]:
    """Each table has cells that head the others, and they say whether they head a column or a row."""
    for table in tags:
        if table.kind != "Table":
            continue
        within = tuple(table.walk())
        heads = [tag for tag in within if tag.kind == "TH"]
        pieces = pages.pieces(table)
        if pieces and not heads:
            yield Finding(f"page {pieces[0].page + 1}: the table of {pages.told(pieces[0])} has no head")
        if any("/A" not in head.about or "/Scope" not in head.about.A for head in heads):
            yield Finding(f"page {table.page + 1}: a head in a table does not say what it heads")


def _figures(tags: tuple[Tag, ...], pages: Pages, document: Document) -> Iterator[Finding]:
    """Each picture says in words what it shows, and where it is; those of the document say what stands there."""
    figures = [tag for tag in tags if tag.kind == "Figure"]
    told = iter([str(tag.about.get("/Alt", "")).split() for tag in figures])
    for block in walk(document.blocks):
        if isinstance(block, Figure | Chart) and block.alternative.split() not in told:
            yield Finding(f"no picture has the alternative text “{shortened(block.alternative)}”", block.at)
    for tag in figures:
        if not str(tag.about.get("/Alt", "")).strip():
            yield Finding(f"page {tag.page + 1}: a picture has no alternative text")
        stated = _stated_area(tag, pages.printed.sheets[tag.page].bottom)
        if stated is None or any(piece.ink.sticks_out_of(stated, 1) for piece in pages.pieces(tag)):
            yield Finding(f"page {tag.page + 1}: a picture does not say where it is")


def _stated_area(figure: Tag, height: float) -> Area | None:
    if "/A" not in figure.about or "/BBox" not in figure.about.A:
        return None
    left, bottom, right, top = (float(edge) for edge in figure.about.A.BBox)
    return Area(left, height - top, right, height - bottom)


def _notes(tags: tuple[Tag, ...]) -> Iterator[Finding]:
    """A note has a number and follows its mark at once."""
    for note in tags:
        if note.kind != "Note" or note.parent is None:
            continue
        before = note.parent.kids[: note.parent.kids.index(note)]
        if not before or not isinstance(before[-1], Tag) or before[-1].kind != "Reference":
            yield Finding(f"page {note.page + 1}: a note is not read out where its mark is")
        if not any(isinstance(kid, Tag) and kid.kind == "Lbl" for kid in note.kids):
            yield Finding(f"page {note.page + 1}: a note has no number")


def _links(tags: tuple[Tag, ...]) -> Iterator[Finding]:
    for link in tags:
        if link.kind == "Link":
            annotations = [kid for kid in _objects(link) if kid.get("/Type") == pikepdf.Name.OBJR]
            if len(annotations) != 1 or next(link.marks(), None) is None:
                yield Finding(f"page {link.page + 1}: a link has no words, or leads nowhere")
            elif not str(annotations[0].Obj.get("/Contents", "")).strip():
                yield Finding(f"page {link.page + 1}: a link does not say where it leads")


def _objects(tag: Tag) -> Iterator[Any]:
    kids = tag.about.get("/K")
    yield from (kid for kid in (kids if isinstance(kids, pikepdf.Array) else [kids]) if not isinstance(kid, int))


def _lists(tags: tuple[Tag, ...]) -> Iterator[Finding]:
    inside = {
        "L": {"LI", "L", "Caption"},
        "LI": {"Lbl", "LBody"},
        "TR": {"TH", "TD"},
        "TOC": {"Caption", "TOCI", "TOC"},
    }
    for tag in tags:
        if tag.kind in inside:
            wrong = [kid.kind for kid in tag.kids if isinstance(kid, Tag) and kid.kind not in inside[tag.kind]]
            if wrong or len(tag.kids) != sum(isinstance(kid, Tag) for kid in tag.kids):
                yield Finding(f"page {tag.page + 1}: the tag {tag.kind} holds what it cannot hold: {wrong or 'text'}")


def _languages(tags: tuple[Tag, ...], document: Document) -> Iterator[Finding]:
    """Words in another language say so; a voice would else read them as if they were in that of the document."""
    told = {str(tag.about.Lang) for tag in tags if tag.about is not None and "/Lang" in tag.about}
    groups = [group for block in walk(document.blocks) for group in inline_groups(block)]
    groups += [note.inlines for note in document.notes]
    foreign = {inline.language for group in groups for inline in walk_inlines(group) if isinstance(inline, Foreign)}
    foreign |= {block.language for block in walk(document.blocks) if isinstance(block, Quote) and block.language}
    for language in sorted(foreign - told - {document.language}):
        yield Finding(f"the file does not say which of its words are in the language “{language}”")


_READ_OUT = HEADINGS | {"P", "TR", "Figure", "Caption", "TOCI"}


def _order(pages: Pages) -> Iterator[Finding]:
    """What is read out goes down the page, or from one column to that on its right."""
    before: tuple[int, Area] | None = None
    for tag in pages.structure.walk({"Note"}):
        if tag.kind not in _READ_OUT or not (pieces := pages.pieces(tag)):
            continue
        for page in dict.fromkeys(piece.page for piece in pieces):
            ink = around([piece.ink for piece in pieces if piece.page == page])
            if before is not None:
                rises = page == before[0] and ink.bottom < before[1].top and ink.left < before[1].right
                if page < before[0] or rises:
                    yield Finding(f"page {page + 1}: {pages.told(pieces[0])} is read out too late")
            before = page, ink
