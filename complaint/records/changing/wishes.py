"""What somebody wants of a record, who it is, and where two people want different things.

Values are the texts that will stand in the file, as in a spreadsheet cell: `""` for nothing, `a; b` for a list. In YAML
a list may also be given as a tuple.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

Value = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Add:
    """A new record; `row` says where it was read, if it was in a sheet."""

    type: str
    id: str
    new: Mapping[str, Value]
    row: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """Other texts in some fields of a record that is there.

    `seen` are the fields as they were when whoever asks looked at them: all of the record where a form was filled in,
    or only those that matter. Where one of them has changed since, nothing is written and the conflict is told. Whoever
    has only the `version` of what they saw gives that. Without both, nothing is compared.
    """

    type: str
    id: str
    new: Mapping[str, Value]
    seen: Mapping[str, Value] | None = None
    version: str = ""
    row: str = ""
    secret: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Remove:
    """A record goes. Only for undoing that it came, and for what has been merged into another one."""

    type: str
    id: str
    seen: Mapping[str, Value] | None = None
    version: str = ""
    row: str = ""


Wish = Add | Edit | Remove


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """One field that stands differently now: as it was seen, as it is, and as it was to be; unknown is None."""

    type: str
    id: str
    field: str
    base: Value | None
    theirs: Value | None
    mine: Value | None


@dataclass(frozen=True, slots=True)
class Told:
    """Who changes something, when, how (`add`, `edit`, `withdraw`, `import`, `form` …), from which source, and why."""

    who: str
    when: datetime
    how: str
    source: str = ""
    said: str = ""
    undoes: str = field(default="", kw_only=True)
