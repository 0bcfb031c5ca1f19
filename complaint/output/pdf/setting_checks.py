"""Are the finished pages set as a careful typesetter would: nothing parted that belongs together.

Takes the pages of a PDF with their tags; gives findings and mends nothing. What is found is a blemish: it
can still be read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from complaint.output.pdf.findings import Finding
from complaint.output.pdf.pages import Pages
from complaint.output.pdf.positions import Piece, around
from complaint.output.pdf.structure import CAPTION_LINE, HEADINGS, Tag

_BLOCKS = HEADINGS | {"P", "Caption", "Figure", "TD", "TH"}
_BESIDE = frozenset({"Note", "Reference", "Lbl"})  # what stands in a paragraph without being on its lines


def setting_findings(pages: Pages) -> Iterator[Finding]:
    yield from _kept(pages)
    yield from _rows(pages)
    yield from _captions(pages)
    yield from _lonely_lines(pages)
    yield from _short_lines(pages)


def _kept(pages: Pages) -> Iterator[Finding]:
    """A heading, or a line that names what follows, is whole and stands on the page on which that begins."""
    for tag in pages.structure.walk({"Note", "TOC"}):
        name = "heading" if tag.kind in HEADINGS else "line" if _names_what_follows(tag) else ""
        own = pages.pieces(tag) if name else []
        if own and {piece.page for piece in own} != {_following(pages, tag, own)[0].page}:
            message = f"page {own[0].page + 1}: the {name} {pages.told(own[-1])} is parted from what follows it"
            yield Finding(message)


def _names_what_follows(tag: Tag) -> bool:
    return tag.kind == "P" and str(tag.about.get("/T", "")) == CAPTION_LINE


def _following(pages: Pages, tag: Tag, own: list[Piece]) -> list[Piece]:
    """The pieces of the next block beside the tag, or else its own."""
    siblings = tag.parent.kids if tag.parent is not None else [tag]
    below = siblings[siblings.index(tag) + 1 :]
    blocks = (block for kid in below if isinstance(kid, Tag) for block in kid.walk({"Note"}))
    return next((found for block in blocks if block.kind in _BLOCKS and (found := pages.pieces(block))), own)


_HIGH = 0.5  # of a page: a row as high as this may be divided, kept whole it would leave half a page empty


def _rows(pages: Pages) -> Iterator[Finding]:
    """A row of a table is whole, unless it takes half a page or more, with its notes."""
    for row in pages.tags:
        own = pages.pieces(row) if row.kind == "TR" else []
        if len({piece.page for piece in own}) > 1:
            notes = [piece for tag in row.walk() if tag.kind == "Note" for piece in pages.pieces(tag, frozenset())]
            area = pages.areas[own[0].page]
            if _height(own) + _height(notes) < _HIGH * (area.bottom - area.top):
                message = f"page {own[0].page + 1}: the row of {pages.told(own[0])} is cut by the end of the page"
                yield Finding(message)


def _height(pieces: list[Piece]) -> float:
    parts = (around([piece.ink for piece in pieces if piece.page == page]) for page in {piece.page for piece in pieces})
    return sum(part.bottom - part.top for part in parts)


def _captions(pages: Pages) -> Iterator[Finding]:
    """A caption stands on the page on which the first row of its table, or its picture, is."""
    for caption in pages.structure.walk({"TOC"}):
        if caption.kind != "Caption" or caption.parent is None:
            continue
        siblings = [kid for kid in caption.parent.kids if isinstance(kid, Tag) and kid is not caption]
        parts = [tag for kid in siblings for tag in kid.walk() if tag.kind in ("TR", "Figure")]
        rows = [tag for tag in parts if tag.within(frozenset({"TBody"})) is not None] or parts
        own, first = pages.pieces(caption), next((found for row in rows if (found := pages.pieces(row))), [])
        if own and first and {piece.page for piece in own} != {first[0].page}:
            message = f"page {own[0].page + 1}: the caption {pages.told(own[0])} is parted from what it names"
            yield Finding(message)


_FEWEST = 2  # lines of a divided paragraph that may stand together


def _lonely_lines(pages: Pages) -> Iterator[Finding]:
    """No first line of a paragraph stands alone at the foot of a page, no last line at the head."""
    for paragraph in pages.structure.walk({"Note", "TOC"}):
        if paragraph.kind != "P":
            continue
        lines: dict[int, set[int]] = defaultdict(set)
        pieces = pages.pieces(paragraph, _BESIDE)
        for piece in pieces:
            lines[piece.page].add(round(piece.base))
        if len(lines) < 2:
            continue
        for page, where in ((min(lines), "foot"), (max(lines), "head")):
            if len(lines[page]) < _FEWEST:
                alone = next(piece for piece in pieces if piece.page == page)
                message = f"page {page + 1}: one line of a paragraph, {pages.told(alone)}, stands alone at the {where}"
                yield Finding(message)


_SHORT = 0.5  # of the width of its paragraph


def _short_lines(pages: Pages) -> Iterator[Finding]:
    """No line ends with a divided word before it is full."""
    for paragraph in pages.structure.walk({"TOC"}):
        if paragraph.kind not in ("P", "Note"):
            continue
        pieces = pages.pieces(paragraph, _BESIDE if paragraph.kind == "P" else frozenset())
        area = around([piece.ink for piece in pieces]) if len(pieces) > 1 else None
        for piece, following in pairwise(pieces if area is not None else ()):
            ends = following.page != piece.page or following.base - piece.base > piece.size / 2
            short = area is not None and piece.ink.right < area.left + _SHORT * (area.right - area.left)
            if ends and short and pages.printed.words(piece).endswith("-"):
                yield Finding(f"page {piece.page + 1}: the line of {pages.told(piece)} ends before it is full")
