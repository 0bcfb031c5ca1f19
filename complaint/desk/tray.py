"""Sheets that were sent to the desk and are not yet settled: kept in memory only, few of them, and not for long.

`Tray.put` keeps one under a key that nobody guesses; the oldest goes where there are too many. A file is written for
the moment of reading alone, into a folder that only its owner can open.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Final

from complaint.records.changing import Told
from complaint.records.sheets.proposal import Proposed
from complaint.records.sheets.taking_in import Proposal, Wanted, propose

MOST: Final = 4
KEPT_FOR: Final = timedelta(hours=4)
_LONGEST_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class SentSheet:
    """A sheet with what would come of it; `settled` are its rows after somebody accepted them, and the file is gone."""

    name: str
    content: bytes
    wanted: Wanted
    proposal: Proposal
    at: datetime
    settled: Sequence[Proposed] | None = None
    written: int = 0
    not_kept: tuple[str, ...] = ()  # columns of private values that could be sealed for nobody


@dataclass
class Tray:
    """The sheets that lie there, by key, the oldest first."""

    _sheets: dict[str, SentSheet] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def put(self, sheet: SentSheet, key: str = "") -> str:
        """Keep a sheet, under its key if it has one; the key."""
        with self._lock:
            key = key or secrets.token_urlsafe(12)
            self._sheets[key] = sheet
            for old in [one for one, kept in self._sheets.items() if sheet.at - kept.at > KEPT_FOR]:
                del self._sheets[old]
            while len(self._sheets) > MOST:
                del self._sheets[next(iter(self._sheets))]
            return key

    def get(self, key: str, now: datetime) -> SentSheet | None:
        with self._lock:
            found = self._sheets.get(key)
            return found if found is not None and now - found.at <= KEPT_FOR else None

    def drop(self, key: str) -> None:
        with self._lock:
            self._sheets.pop(key, None)


def read(root: Path, name: str, content: bytes, told: Told, wanted: Wanted) -> SentSheet:
    """The sheet with what would come of it. The file is there while it is read, and for nobody else."""
    with TemporaryDirectory(prefix="complaint-") as folder:
        file = Path(folder, name)
        file.write_bytes(content)
        return SentSheet(name, content, wanted, propose(root, file, told, wanted), told.when)


def plain_name(sent: str) -> str:
    """The name of a file without folders and without what cannot be printed; it is written down as a source."""
    name = "".join(sign for sign in sent.replace("\\", "/").rpartition("/")[2] if sign.isprintable()).strip(" .")
    stem, dot, ending = name.rpartition(".")
    return f"{stem[:_LONGEST_NAME]}{dot}{ending[:8]}" if stem else name[:_LONGEST_NAME] or "sheet"
