"""What is wrong with the sealed files, as far as it can be seen without a key.

Takes the folder of a project and its records, gives problems. Opens nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from complaint.problems import Place, Problem
from complaint.records.project import printable
from complaint.records.record import Records
from complaint.records.sealing import age
from complaint.records.sealing.opening import KEY
from complaint.records.sealing.sealed_file import FOLDER, names_in
from complaint.records.sealing.sealing import FEWEST_KEYS
from complaint.records.wording import say

_AT = Place("signatories/keys.yaml")


def sealed_problems(root: Path, records: Records) -> tuple[Problem, ...]:
    """Files that are damaged, that others than the listed keys open, and what lies beside them unsealed."""
    return tuple(_problems(root, records))


def _problems(root: Path, records: Records) -> Iterator[Problem]:
    folder = root / FOLDER
    if folder.is_symlink():
        yield say("symbolic-link", Place(FOLDER))
        return
    names = names_in(root)
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = f"{FOLDER}/{path.name}"
        if name not in names and path.name != ".gitkeep":
            yield say("not-sealed", Place(f"{FOLDER}/{printable(path.name)}"))
    if KEY in records.unread or any(one.type == KEY for one in records.faulty):
        return
    keys = len({str(one.public_key) for one in records.of(KEY)})
    if names and keys < FEWEST_KEYS:
        yield say("too-few-left-over", _AT, number=keys)
    for name in names:
        number = age.openers((root / name).read_bytes())
        if number == 0:
            yield say("sealed-damaged", Place(name))
        elif number != keys:
            yield say("sealed-for-others", Place(name), number=number, keys=keys)
