"""Where the glyphs and pictures of a finished PDF stand on its pages.

Takes the bytes of a file and gives measures, read by pdfium: another program than the one that laid the pages out, so
that its word is not taken on trust. All measures are points from the upper left corner of a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import byref, c_float, c_ushort
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import raw

NO_MARK = -1
_LINE_END_HYPHEN = "\x02"  # what pdfium makes of a hyphen at the end of a line


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a page; one that is turned inside out holds nothing."""

    left: float
    top: float
    right: float
    bottom: float

    def is_empty(self) -> bool:
        return self.left > self.right or self.top > self.bottom

    def sticks_out_of(self, other: Area, by: float) -> bool:
        return (
            self.left < other.left - by
            or self.top < other.top - by
            or self.right > other.right + by
            or self.bottom > other.bottom + by
        )

    def overlap(self, other: Area) -> tuple[float, float]:
        """How far the two lie over each other, across and down; negative where there is room between them."""
        across = min(self.right, other.right) - max(self.left, other.left)
        return across, min(self.bottom, other.bottom) - max(self.top, other.top)


def around(areas: Sequence[Area]) -> Area:
    """The rectangle around some."""
    lefts, tops = [area.left for area in areas], [area.top for area in areas]
    return Area(min(lefts), min(tops), max(area.right for area in areas), max(area.bottom for area in areas))


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs side by side in one font, or a picture: `ink` is what is seen of it.

    `mark` is the number of the marked content it belongs to, `NO_MARK` for an artifact. Glyphs stand on the line
    `base` and are `size` high; a picture has neither.
    """

    page: int
    mark: int
    ink: Area
    base: float = 0.0
    size: float = 0.0
    number: int = 0

    @property
    def is_text(self) -> bool:
        return self.size > 0


@dataclass(frozen=True, slots=True)
class Printed:
    """The pages of a file, numbered from 0: their sizes, and what stands on them in the order of painting."""

    content: bytes
    sheets: tuple[Area, ...]
    pieces: tuple[tuple[Piece, ...], ...]

    def words(self, piece: Piece) -> str:
        """The text of a piece. Only for messages: it reads the page anew."""
        pdf = pypdfium2.PdfDocument(self.content)
        try:
            page = pdf[piece.page]
            text_page = page.get_textpage()  # named, so that it is not closed before it is used
            found = raw.FPDFPage_GetObject(page.raw, piece.number)
            length = raw.FPDFTextObj_GetText(found, text_page.raw, None, 0)  # in bytes, with two that end the text
            letters = (c_ushort * (length // 2))()
            raw.FPDFTextObj_GetText(found, text_page.raw, letters, length)
            text = bytes(letters)[:-2].decode("utf-16-le", "replace")
            return text.replace(_LINE_END_HYPHEN, "-").strip()
        finally:
            pdf.close()


def read_positions(content: bytes) -> Printed:
    pdf = pypdfium2.PdfDocument(content)
    try:
        sheets, pieces = list[Area](), list[tuple[Piece, ...]]()
        for number in range(len(pdf)):
            page = pdf[number]
            sheets.append(Area(0.0, 0.0, page.get_width(), page.get_height()))
            pieces.append(tuple(_pieces(page.raw, number, sheets[-1].bottom)))
            page.close()
        return Printed(content, tuple(sheets), tuple(pieces))
    finally:
        pdf.close()


def _pieces(page: Any, number: int, height: float) -> Iterator[Piece]:
    edges = tuple(c_float() for _ in range(4))
    matrix, size = raw.FS_MATRIX(), c_float()
    for place in range(raw.FPDFPage_CountObjects(page)):
        found = raw.FPDFPage_GetObject(page, place)
        kind = raw.FPDFPageObj_GetType(found)
        mark = raw.FPDFPageObj_GetMarkedContentID(found)
        if kind != raw.FPDF_PAGEOBJ_TEXT and mark == NO_MARK:
            continue  # lines and tints
        if not raw.FPDFPageObj_GetBounds(found, *map(byref, edges)):
            continue  # nothing of it is seen
        left, bottom, right, top = (edge.value for edge in edges)
        ink = Area(left, height - top, right, height - bottom)
        if kind != raw.FPDF_PAGEOBJ_TEXT:
            seen = _clipped(ink, found, height)
            if not seen.is_empty():
                yield Piece(number, mark, seen)
        elif left < right:
            raw.FPDFPageObj_GetMatrix(found, byref(matrix))
            raw.FPDFTextObj_GetFontSize(found, byref(size))
            high = size.value * (matrix.b**2 + matrix.d**2) ** 0.5
            yield Piece(number, mark, ink, height - matrix.f, high, place)


def _clipped(ink: Area, found: Any, height: float) -> Area:
    """What is left of a drawing's ink by the window through which it is seen."""
    clip = raw.FPDFPageObj_GetClipPath(found)
    x, y = c_float(), c_float()
    for path in range(raw.FPDFClipPath_CountPaths(clip)):
        corners = []
        for segment in range(raw.FPDFClipPath_CountPathSegments(clip, path)):
            raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, segment), byref(x), byref(y))
            corners.append((x.value, height - y.value))
        if corners:
            across, down = zip(*corners, strict=True)
            ink = Area(
                max(ink.left, min(across)),
                max(ink.top, min(down)),
                min(ink.right, max(across)),
                min(ink.bottom, max(down)),
            )
    return ink
