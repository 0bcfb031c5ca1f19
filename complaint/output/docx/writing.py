"""From a document in blocks to the bytes of a DOCX file.

Takes the document, the theme and, where the PDF was laid out before, the pages of its sections. Gives bytes; writes no
file and asks no clock, so the same document gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO

import docx
from docx.opc.packuri import PackURI

from complaint.filing.blocks import Document
from complaint.output.arranging import has_close_contents, letter_theme
from complaint.output.docx.archive import CONTENT_TYPES, zipped
from complaint.output.docx.body import Body, Surroundings
from complaint.output.docx.bookmarks import Bookmarks
from complaint.output.docx.comments import Comments
from complaint.output.docx.content_types import content_types
from complaint.output.docx.controls import write_made_as
from complaint.output.docx.draft import Draft, Story
from complaint.output.docx.flow import Flow, Layout
from complaint.output.docx.frame import make_frame
from complaint.output.docx.markup import name
from complaint.output.docx.notes import Notes
from complaint.output.docx.numbering import Numbers, annex_pattern
from complaint.output.docx.obstacles import obstacles
from complaint.output.docx.properties import write_properties
from complaint.output.docx.template import template
from complaint.output.letter_layout import front_of
from complaint.output.theme import Theme
from complaint.problems import ProblemsFound


def write_docx(document: Document, theme: Theme, pages: Mapping[str, int] | None = None) -> bytes:
    """The file. `pages` tells the page on which an anchor stands in the PDF; Word finds its own when asked to.

    Raises `ProblemsFound` for what cannot be written, with the template line of each.
    """
    close = has_close_contents(document)
    theme = theme.for_document(chapters_flow=document.chapters_flow, contents_close=close)
    if document.kind == "letter":
        theme = letter_theme(theme)
    front = front_of(document, theme) if document.kind == "letter" else None
    if front is not None:
        theme = replace(theme, letter_text=front.text)
    if found := obstacles(document):
        raise ProblemsFound(*found)
    part = docx.Document(BytesIO(template(theme, document.language, annex_pattern(document)))).part
    notes = Notes(document.notes, part)
    draft = Draft(
        document=document,
        theme=theme,
        pages=pages or {},
        story=Story(part),
        note_story=Story(notes.part),
        bookmarks=Bookmarks(document),
        numbers=Numbers(part.numbering_part.element),
        notes=notes,
        comments=Comments(document.organisation, document.date, len(document.notes)),
    )
    flow = Flow(part.element.body, make_frame(document, theme, part, front), Layout(bare_first_page=True))
    if front is not None:
        flow.paragraph("LetterStart")
    text = "LetterText" if document.kind == "letter" else "BodyText"
    Body(flow, draft, part, front).write(document.blocks, Surroundings(text))
    flow.finish()
    if document.to_decide:
        first = next(part.element.body.iter(name("w:p")))
        draft.comments.begin_text(first, [todo.reason for todo in document.to_decide])
    if unmarked := notes.unmarked():
        raise ProblemsFound(*unmarked)
    draft.comments.attach(part)
    write_properties(document, part.package)
    if document.name:
        write_made_as(document, part.settings.element)

    package = part.package
    parts = {str(one.partname).lstrip("/"): one for one in package.parts}
    contents = {called: one.blob for called, one in parts.items()}
    contents |= {one.partname.rels_uri.lstrip("/"): one.rels.xml for one in parts.values() if one.rels}
    contents[PackURI("/").rels_uri.lstrip("/")] = package.rels.xml
    contents[CONTENT_TYPES] = content_types({called: one.content_type for called, one in parts.items()})
    return zipped({called: _bytes(content) for called, content in contents.items()})


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content
