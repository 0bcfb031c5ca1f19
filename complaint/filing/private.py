"""Sealed values that a filing may print: what its recipient's form asks for, of people who are named to it in full.

Takes the values that a key has opened, and a filing; gives the few that may stand in it. Everything else stays sealed,
whoever builds and whatever a template asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from complaint.filing.consent import FULL
from complaint.filing.filing import Filing
from complaint.records.record import HELD, Record


def with_private(filing: Filing, values: Mapping[tuple[str, str], Any]) -> Filing:
    """The filing with the sealed values that it may print."""
    wanted = set(filing.recipient.prints_sealed or ())
    allowed = {
        (person.id, name): values[person.id, name]
        for person in filing.view.complainants
        if filing.view.naming.get(person.id) == FULL
        for name in wanted
        if (person.id, name) in values and person.values.get(name) is HELD
    }
    return replace(filing, private=MappingProxyType(allowed)) if allowed else filing


def may_be_sealed(filing: Filing, record: Record, name: str) -> bool:
    """Whether a value that is held could be printed if somebody builds with a key."""
    return (
        name in (filing.recipient.prints_sealed or ())
        and record.type == "signatory"
        and bool(filing.view.whole.of("sealing_key"))
    )
