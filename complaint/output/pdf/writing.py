"""From a document in blocks to the bytes of a PDF. One screen tells the whole way.

Takes a `Document` and a `Theme` and nothing else: no clock, no files but fonts that come with the program, no
network. The same document gives the same bytes. Raises `ProblemsFound` for whatever would be lost or wrong in print.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from complaint.filing.blocks import Document, Reference, inline_groups, walk, walk_inlines
from complaint.output.pdf.positions import Area
from complaint.output.theme import Theme
from complaint.problems import Place, ProblemsFound, error


@dataclass(frozen=True)
class PdfOutput:
    """A finished PDF. `pages` tells for each anchor the page on which it starts, counted as printed.

    `type_areas` tells for each page where its text may stand: what the margins leave of the sheet. `fonts` are the
    names of those that may be in the file.
    """

    content: bytes
    pages: Mapping[str, int]
    page_count: int
    type_areas: tuple[Area, ...]
    fonts: frozenset[str]


def write_pdf(document: Document, theme: Theme) -> PdfOutput:
    # WeasyPrint takes 0.7 s to import, which commands that make no PDF shall not wait for.
    from complaint.output.pdf.beside import lead_beside
    from complaint.output.pdf.embedding import settle_fonts
    from complaint.output.pdf.enclosing import set_pages
    from complaint.output.pdf.exact_text import state_exact_text
    from complaint.output.pdf.faces import faces_for
    from complaint.output.pdf.note_links import link_notes, name_links
    from complaint.output.pdf.packing import packed
    from complaint.output.pdf.preflight import problems_before_printing, with_rare_letters
    from complaint.output.pdf.properties import set_properties
    from complaint.output.pdf.rendering import paint, type_areas
    from complaint.output.pdf.tagging import improve_tags

    theme = with_rare_letters(theme.for_document(chapters_flow=document.chapters_flow), document)
    faces = faces_for(theme)
    if problems := problems_before_printing(document, faces):
        raise ProblemsFound(*problems)
    with _nothing_thrown_away():
        sheet, laid_out, pages = _laid_out(document, theme)
        link_notes(laid_out)
        painted = paint(laid_out)
        set_pages(painted.pdf, sheet.insets)
        lead_beside(painted.pdf)
        name_links(laid_out)
        settle_fonts(painted.pdf, laid_out.fonts, faces)
        improve_tags(painted, document.language)
        state_exact_text(painted, sheet, faces)
        set_properties(painted.pdf, document)
        fonts = frozenset(face.printed_name for face in faces)
        return PdfOutput(packed(painted.pdf), pages, len(laid_out.pages), type_areas(laid_out), fonts)


@contextmanager
def _nothing_thrown_away() -> Iterator[None]:
    """Python looks for unused objects again and again while WeasyPrint makes millions that all stay in use.

    Not looking takes a quarter off the time of a long document.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


_ROUNDS = 5


def _laid_out(document: Document, theme: Theme) -> tuple[Any, Any, dict[str, int]]:
    """Sheet, laid out pages and the page of each anchor.

    Why more than once: a reference to a page must know the page. WeasyPrint could fill it in by itself, but then lays
    out single pages anew and loses or repeats notes; so the whole is laid out until its pages stay as they were told.
    """
    from complaint.output.pdf.faces import faces_for, italic_characters
    from complaint.output.pdf.markup import sheet_of
    from complaint.output.pdf.rendering import lay_out

    italics = italic_characters(faces_for(theme))
    told: dict[str, int] = {}
    for _ in range(_ROUNDS):
        sheet = sheet_of(document, told, italics, theme)
        laid_out = lay_out(sheet, theme)
        pages = _pages_of(document, laid_out)
        if told == pages or not _refers_to_pages(document):
            return sheet, laid_out, pages
        told = pages
    message = "the page numbers that references tell do not settle: each change of one moves another"
    raise ProblemsFound(error("pdf-layout", Place(), message, "refer to a number or a title instead of a page"))


def _refers_to_pages(document: Document) -> bool:
    groups = [group for block in walk(document.blocks) for group in inline_groups(block)]
    groups += [note.inlines for note in document.notes]
    inlines = (inline for group in groups for inline in walk_inlines(group))
    return any(isinstance(inline, Reference) and inline.form == "page" and not inline.text for inline in inlines)


def _pages_of(document: Document, laid_out: Any) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, page in enumerate(laid_out.pages, start=1):
        for anchor in page.anchors:
            found.setdefault(anchor, number)
    anchors = (getattr(block, "anchor", "") for block in walk(document.blocks))
    return {anchor: found[anchor] for anchor in anchors if anchor in found}
