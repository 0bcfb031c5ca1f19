"""Who of many may be meant, and who of the list may be there twice.

Takes `Person`s, gives `Match`es and `Pair`s, best first. People whose names have nothing in common are never compared:
they are found through the words that are left of a surname when a letter or two are dropped (two names that differ in
so little share one of them). Why: comparing everybody with everybody would take hours for 10 000 people.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, islice
from pathlib import Path

import yaml

from complaint.records.names.comparing import LONG_NAME, Evidence, Likeness, likeness
from complaint.records.names.people import Person, words_of
from complaint.records.names.sounding import sound

BEARERS = 3  # so many people of the list make a given name a name of its own
MOST_AT_ONCE = 100  # people compared each with each because of their surname; more are a crowd
COMMON_FROM = 3  # so many with the same surname and given name, and the name alone tells little


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody of the list who may be meant, and why."""

    person: Person
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Pair:
    """Two of the list who may be one, and why. `one` comes first in the list."""

    one: Person
    other: Person
    likeness: Likeness


class People:
    """The people of a list, to be asked who is meant."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.people = tuple(people)
        self._by_surname: dict[str, list[int]] = defaultdict(list)
        self._crowded: dict[str, list[int]] = defaultdict(list)
        self._by_given_and_birth: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._bearers: Counter[str] = Counter()
        self._namesakes: Counter[tuple[str, str]] = Counter()
        for number, person in enumerate(self.people):
            for key in set(_keys(person)):
                self._by_surname[key].append(number)
            for name in _given_and_birth(person):
                self._by_given_and_birth[name].append(number)
            for words in person.written:
                self._by_words[words].append(number)
            self._bearers.update({person.spellings[0].given_name})
            self._namesakes.update({(person.spellings[0].surname, person.spellings[0].given_name)})
        for key, numbers in self._by_surname.items():
            if len(numbers) > MOST_AT_ONCE:
                for number in numbers:
                    for closer in _closer(key, self.people[number]):
                        self._crowded[closer].append(number)

    def common(self, given_name: str) -> bool:
        """Whether the sound is a given name of its own: several people of the list bear it, or it is well known."""
        return given_name in _well_known() or self._bearers[given_name] >= BEARERS

    def who(self, asked: Person, most: int = 5) -> list[Match]:
        """Those of the list who may be meant, best first."""
        found = [Match(person, self._compare(asked, person)) for person in self._near(asked)]
        likely = sorted((match for match in found if match.likeness.possible), key=_order)
        return likely[:most]

    def written(self, name: str) -> list[Match]:
        """Those with a name that is written just so, with or without the patronymic, in any order of the words."""
        found = self._by_words.get(words_of(name), ())
        return [Match(self.people[place], Likeness((Evidence("written-so"),))) for place in found]

    def with_surname(self, word: str, most: int = 20) -> list[Match]:
        """Those whose surname sounds like the word, from which nothing more follows."""
        heard = sound(word)
        found = (person for person in self.people if any(one.surname == heard for one in person.spellings))
        return [Match(person, Likeness((Evidence("surname-same"),))) for person in islice(found, most)]

    def pairs(self) -> list[Pair]:
        """Those of the list who may be one person, best first."""
        pairs = []
        for number, where in self._worth_comparing():
            one, other = self.people[number], self.people[where]
            found = self._compare(one, other)
            if found.possible:
                pairs.append(Pair(one, other, found))
        return sorted(pairs, key=lambda pair: (-pair.likeness.score, pair.one.id, pair.other.id))

    def _worth_comparing(self) -> set[tuple[int, int]]:
        """Two places in the list for each pair that has something in common; of a crowd no more than a crowd."""
        found: set[tuple[int, int]] = set()
        for numbers in self._by_surname.values():
            if 1 < len(numbers) <= MOST_AT_ONCE:
                found.update(combinations(numbers, 2))
        for numbers in self._crowded.values():
            found.update(combinations(numbers[:MOST_AT_ONCE], 2))
        for numbers in self._by_given_and_birth.values():
            found.update(combinations(numbers, 2))
        return found

    def _near(self, person: Person) -> Iterator[Person]:
        places = {place for key in _keys(person) for place in self._alike(key, person)}
        for name in _given_and_birth(person):
            places.update(self._by_given_and_birth.get(name, ()))
        return (self.people[place] for place in sorted(places))

    def _alike(self, key: str, person: Person) -> Iterator[int]:
        """Those with the key; of a crowd only those with a near given name, and of these no more than a crowd."""
        numbers = self._by_surname.get(key, ())
        if len(numbers) <= MOST_AT_ONCE:
            yield from numbers
            return
        for closer in _closer(key, person):
            yield from self._crowded.get(closer, ())[:MOST_AT_ONCE]

    def _compare(self, one: Person, other: Person) -> Likeness:
        found = likeness(one, other, self.common)
        return Likeness((*found.evidence, Evidence("common-name"))) if self._is_common(one, other) else found

    def _is_common(self, one: Person, other: Person) -> bool:
        """Whether so many bear just this name that it tells little, and nothing else was known to compare."""
        name = (one.spellings[0].surname, one.spellings[0].given_name)
        told = (one.born and other.born) or (one.spellings[0].father and other.spellings[0].father)
        return not told and self._namesakes[name] >= COMMON_FROM


def _order(match: Match) -> tuple[float, str]:
    return -match.likeness.score, match.person.id


def _keys(person: Person) -> Iterator[str]:
    """What near surnames have in common, each with the beginning of the given name."""
    for spelling in person.spellings:
        for rest in shortened(spelling.surname):
            yield f"{rest} {spelling.given_name[:1]}"


def _closer(key: str, person: Person) -> set[str]:
    """The key together with what near given names have in common."""
    return {f"{key} {rest}" for spelling in person.spellings for rest in shortened(spelling.given_name)}


@cache
def shortened(name: str) -> frozenset[str]:
    """The name and what is left of it without one letter, of long names without two."""
    most = 2 if len(name) > LONG_NAME else 1
    found = {name}
    for _ in range(most):
        found |= {rest[:place] + rest[place + 1 :] for rest in found for place in range(len(rest))}
    return frozenset(found)


def _given_and_birth(person: Person) -> set[tuple[str, str]]:
    """Given name with the day of birth: finds those whose surname has changed."""
    if person.born is None or person.born.precision != "day":
        return set()
    return {(spelling.given_name, person.born.typed) for spelling in person.spellings}


@cache
def _well_known() -> frozenset[str]:
    names = yaml.safe_load(Path(__file__).with_name("given_names.yaml").read_text("utf-8"))
    return frozenset(sound(name) for group in names.values() for name in group)
