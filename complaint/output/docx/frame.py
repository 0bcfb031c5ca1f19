"""The page around the text: its size and margins, running heads and feet.

Takes the document and the theme, makes the head and foot parts once (`Frame`), and writes the properties of each
section of Word. The first section names the heads and feet; later ones inherit them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.parts.document import DocumentPart

from complaint.filing.blocks import Document, Section
from complaint.output.arranging import LETTERHEAD_TOP, running_title
from complaint.output.docx.anchored import Spot, write_area, write_logo
from complaint.output.docx.fields import write_field
from complaint.output.docx.markup import Element, root, sub, twips
from complaint.output.docx.measures import colour, heading_name
from complaint.output.letter_layout import Front
from complaint.output.logo import as_png
from complaint.output.reading import fixed_word
from complaint.output.theme import Page, Theme

_MARK_HEIGHT = 0.15  # of a mark at the edge of a letter, in millimetres
_LOGO_ID = "30000"  # apart from the numbers of what is drawn in the text


@dataclass(frozen=True, slots=True)
class Frame:
    """The page, and the relationships of the heads and feet by kind of page: "first" and "default"."""

    page: Page
    heads: dict[str, str]
    feet: dict[str, str]


def make_frame(document: Document, theme: Theme, part: DocumentPart, front: Front | None = None) -> Frame:
    """The heads and feet; there are none on a cover, and on letters only the foot, with no number on the first page.

    The first page of a letter has the logo and the marks of its `front`.
    """
    heads, feet = dict[str, str](), dict[str, str]()
    for number, page in enumerate(("default", "first"), start=1):
        head, foot = root("w:hdr"), root("w:ftr")
        if document.draft:
            _text(_paragraph(head, "DraftMark"), document.draft)
        if page == "default" and document.kind != "letter":
            _running_head(head, document)
        elif not document.draft:
            _paragraph(head, "Normal")
        if page == "default" or document.kind == "letter":
            _running_foot(foot, document, page_number=page == "default")
        else:
            _paragraph(foot, "Footer")
        made = XmlPart(PackURI(f"/word/header{number}.xml"), CONTENT_TYPE.WML_HEADER, head, part.package)
        if page == "first" and document.kind == "letter":
            _logo_on_letter(made, theme)
            _marks_on_letter(made, theme, front)
        heads[page] = part.relate_to(made, RELATIONSHIP_TYPE.HEADER)
        made = XmlPart(PackURI(f"/word/footer{number}.xml"), CONTENT_TYPE.WML_FOOTER, foot, part.package)
        feet[page] = part.relate_to(made, RELATIONSHIP_TYPE.FOOTER)
    return Frame(theme.page, heads, feet)


def _logo_on_letter(head: XmlPart, theme: Theme) -> None:
    """The logo stands across from the letterhead."""
    logo, page = theme.logo_on("letterhead"), theme.page
    if logo is None:
        return
    left = page.left if theme.letterhead.side == "right" else page.width - page.right - logo.width
    content = BytesIO(as_png(logo.content, logo.media_type, logo.width, logo.height))
    picture = head.package.get_or_add_image_part(content)
    spot = Spot(left, LETTERHEAD_TOP, logo.width, logo.height)
    relation = head.relate_to(picture, RELATIONSHIP_TYPE.IMAGE)
    write_logo(head.element[0], spot, relation, logo.alternative, _LOGO_ID)


def _marks_on_letter(head: XmlPart, theme: Theme, front: Front | None) -> None:
    """Where the letter is folded and punched."""
    for number, mark in enumerate(front.marks if front is not None else (), start=int(_LOGO_ID) + 1):
        spot = Spot(mark.left, mark.top, mark.width, _MARK_HEIGHT)
        write_area(head.element[0], spot, colour(theme.colours.quiet), str(number))


def _running_head(head: Element, document: Document) -> None:
    """Title and recipient at the left; at the right the chapter, as a field that Word fills in for each page."""
    paragraph = _paragraph(head, "Header")
    _text(paragraph, running_title(document))
    kinds = [(bool(block.number), block.in_contents) for block in document.blocks if isinstance(block, Section)]
    if kinds:
        sub(sub(paragraph, "w:r"), "w:tab")
        # Word's own style has another name in each language, but everywhere the same level.
        style = "1" if (True, True) in kinds else f'"{heading_name(1, *kinds[0])}"'
        write_field(paragraph, f"STYLEREF {style}", "")


def _running_foot(foot: Element, document: Document, *, page_number: bool = True) -> None:
    """The mark of confidentiality, if any, at the left, and the page."""
    paragraph = _paragraph(foot, "Footer")
    _text(paragraph, document.mark, "Mark")
    if not page_number:
        return
    sub(sub(paragraph, "w:r"), "w:tab")
    for piece in re.split(r"(\{pages?\})", fixed_word(document, "page_of")):
        if piece in ("{page}", "{pages}"):
            write_field(paragraph, "PAGE" if piece == "{page}" else "NUMPAGES", "1")
        else:
            _text(paragraph, piece)


def _paragraph(parent: Element, style: str) -> Element:
    paragraph = sub(parent, "w:p")
    sub(sub(paragraph, "w:pPr"), "w:pStyle", val=style)
    return paragraph


def _text(paragraph: Element, text: str, style: str = "") -> None:
    if text:
        run = sub(paragraph, "w:r")
        if style:
            sub(sub(run, "w:rPr"), "w:rStyle", val=style)
        sub(run, "w:t", **{"xml:space": "preserve"}).text = text


def write_section(section: Element, frame: Frame, *, bare_first_page: bool, first: bool) -> None:
    """Fills the properties of a section of Word."""
    if first:
        for page in ("default", "first"):
            sub(section, "w:headerReference", type=page, **{"r:id": frame.heads[page]})
        for page in ("default", "first"):
            sub(section, "w:footerReference", type=page, **{"r:id": frame.feet[page]})
    sub(section, "w:type", val="nextPage")
    page_size = frame.page
    turned = {"orient": "landscape"} if page_size.width > page_size.height else {}
    sub(section, "w:pgSz", w=str(twips(page_size.width)), h=str(twips(page_size.height)), **turned)
    edges = {side: str(twips(getattr(page_size, side))) for side in ("top", "right", "bottom", "left")}
    head, foot = (str(twips(distance * 0.48)) for distance in (page_size.top, page_size.bottom))
    sub(section, "w:pgMar", **edges, header=head, footer=foot, gutter="0")
    sub(section, "w:cols", space="708")
    if bare_first_page:
        sub(section, "w:titlePg")
