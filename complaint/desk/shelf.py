"""Where the newest snapshot of a project is kept, until a file changes.

`Shelf.now()` gives the snapshot of this moment. Files are told apart by time and size; `complaint.pipeline` reads them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from logging import getLogger
from pathlib import Path
from threading import Lock, Thread
from time import thread_time

from complaint import pipeline
from complaint.desk.snapshot import Snapshot
from complaint.records.remembering import without_pauses

FOLDERS = ("cases", "signatories", "templates")
TOO_LONG = 1.0  # seconds of work; a page does not wait for more


class Shelf:
    """Keeps the newest snapshot of a project; reads anew when a file of the project is another one.

    Where reading takes long, as for a list of 10 000 people, it is done beside the pages: they show the snapshot before
    until the new one is there, and say so. What is written is compared with the files in any case.
    """

    def __init__(self, root: Path, too_long: float = TOO_LONG) -> None:
        self.root = root
        self.too_long = too_long
        self._lock = Lock()
        self._stamp: object = None
        self._snapshot: Snapshot | None = None
        self._took = 0.0
        self._reader: Thread | None = None

    def now(self) -> Snapshot:
        """The project as it is; raises nothing for mistakes in records, which are among its problems."""
        with self._lock:
            stamp = tuple(_stamps(self.root))
            if self._snapshot is not None and stamp == self._stamp:
                return self._snapshot
            if self._snapshot is None or self._took <= self.too_long:
                return self._read(stamp)
            if self._reader is None:
                self._reader = Thread(target=self._read_beside, args=(stamp,), daemon=True)
                self._reader.start()
            return self._snapshot

    @property
    def is_behind(self) -> bool:
        """Whether the snapshot of the moment is an older one, because the new one is being read."""
        return self._reader is not None

    def wait(self, seconds: float) -> None:
        """Until what is being read beside the pages is there, or the time is over."""
        reader = self._reader
        if reader is not None:
            reader.join(seconds)

    @without_pauses()
    def _read(self, stamp: object) -> Snapshot:
        began = thread_time()
        found = Snapshot(pipeline.load(self.root))
        _ = (found.groups, found.about, found.people)  # what nearly every page needs
        self._snapshot, self._stamp, self._took = found, stamp, thread_time() - began
        return found

    def _read_beside(self, stamp: object) -> None:
        """Read anew; after a bug of ours, whose kind is logged and never what it held, the next page tries again."""
        try:
            self._read(stamp)
        except Exception as bug:
            getLogger(__name__).error("the list could not be read anew: %s", type(bug).__name__)
        finally:
            self._reader = None


def _stamps(root: Path) -> Iterator[tuple[str, int, int]]:
    """Path, time and size of each file of the project that a filing may be made from."""
    for folder in FOLDERS:
        for path, _, files in sorted(os.walk(root / folder)):
            for name in sorted(files):
                file = Path(path, name)
                found = file.lstat()
                yield str(file), found.st_mtime_ns, found.st_size
