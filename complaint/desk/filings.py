"""Filings: for whom they can be made, making them while one watches, looking at their pages, fetching the files.

Only files that the manifest of the build lists are ever handed out.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2
from flask import Blueprint, Response, abort, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from complaint import pipeline
from complaint.desk.at_desk import desk, snapshot, spoken, workshop
from complaint.desk.recipients import PRINT, by_system, documents_by_folder
from complaint.output.post.assembling import Order
from complaint.output.staleness import Reason
from complaint.output.verifying import manifest_of
from complaint.problems import Problem, ProblemsFound
from complaint.records.sheets.columns import PERSON

pages = Blueprint("filings", __name__)
LOST = frozenset({"mandate-lost", "named-no-more"})
STALE = LOST | {"stale", "missing-output", "changed-output", "foreign-output", "manifest"}
WIDTH = 900  # pixels of a page that is looked at


@pages.get("/filings")
def overview() -> str:
    """Every recipient with the files that were made for it, and how the build goes if one is running."""
    outputs, names = _outputs(), snapshot().called(spoken().tag)
    paths = [str(output["path"]) for output in outputs]
    systems = by_system(snapshot().project, paths, names)
    return render_template(
        "filings.html",
        systems=systems,
        names_some=any(one.wanted for many in systems.values() for one in many),
        called=names,
        printed=documents_by_folder(paths).get(PRINT, ()),
        state=workshop().state(),
        stale=_stale(outputs),
    )


@pages.post("/filings")
def make() -> ResponseReturnValue:
    """Begin a build for the recipients that were ticked; for all of the complaint if none was."""
    known = snapshot().project.recipients
    wanted = tuple(name for name in request.form.getlist("recipient") if name in known)
    post = Order(run=True) if request.form.get("post") == "yes" else None
    workshop().start(wanted, draft=request.form.get("draft") == "yes", post=post)
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


def _outputs() -> list[Mapping[str, Any]]:
    """What the manifest lists; nothing if there is no build, or none that can be read."""
    try:
        return list(manifest_of(_folder()).get("outputs", ()))
    except ProblemsFound:
        return []


@dataclass(frozen=True, slots=True)
class Stale:
    """What is no longer as the records are: who may not be in a filing, files that changed, and why, by recipient."""

    lost: Sequence[Problem] = ()
    changed: Sequence[Problem] = ()
    because: Mapping[str, Mapping[str, Sequence[Reason]]] = field(default_factory=dict)


def _stale(outputs: list[Mapping[str, Any]]) -> Stale:
    """What “complaint verify” says of the build; nothing while the next one is being made and exchanged for it."""
    if not outputs or workshop().state().running:
        return Stale()
    found = pipeline.verified(desk().root, _folder())
    told = [problem for problem in found.problems if problem.code in STALE]
    by_file = f"{_folder().name}/"
    return Stale(
        [problem for problem in told if problem.code in LOST],
        [
            one
            for one in told
            if one.code not in LOST and not (one.code == "stale" and one.place.file.startswith(by_file))
        ],
        _by_recipient(found.because),
    )


def _by_recipient(because: Mapping[str, Sequence[Reason] | None]) -> Mapping[str, Mapping[str, Sequence[Reason]]]:
    """Why the files of each recipient are stale, each reason once, by what happened."""
    found: dict[str, dict[str, dict[Reason, None]]] = {}
    for path, reasons in because.items():
        for reason in reasons or ():
            found.setdefault(path.partition("/")[0], {}).setdefault(reason.what, {})[reason] = None
    return {
        folder: {what: sorted(many, key=lambda one: one.type != PERSON) for what, many in of.items()}
        for folder, of in found.items()
    }


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
