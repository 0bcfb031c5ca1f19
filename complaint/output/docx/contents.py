"""The table of contents: a field that Word can bring up to date, holding real entries until then.

Takes the sections of the document and their bookmarks; pages come from the PDF of the same document, if it was laid
out. It never asks Word to update fields on opening, since Word would put a question to the reader.
"""

from __future__ import annotations

from complaint.filing.blocks import Contents, Section
from complaint.output.arranging import listed_sections
from complaint.output.docx.draft import Draft
from complaint.output.docx.fields import begin_field, end_field, write_field
from complaint.output.docx.flow import Flow, Layout
from complaint.output.docx.inlines import write_text
from complaint.output.docx.markup import Element, sub
from complaint.output.docx.measures import CONTENTS_LEVELS
from complaint.output.reading import fixed_word

GALLERY = "Table of Contents"


def write_contents(block: Contents, flow: Flow, draft: Draft) -> None:
    depth = max(1, min(block.depth, CONTENTS_LEVELS))
    control = flow.control()
    properties = sub(control, "w:sdtPr")
    sub(properties, "w:id", val=str(next(draft.ids)))
    part = sub(properties, "w:docPartObj")
    sub(part, "w:docPartGallery", val=GALLERY)
    sub(part, "w:docPartUnique")
    flow.container = sub(control, "w:sdtContent")
    write_text(flow.paragraph("TOCHeading"), block.title or fixed_word(draft.document, "contents"))
    sections = listed_sections(draft.document, block)
    paragraphs = [flow.paragraph(f"TOC{section.level}") for section in sections] or [flow.paragraph("TOC1")]
    begin_field(paragraphs[0], f'TOC \\o "1-{depth}" \\h \\z \\u')
    for section, paragraph in zip(sections, paragraphs, strict=False):
        _write_entry(paragraph, section, draft)
    end_field(paragraphs[-1])
    flow.container = flow.body
    if draft.document.chapters_flow:  # elsewhere the chapter that follows starts a page by itself
        flow.begin(Layout())


def _write_entry(paragraph: Element, section: Section, draft: Draft) -> None:
    """Number, title and page, apart by tabs; a title without a number starts where the others do.

    The number of an annex is a part of the title: it has no room before it.
    """
    bookmark = draft.bookmarks.names.get(section.anchor, "")
    entry = sub(paragraph, "w:hyperlink", anchor=bookmark, history="1") if bookmark else paragraph
    if section.number and not section.is_annex:
        number = sub(entry, "w:r")
        sub(sub(number, "w:rPr"), "w:rStyle", val="ContentsNumber")
        sub(number, "w:t").text = section.number
    sub(sub(entry, "w:r"), "w:tab")
    write_text(entry, f"{section.number} {section.title}" if section.is_annex else section.title)
    sub(sub(entry, "w:r"), "w:tab")
    if bookmark:
        write_field(entry, f"PAGEREF {bookmark} \\h", str(draft.pages.get(section.anchor, "")))
