"""Typefaces and sizes of the words in drawings: which faces they are set in, how wide they are, where a line breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from complaint.output.charts.shapes import Align, Words
from complaint.output.pdf.faces import Face, characters, faces_of, font_bytes
from complaint.output.theme import Theme

POINT = 25.4 / 72  # in millimetres
SMALLEST = 7.5  # points: what can still be read in print
MARGIN = 0.3  # millimetres, so that no letter is cut at the left edge of a picture
_SLIGHTLY = 0.01  # millimetres: a width that was measured from the lines must give the same lines again
_UNKNOWN = 0.5  # width of a sign that no face has, as a share of the size
_CAPITAL = 0.66  # height of a capital letter, as a share of the size
_BOLD, _REGULAR = 600, 400


@dataclass(frozen=True, slots=True)
class Hand:
    """One way of writing: in which faces, of which size in points and colour."""

    faces: tuple[Face, ...]
    size: float
    colour: str

    @property
    def line(self) -> float:
        """The distance of two lines, in millimetres."""
        return self.size * 1.25 * POINT

    def width(self, text: str) -> float:
        """In millimetres, without the closer setting of some pairs of letters."""
        advances = _advances(self.faces)
        return sum(advances.get(sign, _UNKNOWN) for sign in drawn(text)) * self.size * POINT

    def lines(self, text: str, width: float) -> list[str]:
        """The text in lines that are not wider; a word that is wider is broken anywhere."""
        width += _SLIGHTLY
        lines = [""]
        for word in (piece for whole in text.split() for piece in self._pieces(whole, width)):
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.width(longer) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def _pieces(self, word: str, width: float) -> Iterator[str]:
        while self.width(word) > width and len(word) > 1:
            fits = next((n for n in range(len(word) - 1, 1, -1) if self.width(word[:n]) <= width), 1)
            yield word[:fits]
            word = word[fits:]
        yield word

    def more(self, text: str, width: float) -> float:
        """How much higher the text is than one line."""
        return (len(self.lines(text, width)) - 1) * self.line

    def rows(self, x: float, middle: float, text: str, width: float, align: Align = "left") -> Iterator[Words]:
        """The text in lines that are not wider, the first of them at the height `middle`."""
        for count, row in enumerate(self.lines(text, width)):
            if row:
                yield self.at(x, middle + count * self.line, row, align)

    def at(self, x: float, middle: float, text: str, align: Align = "left") -> Words:
        """A line of text whose capital letters and numbers have their middle at the height `middle`."""
        base_line = middle + self.size * _CAPITAL / 2 * POINT
        return Words(x, base_line, drawn(text), align, self.faces, self.size, self.colour)


def label(theme: Theme) -> Hand:
    return _hand(theme, theme.sizes.small, theme.colours.text, _REGULAR)


def number(theme: Theme) -> Hand:
    return _hand(theme, theme.sizes.small, theme.colours.text, _BOLD)


def title(theme: Theme) -> Hand:
    return _hand(theme, theme.sizes.small, theme.colours.heading, _BOLD)


def aside(theme: Theme) -> Hand:
    return _hand(theme, theme.sizes.small * 0.9, theme.colours.quiet, _REGULAR)


def _hand(theme: Theme, size: float, colour: str, weight: int) -> Hand:
    """In the typeface of headings; that of the text helps out where it lacks a letter."""
    names = dict.fromkeys((theme.typefaces.headings, theme.typefaces.text))
    faces = (face for name in names for face in faces_of(name, theme) if face.weight == weight and not face.italic)
    return Hand(tuple(faces), max(size, SMALLEST), colour)


def widest(hand: Hand, texts: Iterable[str], most: float) -> float:
    """How wide a column of these texts is, broken into rows where they are wider than `most`."""
    return max((hand.width(row) for text in texts for row in hand.lines(text, most)), default=0.0)


# Hyphens and spaces that the faces lack, and signs that only guide the breaking of lines.
_DRAWN = {0x2010: "-", 0x2011: "-", 0x202F: " ", 0x2009: " ", 0x00A0: " "}
_UNDRAWN = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))


def drawn(text: str) -> str:
    """The signs that stand for the text in a drawing."""
    return text.translate(_DRAWN | _UNDRAWN)


@cache
def _advances(faces: tuple[Face, ...]) -> Mapping[str, float]:
    """How far each sign moves the pen in the first face that has it, as a share of the size."""
    from fontTools.ttLib import TTFont

    found: dict[str, float] = {}
    for face in faces:
        font = TTFont(BytesIO(font_bytes(face)), lazy=True)
        metrics, unit, order = font["hmtx"].metrics, font["head"].unitsPerEm, font.getGlyphOrder()
        for code, glyph in characters(face).items():
            found.setdefault(chr(code), metrics[order[glyph]][0] / unit)
    return found
