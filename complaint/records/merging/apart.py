"""Noting for good that two entries of the list that look like one are two people.

Takes the list and what is known, gives the wish; nothing if it was noted before.
"""

from __future__ import annotations

from datetime import date

from complaint.records.changing import Add
from complaint.records.sheets.listed import Listed


def two_people(found: Listed, one: str, other: str, why: str, who: str, on: date) -> tuple[Add, ...]:
    """The record that keeps the two apart. `why` tells how it is known, `who` who decided it."""
    if any({pair.one, pair.other} == {one, other} for pair in found.records.of("not_the_same")):
        return ()
    number = next(name for place in range(1, 1_000_000) if (name := f"apart-{place}") not in found.taken)
    fields = {"one": one, "other": other, "why": why, "who": who, "on": on.isoformat()}
    return (Add("not_the_same", number, fields),)
