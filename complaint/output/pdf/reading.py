"""What can be read in a PDF of ours: passages, notes, links and headings, in the order in which it is read out.

Takes the bytes of a file and walks its tag tree down to the glyphs. Where a tag states its text (see exact_text), the
statement is taken only if the glyphs say the same but for hyphens, spaces and signs that share a glyph; so a text that
is stated and not printed is not found. Numbers are what the printed labels say.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from typing import Any

import pikepdf

from complaint.output.comparing import BULLET, Passage, ReadBack, normal, with_words
from complaint.output.pdf.exact_text import LINE_STEP
from complaint.output.pdf.glyph_text import Fonts, Glyphs, marked_text
from complaint.output.pdf.right_to_left import is_right_to_left, is_shown_as

_PASSAGES = {"P", "TD", "TH", "Caption", "H1", "H2", "H3", "H4", "H5", "H6"}
_LEFT_OUT = {"TOC", "Figure"}


def read_pdf(content: bytes) -> ReadBack:
    with pikepdf.open(BytesIO(content)) as pdf:
        found = _Reader(pdf)
        root = pdf.Root.StructTreeRoot
        for kid in _each(root.get("/K")):
            found.visit(kid, None)
        return ReadBack(
            body=tuple(with_words(run.passage() for run in found.passages)),
            footnotes=tuple(run.passage() for run in found.notes),
            links=tuple(dict.fromkeys(_addresses(pdf))),
            headings=tuple(run.text.strip() for run in found.headings if normal(run.text)),
            contents=tuple(run.text.strip() for run in found.entries),
            alternatives=tuple(found.alternatives),
        )


@dataclass
class _Run:
    """A text that is put together from pieces, with what is printed beside it and what is marked in it."""

    text: str = ""
    number: str = ""
    marks: list[tuple[str, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    last: tuple[int, float] | None = None  # page and base line of the piece before; None if nothing must be added

    def add(self, text: str, page: int, base_line: float, is_exact: bool) -> None:
        if self.last is not None and (self.last[0] != page or abs(self.last[1] - base_line) > LINE_STEP):
            self.text += " "
        self.text += text
        self.last = None if is_exact else (page, base_line)

    def passage(self) -> Passage:
        links = tuple(dict.fromkeys(link for link in self.links if link))
        leads = tuple((place, "") for place, _ in groupby(place for place in self.leads if place))
        return Passage(self.text.strip(), self.number, tuple(self.marks), links, leads)


@dataclass
class _Reader:
    pdf: Any
    passages: list[_Run] = field(default_factory=list)
    notes: list[_Run] = field(default_factory=list)
    headings: list[_Run] = field(default_factory=list)
    entries: list[_Run] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)
    _pages: dict[tuple[int, int], int] = field(default_factory=dict)
    _glyphs: list[dict[int, Glyphs]] = field(default_factory=list)

    def __post_init__(self) -> None:
        fonts = Fonts()
        for number, page in enumerate(self.pdf.pages):
            self._pages[page.objgen] = number
            self._glyphs.append(marked_text(page, fonts))

    def visit(self, tag: Any, run: _Run | None) -> None:
        kind = str(tag.S)[1:]
        if kind == "Figure":
            self.alternatives.append(str(tag.get("/Alt", "")))
        if kind in _LEFT_OUT:
            if kind == "TOC":
                self._contents(tag)
            return
        if kind == "Lbl":
            self._label(self._text(tag), run)
            return
        if kind == "Reference":
            if run is not None:
                run.marks.append((self._text(tag).strip(" ,"), normal(run.text)))
            return
        if kind == "Note":
            run = _Run()
            self.notes.append(run)
        elif kind in _PASSAGES:
            run = _Run()
            self.passages.append(run)
            if kind[0] == "H":
                self.headings.append(run)
        self._kids(tag, run)

    def _kids(self, tag: Any, run: _Run | None) -> None:
        for kid in _each(tag.get("/K")):
            if isinstance(kid, int):
                self._add(tag, int(kid), run)
            elif kid.get("/Type") == pikepdf.Name.StructElem:
                self.visit(kid, run)
            elif run is not None and kid.get("/Obj") is not None:
                run.links.append(_address(kid.Obj))
                run.leads.append(_target(kid.Obj))

    def _text(self, tag: Any) -> str:
        """The text of a tag by itself, for what is printed beside or within a passage without being part of it."""
        run = _Run()
        self._kids(tag, run)
        return run.text.strip()

    def _label(self, label: str, run: _Run | None) -> None:
        """Of a heading, a paragraph or a note; that of a list item stands before the passages of the item."""
        if not any(sign.isalnum() for sign in label):
            label = BULLET
        if run is None:
            run = _Run()
            self.passages.append(run)
        run.number = label

    def _contents(self, tag: Any) -> None:
        for kid in _each(tag.get("/K")):
            if not isinstance(kid, int) and kid.get("/S") == pikepdf.Name.TOCI:
                run = _Run()
                self._kids(kid, run)
                self.entries.append(run)

    def _add(self, tag: Any, mark: int, run: _Run | None) -> None:
        page = self._pages[tag.Pg.objgen]
        glyphs = self._glyphs[page].get(mark)
        if run is None:  # text that stands in no paragraph still was printed, and must be seen
            run = _Run()
            self.passages.append(run)
        shown = glyphs.text if glyphs else ""
        stated = str(tag.ActualText) if "/ActualText" in tag else None
        is_exact = stated is not None and (_bare(stated) == _bare(shown) or _is_turned(stated, shown))
        text = stated if stated is not None and is_exact else shown
        if glyphs or text:
            run.add(text, page, glyphs.base_line if glyphs else 0.0, is_exact)


def _each(kids: Any) -> Iterator[Any]:
    """The kids of a tag, of which there may be none, one or a list."""
    if isinstance(kids, pikepdf.Array):
        yield from kids
    elif kids is not None:
        yield kids


def _addresses(pdf: Any) -> Iterator[str]:
    for page in pdf.pages:
        for annotation in page.get("/Annots", ()):
            if address := _address(annotation):
                yield address


def _address(annotation: Any) -> str:
    """Where a link leads that goes out of the document; empty for everything else."""
    action = annotation.get("/A")
    return str(action.URI) if action is not None and "/URI" in action else ""


def _target(annotation: Any) -> str:
    """The name of the place to which a link leads, in this file or in one beside it; empty for everything else."""
    action = annotation.get("/A")
    if action is not None and action.get("/S") == pikepdf.Name.GoToR:
        return f"{action.F}#{action.D}"
    return str(annotation.get("/Dest", ""))


# Signs that share a glyph with another one, to that one; hyphens, spaces and invisible signs to nothing.
_ONE_GLYPH = {0x02BB: 0x2018, 0x02BC: 0x2019, 0x02CA: 0x00B4, 0x02CB: 0x0060, 0x02C9: 0x00AF, 0x2206: 0x0394}
_BARE = {**_ONE_GLYPH, **dict.fromkeys(map(ord, "-\u2010\u2011\u00ad\u200b\u2060\ufeff"))}


def _is_turned(stated: str, shown: str) -> bool:
    """Whether the glyphs say what is stated, in the order in which letters from right to left stand on a line."""
    return is_right_to_left(stated) and is_shown_as(stated.translate(_BARE), shown.translate(_BARE))


def _bare(text: str) -> str:
    """The text without what stating it may add or take away."""
    return "".join(unicodedata.normalize("NFKC", text.translate(_BARE)).split())
