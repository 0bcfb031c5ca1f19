"""A build in a process of its own, which may use so much memory and take so much time.

Takes what `pipeline.build` takes and its bounds, gives what it gives; a build that goes beyond them, or is ended from
outside as the system does when memory runs out, is one problem that says what was being made. What was built before
stays, and nothing is left of what was made aside.

Why not limits of the process itself (`setrlimit`): libraries written in C end the program without a word, or print
less, when they get no memory. Here somebody looks on from outside.
"""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from time import monotonic
from typing import Any

from complaint import pipeline
from complaint.bugs import NOTE, without_values
from complaint.output import folder
from complaint.output.making import Progress
from complaint.pipeline import Built
from complaint.problems import Place, Problem, error

_EVERY = 0.1  # seconds between two looks at the memory
_MEASURED = ("RssAnon:", "VmSwap:")  # what a process has for itself, in memory and on disk, in kB
_NAMING = frozenset({"composing", "writing"})  # stages that say what is being made
_KEPT = "what was built before is untouched"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most that a build may use: gigabytes of memory, of all its processes together, and minutes."""

    gigabytes: float = 4
    minutes: float = 60


def build(
    bounds: Bounds,
    root: Path,
    wanted: tuple[str, ...] = (),
    *,
    watched: Callable[[], AbstractContextManager[Progress]],
    **how: Any,
) -> Built:
    """`pipeline.build` within bounds. `watched` is entered when the process has begun, and gets its progress.

    Only Linux can tell what others use: elsewhere the build is made here and without bounds.
    """
    if sys.platform != "linux":
        with watched() as progress:
            return pipeline.build(root, wanted, progress=progress, **how)
    try:
        scratch = tempfile.TemporaryDirectory(prefix="complaint-", ignore_cleanup_errors=True)
    except OSError as failed:
        message = f"working files cannot be written to the folder for temporary files: {failed.strerror or failed}"
        hint = "free some space, or name another folder with TMPDIR"
        return Built((), {}, (error("disk", Place(), message, hint),))
    with scratch as place, _begun(place, root, wanted, how) as (process, told), watched() as progress:
        built = _watched(process, told, bounds, progress)
    if not built.manifest:
        folder.mend(how.get("out") or root / "build")
    return built


@contextmanager
def _begun(place: str, root: Path, wanted: tuple[str, ...], how: dict[str, Any]) -> Iterator[tuple[Any, Connection]]:
    """The process and what it tells; it and all that it started are gone afterwards."""
    # A copy of this process begins at once, but must not be made while other threads may hold something.
    context: Any = get_context("fork" if threading.active_count() == 1 else "spawn")
    told, tells = context.Pipe(duplex=False)
    process = context.Process(target=_build, args=(tells, place, root, wanted, how))
    process.start()
    tells.close()

    def end() -> None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()

    atexit.register(end)
    try:
        yield process, told
    finally:
        end()
        process.join()
        told.close()
        atexit.unregister(end)


def _watched(process: Any, told: Connection, bounds: Bounds, progress: Progress) -> Built:
    until = monotonic() + bounds.minutes * 60
    stage = "the program starts"
    while True:
        if told.poll(_EVERY):
            try:
                kind, said = told.recv()
            except EOFError:
                process.join()
                return _refused(_ended_from_outside(stage, process.exitcode))
            match kind:
                case "progress":
                    stage = said[0]
                    progress(*said)
                case "built":
                    return Built(*said)
                case "no memory":
                    return _refused(_no_memory(stage))
                case _:
                    raise said
        if monotonic() > until:
            return _refused(_too_long(stage, bounds.minutes))
        if memory_of(process.pid) > bounds.gigabytes * 1e9:
            return _refused(_too_much(stage, bounds.gigabytes))


def memory_of(process: int) -> int:
    """The bytes of memory that a process and all that it started have for themselves; of one that has ended, none."""
    try:
        lines = Path(f"/proc/{process}/status").read_text("ascii", "replace").splitlines()
        tasks = [path.read_text("ascii").split() for path in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:
        return 0
    own = sum(int(line.split()[1]) * 1024 for line in lines if line.startswith(_MEASURED))
    return own + sum(memory_of(int(child)) for children in tasks for child in children)


# --- what is told -------------------------------------------------------------------------------------------------


def _refused(problem: Problem) -> Built:
    return Built((), {}, (problem,))


def _place(stage: str) -> Place:
    verb, _, name = stage.partition(" ")
    return Place(name if verb in _NAMING and " " not in name else "build")


def _too_much(stage: str, gigabytes: float) -> Problem:
    message = f"the build used more than {gigabytes:g} GB of memory, while this was going on: {stage}"
    return error("too-much-memory", _place(stage), message, _hint("with --memory-limit, or try --jobs 1"))


def _too_long(stage: str, minutes: float) -> Problem:
    message = f"the build took more than {minutes:g} minutes, and this was still going on: {stage}"
    return error("too-much-time", _place(stage), message, _hint("with --time-limit"))


def _hint(allowing: str) -> str:
    return (
        "look for a text that was pasted many times, a template that repeats too much, or annexes of very many pages; "
        f"if all is as it should be, allow more {allowing}; {_KEPT}"
    )


def _no_memory(stage: str) -> Problem:
    message = f"there was not enough memory, while this was going on: {stage}"
    return error("too-much-memory", _place(stage), message, f"close other programs, or try --jobs 1; {_KEPT}")


def _ended_from_outside(stage: str, code: int | None) -> Problem:
    message = f"the build was ended from outside, most likely for lack of memory, while this was going on: {stage}"
    hint = f"close other programs, or try --jobs 1; if it happens again, report “ended by {-(code or 0)}”; {_KEPT}"
    return error("ended", _place(stage), message, hint)


# --- in the process of the build ----------------------------------------------------------------------------------


def _build(tells: Connection, place: str, root: Path, wanted: tuple[str, ...], how: dict[str, Any]) -> None:
    """Build, and tell what comes of it; a bug of ours goes back with where it came up."""
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started this is interrupted, and ends it
    threading.Thread(target=_end_with_parent, args=(place,), daemon=True).start()
    os.environ["TMPDIR"] = tempfile.tempdir = place
    try:
        built = pipeline.build(root, wanted, progress=lambda *said: tells.send(("progress", said)), **how)
        tells.send(("built", (built.paths, dict(built.manifest), built.problems, dict(built.kept_back))))
    except MemoryError:
        tells.send(("no memory", None))
    except Exception as bug:
        bug.add_note(f"{NOTE}\n{without_values(bug)}")
        tells.send(("bug", bug))


def _end_with_parent(place: str) -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        shutil.rmtree(place, ignore_errors=True)
        os.killpg(0, signal.SIGKILL)
