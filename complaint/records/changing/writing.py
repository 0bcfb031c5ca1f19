"""Files of a project replaced together or not at all, by one at a time, whatever stops the program in between.

`holding` takes the lock of the project; `write` puts new contents in place: they are laid aside in `.complaint/change/`
and flushed to the disk, then a note says what goes where, then each is moved into place. Until the note is there
nothing has happened; once it is there, whoever comes next finishes the work (`recover`, which `holding` and `steady`
call).

Why a note and not only a move: a change and its history are several files, and only one file moves in one step.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, Final

from complaint.problems import Place, ProblemsFound
from complaint.records.changing.locking import BusyError, is_lost, locked
from complaint.records.wording import say

OWN_FOLDER: Final = ".complaint"
PATIENCE: Final = 30.0  # seconds until one is told that somebody else is at work
_FOLDERS: Final = ("cases", "signatories")
_NOTE: Final = "note.json"


@contextmanager
def holding(root: Path, patience: float = PATIENCE) -> Iterator[None]:
    """The project is ours alone, and whatever was interrupted before is finished. Raises `ProblemsFound`."""
    try:
        with locked(own_folder(root), patience):
            recover(root)
            yield
    except BusyError as busy:
        holder = f" ({busy.holder})" if str(busy.holder) else ""
        raise ProblemsFound(say("busy", Place(root.resolve().name), seconds=round(patience), holder=holder)) from None
    except OSError as failed:
        place = Place(root.resolve().name)
        raise ProblemsFound(say("not-written", place, reason=failed.strerror or failed)) from failed


def own_folder(root: Path, *, make: bool = True) -> Path:
    """The folder of what is the program's own; git does not take it in. Raises `ProblemsFound` if it is a link."""
    own = root / OWN_FOLDER
    if own.is_symlink():
        raise ProblemsFound(say("symbolic-link", Place(OWN_FOLDER)))
    if make:
        own.mkdir(exist_ok=True)
        if not (own / ".gitignore").exists():
            (own / ".gitignore").write_text("*\n", "utf-8")
    return own


@contextmanager
def steady(root: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Nobody changes the records meanwhile, so that one who reads never sees half of a change.

    Where the project may only be read, or somebody holds it for very long, it is read as it is.
    """
    with ExitStack() as held:
        own = root / OWN_FOLDER
        if (own / "lock").exists() and os.access(own / "lock", os.W_OK) and os.access(own, os.W_OK):
            try:
                held.enter_context(locked(own, patience))
            except (BusyError, OSError):
                pass
            else:
                _recover_or_tell(root)
        yield


def _recover_or_tell(root: Path) -> None:
    try:
        recover(root)
    except OSError as failed:
        place = Place(f"{OWN_FOLDER}/change")
        raise ProblemsFound(say("not-finished", place, reason=failed.strerror or failed)) from failed


def write(root: Path, contents: Mapping[str, bytes | None]) -> None:
    """Put the contents in place of the files of these names, all or none; None takes a file away.

    Only within `holding`. An OSError leaves everything as it was.
    """
    aside = root / OWN_FOLDER / "change"
    aside.mkdir(exist_ok=True)
    try:
        entries = []
        for number, (name, content) in enumerate(contents.items()):
            target = _target(root, name)
            before = target.read_bytes() if target.exists() else None
            if content is not None:
                _flushed(aside / str(number), content)
                if before is not None:
                    shutil.copymode(target, aside / str(number))
            new = None if content is None else _digest(content)
            entries.append(
                {"name": name, "aside": number, "before": None if before is None else _digest(before), "after": new}
            )
        _flushed(aside / f"{_NOTE}.new", json.dumps(entries).encode())
        _flush_folder(aside)
        if is_lost(root / OWN_FOLDER):
            raise ProblemsFound(say("lock-lost", Place(root.resolve().name)))
    except BaseException:
        _sweep(aside)
        raise
    (aside / f"{_NOTE}.new").replace(aside / _NOTE)
    _flush_folder(aside)
    try:
        _finish(root, aside, entries)
    except OSError as failed:
        place = Place(f"{OWN_FOLDER}/change")
        raise ProblemsFound(say("not-finished", place, reason=failed.strerror or failed)) from failed


def recover(root: Path) -> None:
    """Finish the change that was interrupted, or take away what is left of one that had not begun."""
    aside = root / OWN_FOLDER / "change"
    if not aside.is_dir():
        return
    note = aside / _NOTE
    if note.exists():
        try:
            entries = json.loads(note.read_text("utf-8"))
            names = [(str(entry["name"]), int(entry["aside"]), entry["before"], entry["after"]) for entry in entries]
        except (ValueError, KeyError, TypeError):
            raise ProblemsFound(say("interrupted", Place(f"{OWN_FOLDER}/change/{_NOTE}"), files="unknown")) from None
        changed = [name for name, number, before, after in names if not _as_left(root, name, number, before, after)]
        if changed:  # somebody went on working on it by hand: nobody but a person can say what is right
            raise ProblemsFound(say("interrupted", Place(changed[0]), files=", ".join(changed)))
        _finish(root, aside, entries)
    else:
        _sweep(aside)


def _as_left(root: Path, name: str, number: int, before: str | None, after: str | None) -> bool:
    """Whether a file is as it was before the change or after it, and what is to come is still whole."""
    target, staged = _target(root, name), root / OWN_FOLDER / "change" / str(number)
    now = _digest(target.read_bytes()) if target.exists() else None
    if now == after:
        return True
    return now == before and (after is None or (staged.is_file() and _digest(staged.read_bytes()) == after))


def _finish(root: Path, aside: Path, entries: list[dict[str, Any]]) -> None:
    """Move everything into place, in the order in which it was asked for; may be done again from its beginning."""
    folders = set()
    for entry in entries:
        target, staged = _target(root, entry["name"]), aside / str(entry["aside"])
        if entry["after"] is None:
            target.unlink(missing_ok=True)
        elif staged.exists():
            _made(target.parent)
            staged.replace(target)
        folders.add(target.parent)
    for folder in folders:
        _flush_folder(folder)
    (aside / _NOTE).unlink(missing_ok=True)
    _flush_folder(aside)
    _sweep(aside)


def _made(folder: Path) -> None:
    """The folder, and the entry for it in the one above on the disk."""
    if not folder.is_dir():
        _made(folder.parent)
        folder.mkdir(exist_ok=True)
        _flush_folder(folder.parent)


def _target(root: Path, name: str) -> Path:
    """Where a file of this name stands; only record folders are ever written to, and no link is followed."""
    parts = PurePosixPath(name).parts
    if len(parts) < 2 or parts[0] not in _FOLDERS or ".." in parts or "\\" in name:
        raise ProblemsFound(say("interrupted", Place(f"{OWN_FOLDER}/change/{_NOTE}"), files=name))
    path = root
    for part in parts:
        path = path / part
        if path.is_symlink():
            raise ProblemsFound(say("symbolic-link", Place(name)))
    if path.exists() and not stat.S_ISREG(path.stat().st_mode):
        raise ProblemsFound(say("unreadable-file", Place(name), reason="it is not an ordinary file"))
    return path


def _flushed(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """The names in a folder on the disk, where the system can do that."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return
    try:
        os.fsync(handle)
    except OSError as failed:
        if failed.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network disks cannot
            raise
    finally:
        os.close(handle)


def _sweep(aside: Path) -> None:
    """Take away what is left of a change."""
    for path in aside.iterdir():
        path.unlink()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
