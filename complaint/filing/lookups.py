"""What templates may ask of the records of their filing.

Takes a filing and its facts, gives records and ids in the order in which they are told. Asking for what is not there
is a problem of the template. Never prints anything and never decides who is in a filing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from complaint.filing.detentions import Detention, detentions
from complaint.filing.facts.fact import Fact, Group
from complaint.filing.filing import Filing
from complaint.filing.origins import Origin, known, with_groups
from complaint.filing.query import people_of
from complaint.filing.templating import refused
from complaint.filing.view import grouped
from complaint.records.dates import PartialDate
from complaint.records.nearest import did_you_mean
from complaint.records.record import Record
from complaint.records.schemas import schemas

Part = Mapping[str, Any]
_DONE = ("violation", "penalty", "seizure")
_HELD = ("participation", "custody", "penalty", "decision")


class Lookups:
    """Questions of the templates of one document."""

    def __init__(self, filing: Filing, facts: Mapping[str, Fact]) -> None:
        self._filing = filing
        self._view = filing.view
        self._facts = facts

    def fact(self, key: str) -> Fact:
        found = self._facts.get(key)
        if found is None:
            hint = did_you_mean(key, self._facts) or "“complaint facts” lists them all"
            raise refused(f"there is no fact “{key}”", hint)
        return with_groups(found)

    def record(self, record_id: str) -> Record:
        """Any record known on the day, also of what is only mentioned in this filing."""
        found = self._view.whole.get(record_id)
        if found is None:
            raise refused(f"there is no record “{record_id}”", "check the id, and whether it is newer than the filing")
        return found

    def all(self, record_type: str) -> tuple[Record, ...]:
        """The records of a type in this filing."""
        if record_type not in self._view.records.types:
            hint = did_you_mean(record_type, self._view.records.types) or "“complaint schema” lists them"
            raise refused(f"there is no record type “{record_type}”", hint)
        return self._view.records.of(record_type)

    def inside(self, parent: Record, record_type: str) -> tuple[Record, ...]:
        """The records of a type that stand inside another and belong to this filing."""
        self.all(record_type)
        return self._view.records.inside(parent, record_type)

    def about(self, record_type: str, **wanted: Any) -> tuple[Record, ...]:
        """The records of a type in this filing whose fields have these values; a list field has to hold the value."""
        found = self.all(record_type)
        known = schemas()[record_type].fields
        for number, (name, value) in enumerate(wanted.items()):
            if name not in known:
                hint = did_you_mean(name, known) or f"“complaint schema {record_type}” lists them"
                raise refused(f"a {record_type} has no field “{name}”", hint)
            fitting = self._view.with_value(record_type, name, value)
            chosen = frozenset(record.id for record in fitting) if number else frozenset()
            found = tuple(record for record in found if record.id in chosen) if number else fitting
        return found

    def violations(self, category: Record) -> tuple[Record, ...]:
        return self._view.violations.get(category.id, ())

    def participations(self, event: Record) -> tuple[Record, ...]:
        return self._view.participations.get(event.id, ())

    def people(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The ids of the persons whom these records are about, each once."""
        return tuple(dict.fromkeys(person for record_id in ids for person in people_of(self.record(record_id))))

    def parts_of(self, person: Record) -> tuple[Record, ...]:
        """The participations of a person, by date."""
        return self._parts_of.get(person.id, ())

    @cached_property
    def _parts_of(self) -> Mapping[str, tuple[Record, ...]]:
        parts = [part for found in self._view.participations.values() for part in found]
        return grouped(sorted(parts, key=lambda part: part.date.first), lambda part: str(part.person))

    def cases_of(self, person: Record) -> tuple[Record, ...]:
        """The prosecutions in which a person stands."""
        return self._view.prosecutions_of.get(person.id, ())

    def history(self, person: Record) -> tuple[Record, ...]:
        """What was done to a person, by date: participations, violations, penalties and seizures of this filing.

        What has no date of its own takes that of its event; what has none at all comes last. On one day somebody is
        taken first, then treated so, then punished.
        """
        found = [*self.parts_of(person)]
        found += [one for kind in _DONE for one in self._view.with_value(kind, "person", person.id)]
        return tuple(sorted(found, key=self._first_day))

    def _first_day(self, record: Record) -> tuple[bool, date]:
        when = self._day(record)
        return (when is None, when.first if when is not None else date.min)

    def _day(self, record: Record) -> PartialDate | None:
        """The day of a record, or of the event in which it was."""
        when, event = record.values["from" if record.type == "custody" else "date"], record.values.get("event")
        found = self.record(event).date if when is None and event is not None else when
        return found if isinstance(found, PartialDate) else None

    def detentions(self, person: Record) -> tuple[Detention, ...]:
        """Each time a person was deprived of liberty, by date: the arrest with what followed without a break."""
        found = (one for kind in _HELD for one in self._view.with_value(kind, "person", person.id))
        return detentions((record, self._day(record)) for record in found)

    def applicable(self, provisions: Iterable[str]) -> tuple[str, ...]:
        """Of these provisions, those of instruments that the recipient can apply."""
        wanted = self._filing.recipient.instruments
        return tuple(p for p in provisions if not wanted or self.record(p).instrument in wanted)

    def officials_at(self, event: str) -> tuple[Group, ...]:
        """The officials with a part in an event, by the id of the place (empty if it is not known)."""
        return self.fact(f"events.{event}.officials").groups

    def sections_of_categories(self) -> tuple[Part, ...]:
        """The kinds of violation in the sections under which they are told."""
        parts = grouped(self._view.categories, lambda category: str(category.section))
        return tuple(
            {"title": known(title, Origin(found[0].id, "section")), "categories": found}
            for title, found in parts.items()
        )

    def grounds(self, allegation: Record, kinds: Iterable[str] = ("category", "prosecution")) -> tuple[str, ...]:
        """The ids of what bears out an allegation in this filing: kinds of violation, then prosecutions."""
        named = {*(allegation.categories or ()), *(allegation.prosecutions or ())}
        return tuple(found.id for kind in kinds for found in self.all(kind) if found.id in named)

    def requests_by_addressees(self) -> tuple[Part, ...]:
        """The requests in groups that go to the same bodies, in the order of the records."""
        requests = sorted(self.all("request"), key=lambda request: request.order)
        parts = grouped(requests, lambda request: tuple(request.addressees))
        return tuple(
            {"addressees": bodies, "systems": tuple(dict.fromkeys(map(self._topmost, bodies))), "requests": found}
            for bodies, found in parts.items()
        )

    def other_bodies(self) -> tuple[str, ...]:
        """The bodies of other systems of which something is asked in the whole complaint."""
        own = {self._topmost(body) for body in self._filing.recipient.addressed_as}
        asked = (self._topmost(body) for request in self._view.whole.of("request") for body in request.addressees)
        return tuple(body for body in dict.fromkeys(asked) if body not in own)

    def _topmost(self, organisation: str) -> str:
        """The id of the body that an organisation belongs to, and that belongs to no other."""
        seen = {organisation}
        while (parent := self.record(organisation).parent) and parent not in seen:
            organisation = parent
            seen.add(parent)
        return organisation
