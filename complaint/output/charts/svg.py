"""The SVG of matplotlib, made plain: shapes, letters, and nothing that would tell of its making or load something.

What goes is the DOCTYPE, comments with the words of the drawing, identifiers, style sheets, empty groups. What comes is
refused if it holds anything that drawings of ours do not.
"""

from __future__ import annotations

import re

from lxml import etree
from lxml.etree import _Element as Element

_SVG, _LINK = "http://www.w3.org/2000/svg", "{http://www.w3.org/1999/xlink}href"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
_KEPT = {
    "svg": {"viewBox"},
    "g": {"transform"},
    "defs": set[str](),
    "path": {"d", "transform"},
    "use": {_LINK, "transform"},
    "text": {"x", "y"},
}
_STYLES = {
    *("fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap"),
    *("font-size", "font-weight", "font-family", "text-anchor"),
}
_NUMBER = re.compile(r"-?\d+\.\d+")


def plain_svg(content: bytes, width: float, height: float) -> bytes:
    """A drawing as wide and high as said, in millimetres. Raises ValueError for what it does not know."""
    found = etree.fromstring(content, _PARSER)
    glyphs = {path.get("id"): f"g{count}" for count, path in enumerate(found.iterfind(f".//{{{_SVG}}}defs/*[@id]"))}
    plain = etree.Element(f"{{{_SVG}}}svg", nsmap={None: _SVG, "xlink": "http://www.w3.org/1999/xlink"})
    plain.set("width", f"{width:.2f}mm")
    plain.set("height", f"{height:.2f}mm")
    plain.set("viewBox", _rounded(found.get("viewBox", "")))
    _copy(found, plain, glyphs)
    etree.cleanup_namespaces(plain)
    made: bytes = etree.tostring(plain, encoding="UTF-8", xml_declaration=True)
    return made


def _copy(source: Element, target: Element, glyphs: dict[str | None, str]) -> None:
    for child in source:
        kind = etree.QName(child).localname
        if kind == "style" or (kind == "defs" and child.find(f"{{{_SVG}}}style") is not None):
            continue
        if kind not in _KEPT:
            raise ValueError(f"a drawing holds <{kind}>")
        attributes = _attributes(child, kind, glyphs)
        if kind == "g" and not attributes:
            _copy(child, target, glyphs)
            continue
        made = etree.SubElement(target, f"{{{_SVG}}}{kind}", attributes)
        made.text = child.text if kind == "text" else None
        _copy(child, made, glyphs)


def _attributes(element: Element, kind: str, glyphs: dict[str | None, str]) -> dict[str, str]:
    found = {}
    for name in sorted(_KEPT[kind] & set(map(str, element.attrib))):
        value = " ".join(str(element.get(name)).split())
        found[name] = f"#{glyphs[value[1:]]}" if name == _LINK else _rounded(value)
    if element.get("id") in glyphs:
        found["id"] = glyphs[element.get("id")]
    for part in filter(None, map(str.strip, str(element.get("style", "")).split(";"))):
        name, _, value = part.partition(":")
        if name not in _STYLES:
            raise ValueError(f"a drawing has the style “{name}”")
        found[name] = value.strip()
    return found


def _rounded(numbers: str) -> str:
    """Numbers with three places: a thousandth of a point is finer than any printer, also where glyphs are scaled."""
    return _NUMBER.sub(lambda found: f"{float(found[0]):.3f}".rstrip("0").rstrip("."), numbers)
