"""The build folder: made aside, then moved into place as a whole.

Takes the files of a build, leaves either the new folder or, after an interruption, the one that was there before. What
an earlier build made for other recipients is kept, unless its manifest no longer says so.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from complaint.problems import Place, ProblemsFound, error

MANIFEST = "manifest.json"
_KEPT = (".gitkeep", ".gitignore", "README.md")


@contextmanager
def _aside(target: Path) -> Iterator[Path]:
    """A new folder beside the target that is removed again unless it was moved away."""
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-new-", dir=target.parent))
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def mend(target: Path) -> None:
    """Put back the folder that an interrupted exchange left aside, and sweep up what it left behind."""
    if not target.parent.is_dir():
        return
    before = target.parent / f".{target.name}-before"
    if before.is_dir():
        if target.exists():
            shutil.rmtree(before)
        else:
            before.rename(target)
    for left in target.parent.glob(f".{target.name}-new-*"):
        shutil.rmtree(left, ignore_errors=True)


def replace(target: Path, files: Mapping[str, bytes], keep: tuple[str, ...] = ()) -> None:
    """Make the target folder hold exactly these files, and those of the kept subfolders that it held before.

    Raises `ProblemsFound` if the disk is full or must not be written; the folder is then as it was.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        mend(target)
        with _aside(target) as aside:
            aside.chmod(0o755)
            for name, content in files.items():
                path = aside / name
                path.parent.mkdir(parents=True, exist_ok=True)
                _write(path, content)
            _keep(target, aside, (*keep, *_KEPT))
            _exchange(target, aside)
    except OSError as failed:
        what = failed.strerror or str(failed)
        hint = "free some space, or name another folder with --out; what was there before is untouched"
        raise ProblemsFound(error("disk", Place(target.name), f"the build cannot be written: {what}", hint)) from None


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _keep(target: Path, aside: Path, names: tuple[str, ...]) -> None:
    for name in names:
        old, new = target / name, aside / name
        if new.exists() or not old.exists():
            continue
        if old.is_dir():
            shutil.copytree(old, new, copy_function=os.link)
        else:
            os.link(old, new)


def _exchange(target: Path, aside: Path) -> None:
    before = target.parent / f".{target.name}-before"
    if target.exists():
        target.rename(before)
    aside.rename(target)
    _flush(target.parent)
    shutil.rmtree(before, ignore_errors=True)


def _flush(folder: Path) -> None:
    """Make the renames of a folder last through a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
