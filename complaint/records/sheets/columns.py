"""The columns of a list of people, as `columns.yaml` has them.

Takes nothing, gives a `Column` by key. A column fills one field of a record about a person; the schema of the record
says what may stand there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Final

import yaml

from complaint.records.schemas import Field, schemas
from complaint.records.sheets.wording import plain

LANGUAGES: Final = ("en", "ru", "kk")
PERSON: Final = "signatory"
OTHER: Final = "other"  # what is never taken
ABOUT: Final = MappingProxyType({"appeal": "signatory", "power_of_attorney": "principal"})  # how they name the person


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `held` takes from a filled cell only that there is something, never what.

    `abbreviations` are headings so short that they count inside a longer one only because the file says so.
    """

    key: str
    record: str | None
    field: str | None
    headings: Mapping[str, tuple[str, ...]]
    held: bool = False
    contains: bool = True
    abbreviations: frozenset[str] = frozenset()

    @property
    def heading(self) -> str:
        """The heading that is written."""
        return self.headings["en"][0]

    @property
    def schema(self) -> Field | None:
        """The field that is filled; None for a column that fills none by itself."""
        return schemas()[self.record].fields[self.field] if self.record and self.field else None


@cache
def columns() -> Mapping[str, Column]:
    """All columns by key, in their order."""
    return MappingProxyType({key: _column(key, entry) for key, entry in _entries().items() if key != OTHER})


@cache
def something_else() -> frozenset[str]:
    """Headings in their plain form that look like one of the columns and are none."""
    entry = _entries()[OTHER]
    return frozenset(plain(heading) for language in LANGUAGES for heading in entry[language])


@cache
def _entries() -> dict[str, dict[str, Any]]:
    text = resources.files("complaint.records.sheets").joinpath("columns.yaml").read_text("utf-8")
    entries: dict[str, dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return entries


def _column(key: str, entry: Mapping[str, Any]) -> Column:
    return Column(
        key,
        entry.get("record"),
        entry.get("field"),
        MappingProxyType({language: tuple(entry.get(language, ())) for language in LANGUAGES}),
        held=bool(entry.get("held", False)),
        contains=bool(entry.get("contains", True)),
        abbreviations=frozenset(map(plain, entry.get("abbreviations", ()))),
    )


@cache
def key_of(record: str, field: str) -> str | None:
    """The column that fills a field."""
    return next((column.key for column in columns().values() if (column.record, column.field) == (record, field)), None)
