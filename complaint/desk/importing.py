"""Spreadsheets: a sheet from anywhere taken in, as a proposal that somebody accepts.

All that is read, recognised, proposed and written is the business of `complaint.records.sheets`, as for the command.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from complaint.desk.at_desk import desk, snapshot, tray
from complaint.desk.proposing import EVERYWHERE, ORDERS, TO_WRITE, proposal_page, shown_rows
from complaint.desk.tray import SentSheet, plain_name, read
from complaint.problems import has_errors
from complaint.records.sheets.columns import columns
from complaint.records.sheets.dates import UnclearError
from complaint.records.sheets.mapping import Mapped
from complaint.records.sheets.places import Unknown, in_latin, kinds
from complaint.records.sheets.proposal import DOUBTFUL, Proposed
from complaint.records.sheets.saved import save_headings
from complaint.records.sheets.taking_in import Wanted, accept, checked, not_kept
from complaint.records.sheets.values import value_of

pages = Blueprint("importing", __name__)


@pages.get("/sheet")
def begin() -> str:
    """Where a sheet is sent or fetched."""
    return render_template("sheet.html", problems=())


@pages.post("/sheet")
def sent() -> ResponseReturnValue:
    """Read a sheet; what is wrong with it is told, and then it is not kept."""
    file = request.files.get("file")
    if file is None or not file.filename:
        return redirect(url_for("importing.begin"))
    at = desk()
    name = plain_name(file.filename)
    found = read(at.root, name, file.read(), at.told("import", name), Wanted())
    if found.proposal.sheet is None:
        return render_template("sheet.html", problems=found.proposal.problems), 422
    return redirect(url_for("importing.proposal", key=tray().put(found)))


@pages.get("/sheet/<key>")
def proposal(key: str) -> str:
    """What each column is taken for and what would become of each row; afterwards, what became of it."""
    return proposal_page(key, sent_sheet(key))


@pages.post("/sheet/<key>/columns")
def mapped(key: str) -> ResponseReturnValue:
    """Read the sheet again, with columns as somebody says they are."""
    at, found = desk(), sent_sheet(key)
    headings = _told(found.proposal.sheet)
    try:
        everywhere = _everywhere(request.form.get("everywhere", "").strip())
    except UnclearError as reason:
        return proposal_page(key, found, unclear=str(reason)), 422
    wanted = Wanted(
        request.form.get("sheet", "").strip(),
        {**found.wanted.headings, **headings},
        everywhere,
        ORDERS.get(request.form.get("dates", "")),
        found.wanted.places,
    )
    again = read(at.root, found.name, found.content, at.told("import", found.name), wanted)
    if again.proposal.sheet is None:
        return proposal_page(key, found, again.proposal.problems), 422
    if request.form.get("remember") == "yes" and wanted.headings:
        save_headings(at.root, wanted.headings)
    tray().put(again, key)
    return redirect(url_for("importing.proposal", key=key))


@pages.post("/sheet/<key>/places")
def placed(key: str) -> ResponseReturnValue:
    """Read the sheet again, with what somebody says of places that are not on record."""
    at, found = desk(), sent_sheet(key)
    wanted = replace(found.wanted, places={**found.wanted.places, **_places_told(found.proposal.unknown)})
    again = read(at.root, found.name, found.content, at.told("import", found.name), wanted)
    if again.proposal.sheet is None:
        return proposal_page(key, found, again.proposal.problems), 422
    tray().put(again, key)
    return redirect(url_for("importing.proposal", key=key))


@pages.post("/sheet/<key>/accept")
def accepted(key: str) -> ResponseReturnValue:
    """Write the rows that were accepted, all in one change. Nothing is written if anything is against it."""
    at, found = desk(), sent_sheet(key)
    if found.settled is not None:
        return redirect(url_for("importing.proposal", key=key))
    told = at.told("import", found.name)
    rows, problems = checked(at.root, tuple(_decided(found)), told)
    taken = [row for row in rows if row.kind in TO_WRITE]
    refused = has_errors(problems)
    if taken and not refused:
        done = accept(at.root, taken, told)
        refused, problems = done.refused, done.problems
    if refused:
        again = read(at.root, found.name, found.content, told, found.wanted)
        meanwhile = again.proposal.rows != found.proposal.rows
        tray().put(again, key)
        return proposal_page(key, again, () if meanwhile else problems, meanwhile=meanwhile), 409 if meanwhile else 422
    lost = not_kept(at.root, taken)
    tray().put(replace(found, content=b"", settled=rows, written=len(taken), not_kept=lost), key)
    return redirect(url_for("importing.proposal", key=key))


@pages.post("/sheet/<key>/leave")
def left(key: str) -> ResponseReturnValue:
    """Forget the sheet."""
    tray().drop(key)
    return redirect(url_for("importing.begin"))


def sent_sheet(key: str) -> SentSheet:
    """The sheet that lies under a key; 404 if it is there no longer."""
    found = tray().get(key, desk().clock())
    if found is None:
        abort(404)
    return found


def _told(sheet: Mapped | None) -> dict[str, str]:
    """The headings whose column somebody has set to another one than was recognised."""
    told = {}
    for heading in sheet.headings if sheet is not None else ():
        key = request.form.get(f"column-{heading.number}")
        if key is not None and heading.text and key != (heading.key or "") and (not key or key in columns()):
            told[heading.text] = key
    return told


def _places_told(unknown: Iterable[Unknown]) -> dict[str, str]:
    """Which place each name means, or that it is a new one, as the form says; names that are left out are not told."""
    told = {}
    for number, place in enumerate(unknown):
        chosen = request.form.get(f"place-{number}", "")
        if chosen in kinds():
            name = " ".join(request.form.get(f"latin-{number}", "").split()) or in_latin(place.name)
            within = request.form.get(f"within-{number}", "")
            told[place.name] = f"new {chosen} {name}" + (f" in {within}" if within else "")
        elif chosen:
            told[place.name] = chosen
    return told


def _everywhere(text: str) -> dict[str, str]:
    """When the appeals came in, for rows that do not say it themselves."""
    known = snapshot().listed.known(desk().clock().date())
    return {EVERYWHERE: value_of(columns()[EVERYWHERE], text, known)} if text else {}


def _decided(sheet: SentSheet) -> Iterable[Proposed]:
    """The rows as the form says: ticked, settled by a choice, or left out."""
    ticked = frozenset(request.form.getlist("take"))
    shown = {row.row for row in shown_rows(sheet.proposal.rows)}
    for row in sheet.proposal.rows:
        chosen = request.form.get(f"who-{row.row}", "")
        if row.kind == DOUBTFUL and chosen.isdecimal() and int(chosen) < len(row.choices):
            yield row.settled(row.choices[int(chosen)])
        elif row.kind in TO_WRITE:
            wanted = str(row.row) in ticked if row.row in shown else request.form.get("rest") == "yes"
            yield row if wanted else row.rejected("not accepted")
        else:
            yield row
