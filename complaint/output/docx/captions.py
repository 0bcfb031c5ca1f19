"""Captions: "Table 2. Fines by person", where Word counts the number itself."""

from __future__ import annotations

from complaint.filing.blocks import Chart, Figure, Table, plain
from complaint.output.docx.draft import Draft
from complaint.output.docx.fields import write_field
from complaint.output.docx.inlines import write_inlines
from complaint.output.docx.markup import Element, sub
from complaint.output.reading import caption_label, fixed_word, with_pages

_LABEL = "CaptionLabel"


def write_caption(paragraph: Element, block: Table | Figure | Chart, draft: Draft) -> None:
    """Fills the paragraph; the bookmark is around the number, which references take from there."""
    label = caption_label(draft.document, block)
    if label:
        kind, counter = ("table", "Table") if isinstance(block, Table) else ("figure", "Figure")
        _words(paragraph, f"{fixed_word(draft.document, kind)} ")
    bookmark = draft.bookmarks.begin(paragraph, block.anchor)
    if label:
        write_field(paragraph, f"SEQ {counter} \\* ARABIC", str(block.number), _LABEL)
    draft.bookmarks.end(paragraph, bookmark)
    if label and plain(with_pages(block.caption, draft.pages)).strip():
        _words(paragraph, ". ")
    write_inlines(paragraph, block.caption, draft)


def _words(paragraph: Element, text: str) -> None:
    run = sub(paragraph, "w:r")
    sub(sub(run, "w:rPr"), "w:rStyle", val=_LABEL)
    sub(run, "w:t", **{"xml:space": "preserve"}).text = text
