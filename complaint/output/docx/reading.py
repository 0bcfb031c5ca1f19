"""Reading a DOCX file back: what is really in its parts, whatever the writer meant to put there.

Takes the bytes, gives a `ReadBack`. It goes over the XML itself, since python-docx passes over footnotes, content
controls and inserted words. Numbers are counted as Word counts them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from lxml import etree

from complaint.output.comparing import Passage, ReadBack, normal, with_words
from complaint.output.docx.archive import unzipped
from complaint.output.docx.contents import GALLERY
from complaint.output.docx.counting import Counting
from complaint.output.docx.markup import Element, name
from complaint.output.docx.pieces import SKIPPED, Piece, pieces, text_of, with_results
from complaint.output.docx.places import Places
from complaint.output.docx.refreshing import Refreshed
from complaint.problems import Place, ProblemsFound, error

_SAFE = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_PARAGRAPH, _CONTROL = name("w:p"), name("w:sdt")
_HEADING, _ENTRY = "Heading", "TOC"


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
    notes = _optional(parts, "word/footnotes.xml")
    counting = Counting(_optional(parts, "word/numbering.xml"), _optional(parts, "word/styles.xml"))
    paragraphs = list(_paragraphs(body))
    numbers = [counting.number(paragraph) for paragraph in paragraphs]
    inside = [list(pieces(paragraph)) for paragraph in paragraphs]
    refreshed = Refreshed(inside, numbers)
    places = Places(inside, {str(note.get(name("w:id"))): _note_text(note) for note in notes})
    addresses, note_addresses = _addresses(parts, "document"), _addresses(parts, "footnotes")
    links = [*_links(body, addresses), *_links(notes, note_addresses)]
    marks = count(1)
    passages = [
        _passage(given, number, refreshed, places, addresses, marks)
        for given, number in zip(inside, numbers, strict=True)
    ]
    return ReadBack(
        body=tuple(with_words(passages)),
        footnotes=tuple(
            _note(note, number, refreshed, places, note_addresses)
            for number, note in enumerate(_in_order(body, notes), start=1)
        ),
        links=tuple(dict.fromkeys(links)),
        headings=tuple(
            passage.text
            for paragraph, passage in zip(paragraphs, passages, strict=True)
            if style_of(paragraph).startswith(_HEADING) and normal(passage.text)
        ),
        contents=tuple(
            _text(list(pieces(paragraph)))
            for control in body.iter(_CONTROL)
            if _is_contents(control)
            for paragraph in control.iter(_PARAGRAPH)
            if style_of(paragraph).removeprefix(_ENTRY).isdigit()
        ),
        alternatives=tuple(str(said) for picture in body.iter(name("wp:docPr")) if (said := picture.get("descr"))),
    )


def style_of(paragraph: Element) -> str:
    style = paragraph.find(f"{name('w:pPr')}/{name('w:pStyle')}")
    return "" if style is None else str(style.get(name("w:val")))


def _optional(parts: dict[str, bytes], part: str) -> Element:
    return parsed(parts, part) if part in parts else etree.Element("none")


def _paragraphs(parent: Element) -> Iterator[Element]:
    """Paragraphs in reading order, down into tables and content controls but not into the contents."""
    for child in parent:
        if child.tag == _PARAGRAPH:
            yield child
        elif child.tag not in SKIPPED and not (child.tag == _CONTROL and _is_contents(child)):
            yield from _paragraphs(child)


def _is_contents(control: Element) -> bool:
    gallery = control.find(f"{name('w:sdtPr')}/{name('w:docPartObj')}/{name('w:docPartGallery')}")
    return gallery is not None and gallery.get(name("w:val")) == GALLERY


# --- passages and notes -------------------------------------------------------------------------------------------


def _text(given: Sequence[Piece]) -> str:
    return text_of(with_results(given))


def _passage(
    given: Sequence[Piece],
    number: str,
    refreshed: Refreshed,
    places: Places,
    addresses: Mapping[str, str],
    marks: Iterator[int],
) -> Passage:
    shown = with_results(given)
    return Passage(
        text_of(shown),
        number,
        marks=tuple(
            (str(next(marks)), normal(text_of(shown[:place])))
            for place, piece in enumerate(shown)
            if piece.kind == "note"
        ),
        links=_linked(shown, addresses),
        leads=places.leads(given),
        refreshed=refreshed.paragraph(given),
    )


def _note_text(note: Element) -> str:
    return " ".join(_text(list(pieces(paragraph))) for paragraph in note.iter(_PARAGRAPH)).strip()


def _note(note: Element, number: int, refreshed: Refreshed, places: Places, addresses: Mapping[str, str]) -> Passage:
    inside = [list(pieces(paragraph)) for paragraph in note.iter(_PARAGRAPH)]
    return Passage(
        _note_text(note),
        str(number) if note.find(f".//{name('w:footnoteRef')}") is not None else "",
        links=tuple(dict.fromkeys(link for given in inside for link in _linked(given, addresses))),
        leads=tuple(lead for given in inside for lead in places.leads(given)),
        refreshed=" ".join(map(refreshed.paragraph, inside)).strip(),
    )


def _in_order(body: Element, notes: Element) -> Iterator[Element]:
    """The notes as their marks stand in the text: that is how Word numbers them."""
    known = {note.get(name("w:id")): note for note in notes}
    for mark in body.iter(name("w:footnoteReference")):
        if (note := known.get(mark.get(name("w:id")))) is not None:
            yield note


# --- links --------------------------------------------------------------------------------------------------------


def _addresses(parts: dict[str, bytes], part: str) -> dict[str, str]:
    """The addresses outside the file by the id of their relationship."""
    return {
        str(relation.get("Id")): str(relation.get("Target"))
        for relation in _optional(parts, f"word/_rels/{part}.xml.rels")
        if relation.get("TargetMode") == "External"
    }


def _linked(given: Sequence[Piece], addresses: Mapping[str, str]) -> tuple[str, ...]:
    found = (addresses.get(piece.id) for piece in given if piece.kind == "link")
    return tuple(dict.fromkeys(address for address in found if address))


def _links(root: Element, addresses: Mapping[str, str]) -> Iterator[str]:
    for link in root.iter(name("w:hyperlink")):
        if target := addresses.get(link.get(name("r:id"))):
            yield target
