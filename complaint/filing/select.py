"""Who and what goes to one recipient on one day: consent, mandate and the recipient's own queries decide.

Takes all records and a recipient's profile, gives a `Filing`. Everyone who is not in it is listed with the reason.
Records that are newer than the filing date are left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from complaint.filing.consent import OFFICE, naming_of_all
from complaint.filing.filing import Filing, LeftOut
from complaint.filing.query import people_of, reasons
from complaint.filing.view import View, in_drawn_order, list_order
from complaint.records.dates import PartialDate
from complaint.records.mandates import POWER, Standing, standings
from complaint.records.record import Record, Records

# Records that are about persons: they go into a filing only with one of its complainants.
_PERSONAL = frozenset(
    {
        *("participation", "violation", "penalty", "seizure", "prosecution", "charge", "decision", "custody"),
        *("ill_treatment", "step", "appeal", "power_of_attorney", "signatory", "form"),
        *("justification", "remedy", "other_procedure"),
    }
)
# Records that may mention persons, and where: they stay out of a filing if all the signatories they mention do.
_MENTIONING: Mapping[str, tuple[str, ...]] = {
    "alias": ("person",),
    "not_the_same": ("one", "other"),
    "relation": ("person",),
    "photograph": ("persons",),
    "quotation": ("speaker", "about"),
    "later_fact": ("about",),
    "correction": ("about",),
}
_DATES = ("date", "from", "received", "filed_on", "since")
# What is only cited stays: without it the sentences that cite it could not be printed. `checklist` warns of it.
_CITED = frozenset({"instrument", "source"})


@dataclass(frozen=True, slots=True)
class AsOf:
    """What is known on a day: its records, and the standing of each signatory. Made once for all recipients."""

    on: date
    records: Records
    standings: Mapping[str, Standing]


def as_of(records: Records, on: date) -> AsOf:
    known = known_on(records, on)
    return AsOf(on, known, standings(known, on))


def select(records: Records, recipient: Record, on: date) -> Filing:
    """The filing for the recipient as of the day; raises `ProblemsFound` for a query that cannot be read."""
    return select_from(as_of(records, on), recipient)


def select_from(
    day: AsOf,
    recipient: Record,
    *,
    only: Collection[str] | None = None,
    without: Mapping[str, str] | None = None,
) -> Filing:
    """The filing for the recipient about those who fit it; about no more than `only` these, if they are given.

    `without` are people whom the recipient would not take, each with the reason: they are listed as left out.
    """
    known, refused = day.records, without or {}
    mandates = mandates_for(recipient, day.standings)
    because = reasons(recipient, "people", known) if recipient.people else dict.fromkeys(mandates, ())
    fitting = {key: because[key] for key in mandates if key in because}
    left_out = [LeftOut(key, standing.reason) for key, standing in day.standings.items() if key not in mandates]
    left_out += [LeftOut(key, "does not fit what this recipient deals with") for key in mandates if key not in fitting]
    left_out += [LeftOut(key, refused[key]) for key in fitting if key in refused]
    taken = {key: why for key, why in fitting.items() if key not in refused and (only is None or key in only)}
    naming = naming_of_all(known, mandates, day.on, str(recipient.disclosure), recipient.naming)
    chosen = sorted((known[key] for key in taken), key=list_order(known, naming))
    scoped = _scoped(known, set(taken), recipient, everyone_in=not recipient.people and only is None)
    scoped = in_drawn_order(scoped, naming)
    view = View(scoped, chosen, day.on, whole=known, mandates=mandates, naming=naming)
    return Filing(recipient, day.on, view, tuple(left_out), taken, _annexes(scoped, recipient))


def mandates_for(recipient: Record | None, standing_of: Mapping[str, Standing]) -> Mapping[str, Record]:
    """By what each person may be in a filing for the recipient: a power of attorney, or what else it accepts."""
    accepted = (recipient.accepts if recipient is not None else ()) or (POWER,)
    admitted = ((key, standing.admitted_by(accepted)) for key, standing in standing_of.items())
    return {key: mandate for key, mandate in admitted if mandate is not None}


def everyone(records: Records, on: date) -> View:
    """The whole complaint as of the day: every complainant and every record known by then, as the office sees it."""
    known = known_on(records, on)
    standing_of = standings(known, on).items()
    mandates = {key: one.mandate for key, one in standing_of if one.is_complainant and one.mandate is not None}
    chosen = sorted((known[key] for key in mandates), key=list_order(known))
    kept = list(_about(known, known, set(mandates), everyone_in=True))
    naming = naming_of_all(known, mandates, on, OFFICE)
    return View(Records(kept, known.types), chosen, on, whole=known, mandates=mandates, naming=naming)


def known_on(records: Records, on: date) -> Records:
    """The records that are not newer than the day; what stands inside a newer record is newer too."""
    known: dict[str, Record] = {}
    newer: set[str] = set()
    for record in records:
        if _later(record, on):
            newer.add(record.id)
        else:
            known[record.id] = record
    return Records((record for record in known.values() if record.holder not in newer), records.types)


def _later(record: Record, on: date) -> bool:
    """Whether a record is surely newer than the day; a later fact comes in from the day it was known."""
    if record.type in _CITED:
        return False
    names = ("known_from",) if record.type == "later_fact" else _DATES
    return any(
        isinstance(value, PartialDate) and value.first > on for name in names for value in (record.values.get(name),)
    )


def _scoped(records: Records, people: set[str], recipient: Record, *, everyone_in: bool) -> Records:
    """The records that a filing about these people may draw on."""
    kept = list(_about(records, records, people, everyone_in))
    if recipient.prosecutions:
        found = {one for because in reasons(recipient, "prosecutions", records).values() for one in because}
        told = {records[one].holder or one for one in found}  # a charge stands for its case
        kept = [record for record in kept if record.type != "prosecution" or record.id in told]
    cases = {record.id for record in kept if record.type == "prosecution"}
    kept = [r for r in kept if r.holder is None or records[r.holder].type != "prosecution" or r.holder in cases]
    kept = list(_of_rights(kept, recipient.rights))
    kept = list(_asked_of(kept, recipient.addressed_as))
    kept = list(_still_tied(kept, everyone_in))
    return Records(kept, records.types)


def _about(kept: Iterable[Record], records: Records, people: set[str], everyone_in: bool) -> Iterator[Record]:
    """The records that are about one of the people, or about nobody in particular."""
    for record in kept:
        if record.type in _PERSONAL:
            concerned = people_of(record)
            signatories = [person for person in concerned if _is_signatory(person, records)]
            if any(person in people for person in concerned) or (everyone_in and not signatories):
                yield record
        else:
            named = _mentioned(record)
            if not any(_is_signatory(name, records) for name in named) or any(name in people for name in named):
                yield record


def _mentioned(record: Record) -> tuple[str, ...]:
    found: list[str] = []
    for name in _MENTIONING.get(record.type, ()):
        value = record.values[name]
        found += value if isinstance(value, tuple) else () if value is None else (value,)
    return tuple(found)


def _is_signatory(record_id: str, records: Records) -> bool:
    found = records.get(record_id)
    return found is not None and found.type == "signatory"


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


def _still_tied(kept: list[Record], everyone_in: bool) -> Iterable[Record]:
    """Without events, officials' parts, attachments and photographs that nothing in the filing is tied to."""
    if everyone_in:
        return kept
    kept_by_id = {record.id: record for record in kept}
    events = {r.event for r in kept if r.type in ("participation", "violation", "penalty") and r.event}

    def tied(record: Record) -> bool:
        match record.type:
            case "event":
                return record.id in events
            case "official_part":
                general = record.event is None and record.prosecution is None
                return general or record.event in events or record.prosecution in kept_by_id
            case "attachment":
                return any(proved in kept_by_id and not _general(proved, kept_by_id) for proved in record.proves)
            case "photograph":
                return any(_is_kept_signatory(person, kept_by_id) for person in record.persons)
            case _:
                return True

    return [record for record in kept if tied(record)]


def _is_kept_signatory(record_id: str, kept: Mapping[str, Record]) -> bool:
    return record_id in kept and kept[record_id].type == "signatory"


def _general(record_id: str, kept: Mapping[str, Record]) -> bool:
    """Whether a record is in every filing, so that proving it does not tie an attachment to this one."""
    return kept[record_id].type in ("place", "person", "source", "category")


def _annexes(records: Records, recipient: Record) -> tuple[Record, ...]:
    """The attachments that may go to the recipient, in their order; confidential ones only where they stay so."""
    if recipient.takes_no_annexes:
        return ()
    discreet = recipient.disclosure in ("confidential", "internal")
    attachments = (record for record in records.of("attachment") if discreet or not record.confidential)
    return tuple(sorted(attachments, key=lambda attachment: (attachment.number, attachment.id)))
