"""The table of checks: each a small function that looks at one filing for one rule and yields what it finds.

What a rule demands, by whose authority, how grave it is and how it is worded stands in `rules.yaml` below the
templates; a profile names rules and may give them parameters of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from complaint.filing.admissibility.book import Rulebook
from complaint.filing.admissibility.finding import Weight
from complaint.filing.admissibility.planned import Planned
from complaint.filing.filing import Filing
from complaint.filing.query import found_by
from complaint.problems import Place
from complaint.records.record import Record, Records


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check found: about whom, in which record, which field to fill, and what differs from person to person.

    `text` and `hint` take the place of the rule's own where one rule says several things; `values` fill their {braces}.
    """

    about: str = ""
    detail: str = ""
    record: Record | None = None
    fill: str = ""
    text: str = ""
    hint: str = ""
    severity: Weight | None = None
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """One rule looked at in one filing. `others` go to other recipients on the same day."""

    filing: Filing
    rule: Record
    asked: Mapping[str, Any]
    place: Place
    book: Rulebook
    others: tuple[Planned, ...] = ()

    def given(self, name: str) -> Any:
        """A parameter: what the profile says, else what the rule says."""
        own = self.asked.get(name)
        return self.rule.values[name] if own is None or own == () else own

    @property
    def people(self) -> tuple[Record, ...]:
        """Who is in the filing."""
        return self.filing.view.complainants

    @property
    def records(self) -> Records:
        """Everything that is known on the day, also of what the filing does not tell."""
        return self.filing.view.whole

    def query(self, name: str, records: Records | None = None) -> tuple[Record, ...]:
        """The records that fit a parameter that is a query."""
        query = self.given(name) or ()
        return tuple(found_by(query, [self.place] * len(query), records or self.records))


Check = Callable[[Look], Iterable[Hit]]

CHECKS: Final[dict[str, Check]] = {}


def check(name: str) -> Callable[[Check], Check]:
    """Enter a function into the table."""

    def enter(function: Check) -> Check:
        CHECKS[name] = function
        return function

    return enter
