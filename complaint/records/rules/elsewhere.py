"""Rules about what was tried elsewhere, and about who speaks for somebody who cannot."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from complaint.problems import Problem
from complaint.records.record import Records
from complaint.records.rules.table import dated, known, rule
from complaint.records.wording import say

# What a justification says of a person, and the field of the person's own record that must bear it out.
_BORNE_OUT: Final = {"dead": "deceased_on", "missing": "missing_since"}


@rule("elsewhere-dates", "elsewhere-without-end")
def a_procedure_elsewhere_begins_then_ends(records: Records, on: date) -> Iterator[Problem]:
    for procedure in records.of("other_procedure"):
        since, until = dated(procedure.since), dated(procedure.ended)
        if since is not None and until is not None and since.surely_after(until):
            yield say("elsewhere-dates", procedure.place_of("ended"), start=since, end=until)
        elif until is None and procedure.status in ("decided", "withdrawn"):
            yield say("elsewhere-without-end", procedure.place_of("ended"), status=procedure.status)


@rule("remedy-dates", "remedy-without-reason")
def a_remedy_is_filed_then_decided_or_was_not_tried_for_a_reason(records: Records, on: date) -> Iterator[Problem]:
    for remedy in records.of("remedy"):
        filed, decided = dated(remedy.filed_on), dated(remedy.decided_on)
        if filed is not None and decided is not None and filed.surely_after(decided):
            yield say("remedy-dates", remedy.place_of("decided_on"), filed=filed, decided=decided)
        elif filed is None and decided is None and not remedy.result and not remedy.why_not:
            yield say("remedy-without-reason", remedy.place_of("why_not"), id=remedy.id)


@rule("speaks-for-oneself", "justification-not-borne-out")
def somebody_speaks_for_another_for_a_reason_on_record(records: Records, on: date) -> Iterator[Problem]:
    for justification in records.of("justification"):
        person = known(records, justification.person, "signatory")
        field = _BORNE_OUT.get(justification.ground)
        if justification.author == justification.person:
            yield say("speaks-for-oneself", justification.place_of("author"), id=justification.person)
        elif person is not None and field is not None and person.values[field] is None:
            place = justification.place_of("ground")
            yield say("justification-not-borne-out", place, id=person.id, ground=justification.ground, field=field)


@rule("found-before-missing")
def nobody_is_found_before_being_missed(records: Records, on: date) -> Iterator[Problem]:
    for person in records.of("signatory"):
        missing, found = dated(person.missing_since), dated(person.found_on)
        if missing is not None and found is not None and found.surely_before(missing):
            yield say("found-before-missing", person.place_of("found_on"), id=person.id, missing=missing)


@rule("passed-on-by-another", "passed-on-without-leave")
def a_power_of_attorney_is_passed_on_as_the_law_allows(records: Records, on: date) -> Iterator[Problem]:
    """Civil Code of Kazakhstan, article 169: only with leave, and in notarised form. (Read in a copy.)"""
    for power in records.of("power_of_attorney"):
        first = known(records, power.passes_on, "power_of_attorney")
        if first is None:
            continue
        if first.principal != power.principal:
            yield say("passed-on-by-another", power.place_of("passes_on"), id=power.id, other=first.id)
        elif "sub-delegate" not in first.scopes or power.authenticated != "notarised":
            yield say("passed-on-without-leave", power.place_of("passes_on"), id=power.id, other=first.id)
