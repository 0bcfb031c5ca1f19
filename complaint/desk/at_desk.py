"""What every page of the desk needs: the project, the snapshot of the moment, and who changes something when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flask import current_app, g

from complaint.desk.shelf import Shelf
from complaint.desk.snapshot import Snapshot
from complaint.desk.tray import Tray
from complaint.desk.wording import Words
from complaint.desk.workshop import Workshop
from complaint.records.changing import Told


@dataclass(frozen=True, slots=True)
class Desk:
    """One desk over one project. `who` stands in the history of what is changed here."""

    root: Path
    shelf: Shelf
    workshop: Workshop
    tray: Tray
    who: str
    clock: Callable[[], datetime]

    def told(self, how: str, source: str = "", said: str = "") -> Told:
        """Who changes something, now, and how."""
        return Told(self.who, self.clock(), how, source or "desk", said)


def desk() -> Desk:
    """The desk of the page that is being drawn."""
    found: Desk = current_app.extensions["desk"]
    return found


def snapshot() -> Snapshot:
    """The records as they are now."""
    return desk().shelf.now()


def workshop() -> Workshop:
    """Where filings are made."""
    return desk().workshop


def tray() -> Tray:
    """Where sheets lie that were sent and are not yet settled."""
    return desk().tray


def spoken() -> Words:
    """The words of the language in which the page is drawn."""
    found: Words = g.words
    return found


def name_of(record_id: str) -> str:
    """What a record is called now; its id if there is none, or if it has no name."""
    here = snapshot()
    record = here.records.get(record_id)
    row = here.row_of.get(record_id)
    return row.name if row is not None else here.name_of(record) if record is not None else record_id
