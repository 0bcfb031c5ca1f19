"""Bars: a line for each number, its bar, and the number at the end of the bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from complaint.filing.blocks import Chart
from complaint.filing.charts import Band, Line
from complaint.output.charts.lettering import MARGIN, Hand, aside, label, number, title, widest
from complaint.output.charts.shapes import Item, Layout, Rule, box
from complaint.output.theme import Theme

_LABELS, _REMARKS = 0.5, 0.25  # of the width, at most
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
    remark_width: float

    @classmethod
    def of(cls, chart: Chart, theme: Theme, width: float) -> BarsPlan:
        labels, numbers, remarks = label(theme), number(theme), aside(theme)
        lines = [line for band in chart.bands for line in band.lines]
        left = MARGIN + widest(labels, [line.label for line in lines], width * _LABELS) + _GAP
        remark = widest(remarks, [line.remark for line in lines], width * _REMARKS)
        after = _GAP + max(numbers.width(line.shown) for line in lines) + (_GAP + remark if remark else 0)
        room = max(width - left - after, 0)
        unit = min(room / max(1, *(line.value for line in lines)), _LONGEST_UNIT)
        return cls(theme, width, labels, numbers, remarks, left, unit, remark)

    def frame(self) -> float:
        return 0.0

    def title(self, band: Band) -> float:
        rows = self.titles.lines(band.title, self.width - MARGIN)
        return self.pitch * (_ABOVE_TITLE + _TITLE) + self.titles.line * (len(rows) - 1) if band.title else 0.0

    def draw(self, bands: Sequence[Band]) -> Layout:
        items: list[Item] = []
        top = 0.0
        for count, band in enumerate(bands):
            if band.title:
                above = self.pitch * _ABOVE_TITLE
                top += above * bool(count)
                items += self.titles.rows(MARGIN, top + self.pitch * 0.42, band.title, self.width - MARGIN)
                top += self.title(band) - above
            start = top
            for line in band.lines:
                items += self._line(line, top)
                top += self.height(line)
            items.append(Rule((self.left, start), (self.left, top), self.theme.colours.quiet, 0.5))
        return Layout(self.width, top, tuple(items))

    @property
    def pitch(self) -> float:
        return self.labels.line * 1.32

    @property
    def titles(self) -> Hand:
        return title(self.theme)

    @property
    def label_width(self) -> float:
        return self.left - MARGIN - _GAP

    def height(self, line: Line) -> float:
        labels = self.labels.more(line.label, self.label_width)
        return self.pitch + max(labels, self.remarks.more(line.remark, self.remark_width))

    def _line(self, line: Line, top: float) -> Iterator[Item]:
        middle = top + self.height(line) / 2
        first = middle - self.labels.more(line.label, self.label_width) / 2
        yield from self.labels.rows(self.left - _GAP, first, line.label, self.label_width, "right")
        half, end = self.pitch * _THICK / 2, self.left + self.unit * line.value
        if line.value:
            yield box(self.left, middle - half, end, middle + half, self.theme.colours.accent)
        yield self.numbers.at(end + _GAP * 0.75, middle, line.shown)
        after = end + _GAP * 1.75 + self.numbers.width(line.shown)
        first = middle - self.remarks.more(line.remark, self.remark_width) / 2
        yield from self.remarks.rows(after, first, line.remark, self.remark_width)
