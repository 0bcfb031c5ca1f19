"""Where the references of a finished file lead: fields and links to its bookmarks.

Takes the pieces of all paragraphs of the text, and the texts of notes by their ids; gives for the pieces of a paragraph
the words at the places to which it refers. A note is meant by a bookmark around its mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from complaint.output.docx.pieces import Piece, text_of, with_results, within_bookmark
from complaint.output.docx.refreshing import NOWHERE


class Places:
    def __init__(self, paragraphs: Iterable[Sequence[Piece]], notes: Mapping[str, str]) -> None:
        self._words: dict[str, str] = {}
        self._notes: dict[str, str] = {}
        for given in paragraphs:
            shown = with_results(given)
            for place, piece in enumerate(shown):
                if piece.kind == "bookmark":
                    marks = [one.value for one in within_bookmark(shown, place) if one.kind == "note"]
                    self._words[piece.value] = text_of(shown)
                    self._notes[piece.value] = notes.get(marks[0], "") if marks else ""

    def leads(self, given: Sequence[Piece]) -> tuple[tuple[str, str], ...]:
        """As a passage has it: the names of places are not known here, since bookmarks have names of their own."""
        return tuple(("", words) for (_, words), _ in groupby(self._led(given)))

    def _led(self, given: Sequence[Piece]) -> Iterator[tuple[str, str]]:
        """Bookmark and words of each reference; a field within a link to the same words belongs to the link."""
        code = ""
        link = ("", "")
        outside = False  # in a link that leaves the file, references are words only
        for piece in given:
            match piece.kind:
                case "link":
                    outside = not piece.value
                    link = (piece.value, self._words.get(piece.value, NOWHERE))
                    if piece.value:
                        yield link
                case "link ends":
                    outside = False
                    link = ("", "")
                case "field":
                    code = ""
                case "code":
                    code += piece.value
                case "result" if not outside:
                    match code.split():
                        case ["REF" | "PAGEREF", bookmark, *_]:
                            words = self._words.get(bookmark, NOWHERE)
                            yield link if words == link[1] else (bookmark, words)
                        case ["NOTEREF", bookmark, *_]:
                            yield bookmark, self._notes.get(bookmark, NOWHERE)
