"""Checks of a dossier about one official, and of who may petition or move something: sanctions, petitions, motions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from complaint.filing.admissibility.table import Hit, Look, check
from complaint.filing.admissibility.times import acceptance
from complaint.filing.officials import officials_in, officials_of, victims_of
from complaint.records.dates import PartialDate
from complaint.records.record import Record

_INITIAL = re.compile(r"\w\.?")


@check("official-full-name")
def an_official_has_a_full_name(look: Look) -> Iterator[Hit]:
    """A surname alone, or with an initial, is nobody who can be listed."""
    for official in officials_of(look.filing):
        given = [part for part in str(official.name).split() if part.casefold() != str(official.surname).casefold()]
        if not any(not _INITIAL.fullmatch(part) for part in given):
            yield Hit(official.id, record=official)


@check("official-function")
def it_is_known_what_the_official_was(look: Look) -> Iterator[Hit]:
    for official in officials_of(look.filing):
        if not official.rank and not _parts(look, official):
            yield Hit(official.id, record=official)


@check("official-dated-act")
def an_official_has_a_dated_act(look: Look) -> Iterator[Hit]:
    for official in officials_of(look.filing):
        if not any(_day(look, record) for record in _deeds(look, official)):
            yield Hit(official.id, record=official)


@check("official-sources")
def an_official_is_named_by_several_sources(look: Look) -> Iterator[Hit]:
    """At least so many sources that do not depend on each other: two by one author are one."""
    for official in officials_of(look.filing):
        independent = {name for record in _deeds(look, official) for name in _sources(look, record)}
        if len(independent) < look.given("least"):
            yield Hit(official.id, detail=f"{len(independent)} recorded", record=official)


@check("official-victims")
def victims_of_an_official_agreed(look: Look) -> Iterator[Hit]:
    """Somebody with a mandate was in a case or at an event in which the official had a part."""
    for official in officials_of(look.filing):
        victims = victims_of(look.filing.view, official)
        victims |= {str(record.person) for record in _deeds(look, official) if record.values.get("person")}
        if not any(look.filing.view.is_complainant(person) for person in victims):
            yield Hit(official.id, record=official)


def _deeds(look: Look, official: Record) -> list[Record]:
    """The records that tell what an official did."""
    kinds = ("official_part", "violation", "decision")
    return [record for kind in kinds for record in look.records.of(kind) if official.id in officials_in(record)]


def _parts(look: Look, official: Record) -> list[Record]:
    return [part for part in look.records.of("official_part") if part.official == official.id]


def _day(look: Look, record: Record) -> date | None:
    """The day of a deed, or of the event in which it was."""
    own = record.values.get("date")
    if own is None and record.values.get("event") is not None:
        event = look.records.get(record.event)
        own = event.date if event is not None else None
    return own.first if isinstance(own, PartialDate) else None


def _sources(look: Look, record: Record) -> Iterator[str]:
    """Who says so: the author of each source behind a deed, the event or the case; without an author, the source."""
    tied = [record, *(look.records.get(record.values.get(name)) for name in ("event", "prosecution"))]
    for one in tied:
        for name in (one.values.get("sources") or ()) if one is not None else ():
            source = look.records.get(name)
            yield str(source.author or source.id) if source is not None else str(name)


# --- who may petition or move ---------------------------------------------------------------------------------------


@check("citizen-or-resident")
def a_petitioner_belongs_to_a_member_state(look: Look) -> Iterator[Hit]:
    """Citizen of, or living in, a State that is a member by the table of acceptances (`procedure`)."""
    for person in look.people:
        places = [person.present_place or person.home_place, person.citizenship]
        if not any(_member(look, place) for place in places if place):
            yield Hit(person.id, record=person, fill="signatory.citizenship")


def _member(look: Look, place: str) -> bool:
    name: str | None = str(place)
    while name is not None:
        entry = acceptance(look, look.given("procedure"), name.casefold().replace(" ", "-"))
        if entry is not None and entry.accepted and _holds(entry, look.filing.on):
            return True
        found = look.records.get(name)
        name = found.within if found is not None and found.type == "place" else None
    return False


def _holds(entry: Record, on: date) -> bool:
    since, until = entry.values["from"], entry.until
    begun = not isinstance(since, PartialDate) or since.first <= on
    return begun and (not isinstance(until, PartialDate) or on <= until.last)


@check("enough-sponsors")
def enough_members_have_signed(look: Look) -> Iterator[Hit]:
    """Where signatures are recorded: at least so many members, from so many delegations."""
    signed = [one for one in look.records.of("sponsor") if one.recipient == look.filing.recipient.id]
    delegations = {one.delegation for one in signed if one.delegation}
    if signed and (len(signed) < look.given("least") or len(delegations) < look.given("groups")):
        yield Hit(detail=f"{len(signed)} from {len(delegations)} delegations", record=signed[0])


@check("no-sponsors-yet")
def a_draft_needs_members(look: Look) -> Iterator[Hit]:
    """Where no signature is recorded: a model for a member to table."""
    if not any(one.recipient == look.filing.recipient.id for one in look.records.of("sponsor")):
        yield Hit()


@check("other-state-open")
def another_state_that_acted_may_be_open(look: Look) -> Iterator[Hit]:
    """Another State took a step against a person, and has accepted the procedure."""
    for step in look.records.of("step"):
        if step.state != look.filing.view.complaint.state and look.filing.view.is_complainant(step.person):
            entry = acceptance(look, look.given("procedure"), step.state)
            if entry is not None and entry.accepted and _holds(entry, look.filing.on):
                yield Hit(step.person, detail=f"{step.procedure} in {step.state}", record=step)
