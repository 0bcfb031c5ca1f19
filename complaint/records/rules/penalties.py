"""Rules about penalties and about figures that are stated, not counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from complaint.problems import Problem
from complaint.records.record import Records
from complaint.records.rules.table import complaint_of, known, rule, same_place
from complaint.records.wording import say

_WITHOUT_NUMBER: Final = frozenset(("several", "several dozen", "dozens"))
_ROUNDING: Final = Decimal("1")


@rule("fine-without-amount", "arrest-without-days", "penalty-mixed-up")
def a_penalty_says_how_much(records: Records, on: date) -> Iterator[Problem]:
    for penalty in records.of("penalty"):
        if penalty.kind == "fine" and (penalty.amount is None or penalty.currency is None):
            name = "amount" if penalty.amount is None else "currency"
            yield say("fine-without-amount", penalty.place_of(name), field=name)
        if penalty.kind == "arrest" and penalty.days is None:
            yield say("arrest-without-days", penalty.place_of("days"))
        odd = {"fine": "days", "arrest": "amount"}.get(penalty.kind)
        for name in (odd,) if odd else ("days", "amount"):
            if penalty.values[name] is not None:
                yield say("penalty-mixed-up", penalty.place_of(name), kind=penalty.kind, field=name)


@rule("printed-equivalent")
def amounts_agree_with_the_rate(records: Records, on: date) -> Iterator[Problem]:
    complaint = complaint_of(records)
    if complaint is None or not complaint.exchange_rate:
        return
    rate = complaint.exchange_rate
    for penalty in records.of("penalty"):
        printed = penalty.printed_equivalent
        if penalty.amount is None or printed is None or penalty.currency == complaint.exchange_currency:
            continue
        counted = penalty.amount / rate
        if abs(counted - printed) > _ROUNDING:
            at = penalty.place_of("printed_equivalent")
            yield say("printed-equivalent", at, printed=printed, counted=round(counted, 1), rate=rate)


@rule("rate-without-currency")
def a_rate_needs_a_currency(records: Records, on: date) -> Iterator[Problem]:
    complaint = complaint_of(records)
    if complaint is not None and (complaint.exchange_rate is None) != (complaint.exchange_currency is None):
        missing = "exchange_rate" if complaint.exchange_rate is None else "exchange_currency"
        yield say("rate-without-currency", complaint.place_of(missing), field=missing)


@rule("figure-without-number", "figure-with-number", "figure-range")
def a_figure_has_the_numbers_of_its_bound(records: Records, on: date) -> Iterator[Problem]:
    for figure in records.of("figure"):
        at = figure.place_of("number")
        if figure.bound in _WITHOUT_NUMBER:
            if figure.number is not None:
                yield say("figure-with-number", at, bound=figure.bound)
        elif figure.number is None:
            yield say("figure-without-number", at, bound=figure.bound)
        if (figure.bound == "between") != (figure.number_to is not None) or (
            figure.number is not None and figure.number_to is not None and figure.number_to < figure.number
        ):
            yield say("figure-range", figure.place_of("number_to"), bound=figure.bound)


@rule("figure-place")
def a_figure_stands_for_places_of_its_event(records: Records, on: date) -> Iterator[Problem]:
    for figure in records.of("figure"):
        event = known(records, figure.event, "event")
        if event is None:
            continue
        for place in figure.places:
            if not any(same_place(records, place, other) for other in event.places):
                yield say("figure-place", figure.place_of("places"), place=place, event=event.id)
