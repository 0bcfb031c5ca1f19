"""Rules about mandates: appeals and powers of attorney, and who is left out of filings for want of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from complaint.problems import Problem
from complaint.records.calendar import ADULT, full_years
from complaint.records.mandates import FILE, FORMS_OF_NAMING, WISHES, standings
from complaint.records.record import Record, Records
from complaint.records.rules.table import complaint_of, dated, known, rule
from complaint.records.wording import say


@rule("left-out", "no-power-of-attorney", whole=("appeal", "power_of_attorney", "justification"))
def only_people_with_appeal_and_mandate_are_complainants(records: Records, on: date) -> Iterator[Problem]:
    """Left out is who has no live mandate; who never gave one, and was not refused either, is a gap in the records.

    Where somebody speaks for a person for a recorded reason, each recipient's own rules say whether that will do.
    """
    gave = {power.principal for power in records.of("power_of_attorney")}
    gave |= {justification.person for justification in records.of("justification")}
    refused = {appeal.signatory for appeal in records.of("appeal") if not appeal.included}
    for standing in standings(records, on).values():
        person = records[standing.signatory]
        if person.id not in gave and person.id not in refused:
            yield say("no-power-of-attorney", person.at, id=person.id)
        elif not standing.is_complainant:
            yield say("left-out", person.at, id=person.id, reason=standing.reason)


@rule("representative")
def the_organisation_that_files_holds_the_mandate(records: Records, on: date) -> Iterator[Problem]:
    complaint = complaint_of(records)
    passed_on = {power.passes_on for power in records.of("power_of_attorney")}
    for power in records.of("power_of_attorney"):
        if complaint is not None and power.representative != complaint.organisation and power.id not in passed_on:
            at = power.place_of("representative")
            yield say("representative", at, given=power.representative, files=complaint.organisation)


@rule("mandate-dates")
def a_mandate_is_signed_then_received_then_perhaps_withdrawn(records: Records, on: date) -> Iterator[Problem]:
    order = ("signed_on", "received", "withdrawn_on")
    for power in records.of("power_of_attorney"):
        days = [(name, day) for name in order if (day := dated(power.values[name])) is not None]
        for (earlier, first), (later, second) in pairwise(days):
            if first.surely_after(second):
                yield say("mandate-dates", power.place_of(later), later=later, earlier=earlier, day=first)


@rule("confirmed-too-early")
def what_is_confirmed_again_was_signed_before(records: Records, on: date) -> Iterator[Problem]:
    for power in records.of("power_of_attorney"):
        signed, again = dated(power.signed_on), dated(power.reconfirmed_on)
        if signed is not None and again is not None and signed.surely_after(again):
            yield say("confirmed-too-early", power.place_of("reconfirmed_on"), day=signed)


@rule("signed-after-death")
def the_dead_sign_nothing(records: Records, on: date) -> Iterator[Problem]:
    for power in records.of("power_of_attorney"):
        person = known(records, power.principal, "signatory")
        died = dated(person.deceased_on) if person is not None else None
        for name in ("signed_on", "reconfirmed_on"):
            day = dated(power.values[name])
            if died is not None and day is not None and day.surely_after(died):
                yield say("signed-after-death", power.place_of(name), field=name, id=power.principal, day=died)


@rule("signed-by-child")
def for_a_child_somebody_else_signs(records: Records, on: date) -> Iterator[Problem]:
    """Who surely was under 18 on the day of signature, whether of age today or not, and nobody signed for them.

    It is enough to have confirmed it as an adult.
    """
    for power in records.of("power_of_attorney"):
        person, signed = known(records, power.principal, "signatory"), dated(power.signed_on)
        if person is None or signed is None or power.guardian is not None:
            continue
        again = dated(power.reconfirmed_on)
        days = [signed.last] if again is None else [signed.last, again.first]
        if all(_was_child(person, day) for day in days):
            yield say("signed-by-child", power.place_of("guardian"), id=person.id, day=signed)


def _was_child(person: Record, day: date) -> bool:
    """Whether somebody surely was under 18 on a day; an age counts as the highest that it may have been."""
    born, counted_on = dated(person.birth_date), dated(person.age_on)
    if born is not None:
        return full_years(born.first, day) < ADULT
    if counted_on is None or not isinstance(person.age, int):
        return False
    between = full_years(counted_on.first, day)
    exact = (day.month, day.day) == (counted_on.first.month, counted_on.first.day)
    return person.age + between + (0 if exact else 1) < ADULT


@rule("mandate-without-appeal", whole=("appeal",))
def a_mandate_goes_with_an_appeal(records: Records, on: date) -> Iterator[Problem]:
    appealed = {appeal.signatory for appeal in records.of("appeal")}
    for power in records.of("power_of_attorney"):
        if power.principal not in appealed:
            yield say("mandate-without-appeal", power.at, id=power.principal)


@rule("several-mandates")
def one_mandate_at_a_time(records: Records, on: date) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for power in records.of("power_of_attorney"):
        if power.withdrawn_on is None and FILE in power.scopes:
            other = first.setdefault(power.principal, power.id)
            if other != power.id:
                yield say("several-mandates", power.at, id=power.principal, other=other)


@rule("naming-no-effect")
def what_a_few_may_not_read_nobody_else_may(records: Records, on: date) -> Iterator[Problem]:
    """Names in wider circles are bounded by `naming` and by what is said of narrower circles."""
    for mandate in (*records.of("power_of_attorney"), *records.of("justification")):
        bound = mandate.naming
        for name in WISHES:
            form = mandate.values[name]
            if form is not None and FORMS_OF_NAMING.index(form) < FORMS_OF_NAMING.index(bound):
                yield say("naming-no-effect", mandate.place_of(name), form=form, field=name, bound=bound)
            bound = max(bound, form or bound, key=FORMS_OF_NAMING.index)


@rule("generalisation")
def a_generalisation_says_what_and_what_instead(records: Records, on: date) -> Iterator[Problem]:
    for one in records.of("generalisation"):
        marked = [name for name in ("record", "field", "words") if one.values[name]]
        target = records.get(one.record)
        left_out = target is not None and target.type in ("quotation", "photograph")
        says_itself = left_out or (target is not None and bool(target.values.get("generalised")))
        if len(marked) != 1:
            yield say("generalisation", one.at, wrong="two things at once" if marked else "nothing of what is marked")
        elif not one.instead and not one.as_it_is and not says_itself:
            yield say("generalisation", one.at, wrong="nothing of what is printed instead")


@rule("pseudonym-twice")
def everybody_has_one_number_and_nobody_else_has_it(records: Records, on: date) -> Iterator[Problem]:
    for field in ("person", "number", "folder"):
        seen: set[object] = set()
        for one in records.of("pseudonym"):
            if one.values[field] in seen:
                yield say("pseudonym-twice", one.place_of(field), field=field)
            seen.add(one.values[field])


@rule("reason-of-refusal")
def an_appeal_is_not_refused_without_a_reason(records: Records, on: date) -> Iterator[Problem]:
    for appeal in records.of("appeal"):
        if not appeal.included and not appeal.reason:
            yield say("reason-of-refusal", appeal.place_of("reason"), id=appeal.id)


@rule("child-complainant")
def a_child_needs_somebody_who_signs_for_it(records: Records, on: date) -> Iterator[Problem]:
    for appeal in records.of("appeal"):
        person = known(records, appeal.signatory, "signatory")
        if person is None or not appeal.included:
            continue
        born = dated(person.birth_date)
        age = full_years(born.last, on) if born is not None else person.age
        if isinstance(age, int) and age < ADULT:
            yield say("child-complainant", person.place_of("birth_date" if born is not None else "age"), id=person.id)
