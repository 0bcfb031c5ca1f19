"""Checks of who may be filed for and named: powers of attorney, those who speak for others, children, consent.

The records' own rules say whether a power of attorney is live; here stands what a body asks of it beyond that.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from complaint.filing.admissibility.acts import held_on
from complaint.filing.admissibility.table import Hit, Look, check
from complaint.filing.consent import FULL, NAMES_SHOWN, PUBLIC, lacks_scope, may_be_minor, wish_of
from complaint.filing.facts.ages import age_on
from complaint.filing.key_of_names import people_in_key
from complaint.filing.query import reasons
from complaint.records.calendar import ADULT, ended, months_after
from complaint.records.dates import PartialDate
from complaint.records.mandates import term_of
from complaint.records.record import HELD, Record


@check("mandate")
def everybody_gave_a_mandate(look: Look) -> Iterator[Hit]:
    """Who fits the recipient and has no live power of attorney, unless there is a reason why they cannot give one."""
    for person, reason in _without_mandate(look):
        if _cannot_sign(look, person) is None:
            yield Hit(person.id, detail=reason, record=person)


@check("spoken-for")
def somebody_speaks_for_those_who_cannot(look: Look) -> Iterator[Hit]:
    """Who is dead, missing or held, gave no power of attorney that still lives, and is not spoken for as it must be."""
    for person, reason in _without_mandate(look):
        why = _cannot_sign(look, person)
        if why in look.given("terms"):
            yield Hit(person.id, detail=f"{why}; {reason}", record=person)


def _without_mandate(look: Look) -> Iterator[tuple[Record, str]]:
    """Those who fit and were left out for want of a mandate, with the reason; not those whose case was not taken up."""
    profile, left = look.filing.recipient, {one.signatory: one.reason for one in look.filing.left_out}
    fitting = reasons(profile, "people", look.records) if profile.people else left.keys()
    refused = {appeal.signatory for appeal in look.records.of("appeal") if not appeal.included}
    for key, reason in left.items():
        person = look.records.get(key)
        if key in fitting and key not in refused and key not in look.filing.view.mandates and person is not None:
            yield person, reason


def _cannot_sign(look: Look, person: Record) -> str | None:
    """Why a person cannot give a power of attorney, as far as the records say."""
    on = look.filing.on
    if _begun(person.deceased_on, on):
        return "dead"
    if _begun(person.missing_since, on) and not _begun(person.found_on, on):
        return "missing"
    return "detained" if held_on(look.records, person.id, on) is not None else None


@check("mandate-complete")
def a_power_of_attorney_has_a_date_and_a_signature(look: Look) -> Iterator[Hit]:
    for person, power in _powers(look):
        for name in ("signed_on", "original"):
            if power.values[name] is None:
                yield Hit(person.id, record=power, fill=f"power_of_attorney.{name}")


@check("mandate-term")
def a_power_of_attorney_may_have_ended_by_law(look: Look) -> Iterator[Hit]:
    """Without a term after `months`, with one after at most `most_months`, where the State is one of the `terms`."""
    if look.filing.view.complaint.state not in look.given("terms"):
        return
    for person, power in _powers(look):
        start = _start(power, look.filing.on)
        stated = term_of(power)
        if start is None or power.term is HELD:
            continue
        longest = look.given("most_months")
        months = look.given("months") if power.term is None else min(stated or longest, longest)
        over = ended(start, months, look.filing.on)
        if over is not False:
            said = "ended" if over else "perhaps ended"
            last = months_after(start.last, months)
            yield Hit(person.id, detail=f"{said}, at the latest on {last}", record=power)


@check("mandate-last-day")
def a_power_of_attorney_ends_today(look: Look) -> Iterator[Hit]:
    """The last day is still inside; tomorrow will be too late."""
    for person, power in _powers(look):
        start, stated = power.reconfirmed_on or power.signed_on, term_of(power)
        exact = isinstance(start, PartialDate) and start.precision == "day"
        if exact and stated is not None and months_after(start.first, stated) == look.filing.on:
            yield Hit(person.id, record=power)


@check("mandate-covers-body")
def a_power_of_attorney_covers_the_recipient(look: Look) -> Iterator[Hit]:
    for person, power in _powers(look):
        if power.bodies and look.filing.recipient.id not in power.bodies:
            yield Hit(person.id, record=power, fill="power_of_attorney.bodies")


@check("recanted")
def what_was_taken_back_is_confirmed_again(look: Look) -> Iterator[Hit]:
    for person, power in _powers(look):
        taken_back, again = power.recanted_on, power.reconfirmed_on
        if not _begun(taken_back, look.filing.on):
            continue
        confirmed = isinstance(again, PartialDate) and taken_back.surely_before(again) and again.first <= look.filing.on
        if not confirmed:
            where = ", in custody or under pressure" if power.recanted_in_custody else ""
            yield Hit(person.id, detail=f"{taken_back}{where}", record=power)


@check("authenticated")
def signatures_are_authenticated(look: Look) -> Iterator[Hit]:
    """The signature is authenticated in one of the ways of `terms`."""
    for person, power in _powers(look):
        if power.authenticated not in look.given("terms"):
            yield Hit(person.id, record=power)


@check("name-shown")
def nobody_is_named_to_readers_they_did_not_allow(look: Look) -> Iterator[Hit]:
    """Who is to be named in full although the power of attorney does not say that these readers may see the name."""
    readers = str(look.filing.recipient.disclosure)
    for person in look.people:
        mandate = look.filing.view.mandates.get(person.id)
        if mandate is not None and wish_of(mandate, readers) == FULL and lacks_scope(mandate, readers):
            detail = f"“{' or '.join(sorted(NAMES_SHOWN[readers]))}” is not covered"
            yield Hit(person.id, detail=detail, record=mandate, fill=f"{mandate.type}.scopes")


@check("named-to-body")
def everybody_is_named_to_the_body(look: Look) -> Iterator[Hit]:
    """Who is not named in full, nor in the key that the body gets in confidence: no body that decides complaints takes

    an anonymous one.
    """
    told = {person.id for person in people_in_key(look.filing.recipient, look.filing.view)}
    for person in look.people:
        naming = look.filing.view.naming.get(person.id)
        if naming != FULL and person.id not in told:
            mandate = look.filing.view.mandates.get(person.id)
            yield Hit(person.id, detail=f"named by “{naming}”" if naming else "", record=mandate)


@check("child-without-guardian")
def somebody_signs_for_a_child(look: Look) -> Iterator[Hit]:
    """Who is, or by what is known may be, under 18 on the day, and nobody with parental authority signed."""
    for person, power in _powers(look):
        ages = age_on(person, look.filing.on)
        if ages is not None and ages[0] < ADULT and power.guardian is None:
            yield Hit(person.id, detail="perhaps" if ages[1] >= ADULT else "", record=power)


@check("signed-as-child")
def who_signed_as_a_child_confirms_it(look: Look) -> Iterator[Hit]:
    """Who is of age on the day, was not on the day of signature, and has not confirmed it since."""
    for person, power in _powers(look):
        signed, again = power.signed_on, power.reconfirmed_on
        now = age_on(person, look.filing.on)
        if now is None or now[0] < ADULT or not isinstance(signed, PartialDate) or power.guardian is not None:
            continue
        then = age_on(person, signed.first)
        confirmed = (
            age_on(person, again.first) if isinstance(again, PartialDate) and again.first <= look.filing.on else None
        )
        if then is not None and then[0] < ADULT and (confirmed is None or confirmed[0] < ADULT):
            yield Hit(person.id, detail=f"signed on {signed}", record=power)


@check("child-named")
def a_child_is_not_named_in_public(look: Look) -> Iterator[Hit]:
    """Who is or may be under 18 on the day, is to be named in full, and what the recipient receives is public."""
    readers = str(look.filing.recipient.disclosure)
    for person in look.people if readers == PUBLIC else ():
        mandate = look.filing.view.mandates.get(person.id)
        if mandate is not None and may_be_minor(person, look.filing.on) and wish_of(mandate, readers) == FULL:
            yield Hit(person.id, record=mandate, fill=f"{mandate.type}.naming")


def _powers(look: Look) -> Iterator[tuple[Record, Record]]:
    """The people of the filing with their powers of attorney; not those for whom somebody speaks."""
    for person in look.people:
        power = look.filing.view.mandates.get(person.id)
        if power is not None and power.type == "power_of_attorney":
            yield person, power


def _start(power: Record, on: date) -> PartialDate | None:
    """From when a term is counted. If the day of signature is not in the records, it came in later than it was signed:

    the period in which it came in then gives the latest day on which it can have been signed.
    """
    again, signed, received = power.reconfirmed_on, power.signed_on, power.received
    if isinstance(again, PartialDate) and again.first <= on:
        return again
    if isinstance(signed, PartialDate):
        return signed
    if isinstance(received, PartialDate):
        last = received.last
        return PartialDate(str(last), last, last, "day")
    return None


def _begun(value: object, on: date) -> bool:
    return isinstance(value, PartialDate) and value.first <= on
