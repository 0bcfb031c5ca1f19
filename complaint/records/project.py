"""A project: the folder whose `cases/` and `signatories/` hold the records.

Takes the folder, gives all records and every problem of reading, typing and checking them one by one. Which file holds
what is said by the schemas; a file that no schema knows is a problem. Only reads, never leaves the folder and never
follows a symbolic link. References between records are for `resolve`, the rest for `rules`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from types import MappingProxyType
from typing import Final

from complaint.problems import Place, Problem, in_order
from complaint.records.beside import CHAPTERS, FILES, check_files
from complaint.records.files import check_file, load_file, no_record
from complaint.records.nearest import did_you_mean
from complaint.records.record import Record, Records
from complaint.records.scans import SCANS
from complaint.records.schemas import Schema, schemas
from complaint.records.text_file import UNSEEN
from complaint.records.wording import say

__all__ = ["FOLDERS", "load_file", "load_project"]

FOLDERS: Final = ("cases", "signatories")
REQUIRED: Final = "complaint"

# Files that are no records: what attachments and photographs prove with, scans of forms, the wording of chapters,
# remarks, what was changed when, and what is sealed.
_FREE_FOLDERS = (*FILES.values(), SCANS, "signatories/history", "signatories/sealed")
NOTHING: Final[Mapping[str, bytes]] = MappingProxyType({})
_FREE_FILES = (
    f"{CHAPTERS}/*.html",
    "signatories/headings.yaml",
    "README.md",
    "*/README.md",
    "*/.gitkeep",
    "*/.DS_Store",
    "*/Thumbs.db",
)


def load_project(root: Path, instead: Mapping[str, bytes] = NOTHING) -> tuple[Records, tuple[Problem, ...]]:
    """All records of the project and every problem found in reading them, by place.

    `instead` are contents to be read in place of the files of these names, to see what would come of them.
    """
    kinds = schemas()
    missing, reason = _not_a_project(root)
    if reason:
        folder = root.resolve().name
        return Records((), kinds), (say("not-a-project", Place(missing or folder), folder=folder, reason=reason),)
    loading = _Loading(root, {name: schema for name, schema in kinds.items() if _stands_in_folders(schema)}, instead)
    for folder in FOLDERS:
        loading.folder(folder)
    loading.all_together()
    records = Records(loading.records, kinds, loading.faulty, loading.unread)
    return records, in_order([*loading.problems, *check_files(root, records)])


def _not_a_project(root: Path) -> tuple[str, str]:
    """What a project needs and this folder lacks, and that as a reason; both empty for a project."""
    if not root.is_dir():
        return "", "it is not a folder" if root.exists() else "there is no such folder"
    missing = [folder for folder in FOLDERS if not (root / folder).is_dir()]
    return (missing[0], f"it holds no folder {' and no folder '.join(missing)}") if missing else ("", "")


def _stands_in_folders(schema: Schema) -> bool:
    return schema.file is not None and schema.file.partition("/")[0] in FOLDERS


@dataclass(slots=True)
class _Loading:
    """What has been found so far."""

    root: Path
    kinds: Mapping[str, Schema]
    instead: Mapping[str, bytes]
    records: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    faulty: list[Record] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    found: dict[str, list[str]] = field(default_factory=dict)

    def folder(self, name: str) -> None:
        """Take in all files of a folder, in the order of their names."""
        for file, is_folder, is_link in self._entries(name):
            seen = printable(file)
            if seen != file:
                self.problems.append(say("file-name", Place(seen)))
            elif is_link:
                self.problems.append(say("symbolic-link", Place(file)))
            elif is_folder:
                self._subfolder(file)
            elif not any(fnmatchcase(file, free) for free in _FREE_FILES):
                self._file(file)

    def _entries(self, name: str) -> Iterator[tuple[str, bool, bool]]:
        """Name, whether it is a folder, whether it is a link: of all that stands in a folder or would stand there."""
        try:
            path = self.root / name
            if path.is_symlink():
                self.problems.append(say("symbolic-link", Place(name)))
                return
            with os.scandir(path) as entries:
                listed = {
                    f"{name}/{entry.name}": (entry.is_dir(follow_symlinks=False), entry.is_symlink())
                    for entry in entries
                }
        except OSError as reason:
            self.problems.append(say("unreadable-file", Place(name), reason=reason.strerror))
            return
        for file in self.instead:
            if file.rpartition("/")[0] == name:
                listed.setdefault(file, (False, False))
        yield from ((file, *kind) for file, kind in sorted(listed.items()))

    def _subfolder(self, name: str) -> None:
        if name in _FREE_FOLDERS:
            return
        known = {str(schema.file).rpartition("/")[0] for schema in self.kinds.values()} - set(FOLDERS)
        known |= {CHAPTERS}
        if name in known or any(folder.startswith(f"{name}/") for folder in known):
            self.folder(name)
        else:
            near = did_you_mean(name, {*known, *_FREE_FOLDERS})
            self.problems.append(say("unknown-folder", Place(name), near=near))

    def _file(self, name: str) -> None:
        schema = next((kind for kind in self.kinds.values() if _holds(str(kind.file), name)), None)
        if schema is None:
            self.problems.append(say("unknown-file", Place(name), near=self._near(name)))
            return
        checked, whole = check_file(self.root / name, schema, name, self.instead.get(name))
        self.records.extend(checked.records)
        self.problems.extend(checked.problems)
        self.faulty.extend(checked.faulty)
        if not whole:
            self.unread.update(self._held_types(schema))
        self.found.setdefault(schema.name, []).append(name)

    def _held_types(self, schema: Schema) -> Iterator[str]:
        """The type of the records in a file and the types inside them."""
        yield schema.name
        yield from (str(wanted.record) for wanted in schema.fields.values() if wanted.record)

    def _near(self, name: str) -> str:
        """The known file that may be meant; for one of several in a folder, the name with the right ending."""
        stem, _, ending = name.rpartition(".")
        patterns = [str(kind.file) for kind in self.kinds.values()]
        several = [
            pattern for pattern in patterns if "*" in pattern and pattern.rpartition("/")[0] == name.rpartition("/")[0]
        ]
        right = [f"{stem}{pattern.rpartition('*')[2]}" for pattern in several if ending]
        taken = {file for files in self.found.values() for file in files}
        return did_you_mean(name, [*right, *({pattern for pattern in patterns if "*" not in pattern} - taken)])

    def all_together(self) -> None:
        """What can be said only when all files are read: what is missing, and what is there twice."""
        schema = self.kinds.get(REQUIRED)
        there = {*self.unread, *(record.type for record in (*self.records, *self.faulty))}
        if schema is not None and schema.name not in there:
            self.problems.append(no_record(schema, str(schema.file)))
        seen: dict[str, Record] = {}
        for record in (*self.records, *self.faulty):
            first = seen.setdefault(record.id, record)
            if first is not record and record.id:
                self.problems.append(say("repeated-id", record.place_of("id"), id=record.id, other=first.at))


def printable(name: str) -> str:
    """The name of a file with a question mark for each sign that cannot be printed."""
    return UNSEEN.sub("?", "".join(sign if sign.isprintable() else "?" for sign in name))


def _holds(pattern: str, name: str) -> bool:
    """Whether a file is one of those that a schema names; `*` stands for a name without slashes."""
    return fnmatchcase(name, pattern) and name.count("/") == pattern.count("/")
