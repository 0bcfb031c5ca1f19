"""Pictures and charts set inline, with their alternative text: a PNG or JPEG, and of a chart the drawing as well."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.document import DocumentPart
from lxml import etree

from complaint.filing.blocks import Chart, Figure
from complaint.output.charts.drawing import alternatives, outlined, pictured
from complaint.output.docx.draft import Draft
from complaint.output.docx.flow import Flow
from complaint.output.docx.markup import NAMESPACES, Element, name, sub
from complaint.output.docx.measures import text_width
from complaint.output.pictures import plain_picture

_UNITS = 36000  # English Metric Units in a millimetre
_TALLEST = 0.8  # of the height of the text, so that the caption stays on the page
# Office Open XML extension of Word 2016: the drawing of which the picture is a copy for older programs.
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def write_picture(paragraph: Element, block: Figure, draft: Draft, part: DocumentPart) -> None:
    relation, image = part.get_or_add_image(BytesIO(plain_picture(block)))
    ratio = image.px_height / image.px_width
    page = draft.theme.page
    tallest = (page.height - page.top - page.bottom) * _TALLEST
    width = min(text_width(draft.theme) * min(block.width, 1.0), tallest / ratio)
    _write_drawing(paragraph, _Shown(block.number, block.alternative, relation, width, width * ratio), draft)


def write_chart(flow: Flow, block: Chart, draft: Draft, part: DocumentPart) -> None:
    """A paragraph for each drawing, as wide as the text; each has its picture for programs that know no drawings."""
    width = text_width(draft.theme)
    drawings = zip(
        alternatives(block, draft.theme), pictured(block, draft.theme), outlined(block, draft.theme), strict=True
    )
    for alternative, picture, drawing in drawings:
        relation, image = part.get_or_add_image(BytesIO(picture))
        shown = _Shown(block.number, alternative, relation, width, width * image.px_height / image.px_width)
        blip = _write_drawing(flow.paragraph("Figure"), shown, draft)
        # Called like the picture but for the ending.
        called = PackURI(part.related_parts[relation].partname.replace(".png", ".svg"))
        other = part.relate_to(Part(called, "image/svg+xml", drawing, part.package), RELATIONSHIP_TYPE.IMAGE)
        extension = sub(sub(blip, "a:extLst"), "a:ext", uri=_SVG_EXTENSION)
        named = etree.SubElement(extension, name("asvg:svgBlip"), nsmap={"asvg": NAMESPACES["asvg"]})
        named.set(name("r:embed"), other)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture in a part of its own: the number of its figure, what is said in its place, its size in millimetres."""

    number: int
    alternative: str
    relation: str
    width: float
    height: float


def _write_drawing(paragraph: Element, shown: _Shown, draft: Draft) -> Element:
    """Gives back the element that names the picture."""
    size = {"cx": str(round(shown.width * _UNITS)), "cy": str(round(shown.height * _UNITS))}
    called = f"Figure {shown.number}"
    identity = str(next(draft.ids))
    drawing = sub(sub(paragraph, "w:r"), "w:drawing")
    inline = sub(drawing, "wp:inline", distT="0", distB="0", distL="0", distR="0")
    sub(inline, "wp:extent", **size)
    sub(inline, "wp:docPr", id=identity, name=called, descr=shown.alternative)
    locks = sub(sub(inline, "wp:cNvGraphicFramePr"), "a:graphicFrameLocks")
    locks.set("noChangeAspect", "1")
    held = sub(sub(inline, "a:graphic"), "a:graphicData", uri=NAMESPACES["pic"])
    picture = sub(held, "pic:pic")
    about = sub(picture, "pic:nvPicPr")
    sub(about, "pic:cNvPr", id=identity, name=called)
    sub(about, "pic:cNvPicPr")
    fill = sub(picture, "pic:blipFill")
    blip = sub(fill, "a:blip")
    blip.set(name("r:embed"), shown.relation)
    sub(sub(fill, "a:stretch"), "a:fillRect")
    shape = sub(picture, "pic:spPr")
    place = sub(shape, "a:xfrm")
    sub(place, "a:off", x="0", y="0")
    sub(place, "a:ext", **size)
    sub(sub(shape, "a:prstGeom", prst="rect"), "a:avLst")
    return blip
