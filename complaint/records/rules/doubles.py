"""A rule about persons who may be one and the same: entered twice, in two spellings or two alphabets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from complaint.problems import Problem
from complaint.records.names.duplicates import duplicates
from complaint.records.record import Records
from complaint.records.rules.table import rule
from complaint.records.wording import listed, say

MOST_NAMED = 5


@rule("near-duplicate")
def nobody_is_entered_twice(records: Records, on: date) -> Iterator[Problem]:
    """Names that sound alike, with nothing that keeps the two apart; the weights are those of `names.comparing`."""
    found: dict[str, set[str]] = {}
    for pair in duplicates(records):
        first, later = sorted((pair.one.id, pair.other.id))
        found.setdefault(later, set()).add(first)
    for person_id, others in sorted(found.items()):
        ids = listed([f"“{other}”" for other in sorted(others)[:MOST_NAMED]])
        yield say("near-duplicate", records[person_id].place_of("surname"), id=person_id, others=ids)
