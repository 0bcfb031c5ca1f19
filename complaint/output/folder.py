"""The build folder: made aside, then exchanged for the earlier one as a whole.

Takes the files of a build and which files of an earlier build they replace. Leaves either the new folder or, after an
interruption, the one that was there before. Whatever in the folder is not ours, or was edited since we made it, is
carried over: the program never deletes what a person wrote.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from complaint.output.exchange import exchange, flush, locked
from complaint.output.inputs import digest
from complaint.problems import Place, Problem, ProblemsFound, error, warning

MANIFEST = "manifest.json"
NOT_FOREIGN = frozenset({MANIFEST, ".gitkeep", ".gitignore", "README.md", ".DS_Store", "Thumbs.db", "desktop.ini"})


@contextmanager
def taken(target: Path) -> Iterator[Path]:
    """The folder while no other build may change it, mended if one was interrupted; its path without links.

    Raises `ProblemsFound` if the disk is full or must not be written, also for what is done with the folder inside.
    """
    try:
        real = Path(os.path.realpath(target))
        real.parent.mkdir(parents=True, exist_ok=True)
        with locked(real.parent):
            _mend(real)
            yield real
    except OSError as failed:
        what = failed.strerror or str(failed)
        hint = "free some space, or name another folder with --out; what was there before is untouched"
        raise ProblemsFound(error("disk", Place(target.name), f"the build cannot be written: {what}", hint)) from None


def mend(target: Path) -> None:
    """Put right what an interrupted build left, if anything; a disk that must not be written stays as it is."""
    real = Path(os.path.realpath(target))
    with suppress(OSError):
        if _aside(real).is_dir() or _before(real).is_dir():
            with locked(real.parent):
                _mend(real)


def replace(
    target: Path, files: Mapping[str, bytes], earlier: Mapping[str, str], *, for_owner_only: bool = False
) -> tuple[Problem, ...]:
    """Make the folder hold these files instead of the `earlier` ones (paths and hashes) and beside all others.

    With `for_owner_only` nobody else on the computer can read them, from the first moment on.
    To be called while the folder is `taken`. Gives a warning for each file of ours that was edited since it was made:
    it is kept under another name.
    """
    if target.exists() and not target.is_dir():
        message = "this is a file; it must be a folder, or not be there"
        raise ProblemsFound(error("disk", Place(target.name), message, "move it elsewhere"))
    aside = _aside(target)
    try:
        aside.mkdir(mode=0o700 if for_owner_only else 0o777)
        if target.is_dir() and not for_owner_only:
            shutil.copymode(target, aside)
        for name, content in files.items():
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            _write(aside / name, content, 0o600 if for_owner_only else 0o666)
        problems = tuple(_carry_over(target, aside, files, earlier)) if target.is_dir() else ()
        for folder, _, _ in os.walk(aside):
            flush(Path(folder))
        exchange(aside, target, _before(target))
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return problems


def _aside(target: Path) -> Path:
    return target.parent / f".{target.name}-new"


def _before(target: Path) -> Path:
    return target.parent / f".{target.name}-before"


def _mend(target: Path) -> None:
    """Put back the folder that an interrupted exchange left beside its place, and sweep up what was made aside."""
    before = _before(target)
    if before.is_dir():
        if not (target / MANIFEST).exists():  # the exchange did not get to its end
            with suppress(FileNotFoundError):
                (target / ".gitkeep").unlink(missing_ok=True)
                target.rmdir()
            before.rename(target)
        else:
            shutil.rmtree(before)
    if _aside(target).is_dir():
        shutil.rmtree(_aside(target))


def _write(path: Path, content: bytes, mode: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _carry_over(target: Path, aside: Path, files: Mapping[str, bytes], earlier: Mapping[str, str]) -> Iterator[Problem]:
    """Give the new folder what the old one holds beside the earlier files, and those of them that were edited."""
    for folder, folders, names in os.walk(target):
        for linked in [name for name in folders if (Path(folder) / name).is_symlink()]:
            folders.remove(linked)
            names.append(linked)
        if not folders and not names:
            (aside / Path(folder).relative_to(target)).mkdir(parents=True, exist_ok=True)
        for found in names:
            old = Path(folder) / found
            name = old.relative_to(target).as_posix()
            replaced = name in files or name in earlier
            if name == MANIFEST or (replaced and _is_ours(old, files.get(name), earlier.get(name))):
                continue
            new = aside / name
            if replaced:
                new = _free_name(new, target / name)
                kept = new.relative_to(aside).as_posix()
                message = f"this file was changed since it was made; it is kept as “{kept}”"
                yield warning("changed-output", Place(name), message, "carry the changes over, then move it elsewhere")
            new.parent.mkdir(parents=True, exist_ok=True)
            _link(old, new)


def _is_ours(old: Path, new: bytes | None, earlier: str | None) -> bool:
    """Whether a file is as we made it, or as we make it now: then nothing of a person's is lost with it."""
    if not old.is_file() or old.is_symlink():
        return False
    content = old.read_bytes()
    return content == new or digest(content) == earlier


def _free_name(new: Path, old: Path) -> Path:
    """The name with “-kept” before its ending, or “-kept-2” and so on: one that neither folder has."""
    number = 1
    while True:
        name = f"{new.stem}-kept{'' if number == 1 else f'-{number}'}{new.suffix}"
        if not os.path.lexists(new.with_name(name)) and not os.path.lexists(old.with_name(name)):
            return new.with_name(name)
        number += 1


def _link(old: Path, new: Path) -> None:
    """The same file in the new folder; a copy where the disk knows no second name for a file."""
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(old, new, follow_symlinks=False)
