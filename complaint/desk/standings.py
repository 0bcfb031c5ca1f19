"""Who stands where with their mandate, as groups of people: for the page of mandates and for the filter of the list.

Takes the overview of a day, gives for each group its people with the reason why they are in it. What is decided is
decided in `complaint.records.overview`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from complaint.records.overview import Item, Overview

# In the order in which the list offers them; the two that every row of the list tells by itself come first.
GROUPS = (
    "complainant",
    "lacking",
    "appealed",
    "gave",
    "lacks",
    "not_taken_up",
    "withdrew",
    "expiring",
    "without_term",
    "incomplete",
    "ask_again",
)

Group = Mapping[str, str]


def groups_of(found: Overview, everybody: Iterable[str]) -> Mapping[str, Group]:
    """The people of each group, each with the reason, which is empty where there is none."""
    complainants = frozenset(found.complainants)
    why = {**_reasons(found.without_term), **_reasons(found.expiring)}
    return {
        "complainant": dict.fromkeys(found.complainants, ""),
        "lacking": {person: "" for person in everybody if person not in complainants},
        "appealed": dict.fromkeys(found.appealed, ""),
        "gave": dict.fromkeys(found.gave_mandate, ""),
        "lacks": _reasons(found.lacking),
        "not_taken_up": _reasons(found.not_taken_up),
        "withdrew": _reasons(found.withdrew),
        "expiring": _reasons(found.expiring),
        "without_term": _reasons(found.without_term),
        "incomplete": _reasons(found.incomplete),
        "ask_again": {person: why.get(person, "") for person in found.ask_again},
    }


def by_reason(group: Group) -> Mapping[str, int]:
    """How many people of a group have each reason, in the order in which the reasons come."""
    counts: dict[str, int] = {}
    for reason in group.values():
        counts[reason] = counts.get(reason, 0) + 1
    return counts


def _reasons(items: Iterable[Item]) -> dict[str, str]:
    return {item.person: item.reason for item in items}
