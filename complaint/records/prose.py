"""References inside text: `[[record-id]]` names a record, `[[record-id:surname]]` in another form, `[^id]` cites.

Takes a text, gives the references in it and what looks like one without being one. Never knows the records.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

NAME: Final = re.compile(r"\[\[([a-z][a-z0-9.-]*)(?::([a-z]+))?\]\]")
CITATION: Final = re.compile(r"\[\^([a-z][a-z0-9.-]*)\]")
_ANY = re.compile(rf"{NAME.pattern}|{CITATION.pattern}|(\[\[[^\]\n]{{0,60}}\]{{0,2}}|\[\^[^\]\n]{{0,60}}\]?)")


@dataclass(frozen=True, slots=True)
class ProseReference:
    """One reference in a text. `form` is empty for the usual form of a name; `start` is where it stands in the text."""

    id: str
    kind: Literal["name", "citation"]
    form: str
    start: int


@dataclass(frozen=True, slots=True)
class Malformed:
    """Something in a text that was meant as a reference and is none."""

    text: str
    start: int


def references_in(text: str) -> tuple[ProseReference, ...]:
    """The references of a text, in their order."""
    return tuple(found for found in parts_in(text) if isinstance(found, ProseReference))


def parts_in(text: str) -> Iterator[ProseReference | Malformed]:
    """The references of a text and what is malformed, in their order."""
    if "[[" not in text and "[^" not in text:
        return
    for match in _ANY.finditer(text):
        name, form, citation, malformed = match.groups()
        if name:
            yield ProseReference(name, "name", form or "", match.start())
        elif citation:
            yield ProseReference(citation, "citation", "", match.start())
        else:
            yield Malformed(malformed, match.start())
