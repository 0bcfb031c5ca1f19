"""What is set at a place on the page, behind the words: the coloured areas of a cover, and the logo.

Takes a paragraph and places in millimetres from the left and upper edge of the sheet, adds drawings to it.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from complaint.output.docx.markup import NAMESPACES, Element, name, sub

_UNITS = 36000  # English Metric Units in a millimetre
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
# [MS-ODRAWXML] 2.2.1.7: a drawing that says nothing and that nobody reads out.
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_NEWER = {key: NAMESPACES[key] for key in ("mc", "wps")}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a drawing stands and how large it is, in millimetres."""

    left: float
    top: float
    width: float
    height: float


def write_area(paragraph: Element, spot: Spot, colour: str, identity: str) -> None:
    """A rectangle of one colour."""
    choice = etree.SubElement(sub(paragraph, "w:r"), name("mc:AlternateContent"), nsmap=_NEWER)
    drawing = sub(sub(choice, "mc:Choice", Requires="wps"), "w:drawing")
    graphic = _anchor(drawing, spot, identity, "Area", "")
    shape = sub(sub(graphic, "a:graphicData", uri=_SHAPE), "wps:wsp")
    sub(shape, "wps:cNvSpPr")
    look = sub(shape, "wps:spPr")
    _geometry(look, spot)
    sub(sub(look, "a:solidFill"), "a:srgbClr", val=colour)
    sub(sub(look, "a:ln"), "a:noFill")
    sub(shape, "wps:bodyPr")


def write_logo(paragraph: Element, spot: Spot, relation: str, alternative: str, identity: str) -> None:
    """A picture that the part of the paragraph is related to."""
    graphic = _anchor(sub(sub(paragraph, "w:r"), "w:drawing"), spot, identity, "Logo", alternative)
    picture = sub(sub(graphic, "a:graphicData", uri=NAMESPACES["pic"]), "pic:pic")
    about = sub(picture, "pic:nvPicPr")
    sub(about, "pic:cNvPr", id=identity, name="Logo")
    sub(about, "pic:cNvPicPr")
    fill = sub(picture, "pic:blipFill")
    sub(fill, "a:blip").set(name("r:embed"), relation)
    sub(sub(fill, "a:stretch"), "a:fillRect")
    _geometry(sub(picture, "pic:spPr"), spot)


def _anchor(drawing: Element, spot: Spot, identity: str, called: str, alternative: str) -> Element:
    anchor = sub(drawing, "wp:anchor", distT="0", distB="0", distL="0", distR="0", simplePos="0",
        relativeHeight=identity, behindDoc="1", locked="0", layoutInCell="1", allowOverlap="1")  # fmt: skip
    sub(anchor, "wp:simplePos", x="0", y="0")
    for side, place in (("H", spot.left), ("V", spot.top)):
        offset = sub(sub(anchor, f"wp:position{side}", relativeFrom="page"), "wp:posOffset")
        offset.text = str(round(place * _UNITS))
    sub(anchor, "wp:extent", **_size(spot))
    sub(anchor, "wp:wrapNone")
    about = sub(anchor, "wp:docPr", id=identity, name=f"{called} {identity}", descr=alternative)
    if not alternative:
        extension = sub(sub(about, "a:extLst"), "a:ext", uri=_DECORATIVE)
        sub(extension, "adec:decorative", val="1")
    sub(anchor, "wp:cNvGraphicFramePr")
    return sub(anchor, "a:graphic")


def _geometry(look: Element, spot: Spot) -> None:
    place = sub(look, "a:xfrm")
    sub(place, "a:off", x="0", y="0")
    sub(place, "a:ext", **_size(spot))
    sub(sub(look, "a:prstGeom", prst="rect"), "a:avLst")


def _size(spot: Spot) -> dict[str, str]:
    return {"cx": str(round(spot.width * _UNITS)), "cy": str(round(spot.height * _UNITS))}
