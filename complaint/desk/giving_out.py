"""Sheets that are fetched: the list to work in, and the rows of a sheet that were not taken, with the reasons.

Both speak the language of the page; an import understands either.
"""

from __future__ import annotations

import io
from dataclasses import replace

from flask import Blueprint, Response, abort, render_template, send_file
from flask.typing import ResponseReturnValue

from complaint.desk.at_desk import snapshot, spoken
from complaint.desk.importing import sent_sheet
from complaint.desk.speaking import sheet_of, speaking
from complaint.desk.telling import row_reasons
from complaint.output.people.csv_file import as_csv
from complaint.output.people.rejected import rejected_csv, rejected_xlsx
from complaint.output.people.workbook import as_xlsx
from complaint.problems import ProblemsFound
from complaint.records.sheets.proposal import DOUBTFUL, REJECTED

pages = Blueprint("giving_out", __name__)
KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
_LEFT = (REJECTED, DOUBTFUL)


@pages.get("/people.<ending>")
def people(ending: str) -> ResponseReturnValue:
    """The list as a sheet to work in, as “complaint signatories export” gives it."""
    if ending not in KINDS:
        abort(404)
    here = snapshot()
    sheet = sheet_of(here.project, here.listed, spoken())
    try:
        content = as_xlsx(sheet, here.project.on) if ending == "xlsx" else as_csv(sheet)
    except ProblemsFound as wrong:
        return render_template("sheet.html", problems=wrong.problems), 422
    return _file(content, "people", ending)


@pages.get("/sheet/<key>/left.<ending>")
def not_taken(key: str, ending: str) -> Response:
    """The rows that were not taken, with the reasons, to be mended and sent again."""
    found = sent_sheet(key)
    if found.settled is None or found.proposal.sheet is None or ending not in KINDS:
        abort(404)
    left = (row for row in found.settled if row.kind in _LEFT)
    rows = [replace(row, reasons=tuple(told.message for told in row_reasons(row, spoken()))) for row in left]
    make = rejected_xlsx if ending == "xlsx" else rejected_csv
    return _file(make(found.proposal.sheet, rows, speaking(spoken())), "not-taken", ending)


def _file(content: bytes, name: str, ending: str) -> Response:
    return send_file(io.BytesIO(content), KINDS[ending], as_attachment=True, download_name=f"{name}.{ending}")
