"""Timelines: a line for each event or person, with what happened at its place in time and a remark at the end.

What is sure is drawn full; where a day is known as a month or a span only, the span is drawn pale. Decisions older
than all else stand before the beginning, with their year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from complaint.filing.blocks import Chart
from complaint.filing.charts import Band, Line, Mark
from complaint.output.charts.lettering import MARGIN, Hand, aside, label, title, widest
from complaint.output.charts.shapes import Item, Layout, Rule, Shape, arrow, box, diamond, dot
from complaint.output.theme import Theme

_LABELS, _REMARKS = 0.28, 0.3  # of the width, at most
_GAP = 3.0  # between the columns, in millimetres
_BAR, _DOT, _DIAMOND, _ARROW = 2.3, 1.2, 1.6, 1.5  # height, radius, half a diagonal, length, in millimetres
_ABOVE_TITLE, _TITLE, _BELOW, _KEY = 0.6, 1.05, 0.2, 1.6  # of the distance of two lines
_HAIR, _EDGE = 0.4, 0.8  # points
_PAPER = "#ffffff"


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
        left = first + _GAP + (years + _ARROW + _GAP if years else 0)
        return cls(chart, theme, width, labels, asides, first, left, width - max(last + _GAP, _ARROW), last)

    # --- lines ----------------------------------------------------------------------------------------------

    def frame(self) -> float:
        return self._axis_height + self.pitch * (_BELOW + _ABOVE_TITLE + (_KEY if self.chart.key else 0))

    def title(self, band: Band) -> float:
        return self.pitch * (_ABOVE_TITLE + _TITLE) if band.title else 0.0

    def draw(self, bands: Sequence[Band]) -> Layout:
        top = self._axis_height
        items: list[Item] = []
        for count, band in enumerate(bands):
            if band.title:
                top += self.pitch * (_ABOVE_TITLE if count else _BELOW)
                # On white, since the lines of the axis pass below a title that is wider than the labels.
                items.append(box(0, top, self.width, top + self.pitch * _TITLE, _PAPER))
                items.append(title(self.theme).at(MARGIN, top + self.pitch * 0.45, band.title))
                top += self.pitch * _TITLE
            for line in band.lines:
                items += self._line(line, top)
                top += self.height(line)
        bottom = top + self.pitch * _BELOW
        keys = list(self._key(bottom + self.pitch))
        height = bottom + self.pitch * (_KEY if keys else 0)
        return Layout(self.width, height, (*self._axis(bottom), *items, *keys))

    @property
    def pitch(self) -> float:
        return self.labels.line * 1.38

    def _rows(self, line: Line) -> tuple[list[str], list[str]]:
        """The rows of the label and of the remark. The widths were measured from the same rows."""
        return (
            self.labels.lines(line.label, self.label_width + 0.01),
            self.asides.lines(line.remark, self.remark_width + 0.01),
        )

    def height(self, line: Line) -> float:
        labels, remarks = self._rows(line)
        return self.pitch + max((len(labels) - 1) * self.labels.line, (len(remarks) - 1) * self.asides.line)

    def _line(self, line: Line, top: float) -> Iterator[Item]:
        labels, remarks = self._rows(line)
        middle = top + self.pitch / 2
        for count, row in enumerate(labels):
            yield self.labels.at(MARGIN, middle + count * self.labels.line, row)
        for count, row in enumerate(remarks):
            yield self.asides.at(self.right + _GAP, middle + count * self.asides.line, row)
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

    def _key(self, middle: float) -> Iterator[Item]:
        """What the marks mean, in one row."""
        x, colours = 0.0, self.theme.colours
        for kind, words in self.chart.key:
            if kind == "decision":
                yield diamond(x + _DIAMOND, middle, _DIAMOND, colours.accent, _PAPER, _EDGE)
                x += _DIAMOND * 2
            elif kind == "open":
                yield arrow(x, middle, _ARROW, colours.heading)
                x += _ARROW
            else:
                tone = colours.rule if kind == "unsure" else colours.heading
                yield _beam(x, x + 5, middle, tone, hollow=kind == "restraint")
                if kind == "unsure" and any(known == "decision" for known, _ in self.chart.key):
                    yield diamond(x + 2.5, middle, _DIAMOND * 0.9, _PAPER, colours.accent, _EDGE)
                x += 5
            yield self.asides.at(x + 1.5, middle, words)
            x += 1.5 + self.asides.width(words) + 2 * _GAP


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
