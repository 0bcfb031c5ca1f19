"""The records that one filing may speak of, with the questions that facts and templates ask of them.

A `View` is a set of records, the complainants among the signatories and the filing date. It answers look-ups and
never decides who is in: that is `select`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final, TypeVar

from complaint.records.record import Record, Records

_ABOUT: Final = ("person", "persons", "signatory", "principal")  # fields that name the people of a record
K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Generalised:
    """What a view says otherwise than the project: fields by record, records that changed; and what was decided to be

    told as it is, by person.
    """

    instead: Mapping[tuple[str, str], str] = field(default_factory=dict)
    records: frozenset[str] = frozenset()
    as_it_is: frozenset[tuple[str, str]] = frozenset()


NOTHING = Generalised()


class View:
    """Records, complainants and a day. Treat it as frozen: it only keeps indexes that it makes on first use.

    `records` are those that the filing draws on; `whole` are all records known on the day, for names of people and
    things that the filing mentions. `mandates` holds the power of attorney of everyone who may be named, and `naming`
    how (`full`, `initials`, `pseudonym`, `withheld`): who is not in it has no mandate.
    """

    def __init__(
        self,
        records: Records,
        complainants: Iterable[Record],
        on: date,
        *,
        whole: Records | None = None,
        mandates: Mapping[str, Record] | None = None,
        naming: Mapping[str, str] | None = None,
        generalised: Generalised = NOTHING,
    ) -> None:
        self.records = records
        self.complainants = tuple(complainants)
        self.on = on
        self.whole = whole or records
        self.mandates = mandates or {}
        self.naming = naming or {}
        self.generalised = generalised
        self._indexes: dict[tuple[str, str], Mapping[Any, tuple[Record, ...]]] = {}

    @cached_property
    def complaint(self) -> Record:
        return self.records.of("complaint")[0]

    @cached_property
    def complainant_ids(self) -> frozenset[str]:
        return frozenset(record.id for record in self.complainants)

    def is_complainant(self, record_id: str | None) -> bool:
        return record_id in self.complainant_ids

    @cached_property
    def events(self) -> tuple[Record, ...]:
        """Events in the order of the chronology."""
        return tuple(sorted(self.records.of("event"), key=lambda event: (event.order, event.date.first, event.id)))

    @cached_property
    def prosecutions(self) -> tuple[Record, ...]:
        """Prosecutions in the order in which they are told."""
        drawn = drawn_order(self.whole, self.naming)
        return tuple(sorted(self.records.of("prosecution"), key=lambda case: (case.order, *drawn(case), case.id)))

    @cached_property
    def categories(self) -> tuple[Record, ...]:
        return tuple(sorted(self.records.of("category"), key=lambda category: (category.order, category.id)))

    @cached_property
    def rights(self) -> tuple[Record, ...]:
        return tuple(sorted(self.records.of("right"), key=lambda right: (right.order, right.id)))

    @cached_property
    def requests(self) -> tuple[Record, ...]:
        """Requests in the order in which they are made."""
        return tuple(sorted(self.records.of("request"), key=lambda request: (request.order, request.id)))

    @cached_property
    def later_facts(self) -> tuple[Record, ...]:
        """What became known after the complaint's own filing date, by the day on which it was known."""
        filed = self.complaint.filing_date
        later = (fact for fact in self.records.of("later_fact") if fact.known_from.surely_after(filed))
        return tuple(sorted(later, key=lambda fact: (fact.known_from.first, fact.id)))

    @cached_property
    def participations(self) -> Mapping[str, tuple[Record, ...]]:
        """Participations of complainants by the id of the event."""
        return grouped(
            (part for part in self.records.of("participation") if self.is_complainant(part.person)),
            lambda part: str(part.event),
        )

    @cached_property
    def violations(self) -> Mapping[str, tuple[Record, ...]]:
        """Violations by the id of their kind."""
        return grouped(self.records.of("violation"), lambda violation: str(violation.category))

    @cached_property
    def prosecutions_of(self) -> Mapping[str, tuple[Record, ...]]:
        """Prosecutions by the id of each person in them."""
        return grouped_by_each(self.prosecutions, lambda case: case.persons)

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        return {person.id: position for position, person in enumerate(self.complainants)}

    def in_order(self, people: Iterable[str]) -> tuple[Record, ...]:
        """The complainants with these ids, each once, in the order of the list."""
        found = sorted(self._positions[person] for person in set(people) if person in self._positions)
        return tuple(self.complainants[position] for position in found)

    def may_speak_of(self, person: str) -> bool:
        """Whether a person in a shared record belongs to this filing: a complainant in it, or no signatory at all."""
        if self.is_complainant(person):
            return True
        record = self.whole.get(person)
        return record is not None and record.type != "signatory"

    def with_value(self, record_type: str, name: str, value: Any) -> tuple[Record, ...]:
        """The records of a type whose field has the value; a list has to hold it. Kept as an index."""
        if (record_type, name) not in self._indexes:
            self._indexes[record_type, name] = grouped_by_each(
                self.records.of(record_type), lambda record: _each(record.values[name])
            )
        return self._indexes[record_type, name].get(value, ())


def _each(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def grouped(records: Iterable[T], key: Callable[[T], K]) -> Mapping[K, tuple[T, ...]]:
    """Records by a key, groups and members in the order in which they come."""
    return grouped_by_each(records, lambda record: (key(record),))


def grouped_by_each(records: Iterable[T], keys: Callable[[T], Iterable[K]]) -> Mapping[K, tuple[T, ...]]:
    """Records by each of their keys, groups and members in the order in which they come."""
    groups: dict[K, list[T]] = defaultdict(list)
    for record in records:
        for key in dict.fromkeys(keys(record)):
            groups[key].append(record)
    return MappingProxyType({name: tuple(found) for name, found in groups.items()})


def list_order(records: Records, naming: Mapping[str, str] | None = None) -> Callable[[Record], tuple[str, ...]]:
    """The order of lists of people: by home place, then surname, both in the original script (MODEL rule 7).

    With `naming`, who is not named in full comes after the others of the place, by what was drawn for the person: the
    place in a list would tell how the name begins.
    """
    drawn = {str(one.person): str(one.folder) for one in records.of("pseudonym")} if naming is not None else {}

    def key(person: Record) -> tuple[str, ...]:
        place = records.get(person.home_place)
        at = _sortable(place.sort_as or place.name) if place else ""
        if naming is not None and naming.get(person.id, "full") != "full":
            return (at, "1", drawn.get(person.id, ""))
        name = person.name_original or person.sort_as or f"{person.surname} {person.given_name}"
        return (at, "0", _sortable(name), person.id)

    return key


def drawn_order(records: Records, naming: Mapping[str, str]) -> Callable[[Record], tuple[bool, str]]:
    """For records about people: whose person is not named in full comes after the others, by what was drawn for them.

    Why: from a list that is sorted by name, or from ids that hold names, the place would tell how a name begins.
    """
    drawn_for = records.of("pseudonym") if naming and "pseudonym" in records.types else ()
    hidden = {str(one.person): str(one.folder) for one in drawn_for if naming.get(str(one.person)) != "full"}

    def key(record: Record) -> tuple[bool, str]:
        people = (str(person) for name in _ABOUT for person in _each(record.values.get(name) or ()))
        drawn = next((hidden[person] for person in people if person in hidden), "")
        return bool(drawn), drawn

    return key


def in_drawn_order(records: Records, naming: Mapping[str, str]) -> Records:
    """The records, in this order; the same where all are named in full."""
    key = drawn_order(records, naming)
    found = sorted(records, key=key)
    return Records(found, records.types) if any(drawn for drawn, _ in map(key, found)) else records


def _sortable(name: str) -> str:
    return name.casefold().replace("ё", "е")
