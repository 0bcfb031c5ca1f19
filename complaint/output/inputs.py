"""The files that a build is made from: records and the annexes beside them, and the hashes of these and of templates.

Takes the folder of a project, gives names as messages use them ("cases/events.yaml") with hashes. Only reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath

from complaint.filing.words import template_files
from complaint.records.beside import FILES
from complaint.records.schemas import schemas
from complaint.records.sheets.saved import FILE as HEADINGS

_RECORDS = ("cases/", "signatories/")
_ANNEXES = f"{FILES['attachment']}/"


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def hashes(files: Iterable[tuple[Path, str]]) -> dict[str, str]:
    """The hash of each file by the name that messages use for it."""
    return {name: digest(path.read_bytes()) for path, name in files}


def record_files(root: Path) -> list[tuple[Path, str]]:
    """The record files of a project and its annexes with their names."""
    found = [path for part in _RECORDS for path in (root / part).rglob("*") if path.is_file()]
    named = [(path, path.relative_to(root).as_posix()) for path in sorted(found)]
    return [(path, name) for path, name in named if is_record_file(name)]


def is_record_file(name: str) -> bool:
    if name.startswith(_ANNEXES):
        return not name.rpartition("/")[2].startswith(".")
    return name.startswith(_RECORDS) and name.endswith((".csv", ".yaml")) and name != HEADINGS


def without_names(inputs: Mapping[str, str], tells: Callable[[str], bool]) -> dict[str, str]:
    """The hashes by name; a record file that is called after somebody hidden is called by its hash instead."""
    usual = {schema.file for schema in schemas().values()}
    return {
        _by_hash(name, found) if is_record_file(name) and name not in usual and tells(name) else name: found
        for name, found in inputs.items()
    }


def called_as(before: Mapping[str, str], today: Mapping[str, str]) -> dict[str, str]:
    """Today's hashes, each file called as a manifest called it that does not tell its name."""
    return {
        _by_hash(name, found) if name not in before and _by_hash(name, found) in before else name: found
        for name, found in today.items()
    }


def _by_hash(name: str, found: str) -> str:
    path = PurePosixPath(name)
    return path.with_name(f"{found[:16]}{path.suffix}").as_posix()


def hashes_today(root: Path, names: Iterable[str]) -> dict[str, str]:
    """The hashes of all record files, and of the templates that today stand for those of these names.

    Why not simply of the files of these names: a shared template may since have been overridden by one of the project.
    """
    files = template_files(root)
    known, found = frozenset(names), hashes(record_files(root))
    for name in known:
        if not is_record_file(name):
            layers = {shown: path for path, shown in files.layers(name.partition("/")[2])}
            # A theme is laid over the shared one, so that both count; any other template takes the place of the shared.
            template = layers.get(name) if layers.keys() <= known else next(iter(layers.values()))
            if template is not None:
                found[name] = digest(template.read_bytes())
    return found
