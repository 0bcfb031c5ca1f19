"""The lock of a project: between programs on one computer, and between computers that share its folder.

On one computer the system's own lock (filelock) decides. Folders of other computers often do not pass it on (sshfs and
most other FUSE file systems keep it to themselves, tried; some know none), so whoever has it also lays down a note in
`.complaint/holder`, which only one can make: who, on which computer, since when. It goes with the lock. A note left by
a program that died is taken away at once where that can be known, being on this computer, and else after `LEFT_BEHIND`.
"""

from __future__ import annotations

import errno
import getpass
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final
from uuid import uuid4

from filelock import FileLock, Timeout

NOTE: Final = "holder"
LEFT_BEHIND: Final = 15 * 60.0  # seconds; a change takes a few, so a note this old is of a computer that is gone
_PAUSE: Final = 0.05
_NO_LOCKS: Final = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL})
_NO_LINKS: Final = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES})
_OURS: Final[dict[str, str]] = {}  # the signs of the notes that this process has laid down, by folder
_LIVING: Final[set[str]] = set()  # those, and of threads that wait


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a project. `boot` is the computer since it was started, `begun` when the process was."""

    who: str = ""
    computer: str = ""
    sign: str = ""
    boot: str = ""
    process: int = 0
    begun: str = ""
    since: str = ""  # when the note was written, as the disk says; it is not in the note

    def __str__(self) -> str:
        return f"{self.who} on {self.computer} since {self.since}" if self.who else ""


class BusyError(Exception):
    """Somebody else holds the project; who, as far as that can be told."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(str(holder))
        self.holder = holder


@contextmanager
def locked(own: Path, patience: float) -> Iterator[None]:
    """Nobody else has the lock meanwhile; raises `BusyError` or an OSError."""
    until = time.monotonic() + patience
    lock = _among_programs(own, patience)
    try:
        sign = uuid4().hex
        _LIVING.add(sign)  # first, so that no other thread takes our note for one that was left behind
        try:
            _noted(own, sign, until)
            _OURS[_key(own)] = sign
            yield
        finally:
            if _OURS.get(_key(own)) == sign:
                del _OURS[_key(own)]
            if _holder(own).sign == sign:
                (own / NOTE).unlink(missing_ok=True)
            _LIVING.discard(sign)
    finally:
        if lock is not None:
            lock.release()


def is_lost(own: Path) -> bool:
    """Whether somebody else has taken the lock that we had, because this computer slept for very long."""
    sign = _OURS.get(_key(own))
    return sign is not None and _holder(own).sign != sign


def _among_programs(own: Path, patience: float) -> FileLock | None:
    """The lock of the system; None where the folder knows none, and the note alone decides."""
    lock = FileLock(own / "lock", timeout=patience, mode=0o666)
    try:
        lock.acquire()
    except Timeout:
        raise BusyError(_holder(own)) from None
    except OSError as failed:
        if failed.errno not in _NO_LOCKS:
            raise
        return None
    return lock


def _noted(own: Path, sign: str, until: float) -> None:
    """Lay down our note."""
    mine = Holder(_account(), socket.gethostname(), sign, *_process())
    while not _laid_down(own, mine):
        found = _holder(own)
        if _is_left_behind(own, found):
            _taken_away(own, found)
        elif time.monotonic() >= until:
            raise BusyError(found)
        else:
            time.sleep(_PAUSE)


def _laid_down(own: Path, mine: Holder) -> bool:
    """Make the note whole and only if there is none; false if there is one."""
    aside = own / f"{NOTE}.{mine.sign}"
    content = json.dumps(asdict(mine), ensure_ascii=False).encode("utf-8", "replace")
    try:
        aside.write_bytes(content)
        os.link(aside, own / NOTE)
    except FileExistsError:
        return False
    except OSError as failed:
        if failed.errno not in _NO_LINKS:
            raise
        try:
            with (own / NOTE).open("xb") as file:  # some network disks know no links
                file.write(content)
        except FileExistsError:
            return False
    finally:
        aside.unlink(missing_ok=True)
    with suppress(OSError):
        now = (own / NOTE).stat().st_mtime
        for left in list(own.glob(f"{NOTE}.*")):  # of those who died before they could lay theirs down
            if now - left.stat().st_mtime > LEFT_BEHIND:
                left.unlink(missing_ok=True)
    return True


def _holder(own: Path) -> Holder:
    """Who has laid down the note; of nobody if there is none that can be read."""
    try:
        written = datetime.fromtimestamp((own / NOTE).stat().st_mtime)
        found = Holder(**json.loads((own / NOTE).read_text("utf-8")))
        return replace(found, since=f"{written:%Y-%m-%d %H:%M}")
    except (OSError, ValueError, TypeError):
        return Holder()


def _is_left_behind(own: Path, holder: Holder) -> bool:
    """Whether whoever laid down the note is surely gone."""
    boot, process, begun = _process()
    if holder.boot == boot:
        if holder.process == process and holder.begun == begun:
            return holder.sign not in _LIVING
        if holder.begun != _begun(holder.process):
            return True
    return _age(own, own / NOTE) > LEFT_BEHIND


def _age(own: Path, path: Path) -> float:
    """Seconds since a file was written, by the clock of the disk, which computers that share it have in common."""
    probe = own / f"{NOTE}.{uuid4().hex}"
    try:
        probe.touch()
        return probe.stat().st_mtime - path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
    finally:
        probe.unlink(missing_ok=True)


def _taken_away(own: Path, holder: Holder) -> None:
    """Take the note away that was left behind, and no other one that came in its place meanwhile."""
    aside = own / f"{NOTE}.{uuid4().hex}"
    with suppress(FileNotFoundError):
        (own / NOTE).rename(aside)
        try:
            taken = json.loads(aside.read_text("utf-8")).get("sign", "")
        except (ValueError, AttributeError):
            taken = ""
        if taken == holder.sign:
            aside.unlink(missing_ok=True)
        else:
            aside.rename(own / NOTE)


def _key(own: Path) -> str:
    return str(own.resolve())


@cache
def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


def _process() -> tuple[str, int, str]:
    """This computer since it was started, and this process."""
    number = os.getpid()
    return _boot(), number, _begun(number)


@cache
def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("utf-8").strip()
    except OSError:  # no Linux
        return socket.gethostname()


def _begun(process: int) -> str:
    """When a process of this computer began, in a form that only compares; empty if there is none."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        pass
    if Path("/proc/self/stat").exists() or os.name != "posix":
        return "" if os.name == "posix" else "?"
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return ""
    except OSError:
        pass
    return "?"
