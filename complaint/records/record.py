"""A record and all records of a project: what the loader gives and every later stage reads.

Values are typed by the schema: text (`str`), `Ref`, `PartialDate`, `int`, `Decimal`, `bool`, tuples of these, tuples of
mappings, or `HELD`. A field that was left empty is `None`, a list that was left empty is `()`. A field of type records
holds the ids of the records inside; `Records.inside` gives them. Records never change after loading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from complaint.problems import Place

_STEPS = re.compile(r"([a-z_][a-z0-9_]*)|\[(\d+)\]")


class Ref(str):
    """The id of another record, as typed in a field of type reference."""

    __slots__ = ()


class Held:
    """The value is held by the organisation and is not in this project.

    It satisfies a rule that asks whether the value exists; where the value itself must be printed it is a to-do.
    """

    _only: Held | None = None

    def __new__(cls) -> Held:
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only

    def __repr__(self) -> str:
        return "HELD"

    def __bool__(self) -> bool:
        return True


HELD: Final = Held()


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """One checked record. Fields are read as attributes; a field that the schema does not know is an AttributeError.

    `at` is where the record stands, `fields_at` where each typed field stands (and items of lists, as `proves[2]`).
    `holder` is the id of the record that holds it, for records inside others (a charge inside a prosecution).
    The names of these attributes are not to be used for fields: schemas that do are refused (`RESERVED`).
    """

    type: str
    id: str
    values: Mapping[str, Any]
    at: Place
    fields_at: Mapping[str, Place] = field(default_factory=dict)
    holder: Ref | None = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        try:
            return self.values[name]
        except KeyError:
            raise AttributeError(f"a record of type {self.type} has no field “{name}”") from None

    def place_of(self, name: str) -> Place:
        """Where the field was typed; for a part of it that has no place of its own, or an empty one, what holds it."""
        return next((self.fields_at[part] for part in outwards(name) if part in self.fields_at), self.at)

    def at_path(self, path: str) -> Any:
        """The value at a path, as in `fields_at`; None if there is none."""
        value: Any = self.values
        for name, number in _STEPS.findall(path):
            try:
                value = value[name] if name else value[int(number)]
            except (LookupError, TypeError):
                return None
        return value

    def __repr__(self) -> str:
        return f"<{self.type} {self.id}>"


def outwards(path: str) -> Iterator[str]:
    """The path of a value inside a record, then what holds it, up to the field: `account[0].text`, `account[0]`, …"""
    while path:
        yield path
        path = path[: max(path.rfind("["), path.rfind("."), 0)]


RESERVED: Final = frozenset({"type", "values", "at", "fields_at", "holder", "place_of", "at_path"})


class Records:
    """All records of a project, by id and by type, in the order in which they were read.

    Ids are unique over all types; where they are not, `doubles` holds the records that share one. Every type of the
    schemas is present, if only as an empty tuple. A record with an error of its own is not among them but in `faulty`,
    where fields may be missing; `unread` holds the types of which a file could not be read to its end. Both are kept
    so that nobody is blamed for referring to them.
    """

    def __init__(
        self,
        records: Iterable[Record],
        types: Iterable[str] = (),
        faulty: Iterable[Record] = (),
        unread: Iterable[str] = (),
    ) -> None:
        by_type: dict[str, list[Record]] = {name: [] for name in types}
        by_id: dict[str, Record] = {}
        doubles: dict[str, list[Record]] = {}
        for record in records:
            by_type.setdefault(record.type, []).append(record)
            first = by_id.setdefault(record.id, record)
            if first is not record:
                doubles.setdefault(record.id, [first]).append(record)
        self._by_type = MappingProxyType({name: tuple(found) for name, found in by_type.items()})
        self._by_id = MappingProxyType(by_id)
        self._inside: dict[str, Mapping[str, tuple[Record, ...]]] = {}
        self.doubles: Mapping[str, tuple[Record, ...]] = {name: tuple(found) for name, found in doubles.items()}
        self.faulty = tuple(faulty)
        self.broken: Mapping[str, str] = {record.id: record.type for record in self.faulty if record.id}
        self.unread = frozenset(unread)

    def __getitem__(self, record_id: str) -> Record:
        """The record with the id; KeyError if there is none."""
        return self._by_id[record_id]

    def get(self, record_id: str | None) -> Record | None:
        return None if record_id is None else self._by_id.get(record_id)

    def of(self, record_type: str) -> tuple[Record, ...]:
        """All records of a type; KeyError for a type that no schema describes."""
        return self._by_type[record_type]

    def inside(self, parent: Record | str, record_type: str) -> tuple[Record, ...]:
        """The records of a type that stand inside another one, in their order."""
        parent_id = parent if isinstance(parent, str) else parent.id
        return self._children(record_type).get(parent_id, ())

    def _children(self, record_type: str) -> Mapping[str, tuple[Record, ...]]:
        if record_type not in self._inside:
            grouped: dict[str, list[Record]] = {}
            for record in self.of(record_type):
                if record.holder is not None:
                    grouped.setdefault(record.holder, []).append(record)
            self._inside[record_type] = {parent: tuple(found) for parent, found in grouped.items()}
        return self._inside[record_type]

    @property
    def types(self) -> tuple[str, ...]:
        return tuple(self._by_type)

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._by_id

    def __iter__(self) -> Iterator[Record]:
        for found in self._by_type.values():
            yield from found

    def __len__(self) -> int:
        return sum(len(found) for found in self._by_type.values())
