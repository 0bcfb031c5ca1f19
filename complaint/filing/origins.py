"""Where a printed value comes from: values that remember the record and field, or the fact, they were read from.

Takes a value as a record holds it and its origin, gives an equal value that carries the origin with it through loops,
variables, macros and calls of a template, until it is printed. What is computed from such a value is a plain one again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, TypeVar, cast

from complaint.filing.facts.fact import Fact, Group
from complaint.records.dates import PartialDate
from complaint.records.record import Held, Record, Ref

T = TypeVar("T")

FACT, RECIPIENT = "fact:", "recipient:"  # before what is no record of the project; no id holds a colon


@dataclass(frozen=True, slots=True)
class Origin:
    """A record and the path of a value in it (`account[0].text`, as in `Record.fields_at`); or a fact and its part."""

    record: str
    field: str = ""

    def inner(self, tail: str) -> Origin:
        return Origin(self.record, f"{self.field}{tail}" if self.field else tail.lstrip("."))


def id_of(record: Record) -> str:
    """How a record is called in an origin; recipients have ids of their own, which may be those of organisations."""
    return f"{RECIPIENT}{record.id}" if record.type == "recipient" else record.id


class Known:
    """A value with an origin. Its name begins with _, so that templates cannot read it."""

    _origin: Origin


class KnownText(Known, str):
    """Text of a record."""


class KnownFlag(Known, int):
    """Yes or no; Python lets nobody inherit from `bool`."""


class KnownCount(Known, int):
    """A whole number."""


class KnownNumber(Known, Decimal):
    """A number."""


class KnownDay(Known, date):
    """A day."""


class KnownItems(Known, tuple[Any, ...]):
    """The items of a list; its length has the same origin."""


class KnownHeld(Known):
    """A value that the organisation holds."""


class KnownDate(Known, PartialDate):
    """A date. Equal to the same date without an origin, which dataclasses are not by themselves."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and (self.typed, self.first, self.last) == (
            other.typed,
            other.first,
            other.last,
        )

    def __hash__(self) -> int:
        return PartialDate.__hash__(self)


@dataclass(frozen=True, slots=True)
class GroupOf(Group):
    """A group that knows its fact."""

    fact: str = ""


def known(value: T, origin: Origin) -> T:
    """The value with its origin. What cannot carry one, nothing and the ids of records, is given back as it is."""
    found: Any
    match value:
        case None | Ref() | Known():
            return value
        case str():
            found = KnownText(value)
        case bool():
            found = KnownFlag(value)
        case int():
            found = KnownCount(value)
        case Decimal():
            found = KnownNumber(value)
        case PartialDate():
            found = KnownDate(value.typed, value.first, value.last, value.precision)
        case date():
            found = KnownDay(value.year, value.month, value.day)
        case tuple():
            found = KnownItems(known(item, origin.inner(f"[{place}]")) for place, item in enumerate(value))
        case Mapping():
            return cast(
                T, MappingProxyType({name: known(item, origin.inner(f".{name}")) for name, item in value.items()})
            )
        case Held():
            found = KnownHeld()
        case _:
            return value
    object.__setattr__(found, "_origin", origin)
    return cast(T, found)


def origin_of(value: Any) -> Origin | None:
    """Where a value comes from, if that is known."""
    match value:
        case Known():
            return value._origin
        case Fact():
            return Origin(f"{FACT}{value.key}")
        case GroupOf():
            return Origin(f"{FACT}{value.fact}", value.key)
        case _:
            return None


def read(holder: Any, name: str, value: Any) -> Any:
    """What a template reads from a record, a fact or a group of a fact, with its origin."""
    match holder:
        case Record() if name == "id":
            return Ref(value)  # to be looked up with, and never printed
        case Record() if name in holder.values:
            return known(value, Origin(id_of(holder), name))
        case Fact() if name == "value":
            return known(value, Origin(f"{FACT}{holder.key}"))
        case GroupOf() if name == "value":
            return known(value, Origin(f"{FACT}{holder.fact}", holder.key))
        case GroupOf() if name == "key":
            return known(value, Origin(f"{FACT}{holder.fact}", f"{holder.key}.key"))
        case Fact() | GroupOf() if name == "records":
            return _listed(value, holder)
        case _:
            return value


def with_groups(fact: Fact) -> Fact:
    """The fact with groups that know it."""
    groups = tuple(GroupOf(group.key, group.value, group.records, fact.key) for group in fact.groups)
    return Fact(fact.key, fact.meaning, fact.value, fact.records, groups)


def _listed(records: tuple[str, ...], holder: Fact | GroupOf) -> KnownItems:
    """The ids behind a fact: only how many there are has an origin."""
    found = KnownItems(records)
    fact, part = (holder.fact, f"{holder.key}.records") if isinstance(holder, GroupOf) else (holder.key, "records")
    found._origin = Origin(f"{FACT}{fact}", part)
    return found
