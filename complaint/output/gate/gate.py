"""The gate: the files for one recipient, read whole and held against what this recipient may not see.

Takes files by their path and what is guarded, gives a problem for each leak, with record, kind of field and place and
never the value nor what stands around it. It knows nothing of how documents are composed and written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

from complaint.filing.guarded import Guarded, Value
from complaint.output.gate.decoding import hidden_in
from complaint.output.gate.opening import KINDS, opened
from complaint.output.gate.pieces import Found, Piece, Unread, below
from complaint.output.gate.searching import Searcher
from complaint.problems import Place, Problem, error

_HINT = (
    "nothing of it was handed over: take it out of the records or templates that print it; if it means somebody or "
    "something else, say so in cases/allowed_occurrences.csv"
)
_PLACES = 12  # of one value in one file
_DEEPEST = 3  # texts written in signs of other texts


class Gate:
    """The gate for recipients who may see the same. It remembers the words that it has met."""

    def __init__(self, guarded: Guarded) -> None:
        self._searcher = Searcher(guarded)
        self._is_open = guarded.is_empty

    def leaks(self, files: Mapping[str, bytes], recipient: str) -> tuple[Problem, ...]:
        """What must not be handed over of these files, by their path in the build folder; nothing if all is well."""
        found = (problem for path, content in files.items() for problem in self._in_file(path, content, recipient))
        return tuple(dict.fromkeys(found))

    def in_text(self, text: str, what: str, path: str, recipient: str) -> tuple[Problem, ...]:
        """The same for a text that is no file of its own: `what` of the file at this path."""
        return tuple(dict.fromkeys(self._told([Piece(below((), what), text)], path, recipient)))

    def holds(self, text: str) -> bool:
        """Whether there is anything in a text that must not be seen."""
        return bool(self._values(text))

    def _in_file(self, path: str, content: bytes, recipient: str) -> Iterator[Problem]:
        name, ending = path, path.rpartition(".")[2].lower()
        shown = path
        if self._searcher.in_text(name):
            shown = f"{recipient}/… .{ending}" if ending in KINDS else f"{recipient}/…"
        pieces = chain([Piece(below((), "name of the file or its folder"), name)], opened(content, name, ()))
        yield from self._told(pieces, shown, recipient)

    def _told(self, pieces: Iterable[Found], path: str, recipient: str) -> Iterator[Problem]:
        """What is wrong with a file: each value once, with the first places where it stands."""
        at = Place(path)
        places: dict[Value, dict[str, None]] = {}
        for piece in pieces:
            if isinstance(piece, Unread):
                where = f" ({within})" if (within := self._within(piece)) else ""
                yield error("gate-unread", at, f"this cannot be looked through{where}: {piece.why}", "leave it out")
                continue
            for value, how in self._values(piece.text, is_raw=piece.is_raw):
                where = ", ".join(part for part in (self._within(piece), how and f"in {how}") if part) or "its text"
                places.setdefault(value, {})[where] = None
        for value, found in places.items():
            where = "; ".join([*islice(found, _PLACES), *(["and elsewhere"] if len(found) > _PLACES else [])])
            message = f"{recipient} may not see this of {value.record}: {value.kind}; it stands in: {where}"
            yield error("leak", at, message, _HINT)

    def _within(self, piece: Found) -> str:
        return ", ".join(self._step(step.name, step.instead) for step in piece.place)

    def _step(self, name: str, instead: str) -> str:
        return instead if name != instead and self._values(name) else name

    def _values(self, text: str, *, is_raw: bool = False) -> list[tuple[Value, str]]:
        """What is found in a text, and in what is hidden in it, each once, with how it is hidden."""
        found: dict[Value, str] = {}
        if self._is_open:
            return []
        for how, one in self._readings(text, "", 0 if not is_raw else _DEEPEST):
            for value in self._searcher.in_text(one, is_raw=is_raw):
                found.setdefault(value, how)
        return list(found.items())

    def _readings(self, text: str, how: str, depth: int) -> Iterator[tuple[str, str]]:
        yield how, text
        if depth < _DEEPEST:
            for disguise, inner in hidden_in(text):
                yield from self._readings(inner, how or disguise, depth + 1 if disguise != "base64" else _DEEPEST)
