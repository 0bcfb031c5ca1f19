"""A person as far as it helps to tell who is meant: every spelling of the name, and what speaks for or against.

Made from records of the list or from a row that somebody sends. Nothing here is printed in a filing.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from complaint.records.dates import PartialDate
from complaint.records.names.parts import SEXES, Parts, Sex, parts_of, patronymic_of, sex_of_surname
from complaint.records.names.sounding import sound
from complaint.records.record import Record, Records


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a name by its sounds, as it is compared; `father` is the father's name in the patronymic.

    It is `turned` if the words were read the other way round, because their order is unsure.
    """

    surname: str
    given_name: str
    father: str = ""
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Who may be meant. `shown` is how the name is printed in lists; `spellings` has at least one item;
    `written` holds the words of each name as `words_of` orders them.

    `born` is the date of birth with its precision; `age` the age in full years on the day `age_on`.
    """

    id: str
    shown: str
    spellings: tuple[Spelling, ...]
    sex: Sex | None = None
    born: PartialDate | None = None
    age: int | None = None
    age_on: date | None = None
    place: str | None = None
    written: frozenset[tuple[str, ...]] = frozenset()

    @property
    def given_names(self) -> frozenset[str]:
        return frozenset(spelling.given_name for spelling in self.spellings)


def people_of(records: Records) -> list[Person]:
    """Everybody on the list, with the name as printed, in its original script, and all other spellings on record."""
    aliases: dict[str, list[str]] = defaultdict(list)
    for alias in records.of("alias"):
        aliases[alias.person].append(alias.text)
    given = frozenset(sound(person.given_name) for person in records.of("signatory"))
    return [_of_record(person, aliases[person.id], given) for person in records.of("signatory")]


def _of_record(record: Record, aliases: Iterable[str], given_names: frozenset[str]) -> Person:
    parts = Parts(record.surname, record.given_name, record.patronymic or "")
    written = [name for name in (record.name_original, record.sort_as, *aliases) if name]
    age_on = record.age_on.first if isinstance(record.age_on, PartialDate) else None
    return person_from(
        record.id,
        parts,
        others=[parts_of(name, given_names) for name in written],
        sex=record.sex,
        born=record.birth_date if isinstance(record.birth_date, PartialDate) else None,
        age=record.age,
        age_on=age_on,
        place=record.home_place,
    )


def person_from(
    person_id: str,
    parts: Parts,
    *,
    others: Iterable[Parts] = (),
    sex: str | None = None,
    born: PartialDate | None = None,
    age: int | None = None,
    age_on: date | None = None,
    place: str | None = None,
) -> Person:
    """The person with the name in these parts and other spellings; the sex is read from the name if it is not given."""
    names = [parts, *(part for part in others if part.given_name)]
    told = next((found for found in SEXES if found == sex), None) or _sex_in(names)
    return Person(
        person_id,
        " ".join(word for word in (parts.surname, parts.given_name, parts.patronymic) if word),
        tuple(dict.fromkeys(spelling for name in names for spelling in _spellings(name))),
        told,
        born,
        age,
        age_on,
        place,
        frozenset(words for name in names for words in _written(name)),
    )


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, in an order of their own, so that the order of writing does not matter."""
    return tuple(sorted(unicodedata.normalize("NFC", name.casefold()).replace(",", " ").split()))


def _written(parts: Parts) -> Iterator[tuple[str, ...]]:
    yield words_of(f"{parts.surname} {parts.given_name}")
    yield words_of(f"{parts.surname} {parts.given_name} {parts.patronymic}")


def _spellings(parts: Parts) -> Iterator[Spelling]:
    found = patronymic_of(parts.patronymic) if parts.patronymic else None
    father = found[1] if found else sound(parts.patronymic)
    yield Spelling(sound(parts.surname), sound(parts.given_name), father)
    if not parts.sure:
        yield Spelling(sound(parts.given_name), sound(parts.surname), father, turned=True)


def _sex_in(names: Iterable[Parts]) -> Sex | None:
    """The sex that the patronymic tells, else the surname; None where they tell nothing or different things."""
    names = list(names)
    by_father = {found[0] for name in names if name.patronymic and (found := patronymic_of(name.patronymic))}
    by_surname = {form for name in names if name.sure and (form := sex_of_surname(name.surname))}
    told = by_father or by_surname
    return next(iter(told)) if len(told) == 1 else None
