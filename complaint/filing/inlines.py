"""What stands inside a paragraph: the elements within a block become inlines with settled references and notes.

Takes elements of the checked and numbered tree, gives inlines in which white space is folded as a reader sees it, and
keeps the notes. What is wrong goes to the problems of the document, with the template line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from lxml.etree import _Element as Element

from complaint.filing import blocks as b
from complaint.filing.enclosures import EnclosedAnnex
from complaint.filing.language import Language
from complaint.filing.numbering import Numbers
from complaint.filing.references import References
from complaint.filing.tree import Wrongs, place_of

_SPACE = re.compile(r"[ \t\r\n]+")
_SAFE_LINK = re.compile(r"(https?://|mailto:)\S+")


@dataclass(slots=True)
class InlineBuilder:
    """Builds the inlines of one document and collects its notes.

    `cite` gives the content of a source's footnote as an element, or None if there is no such source.
    """

    numbers: Numbers
    language: Language
    cite: Callable[[str], Element | None]
    wrongs: Wrongs
    enclosed: Mapping[str, EnclosedAnnex] = field(default_factory=dict)
    notes: dict[int, b.Note] = field(default_factory=dict)
    references: References = field(init=False)

    def __post_init__(self) -> None:
        self.references = References(self.numbers, self.language, self.wrongs, self.enclosed)

    def inlines(self, element: Element) -> b.Inlines:
        """The inlines of an element, white space folded, none at either end."""
        return folded(self._raw(element))

    def _raw(self, element: Element) -> b.Inlines:
        parts: list[b.Inline] = [b.Text(element.text or "")]
        for child in element:
            parts += (*self._of(child), b.Text(child.tail or ""))
        return tuple(parts)

    def _of(self, element: Element) -> b.Inlines:
        match element.tag:
            case "ref":
                return self.references.settled(element)
            case "annex":
                return self.references.annex(element)
            case _:
                return (self._inline(element),)

    def _inline(self, element: Element) -> b.Inline:
        match element.tag:
            case "em" | "strong":
                return b.Emphasis(cast(Any, element.tag), self._raw(element))
            case "br":
                return b.Break()
            case "lang":
                return b.Foreign(element.get("tag", ""), self._raw(element))
            case "field":
                return b.Field(element.get("record", ""), element.get("field", ""), self._raw(element))
            case "todo":
                return self._todo(element)
            case "a":
                return self._link(element)
            case _:
                return self._note(element)

    def _todo(self, element: Element) -> b.Inline:
        printed = element.get("printed", "marked")
        if printed not in ("marked", "plain"):
            self.wrongs.add(element, f"words to be decided are printed plain or marked, not “{printed}”")
        at = str(place_of(element, self.wrongs.template))
        return b.Todo(element.get("reason", ""), self._raw(element), printed == "plain", at)

    def _link(self, element: Element) -> b.Inline:
        address = element.get("href", "")
        if not _SAFE_LINK.fullmatch(address):
            self.wrongs.add(element, "a link leads to a web or mail address (http, https, mailto)")
        return b.Link(address, self._raw(element))

    def _note(self, element: Element) -> b.Inline:
        count = self.numbers.notes[element]
        self.notes[count] = b.Note(count, self._note_text(element, count), str(place_of(element, self.wrongs.template)))
        return b.NoteMark(count)

    def _note_text(self, element: Element, count: int) -> b.Inlines:
        source, own = element.get("source"), self.inlines(element)
        if not source:
            if not own:
                self.wrongs.add(element, "the note is empty", "name a source, or write the note’s words inside")
            return own
        if own:
            self.wrongs.add(element, "a note has either a source or words of its own, not both", "make it two notes")
        first = self.numbers.first_notes[source]
        if first != count:
            return self.references.see_note(first)
        cited = self.cite(source)
        if cited is None:
            self.wrongs.add(element, f"there is no source “{source}”", "check the id in cases/sources.csv")
            return ()
        return self.inlines(cited)


def folded(inlines: b.Inlines) -> b.Inlines:
    """The inlines as a reader sees them: runs of white space are one space, none at the ends and around new lines.

    Why: a browser folds white space over the borders of elements and a word processor does not.
    """
    pieces = [_piece(inline) for inline in b.walk_inlines(inlines) if not isinstance(inline, _Holder)]
    _drop_spaces(pieces, str.lstrip, last=-1, positions=range(len(pieces)))
    _drop_spaces(pieces, str.rstrip, last=0, positions=reversed(range(len(pieces))))
    return _with_texts(inlines, iter(pieces))


_Holder = b.Emphasis | b.Link | b.Foreign | b.Field | b.Todo
_SOLID, _NEW_LINE = "\0", "\n"  # what is neither text nor white space, and a break


def _piece(inline: b.Inline) -> str:
    match inline:
        case b.Text(text):
            return _SPACE.sub(" ", text)
        case b.Break():
            return _NEW_LINE
        case _:
            return _SOLID


def _drop_spaces(pieces: list[str], strip: Callable[[str, str], str], *, last: int, positions: Iterable[int]) -> None:
    """Drop the white space that follows white space, a new line or the border, in one direction."""
    follows = True
    for position in positions:
        piece = strip(pieces[position], " ") if follows else pieces[position]
        pieces[position] = piece
        if piece:
            follows = piece[last] in (" ", _NEW_LINE)


def _with_texts(inlines: b.Inlines, pieces: Iterator[str]) -> b.Inlines:
    """The same inlines with the folded texts; neighbouring texts become one, empty ones go."""
    kept: list[b.Inline] = []
    for inline in inlines:
        if isinstance(inline, _Holder):
            kept.append(replace(inline, children=_with_texts(inline.children, pieces)))
            continue
        piece = next(pieces)
        if not isinstance(inline, b.Text):
            kept.append(inline)
        elif kept and isinstance(before := kept[-1], b.Text):
            kept[-1] = b.Text(before.text + piece)
        elif piece:
            kept.append(b.Text(piece))
    return tuple(kept)
