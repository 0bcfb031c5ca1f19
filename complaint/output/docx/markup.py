"""Making WordprocessingML elements: names with prefixes in, lxml elements out.

Elements are always made below a parent that is already in place, which is quick and keeps namespaces declared once.
It knows the names of XML, not what Word makes of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from lxml import etree

Element = Any  # an lxml element; lxml ships no types

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}
_OTHER = {
    "xml": "http://www.w3.org/XML/1998/namespace",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
}


@cache
def name(prefixed: str) -> str:
    """The name as lxml wants it: "w:p" becomes "{http://…}p"."""
    prefix, _, local = prefixed.rpartition(":")
    return f"{{{(NAMESPACES | _OTHER)[prefix]}}}{local}" if prefix else local


@cache
def _attribute(tag: str, key: str) -> str:
    """WordprocessingML qualifies its attributes, DrawingML does not; other ones are given with their prefix."""
    return name(key if ":" in key or not tag.startswith("w:") else f"w:{key}")


@cache
def _prefix(tag: str) -> Mapping[str, str] | None:
    prefix = tag.rpartition(":")[0]
    return {prefix: NAMESPACES[prefix]} if prefix in NAMESPACES else None


def sub(parent: Element, tag: str, **attributes: str) -> Element:
    """A new last child of `parent`, under the usual prefix.

    Why the prefix is named: otherwise it is whatever a library of the same process has announced for the namespace, and
    the same document would have other bytes.
    """
    made = etree.SubElement(parent, name(tag), nsmap=_prefix(tag))
    for key, value in attributes.items():
        made.set(_attribute(tag, key), value)
    return made


def root(tag: str) -> Element:
    """The outermost element of a part."""
    return etree.Element(name(tag), nsmap={key: NAMESPACES[key] for key in ("w", "r")})


def twips(millimetres: float) -> int:
    """Twentieths of a point, in which Word measures distances."""
    return round(millimetres * 1440 / 25.4)


def points(value: float) -> str:
    """Points as twips, for spacing."""
    return str(round(value * 20))


def half_points(value: float) -> str:
    """Points as half-points, for type sizes."""
    return str(round(value * 2))
