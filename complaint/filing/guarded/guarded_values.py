"""What is looked for in files: values that a recipient may not see, made ready for the search.

Each is tied to the record and the kind of field that it comes from, which is all that is ever told about it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Value(NamedTuple):
    """Where a guarded value stands in the records: the record's id, and the kind of field."""

    record: str
    kind: str


@dataclass(frozen=True, slots=True)
class Name:
    """How somebody who is not named in full is called, by sound (see `spelling`), and which of it tells who is meant.

    `written` are the surnames letter by letter, for those too short to be known by their sound when they stand alone. A
    surname alone tells it if `alone`; with a given name, the initial of one, or a patronymic, if nobody who may be
    named is called so too.
    """

    record: str
    surnames: frozenset[str]
    given: frozenset[str] = frozenset()
    patronymics: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()
    written: frozenset[str] = frozenset()
    alone: bool = True
    with_given: bool = True
    with_initial: bool = True
    with_patronymic: bool = True
    given_and_patronymic: bool = True
    kind: str = "surname"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words one after the other, as of a date in one of its spellings; digits without leading zeros."""

    words: tuple[str, ...]
    value: Value


@dataclass(frozen=True, slots=True)
class Digits:
    """A number of at least six digits, however it is parted."""

    digits: str
    value: Value


@dataclass(frozen=True, slots=True)
class Run:
    """Folded letters and digits in a row, whatever stands between them: an address, an e-mail address, a remark."""

    signs: str
    value: Value


@dataclass(frozen=True, slots=True)
class Allowed:
    """Words in which the values of a record may stand, as somebody decided."""

    record: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guarded:
    """Everything that must not be found in what goes to a recipient, and what is known to be harmless.

    `known` are words by sound that anybody may read: names of those who may be named, places, ordinary words. One of
    them alone is nobody's surname.
    """

    names: tuple[Name, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    numbers: tuple[Digits, ...] = ()
    runs: tuple[Run, ...] = ()
    known: frozenset[str] = frozenset()
    allowed: tuple[Allowed, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.names or self.phrases or self.numbers or self.runs)
