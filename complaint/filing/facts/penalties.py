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
    arrests = [penalty for penalty in penalties if penalty.kind == "arrest" and penalty.days]
    by_days = grouped(sorted(arrests, key=lambda penalty: -penalty.days), lambda penalty: str(penalty.days))
    yield in_groups(
        "arrests.by_days",
        "administrative arrests by length in days",
        (Group(days, int(days), tuple(penalty.id for penalty in found)) for days, found in by_days.items()),
    )
    ids = tuple(penalty.id for penalty in arrests)
    yield Fact("arrests.total", "administrative arrests", len(arrests), ids)
    yield Fact("arrests.days", "days of administrative arrest in all", sum(p.days for p in arrests), ids)
    yield from _fines(view)
    seizures = view.records.of("seizure")
    yield counted("seizures.total", "seizures", (seizure.id for seizure in seizures))
    unrecorded = [seizure.id for seizure in seizures if seizure.record_given == "no"]
    yield counted("seizures.without_record", "seizures of which no record was handed over", unrecorded)


def _fines(view: View) -> Iterator[Fact]:
    fines = [p for p in view.records.of("penalty") if p.kind == "fine" and p.amount is not None]
    by_amount = grouped(sorted(fines, key=lambda penalty: -penalty.amount), lambda penalty: penalty.amount)
    yield in_groups(
        "fines.by_amount",
        "fines by amount in the local currency",
        (Group(str(amount), amount, tuple(p.id for p in found)) for amount, found in by_amount.items()),
    )
    ids = tuple(penalty.id for penalty in fines)
    total = sum((penalty.amount for penalty in fines), Decimal(0))
    yield Fact("fines.total", "fines", len(fines), ids)
    yield Fact("fines.sum", "fines in all, in the local currency", total, ids)
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
