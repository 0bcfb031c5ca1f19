"""Is all that stands on the finished pages there to be read: nothing off the page, nothing over anything else.

Takes the pages of a PDF with their tags; gives findings and mends nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from complaint.output.pdf.findings import Finding
from complaint.output.pdf.pages import Pages
from complaint.output.pdf.positions import NO_MARK, Area, Piece
from complaint.output.pdf.structure import Tag

_POINTS = 72 / 25.4  # in a millimetre
_UNPRINTED = 5 * _POINTS  # office printers leave an edge of this width white
_HANGING = 10 * _POINTS  # numbers of paragraphs and headings hang in the left margin, no nearer to the edge than this
_OVERHANG = 0.15  # how far ink may stick out, as a share of the type size: an f leans over its right neighbour
_PICTURE = 0.5  # the same for pictures, in points


def layout_findings(pages: Pages) -> Iterator[Finding]:
    yield from _margins(pages)
    yield from _overlaps(pages)
    yield from _notes(pages)
    yield from _columns(pages)


def _margins(pages: Pages) -> Iterator[Finding]:
    """Text and pictures stay in the type area, heads and feet of pages on the part of the sheet that printers reach."""
    for sheet, area, found in zip(pages.printed.sheets, pages.areas, pages.printed.pieces, strict=True):
        reached = Area(_UNPRINTED, _UNPRINTED, sheet.right - _UNPRINTED, sheet.bottom - _UNPRINTED)
        hanging = Area(_HANGING, area.top, area.right, area.bottom)
        for piece in found:
            by = _OVERHANG * piece.size or _PICTURE
            if piece.is_text and piece.ink.sticks_out_of(reached, 0):
                yield Finding(f"page {piece.page + 1}: {pages.told(piece)} stands at the edge of the sheet or beyond")
            elif piece.mark != NO_MARK and piece.ink.sticks_out_of(area, by):
                in_label = pages.kind_around(piece, frozenset({"Lbl"})) is not None
                if not in_label or piece.ink.sticks_out_of(hanging, by):
                    yield Finding(f"page {piece.page + 1}: {pages.told(piece)} stands in the margin")


def _overlaps(pages: Pages) -> Iterator[Finding]:
    """No text lies over another. Words in drawings are left out: they may be turned, and their boxes then cross."""
    for found in pages.printed.pieces:
        texts = [piece for piece in found if piece.is_text and pages.kind_around(piece, frozenset({"Figure"})) is None]
        texts.sort(key=lambda piece: piece.ink.top)
        open_above: list[Piece] = []
        for piece in texts:
            open_above = [above for above in open_above if above.ink.bottom > piece.ink.top]
            for above in open_above:
                across, down = piece.ink.overlap(above.ink)
                if min(across, down) > _OVERHANG * min(piece.size, above.size):
                    message = f"page {piece.page + 1}: {pages.told(piece)} is printed over {pages.told(above)}"
                    yield Finding(message)
            open_above.append(piece)


def _notes(pages: Pages) -> Iterator[Finding]:
    """Notes stand at the foot of their page, below everything else."""
    for found in pages.printed.pieces:
        marked = [piece for piece in found if piece.mark != NO_MARK]
        notes = [piece for piece in marked if pages.kind_around(piece, frozenset({"Note"})) is not None]
        if notes:
            first = min(notes, key=lambda piece: piece.ink.top)
            in_notes = {id(piece) for piece in notes}
            for piece in marked:
                if id(piece) not in in_notes and piece.ink.bottom > first.ink.top + _OVERHANG * first.size:
                    yield Finding(f"page {piece.page + 1}: {pages.told(piece)} stands below a note")


def _columns(pages: Pages) -> Iterator[Finding]:
    """What stands in a column of a table stays to the left of all that stands in the next."""
    for table in pages.tags:
        if table.kind != "Table":
            continue
        rows = [[kid for kid in row.kids if isinstance(kid, Tag)] for row in table.walk() if row.kind == "TR"]
        count = max(map(len, rows), default=0)
        columns: list[list[Piece]] = [[] for _ in range(count)]
        for row in rows:
            if len(row) == count:
                for column, cell in zip(columns, row, strict=True):
                    column.extend(pages.pieces(cell))
        for one, other in pairwise(column for column in columns if column):
            last = max(one, key=lambda piece: piece.ink.right)
            first = min(other, key=lambda piece: piece.ink.left)
            if last.ink.right > first.ink.left + _PICTURE:
                message = f"page {last.page + 1}: {pages.told(last)} runs into the next column of its table"
                yield Finding(message)
