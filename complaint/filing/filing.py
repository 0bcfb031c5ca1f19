"""A filing before it has words: for whom it is, as of which day, who is in it and who is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from complaint.filing.view import View
from complaint.records.record import Record


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A signatory who is not in a filing, by record id, and why."""

    signatory: str
    reason: str


@dataclass(frozen=True, slots=True)
class Filing:
    """What is selected for one recipient. `because` tells for each complainant which records brought them in.

    Where each person or official gets a filing of their own, `subject` is that person or official and `key` the name of
    the filing among its kind, which also names its folder. `private` are the sealed values that it may print.
    """

    recipient: Record
    on: date
    view: View
    left_out: tuple[LeftOut, ...]
    because: dict[str, tuple[str, ...]]
    annexes: tuple[Record, ...]
    subject: Record | None = None
    key: str = ""
    private: Mapping[tuple[str, str], Any] = field(default_factory=dict, repr=False)
