"""What is planned for the same day: who would go to which other recipient."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from complaint.filing.admissibility.finding import Finding, blocked
from complaint.filing.filing import Filing
from complaint.records.record import Record


@dataclass(frozen=True, slots=True, eq=False)
class Planned:
    """Who would go to another recipient on the same day."""

    recipient: Record
    people: frozenset[str]


def planned(filing: Filing, found: Iterable[Finding] = ()) -> Planned:
    """Who would go to the recipient of a filing, by what its rules say of it alone; nobody if it is kept back."""
    kept_out = blocked(found)
    people = frozenset() if kept_out.whole else filing.view.complainant_ids - kept_out.people.keys()
    return Planned(filing.recipient, people)
