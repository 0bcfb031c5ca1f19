"""Checks that serve many rules: a record is needed or must not be there, a field must be filled, something to remember.

They are told by parameters what to look for, so that most rules of a body need no code of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from complaint.filing.admissibility.table import Hit, Look, check
from complaint.filing.officials import officials_in, officials_of
from complaint.filing.query import people_of
from complaint.records.record import Record


@check("needs-record")
def a_record_is_needed(look: Look) -> Iterator[Hit]:
    """One of the records of `any_of`: about each person, each official, or at all."""
    yield from _lacking(look, look.query("any_of"))


@check("without-record")
def a_record_must_not_be_there(look: Look) -> Iterator[Hit]:
    """None of the records of `none_of`."""
    found = tuple(dict.fromkeys(look.query("none_of")))
    if look.rule.of == "filing":
        yield from (Hit(record=record, detail=record.id) for record in found[:1])
        return
    subjects = {one.id for one in subjects_of(look)}
    for record in found:
        yield from (Hit(about, record=record, detail=record.id) for about in about_whom(look, record) & subjects)


@check("at-least")
def there_are_enough(look: Look) -> Iterator[Hit]:
    """At least so many people; with `any_of`, so many whom such a record is about."""
    people = {person.id for person in look.people}
    if look.given("any_of"):
        people &= {about for record in look.query("any_of") for about in people_of(record)}
    if len(people) < look.given("least"):
        yield Hit(detail=f"there are {len(people)}")


@check("field-is")
def a_field_has_one_of_the_values(look: Look) -> Iterator[Hit]:
    """The field, if it is filled, holds one of the `terms`; what is not known is for another rule."""
    for person in subjects_of(look):
        for name in look.given("fields"):
            found = person.values[name.partition(".")[2]]
            held = found if isinstance(found, tuple) else (found,)
            if found not in (None, ()) and not {_as_typed(value) for value in held} & set(look.given("terms")):
                yield Hit(person.id, record=person, fill=name)


@check("field-filled")
def fields_are_filled(look: Look) -> Iterator[Hit]:
    """Each of the `fields` of the person's own record; with “or” between them one is enough."""
    for person in subjects_of(look):
        for named in look.given("fields"):
            alternatives = [name.strip() for name in named.split(" or ")]
            if all(person.values[name.partition(".")[2]] in (None, ()) for name in alternatives):
                yield Hit(person.id, record=person, fill=named)


@check("field-or-record")
def a_field_is_filled_or_a_record_is_there(look: Look) -> Iterator[Hit]:
    """One of the `fields` of the person’s own record is filled, or a record of `any_of` is about the person."""
    names = [name.partition(".")[2] for name in look.given("fields")]
    for hit in _lacking(look, look.query("any_of")):
        if hit.record is not None and all(hit.record.values[name] in (None, ()) for name in names):
            yield replace(hit, fill=" or ".join(look.given("fields")))


@check("complaint-says")
def the_complaint_says_it(look: Look) -> Iterator[Hit]:
    """Each of the `fields` of the complaint as a whole is filled, and is not “no”."""
    complaint = look.filing.view.complaint
    for name in look.given("fields"):
        if not complaint.values[name.partition(".")[2]]:
            yield Hit(record=complaint, fill=name)


@check("annex-languages")
def annexes_are_in_a_language_of_the_body(look: Look) -> Iterator[Hit]:
    """The annexes are in one of the `terms`, the languages by their names."""
    for annex in look.filing.annexes:
        if annex.language and annex.language not in look.given("terms"):
            yield Hit(record=annex, detail=f"{annex.id}, {annex.language}", fill="attachment.language")


@check("form-of-document")
def the_document_has_the_form(look: Look) -> Iterator[Hit]:
    """The profile makes the document so: “numbered paragraphs”, or the formats in `terms` alone."""
    profile = look.filing.recipient
    for term in look.given("terms"):
        numbered = term == "numbered paragraphs" and profile.document["numbered_paragraphs"]
        if not numbered and tuple(profile.formats) != (term,):
            yield Hit(record=profile, detail=term)


@check("remember")
def somebody_remembers(look: Look) -> Iterator[Hit]:
    """What holds whatever the records say; told once."""
    yield Hit()


def _lacking(look: Look, found: Iterable[Record]) -> Iterator[Hit]:
    records = tuple(found)
    if look.rule.of == "filing":
        if not records:
            yield Hit()
        return
    has = {about for record in records for about in about_whom(look, record)}
    yield from (Hit(one.id, record=one) for one in subjects_of(look) if one.id not in has)


def subjects_of(look: Look) -> tuple[Record, ...]:
    """The people, or the officials, whom a rule is about."""
    return officials_of(look.filing) if look.rule.of == "official" else look.people


def about_whom(look: Look, record: Record) -> set[str]:
    """The ids of those whom a record is about, of the kind that the rule is about.

    A relation is about both, and an attachment about those whom the records are about that it proves.
    """
    if look.rule.of == "official":
        return set(officials_in(record))
    if record.type == "relation":
        return {str(record.person), str(record.relative)}
    if record.type == "attachment":
        proved = (look.records.get(proved) for proved in record.proves)
        return {person for one in proved if one is not None for person in people_of(one)}
    return set(people_of(record))


def _as_typed(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
