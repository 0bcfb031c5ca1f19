"""Checks of whether what happened is described as a form asks: day, place, who acted, how somebody was taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from complaint.filing.admissibility.acts import acts_of, elsewhere, held_on
from complaint.filing.admissibility.table import Hit, Look, check
from complaint.filing.facts.ages import age_on
from complaint.filing.query import people_of
from complaint.records.calendar import ADULT, months_after
from complaint.records.dates import PartialDate
from complaint.records.mandates import KIN, forms_of
from complaint.records.record import Record

_BY_POLICE: Final = frozenset(
    (
        *("detained", "detained before", "detained after", "attempted detention", "stopped"),
        *("taken to a police station", "summoned", "interrogated"),
    )
)


@check("act-described")
def something_is_told_with_day_and_place(look: Look) -> Iterator[Hit]:
    """Of each person at least one act has a day and a place."""
    for person in look.people:
        if not any(act.first is not None and _place(look, act.record) for act in acts_of(look.records, person.id)):
            yield Hit(person.id, record=person)


@check("author-known")
def it_is_told_who_acted(look: Look) -> Iterator[Hit]:
    """Of each person at least one act says who did it, be it a force, a court, an official or “unknown”."""
    for person in look.people:
        acts = [act.record for act in acts_of(look.records, person.id)]
        if acts and not any(who_acted(look, record) for record in acts):
            yield Hit(person.id, record=acts[0])


def who_acted(look: Look, record: Record) -> bool:
    """Whether an act, or the event or the case in which it was, says who acted.

    Who was detained, stopped or interrogated, was so by the police; a penalty comes from a court.
    """
    if record.type == "penalty" or (record.type == "participation" and record.mode in _BY_POLICE):
        return True
    own = ("by", "author", "court", "judge", "officials", "body", "ordered_by")
    if any(record.values.get(name) for name in own):
        return True
    event, case = record.values.get("event"), record.holder or record.values.get("prosecution")
    view = look.filing.view
    return bool(
        (event is not None and _parts(look, "event", event))
        or (case is not None and (_parts(look, "prosecution", case) or view.whole.inside(str(case), "decision")))
    )


def _parts(look: Look, name: str, value: str) -> tuple[Record, ...]:
    return tuple(part for part in look.records.of("official_part") if part.values[name] == value)


@check("detention-described")
def a_detention_is_told_with_day_and_place(look: Look) -> Iterator[Hit]:
    """Of each person one of the detentions in `any_of` has a day and a place."""
    for person, records in _detentions(look):
        if records and not any(_dated(record) and _place(look, record) for record in records):
            yield Hit(person.id, record=records[0])


@check("detention-force")
def it_is_told_who_detained(look: Look) -> Iterator[Hit]:
    """Of each person one of the detentions in `any_of` says who carried it out."""
    for person, records in _detentions(look):
        if records and not any(who_acted(look, record) for record in records):
            yield Hit(person.id, record=records[0], fill=f"{records[0].type}.by")


def _detentions(look: Look) -> Iterator[tuple[Record, list[Record]]]:
    found: dict[str, list[Record]] = {}
    for record in look.query("any_of"):
        if not elsewhere(look.records, record):
            for concerned in people_of(record):
                found.setdefault(concerned, []).append(record)
    for person in look.people:
        yield person, found.get(person.id, [])


@check("released")
def somebody_is_still_held(look: Look) -> Iterator[Hit]:
    """Who was detained and is not held on the day any more."""
    for person, records in _detentions(look):
        if records and held_on(look.records, person.id, look.filing.on) is None:
            yield Hit(person.id, record=person)


@check("custody-unsure")
def it_is_known_that_the_custody_lasts(look: Look) -> Iterator[Hit]:
    """Held on the day as far as is recorded, while the records end more than `months` before it."""
    until = look.filing.view.complaint.records_to
    if not isinstance(until, PartialDate) or months_after(until.last, look.given("months")) >= look.filing.on:
        return
    for person in look.people:
        custody = held_on(look.records, person.id, look.filing.on)
        if custody is not None and custody.to is None:
            yield Hit(person.id, detail=f"the records end on {until}", record=custody)


@check("held-long")
def nobody_was_held_longer_than(look: Look) -> Iterator[Hit]:
    """Held by the police for more than `least` hours, where the State is one of the `terms`."""
    if look.filing.view.complaint.state in look.given("terms"):
        for part in look.records.of("participation"):
            hours = part.hours_held
            if hours is not None and hours > look.given("least") and look.filing.view.is_complainant(part.person):
                yield Hit(part.person, detail=f"{hours} hours on {part.date}", record=part)


@check("proved")
def an_annex_proves_it(look: Look) -> Iterator[Hit]:
    """Of each person whom the records of `any_of` are about, an attachment proves one of them."""
    proved = {name for attachment in look.records.of("attachment") for name in attachment.proves}
    told: dict[str, list[Record]] = {}
    for record in look.query("any_of"):
        for concerned in people_of(record):
            told.setdefault(concerned, []).append(record)
    for person in look.people:
        records = told.get(person.id, [])
        if records and not any(record.id in proved for record in records):
            yield Hit(person.id, record=records[0])


@check("events-peaceful")
def the_events_are_recorded_as_peaceful(look: Look) -> Iterator[Hit]:
    """Events of the kinds in `terms` that the filing tells and that are not, or not said to have been, peaceful."""
    for event in look.filing.view.events:
        if event.kind in look.given("terms") and not event.peaceful:
            said = "not recorded" if event.peaceful is None else "not peaceful"
            yield Hit(record=event, detail=f"{event.id}: {said}", fill="event.peaceful")


@check("child-at-the-time")
def somebody_was_a_child_then(look: Look) -> Iterator[Hit]:
    """Who was not under 18 at any act that is told, on every reading of the dates."""
    for person in look.people:
        days = [act.first for act in acts_of(look.records, person.id) if act.first is not None]
        ages = [found for day in days if (found := age_on(person, day)) is not None]
        if ages and all(lowest >= ADULT for lowest, _ in ages):
            yield Hit(person.id, record=person)


# --- disappearances -----------------------------------------------------------------------------------------------


@check("disappeared")
def somebody_has_disappeared(look: Look) -> Iterator[Hit]:
    for person in look.people:
        if person.missing_since is None:
            yield Hit(person.id, record=person)


@check("disappearance-elements")
def the_six_elements_are_there(look: Look) -> Iterator[Hit]:
    """Full name, month and year, place, forces, search, and who submits: without any of them it is not processed."""
    for person in look.people:
        since = person.missing_since
        if since is None:
            continue
        if not person.given_name:
            yield Hit(person.id, "the full name", person, "signatory.given_name")
        if isinstance(since, PartialDate) and (since.first.year, since.first.month) != (
            since.last.year,
            since.last.month,
        ):
            yield Hit(person.id, "month and year", person, "signatory.missing_since")
        if not person.last_seen:
            yield Hit(person.id, "the place", person, "signatory.last_seen")
        if not any(who_acted(look, act.record) for act in acts_of(look.records, person.id)):
            yield Hit(person.id, "the forces believed responsible", person, "participation.by or custody.by")
        if not any(one.kind == "search" and one.person == person.id for one in look.records.of("remedy")):
            yield Hit(person.id, "the search, or why there was none", person, "remedy.kind")


@check("family-agrees")
def the_family_agrees(look: Look) -> Iterator[Hit]:
    """Somebody of the family speaks for the missing person, with a proof of it."""
    for person in look.people:
        speaking = [one for one in look.records.of("justification") if one.person == person.id]
        if person.missing_since is not None and not any(KIN in forms_of(one) for one in speaking):
            yield Hit(person.id, record=person)


@check("missing-longer")
def the_disappearance_is_recent(look: Look) -> Iterator[Hit]:
    """Missing for more than `months` on the day."""
    for person in look.people:
        since = person.missing_since
        if isinstance(since, PartialDate):
            last = months_after(since.last, look.given("months"))
            if last < look.filing.on:
                yield Hit(person.id, detail=f"missing since {since}, the last day was {last}", record=person)


@check("missing-nearly")
def the_disappearance_stays_recent_for_days(look: Look) -> Iterator[Hit]:
    """Missing for `months` within the next `days`: the last day on which it is urgent is near."""
    for person in look.people:
        since = person.missing_since
        if isinstance(since, PartialDate):
            last = months_after(since.first, look.given("months"))
            if 0 <= (last - look.filing.on).days <= look.given("days"):
                yield Hit(person.id, detail=f"missing since {since}, the last day is {last}", record=person)


@check("found-again")
def the_person_is_still_missing(look: Look) -> Iterator[Hit]:
    for person in look.people:
        found = person.found_on
        if isinstance(found, PartialDate) and found.first <= look.filing.on:
            yield Hit(person.id, detail=f"found on {found}", record=person)


def _place(look: Look, record: Record) -> bool:
    if record.values.get("place") or record.values.get("facility") or record.values.get("state"):
        return True
    event = look.records.get(record.values.get("event"))
    case = look.records.get(record.holder)
    return bool((event is not None and event.places) or (case is not None and case.values.get("place")))


def _dated(record: Record) -> bool:
    return isinstance(record.values.get("date") or record.values.get("from"), PartialDate)
