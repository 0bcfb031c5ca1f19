"""How large an address is set so that all of it stands in a window, on a label or on an envelope.

Takes the lines of an address and the room for them, gives the type size; the widths are those of the theme's own
letters, so that the answer is the same for both formats and on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from complaint.output.pdf.faces import Face, faces_of, font_bytes
from complaint.output.theme import Theme

POINT = 25.4 / 72  # millimetres
# Points. DIN 5008:2011 wants 8 at least for an address in a window (from knowledge; the standard itself was not read).
SMALLEST = 8.0
CLOSEST = 1.14  # distance of lines, as a share of the type size: as close as ascenders and descenders allow
_SHARES = ((1.0, 1.25), (0.9, 1.2), (0.8, 1.15), (0.0, CLOSEST))  # of the size of text, and the distance of its lines

Type = tuple[float, float]  # size and distance of lines, in points


@dataclass(frozen=True, slots=True)
class Fit:
    """Type size and distance of lines in points, and into how many lines the text falls.

    `step` tells which of the types it is: 0 for the first.
    """

    step: int
    size: float
    line: float
    lines: int

    @property
    def height(self) -> float:
        """How high the whole is, in millimetres."""
        return self.lines * self.line * POINT


def address_types(theme: Theme) -> tuple[Type, ...]:
    """The types in which an address may be set: that of text and smaller ones, as Word counts, in half points."""
    types = {theme.sizes.text: _SHARES[0][1]}
    for share, line in _SHARES[1:]:
        size = max(SMALLEST, round(theme.sizes.text * share * 2) / 2)
        if size < theme.sizes.text:
            types[size] = line
    return tuple((size, round(size * line, 2)) for size, line in types.items())


def fit(
    lines: Sequence[str], width: float, height: float, theme: Theme, types: Sequence[Type] | None = None
) -> Fit | None:
    """The largest type in which the lines stand in so many millimetres; None if they do not in the smallest.

    With `types` of one's own: in the typeface of headings, and in as few lines as can be. Else those of addresses.
    """
    texts = theme.typefaces.text, theme.typefaces.headings
    faces = _upright(theme, *(texts if types is None else reversed(texts)))
    found = []
    for step, (size, line) in enumerate(address_types(theme) if types is None else types):
        count = sum(_broken(one, width / POINT / size, faces) for one in lines)
        found.append(Fit(step, size, line, count))
    fitting = [one for one in found if one.height <= height]
    return min(fitting, key=lambda one: (types is not None and one.lines, one.step), default=None)


def _upright(theme: Theme, *names: str) -> tuple[Face, ...]:
    """The faces of some typefaces, the later ones for letters that the first lacks."""
    found = (face for name in names for face in faces_of(name, theme))
    return tuple(face for face in found if face.weight == 400 and not face.italic)


def _broken(line: str, room: float, faces: tuple[Face, ...]) -> int:
    """Into how many lines a line falls where so many ems have room; a word that is longer is broken anywhere."""
    count, used = 1, 0.0
    space = _width(" ", faces)
    for word in line.split():
        width = _width(word, faces)
        if used and used + space + width <= room:
            used += space + width
            continue
        count += bool(used)
        used = width
        while used > room:
            count += 1
            used -= room
    return count


def _width(text: str, faces: tuple[Face, ...]) -> float:
    """The width of letters set side by side, in ems."""
    return sum(next((widths[sign] for face in faces if sign in (widths := _widths(face))), 1.0) for sign in text)


@cache
def _widths(face: Face) -> Mapping[str, float]:
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(font_bytes(face)), lazy=True)
    ems, advances = font["head"].unitsPerEm, font["hmtx"]
    return {chr(code): advances[name][0] / ems for code, name in font.getBestCmap().items()}
