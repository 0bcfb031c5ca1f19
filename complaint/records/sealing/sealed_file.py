"""What one sealed file holds: private values about one record or person, or one scan.

Takes and gives the bytes that are sealed: a line of JSON, padded so that its length tells little, and after it the
bytes of a scan if it is one. Its name is drawn at random and tells nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Any, Final

from complaint.records.sealing.age import DamagedError

FOLDER: Final = "signatories/sealed"
_VERSION: Final = 1
_STEP: Final = 1024  # bytes; what is shorter is filled up with blanks to a multiple of it


@dataclass(frozen=True, slots=True)
class Value:
    """One private value of one field, with when and by whom it was sealed."""

    type: str
    record: str
    field: str
    value: str
    when: str
    by: str

    def __repr__(self) -> str:
        return f"<sealed {self.field} of {self.record}>"


@dataclass(frozen=True, slots=True)
class Scan:
    """A file about a record, as its bytes were; `sha256` stands in the record too."""

    type: str
    record: str
    name: str
    sha256: str
    content: bytes
    when: str
    by: str

    def __repr__(self) -> str:
        return f"<sealed scan of {self.record}>"


@dataclass(frozen=True, slots=True)
class Sealed:
    """The content of one file: whom it is about, and values or a scan."""

    about: str
    values: tuple[Value, ...] = ()
    scan: Scan | None = None

    def __repr__(self) -> str:
        return f"<sealed, about {self.about}>"


def new_name() -> str:
    return f"{FOLDER}/{token_hex(8)}.age"


def names_in(root: Path) -> list[str]:
    """The sealed files of a project; what else lies there is not among them, and no link is followed."""
    folder = root / FOLDER
    if folder.is_symlink() or not folder.is_dir():
        return []
    found = [path for path in sorted(folder.iterdir()) if path.suffix == ".age"]
    return [f"{FOLDER}/{path.name}" for path in found if path.is_file() and not path.is_symlink()]


def current(values: Iterable[Value]) -> dict[tuple[str, str], Value]:
    """The newest value of each field, by record and field."""
    found: dict[tuple[str, str], Value] = {}
    for one in sorted(values, key=lambda one: one.when):
        found[one.record, one.field] = one
    return found


def as_bytes(sealed: Sealed) -> bytes:
    content: dict[str, Any] = {"sealed": _VERSION, "about": sealed.about}
    if sealed.scan is not None:
        scan = sealed.scan
        kept = {"type": scan.type, "record": scan.record, "name": scan.name, "sha256": scan.sha256}
        content["scan"] = {**kept, "when": scan.when, "by": scan.by}
        return _line(content) + scan.content
    content["values"] = [
        {"type": v.type, "record": v.record, "field": v.field, "value": v.value, "when": v.when, "by": v.by}
        for v in sealed.values
    ]
    return _line(content)


def from_bytes(content: bytes) -> Sealed:
    """What was sealed; `DamagedError` for what this program did not seal."""
    head, _, rest = content.partition(b"\n")
    try:
        found = json.loads(head)
        if found["sealed"] != _VERSION:
            raise DamagedError
        values = tuple(_value(one) for one in found.get("values", ()))
        return Sealed(str(found["about"]), values, _scan(found["scan"], rest) if "scan" in found else None)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise DamagedError from None


def _value(one: Mapping[str, Any]) -> Value:
    return Value(*(str(one[name]) for name in ("type", "record", "field", "value", "when", "by")))


def _scan(one: Mapping[str, Any], content: bytes) -> Scan:
    if hashlib.sha256(content).hexdigest() != one["sha256"]:
        raise DamagedError
    kind, record, name, sha256, when, by = (str(one[key]) for key in ("type", "record", "name", "sha256", "when", "by"))
    return Scan(kind, record, name, sha256, content, when, by)


def _line(content: Mapping[str, Any]) -> bytes:
    line = json.dumps(content, ensure_ascii=False).encode("utf-8")
    return line + b" " * (-(len(line) + 1) % _STEP) + b"\n"
