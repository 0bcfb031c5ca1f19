"""The list of what kind of content each part of the package is, which a DOCX file begins with."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from complaint.output.docx.markup import name

_DEFAULTS = {
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "svg": "image/svg+xml",
    "xml": "application/xml",
}


def content_types(parts: Mapping[str, str]) -> bytes:
    """The list for parts given as name and content type: pictures by their ending, all others by name."""
    namespace = name("ct:Types")[1:].partition("}")[0]
    types = etree.Element(name("ct:Types"), nsmap={None: namespace})
    endings = {"rels", "xml"} | {called.rpartition(".")[2] for called in parts}
    for ending in sorted(endings & set(_DEFAULTS)):
        etree.SubElement(types, name("ct:Default"), Extension=ending, ContentType=_DEFAULTS[ending])
    for called, content in sorted(parts.items()):
        if content != _DEFAULTS.get(called.rpartition(".")[2]):
            etree.SubElement(types, name("ct:Override"), PartName=f"/{called}", ContentType=content)
    made: bytes = etree.tostring(types, encoding="UTF-8", xml_declaration=True, standalone=True)
    return made
