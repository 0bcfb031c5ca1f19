"""Which rows of a table are so high that they had better be divided between pages.

Takes a row as it is in the document and reckons; nothing is laid out.
"""

from __future__ import annotations

from collections.abc import Mapping

from complaint.filing.blocks import Note, NoteMark, Row, plain, walk_inlines

_SIGNS_ACROSS, _LINES_DOWN = 100, 60  # about so many signs and lines of a table go on a page
_HIGH = 0.6  # of a page, which may have to hold the beginning of a chapter as well


def is_high(row: Row, widths: tuple[float, ...], notes: Mapping[int, Note]) -> bool:
    """Whether a row takes more than half a page with its notes: kept whole it would leave the page before it empty."""
    lines = (len(plain(cell.inlines)) / (width * _SIGNS_ACROSS) for cell, width in zip(row, widths, strict=True))
    marks = (inline for cell in row for inline in walk_inlines(cell.inlines) if isinstance(inline, NoteMark))
    below = sum(len(plain(notes[mark.number].inlines)) / _SIGNS_ACROSS for mark in marks)
    return max(lines, default=0) + below > _HIGH * _LINES_DOWN
