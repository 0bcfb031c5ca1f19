"""Two folders change places, so that there is never a moment without one; and one build at a time does it.

Takes paths, changes only their names. Where the system cannot exchange names in one step, the old folder first gets the
name `before`, and whoever comes next puts it back if it finds no new one.
"""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # not a Unix: two builds at once are not kept apart there
    fcntl = None  # type: ignore[assignment]

_HERE = -100  # AT_FDCWD: paths are as seen from the folder one stands in
_EXCHANGE = 2  # RENAME_EXCHANGE
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Waits until nobody else holds the folder. Whoever is killed lets go of it; no file is left behind."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        if fcntl is not None:
            with suppress(OSError):  # a network disk without locks
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def exchange(aside: Path, target: Path, before: Path) -> None:
    """The folder made aside takes the place of the target, and the old one is left under the name aside or before."""
    if not target.exists():
        aside.rename(target)
    elif not _exchanged(aside, target):
        target.rename(before)
        try:
            aside.rename(target)
        except OSError:
            before.rename(target)
            raise
        before.rename(aside)
    flush(target.parent)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two names in one step; false where the system or the disk cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number))


def flush(folder: Path) -> None:
    """Make the names in a folder last through a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
