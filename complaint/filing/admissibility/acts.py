"""What was done to each person, with its days: what rules about time are measured against.

Takes the records known on a day, gives acts by person. An act of another State than the one complained of is none here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from complaint.filing.detentions import DEPRIVED
from complaint.filing.query import people_of
from complaint.records.dates import PartialDate
from complaint.records.record import Record, Records
from complaint.records.rules.table import chain

# Records that tell of an act, and the field that says when.
_TOLD_IN: Final = {
    "participation": "date",
    "penalty": "date",
    "violation": "date",
    "seizure": "date",
    "charge": "date",
    "decision": "date",
    "custody": "from",
    "ill_treatment": "date",
    "step": "date",
}


@dataclass(frozen=True, slots=True)
class Act:
    """One act. `first` and `last` are the earliest and the latest day on which it may have been; None if undated.

    `lasts` is an act that goes on, or counts as going on; `last` is then the last day that is known of it.
    """

    record: Record
    first: date | None
    last: date | None
    lasts: bool = False

    def surely_before(self, day: date) -> bool:
        """Whether it was over before the day, on every reading of its date."""
        return not self.lasts and self.last is not None and self.last < day

    def surely_from(self, day: date) -> bool:
        """Whether it was on the day or later, on every reading of its date."""
        return self.lasts or (self.first is not None and self.first >= day)


def acts_of(records: Records, person: str) -> tuple[Act, ...]:
    """The acts of the State complained of against one person, in the order of the records."""
    return _by_person(records).get(person, ())


@lru_cache(maxsize=4)  # the records of one project on one day are asked of by every rule of every recipient
def _by_person(records: Records) -> Mapping[str, tuple[Act, ...]]:
    found: dict[str, list[Act]] = {}
    for kind, field in _TOLD_IN.items():
        for record in records.of(kind):
            if elsewhere(records, record):
                continue
            act = _act(records, record, field)
            for person in people_of(record):
                found.setdefault(person, []).append(act)
    return {person: tuple(acts) for person, acts in found.items()}


def _act(records: Records, record: Record, field: str) -> Act:
    start = record.values[field]
    if start is None and record.values.get("event") is not None:
        event = records.get(record.event)
        start = event.date if event is not None else None
    if not isinstance(start, PartialDate):
        return Act(record, None, None, bool(record.values.get("continuing")))
    if record.type == "custody":
        end = record.to
        lasts = end is None and record.kind in DEPRIVED
        return Act(record, start.first, end.last if isinstance(end, PartialDate) else start.last, lasts)
    return Act(record, start.first, start.last, bool(record.values.get("continuing")))


def elsewhere(records: Records, record: Record) -> bool:
    """Whether an act is known to be that of another State than the one complained of."""
    complaint = next(iter(records.of("complaint")), None)
    if complaint is None:
        return False
    if record.type == "step":
        return bool(record.state != complaint.state)
    country = next(_countries(records, record.values.get("place")), None)
    return country is not None and country != complaint.state


def _countries(records: Records, place: str | None) -> Iterator[str]:
    """The State in which a place lies, if the records say so."""
    for above in chain(records, place, "within", "place"):
        found = records.get(above)
        if found is not None and found.kind == "country":
            yield above


def held_on(records: Records, person: str, day: date) -> Record | None:
    """The custody in which a person is on the day, as far as the records know."""
    for act in acts_of(records, person):
        if act.record.type == "custody" and act.record.kind in DEPRIVED and act.first is not None and act.first <= day:
            end = act.record.to
            if end is None or (isinstance(end, PartialDate) and end.last > day):
                return act.record
    return None
