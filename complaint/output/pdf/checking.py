"""Looks at a finished PDF from outside: do its parts fit together, and does it hold what the document has.

Takes the bytes of a file and the `Document` that it was made from, gives problems; mends nothing. Whether the words
are the same is asked elsewhere (`reading.read_pdf` and `differences`); whether the standards are kept, in the tests.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

from complaint.filing.blocks import Document, Section, plain, walk
from complaint.output.pdf.faces import printed_names
from complaint.output.places import place_of
from complaint.problems import Place, Problem, error

_NAME = "filing.pdf"
_HINT = "this is a fault of the program, not of the records: keep the file and report it"


def check_pdf(content: bytes, document: Document) -> tuple[Problem, ...]:
    with pikepdf.open(BytesIO(content)) as pdf:
        found = [
            *_pages(pdf, content),
            *_notes(pdf, document),
            *_links(pdf),
            *_outline(pdf, document),
            *_fonts(pdf),
        ]
    return tuple(found)


def _problem(message: str, at: str = "") -> Problem:
    return error("pdf-check", place_of(at) if at else Place(_NAME), message, _HINT)


def _pages(pdf: Any, content: bytes) -> Iterator[Problem]:
    """Readers have been seen to drop pages without a word, so two of them must agree."""
    other = pypdfium2.PdfDocument(content)
    try:
        if len(other) != len(pdf.pages):
            yield _problem(f"one reader finds {len(pdf.pages)} pages, another {len(other)}")
    finally:
        other.close()


# --- notes --------------------------------------------------------------------------------------------------


def _notes(pdf: Any, document: Document) -> Iterator[Problem]:
    """Each note once, and beginning on the page of its mark: layout has lost and repeated notes in silence."""
    pages = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    marks, notes = Counter[str](), Counter[str]()
    mark_pages, note_pages = dict[str, int](), dict[str, int]()
    for annotation, page in _annotations(pdf):
        target = str(annotation.get("/Dest", ""))
        if target.startswith("note:"):
            marks[target[5:]] += 1
            mark_pages.setdefault(target[5:], page)
    for tag in _tags(pdf):
        if str(tag.S) == "/Note":
            number = str(tag.ID).removeprefix("note ")
            notes[number] += 1
            note_pages.setdefault(number, pages[tag.Pg.objgen])
    for note in document.notes:
        key = str(note.number)
        short = f"note {key} (“{plain(note.inlines)[:60]}”)"
        if (marks[key], notes[key]) != (1, 1):
            yield _problem(f"{short} is there {notes[key]} times, its mark {marks[key]} times", note.at)
        elif mark_pages[key] != note_pages[key]:
            message = f"{short} stands on page {note_pages[key]}, its mark on page {mark_pages[key]}"
            yield _problem(message, note.at)
    for key in sorted(set(marks) | set(notes)):
        if key not in {str(note.number) for note in document.notes}:
            yield _problem(f"there is a note {key} that the document does not have")


def _annotations(pdf: Any) -> Iterator[tuple[Any, int]]:
    for number, page in enumerate(pdf.pages, start=1):
        for annotation in page.get("/Annots", ()):
            yield annotation, number


def _tags(pdf: Any) -> Iterator[Any]:
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        kid = waiting.pop()
        if isinstance(kid, pikepdf.Array):
            waiting += reversed(list(kid))
        elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == pikepdf.Name.StructElem:
            yield kid
            waiting.append(kid.get("/K"))


# --- links, outline, fonts ----------------------------------------------------------------------------------


def _links(pdf: Any) -> Iterator[Problem]:
    targets = _targets(pdf)
    for annotation, page in _annotations(pdf):
        target = str(annotation.get("/Dest", ""))
        if "/Dest" in annotation and target not in targets:
            yield _problem(f"a link on page {page} leads to “{target}”, which is not there")


def _targets(pdf: Any) -> set[str]:
    if "/Names" not in pdf.Root or "/Dests" not in pdf.Root.Names:
        return set()
    return {str(name) for name in list(pdf.Root.Names.Dests.Names)[::2]}


def _outline(pdf: Any, document: Document) -> Iterator[Problem]:
    with pdf.open_outline() as outline:
        listed = [" ".join(str(item.title).split()) for item in _flat(outline.root)]
    wanted = [
        (" ".join(f"{block.number} {block.title}".split()), block.at)
        for block in walk(document.blocks)
        if isinstance(block, Section)
    ]
    for title, at in wanted:
        if title not in listed:
            yield _problem(f"the outline lacks “{title}”", at)
    if len(listed) > len(wanted):
        yield _problem(f"the outline has {len(listed)} entries for {len(wanted)} sections")


def _flat(items: Any) -> Iterator[Any]:
    for item in items:
        yield item
        yield from _flat(item.children)


def _fonts(pdf: Any) -> Iterator[Problem]:
    ours = printed_names()
    names = {
        str(font.BaseFont)[1:]
        for page in pdf.pages
        for font in page.Resources.get("/Font", pikepdf.Dictionary()).values()
    }
    for name in sorted(names):
        if name.partition("+")[2] not in ours:
            yield _problem(f"the file uses the font {name}, which is not one of ours")
