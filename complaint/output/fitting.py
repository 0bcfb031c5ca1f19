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
STEPS = (1.0, 0.9, 0.8, 0.7)  # of the size of text; below that, sorting machines and people fail to read it
SMALLEST = 7.0  # points
_LEADING = 1.18  # distance of lines, as a share of the type size: as close as ascenders and descenders allow


@dataclass(frozen=True, slots=True)
class Fit:
    """Type size and distance of lines in points, and into how many lines the address falls. `step` is from `STEPS`."""

    step: int
    size: float
    line: float
    lines: int

    @property
    def height(self) -> float:
        """How high the whole is, in millimetres."""
        return self.lines * self.line * POINT


def fit(lines: Sequence[str], width: float, height: float, theme: Theme) -> Fit | None:
    """The largest type in which the lines stand in so many millimetres; None if they do not in the smallest."""
    faces = _upright(theme)
    for step, share in enumerate(STEPS):
        size = theme.sizes.text * share
        count = sum(_broken(line, width / POINT / size, faces) for line in lines)
        line = min(theme.sizes.line * share, height / POINT / max(count, 1))
        if size >= SMALLEST and line >= size * _LEADING:
            return Fit(step, size, line, count)
    return None


def _upright(theme: Theme) -> tuple[Face, ...]:
    """The face of the text, and that of headings for letters that it lacks."""
    names = (theme.typefaces.text, theme.typefaces.headings)
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
