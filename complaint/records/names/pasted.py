"""A pasted list of names with places, and who of the list each name is.

Takes text such as "Almaty: A. Abenova, Bekov Serik; Astana: …", gives one `Named` for each name in it, in its order:
found exactly, likely, ambiguous or unknown. Nobody is chosen among several; that is for people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from complaint.records.names.finding import Match, People
from complaint.records.names.parts import Parts, parts_of
from complaint.records.names.people import person_from
from complaint.records.names.sounding import sound
from complaint.records.record import Records

Found = Literal["exact", "likely", "ambiguous", "unknown"]
CLEARLY_BETTER = 3  # of the weights: how far the best must lead before it is likely and not one of several
_ENDS = re.compile(r"[;\n•]+")
_BETWEEN = re.compile(r",|(?<=\w{3})\.(?=\s|$)|\s(?:and|und|et|и|және|&)\s")
_NUMBERING = re.compile(r"^\s*(?:\d{1,4}\s*[.)]|[-–*])\s*")


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the text: `written` as it stands there, the place id that stands before it, and who may be meant."""

    written: str
    place: str | None
    found: Found
    matches: tuple[Match, ...] = ()

    @property
    def person(self) -> str | None:
        """The id of the one who is meant; None where nobody or several may be."""
        return self.matches[0].person.id if self.found in ("exact", "likely") else None


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Words before a colon that name no place on record."""

    written: str


def names_in(text: str, people: People, places: Mapping[str, str]) -> list[Named | Unplaced]:
    """Each name of the text with who may be meant. `places` gives place ids by the sound of a place's name."""
    known_given = frozenset(name for person in people.people for name in person.given_names)
    found: list[Named | Unplaced] = []
    place: str | None = None
    for passage in _ENDS.split(text):
        before, colon, after = passage.partition(":")
        if colon:
            place = places.get(sound(before))
            if place is None and before.strip():
                found.append(Unplaced(before.strip()))
        for written in _names(after if colon else passage):
            found.append(_found(written, place, people, known_given))
    return found


def _names(passage: str) -> Iterator[str]:
    for piece in _BETWEEN.split(passage):
        name = " ".join(_NUMBERING.sub("", piece).split()).strip(" .()")
        if any(sign.isalpha() for sign in name):
            yield name


def _found(written: str, place: str | None, people: People, given_names: frozenset[str]) -> Named:
    exact = people.written(written)
    if len(exact) == 1:
        return Named(written, place, "exact", tuple(exact))
    matches = exact or _by_sound(written, place, people, given_names)
    if not matches:
        named_so = people.with_surname(written) if len(written.split()) == 1 else []
        return Named(written, place, "ambiguous" if named_so else "unknown", tuple(named_so))
    scores = [match.likeness.score for match in matches]
    alone = len(scores) == 1 or scores[0] - scores[1] >= CLEARLY_BETTER
    return Named(written, place, "likely" if alone and not exact else "ambiguous", tuple(matches))


def _by_sound(written: str, place: str | None, people: People, given_names: frozenset[str]) -> list[Match]:
    """Those who may be meant. People need not live where something happened: another place speaks against nobody."""
    words = written.split()
    best: dict[str, Match] = {}
    for parts in _readings(words, parts_of(written, given_names)):
        for match in people.who(person_from("", parts, place=place)) or people.who(person_from("", parts)):
            known = best.get(match.person.id)
            if known is None or match.likeness.score > known.likeness.score:
                best[match.person.id] = match
    return sorted(best.values(), key=lambda match: (-match.likeness.score, match.person.id))


def _readings(words: list[str], parts: Parts) -> Iterable[Parts]:
    """The name as it was read and, of two words, the other way round."""
    yield parts
    if len(words) == 2:
        yield Parts(parts.given_name, parts.surname)


def places_by_sound(records: Records) -> dict[str, str]:
    """Place ids by the sound of each name that a place has; a name that two places share leads to neither."""
    found: dict[str, set[str]] = {}
    for place in records.of("place"):
        for name in (place.name, place.sort_as, *place.aliases):
            if name:
                found.setdefault(sound(name), set()).add(place.id)
    return {heard: next(iter(ids)) for heard, ids in found.items() if len(ids) == 1}
