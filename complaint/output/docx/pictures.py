"""Pictures: a PNG or JPEG set inline, as wide as its share of the text, with its alternative text."""

from __future__ import annotations

from io import BytesIO

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.parts.document import DocumentPart

from complaint.filing.blocks import Figure
from complaint.output.docx.draft import Draft
from complaint.output.docx.markup import NAMESPACES, Element, name, sub
from complaint.output.docx.measures import text_width
from complaint.output.places import place_of
from complaint.problems import ProblemsFound, error

_UNITS = 36000  # English Metric Units in a millimetre
_TALLEST = 0.8  # of the height of the text, so that the caption stays on the page


def write_picture(paragraph: Element, block: Figure, draft: Draft, part: DocumentPart) -> None:
    try:
        relation, image = part.get_or_add_image(BytesIO(block.image))
    except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError) as found:
        problem = error("docx", place_of(draft.at), "the picture cannot be read", "save it anew as PNG or JPEG")
        raise ProblemsFound(problem) from found
    page = draft.theme.page
    width = text_width(draft.theme) * min(block.width, 1.0)
    height = width * image.px_height / image.px_width
    tallest = (page.height - page.top - page.bottom) * _TALLEST
    scale = min(1.0, tallest / height)
    _write_drawing(sub(sub(paragraph, "w:r"), "w:drawing"), block, relation, width * scale, height * scale, draft)


def _write_drawing(drawing: Element, block: Figure, relation: str, width: float, height: float, draft: Draft) -> None:
    size = {"cx": str(round(width * _UNITS)), "cy": str(round(height * _UNITS))}
    called = f"Figure {block.number}"
    identity = str(next(draft.ids))
    inline = sub(drawing, "wp:inline", distT="0", distB="0", distL="0", distR="0")
    sub(inline, "wp:extent", **size)
    sub(inline, "wp:docPr", id=identity, name=called, descr=block.alternative)
    locks = sub(sub(inline, "wp:cNvGraphicFramePr"), "a:graphicFrameLocks")
    locks.set("noChangeAspect", "1")
    held = sub(sub(inline, "a:graphic"), "a:graphicData", uri=NAMESPACES["pic"])
    picture = sub(held, "pic:pic")
    about = sub(picture, "pic:nvPicPr")
    sub(about, "pic:cNvPr", id=identity, name=called)
    sub(about, "pic:cNvPicPr")
    fill = sub(picture, "pic:blipFill")
    sub(fill, "a:blip").set(name("r:embed"), relation)
    sub(sub(fill, "a:stretch"), "a:fillRect")
    shape = sub(picture, "pic:spPr")
    place = sub(shape, "a:xfrm")
    sub(place, "a:off", x="0", y="0")
    sub(place, "a:ext", **size)
    sub(sub(shape, "a:prstGeom", prst="rect"), "a:avLst")
