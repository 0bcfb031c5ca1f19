"""Rules about time: nothing before the beginning of what is told, nothing after the filing date, and in its order.

All comparisons are cautious: a date of limited precision is wrong only if no reading of it is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from complaint.problems import Problem
from complaint.records.record import Record, Records
from complaint.records.rules.proceedings import SENTENCES
from complaint.records.rules.table import complaint_of, dated, known, rule
from complaint.records.wording import say

# What happened, by the field that says when. Decisions and steps of other procedures may be older than the events.
HAPPENED: Final = {
    "event": "date",
    "participation": "date",
    "violation": "date",
    "penalty": "date",
    "seizure": "date",
    "charge": "date",
    "custody": "from",
    "hearing": "date",
    "ill_treatment": "date",
    "decision": "date",
    "step": "date",
    "appeal": "received",
}
_MAY_BE_OLDER: Final = frozenset(("decision", "step"))
JUDGMENTS: Final = SENTENCES | {"release from responsibility", "acquittal"}


@rule("after-filing")
def nothing_is_newer_than_the_filing(records: Records, on: date) -> Iterator[Problem]:
    complaint = complaint_of(records)
    if complaint is None:
        return
    last = max(complaint.filing_date.last, on)
    for kind, name in HAPPENED.items():
        for record in records.of(kind):
            day = dated(record.values[name])
            if day is not None and day.first > last:
                yield say("after-filing", record.place_of(name), day=day, last=last)


@rule("before-beginning")
def nothing_is_older_than_the_beginning(records: Records, on: date) -> Iterator[Problem]:
    complaint = complaint_of(records)
    earliest = dated(complaint.earliest_date) if complaint is not None else None
    if earliest is None:
        return
    for kind, name in HAPPENED.items():
        if kind in _MAY_BE_OLDER:
            continue
        for record in records.of(kind):
            day = dated(record.values[name])
            if day is not None and day.surely_before(earliest):
                yield say("before-beginning", record.place_of(name), day=day, earliest=earliest)


@rule("custody-ends-before-it-begins")
def custody_begins_before_it_ends(records: Records, on: date) -> Iterator[Problem]:
    for custody in records.of("custody"):
        start, end = dated(custody.values["from"]), dated(custody.to)
        if start is not None and end is not None and start.surely_after(end):
            yield say("custody-ends-before-it-begins", custody.place_of("to"), start=start, end=end)


@rule("charge-after-judgment")
def a_charge_comes_before_the_judgment(records: Records, on: date) -> Iterator[Problem]:
    for charge in records.of("charge"):
        day = dated(charge.date)
        for judgment in _judgments(records, charge):
            if day is not None and day.surely_after(judgment.date):
                yield say("charge-after-judgment", charge.place_of("date"), day=day, judgment=judgment.id)


@rule("charge-withdrawn-before-brought")
def a_charge_is_brought_before_it_is_withdrawn(records: Records, on: date) -> Iterator[Problem]:
    for charge in records.of("charge"):
        brought, withdrawn = dated(charge.date), dated(charge.withdrawn_on)
        if brought is not None and withdrawn is not None and brought.surely_after(withdrawn):
            yield say("charge-withdrawn-before-brought", charge.place_of("withdrawn_on"), brought=brought)


@rule("hearing-after-judgment")
def the_trial_is_over_with_the_judgment(records: Records, on: date) -> Iterator[Problem]:
    for case in records.of("prosecution"):
        judgments = [found for found in records.inside(case, "decision") if found.kind in JUDGMENTS]
        for hearing in records.inside(case, "hearing"):
            late = judgments and all(hearing.date.surely_after(judgment.date) for judgment in judgments)
            if hearing.kind == "hearing" and late:
                yield say("hearing-after-judgment", hearing.place_of("date"), day=hearing.date)


@rule("detention-after-judgment")
def detention_before_trial_begins_before_the_judgment(records: Records, on: date) -> Iterator[Problem]:
    for custody in records.of("custody"):
        start = dated(custody.values["from"])
        if custody.kind == "pre-trial detention" and start is not None:
            for judgment in _judgments(records, custody):
                if start.surely_after(judgment.date):
                    at = custody.place_of("from")
                    yield say("detention-after-judgment", at, day=start, judgment=judgment.id)


@rule("penalty-before-event")
def a_penalty_follows_what_it_punishes(records: Records, on: date) -> Iterator[Problem]:
    for penalty in records.of("penalty"):
        event, day = known(records, penalty.event, "event"), dated(penalty.date)
        if event is not None and day is not None and day.surely_before(event.date):
            yield say("penalty-before-event", penalty.place_of("date"), day=day, event=event.id)


@rule("filing-date-is-a-day", "period-of-records")
def the_filing_has_a_day_and_a_period(records: Records, on: date) -> Iterator[Problem]:
    complaint = complaint_of(records)
    if complaint is None:
        return
    if complaint.filing_date.precision != "day":
        yield say("filing-date-is-a-day", complaint.place_of("filing_date"), day=complaint.filing_date)
    start, end = dated(complaint.records_from), dated(complaint.records_to)
    if start is not None and end is not None and start.surely_after(end):
        yield say("period-of-records", complaint.place_of("records_to"), start=start)


@rule("update-before-filing")
def an_update_is_newer_than_the_filing(records: Records, on: date) -> Iterator[Problem]:
    complaint = complaint_of(records)
    for fact in records.of("later_fact"):
        if complaint is not None and fact.kind == "update" and fact.known_from.surely_before(complaint.filing_date):
            yield say("update-before-filing", fact.place_of("known_from"), day=fact.known_from)


def _judgments(records: Records, inside: Record) -> Iterator[Record]:
    """The judgments about the same person in the same case."""
    if inside.holder is not None:
        for found in records.inside(inside.holder, "decision"):
            if found.person == inside.person and found.kind in JUDGMENTS:
                yield found
