"""Places that a sheet names and the records do not have: which they are, and what somebody says of each.

Takes the answers of a sheet, and what is told of a name: the place that is meant, or that it is a new one. Gives wishes
for the records of places, to be written together with the rows that need them. Nobody's place is ever guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from complaint.records.changing.texts import RecordText
from complaint.records.changing.wishes import Add, Edit, Wish
from complaint.records.names.romanising import DEFAULT, in_cyrillic, standards
from complaint.records.schemas import schemas
from complaint.records.sheets.values import UnclearError, UnknownPlace, known_places, place_key
from complaint.records.wording import listed

PLACE: Final = "place"
# new city · new village Temirtau · new town in karaganda-province · new city Temirtau in karaganda-province
_NEW: Final = re.compile(r"new\s+(?P<kind>\w+)(?:\s+(?!in\s)(?P<name>.+?))?(?:\s+in\s+(?P<within>.+))?", re.DOTALL)
HOW: Final = "“NAME=PLACE” for a place that is on record, or “NAME=new city in PLACE” for one to be added"


@dataclass(frozen=True, slots=True)
class Unknown:
    """A place that some rows name and nothing is known of; `near` are the ids of places with similar names."""

    name: str
    near: tuple[str, ...]
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody said: the place for each name, by `place_key`, and what has to be written for it, by place."""

    meant: Mapping[str, str]
    wishes: Mapping[str, Wish]


def kinds() -> tuple[str, ...]:
    """What a place can be."""
    return schemas()[PLACE].fields["kind"].allowed


def unknown_places(rows: Iterable[tuple[int, Iterable[UnknownPlace]]]) -> tuple[Unknown, ...]:
    """The places that nothing is known of, each once, in the order in which they come."""
    found: dict[str, Unknown] = {}
    for row, places in rows:
        for place in places:
            key = place_key(place.name)
            before = found.get(key, Unknown(place.name, place.near, ()))
            found[key] = Unknown(before.name, before.near, tuple(dict.fromkeys((*before.rows, row))))
    return tuple(found.values())


def in_latin(name: str) -> str:
    """The name in Latin letters, as a proposal."""
    return standards()[DEFAULT].written(name) if in_cyrillic(name) else name


def places_told(
    said: Mapping[str, str], texts: Mapping[tuple[str, str], RecordText], taken: Collection[str], origin: str
) -> Told:
    """What is said of names of places; raises `UnclearError` where that says nothing. `taken` are the ids in use.

    Another name of a place on record is added to its names, so that the next sheet with it is read without asking.
    """
    known = known_places(texts.values())
    meant: dict[str, str] = {}
    wishes: dict[str, Wish] = {}
    for name, what in said.items():
        match = _NEW.fullmatch(what.strip())
        if match is None:
            place = _on_record(what, known)
            if place_key(name) not in known:
                wishes[place] = _called(texts[PLACE, place], name.replace(";", ","), wishes.get(place))
        else:
            new = _new(name, match, known, {*taken, *wishes}, origin)
            place = new.id
            wishes[place] = new
        meant[place_key(name)] = place
    return Told(meant, wishes)


def _on_record(what: str, known: Mapping[str, str]) -> str:
    place = known.get(place_key(what))
    if place is None:
        raise UnclearError(f"there is no place “{what}” in cases/places.csv")
    return place


def _called(place: RecordText, name: str, before: Wish | None) -> Edit:
    aliases = place.fields.get("aliases", "")
    old = aliases if isinstance(aliases, str) else "; ".join(aliases)
    now = str(before.new["aliases"]) if isinstance(before, Edit) else old
    return Edit(PLACE, place.id, {"aliases": f"{now}; {name}" if now else name}, seen={"aliases": old})


def _new(name: str, told: re.Match[str], known: Mapping[str, str], taken: Collection[str], origin: str) -> Add:
    if told["kind"] not in kinds():
        raise UnclearError(f"“{told['kind']}” means none of {listed([f'“{kind}”' for kind in kinds()])}")
    latin = (told["name"] or in_latin(name)).strip()
    plain = unicodedata.normalize("NFKD", in_latin(latin)).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    stem = stem if stem[:1].isalpha() else f"place-{stem}".strip("-")
    free = next(one for one in (stem, *(f"{stem}-{number}" for number in range(2, 10_000))) if one not in taken)
    fields = {"name": latin, "kind": told["kind"], "origin": origin}
    if told["within"]:
        fields["within"] = _on_record(told["within"], known)
    if in_cyrillic(name):
        fields["sort_as"] = name
    elif latin != name:
        fields["aliases"] = name
    return Add(PLACE, free, fields)
