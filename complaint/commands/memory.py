"""An editor on a text that stands in memory only, and on no disk when it is closed.

Takes a text, gives what the editor left. The file lies on a file system that the kernel keeps in memory, in a folder
for its owner alone, and goes when the editor or this program ends, by a signal too. What a SIGKILL leaves is swept by
the next call. Memory may be swapped out: docs/security.md says what that means.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final

from complaint.commands.secrets import inherited

_PREFIX: Final = "complaint-"
_IN_MEMORY: Final = frozenset({"tmpfs", "ramfs"})
_ENDING: Final = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name))
# Editors that would keep copies of a text in places of their own, and how they are told not to.
_VIM: Final = ("-n", "-i", "NONE", "--cmd", "set nobackup nowritebackup noundofile")
_QUIET: Final = {
    **dict.fromkeys(("vi", "vim", "nvim", "view"), _VIM),
    "emacs": ("--eval", "(setq make-backup-files nil auto-save-default nil create-lockfiles nil)"),
}


class NoMemoryError(Exception):
    """This machine has no file system in memory that could be used."""


def edited(text: str, suffix: str = ".yaml") -> str:
    """What the editor of the user makes of the text; `NoMemoryError`, or `OSError` if there is no editor."""
    with _folder() as folder:
        path = folder / f"sealed{suffix}"
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
        quiet = _QUIET.get(Path(command[0]).name, ())
        environment = {**inherited(), "TMPDIR": str(folder)}
        subprocess.run([*command, *quiet, str(path)], check=True, env=environment)  # noqa: S603 - the user's own editor
        return path.read_text("utf-8")


@contextmanager
def _folder() -> Iterator[Path]:
    """A new folder in memory, gone afterwards whatever happens."""
    base = Path("/dev/shm")  # noqa: S108 - memory, and the folder in it is made safely
    if not _in_memory(base) or not os.access(base, os.W_OK):
        raise NoMemoryError
    _sweep(base)
    before = {one: signal.signal(one, _leave) for one in _ENDING}
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getuid()}-{os.getpid()}-", dir=base))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        for one, handler in before.items():
            signal.signal(one, handler)


def _leave(number: int, frame: FrameType | None) -> None:
    """End as the signal wants, by way of everything that has to be taken away."""
    sys.exit(128 + number)


def _in_memory(folder: Path) -> bool:
    try:
        mounts = [line.split() for line in Path("/proc/mounts").read_text("utf-8").splitlines()]
    except OSError:
        return False
    return any(mount[1] == str(folder) and mount[2] in _IN_MEMORY for mount in mounts)


def _sweep(base: Path) -> None:
    """Take away what calls of ours that were killed have left."""
    for path in base.glob(f"{_PREFIX}{os.getuid()}-*"):
        process = path.name.split("-")[2]
        if process.isdigit() and not Path(f"/proc/{process}").exists() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
