"""Bars: a line for each number, its bar, and the number at the end of the bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from complaint.filing.blocks import Chart
from complaint.filing.charts import Band, Line
from complaint.output.charts.lettering import MARGIN, Hand, aside, label, number, title, widest
from complaint.output.charts.shapes import Item, Layout, Rule, box
from complaint.output.theme import Theme

_LABELS = 0.5  # of the width, at most
_GAP = 2.0  # between label, bar and number, in millimetres
_ABOVE_TITLE, _TITLE = 0.6, 1.08  # of the distance of two lines
_THICK = 0.58  # of the distance of two lines
_LONGEST_UNIT = 14.0  # millimetres for one person, where numbers are small


@dataclass(frozen=True, slots=True)
class BarsPlan:
    """Where the columns stand; `unit` is the length of one person's bar."""

    theme: Theme
    width: float
    labels: Hand
    numbers: Hand
    remarks: Hand
    left: float
    unit: float

    @classmethod
    def of(cls, chart: Chart, theme: Theme, width: float) -> BarsPlan:
        labels, numbers, remarks = label(theme), number(theme), aside(theme)
        lines = [line for band in chart.bands for line in band.lines]
        left = MARGIN + widest(labels, [line.label for line in lines], width * _LABELS) + _GAP
        ends = [numbers.width(line.shown) + (_GAP + remarks.width(line.remark)) * bool(line.remark) for line in lines]
        room = max(width - left - _GAP - max(ends), 0)
        unit = min(room / max(1, *(line.value for line in lines)), _LONGEST_UNIT)
        return cls(theme, width, labels, numbers, remarks, left, unit)

    def frame(self) -> float:
        return 0.0

    def title(self, band: Band) -> float:
        return self.pitch * (_ABOVE_TITLE + _TITLE) if band.title else 0.0

    def draw(self, bands: Sequence[Band]) -> Layout:
        items: list[Item] = []
        top = 0.0
        for count, band in enumerate(bands):
            if band.title:
                top += self.pitch * _ABOVE_TITLE * bool(count)
                items.append(title(self.theme).at(MARGIN, top + self.pitch * 0.42, band.title))
                top += self.pitch * _TITLE
            start = top
            for line in band.lines:
                items += self._line(line, top)
                top += self.height(line)
            items.append(Rule((self.left, start), (self.left, top), self.theme.colours.quiet, 0.5))
        return Layout(self.width, top, tuple(items))

    @property
    def pitch(self) -> float:
        return self.labels.line * 1.32

    def _rows(self, line: Line) -> list[str]:
        return self.labels.lines(line.label, self.left - MARGIN - _GAP + 0.01)

    def height(self, line: Line) -> float:
        return self.pitch + self.labels.line * (len(self._rows(line)) - 1)

    def _line(self, line: Line, top: float) -> Iterator[Item]:
        rows = self._rows(line)
        middle = top + self.height(line) / 2
        first = middle - self.labels.line * (len(rows) - 1) / 2
        for count, row in enumerate(rows):
            yield self.labels.at(self.left - _GAP, first + count * self.labels.line, row, "right")
        half, end = self.pitch * _THICK / 2, self.left + self.unit * line.value
        if line.value:
            yield box(self.left, middle - half, end, middle + half, self.theme.colours.accent)
        yield self.numbers.at(end + _GAP * 0.75, middle, line.shown)
        if line.remark:
            yield self.remarks.at(end + _GAP * 1.75 + self.numbers.width(line.shown), middle, line.remark)
