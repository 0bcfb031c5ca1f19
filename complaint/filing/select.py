"""Who and what goes to one recipient on one day: consent, mandate and the recipient's own queries decide.

Takes all records and a recipient's profile, gives a `Filing`. Everyone who is not in it is listed with the reason.
Records that are newer than the filing date are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from complaint.filing.filing import Filing, LeftOut
from complaint.filing.query import people_of, reasons
from complaint.filing.view import View, list_order
from complaint.records.dates import PartialDate
from complaint.records.mandates import standings
from complaint.records.record import Record, Records

# Records that are about persons: they go into a filing only with one of its complainants.
_PERSONAL = frozenset(
    {
        *("participation", "violation", "penalty", "seizure", "prosecution", "charge", "decision", "custody"),
        *("ill_treatment", "step", "appeal", "power_of_attorney", "signatory"),
    }
)
_DATES = ("date", "from", "received")


def select(records: Records, recipient: Record, on: date) -> Filing:
    """The filing for the recipient as of the day; raises `ProblemsFound` for a query that cannot be read."""
    known = Records((record for record in records if not _later(record, on)), records.types)
    people = {key: standing for key, standing in standings(known, on).items() if standing.is_complainant}
    because = dict(reasons(recipient.people, known, recipient)) if recipient.people else {}
    left_out = [
        LeftOut(key, standing.reason) for key, standing in standings(known, on).items() if not standing.is_complainant
    ]
    fitting = [key for key in people if not recipient.people or key in because]
    left_out += [LeftOut(key, "does not fit what this recipient deals with") for key in people if key not in fitting]
    chosen = sorted((known[key] for key in fitting), key=list_order(known))
    scoped = _scoped(known, {person.id for person in chosen}, recipient)
    view = View(scoped, chosen, on, whole=known, mandates={key: people[key].mandate for key in people})
    annexes = _annexes(scoped)
    return Filing(recipient, on, view, tuple(left_out), {key: because.get(key, ()) for key in fitting}, annexes)


def everyone(records: Records, on: date) -> View:
    """The whole complaint as of the day: every complainant and every record known by then."""
    known = Records((record for record in records if not _later(record, on)), records.types)
    people = {key: standing for key, standing in standings(known, on).items() if standing.is_complainant}
    chosen = sorted((known[key] for key in people), key=list_order(known))
    kept = [record for record in known if _concerns(record, known, set(people), True)]
    mandates = {key: standing.mandate for key, standing in people.items()}
    return View(Records(kept, known.types), chosen, on, whole=known, mandates=mandates)


def _later(record: Record, on: date) -> bool:
    """Whether a record is surely newer than the day; a later fact comes in from the day it was known."""
    names = ("known_from",) if record.type == "later_fact" else _DATES
    return any(
        isinstance(value, PartialDate) and value.first > on for name in names for value in (record.values.get(name),)
    )


def _scoped(records: Records, people: set[str], recipient: Record) -> Records:
    """The records that a filing about these people may draw on."""
    all_people = not recipient.people
    kept = [record for record in records if _concerns(record, records, people, all_people)]
    if recipient.prosecutions:
        told = {record.id for record in _fitting_cases(recipient, kept, records)}
        kept = [r for r in kept if r.type != "prosecution" or r.id in told]
    cases = {record.id for record in kept if record.type == "prosecution"}
    kept = [r for r in kept if r.holder is None or records[r.holder].type != "prosecution" or r.holder in cases]
    kept = list(_of_rights(kept, recipient.rights))
    kept = list(_asked_of(kept, recipient.addressed_as))
    kept = list(_still_tied(kept, all_people))
    return Records(kept, records.types)


def _concerns(record: Record, records: Records, people: set[str], all_people: bool) -> bool:
    """Whether a record may stand in the filing: it is about one of the people, or about nobody in particular."""
    if record.type not in _PERSONAL:
        return True
    persons = people_of(record)
    if any(person in people for person in persons):
        return True
    return all_people and not any(records[person].type == "signatory" for person in persons if person in records)


def _fitting_cases(recipient: Record, kept: Iterable[Record], records: Records) -> Iterable[Record]:
    found = reasons(recipient.prosecutions, records, recipient)
    ids = {record_id for because in found.values() for record_id in because}
    return (record for record in kept if record.id in ids)


def _of_rights(kept: list[Record], rights: tuple[str, ...] | None) -> Iterable[Record]:
    """Without the rights that are not argued, the kinds of violation that breach no argued right, and their rows."""
    if not rights:
        return kept
    argued = set(rights)
    kinds = {r.id for r in kept if r.type == "category" and argued & set(r.rights)}
    return (
        record
        for record in kept
        if not (record.type == "right" and record.id not in argued)
        and not (record.type == "category" and record.id not in kinds)
        and not (record.type == "violation" and record.category not in kinds)
        and not (record.type == "allegation" and record.holder not in argued)
    )


def _asked_of(kept: list[Record], bodies: tuple[str, ...] | None) -> Iterable[Record]:
    if not bodies:
        return kept
    asked = set(bodies)
    return (record for record in kept if record.type != "request" or asked & set(record.addressees))


def _still_tied(kept: list[Record], all_people: bool) -> Iterable[Record]:
    """Without events, officials' parts, attachments and photographs that nothing in the filing is tied to."""
    if all_people:
        return kept
    ids = {record.id for record in kept}
    events = {r.event for r in kept if r.type in ("participation", "violation", "penalty") and r.event}
    people = {record.id for record in kept if record.type == "signatory"}

    def tied(record: Record) -> bool:
        match record.type:
            case "event":
                return record.id in events
            case "official_part":
                return bool(record.ban) or record.event in events or record.prosecution in ids
            case "attachment":
                return any(proved in ids and not _general(proved, kept_by_id) for proved in record.proves)
            case "photograph":
                return any(person in people for person in record.persons or ())
            case _:
                return True

    kept_by_id: Mapping[str, Record] = {record.id: record for record in kept}
    return [record for record in kept if tied(record)]


def _general(record_id: str, kept: Mapping[str, Record]) -> bool:
    """Whether a record is in every filing, so that proving it does not tie an attachment to this one."""
    return kept[record_id].type in ("place", "person", "source", "category")


def _annexes(records: Records) -> tuple[Record, ...]:
    return tuple(sorted(records.of("attachment"), key=lambda attachment: attachment.number))
