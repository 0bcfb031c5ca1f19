"""What a reader finds in a finished file, and whether it is what the document says.

Takes a `Document` and gives what must be readable in any file made from it (`expected`); compares that with what
a reader of DOCX or PDF found (`differences`). It knows no file format and never mends anything.

What counts as a passage, in reading order:

* each heading, paragraph, list item paragraph, table cell, term and text of a glance, key finding, paragraph of a
  quotation and then its attribution, line of a cover; empty ones are left out;
* a cover in the order mark, kicker, title, subtitle, addressee, inner blocks, lines;
* a table as its caption, then its cells row by row (head, rows, foot); a figure as its caption only. A caption
  begins with its label: "Table 2. Fines by amount" (see `caption_label`);
* a line break counts as a space; a reference to a page counts as the page number, where it is known.

Not passages: numbers of sections and paragraphs, list markers, note marks, running heads and feet, alternative
texts, and the table of contents with its title. Notes stand apart, by number. A link counts once for each address.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest
from urllib.parse import quote

from complaint.filing.blocks import (
    Block,
    Blocks,
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
    Paragraph,
    Quote,
    Reference,
    Section,
    Table,
    Todo,
    inline_groups,
    inner_blocks,
    plain,
    walk,
    walk_inlines,
)
from complaint.output.places import place_of
from complaint.problems import Place, Problem, error


@dataclass(frozen=True)
class ReadBack:
    """What can be read in a file: passages, notes by number, distinct addresses of links, headings.

    `places` and `note_places` run parallel to `passages` and `notes` and name the template lines they came from;
    they are empty where a file was read, since a file does not tell.
    """

    passages: tuple[str, ...]
    notes: tuple[str, ...]
    links: tuple[str, ...]
    headings: tuple[str, ...]
    places: tuple[str, ...] = ()
    note_places: tuple[str, ...] = ()


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


def caption_label(document: Document, block: Table | Figure) -> str:
    """The label, "Table 2" or "Figure 1"; empty for one without a number."""
    if not block.number:
        return ""
    return f"{fixed_word(document, 'table' if isinstance(block, Table) else 'figure')} {block.number}"


def labelled(label: str, caption: str) -> str:
    """A caption as printed: "Table 2. Fines by amount", or whichever of the two parts is there."""
    return f"{label}. {caption}" if label and caption.strip() else label or caption


def expected(document: Document, pages: Mapping[str, int] | None = None) -> ReadBack:
    """What every file made from the document must give back.

    `pages` tells the page of an anchor; where it is not known a reference to the page counts as no text.
    """
    known = pages or {}
    found = [(text, at) for text, at in _passages(document.blocks, "", document, known) if normal(text)]
    titles = [block.title for block in walk(document.blocks) if isinstance(block, Section)]
    groups = [group for block in walk(document.blocks) for group in inline_groups(block)]
    groups += [note.inlines for note in document.notes]
    links = [item.href for group in groups for item in walk_inlines(group) if isinstance(item, Link)]
    return ReadBack(
        passages=tuple(text for text, _ in found),
        notes=tuple(plain(with_pages(note.inlines, known)) for note in document.notes),
        links=tuple(dict.fromkeys(links)),
        headings=tuple(title for title in titles if normal(title)),
        places=tuple(at for _, at in found),
        note_places=tuple(note.at for note in document.notes),
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


def _passages(blocks: Blocks, at: str, document: Document, pages: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        here = block.at or at
        for text in _before(block, document, pages):
            yield text, here
        for inner in inner_blocks(block):
            yield from _passages(inner, here, document, pages)
        for text in _after(block, pages):
            yield text, here


def _before(block: Block, document: Document, pages: Mapping[str, int]) -> Iterator[str]:
    """The texts of a block that stand before its inner blocks."""
    match block:
        case Section(title=title):
            yield title
        case Paragraph() | KeyFinding() | Glance():
            yield from _texts(inline_groups(block), pages)
        case Table() | Figure():
            (caption, *cells) = _texts(inline_groups(block), pages)
            yield labelled(caption_label(document, block), caption)
            yield from cells
        case Cover():
            yield block.mark
            yield from _texts((block.kicker, block.title, block.subtitle, block.addressee), pages)


def _after(block: Block, pages: Mapping[str, int]) -> Iterator[str]:
    """The texts of a block that stand after its inner blocks."""
    match block:
        case Quote(attribution=attribution):
            yield from _texts((attribution,), pages)
        case Cover(lines=lines):
            yield from _texts(lines, pages)


def _texts(groups: Iterable[Inlines], pages: Mapping[str, int]) -> Iterator[str]:
    return (plain(with_pages(group, pages)) for group in groups)


# --- comparing ----------------------------------------------------------------------------------------------

_GUIDES = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))  # signs that only guide the breaking of lines
_WINDOW = 200  # passages looked at after the first difference: enough to name it, quick for a book
_SHOWN = 5


def normal(text: str) -> str:
    """The text without what typesetting may change: kinds and number of spaces, and signs for line breaks."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_GUIDES).split())


def address(href: str) -> str:
    """The address as files keep it: letters outside ASCII and spaces percent-encoded."""
    return quote(href.strip(), safe="%/:=&?~#+!$,;'@()*[]-._")


def differences(expected: ReadBack, actual: ReadBack, name: str) -> tuple[Problem, ...]:
    """What the file called `name` lacks, has too much or says otherwise; empty when it says what the document says.

    Only the first few differences are told: one lost paragraph would else make every later one a problem.
    """
    return (
        *_compared("text", expected.passages, expected.places, actual.passages, name),
        *_compared("heading", expected.headings, (), actual.headings, name),
        *_compared("note", expected.notes, expected.note_places, actual.notes, name),
        *_compared_links(expected.links, actual.links, name),
    )


def _compared(
    kind: str, wanted: tuple[str, ...], places: tuple[str, ...], found: tuple[str, ...], name: str
) -> tuple[Problem, ...]:
    ours, theirs = [normal(text) for text in wanted], [normal(text) for text in found]
    if ours == theirs:
        return ()
    start = next(i for i, (a, b) in enumerate(zip_longest(ours, theirs)) if a != b)
    first, second = ours[start : start + _WINDOW], theirs[start : start + _WINDOW]
    problems = list[Problem]()
    for tag, i, j, k, m in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for offset, (mine, other) in enumerate(zip_longest(first[i:j], second[k:m])):
            place = _place(places, start + min(i + offset, max(i, j - 1)), name)
            problems.append(error("read-back", place, f"{name}: {_told(kind, mine, other)}", _HINT))
            if len(problems) == _SHOWN:
                return tuple(problems)
    return tuple(problems)


_HINT = "this is a fault of the program, not of the records: keep the file and report it"


def _place(places: tuple[str, ...], index: int, name: str) -> Place:
    at = places[index] if index < len(places) else ""
    return place_of(at) if at else Place(name)


def _told(kind: str, wanted: str | None, found: str | None) -> str:
    if found is None:
        return f"{kind} “{_short(wanted or '')}” is missing"
    if wanted is None:
        return f"{kind} “{_short(found)}” should not be there"
    start = next((i for i, (a, b) in enumerate(zip_longest(wanted, found)) if a != b), 0)
    near = max(0, start - 20)
    return f"{kind} reads “{_short(found[near:])}” instead of “{_short(wanted[near:])}”"


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"


def _compared_links(wanted: tuple[str, ...], found: tuple[str, ...], name: str) -> tuple[Problem, ...]:
    """Links as a set: a PDF has notes, and so their links, at the foot of each page, a DOCX at the end."""
    ours, theirs = {address(href): href for href in wanted}, {address(href): href for href in found}
    lost = [f"link to {href} is missing" for key, href in ours.items() if key not in theirs]
    more = [f"link to {href} should not be there" for key, href in theirs.items() if key not in ours]
    return tuple(error("read-back", Place(name), f"{name}: {text}", _HINT) for text in (*lost, *more)[:_SHOWN])
