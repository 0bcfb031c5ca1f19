"""What a chart is drawn from: lines with numbers, or with dates as surely as they are known. It holds values only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

MarkKind = Literal["event", "custody", "restraint", "decision"]
KeyKind = Literal["custody", "restraint", "decision", "unsure", "open"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something dated on a line: it began between `first` and `sure_first` and ended between `sure_last` and `last`.

    All four are the same day for what happened on a day that is known. `sure_first` is later than `sure_last` if all
    that is known is that it happened somewhere between. What is `open` goes on when the timeline ends.
    """

    kind: MarkKind
    first: date
    sure_first: date
    sure_last: date
    last: date
    open: bool = False

    @property
    def is_exact(self) -> bool:
        return self.first == self.sure_first and self.sure_last == self.last


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is about, how much (a number, and as printed) or when, and what is said at its end.

    `told` is all of it in words.
    """

    label: str
    value: int = 0
    shown: str = ""
    remark: str = ""
    marks: tuple[Mark, ...] = ()
    told: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """Lines that belong together; the title may be empty."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that a timeline names: `label` is the month, and `year` is filled in where a year begins."""

    day: date
    label: str
    year: str = ""


def drawn_words(bands: Iterable[Band], ticks: Iterable[Tick], key: Iterable[tuple[KeyKind, str]]) -> Iterator[str]:
    """Every word that stands in a drawing."""
    for band in bands:
        yield band.title
        for line in band.lines:
            yield from (line.label, line.shown, line.remark)
    for tick in ticks:
        yield from (tick.label, tick.year)
    for _, words in key:
        yield words
