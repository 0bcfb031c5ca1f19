"""Checks of the package: its parts, their content types and relationships, and what it must not carry along."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from docx.opc.constants import CONTENT_TYPE

from complaint.output.docx.archive import CONTENT_TYPES
from complaint.output.docx.markup import NAMESPACES, Element, name
from complaint.output.docx.opened import Opened, fault
from complaint.problems import Problem

_NEEDED = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml", "docProps/core.xml")
_OURS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml|word/media/image\d+\.(png|jpe?g|svg)"
    r"|word/(_rels/)?(document|styles|numbering|settings|fontTable|footnotes|comments|header\d+|footer\d+)\.xml(\.rels)?"
)
_PROPERTIES = {name(tag) for tag in ("dc:title", "dc:creator", "dc:language", "dcterms:created", "dcterms:modified")}
_NUMBER = re.compile(r"\d+(?=\.xml$)")
_WANTED_TYPES = {
    "docProps/core.xml": CONTENT_TYPE.OPC_CORE_PROPERTIES,
    "word/comments.xml": CONTENT_TYPE.WML_COMMENTS,
    "word/document.xml": CONTENT_TYPE.WML_DOCUMENT_MAIN,
    "word/fontTable.xml": CONTENT_TYPE.WML_FONT_TABLE,
    "word/footer.xml": CONTENT_TYPE.WML_FOOTER,
    "word/footnotes.xml": CONTENT_TYPE.WML_FOOTNOTES,
    "word/header.xml": CONTENT_TYPE.WML_HEADER,
    "word/numbering.xml": CONTENT_TYPE.WML_NUMBERING,
    "word/settings.xml": CONTENT_TYPE.WML_SETTINGS,
    "word/styles.xml": CONTENT_TYPE.WML_STYLES,
}
_OUTSIDE = re.compile(r"(https?://|mailto:)\S", re.IGNORECASE)


def package_problems(file: Opened) -> Iterator[Problem]:
    yield from _parts(file)
    yield from _content_types(file)
    yield from _relations(file)
    yield from _properties(file)


def _parts(file: Opened) -> Iterator[Problem]:
    for part in _NEEDED:
        if part not in file.parts:
            yield fault(part, "the part is missing")
    for part in file.parts:
        if not _OURS.fullmatch(part):
            yield fault(part, "the part has no business in a filing")
    if next(iter(file.parts), "") != CONTENT_TYPES:
        yield fault(CONTENT_TYPES, "the list of content types does not come first")
    reached = {relation.target for relations in file.relations.values() for relation in relations}
    for part in file.parts:
        if part != CONTENT_TYPES and not part.endswith(".rels") and part not in reached:
            yield fault(part, "nothing refers to the part")


def _content_types(file: Opened) -> Iterator[Problem]:
    types = file.tree(CONTENT_TYPES)
    endings = {item.get("Extension").lower() for item in types.iter(name("ct:Default"))}
    named = Counter(item.get("PartName").lstrip("/") for item in types.iter(name("ct:Override")))
    for part in file.parts:
        if part != CONTENT_TYPES and part not in named and part.rpartition(".")[2].lower() not in endings:
            yield fault(part, "the part has no content type")
        if part.startswith("word/") and part.endswith(".xml") and part not in named:
            yield fault(part, "the part is listed as plain XML")
    for item in types.iter(name("ct:Override")):
        part, kind = item.get("PartName").lstrip("/"), item.get("ContentType")
        if kind != _WANTED_TYPES.get(_NUMBER.sub("", part), kind):
            yield fault(part, f"the part has the content type of another kind: {kind}")
    for part, count in named.items():
        if part not in file.parts:
            yield fault(part, "a content type is given for a part that is missing")
        if count > 1:
            yield fault(part, "two content types are given for the part")


def _relations(file: Opened) -> Iterator[Problem]:
    for source, relations in file.relations.items():
        if source and source not in file.parts:
            yield fault(source, "relationships are given for a part that is missing")
        for identity, count in Counter(relation.id for relation in relations).items():
            if count > 1:
                yield fault(source, f"the relationship {identity} is given twice")
        for relation in relations:
            if not relation.outside and relation.target not in file.parts:
                yield fault(source, f"the relationship {relation.id} leads to {relation.target}, which is missing")
            if relation.outside and relation.kind != "hyperlink":
                yield fault(source, f"the {relation.kind} of the relationship {relation.id} lies outside the file")
            if relation.outside and not _OUTSIDE.match(relation.target):
                yield fault(source, f"the link {relation.id} goes neither to the web nor to a mail address")
    for part, tree in file.trees.items():
        if not part.endswith(".rels"):
            known = {relation.id: relation.kind for relation in file.relations.get(part, ())}
            yield from _used(part, tree, known)


_WANTED = {
    name("w:hyperlink"): "hyperlink",
    name("a:blip"): "image",
    name("asvg:svgBlip"): "image",
    name("w:headerReference"): "header",
    name("w:footerReference"): "footer",
}


def _used(part: str, tree: Element, known: dict[str, str]) -> Iterator[Problem]:
    """Each use of a relationship finds one of the right kind."""
    prefix = f"{{{NAMESPACES['r']}}}"
    for tag, wanted in _WANTED.items():
        for element in tree.iter(tag):
            for key, identity in element.attrib.items():
                if key.startswith(prefix) and known.get(identity) != wanted:
                    yield fault(part, f"the relationship {identity} should be a {wanted} and is {known.get(identity)}")


def _properties(file: Opened) -> Iterator[Problem]:
    found = {item.tag: item for item in file.tree("docProps/core.xml")}
    for tag in found.keys() - _PROPERTIES:
        yield fault("docProps/core.xml", f"the property {tag.rpartition('}')[2]} tells too much")
    for tag in _PROPERTIES - found.keys():
        yield fault("docProps/core.xml", f"the property {tag.rpartition('}')[2]} is missing")
    if not (found.get(name("dc:title")) is not None and found[name("dc:title")].text):
        yield fault("docProps/core.xml", "the title is empty")
