"""Who must not be named in full to a recipient, worked out from records and profile alone.

Takes all records, a recipient's profile and the day, gives the people. It is on purpose a second reasoning: it shares
nothing with what decides how people are called when a document is composed, is simpler, and is strict in doubt. What
the gate finds is then a mistake of one of the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from complaint.records.calendar import ADULT, full_years, months_after
from complaint.records.dates import PartialDate
from complaint.records.mandates import term_of
from complaint.records.record import Record, Records

_FULL = "full"
# How a mandate may name somebody to ever more readers; what holds for few holds for more.
_COLUMNS = ("naming", "naming_internal", "naming_confidential", "naming_state", "naming_public")
_READ_BY = {"internal": 2, "confidential": 3, "shown to the State": 4, "public": 5}
# Which scopes let a name be seen, by who will see it.
_SCOPES = {"public": {"publish the name"}, "shown to the State": {"publish the name", "disclose to the State"}}


def not_named_here(records: Records, recipient: Record, on: date) -> tuple[Record, ...]:
    """The people of the records who must not be named in full to the recipient on the day."""
    people = (*records.of("signatory"), *records.of("person"))
    return tuple(person for person in people if not _may_be_named(person, records, recipient, on))


def _may_be_named(person: Record, records: Records, recipient: Record, on: date) -> bool:
    if person.type == "person":
        return person.naming == "named" and not person.minor
    if _is_child(person, on):
        return False
    mandates = list(_mandates(person, records, recipient, on))
    return bool(mandates) and _allows(mandates[-1], recipient)


def _allows(mandate: Record, recipient: Record) -> bool:
    """Whether a mandate lets the person be named in full to those who will read what the recipient gets."""
    wishes = {mandate.values.get(column) for column in _COLUMNS[: _READ_BY[recipient.disclosure]]}
    scopes = _SCOPES.get(recipient.disclosure)
    of_the_body = recipient.values.get("naming") or _FULL
    return wishes <= {_FULL, None} and of_the_body == _FULL and (scopes is None or bool(scopes & set(mandate.scopes)))


def _mandates(person: Record, records: Records, recipient: Record, on: date) -> Iterator[Record]:
    """What holds on the day: of those who speak for the person, then of the person; the last counts."""
    appeals = [appeal for appeal in records.of("appeal") if appeal.signatory == person.id]
    taken_up = any(appeal.included and not _after(appeal.received, on) for appeal in appeals)
    if appeals and not taken_up:
        return
    accepted = recipient.accepts or ("power of attorney",)
    if "next of kin" in accepted or "justification" in accepted:
        for reason in records.of("justification"):
            if reason.person == person.id and not _after(reason.received, on):
                yield reason
    if not taken_up or _by(person.deceased_on, on):
        return
    complaint = records.of("complaint")[0]
    for power in records.of("power_of_attorney"):
        if power.principal == person.id and power.representative == complaint.organisation and _holds(power, on):
            yield power


def _holds(power: Record, on: date) -> bool:
    if "file" not in power.scopes or _after(power.signed_on, on) or _after(power.received, on):
        return False
    again = power.reconfirmed_on if _by(power.reconfirmed_on, on) else None
    if _by(power.withdrawn_on, on) and not (again is not None and power.withdrawn_on.last < again.first):
        return False
    months, start = term_of(power), again or power.signed_on
    return not (months is not None and isinstance(start, PartialDate) and months_after(start.first, months) < on)


def _is_child(person: Record, on: date) -> bool:
    born, counted = person.birth_date, person.age_on
    if isinstance(born, PartialDate):
        return full_years(born.first, on) < ADULT
    if not isinstance(person.age, int) or not isinstance(counted, PartialDate):
        return False
    return person.age + max(0, full_years(counted.last, on)) < ADULT


def _by(day: object, on: date) -> bool:
    return isinstance(day, PartialDate) and day.first <= on


def _after(day: object, on: date) -> bool:
    return isinstance(day, PartialDate) and day.first > on
