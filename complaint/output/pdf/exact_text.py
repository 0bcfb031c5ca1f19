"""States the text of those pieces of a PDF whose glyphs do not tell it exactly, as `ActualText` of their tags.

A hyphen at the end of a line is no part of the word, a slash there is not followed by a space, a few signs share a
glyph with others, and what is written from right to left stands there the other way round. Everything else is left to
the glyphs. On the way it is made sure that every text of the sheet was laid out to its last sign.

How pieces are put together (reading.py does the same): side by side as they are, a new line after a space; but
after a piece with a stated text nothing is added.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

import pydyf

from complaint.output.pdf.faces import Face, shared_characters
from complaint.output.pdf.rendering import Painted
from complaint.output.pdf.right_to_left import is_right_to_left
from complaint.output.pdf.sheet import Sheet, unprinted
from complaint.output.pdf.tag_tree import Tags, kind_of
from complaint.problems import Place, ProblemsFound, error

LINE_STEP = 2.0  # pieces whose base lines are further apart than this (in pixels) stand on different lines
_GUIDES = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class _Piece:
    tag: Any
    mark: int
    text: str
    page: int
    base_line: float

    def starts_line_after(self, other: _Piece) -> bool:
        return self.page != other.page or abs(self.base_line - other.base_line) > LINE_STEP


def state_exact_text(painted: Painted, sheet: Sheet, faces: tuple[Face, ...]) -> None:
    tags = Tags.of(painted.pdf)
    pieces: dict[Element, list[_Piece]] = {holder: [] for holder in sheet.texts}
    for holder, piece in _pieces(tags, painted, sheet):
        pieces[holder].append(piece)
    shared = shared_characters(faces)
    for holder, run in pieces.items():
        texts = _aligned(sheet.text_of(holder), [piece.text for piece in run])
        for piece, next_piece, text in zip(run, (*run[1:], None), texts, strict=False):
            breaks = next_piece is not None and next_piece.starts_line_after(piece)
            told = shared.isdisjoint(text) and not is_right_to_left(text)
            if not told or _shown(piece.text, breaks) != _simple(text):
                _state(tags, piece, text)


def _pieces(tags: Tags, painted: Painted, sheet: Sheet) -> Iterator[tuple[Element, _Piece]]:
    """The pieces of running text, in reading order, with the element whose text they are part of."""
    for tag in tags.walk(tags.root):
        for mark in tags.kids(tag):
            if not isinstance(mark, int):
                continue
            page = tags.page(tag)
            box = painted.boxes[page].get(mark)
            holder = sheet.holder.get(box.element) if box is not None else None
            if box is not None and holder is not None and "::" not in box.element_tag and hasattr(box, "text"):
                yield holder, _Piece(tag, mark, box.text, page, box.position_y + box.baseline)


def _aligned(whole: str, pieces: list[str]) -> list[str]:
    """For each piece the text that it stands for, with the space that the end of a line swallowed."""
    cuts: list[tuple[int, int]] = []  # from and to which sign
    place = 0
    for piece in pieces:
        core = piece.strip(" ")
        start = place
        while core and whole[place : place + 1] == " " and not whole.startswith(core, place):
            place += 1
        if cuts and not piece.startswith(" "):
            cuts[-1] = (cuts[-1][0], place)
            start = place
        core = core if whole.startswith(core, place) else core.removesuffix("-")
        if not whole.startswith(core, place):
            raise _lost(whole)
        place += len(core)
        if piece.endswith(" ") and whole[place : place + 1] == " ":
            place += 1
        cuts.append((start, place))
    if whole[place:].strip(" "):
        raise _lost(whole)
    meant = unprinted(whole)
    return ["".join(meant[start:end]) for start, end in cuts]


def _lost(whole: str) -> ProblemsFound:
    short = whole if len(whole) < 80 else f"{whole[:79]}…"
    return ProblemsFound(
        error("pdf-layout", Place(), f"laying out the PDF lost a part of “{short}”", "report this fault of the program")
    )


def _shown(text: str, breaks: bool) -> str:
    """What a reader makes of a piece by its glyphs alone. Pieces of spaces only are not drawn."""
    return _simple((text if text.strip() else "") + (" " if breaks else ""))


def _simple(text: str) -> str:
    """The text without differences that comparing leaves out of account anyway."""
    text = unicodedata.normalize("NFC", text).translate(_GUIDES)
    words = [" " if sign.isspace() else sign for sign in text]
    return "".join(sign for previous, sign in pairwise(["", *words]) if not previous == sign == " ")


def _state(tags: Tags, piece: _Piece, text: str) -> None:
    tag = piece.tag
    if kind_of(tag) == "Link":  # may hold several pieces
        tag = tags.new("Span", piece.tag)
        tags.set_kids(piece.tag, [tag if kid == piece.mark else kid for kid in tags.kids(piece.tag)])
        tags.set_kids(tag, [piece.mark])
        tags.own(tag, piece.mark)
    tag["ActualText"] = pydyf.String(text)
