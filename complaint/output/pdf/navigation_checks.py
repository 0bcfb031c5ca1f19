"""Do notes, links and the outline of a finished PDF lead where they should, and is each of them there.

Takes an opened file, its tag tree and the `Document` that it was made from; gives findings and mends nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from complaint.filing.blocks import Document, Section, plain, walk
from complaint.output.pdf.findings import Finding, shortened
from complaint.output.pdf.structure import HEADINGS, Tag
from complaint.output.pdf.wording import mark_anchor, note_anchor


def navigation_findings(
    pdf: Any, tags: tuple[Tag, ...], document: Document, pages: Mapping[str, int]
) -> Iterator[Finding]:
    """`pages` tells for each anchor the page that references and contents were told."""
    targets = _targets(pdf)
    yield from _notes(pdf, tags, document, targets)
    yield from _links(pdf, targets)
    yield from _told_pages(targets, pages)
    yield from _outline(pdf, tags, document)


# --- notes --------------------------------------------------------------------------------------------------


def _notes(pdf: Any, tags: tuple[Tag, ...], document: Document, targets: Mapping[str, int]) -> Iterator[Finding]:
    """Each note once, and beginning on the page of its mark: layout has lost and repeated notes in silence."""
    marks, notes = Counter[str](), Counter[str]()
    mark_pages, note_pages = dict[str, int](), dict[str, int]()
    for annotation, page in _annotations(pdf):
        target = str(annotation.get("/Dest", ""))
        if target.startswith(note_anchor("")):
            marks[target[5:]] += 1
            mark_pages.setdefault(target[5:], page)
    for tag in tags:
        if tag.kind == "Note":
            number = str(tag.about.get("/ID", "")).removeprefix("note ")
            notes[number] += 1
            note_pages.setdefault(number, tag.page + 1)
    for note in document.notes:
        key = str(note.number)
        short = f"note {key} (“{shortened(plain(note.inlines))}”)"
        if (marks[key], notes[key]) != (1, 1):
            yield Finding(f"{short} is there {notes[key]} times, its mark {marks[key]} times", note.at)
        elif mark_pages[key] != note_pages[key]:
            message = f"{short} stands on page {note_pages[key]}, its mark on page {mark_pages[key]}"
            yield Finding(message, note.at)
        elif (targets.get(note_anchor(key)), targets.get(mark_anchor(key))) != (note_pages[key], mark_pages[key]):
            yield Finding(f"{short}: its mark does not lead to it, or it not back to its mark", note.at)
    for key in sorted(set(marks) | set(notes)):
        if key not in {str(note.number) for note in document.notes}:
            yield Finding(f"there is a note {key} that the document does not have")


def _annotations(pdf: Any) -> Iterator[tuple[Any, int]]:
    for number, page in enumerate(pdf.pages, start=1):
        for annotation in page.get("/Annots", ()):
            yield annotation, number


# --- links and outline --------------------------------------------------------------------------------------


def _links(pdf: Any, targets: Mapping[str, int]) -> Iterator[Finding]:
    for annotation, page in _annotations(pdf):
        target = str(annotation.get("/Dest", ""))
        if "/Dest" in annotation and target not in targets:
            yield Finding(f"a link on page {page} leads to “{target}”, which is not there")


def _told_pages(targets: Mapping[str, int], pages: Mapping[str, int]) -> Iterator[Finding]:
    for anchor, page in pages.items():
        if targets.get(anchor) != page:
            there = f"is on page {targets[anchor]}" if anchor in targets else "cannot be linked to"
            yield Finding(f"“{anchor}” {there}, but references say page {page}")


def _targets(pdf: Any) -> dict[str, int]:
    """The page of each name that links can lead to."""
    if "/Names" not in pdf.Root or "/Dests" not in pdf.Root.Names:
        return {}
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    listed = list(pdf.Root.Names.Dests.Names)
    return {str(name): numbers[place[0].objgen] for name, place in zip(listed[::2], listed[1::2], strict=True)}


def _outline(pdf: Any, tags: tuple[Tag, ...], document: Document) -> Iterator[Finding]:
    """An entry for each section, in order, that leads to the page of its heading."""
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
    with pdf.open_outline() as outline:
        entries = [(_words(str(item.title)), _page(item.destination, numbers)) for item in _flat(outline.root)]
    wanted = [
        (_words(f"{block.number} {block.title}"), block.at)
        for block in walk(document.blocks)
        if isinstance(block, Section)
    ]
    titles = [title for title, _ in entries]
    for title, at in wanted:
        if title not in titles:
            yield Finding(f"the outline lacks “{title}”", at)
    if len(entries) > len(wanted):
        yield Finding(f"the outline has {len(entries)} entries for {len(wanted)} sections")
    headings = [tag.page for tag in tags if tag.kind in HEADINGS]
    if len(entries) == len(wanted) == len(headings):
        for (title, page), heading, (_, at) in zip(entries, headings, wanted, strict=True):
            if page != heading:
                message = f"the outline leads to page {page + 1} for “{title}”, which stands on page {heading + 1}"
                yield Finding(message, at)


def _words(text: str) -> str:
    return " ".join(text.split())


def _page(destination: Any, numbers: Mapping[tuple[int, int], int]) -> int:
    return numbers[destination[0].objgen] if isinstance(destination, pikepdf.Array) else -1


def _flat(items: Any) -> Iterator[Any]:
    for item in items:
        yield item
        yield from _flat(item.children)
