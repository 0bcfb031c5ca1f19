"""What must fit between records and the files beside them: attachments, photographs and the chapters that cite sources.

Takes the folder of the project and its records, gives problems. Only looks whether files are there and what chapters
cite; never opens an attachment and never leaves the project.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from complaint.problems import Place, Problem
from complaint.records.record import HELD, Record, Records
from complaint.records.resolve import may_refer, references
from complaint.records.schemas import schemas
from complaint.records.text_file import read_text
from complaint.records.wording import say

FILES: Final = {"attachment": "cases/attachments", "photograph": "cases/photographs"}
CHAPTERS: Final = "cases/chapters"

_CITED = re.compile(r"""\bsource\s*=\s*["']([a-z][a-z0-9.-]*)["']""")
_NOT_CITING = frozenset(("correction",))  # they speak of records without using them


def check_files(root: Path, records: Records) -> tuple[Problem, ...]:
    """What is wrong with the files that records name, and which sources nobody cites."""
    problems = [problem for kind in FILES for problem in _named_files(root, records, kind)]
    problems += _uncited(root, records)
    return tuple(problems)


def _named_files(root: Path, records: Records, kind: str) -> Iterator[Problem]:
    folder = FILES[kind]
    named: set[str] = set()
    for record in records.of(kind):
        if record.file is None or record.file is HELD:
            continue
        named.add(record.file)
        yield from named_file(root, folder, record, "file")
    base = root / folder
    if kind in records.unread or base.is_symlink() or not base.is_dir():
        return
    for path in sorted(base.rglob("*")):
        name = path.relative_to(base).as_posix()
        if path.is_file() and name not in named and path.name != "README.md" and not path.name.startswith("."):
            yield say("unlisted-file", Place(f"{folder}/{name}"), kind=kind)


def named_file(root: Path, folder: str, record: Record, field: str) -> Iterator[Problem]:
    """What is wrong with the file that a field names by its path below the folder; links are not followed."""
    at, name = record.place_of(field), record.values[field]
    parts = PurePosixPath(name).parts
    if name.startswith("/") or "\\" in name or ":" in name or ".." in parts or not parts:
        yield say("file-outside", at, folder=folder)
        return
    path = root / folder
    for part in parts:
        path = path / part
        try:
            mode = os.lstat(path).st_mode
        except (OSError, ValueError):
            yield say("file-missing", at, folder=folder, text=name)
            return
        if stat.S_ISLNK(mode):
            yield say("file-outside", at, folder=folder)
            return
    if not stat.S_ISREG(mode):
        yield say("file-missing", at, folder=folder, text=name)


def _uncited(root: Path, records: Records) -> Iterator[Problem]:
    if records.unread or records.faulty or not records.of("source"):
        return  # a citation may stand in what could not be read
    cited = set(_cited_in_chapters(root))
    for record_type in records.types:
        if record_type in schemas() and record_type not in _NOT_CITING:
            citing = [wanted for wanted in schemas()[record_type].fields.values() if may_refer(wanted, "source")]
            for record in records.of(record_type):
                cited.update(record_id for record_id, _ in references(record, citing))
    for source in records.of("source"):
        if source.id not in cited:
            yield say("uncited-source", source.at, id=source.id)


def _cited_in_chapters(root: Path) -> Iterator[str]:
    folder = root / CHAPTERS
    if folder.is_dir() and not folder.is_symlink():
        for path in sorted(folder.glob("*.html")):
            text, _ = read_text(path, f"{CHAPTERS}/{path.name}")
            yield from _CITED.findall(text or "")
