"""Reading a DOCX file back: what is really in its parts, whatever the writer meant to put there.

Takes the bytes, gives a `ReadBack`. It goes over the XML itself, since python-docx passes over footnotes, content
controls and inserted words. Words that were inserted as a tracked change count, deleted ones do not.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from complaint.output.docx.archive import unzipped
from complaint.output.docx.contents import GALLERY
from complaint.output.docx.markup import Element, name
from complaint.output.reading import ReadBack, normal
from complaint.problems import Place, ProblemsFound, error

_SAFE = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_PARAGRAPH, _CONTROL, _LINK = name("w:p"), name("w:sdt"), name("w:hyperlink")
_SIGNS = {
    name("w:br"): " ",
    name("w:cr"): " ",
    name("w:tab"): " ",
    name("w:softHyphen"): "\u00ad",
    name("w:noBreakHyphen"): "\u2011",
}
_TEXT, _FIELD_SIGN = name("w:t"), name("w:fldChar")
_SKIPPED = {name(tag) for tag in ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:sdtPr", "w:drawing", "w:instrText")}
_HEADING = "Heading"


def parsed(parts: dict[str, bytes], part: str) -> Element:
    """The root of a part; raises `ProblemsFound` where it is missing, is no XML, or brings a DOCTYPE with it."""
    if part not in parts:
        raise ProblemsFound(error("docx", Place("DOCX"), f"the part {part} is missing"))
    try:
        root = etree.fromstring(parts[part], _SAFE)
    except etree.XMLSyntaxError as found:
        raise ProblemsFound(error("docx", Place("DOCX"), f"the part {part} is not XML: {found}")) from found
    if root.getroottree().docinfo.doctype:
        raise ProblemsFound(error("docx", Place("DOCX"), f"the part {part} has a DOCTYPE, which Word never writes"))
    return root


def read_docx(content: bytes) -> ReadBack:
    """What can be read in the file. Raises `ProblemsFound` for what is no DOCX file at all."""
    parts = unzipped(content)
    body = parsed(parts, "word/document.xml").find(name("w:body"))
    if body is None:
        raise ProblemsFound(error("docx", Place("DOCX"), "the document has no body"))
    paragraphs = [paragraph for paragraph in _paragraphs(body) if normal(text_of(paragraph))]
    notes = parsed(parts, "word/footnotes.xml") if "word/footnotes.xml" in parts else etree.Element("none")
    return ReadBack(
        passages=tuple(text_of(paragraph) for paragraph in paragraphs),
        notes=tuple(" ".join(map(text_of, note.iter(_PARAGRAPH))).strip() for note in _in_order(body, notes)),
        links=tuple(dict.fromkeys((*_links(body, parts, "document"), *_links(notes, parts, "footnotes")))),
        headings=tuple(text_of(paragraph) for paragraph in paragraphs if style_of(paragraph).startswith(_HEADING)),
    )


def style_of(paragraph: Element) -> str:
    style = paragraph.find(f"{name('w:pPr')}/{name('w:pStyle')}")
    return "" if style is None else str(style.get(name("w:val")))


def _paragraphs(parent: Element) -> Iterator[Element]:
    """Paragraphs in reading order, down into tables and content controls but not into the contents."""
    for child in parent:
        if child.tag == _PARAGRAPH:
            yield child
        elif child.tag not in _SKIPPED and not (child.tag == _CONTROL and _is_contents(child)):
            yield from _paragraphs(child)


def _is_contents(control: Element) -> bool:
    gallery = control.find(f"{name('w:sdtPr')}/{name('w:docPartObj')}/{name('w:docPartGallery')}")
    return gallery is not None and gallery.get(name("w:val")) == GALLERY


def text_of(paragraph: Element) -> str:
    """The words of a paragraph; of a field its result, of a note's mark and of a picture nothing."""
    return "".join(_words(paragraph, []))


def _words(parent: Element, fields: list[bool]) -> Iterator[str]:
    """`fields` holds for each open field whether its result has begun."""
    for child in parent:
        if child.tag in _SKIPPED:
            continue
        if child.tag == _FIELD_SIGN:
            _count_field(child.get(name("w:fldCharType")), fields)
        elif not all(fields):
            yield from _words(child, fields) if len(child) else ()
        elif child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        else:
            yield from _words(child, fields)


def _count_field(kind: str | None, fields: list[bool]) -> None:
    if kind == "begin":
        fields.append(False)
    elif kind == "separate" and fields:
        fields[-1] = True
    elif kind == "end" and fields:
        fields.pop()


def _in_order(body: Element, notes: Element) -> Iterator[Element]:
    """The notes as their marks stand in the text: that is how Word numbers them."""
    known = {note.get(name("w:id")): note for note in notes}
    for mark in body.iter(name("w:footnoteReference")):
        if (note := known.get(mark.get(name("w:id")))) is not None:
            yield note


def _links(root: Element, parts: dict[str, bytes], part: str) -> Iterator[str]:
    """The addresses outside the file, in the order of their links."""
    source = f"word/_rels/{part}.xml.rels"
    targets = (
        {
            relation.get("Id"): relation.get("Target")
            for relation in parsed(parts, source)
            if relation.get("TargetMode") == "External"
        }
        if source in parts
        else {}
    )
    for link in root.iter(_LINK):
        if target := targets.get(link.get(name("r:id"))):
            yield target
