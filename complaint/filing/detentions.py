"""Each time a person was deprived of liberty, as questionnaires on detention ask for it: the arrest, then where it led.

Takes the records about one person, gives a `Detention` for each arrest, by date. A custody that begins where something
before it ends goes on with it: it is no new arrest, but the next place of detention. What is not known to follow on
something stands by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from complaint.records.dates import PartialDate
from complaint.records.record import Record

# How a person was taken, in records of what happened at an event.
TAKEN: Final = frozenset({"detained", "detained before", "detained after", "taken to a police station"})
# Kinds of custody that are a deprivation of liberty; a travel ban is not.
DEPRIVED: Final = frozenset(
    (
        *("police custody", "pre-trial detention", "extradition arrest", "administrative arrest", "house arrest"),
        *("psychiatric hospital", "prison"),
    )
)
IMPRISONING: Final = frozenset({"imprisonment", "compulsory treatment"})


@dataclass(frozen=True, slots=True)
class Detention:
    """One arrest and what followed without a break."""

    records: tuple[Record, ...]

    @property
    def arrest(self) -> Record | None:
        """What says of the arrest who carried it out; nothing where only a court's order is recorded."""
        return next((one for one in self.records if one.type in ("participation", "custody")), None)

    @property
    def part(self) -> Record | None:
        """What happened at an event, if it began there."""
        return next(iter(self._of("participation")), None)

    @property
    def custodies(self) -> tuple[Record, ...]:
        return self._of("custody")

    @property
    def held(self) -> Record | None:
        """The last custody of it: where the person is held, or was held last."""
        return next(iter(reversed(self.custodies)), None)

    @property
    def penalties(self) -> tuple[Record, ...]:
        """Administrative arrests that a court ordered."""
        return self._of("penalty")

    @property
    def decisions(self) -> tuple[Record, ...]:
        """Judgments by which it lasts."""
        return self._of("decision")

    def _of(self, kind: str) -> tuple[Record, ...]:
        return tuple(one for one in self.records if one.type == kind)


def deprives(record: Record) -> bool:
    """Whether a record tells that somebody was deprived of liberty."""
    match record.type:
        case "participation":
            return record.mode in TAKEN
        case "custody":
            return record.kind in DEPRIVED
        case "penalty":
            return bool(record.kind == "arrest")
        case "decision":
            return record.kind in IMPRISONING
        case _:
            return False


def detentions(records: Iterable[tuple[Record, PartialDate | None]]) -> tuple[Detention, ...]:
    """The detentions that these records of one person tell of; beside each its day, if any is known."""
    found = [(record, day) for record, day in records if deprives(record)]
    groups: list[list[tuple[Record, PartialDate | None]]] = []
    for record, day in sorted(found, key=_in_order):
        before = next((group for group in reversed(groups) if _follows(record, day, group)), None)
        if before is None:
            groups.append([(record, day)])
        else:
            before.append((record, day))
    return tuple(Detention(tuple(record for record, _ in group)) for group in groups)


def _in_order(entry: tuple[Record, PartialDate | None]) -> tuple[bool, date, int]:
    record, day = entry
    rank = ("participation", "custody", "penalty", "decision").index(record.type)
    return day is None, day.first if day is not None else date.min, rank


def _follows(record: Record, day: PartialDate | None, group: list[tuple[Record, PartialDate | None]]) -> bool:
    """Whether a record goes on with a detention: it begins when that ends, or belongs to the same event or case."""
    last, ended = group[-1]
    if record.type == "penalty" and record.event is not None:
        return any(one.values.get("event") == record.event for one, _ in group)
    if record.type == "decision":
        return any(one.type == "custody" and one.holder == record.holder for one, _ in group)
    if day is None or ended is None or record.type == "participation":
        return False
    until = last.to if last.type == "custody" else ended
    if not isinstance(until, PartialDate):
        return last.type == "custody" and last.holder == record.holder
    return ended.first <= day.first <= until.last + timedelta(days=1)
