"""A fact: a statement that is derived from records, with the ids of the records behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

Value = int | Decimal | str | None


@dataclass(frozen=True, slots=True)
class Group:
    """A part of a fact: what it is about (a record id or a word), its value and the records behind it."""

    key: str
    value: Value
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """`key` is stable; `value` is what is printed; `records` are the ids behind it, in order and each once."""

    key: str
    meaning: str
    value: Value
    records: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()

    def as_dict(self) -> dict[str, object]:
        return {
            "key": self.key,
            "meaning": self.meaning,
            "value": _plain(self.value),
            "records": list(self.records),
            "groups": [
                {"key": group.key, "value": _plain(group.value), "records": list(group.records)}
                for group in self.groups
            ],
        }


def counted(key: str, meaning: str, records: Iterable[str], groups: Iterable[Group] = ()) -> Fact:
    """A fact whose value is the number of distinct records behind it."""
    ids = tuple(dict.fromkeys(records))
    return Fact(key, meaning, len(ids), ids, tuple(groups))


def group(key: object, records: Iterable[str]) -> Group:
    """A group whose value is the number of distinct records in it."""
    ids = tuple(dict.fromkeys(records))
    return Group(str(key), len(ids), ids)


def in_groups(key: str, meaning: str, groups: Iterable[Group]) -> Fact:
    """A fact whose value is the number of distinct records in all its groups."""
    parts = tuple(groups)
    ids = tuple(dict.fromkeys(record for part in parts for record in part.records))
    return Fact(key, meaning, len(ids), ids, parts)


def _plain(value: Value) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
