"""In which language a sheet of people speaks: its headings, the words of closed lists, what its second page tells.

Takes nothing for English; who writes in another language gives the words. What stands on the second page and what the
pages are called is in `instructions.yaml` and `instructions.<tag>.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from complaint.records.sheets.columns import Column


@dataclass(frozen=True, slots=True)
class Speaking:
    """The words of a sheet. A word of a closed list has to be one that an import understands."""

    tag: str
    heading: Callable[[Column], str]
    word: Callable[[str], str]
    meaning: Callable[[Column], str]

    @property
    def instructions(self) -> Mapping[str, Any]:
        """What the second page tells, and what pages and messages of the sheet are called."""
        return _instructions(self.tag)

    def cell(self, column: Column, text: str) -> str:
        """The text of a cell, with words of a closed list in the language."""
        known = allowed(column)
        return "; ".join(self.word(part) if part in known else part for part in text.split("; ")) if known else text


def allowed(column: Column) -> tuple[str, ...]:
    """The words that may stand in a column; none if it takes any."""
    wanted = column.schema
    if wanted is None:
        return ()
    if wanted.type == "flag":
        return ("yes", "no")
    return wanted.allowed or (wanted.item.allowed if wanted.item is not None else ())


@cache
def _instructions(tag: str) -> Mapping[str, Any]:
    name = "instructions.yaml" if tag == "en" else f"instructions.{tag}.yaml"
    text = resources.files("complaint.output.people").joinpath(name).read_text("utf-8")
    words: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return words


ENGLISH = Speaking(
    "en",
    heading=lambda column: column.heading,
    word=lambda word: word,
    meaning=lambda column: column.schema.meaning if column.schema is not None else "",
)
