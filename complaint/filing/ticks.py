"""The days that a timeline names: beginnings of months, quarters or years, as many as there is room for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from babel.dates import format_date

from complaint.filing.charts import Tick
from complaint.filing.language import Language

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)  # months
_MOST = 9


def ticks_of(first: date, until: date, language: Language) -> tuple[Tick, ...]:
    """Ticks from the one on or before the first day to the last one before the end."""
    months = (until.year - first.year) * 12 + until.month - first.month
    step = next((step for step in _STEPS if months / step < _MOST), _STEPS[-1])
    return tuple(_ticks(first, until, step, language))


def _ticks(first: date, until: date, step: int, language: Language) -> Iterator[Tick]:
    count = first.year * 12 + first.month - 1
    named = None
    for month in range(count - count % step, until.year * 12 + until.month, step):
        day = date(month // 12, month % 12 + 1, 1)
        if step % 12 == 0:
            yield Tick(day, "", str(day.year))
            continue
        label = str(format_date(day, "LLL", locale=language.locale))
        yield Tick(day, label, str(day.year) if day.year != named else "")
        named = day.year
