"""A chart as drawings: what the writers of both formats put into their files.

Takes a chart and the theme, gives bytes, one piece for each sheet of a chart that is higher than a page. Drawings are
made once for both formats and however often pages are laid out.
"""

from __future__ import annotations

from functools import lru_cache

from complaint.filing.blocks import Chart
from complaint.filing.charts import Band
from complaint.output.charts.bars import BarsPlan
from complaint.output.charts.shapes import Layout
from complaint.output.charts.sheets import Plan, sheets
from complaint.output.charts.timeline import TimelinePlan
from complaint.output.theme import Theme

_TALLEST = 0.86  # of the height of the text, so that the caption stays on the page
_KEPT = 32


@lru_cache(maxsize=_KEPT)
def layouts(chart: Chart, theme: Theme) -> tuple[Layout, ...]:
    """As wide as the text, each no higher than a page."""
    plan, parts = _parts(chart, theme)
    return tuple(map(plan.draw, parts))


def alternatives(chart: Chart, theme: Theme) -> tuple[str, ...]:
    """What is said in place of each drawing: of the first all that the chart shows, of others what they show."""
    _, parts = _parts(chart, theme)
    others = ("; ".join(line.told for band in part for line in band.lines) for part in parts[1:])
    return (chart.alternative, *others)


@lru_cache(maxsize=_KEPT)
def _parts(chart: Chart, theme: Theme) -> tuple[Plan, tuple[tuple[Band, ...], ...]]:
    page = theme.page
    kind = BarsPlan if chart.kind == "bars" else TimelinePlan
    plan: Plan = kind.of(chart, theme, page.width - page.left - page.right)
    return plan, sheets(chart.bands, plan, (page.height - page.top - page.bottom) * _TALLEST)


@lru_cache(maxsize=_KEPT)
def lettered(chart: Chart, theme: Theme) -> tuple[bytes, ...]:
    """SVG with letters, for a PDF that brings the fonts."""
    from complaint.output.charts import painting

    return tuple(map(painting.lettered_svg, layouts(chart, theme)))


@lru_cache(maxsize=_KEPT)
def outlined(chart: Chart, theme: Theme) -> tuple[bytes, ...]:
    """SVG with outlines, for a reader who may not have the fonts."""
    from complaint.output.charts import painting

    return tuple(map(painting.outlined_svg, layouts(chart, theme)))


@lru_cache(maxsize=_KEPT)
def pictured(chart: Chart, theme: Theme) -> tuple[bytes, ...]:
    """The same as PNG, for a reader who knows no SVG."""
    from complaint.output.charts import painting

    return tuple(map(painting.png, layouts(chart, theme)))
