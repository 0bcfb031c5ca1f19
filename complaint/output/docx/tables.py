"""Tables: the numbered table of a filing, the box of facts at a glance, and names in three columns.

Takes the blocks, writes rows element by element; never asks the table for its cells, which in python-docx takes
longer with every row. Rows do not break across pages and the head is repeated on each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from complaint.filing.blocks import Cell, Glance, Inlines, Row, Table, plain
from complaint.output.docx.captions import write_caption
from complaint.output.docx.draft import Draft
from complaint.output.docx.flow import Flow, dress
from complaint.output.docx.inlines import write_inlines
from complaint.output.docx.markup import Element, sub, twips
from complaint.output.docx.measures import text_width
from complaint.output.docx.table_styles import FILING_TABLE, GLANCE_TABLE, NAMES_TABLE

_ALIGNED = {"left": "", "right": "Number", "center": "Centered"}
_GLANCE_LENGTHS = {3: 50, 2: 90}  # how long the longest fact may be, in letters, for so many side by side
_BESIDE = (0.22, 0.78)  # the widths of names and facts that stand beside each other
_NAMES_COLUMNS = 3


def write_table(block: Table, flow: Flow, draft: Draft) -> None:
    write_caption(flow.paragraph("Caption"), block, draft)
    widths = _shared(block.widths, twips(text_width(draft.theme)))
    table = flow.table()
    _properties(table, FILING_TABLE, widths, first_row=bool(block.head), last_row=bool(block.foot))
    for rows, kind in ((block.head, "Head"), (block.rows, ""), (block.foot, "Total")):
        for row in rows:
            _write_row(sub(table, "w:tr"), row, kind, widths, draft)
    flow.paragraph("BlockEnd")


def _write_row(parent: Element, row: Row, kind: str, widths: Sequence[str], draft: Draft) -> None:
    properties = sub(parent, "w:trPr")
    sub(properties, "w:cantSplit")
    if kind == "Head":
        sub(properties, "w:tblHeader")
    for cell, width in zip(row, widths, strict=True):
        made = sub(parent, "w:tc")
        sub(sub(made, "w:tcPr"), "w:tcW", w=width, type="dxa")
        paragraph = sub(made, "w:p")
        dress(paragraph, _cell_style(cell, kind))
        write_inlines(paragraph, cell.inlines, draft)


def _cell_style(cell: Cell, kind: str) -> str:
    role = "Head" if cell.header and not kind else kind
    return f"Table{role}{_ALIGNED[cell.align]}" if role or cell.align != "left" else "TableText"


def write_glance(block: Glance, flow: Flow, draft: Draft) -> None:
    """Short facts stand side by side, each with its name above it; long ones below each other, beside their names."""
    if not block.pairs:
        return
    columns = _glance_columns(block)
    shares = _BESIDE if columns == 1 else (1 / columns,) * columns
    widths = _shared(shares, twips(text_width(draft.theme)))
    table = flow.table()
    _properties(table, GLANCE_TABLE, widths, first_row=False, last_row=False)
    for start in range(0, len(block.pairs), columns):
        row = sub(table, "w:tr")
        sub(sub(row, "w:trPr"), "w:cantSplit")
        cells = _glance_cells(block.pairs[start : start + columns], columns)
        for lines, width in zip(cells, widths, strict=True):
            cell = sub(row, "w:tc")
            sub(sub(cell, "w:tcPr"), "w:tcW", w=width, type="dxa")
            for inlines, style in lines:
                paragraph = sub(cell, "w:p")
                dress(paragraph, style)
                write_inlines(paragraph, inlines, draft)
    flow.paragraph("BlockEnd")


def _glance_cells(pairs: Sequence[tuple[Inlines, Inlines]], columns: int) -> Sequence[Sequence[tuple[Inlines, str]]]:
    """What the cells of a row hold: paragraphs with their styles; a row that is not full has empty cells."""
    full = (*pairs, *[((), ())] * columns)[:columns]
    stacked = [((term, "GlanceTerm"), (text, "GlanceText")) for term, text in full]
    return [[line] for line in stacked[0]] if columns == 1 else stacked


def _glance_columns(block: Glance) -> int:
    longest = max(len(plain(text)) for _, text in block.pairs)
    most = next((columns for columns, length in _GLANCE_LENGTHS.items() if longest <= length), 1)
    return 2 if len(block.pairs) == 4 and most == 3 else min(most, len(block.pairs))


def names_cells(count: int, flow: Flow, draft: Draft) -> Iterator[Element]:
    """The cells for so many names, three in a row, each to be filled before the next one is asked for.

    Names are read across, in the order of the document, and so a list that goes on over the page can be followed.
    """
    widths = _shared((1 / _NAMES_COLUMNS,) * _NAMES_COLUMNS, twips(text_width(draft.theme)))
    table = flow.table()
    _properties(table, NAMES_TABLE, widths, first_row=False, last_row=False)
    for start in range(0, count, _NAMES_COLUMNS):
        row = sub(table, "w:tr")
        sub(sub(row, "w:trPr"), "w:cantSplit")
        for place, width in enumerate(widths, start=start):
            cell = sub(row, "w:tc")
            sub(sub(cell, "w:tcPr"), "w:tcW", w=width, type="dxa")
            if place < count:
                yield cell
            else:
                empty_cell(cell)


def empty_cell(cell: Element) -> None:
    """Word calls a file broken in which a cell has no paragraph."""
    dress(sub(cell, "w:p"), "Names")


def _properties(table: Element, style: str, widths: Sequence[str], first_row: bool, last_row: bool) -> None:
    properties = sub(table, "w:tblPr")
    sub(properties, "w:tblStyle", val=style)
    sub(properties, "w:tblW", w=str(sum(map(int, widths))), type="dxa")
    sub(properties, "w:tblLayout", type="fixed")
    flags = 0x0020 * first_row + 0x0040 * last_row + 0x0600  # no bands of rows or columns
    sub(properties, "w:tblLook", val=f"{flags:04X}", firstRow=str(int(first_row)), lastRow=str(int(last_row)),
        firstColumn="0", lastColumn="0", noHBand="1", noVBand="1")  # fmt: skip
    grid = sub(table, "w:tblGrid")
    for width in widths:
        sub(grid, "w:gridCol", w=width)


def _shared(shares: Sequence[float], whole: int) -> tuple[str, ...]:
    """Widths in twips that add up to the whole, however the shares are rounded."""
    total = sum(shares)
    edges = [0, *(round(whole * part / total) for part in accumulate(shares))]
    return tuple(str(right - left) for left, right in pairwise(edges))
