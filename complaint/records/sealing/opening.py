"""Opening what is sealed, in memory only.

Takes the folder of a project and secret keys, gives what the files hold, and a problem for each that stays closed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from complaint.problems import Place, Problem
from complaint.records.files import load_file
from complaint.records.record import Record
from complaint.records.schemas import schemas
from complaint.records.sealing import age
from complaint.records.sealing.sealed_file import Sealed, Value, current, from_bytes, names_in
from complaint.records.typed import MisfitError, value
from complaint.records.wording import listed, say

KEY = "sealing_key"


@dataclass(frozen=True, slots=True)
class Opened:
    """The sealed files by name, and what is wrong with those that could not be opened."""

    files: Mapping[str, Sealed] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def values(self) -> Mapping[tuple[str, str], Value]:
        """The newest value of each field, by record and field."""
        return current(one for sealed in self.files.values() for one in sealed.values)

    def about(self, record_id: str) -> Mapping[str, Sealed]:
        """The files about a person or another record."""
        return {name: sealed for name, sealed in self.files.items() if sealed.about == record_id}


def opened(root: Path, identities: Sequence[age.Identity]) -> Opened:
    """All sealed files of a project."""
    found: dict[str, Sealed] = {}
    problems: list[Problem] = []
    for name in names_in(root):
        at = Place(name)
        try:
            found[name] = from_bytes(age.unseal((root / name).read_bytes(), identities))
        except age.NotForThisKeyError:
            problems.append(say("not-for-this-key", at, who=who_can_open(root)))
        except age.DamagedError:
            problems.append(say("sealed-damaged", at))
        except OSError as failed:
            problems.append(say("unreadable-file", at, reason=failed.strerror))
    return Opened(MappingProxyType(found), tuple(problems))


def sealed_sums(root: Path) -> Mapping[str, str]:
    """The SHA-256 of each sealed file by its name, by which it is known later whether it has changed. Needs no key."""
    return {name: hashlib.sha256((root / name).read_bytes()).hexdigest() for name in names_in(root)}


def private_values(
    root: Path, identities: Sequence[age.Identity]
) -> tuple[Mapping[tuple[str, str], Any], tuple[Problem, ...]]:
    """The sealed values by record and field, each of the type that its schema says, for documents that print them.

    A value that is not what its field takes is a problem that does not tell it.
    """
    found = opened(root, identities)
    typed: dict[tuple[str, str], Any] = {}
    problems = list(found.problems)
    for key, one in found.values().items():
        wanted = schemas()[one.type].fields.get(one.field) if one.type in schemas() else None
        try:
            if wanted is None:
                raise MisfitError("no-such-field")
            typed[key] = value(wanted, one.value)
        except MisfitError:
            problems.append(say("sealed-misfit", Place(), id=one.record, field=one.field))
    return MappingProxyType(typed), tuple(problems)


def key_records(root: Path) -> tuple[Record, ...]:
    """The public keys of the project; those that cannot be read are told where the project is loaded."""
    schema = schemas()[KEY]
    path = root / str(schema.file)
    if path.is_symlink() or not path.is_file():
        return ()
    records, _ = load_file(path, schema, str(schema.file))
    return records


def who_can_open(root: Path) -> str:
    """The names of those whose keys the project lists."""
    return listed([str(one.name) for one in key_records(root)], "or") or "nobody whom the project lists"
