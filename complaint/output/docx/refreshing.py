"""What the fields of a finished file will say once a reader has Word bring them up to date.

Takes the paragraphs of the text in order, each with the number that Word counts for it; gives the pieces of any
paragraph with the results that Word would put. Pages stay as they are: only laying out can tell them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from complaint.output.docx.pieces import Piece, text_of, with_results, within_bookmark

NOWHERE = "Error! Reference source not found."  # Word's own words
_NUMBER_SWITCHES = {"\\r", "\\n", "\\w"}


class Refreshed:
    def __init__(self, paragraphs: Iterable[Sequence[Piece]], numbers: Iterable[str]) -> None:
        self._counts = Counter[str]()
        self._numbers: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._notes: dict[str, str] = {}
        marks = 0
        for given, number in zip(paragraphs, numbers, strict=True):
            counted = with_results(given, self._counted)
            for place, piece in enumerate(counted):
                if piece.kind == "note":
                    marks += 1
                elif piece.kind == "bookmark":
                    inside = within_bookmark(counted, place)
                    self._numbers[piece.value] = number.rstrip(".")
                    self._texts[piece.value] = text_of(inside)
                    self._notes[piece.value] = str(marks + 1) if any(one.kind == "note" for one in inside) else NOWHERE
        self._counts.clear()

    def paragraph(self, given: Sequence[Piece]) -> str:
        """The words of a paragraph; those of the text are asked for once each and in order, since fields count."""
        return text_of(with_results(given, lambda code: self._referring(code) or self._counted(code)))

    def _counted(self, code: str) -> str | None:
        match code.split():
            case ["SEQ", sequence, *_]:
                self._counts[sequence] += 1
                return str(self._counts[sequence])
        return None

    def _referring(self, code: str) -> str | None:
        match code.split():
            case ["REF" | "NOTEREF", bookmark, *_] if bookmark not in self._texts:
                return NOWHERE
            case ["NOTEREF", bookmark, *_]:
                return self._notes[bookmark]
            case ["REF", bookmark, *switches] if _NUMBER_SWITCHES & set(switches):
                return self._numbers[bookmark] or "0"  # which is what Word says of a paragraph without a number
            case ["REF", bookmark, *_]:
                return self._texts[bookmark]
        return None
