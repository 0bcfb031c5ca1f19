"""Facts about administrative penalties and seizures: arrests by days, fines by amount, totals, converted amounts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from complaint.filing.facts.fact import Fact, Group, counted, in_groups
from complaint.filing.view import View, grouped


def facts(view: View) -> Iterator[Fact]:
    penalties = view.records.of("penalty")
    yield counted("penalties.total", "administrative penalties", (penalty.id for penalty in penalties))
    yield counted("penalties.persons", "persons with an administrative penalty", (p.person for p in penalties))
    arrests = [penalty for penalty in penalties if penalty.kind == "arrest"]
    yield counted("arrests.total", "administrative arrests", (penalty.id for penalty in arrests))
    yield counted("arrests.persons", "persons under administrative arrest", (p.person for p in arrests))
    timed = sorted((p for p in arrests if p.days is not None), key=lambda penalty: -penalty.days)
    by_days = grouped(timed, lambda penalty: int(penalty.days))
    yield in_groups(
        "arrests.by_days",
        "administrative arrests by length in days, where stated",
        (Group(str(days), days, tuple(penalty.id for penalty in found)) for days, found in by_days.items()),
    )
    ids = tuple(penalty.id for penalty in timed)
    yield Fact("arrests.days", "days of administrative arrest in all, where stated", sum(p.days for p in timed), ids)
    yield from _fines(view)
    seizures = view.records.of("seizure")
    yield counted("seizures.total", "seizures", (seizure.id for seizure in seizures))
    unrecorded = [seizure.id for seizure in seizures if seizure.record_given == "no"]
    yield counted("seizures.without_record", "seizures of which no record was handed over", unrecorded)


def _fines(view: View) -> Iterator[Fact]:
    fines = [penalty for penalty in view.records.of("penalty") if penalty.kind == "fine"]
    yield counted("fines.total", "fines", (penalty.id for penalty in fines))
    yield counted("fines.persons", "persons fined", (penalty.person for penalty in fines))
    foreign = view.complaint.exchange_currency
    local = [p for p in fines if p.amount is not None and (p.currency is None or p.currency != foreign)]
    local.sort(key=lambda penalty: -penalty.amount)
    by_amount = grouped(local, lambda penalty: Decimal(penalty.amount))
    yield in_groups(
        "fines.by_amount",
        "fines by amount in the local currency, where stated",
        (Group(str(amount), amount, tuple(p.id for p in found)) for amount, found in by_amount.items()),
    )
    ids = tuple(penalty.id for penalty in local)
    total = sum((penalty.amount for penalty in local), Decimal(0))
    yield Fact("fines.sum", "fines in all, in the local currency, where stated", total, ids)
    rate = view.complaint.exchange_rate
    yield Fact(
        "fines.sum_converted",
        "fines in all, converted at the stated rate and rounded to whole units",
        converted(total, rate) if rate else None,
        ids,
    )


def converted(amount: Decimal, rate: Decimal) -> Decimal:
    """The amount in the other currency, rounded half up to a whole unit; `rate` is local units for one foreign unit."""
    return (amount / rate).quantize(Decimal(1), ROUND_HALF_UP)
