"""Timelines: a line for each event or person, with what happened at its place in time and a remark at the end.

What is sure is drawn full; where a day is known as a month or a span only, the span is drawn pale. Decisions older
than all else stand before the beginning, with their year.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from complaint.filing.blocks import Chart
from complaint.filing.charts import Band, KeyKind, Line, Mark
from complaint.output.charts.lettering import MARGIN, Hand, aside, label, title, widest
from complaint.output.charts.shapes import Item, Layout, Rule, Shape, arrow, box, diamond, dot
from complaint.output.theme import Theme

_LABELS, _REMARKS = 0.28, 0.3  # of the width, at most
_GAP = 3.0  # between the columns, in millimetres
_BAR, _DOT, _DIAMOND, _ARROW = 2.3, 1.2, 1.6, 1.5  # height, radius, half a diagonal, length, in millimetres
_ABOVE_TITLE, _TITLE, _BELOW, _KEY = 0.6, 1.05, 0.2, 1.6  # of the distance of two lines
_HAIR, _EDGE = 0.4, 0.8  # points
_PAPER = "#ffffff"
# How wide the samples of the key are, how far their words stand beside them, and the distance of its rows in lines.
_SAMPLE: Mapping[KeyKind, float] = {"custody": 5, "restraint": 5, "unsure": 5, "decision": 2 * _DIAMOND, "open": _ARROW}
_BESIDE, _KEY_LINE = 1.5, 1.3


@dataclass(frozen=True, slots=True)
class TimelinePlan:
    """Where the columns stand; the days lie between `left` and `right`."""

    chart: Chart
    theme: Theme
    width: float
    labels: Hand
    asides: Hand
    label_width: float
    left: float
    right: float
    remark_width: float

    @classmethod
    def of(cls, chart: Chart, theme: Theme, width: float) -> TimelinePlan:
        labels, asides = label(theme), aside(theme)
        lines = [line for band in chart.bands for line in band.lines]
        first = widest(labels, [line.label for line in lines], width * _LABELS)
        years = max((asides.width(_years(_earlier(line, chart))) for line in lines), default=0.0)
        last = widest(asides, [line.remark for line in lines], width * _REMARKS)
        left = MARGIN + first + _GAP + (years + _ARROW + _GAP if years else 0)
        return cls(chart, theme, width, labels, asides, first, left, width - max(last + _GAP, _ARROW), last)

    # --- lines ----------------------------------------------------------------------------------------------

    def frame(self) -> float:
        return self._axis_height + self.pitch * (_BELOW + _ABOVE_TITLE) + self._key_height

    @property
    def _key_height(self) -> float:
        rows = len(self._key_rows())
        return self.pitch * _KEY + (rows - 1) * self.asides.line * _KEY_LINE if rows else 0.0

    def title(self, band: Band) -> float:
        rows = self.titles.more(band.title, self.width - MARGIN)
        return self.pitch * (_ABOVE_TITLE + _TITLE) + rows if band.title else 0.0

    def draw(self, bands: Sequence[Band]) -> Layout:
        top = self._axis_height
        items: list[Item] = []
        for count, band in enumerate(bands):
            if band.title:
                top += self.pitch * (_ABOVE_TITLE if count else _BELOW)
                below = top + self.title(band) - self.pitch * _ABOVE_TITLE
                # On white, since the lines of the axis pass below a title that is wider than the labels.
                items.append(box(0, top, self.width, below, _PAPER))
                items += self.titles.rows(MARGIN, top + self.pitch * 0.45, band.title, self.width - MARGIN)
                top = below
            for line in band.lines:
                items += self._line(line, top)
                top += self.height(line)
        bottom = top + self.pitch * _BELOW
        items += self._key(bottom + self.pitch)
        return Layout(self.width, bottom + self._key_height, (*self._axis(bottom), *items))

    @property
    def pitch(self) -> float:
        return self.labels.line * 1.38

    @property
    def titles(self) -> Hand:
        return title(self.theme)

    def height(self, line: Line) -> float:
        labels = self.labels.more(line.label, self.label_width)
        return self.pitch + max(labels, self.asides.more(line.remark, self.remark_width))

    def _line(self, line: Line, top: float) -> Iterator[Item]:
        middle = top + self.pitch / 2
        yield from self.labels.rows(MARGIN, middle, line.label, self.label_width)
        yield from self.asides.rows(self.right + _GAP, middle, line.remark, self.remark_width)
        earlier = _earlier(line, self.chart)
        if earlier:
            end = self.left - _GAP
            yield self.asides.at(end, middle, _years(earlier), "right")
            yield arrow(end - self.asides.width(_years(earlier)) - 0.6, middle, -_ARROW, self.theme.colours.accent)
        shown = [mark for mark in line.marks if mark not in earlier]
        for mark in sorted(shown, key=lambda mark: mark.kind == "decision"):  # these lie on top
            yield from self._mark(mark, middle)

    # --- marks ----------------------------------------------------------------------------------------------

    def _x(self, day: date) -> float:
        """The middle of a day."""
        first, until = self.chart.ticks[0].day, self.chart.until or self.chart.ticks[-1].day
        share = ((day - first).days + 0.5) / ((until - first).days + 1)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def _mark(self, mark: Mark, y: float) -> Iterator[Item]:
        accent = self.theme.colours.accent
        if mark.kind == "decision":
            if mark.first == mark.last:
                yield diamond(self._x(mark.first), y, _DIAMOND, accent, _PAPER, _EDGE)
            else:
                left, right, half = self._x(mark.first), self._x(mark.last), _BAR / 6
                yield box(left, y - half, right, y + half, self.theme.colours.rule)
                yield diamond((left + right) / 2, y, _DIAMOND * 0.9, _PAPER, accent, _EDGE)
        elif mark.kind == "event" and mark.first == mark.last:
            yield dot(self._x(mark.first), y, _DOT, accent)
        else:
            if not mark.is_exact:
                yield self._bar(mark, mark.first, mark.last, y, is_sure=False)
            if mark.sure_first < mark.sure_last or mark.is_exact:
                yield self._bar(mark, mark.sure_first, mark.sure_last, y, is_sure=True)
            if mark.open:
                yield arrow(self.right, y, _ARROW, self.theme.colours.heading)

    def _bar(self, mark: Mark, first: date, last: date, y: float, *, is_sure: bool) -> Shape:
        colours = self.theme.colours
        tone = colours.rule if not is_sure else colours.accent if mark.kind == "event" else colours.heading
        left, right = self._x(first), self.right if mark.open and last == mark.last else self._x(last)
        return _beam(left, right, y, tone, hollow=mark.kind == "restraint")

    # --- axis and key ---------------------------------------------------------------------------------------

    @property
    def _has_months(self) -> bool:
        return any(tick.label for tick in self.chart.ticks)

    @property
    def _axis_height(self) -> float:
        return self.asides.line * (2.3 if self._has_months else 1.3)

    def _axis(self, bottom: float) -> Iterator[Item]:
        colours, row = self.theme.colours, self.asides.line
        below = row if self._has_months else 0.0  # where the lines of months begin
        for tick in self.chart.ticks:
            x = self._x(tick.day)
            is_year = bool(tick.year) and self._has_months
            yield Rule((x, 0 if is_year else below), (x, bottom), colours.rule, _HAIR * (2 if is_year else 1))
            for words, middle in ((tick.year, row * 0.5), (tick.label, below + row * 0.5)):
                if words and x + 0.8 + self.asides.width(words) < self.right:
                    yield self.asides.at(x + 0.8, middle, words)
        yield Rule((self.right, below), (self.right, bottom), colours.quiet, _HAIR * 2)

    def _key_rows(self) -> list[list[tuple[KeyKind, str]]]:
        """What the marks mean, in as many rows as there must be."""
        rows: list[list[tuple[KeyKind, str]]] = []
        left = 0.0
        for kind, words in self.chart.key:
            needed = _SAMPLE[kind] + _BESIDE + self.asides.width(words)
            if not rows or left + needed > self.width:
                rows.append([])
                left = 0.0
            rows[-1].append((kind, words))
            left += needed + 2 * _GAP
        return rows

    def _key(self, middle: float) -> Iterator[Item]:
        for count, row in enumerate(self._key_rows()):
            x, y = 0.0, middle + count * self.asides.line * _KEY_LINE
            for kind, words in row:
                yield from self._sample(kind, x, y)
                yield self.asides.at(x + _SAMPLE[kind] + _BESIDE, y, words)
                x += _SAMPLE[kind] + _BESIDE + self.asides.width(words) + 2 * _GAP

    def _sample(self, kind: KeyKind, x: float, y: float) -> Iterator[Item]:
        colours, right = self.theme.colours, x + _SAMPLE[kind]
        match kind:
            case "decision":
                yield diamond(x + _DIAMOND, y, _DIAMOND, colours.accent, _PAPER, _EDGE)
            case "open":
                yield arrow(x, y, _ARROW, colours.heading)
            case "unsure":
                yield _beam(x, right, y, colours.rule, hollow=False)
                if any(known == "decision" for known, _ in self.chart.key):
                    yield diamond((x + right) / 2, y, _DIAMOND * 0.9, _PAPER, colours.accent, _EDGE)
            case _:
                yield _beam(x, right, y, colours.heading, hollow=kind == "restraint")


def _beam(left: float, right: float, y: float, tone: str, *, hollow: bool) -> Shape:
    """At least as wide as half its height, so that a single day can be seen."""
    half, more = _BAR / 2, max(_BAR / 2 - (right - left), 0) / 2
    if hollow:
        return box(left - more, y - half, right + more, y + half, _PAPER, tone, _EDGE)
    return box(left - more, y - half, right + more, y + half, tone)


def _earlier(line: Line, chart: Chart) -> list[Mark]:
    """What happened before the first day that is shown."""
    return [mark for mark in line.marks if mark.last < chart.ticks[0].day]


def _years(marks: list[Mark]) -> str:
    return ", ".join(str(year) for year in dict.fromkeys(mark.last.year for mark in marks))
