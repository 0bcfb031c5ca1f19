"""What stands in a paragraph of a finished file, piece by piece: words, marks of notes, links, fields, bookmarks.

Takes the element of a paragraph and gives its pieces in order. Words that were inserted as a tracked change count,
deleted ones do not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from complaint.output.docx.markup import Element, name

Kind = Literal[
    "words", "note", "link", "link ends", "bookmark", "bookmark ends", "field", "code", "result", "field ends"
]


@dataclass(frozen=True, slots=True)
class Piece:
    """`value` holds words, the id of a note, the name of a bookmark or of that to which a link goes, a field's code."""

    kind: Kind
    value: str = ""
    id: str = ""  # of a bookmark, or of the relationship of a link


SKIPPED = frozenset(name(tag) for tag in ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:sdtPr", "w:drawing"))
_SIGNS = {
    name("w:br"): " ",
    name("w:cr"): " ",
    name("w:tab"): " ",
    name("w:softHyphen"): "\u00ad",
    name("w:noBreakHyphen"): "\u2011",
}
_FIELD_SIGNS: dict[str | None, Kind] = {"begin": "field", "separate": "result", "end": "field ends"}
_ID = name("w:id")


def pieces(parent: Element) -> Iterator[Piece]:
    for child in parent:
        match child.tag:
            case tag if tag in SKIPPED:
                continue
            case tag if tag == name("w:t"):
                yield Piece("words", child.text or "")
            case tag if tag in _SIGNS:
                yield Piece("words", _SIGNS[tag])
            case tag if tag == name("w:instrText"):
                yield Piece("code", child.text or "")
            case tag if tag == name("w:fldChar"):
                yield Piece(_FIELD_SIGNS.get(child.get(name("w:fldCharType")), "result"))
            case tag if tag == name("w:footnoteReference"):
                yield Piece("note", str(child.get(_ID)))
            case tag if tag == name("w:bookmarkStart"):
                yield Piece("bookmark", str(child.get(name("w:name"))), str(child.get(_ID)))
            case tag if tag == name("w:bookmarkEnd"):
                yield Piece("bookmark ends", id=str(child.get(_ID)))
            case tag if tag == name("w:hyperlink"):
                yield Piece("link", str(child.get(name("w:anchor"), "")), str(child.get(name("r:id"), "")))
                yield from pieces(child)
                yield Piece("link ends")
            case _:
                yield from pieces(child)


Answer = Callable[[str], str | None]  # from the code of a field to its result; None to leave what stands there


def with_results(given: Iterable[Piece], answer: Answer = lambda _: None) -> list[Piece]:
    """The pieces with fields replaced by their results: those that stand in the file, or those answered."""
    return list(_results(iter(given), answer))


def _results(given: Iterator[Piece], answer: Answer) -> Iterator[Piece]:
    """Until the field ends in which the pieces stand, or the paragraph."""
    for piece in given:
        if piece.kind == "field":
            yield from _field(given, answer)
        elif piece.kind == "field ends":
            return
        elif piece.kind not in ("code", "result"):
            yield piece


def _field(given: Iterator[Piece], answer: Answer) -> Iterator[Piece]:
    code = ""
    for piece in given:
        if piece.kind == "code":
            code += piece.value
        elif piece.kind == "result":
            old = list(_results(given, answer))
            new = answer(code)
            yield from old if new is None else (Piece("words", new),)
            return
        elif piece.kind == "field":  # one that helps to make up the code
            list(_field(given, answer))
        elif piece.kind == "field ends":
            return


def text_of(given: Iterable[Piece]) -> str:
    return "".join(piece.value for piece in given if piece.kind == "words")


def within_bookmark(given: Sequence[Piece], start: int) -> Sequence[Piece]:
    """What stands in the bookmark that begins at a place; one that ends in a later paragraph goes as far as this."""
    ends = (at for at, piece in enumerate(given) if piece.kind == "bookmark ends" and piece.id == given[start].id)
    return given[start : next(ends, len(given))]
