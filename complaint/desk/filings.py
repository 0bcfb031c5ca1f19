"""Filings: for whom they can be made, making them while one watches, looking at their pages, fetching the files.

Only files that the manifest of the build lists are ever handed out.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdfium2
from flask import Blueprint, Response, abort, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from complaint import pipeline
from complaint.desk.at_desk import desk, snapshot, workshop
from complaint.output.matrix.page import page as matrix_page
from complaint.output.matrix.sheet import spreadsheet
from complaint.output.verifying import manifest_of
from complaint.problems import Problem, ProblemsFound

pages = Blueprint("filings", __name__)
STALE = frozenset({"stale", "missing-output", "changed-output", "foreign-output", "mandate-lost", "manifest"})
WIDTH = 900  # pixels of a page that is looked at
# The matrix is a page of its own with its style inside it, and no script.
STYLE_INSIDE = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pages.get("/filings")
def overview() -> str:
    """Every recipient with the files that were made for it, and how the build goes if one is running."""
    here = snapshot()
    outputs = _outputs()
    return render_template(
        "filings.html",
        recipients=list(here.project.recipients.values()),
        files=_by_recipient(outputs),
        state=workshop().state(),
        stale=_stale(outputs),
    )


@pages.post("/filings")
def make() -> ResponseReturnValue:
    """Begin a build for the recipients that were ticked; for all of the complaint if none was."""
    known = snapshot().project.recipients
    wanted = tuple(name for name in request.form.getlist("recipient") if name in known)
    workshop().start(wanted, draft=request.form.get("draft") == "yes")
    return redirect(url_for("filings.overview"))


@pages.get("/filings/progress")
def progress() -> ResponseReturnValue:
    """How far it is; when it has ended, the page is asked to show itself anew."""
    state = workshop().state()
    answer = Response(render_template("progress.html", state=state))
    if not state.running:
        answer.headers["HX-Refresh"] = "true"
    return answer


@pages.get("/file/<path:name>")
def file(name: str) -> Response:
    """A file of the build, to be kept; 404 for whatever the manifest does not list."""
    return send_file(_listed(name), as_attachment=True, download_name=name.replace("/", "-"))


@pages.get("/look/<path:name>")
def look(name: str) -> str:
    """The pages of a PDF, as pictures."""
    if not name.endswith(".pdf"):
        abort(404)
    with _opened(name) as document:
        return render_template("look_at.html", name=name, pages=len(document))


@pages.get("/picture/<int:number>/<path:name>")
def picture(number: int, name: str) -> Response:
    """One page of a PDF as a picture; pages count from 1."""
    with _opened(name) as document:
        if not 1 <= number <= len(document):
            abort(404)
        page = document[number - 1]
        drawn = page.render(scale=WIDTH / page.get_width()).to_pil()
    content = io.BytesIO()
    drawn.save(content, "PNG")
    return Response(content.getvalue(), mimetype="image/png")


@pages.get("/matrix")
def matrix() -> Response:
    """Who can go where, as a page of its own."""
    found, _ = pipeline.who_can_go_where(snapshot().project)
    return Response(matrix_page(found), mimetype="text/html", headers={"Content-Security-Policy": STYLE_INSIDE})


@pages.get("/matrix.xlsx")
def sheet() -> Response:
    found, _ = pipeline.who_can_go_where(snapshot().project)
    return send_file(io.BytesIO(spreadsheet(found)), SHEET, as_attachment=True, download_name="matrix.xlsx")


def _outputs() -> list[Mapping[str, Any]]:
    """What the manifest lists; nothing if there is no build, or none that can be read."""
    try:
        return list(manifest_of(_folder()).get("outputs", ()))
    except ProblemsFound:
        return []


def _stale(outputs: list[Mapping[str, Any]]) -> tuple[Problem, ...]:
    """What “complaint verify” says of the build; nothing while the next one is being made and exchanged for it."""
    if not outputs or workshop().state().running:
        return ()
    told = pipeline.verify(desk().root, _folder())
    return tuple(problem for problem in told if problem.code in STALE)


def _by_recipient(outputs: list[Mapping[str, Any]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for output in outputs:
        path = str(output["path"])
        found.setdefault(path.partition("/")[0], []).append(path)
    return found


def _folder() -> Path:
    return desk().root / "build"


def _listed(name: str) -> Path:
    if name not in {str(output["path"]) for output in _outputs()}:
        abort(404)
    path = _folder() / name
    if not path.is_file() or not path.resolve().is_relative_to(_folder().resolve()):
        abort(404)
    return path


def _opened(name: str) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(_listed(name).read_bytes())
