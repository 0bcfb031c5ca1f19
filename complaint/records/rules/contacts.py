"""Rules about contacts: that a letter can be addressed, that nobody gets two, that addresses were looked up lately."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from complaint.problems import Problem
from complaint.records.record import HELD, Record, Records
from complaint.records.rules.table import dated, rule
from complaint.records.wording import say

BY_SURNAME: Final = frozenset(("ms", "mr", "dr", "professor"))  # forms of address that need the surname
_STALE_AFTER: Final = 1  # years: delegations and committees change every year


@rule("contact-nameless", "contact-surname")
def a_contact_can_be_addressed(records: Records, on: date) -> Iterator[Problem]:
    for contact in records.of("contact"):
        if not (contact.name or contact.office or contact.organisation):
            yield say("contact-nameless", contact.at, id=contact.id)
        if contact.form_of_address in BY_SURNAME and not contact.surname and not contact.salutation:
            at = contact.place_of("form_of_address")
            yield say("contact-surname", at, id=contact.id, form=contact.form_of_address)


@rule("contact-twice")
def nobody_gets_two_letters(records: Records, on: date) -> Iterator[Problem]:
    seen: dict[tuple[object, ...], str] = {}
    for contact in records.of("contact"):
        address = () if contact.address is HELD else contact.address
        who = (contact.recipient, *map(_folded, (contact.name, contact.office, contact.organisation, *address)))
        first = seen.setdefault(who, contact.id)
        if first != contact.id:
            yield say("contact-twice", contact.at, id=contact.id, other=first)


@rule("contact-unsure")
def addresses_were_looked_up_lately(records: Records, on: date) -> Iterator[Problem]:
    """One warning for each recipient, since a list of contacts grows old as a whole."""
    unsure: dict[str, list[Record]] = {}
    count: dict[str, int] = {}
    for contact in records.of("contact"):
        count[contact.recipient] = count.get(contact.recipient, 0) + 1
        if _is_unsure(contact, on):
            unsure.setdefault(contact.recipient, []).append(contact)
    for recipient, found in unsure.items():
        ids = ", ".join(contact.id for contact in found[:_SHOWN])
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        at = found[0].at
        yield say("contact-unsure", at, recipient=recipient, count=len(found), all=count[recipient], ids=ids + more)


_SHOWN: Final = 5


def _is_unsure(contact: Record, on: date) -> bool:
    verified = dated(contact.verified_on)
    return contact.certainty != "read" or verified is None or (on - verified.last).days > 366 * _STALE_AFTER


def _folded(text: object) -> str:
    return " ".join(str(text or "").casefold().split())
