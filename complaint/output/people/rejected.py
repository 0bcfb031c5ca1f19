"""The rows of a sheet that were not taken in, as a sheet of their own with the reasons, to be mended and taken again.

Takes the headings and rows as they were read, gives the bytes of an XLSX or CSV.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from complaint.output.docx.archive import unzipped, zipped
from complaint.output.matrix.sheet import undated
from complaint.output.people.speaking import ENGLISH, Speaking
from complaint.output.people.workbook import text_cell
from complaint.records.sheets.columns import columns
from complaint.records.sheets.formulas import guarded
from complaint.records.sheets.mapping import Mapped
from complaint.records.sheets.proposal import Proposed

_DAY: Final = datetime(2000, 1, 1)  # of no meaning: the same rows give the same bytes
_BOLD: Final = Font(name="Calibri", size=11, bold=True)
_PLAIN: Final = Font(name="Calibri", size=10)


def rejected_csv(sheet: Mapped, rows: Sequence[Proposed], said: Speaking = ENGLISH) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([guarded(text) for text in row] for row in _table(sheet, rows, said))
    return out.getvalue().encode("utf-8-sig")


def rejected_xlsx(sheet: Mapped, rows: Sequence[Proposed], said: Speaking = ENGLISH) -> bytes:
    book = Workbook()
    page = book.active
    page.title = said.instructions["not taken"]
    for line, texts in enumerate(_table(sheet, rows, said), 1):
        for number, text in enumerate(texts, 1):
            cell = text_cell(page, line, number, text, _BOLD if line == 1 else _PLAIN)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = "A2"
    page.column_dimensions["A"].width = 60
    book.properties.creator = book.properties.lastModifiedBy = None
    book.properties.created = book.properties.modified = _DAY
    target = BytesIO()
    book.save(target)
    return zipped(undated(unzipped(target.getvalue(), "XLSX"), _DAY))


def _table(sheet: Mapped, rows: Sequence[Proposed], said: Speaking) -> list[list[str]]:
    """The reason first, then the columns as they were; an old column of reasons is left out."""
    kept = [heading.number - 1 for heading in sheet.headings if heading.key != "problems"]
    head = [said.heading(columns()["problems"]), *(sheet.headings[number].text for number in kept)]
    lines = [
        ["\n".join(row.reasons), *(row.texts[number] if number < len(row.texts) else "" for number in kept)]
        for row in rows
    ]
    return [head, *lines]
