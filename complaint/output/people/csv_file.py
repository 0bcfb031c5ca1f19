"""The list of people as CSV that a spreadsheet opens with the right letters and never calculates.

Takes a `Sheet`, gives bytes: UTF-8 with the mark by which spreadsheets know it. A cell that they would take for a
formula gets an apostrophe in front, which is taken off again when the file is taken in.
"""

from __future__ import annotations

import csv
import io

from complaint.output.people.cells import Sheet, cells, written_columns
from complaint.records.sheets.formulas import guarded


def as_csv(sheet: Sheet) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    columns = written_columns()
    writer.writerow([sheet.said.heading(column) for column in columns])
    for person in sheet.people:
        row = cells(sheet, person)
        writer.writerow([guarded(row.get(column.key, "")) for column in columns])
    return out.getvalue().encode("utf-8-sig")
