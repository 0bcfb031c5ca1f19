"""Tables: the numbered table of a filing, profiles and entries, and names in three columns.

Takes the blocks, writes rows element by element; never asks the table for its cells, which in python-docx takes
longer with every row. Rows do not break across pages and the head is repeated on each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from complaint.filing.blocks import Cell, Glance, ListBlock, Row, Table
from complaint.output.arranging import (
    ENTRY_SHARE,
    LABEL_SHARE,
    NAMES_COLUMNS,
    TERM_SHARE,
    is_kept_whole,
    is_short_table,
    label_beside,
)
from complaint.output.docx.captions import write_caption
from complaint.output.docx.draft import Draft
from complaint.output.docx.flow import Flow, dress
from complaint.output.docx.inlines import write_inlines
from complaint.output.docx.markup import Element, sub, twips
from complaint.output.docx.measures import text_width
from complaint.output.docx.table_styles import (
    ENTRIES_TABLE,
    FILING_TABLE,
    GLANCE_TABLE,
    LABELLED_NAMES_TABLE,
    NAMES_TABLE,
)

_ALIGNED = {"left": "", "right": "Number", "center": "Centered"}


def write_table(block: Table, flow: Flow, draft: Draft) -> None:
    write_caption(flow.paragraph("Caption"), block, draft)
    widths = _shared(block.widths, twips(text_width(draft.theme)))
    table = flow.table()
    _properties(table, FILING_TABLE, widths, first_row=bool(block.head), last_row=bool(block.foot))
    for row, kind in _rows(block):
        _write_row(sub(table, "w:tr"), row, kind, widths, draft)
    flow.paragraph("BlockEnd")


def _rows(block: Table) -> Iterator[tuple[Row, str]]:
    """The rows and what each is. Those "Kept" stand with the next: a short table as a whole, a total not alone."""
    yield from ((row, "Head") for row in block.head)
    whole, last = is_short_table(block), len(block.rows) - 1
    for number, row in enumerate(block.rows):
        yield row, "Kept" if (block.foot if number == last else whole) else ""
    yield from ((row, "Total") for row in block.foot)


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
    if kind in ("Head", "Total"):
        return f"Table{kind}{_ALIGNED[cell.align]}"
    return f"TableHead{_ALIGNED[cell.align]}" if cell.header else f"Table{_ALIGNED[cell.align] or 'Text'}{kind}"


def write_facts(block: Glance, flow: Flow, draft: Draft) -> None:
    """A profile, or entries beside their day and place: a row for each fact."""
    if not block.pairs:
        return
    entries = block.kind == "entries"
    left = ENTRY_SHARE if entries else TERM_SHARE
    widths = _shared((left, 1 - left), twips(text_width(draft.theme)))
    term_style = "EntryTerm" if entries else "GlanceTerm" if is_kept_whole(block) else "GlanceTermLong"
    text_style = "EntryText" if entries else "GlanceText"
    table = flow.table()
    _properties(table, ENTRIES_TABLE if entries else GLANCE_TABLE, widths, first_row=False, last_row=False)
    for term, text in block.pairs:
        row = sub(table, "w:tr")
        sub(sub(row, "w:trPr"), "w:cantSplit")
        for inlines, style, width in zip((term, text), (term_style, text_style), widths, strict=True):
            write_inlines(_cell_paragraph(row, width, style), inlines, draft)
    flow.paragraph("NamesEnd" if entries else "BlockEnd")


def _cell_paragraph(row: Element, width: str, style: str) -> Element:
    """The first paragraph of a new cell."""
    cell = sub(row, "w:tc")
    sub(sub(cell, "w:tcPr"), "w:tcW", w=width, type="dxa")
    paragraph = sub(cell, "w:p")
    dress(paragraph, style)
    return paragraph


def names_cells(block: ListBlock, flow: Flow, draft: Draft) -> Iterator[Element]:
    """The cells for names, three in a row, each to be filled before the next one is asked for.

    Names are read across, in the order of the document, and so a list that goes on over the page can be followed.
    Their label stands beside them or, where they are long, above.
    """
    beside, count = label_beside(block), len(block.items)
    if block.label and not beside:
        write_inlines(flow.paragraph("NamesHeading"), block.label, draft)
    shares = ((1 - LABEL_SHARE) / NAMES_COLUMNS if beside else 1 / NAMES_COLUMNS,) * NAMES_COLUMNS
    label, *widths = _shared((LABEL_SHARE if beside else 0, *shares), twips(text_width(draft.theme)))
    table = flow.table()
    columns = (label, *widths) if beside else widths
    _properties(table, LABELLED_NAMES_TABLE if beside else NAMES_TABLE, columns, first_row=False, last_row=False)
    for start in range(0, count, NAMES_COLUMNS):
        row = sub(table, "w:tr")
        sub(sub(row, "w:trPr"), "w:cantSplit")
        if beside:
            paragraph = _cell_paragraph(row, label, "NamesLabel")
            if count > NAMES_COLUMNS:
                properties = paragraph.getparent()[0]
                sub(properties, "w:vMerge", **({} if start else {"val": "restart"}))
            if not start:
                write_inlines(paragraph, block.label, draft)
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
