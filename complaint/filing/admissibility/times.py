"""Checks of time: since when the State is bound, how long after a decision one may come, how old acts are.

Days are reckoned in `complaint.records.calendar`. Whatever is not known exactly is never held against a person; where a
reading of it would be too late or too early, that is for a rule that warns.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from complaint.filing.admissibility.acts import Act, acts_of, held_on
from complaint.filing.admissibility.doors import door
from complaint.filing.admissibility.table import Hit, Look, check
from complaint.records.calendar import months_after
from complaint.records.dates import PartialDate
from complaint.records.record import Record


def acceptance(look: Look, procedure: str, state: str | None = None) -> Record | None:
    """What the State has accepted of the procedure; the State complained of, if none is named.

    Where there are several entries, as for a State that left and came back, the last that had begun on the day counts,
    else the first that will.
    """
    wanted = state or str(look.filing.view.complaint.state)
    place = look.records.get(wanted)
    names = {wanted, str(place.name).casefold().replace(" ", "-")} if place is not None else {wanted}
    found = [entry for entry in look.book.acceptances.get(procedure, ()) if entry.state in names]
    begun = [entry for entry in found if _begins(entry) <= look.filing.on]
    return max(begun, key=_begins) if begun else min(found, key=_begins, default=None)


def _begins(entry: Record) -> date:
    value = entry.values["from"]
    return value.first if isinstance(value, PartialDate) else date.min


def _ends(entry: Record) -> date:
    return entry.until.last if isinstance(entry.until, PartialDate) else date.max


@check("acceptance-recorded")
def it_is_recorded_whether_the_state_accepted(look: Look) -> Iterator[Hit]:
    if acceptance(look, look.given("procedure")) is None:
        yield Hit()


@check("accepted")
def the_state_has_accepted(look: Look) -> Iterator[Hit]:
    """Not, not yet, or not any more: then nothing can be filed."""
    entry = acceptance(look, look.given("procedure"))
    if entry is None:
        return
    note = f": {entry.note}" if entry.note else ""
    if not entry.accepted:
        yield Hit(detail=f"not accepted{note}")
    elif _begins(entry) > look.filing.on:
        yield Hit(detail=f"in force from {entry.values['from']}{note}")
    elif _ends(entry) < look.filing.on and entry.ended_for != "acts":
        yield Hit(detail=f"ended on {entry.until}{note}")


@check("acts-before")
def something_happened_while_the_state_was_bound(look: Look) -> Iterator[Hit]:
    """Everything that is told of a person was over before the day, on every reading of the dates."""
    entry = _bound(look)
    if entry is None:
        return
    first = _begins(entry)
    for person, acts in _acts(look):
        if acts and all(act.surely_before(first) for act in acts):
            yield Hit(person.id, detail=f"the last is of {max(_last(act) for act in acts)}, bound since {first}")


@check("acts-after")
def something_happened_before_the_state_left(look: Look) -> Iterator[Hit]:
    """Everything that is told of a person happened after the State was bound no more."""
    entry = _bound(look)
    if entry is None or _ends(entry) == date.max:
        return
    for person, acts in _acts(look):
        if acts and all(act.surely_from(_ends(entry) + timedelta(days=1)) and not act.lasts for act in acts):
            yield Hit(person.id, detail=f"bound until {entry.until}")


@check("acts-partly-before")
def what_was_before_is_background_only(look: Look) -> Iterator[Hit]:
    entry = _bound(look)
    if entry is None:
        return
    for person, acts in _acts(look):
        early = [act for act in acts if act.surely_before(_begins(entry))]
        if early and len(early) < len(acts):
            yield Hit(person.id, detail=f"{len(early)} of {len(acts)}, before {_begins(entry)}", record=early[0].record)


@check("acceptance-day-unknown")
def the_day_of_acceptance_is_known(look: Look) -> Iterator[Hit]:
    """What happened lies between the earliest and the latest day on which the State can have become bound."""
    entry = _bound(look)
    since = entry.values["from"] if entry is not None else None
    if not isinstance(since, PartialDate) or since.first == since.last:
        return
    for person, acts in _acts(look):
        over = all(act.surely_before(since.first) for act in acts)
        if acts and not over and not any(act.surely_from(since.last) for act in acts):
            yield Hit(person.id, detail=f"between {since.first} and {since.last}")


def _bound(look: Look) -> Record | None:
    entry = acceptance(look, look.given("procedure"))
    return entry if entry is not None and entry.accepted else None


def _acts(look: Look) -> Iterator[tuple[Record, tuple[Act, ...]]]:
    """The acts against each person of the filing that have a day, or last."""
    for person in look.people:
        found = acts_of(look.records, person.id)
        yield person, tuple(act for act in found if act.first is not None or act.lasts)


def _last(act: Act) -> date:
    return act.last or date.max


# --- after a decision ---------------------------------------------------------------------------------------------


def last_decision(look: Look, person: str) -> tuple[date, Record] | None:
    """The last decision of the State's courts and authorities about a person that is known on the day.

    It is the last remedy that was decided; where none is recorded, the last judgment or penalty.
    """
    decided = _decided(look, "remedy", "decided_on", person)
    return max(decided or [*_decided(look, "decision", "date", person), *_decided(look, "penalty", "date", person)],
               key=lambda one: one[0], default=None)  # fmt: skip


def _decided(look: Look, kind: str, field: str, person: str) -> list[tuple[date, Record]]:
    found = []
    for record in look.records.of(kind):
        day = record.values[field]
        if record.person == person and isinstance(day, PartialDate) and day.last <= look.filing.on:
            found.append((day.last, record))
    return found


@check("limit-after-decision")
def not_too_long_after_the_decision(look: Look) -> Iterator[Hit]:
    """More than `months` after the last domestic decision, if that lies in the period for which the limit holds."""
    for person, day, record in _counted(look):
        last = months_after(day, look.given("months"))
        if last < look.filing.on:
            yield Hit(person.id, detail=f"decided on {day}, the last day was {last}", record=record)


@check("last-day-after-decision")
def the_last_day_is_told(look: Look) -> Iterator[Hit]:
    """Until when one may come, counted from the last domestic decision."""
    for person, day, record in _counted(look):
        last = months_after(day, look.given("months"))
        if last >= look.filing.on:
            yield Hit(person.id, detail=f"decided on {day}, the last day is {last}", record=record)


def _counted(look: Look) -> Iterator[tuple[Record, date, Record]]:
    since, until = look.rule.decided_from, look.rule.decided_until
    for person in look.people:
        found = last_decision(look, person.id)
        if found is None or (look.rule.unless_decided_elsewhere and last_elsewhere(look, person.id) is not None):
            continue
        day, record = found
        begun = not isinstance(since, PartialDate) or since.first <= day
        if begun and (not isinstance(until, PartialDate) or day <= until.last):
            yield person, day, record


def last_elsewhere(look: Look, person: str) -> tuple[date, Record] | None:
    """The last decision of another international body about a person that is known on the day."""
    found = [
        (procedure.ended.last, procedure)
        for procedure in look.records.of("other_procedure")
        if person in procedure.persons
        and procedure.status == "decided"
        and procedure.same_facts != "no"
        and procedure.kind in look.given("terms")
        and isinstance(procedure.ended, PartialDate)
        and procedure.ended.last <= look.filing.on
    ]
    return max(found, key=lambda one: one[0], default=None)


@check("limit-after-other-procedure")
def not_too_long_after_another_procedure(look: Look) -> Iterator[Hit]:
    """More than `months` after another international body decided."""
    for person in look.people:
        found = last_elsewhere(look, person.id)
        if found is not None:
            last = months_after(found[0], look.given("months"))
            if last < look.filing.on:
                detail = f"decided on {found[0]}, the last day was {last}"
                yield Hit(person.id, detail=detail, record=found[1])


# --- age of what is told, and days of the recipient ---------------------------------------------------------------


@check("acts-old")
def what_is_told_is_not_too_old(look: Look) -> Iterator[Hit]:
    """The last that is told of a person is more than `months` ago, and nothing lasts."""
    for person, acts in _acts(look):
        last = max((_last(act) for act in acts), default=None)
        over = last is not None and not any(act.lasts for act in acts)
        if over and last is not None and months_after(last, look.given("months")) < look.filing.on:
            yield Hit(person.id, detail=f"the last is of {last}")


@check("held-now")
def somebody_is_held_on_the_day(look: Look) -> Iterator[Hit]:
    for person in look.people:
        if held_on(look.records, person.id, look.filing.on) is None:
            yield Hit(person.id, record=person)


@check("deadline")
def the_deadline_has_not_passed(look: Look) -> Iterator[Hit]:
    deadline = look.given("deadline")
    if isinstance(deadline, PartialDate) and deadline.last < look.filing.on:
        yield Hit(detail=f"{deadline}")


@check("closes-soon")
def the_door_does_not_close_soon(look: Look) -> Iterator[Hit]:
    """The recipient closes within so many days."""
    closes = door(look.filing.recipient, look.filing.view.complaint.state, look.filing.on).closes
    if closes is not None and (closes - look.filing.on).days <= look.given("days"):
        yield Hit(detail=f"closed from {closes}")
