"""One build at a time, beside the pages: it is started, can be watched, and leaves what it said.

Takes the folder of a project, what a build may use, and whom it is for; `state()` is what a page shows meanwhile. The
files are made and exchanged by `complaint.bounds`, just as from the command line.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from complaint import bounds
from complaint.bounds import Bounds
from complaint.filing.composing import KeptBack
from complaint.output.post.assembling import Order
from complaint.problems import Problem, has_errors

JOBS = 2


@dataclass(frozen=True, slots=True)
class State:
    """How far a build is. `failed` names the kind of a bug of ours; what was wrong with records is in `problems`."""

    wanted: tuple[str, ...] = ()
    running: bool = False
    stage: str = ""
    done: int = 0
    total: int = 0
    problems: tuple[Problem, ...] = ()
    kept_back: Mapping[str, KeptBack] | None = None
    files: int = 0
    failed: str = ""

    @property
    def refused(self) -> bool:
        return has_errors(self.problems)


class Workshop:
    """Where builds are made, one after the other."""

    def __init__(self, root: Path, within: Bounds) -> None:
        self.root = root
        self.within = within
        self._lock = Lock()
        self._state = State()
        self._thread: Thread | None = None

    def state(self) -> State:
        return self._state

    def start(self, wanted: tuple[str, ...], *, draft: bool, post: Order | None = None) -> bool:
        """Begin, unless a build is running; whether it was begun."""
        with self._lock:
            if self._state.running:
                return False
            self._state = State(wanted, running=True)
            self._thread = Thread(target=self._make, args=(wanted, draft, post), daemon=True)
            self._thread.start()
            return True

    def wait(self, seconds: float) -> State:
        """The state after the build has ended or the time is over."""
        if self._thread is not None:
            self._thread.join(seconds)
        return self._state

    def _make(self, wanted: tuple[str, ...], draft: bool, post: Order | None) -> None:
        try:
            how: Any = {"watched": lambda: nullcontext(self._watch), "draft": draft, "post": post, "jobs": JOBS}
            built = bounds.build(self.within, self.root, wanted, **how)
        except Exception as bug:
            self._state = replace(self._state, running=False, failed=type(bug).__name__)
            return
        self._state = State(wanted, problems=built.problems, kept_back=built.kept_back, files=len(built.paths))

    def _watch(self, stage: str, done: int, total: int) -> None:
        self._state = replace(self._state, stage=stage, done=done, total=total)
