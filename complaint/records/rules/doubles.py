"""Rules about persons who may be one and the same: entered twice, in two spellings.

Near names are found through the words that are left when one or two letters are dropped: two names that differ in so
little share one of them. Why: comparing everybody with everybody would take hours for 10 000 people.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import combinations, pairwise

from rapidfuzz.distance import OSA

from complaint.problems import Problem
from complaint.records.record import Record, Records
from complaint.records.rules.table import rule
from complaint.records.wording import listed, say

_SPELLINGS = (("kh", "h"), ("dzh", "j"), ("zh", "j"), ("ye", "e"), ("y", "i"), ("w", "v"), ("q", "k"), ("x", "h"))
MOST_AT_ONCE = 60  # people compared each with each; of more only those that share a form, or stand side by side
MOST_NAMED = 5


@rule("near-duplicate")
def nobody_is_entered_twice(records: Records, on: date) -> Iterator[Problem]:
    """Same surname and near given name, or near surname and same given name; brothers share a patronymic as well."""
    found: dict[str, set[str]] = {}
    people = {person.id: person for person in records.of("signatory")}
    for one, other in _candidates(people.values()):
        if _may_be_one(people[one], people[other]):
            found.setdefault(max(one, other), set()).add(min(one, other))
    for person_id, others in sorted(found.items()):
        ids = listed([f"“{other}”" for other in sorted(others)[:MOST_NAMED]])
        yield say("near-duplicate", people[person_id].place_of("surname"), id=person_id, others=ids)


def _candidates(people: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """Pairs whose surnames are the same and whose given names are near, or the other way round."""
    groups: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for person in people:
        surname, given = folded(person.surname), folded(person.given_name)
        groups.setdefault(("surname", surname), []).append((given, person.id))
        groups.setdefault(("given name", given), []).append((surname, person.id))
    pairs: set[tuple[str, str]] = set()
    for members in groups.values():
        for (one_name, one), (other_name, other) in _close(members):
            if _near(one_name, other_name):
                pairs.add((min(one, other), max(one, other)))
    yield from sorted(pairs)


def _close(members: list[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """The pairs to look at: all of a small group; of a large one those whose names share a shortened form."""
    if len(members) <= MOST_AT_ONCE:
        yield from combinations(members, 2)
        return
    alike: dict[str, list[tuple[str, str]]] = {}
    for member in members:
        for rest in _shortened(member[0]):
            alike.setdefault(rest, []).append(member)
    for found in alike.values():
        yield from combinations(found, 2) if len(found) <= MOST_AT_ONCE else pairwise(sorted(found))


def _may_be_one(one: Record, other: Record) -> bool:
    if one.sex and other.sex and one.sex != other.sex:
        return False
    surnames, givens = (folded(one.surname), folded(other.surname)), (folded(one.given_name), folded(other.given_name))
    patronymics = (folded(one.patronymic or ""), folded(other.patronymic or ""))
    like_patronymic = not all(patronymics) or _near(*patronymics)
    if surnames[0] == surnames[1]:
        return _near(*givens) and (givens[0] != givens[1] or like_patronymic)
    return _near(*surnames) and givens[0] == givens[1] and like_patronymic


def _near(one: str, other: str) -> bool:
    """Whether two folded names differ by a slip of the pen: by two letters at most, by one in short names."""
    return OSA.distance(one, other) <= _slips(one, other)


def _slips(one: str, other: str) -> int:
    return 2 if min(len(one), len(other)) > 6 else 1


def _shortened(name: str) -> set[str]:
    """The name and what is left of it without one letter, of long names without two."""
    most = 2 if len(name) > 6 else 1
    return {
        "".join(letter for place, letter in enumerate(name) if place not in dropped)
        for count in range(most + 1)
        for dropped in combinations(range(len(name)), count)
    }


@cache
def folded(name: str) -> str:
    """The name in small letters without marks and with one spelling for sounds that are transliterated in several."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if sign.isalpha())
    for spelling, sound in _SPELLINGS:
        plain = plain.replace(spelling, sound)
    return plain
