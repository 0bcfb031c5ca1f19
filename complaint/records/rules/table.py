"""The table of rules: each a small function over all records, with the codes of the problems that it may give.

What a rule demands, by whose authority, how grave it is and how it is worded stands in `rules.yaml` under its codes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from complaint.problems import Problem, Severity
from complaint.records.dates import PartialDate
from complaint.records.record import Record, Records
from complaint.records.wording import wordings

Check = Callable[[Records, date], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and the codes of its problems. `whole` names the types from whose absence it draws conclusions."""

    codes: tuple[str, ...]
    check: Check
    whole: frozenset[str] = frozenset()

    def applies(self, records: Records) -> bool:
        """Whether everything is known from which the rule concludes; a record with an error may be what is missed."""
        return not self.whole & (records.unread | {record.type for record in records.faulty})

    @property
    def is_grave(self) -> bool:
        """Whether it may find errors."""
        return any(wordings()[code].severity is Severity.ERROR for code in self.codes)


RULES: Final[list[Rule]] = []


def rule(*codes: str, whole: Iterable[str] = ()) -> Callable[[Check], Check]:
    """Enter a function into the table."""

    def enter(check: Check) -> Check:
        RULES.append(Rule(codes, check, frozenset(whole)))
        return check

    return enter


def known(records: Records, record_id: str | None, *types: str) -> Record | None:
    """The record that is meant, if there is one and it is of one of the types; the rest is `resolve`'s business."""
    found = records.get(record_id)
    return found if found is not None and found.type in types else None


def dated(value: object) -> PartialDate | None:
    """The date, if the value is one (and not empty or held elsewhere)."""
    return value if isinstance(value, PartialDate) else None


def complaint_of(records: Records) -> Record | None:
    """The complaint as a whole, if it could be read."""
    return next(iter(records.of("complaint")), None)


def chain(records: Records, start: str | None, field: str, kind: str) -> Iterator[str]:
    """The ids from a record upwards along a field, each once; a circle ends where it began."""
    seen: set[str] = set()
    step = start
    while step is not None and step not in seen:
        yield step
        seen.add(step)
        found = known(records, step, kind)
        step = found.values[field] if found is not None else None


def same_place(records: Records, one: str, other: str) -> bool:
    """Whether one place is the other or lies within it."""
    return one in chain(records, other, "within", "place") or other in chain(records, one, "within", "place")
