"""Whose name must not be told, and which ids and tags would tell it.

Takes the records of a view and how each signatory is named in it, gives answers; prints nothing. A DOCX file carries
more than what is seen on the page: tags of content controls, bookmarks, comments. What goes there is asked for here.

What may tell a name: the id of the person; the id of a record that belongs to the person, whatever it looks like; and
any id with words of the name in it. A word alone tells nothing if everybody may read it anyway, because it belongs to
somebody who is named or to a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from typing import Any

from complaint.filing.consent import FULL
from complaint.filing.origins import FACT, RECIPIENT, Origin
from complaint.filing.view import View
from complaint.records.record import Record, Records, Ref
from complaint.records.schemas import schemas

_WORD = re.compile(r"[^\W\d_]{2,}")
_SEPARATOR = re.compile(r"[^\w]+")
_BEGINNING = 5  # letters of a name that tell it, however the word goes on: "orlanova" in "orlanovas-arrest"
_NAMES: Mapping[str, tuple[str, ...]] = {
    "signatory": ("surname", "given_name", "patronymic", "name_original", "sort_as"),
    "person": ("name", "sort_as"),
    "official": ("name", "surname"),
    "place": ("name", "sort_as"),
}


class Secrecy:
    """What would tell the name of somebody who is not named in full, in one filing."""

    def __init__(self, records: Records, naming: Mapping[str, str], altered: frozenset[str] = frozenset()) -> None:
        self._records = records
        self._altered = altered
        self._naming = naming
        people = [*records.of("signatory"), *records.of("person")]
        hidden = [person for person in people if self.hides(person)]
        shown = [person for person in people if not self.hides(person)]
        self.hidden = frozenset(person.id for person in hidden)
        self._ids = frozenset(_parts(record_id) for record_id in self.hidden)
        self._longest = max(map(len, self._ids), default=0)
        names = {person.id: set(_name_words(person)) for person in hidden}
        for alias in records.of("alias"):
            if alias.person in names:
                names[alias.person] |= set(_words(alias.text))
        told = [set(_name_words(record)) for record in (*shown, *records.of("official"), *records.of("place"))]
        common = frozenset[str]().union(*told)
        ids = {word for person in hidden if person.type == "person" for word in _words(person.id)}
        self._alone = frozenset[str]().union(*names.values(), ids - _ordinary(records)) - common
        of_one = {pair for words in told for pair in _pairs(words)}
        self._together = frozenset(pair for words in names.values() for pair in _pairs(words & common)) - of_one
        self._kept: dict[str, bool] = {}

    def hides(self, person: Record) -> bool:
        """Whether a person is not named in full: by consent, for want of a mandate, or because nobody decided to."""
        if person.type == "signatory":
            return self._naming.get(person.id) != FULL
        return person.type == "person" and not is_named(person)

    def keeps(self, record: Record) -> bool:
        """Whether nothing may be tagged with the record: it is of somebody hidden, its id tells a name, or it is told
        otherwise here than it stands in the project."""
        if record.id not in self._kept:
            hidden = record.id in self.hidden or record.id in self._altered or ":" in record.id
            self._kept[record.id] = hidden or self.tells(record.id) or self._belongs(record)
        return self._kept[record.id]

    def keeps_origin(self, origin: Origin) -> bool:
        """Whether the tag of a value with this origin may not stand in a file."""
        if origin.record.startswith(FACT):
            return any(map(self.keeps_id, _inside(origin.record.removeprefix(FACT)))) or self.keeps_id(
                re.sub(r"\.(key|records|converted)$", "", origin.field)
            )
        return not origin.record.startswith(RECIPIENT) and self.keeps_id(origin.record)

    def keeps_id(self, record_id: str) -> bool:
        """The same for an id, or for what may be one."""
        record = self._records.get(record_id)
        return self.tells(record_id) if record is None else self.keeps(record)

    def tells(self, text: str) -> bool:
        """Whether a short text that is no sentence, such as an id, holds the name or the id of somebody hidden."""
        if not self.hidden:
            return False
        words, parts = tuple(_words(text)), _parts(text)
        return (
            any(beginning in self._alone for word in words for beginning in _beginnings(word))
            or any(pair in self._together for pair in _pairs(words))
            or any(
                parts[start : start + length] in self._ids
                for start in range(len(parts))
                for length in range(1, self._longest + 1)
            )
        )

    def untold(self, text: str) -> str:
        """A sentence without the ids in it that would tell a name."""
        return " ".join("…" if self.keeps_id(word) else word for word in text.split(" "))

    def _belongs(self, record: Record) -> bool:
        """Whether the record, or the one that holds it, is about somebody hidden."""
        if any(str(ref) in self.hidden for ref in references(record.values)):
            return True
        holder = self._records.get(record.holder)
        return holder is not None and (holder.id in self.hidden or self._belongs(holder))


def is_named(person: Record) -> bool:
    """Whether somebody without a mandate is named: by a recorded decision, and never a child or a private person."""
    allowed = person.naming == "named" and not person.minor and person.standing != "private person"
    return allowed and bool(person.name)


def secrecy_of(view: View) -> Secrecy:
    """The secrecy that holds in a filing; the same for all filings of a day to the same readers."""
    return _secrecy(view.whole, tuple(sorted(view.naming.items())), view.generalised.records)


@lru_cache(maxsize=4)
def _secrecy(records: Records, naming: tuple[tuple[str, str], ...], altered: frozenset[str]) -> Secrecy:
    return Secrecy(records, dict(naming), altered)


def _words(text: object) -> Iterator[str]:
    return (word.casefold() for word in _WORD.findall(str(text)))


def _beginnings(word: str) -> Iterator[str]:
    yield word
    yield from (word[:length] for length in range(_BEGINNING, len(word)))


def _name_words(record: Record) -> Iterator[str]:
    """The words by which somebody, or a place, is called; the id of a signatory is made of them too."""
    for field in _NAMES[record.type]:
        if isinstance(record.values.get(field), str):
            yield from _words(record.values[field])
    if record.type != "person" or is_named(record):
        yield from _words(record.id)


def _pairs(words: Iterable[str]) -> Iterator[frozenset[str]]:
    return (frozenset(pair) for pair in combinations(sorted(set(words)), 2))


def _parts(text: str) -> tuple[str, ...]:
    return tuple(_SEPARATOR.split(text.casefold()))


def _ordinary(records: Records) -> set[str]:
    """Words of descriptions and of the schemas: an id such as “their-lawyer” is made of them and tells no name."""
    described = {word for person in records.of("person") for word in _words(person.described_as)}
    schema_words = {
        word
        for schema in schemas().values()
        for field in schema.fields.values()
        for text in (schema.name, field.name, *field.allowed)
        for word in _words(text)
    }
    return described | schema_words


def references(value: Any) -> Iterator[Ref]:
    match value:
        case Ref():
            yield value
        case tuple():
            for item in value:
                yield from references(item)
        case Mapping():
            for item in value.values():
                yield from references(item)


def _inside(key: str) -> tuple[str, ...]:
    """What in the key of a fact is the id of a record: “events.vigil.detained”."""
    parts = key.split(".")
    return (".".join(parts[1:-1]),) if len(parts) > 2 else ()
