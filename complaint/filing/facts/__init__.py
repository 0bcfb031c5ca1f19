"""Every statement that can be derived from records is derived here, under a stable key.

`derive` takes a view and gives its facts. A number in a filing is one of these, so that a lawyer can ask which
records are behind it. Nothing here reads a template or decides who is in a filing.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from complaint.filing.facts import events, law, officials, penalties, people, prosecutions, timeline
from complaint.filing.facts.fact import Fact, Group
from complaint.filing.view import View

__all__ = ["Fact", "Group", "derive"]

_DERIVERS = (
    *(people.facts, events.facts, penalties.facts, prosecutions.facts, timeline.facts),
    *(officials.facts, law.facts),
)


def derive(view: View) -> Mapping[str, Fact]:
    """All facts of the view by their keys, in a fixed order."""
    found: dict[str, Fact] = {}
    for deriver in _DERIVERS:
        for fact in deriver(view):
            if fact.key in found:
                raise ValueError(f"two facts have the key {fact.key}")
            found[fact.key] = fact
    return MappingProxyType(found)
