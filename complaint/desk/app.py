"""The desk as a web application: its pages, its language, and what is said when something goes wrong.

`create_app` takes the folder of a project, a token, who sits at the desk and a clock; gives the application. It never
shows a traceback: what breaks is told in a sentence, and its kind (nothing else) goes to the terminal.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from flask import Flask, Response, g, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from complaint.bounds import Bounds
from complaint.desk import (
    duplicates,
    editing,
    filings,
    giving_out,
    importing,
    listing,
    matrix,
    past,
    person,
    status,
    troubles,
)
from complaint.desk.at_desk import Desk, name_of, snapshot, spoken
from complaint.desk.guard import guard
from complaint.desk.shelf import Shelf
from complaint.desk.telling import Told, row_reasons, told
from complaint.desk.tray import Tray
from complaint.desk.wording import LANGUAGES, words
from complaint.desk.workshop import Workshop

LARGEST_UPLOAD = 20 * 1024 * 1024  # bytes
PAGES = (
    listing.pages,
    person.pages,
    editing.pages,
    duplicates.pages,
    importing.pages,
    giving_out.pages,
    past.pages,
    status.pages,
    filings.pages,
    matrix.pages,
    troubles.pages,
)
MENU = (
    ("people", "listing.everybody"),
    ("status", "status.glance"),
    ("duplicates", "duplicates.pairs"),
    ("sheet", "importing.begin"),
    ("filings", "filings.overview"),
    ("history", "past.everything"),
)
_YEAR = 365 * 24 * 3600  # seconds


def create_app(
    root: Path, *, token: str, who: str, clock: Callable[[], datetime], within: Bounds | None = None
) -> Flask:
    """The application over the project in a folder; `clock` gives the moment with its time zone.

    Builds are made `within` bounds, else the usual ones.
    """
    app = Flask(__name__, template_folder="pages", static_folder="static")
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_UPLOAD, MAX_FORM_MEMORY_SIZE=LARGEST_UPLOAD)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.extensions["desk"] = Desk(root, Shelf(root), Workshop(root, within or Bounds()), Tray(), who, clock)
    guard(app, token)
    for pages in PAGES:
        app.register_blueprint(pages)
    app.add_url_rule("/language/<tag>", "language", _language, methods=["POST"])
    app.register_error_handler(Exception, _broken)

    @app.before_request
    def in_language() -> None:
        g.words = words(request.cookies.get("language", "en"))

    @app.context_processor
    def at_hand() -> dict[str, object]:
        return {
            "w": g.get("words") or words("en"),
            "languages": LANGUAGES,
            "who": who,
            "project": root.resolve().name,
            "name_of": name_of,
            "title": lambda record: snapshot().name_of(record),
            "told": lambda problem: told(problem, spoken(), name_of),
            "refusal": _refusal,
            "reasons_of": lambda row: row_reasons(row, spoken()),
            "menu": MENU,
            "is_behind": app.extensions["desk"].shelf.is_behind,
        }

    return app


def _refusal(reason: str) -> Told:
    return snapshot().refusals(spoken())(reason)


def _language(tag: str) -> AnyResponse:
    """Remember the language in this browser and go back to the list."""
    response = redirect(url_for("listing.everybody"))
    if tag in LANGUAGES:
        response.set_cookie("language", tag, max_age=_YEAR, httponly=True, samesite="Strict")
    return response


def _broken(problem: Exception) -> Response:
    """One sentence for whatever went wrong; the kind of a bug, and never what it held, goes to the terminal."""
    code = problem.code or 500 if isinstance(problem, HTTPException) else 500
    if code == 500:
        from flask import current_app

        current_app.logger.error("the page %s failed: %s", request.endpoint, type(problem).__name__)
    spoken = g.get("words") or words("en")
    key = f"wrong.{code}" if code in (403, 404, 413) else "wrong.other"
    return make_response(render_template("wrong.html", said=spoken(key), code=code), code)
