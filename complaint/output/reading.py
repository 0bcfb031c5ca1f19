"""What a reader must find in a finished file.

Takes a `Document` and gives what must be readable in any file made from it (`expected`), to be compared with what
a reader of DOCX or PDF found (`comparing.differences`). It knows no file format and never mends anything.

What counts as a passage, in reading order:

* each heading, paragraph, label of a list of names and then its items, list item paragraph, table cell, term and text
  of a glance, key finding, paragraph of a quotation and then its attribution, line of a cover; empty ones are left
  out;
* a cover in the order mark, kicker, title, subtitle, addressee, inner blocks, lines;
* a table as its caption, then its cells row by row (head, rows, foot); a figure as its caption only. A caption
  begins with its label: "Table 2. Fines by amount" (see `caption_label`);
* a line break counts as a space; a reference to a page counts as the page number, where it is known.

Not passages: running heads and feet, alternative texts, and the title of the contents. Beside a passage stand its
number or list marker, the note marks in it with the words before each, and the addresses that it links to, each once.
Notes stand apart, in their order, and so do the lines of the contents and what is said in place of pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from complaint.filing.blocks import (
    Block,
    Blocks,
    Break,
    Chart,
    Contents,
    Cover,
    Document,
    Emphasis,
    Field,
    Figure,
    Foreign,
    Glance,
    Inlines,
    KeyFinding,
    Link,
    ListBlock,
    NoteMark,
    Paragraph,
    Quote,
    Reference,
    Section,
    Table,
    Text,
    Todo,
    cited_note,
    inline_groups,
    inner_blocks,
    plain,
    walk,
    walk_inlines,
)
from complaint.output.comparing import BULLET, Passage, ReadBack, normal, with_words

FIXED_WORDS = {
    "contents": "Contents",
    "table": "Table",
    "figure": "Figure",
    "annex_heading": "Annex {number}.",
    "page_of": "Page {page} of {pages}",
}


def fixed_word(document: Document, key: str) -> str:
    """The word that a writer prints by itself, in the document's language or else in English."""
    return document.words.get(key) or FIXED_WORDS[key]


def caption_label(document: Document, block: Table | Figure | Chart) -> str:
    """The label, "Table 2" or "Figure 1"; empty for one without a number."""
    if not block.number:
        return ""
    return f"{fixed_word(document, 'table' if isinstance(block, Table) else 'figure')} {block.number}"


def labelled(label: str, caption: str) -> str:
    """A caption as printed: "Table 2. Fines by amount", or whichever of the two parts is there."""
    return f"{label}. {caption}" if label and caption.strip() else label or caption


def expected(document: Document, pages: Mapping[str, int] | None = None) -> ReadBack:
    """What every file made from the document must give back.

    `pages` tells the page of an anchor; where it is not known, references and contents are to tell none.
    """
    known = pages or {}
    stands = _words_at_places(document, known)
    notes = (replace(_passage(note.inlines, known), number=str(note.number), at=note.at) for note in document.notes)
    titles = [block.title for block in walk(document.blocks) if isinstance(block, Section)]
    groups = [group for block in walk(document.blocks) for group in inline_groups(block)]
    groups += [note.inlines for note in document.notes]
    return ReadBack(
        body=tuple(_leading(with_words(_passages(document.blocks, "", document, known)), stands)),
        footnotes=tuple(_leading(notes, stands)),
        links=tuple(dict.fromkeys(link for group in groups for link in _links(group))),
        headings=tuple(title for title in titles if normal(title)),
        contents=tuple(
            f"{section.number} {section.title} {known.get(section.anchor, '')}"
            for block in walk(document.blocks)
            if isinstance(block, Contents)
            for section in walk(document.blocks)
            if isinstance(section, Section) and section.in_contents and section.level <= block.depth
        ),
        alternatives=tuple(b.alternative for b in walk(document.blocks) if isinstance(b, Figure | Chart)),
    )


def with_pages(inlines: Inlines, pages: Mapping[str, int]) -> Inlines:
    """The same text with the page numbers filled into the references that tell a page."""

    def filled() -> Iterator[Inlines]:
        for item in inlines:
            match item:
                case Reference(form="page", target=target):
                    yield (replace(item, text=str(pages.get(target, ""))),)
                case Emphasis() | Link() | Foreign() | Field() | Todo():
                    yield (replace(item, children=with_pages(item.children, pages)),)
                case _:
                    yield (item,)

    return tuple(item for group in filled() for item in group)


def _passages(blocks: Blocks, at: str, document: Document, pages: Mapping[str, int]) -> Iterator[Passage]:
    for block in blocks:
        here = block.at or at
        for passage in _before(block, document, pages):
            yield replace(passage, at=here)
        for place, inner in enumerate(inner_blocks(block)):
            if isinstance(block, ListBlock):
                yield Passage("", _MARKERS[block.kind](place + 1))
            yield from _passages(inner, here, document, pages)
        for passage in _after(block, pages):
            yield replace(passage, at=here)


def _words_at_places(document: Document, pages: Mapping[str, int]) -> dict[str, str]:
    """What stands where references may lead."""
    words = {cited_note(note.number): plain(with_pages(note.inlines, pages)) for note in document.notes}
    for block in walk(document.blocks):
        if anchor := getattr(block, "anchor", ""):
            words[anchor] = next((passage.text for passage in _before(block, document, pages)), "")
    return words


def _leading(passages: Iterable[Passage], words: Mapping[str, str]) -> Iterator[Passage]:
    """The passages with the words filled in at the places where they lead."""
    for passage in passages:
        yield replace(passage, leads=tuple((beside or place, words.get(place, "")) for place, beside in passage.leads))


def letters(count: int) -> str:
    """a, b … z, and then aa, bb … as Word goes on, and so do we on paper."""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


_MARKERS: Mapping[str, Callable[[int], str]] = {
    "bullet": lambda _: BULLET,
    "number": lambda count: f"{count}.",
    "letter": lambda count: f"({letters(count)})",
    "names": lambda _: "",
}


def _before(block: Block, document: Document, pages: Mapping[str, int]) -> Iterator[Passage]:
    """The texts of a block that stand before its inner blocks."""
    match block:
        case Section(title=title):
            yield Passage(title, block.number)
        case Paragraph(number=number) if number is not None:
            yield replace(_passage(block.inlines, pages), number=f"{number}.")
        case Paragraph() | KeyFinding() | Glance() | ListBlock():
            yield from _texts(inline_groups(block), pages)
        case Table() | Figure() | Chart():
            (caption, *cells) = inline_groups(block)
            label = labelled(caption_label(document, block), plain(with_pages(caption, pages)))
            yield _passage(caption, pages, label)
            yield from _texts(cells, pages)
        case Cover():
            yield Passage(block.mark)
            yield from _texts((block.kicker, block.title, block.subtitle, block.addressee), pages)


def _after(block: Block, pages: Mapping[str, int]) -> Iterator[Passage]:
    """The texts of a block that stand after its inner blocks."""
    match block:
        case Quote(attribution=attribution):
            yield from _texts((attribution,), pages)
        case Cover(lines=lines):
            yield from _texts(lines, pages)


def _texts(groups: Iterable[Inlines], pages: Mapping[str, int]) -> Iterator[Passage]:
    return (_passage(group, pages) for group in groups)


def _passage(inlines: Inlines, pages: Mapping[str, int], labelled: str = "") -> Passage:
    """The text as a passage; `labelled` is the same with a label before it."""
    filled = with_pages(inlines, pages)
    whole = labelled or plain(filled)
    before = whole.removesuffix(plain(filled))
    marks = []
    for item in walk_inlines(filled):
        match item:
            case NoteMark(number=number):
                marks.append((str(number), normal(before)))
            case Text() | Reference() | Break():
                before += plain((item,))
    leads = ((item.target, item.beside) for item in _references(inlines))
    return Passage(whole, marks=tuple(marks), links=_links(inlines), leads=tuple(key for key, _ in groupby(leads)))


def _links(inlines: Inlines) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.href for item in walk_inlines(inlines) if isinstance(item, Link)))


def _references(inlines: Inlines) -> Iterator[Reference]:
    """Those that lead somewhere: within a link to elsewhere, a reference is words only."""
    for item in inlines:
        match item:
            case Reference():
                yield item
            case Emphasis() | Foreign() | Field() | Todo():
                yield from _references(item.children)
