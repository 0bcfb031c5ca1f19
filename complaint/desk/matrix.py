"""Who can go where: all people against all recipients, on a page and as a spreadsheet.

What is decided is decided in `complaint.filing.matrix`, as for the command.
"""

from __future__ import annotations

import io
from itertools import groupby

from flask import Blueprint, Response, render_template, send_file

from complaint.desk.at_desk import snapshot, spoken
from complaint.filing.matrix import STATUSES, Column, Row, Status
from complaint.output.matrix.sheet import spreadsheet
from complaint.output.matrix.wording import SIGNS, missing

pages = Blueprint("matrix", __name__)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Missing = tuple[Status, str, tuple[Row, ...]]
MOST_NAMED = 40  # people whom a reason concerns that are named one by one


@pages.get("/matrix")
def crossed() -> str:
    """People and officials against recipients, and below what is missing for whom."""
    here = snapshot()
    found = here.matrix
    return render_template(
        "matrix.html",
        matrix=found,
        parts=[
            part
            for part in (("people", found.people, found.columns), ("officials", found.officials, found.dossiers))
            if part[1]
        ],
        called=here.called(spoken().tag),
        statuses=STATUSES,
        signs=SIGNS,
        missing=_by_column,
        people=here.row_of,
        most=MOST_NAMED,
    )


def _by_column(rows: tuple[Row, ...], columns: tuple[Column, ...]) -> list[tuple[Column, list[Missing]]]:
    """What is missing or to be looked at for each recipient, with everybody whom it concerns."""
    found = groupby(missing(rows, columns), key=lambda one: id(one[0]))
    parts = [list(many) for _, many in found]
    return [(many[0][0], [one[1:] for one in many]) for many in parts]


@pages.get("/matrix.xlsx")
def sheet() -> Response:
    content = io.BytesIO(spreadsheet(snapshot().matrix))
    return send_file(content, XLSX, as_attachment=True, download_name="matrix.xlsx")
