"""Checks that serve many rules: a record is needed or must not be there, a field must be filled, something to remember.

They are told by parameters what to look for, so that most rules of a body need no code of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from complaint.filing.admissibility.table import Hit, Look, check
from complaint.filing.query import found_by, people_of
from complaint.records.record import Record


@check("needs-record")
def a_record_is_needed(look: Look) -> Iterator[Hit]:
    """One of the records of `any_of`: about each person, each official, or at all."""
    found = look.query("any_of")
    yield from _lacking(look, found)


@check("without-record")
def a_record_must_not_be_there(look: Look) -> Iterator[Hit]:
    """None of the records of `none_of`."""
    found = look.query("none_of")
    if look.rule.of == "filing":
        yield from (Hit(record=record, detail=record.id) for record in found[:1])
        return
    inside = {one.id for one in subjects(look)}
    for record in dict.fromkeys(found):
        yield from (Hit(about, record=record, detail=record.id) for about in concerned(look, record) if about in inside)


@check("remember")
def somebody_remembers(look: Look) -> Iterator[Hit]:
    """What holds whatever the records say; told once."""
    yield Hit()


def _lacking(look: Look, found: Iterable[Record]) -> Iterator[Hit]:
    if look.rule.of == "filing":
        if not any(True for _ in found):
            yield Hit()
        return
    has = {about for record in found for about in concerned(look, record)}
    yield from (Hit(one.id, record=one) for one in subjects(look) if one.id not in has)


def subjects(look: Look) -> tuple[Record, ...]:
    """The people, or the officials, whom a rule is about."""
    return officials(look) if look.rule.of == "official" else look.people


def officials(look: Look) -> tuple[Record, ...]:
    """The officials that the profile asks for among those of the filing."""
    there = look.filing.view.records.of("official")
    profile = look.filing.recipient
    if not profile.officials:
        return there
    places = [profile.place_of(f"officials[{number}]") for number in range(len(profile.officials))]
    wanted = {about for record in found_by(profile.officials, places, look.records) for about in _officials(record)}
    return tuple(official for official in there if official.id in wanted)


def concerned(look: Look, record: Record) -> tuple[str, ...]:
    """The ids of those whom a record is about, of the kind that the rule is about."""
    return _officials(record) if look.rule.of == "official" else people_of(record)


def _officials(record: Record) -> tuple[str, ...]:
    if record.type == "official":
        return (record.id,)
    if record.type == "official_part":
        return (str(record.official),)
    return tuple(str(one) for one in record.values.get("officials") or ())
