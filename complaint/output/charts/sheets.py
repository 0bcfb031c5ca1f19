"""Charts that are higher than a page, in parts: which lines stand on which sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from complaint.filing.charts import Band, Line
from complaint.output.charts.shapes import Layout


class Plan(Protocol):
    """Where everything stands in a chart, whichever of its lines are drawn; heights in millimetres."""

    def frame(self) -> float:
        """What is around the lines of a sheet."""

    def title(self, band: Band) -> float:
        """What a band takes above its lines."""

    def height(self, line: Line) -> float: ...

    def draw(self, bands: Sequence[Band]) -> Layout: ...


def sheets(bands: Iterable[Band], plan: Plan, room: float) -> tuple[tuple[Band, ...], ...]:
    """The bands on as few sheets as there must be; a band that goes on has its title again. No title stands alone."""
    full: list[tuple[Band, ...]] = []
    sheet: list[Band] = []
    used = plan.frame()
    for band in bands:
        begun = False  # on this sheet
        for line in band.lines:
            needed = plan.height(line) + (0 if begun else plan.title(band))
            if sheet and used + needed > room:
                full.append(tuple(sheet))
                sheet, used, begun = [], plan.frame(), False
                needed = plan.height(line) + plan.title(band)
            if begun:
                sheet[-1] = replace(sheet[-1], lines=(*sheet[-1].lines, line))
            else:
                sheet.append(replace(band, lines=(line,)))
            begun, used = True, used + needed
    return (*full, tuple(sheet))
