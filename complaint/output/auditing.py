"""Private values that stand readable in a project, its build folder and its git history, and files open to others.

Takes the folder of a project, its build folder and the sealed values that a key has opened, gives problems: which value
(record and field) or kind of value stands where, and never the value. Only reads. Without a key, values are looked for
by their form alone.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from complaint.output.access import of_rights
from complaint.output.gate.opening import opened
from complaint.output.gate.pieces import Piece, Step
from complaint.problems import Place, Problem, Severity, error, warning
from complaint.records.changing.writing import OWN_FOLDER
from complaint.records.dates import PartialDate
from complaint.records.project import printable
from complaint.records.sealing.sealed_file import FOLDER

_SKIPPED: Final = frozenset({"__pycache__", "node_modules"})
_LEFT: Final = re.compile(r"^\.~lock\..*#$|^~\$|~$|^#.*#$|^\.#|\.(?:sw[a-p]|bak|orig|tmp)$")
_BIGGEST: Final = 64 * 1024 * 1024
_IIN: Final = re.compile(r"(?<![\d.])\d{12}(?![\d.])")
_PASSPORT: Final = re.compile(r"(?<![\w])[NН]\s?\d{8}(?!\w)")
_PHONE: Final = re.compile(r"(?<![\w+])\+7[\s(\-]*7\d\d[\s)\-]*\d{3}[\s\-]*\d\d[\s\-]*\d\d(?!\d)")
_E_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
# Where addresses of offices belong, so that only numbers of people are looked for there.
_OF_OFFICES: Final = ("cases/", "build/", "templates/", "README", "docs/")
_FEWEST: Final = 5  # letters and digits of a value; shorter ones stand anywhere by accident
_NOT_PRINTED: Final = "(a name that tells it)"
_DRAWN: Final = re.compile(r"[0-9a-f]{16,}\.(?:age|json\.gz)$")  # names of ours that come from chance or a sum
_REMEMBERED: Final = "docs/security.md says what to do about what git remembers"
_SIGNS: Final = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A sealed value as a row of letters, and how it is called."""

    row: str
    record: str
    field: str


def audit(root: Path, build: Path, private: Mapping[tuple[str, str], Any]) -> tuple[Problem, ...]:
    """Everything that is found, by place."""
    wanted = tuple(_wanted(private))
    found = list(_of_files(root, "", wanted))
    if build.is_dir() and not build.resolve().is_relative_to(root.resolve()):
        found += _of_files(build, "build/", wanted)
    found += _of_git(root, wanted)
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.sort_key))


def _wanted(private: Mapping[tuple[str, str], Any]) -> Iterator[_Wanted]:
    for (record, field), value in private.items():
        row = _row(value.typed if isinstance(value, PartialDate) else str(value))
        if len(row) >= _FEWEST:
            yield _Wanted(row, record, field)


def _row(text: str) -> str:
    return _SIGNS.sub("", text).casefold()


def _of_files(folder: Path, before: str, wanted: tuple[_Wanted, ...]) -> Iterator[Problem]:
    for path in _walk(folder):
        parts = path.relative_to(folder).parts
        shown = printable(f"{before}{_printed(parts, wanted)}")
        at = Place(shown)
        yield from _of_name(path.name, at, wanted)
        if path.is_symlink():
            yield warning(
                "audit-link", at, "this is a link; what it leads to was not looked at", "replace it by the file"
            )
            continue
        if _LEFT.search(path.name):
            yield error("audit-left-over", at, "an editor or office program left this copy", "delete it")
        yield from of_rights(path, at)
        if path.is_file() and not shown.startswith(FOLDER):
            yield from _of_content(path, at, wanted)


def _walk(folder: Path) -> Iterator[Path]:
    for base, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if _is_looked_at(name))
        yield from (Path(base) / name for name in folders if not (Path(base) / name).is_symlink())
        yield from (Path(base) / name for name in folders if (Path(base) / name).is_symlink())
        yield from (Path(base) / name for name in sorted(files))


def _is_looked_at(name: str) -> bool:
    """Not what programs keep for themselves; of ours, what an interrupted change may have left is looked at."""
    return name not in _SKIPPED and (not name.startswith(".") or name == OWN_FOLDER)


def _printed(parts: Iterable[str], wanted: tuple[_Wanted, ...]) -> str:
    """A path without the names in it that would tell a value."""
    return "/".join(_NOT_PRINTED if any(_of_name(part, Place(), wanted)) else part for part in parts)


def _of_name(name: str, at: Place, wanted: tuple[_Wanted, ...]) -> Iterator[Problem]:
    """What the name of a file or folder tells."""
    if not _DRAWN.match(name):
        for found in _of_text(name, at, wanted):
            yield replace(found, message=f"{found.message}, in a name", hint="give it another name")


def _of_content(path: Path, at: Place, wanted: tuple[_Wanted, ...]) -> Iterator[Problem]:
    try:
        content = path.read_bytes() if path.stat().st_size <= _BIGGEST else b""
    except OSError as failed:
        yield warning("audit-unread", at, f"this could not be read ({failed.strerror})", "look at it yourself")
        return
    pieces = opened(content, path.name, (Step(at.file, at.file),))
    for one in pieces:
        if isinstance(one, Piece) and not one.is_raw:
            yield from _of_text(one.text, at, wanted)


def _of_text(text: str, at: Place, wanted: tuple[_Wanted, ...]) -> Iterator[Problem]:
    row = _row(text) if wanted else ""
    for one in wanted:
        if one.row in row:
            message = f"the sealed “{one.field}” of “{one.record}” stands here readable"
            yield error("audit-sealed-value", at, message, "take it out, or seal the file")
    for kind in _kinds(text, offices=at.file.startswith(_OF_OFFICES)):
        yield Problem(
            Severity.WARNING, "audit-form", at, f"something that looks like {kind} stands here readable", "seal it"
        )


def _kinds(text: str, *, offices: bool) -> Iterator[str]:
    if any(_is_iin(found) for found in _IIN.findall(text)):
        yield "an individual identification number of Kazakhstan"
    if _PASSPORT.search(text):
        yield "the number of a passport"
    if not offices and _PHONE.search(text):
        yield "a telephone number"
    if not offices and _E_MAIL.search(text):
        yield "an e-mail address"


def _is_iin(digits: str) -> bool:
    """Whether twelve digits are such a number: a birth date, and the check digit by its two rows of weights."""
    if not ("01" <= digits[2:4] <= "12" and "01" <= digits[4:6] <= "31"):
        return False
    for weights in (range(1, 12), (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)):
        rest = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False)) % 11
        if rest < 10:
            return rest == int(digits[11])
    return False


def _of_git(root: Path, wanted: tuple[_Wanted, ...]) -> Iterator[Problem]:
    """Every version of every file of the project that git keeps, and the messages of its commits."""
    git = shutil.which("git")
    if git is None or not any((folder / ".git").exists() for folder in (root.resolve(), *root.resolve().parents)):
        return
    run = [git, "-C", str(root)]
    listed = _output([*run, "rev-list", "--all", "--objects", "--", "."])
    if listed is None:
        yield warning("audit-git", Place(".git"), "the history of git could not be read", "call “git fsck”")
        return
    above = (_output([*run, "rev-parse", "--show-prefix"]) or b"").decode("utf-8", "replace").strip()
    for line in listed.decode("utf-8", "replace").splitlines():
        number, _, name = line.partition(" ")
        name = name.removeprefix(above)
        at = Place(f"git {number[:10]} {printable(_printed(name.split('/'), wanted))}")
        for found in _of_name(name.rpartition("/")[2], at, wanted):
            yield replace(found, message=f"{found.message}, in the history of git", hint=_REMEMBERED)
        if not name.startswith(("cases/", "signatories/", "build/")) or name.startswith(f"{FOLDER}/"):
            continue
        content = _output([*run, "cat-file", "blob", number])
        if content is None:
            continue  # a folder
        for one in opened(content, name, (Step(at.file, at.file),)):
            if isinstance(one, Piece) and not one.is_raw:
                for found in _of_text(one.text, Place(name), wanted):
                    told = f"{found.message}, in the history of git"
                    yield replace(found, place=at, message=told, hint=_REMEMBERED)
    messages = _output([*run, "log", "--all", "--format=%B"]) or b""
    yield from _of_text(messages.decode("utf-8", "replace"), Place("git messages"), wanted)


def _output(command: list[str]) -> bytes | None:
    done = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)  # noqa: S603 - git
    return done.stdout if done.returncode == 0 else None
