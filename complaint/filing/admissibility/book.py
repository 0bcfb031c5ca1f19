"""The rules of admissibility that a project goes by: rules, groups, acceptances, effects of proceedings elsewhere.

`complaint.filing.admissibility.reading` makes a `Rulebook` of the files below the templates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from complaint.records.record import Record


@dataclass(frozen=True, slots=True, eq=False)
class Rulebook:
    """Rules and groups by id, acceptances by procedure, effects of proceedings elsewhere by table."""

    rules: Mapping[str, Record] = field(default_factory=dict)
    groups: Mapping[str, Record] = field(default_factory=dict)
    acceptances: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    elsewhere: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)

    def named(self, name: str) -> tuple[Record, ...]:
        """The rules that a name stands for: the rule of this id, or those of the group, each once; () if unknown."""
        return tuple(dict.fromkeys(self._named(name, frozenset())))

    def _named(self, name: str, above: frozenset[str]) -> Iterator[Record]:
        if name in self.rules:
            yield self.rules[name]
        elif name in self.groups and name not in above:
            for inner in self.groups[name].rules:
                yield from self._named(inner, above | {name})

    def knows(self, name: str) -> bool:
        return name in self.rules or name in self.groups
