"""Where everything stands in a drawing: as long as its number, at its day, large enough to be read, nothing on top."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaint.filing.blocks import Chart
from complaint.filing.charts import Band, Line, Mark, Tick
from complaint.output.charts.drawing import alternatives, layouts
from complaint.output.charts.lettering import SMALLEST, Hand
from complaint.output.charts.shapes import Layout, Rule, Shape, Words
from tests.output.pdf.test_any_document import WORDS as HARD
from tests.output.sample import days, people_by_place, theme

COLOURS = theme().colours


def layout(chart: Chart) -> Layout:
    (found,) = layouts(chart, theme())
    return found


def bars(*numbers: int, labels: tuple[str, ...] = ()) -> Chart:
    names = labels or tuple(f"Place {n}" for n in range(len(numbers)))
    lines = tuple(Line(name, number, str(number)) for name, number in zip(names, numbers, strict=True))
    return replace(people_by_place(), bands=(Band("", lines),))


def timeline(*marks: Mark, first: str = "2018-01-01", until: str = "2018-12-31") -> Layout:
    line = Line("Isa Pliev", marks=marks)
    start = date.fromisoformat(first)
    ticks = (Tick(start, "", str(start.year)),)
    chart = replace(days(), bands=(Band("", (line,)),), ticks=ticks, until=date.fromisoformat(until), key=())
    return layout(chart)


def mark(kind: str, *when: str, **more: bool) -> Mark:
    """A mark of one day, or of four."""
    four = [date.fromisoformat(f"2018-{day}") for day in (when * 4 if len(when) == 1 else when)]
    return Mark(kind, *four, **more)  # type: ignore[arg-type]


def shapes(found: Layout, fill: str) -> list[Shape]:
    return [item for item in found.items if isinstance(item, Shape) and item.fill == fill]


def box(shape: Shape) -> tuple[float, float, float, float]:
    xs, ys = zip(*shape.corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def length(shape: Shape) -> float:
    left, _, right, _ = box(shape)
    return right - left


def extent(words: Words) -> tuple[float, float, float, float]:
    """The box around a line of text."""
    width = Hand(words.faces, words.size, words.colour).width(words.text)
    left = words.x - (width if words.align == "right" else 0)
    size = words.size * 25.4 / 72
    return left, words.y - size * 0.7, left + width, words.y + size * 0.2


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


LONG = "A title of a kind of violation that is so long that it has to be broken into several lines of the figure"
CHARTS = {
    "bars": people_by_place(),
    "timeline": days(),
    "large numbers": bars(120_000, 3, 0),
    "one person": bars(1),
    "long labels": bars(4, 2, labels=(LONG, "Donaudampfschifffahrtsgesellschaftskapitän" * 2)),
    "long key": replace(days(), key=(("custody", LONG[:70]), ("decision", LONG[:60]), ("open", LONG[:50]))),
    "long remarks": replace(days(), bands=(Band(LONG, (replace(days().bands[1].lines[0], label=LONG, remark=LONG),)),)),
}


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_no_words_lie_on_others_and_all_can_be_read(chart: Chart) -> None:
    words = [item for item in layout(chart).items if isinstance(item, Words)]
    assert not [(a.text, b.text) for a, b in combinations(words, 2) if overlap(extent(a), extent(b))]
    assert min(one.size for one in words) >= SMALLEST >= 7.5


@pytest.mark.parametrize("chart", CHARTS.values())
def test_everything_stands_on_the_drawing(chart: Chart) -> None:
    found = layout(chart)
    edges = [
        extent(item) if isinstance(item, Words) else box(item) for item in found.items if not isinstance(item, Rule)
    ]
    assert min(left for left, *_ in edges) >= 0
    assert max(right for _, _, right, _ in edges) <= found.width + 0.1
    assert max(bottom for *_, bottom in edges) <= found.height


def test_small_type_in_the_theme_does_not_make_figures_unreadable() -> None:
    small = replace(theme(), sizes=replace(theme().sizes, small=5.0))
    assert {item.size for item in layouts(people_by_place(), small)[0].items if isinstance(item, Words)} == {SMALLEST}


@given(
    st.lists(st.tuples(st.lists(st.sampled_from(HARD), min_size=1, max_size=14), st.integers(0, 10**6)), min_size=1),
    st.sampled_from(["bars", "timeline"]),
)
@settings(max_examples=25, deadline=None)
def test_any_words_and_numbers_find_their_place(rows: list[tuple[list[str], int]], kind: str) -> None:
    marks = days().bands[1].lines[1].marks
    lines = tuple(Line(" ".join(label), n, f"{n:,}", " ".join(label[:5]), marks) for label, n in rows)
    chart = replace(days(), kind=kind, bands=(Band(lines[0].label[:60], lines),))  # type: ignore[arg-type]
    for found in layouts(chart, theme()):
        words = [item for item in found.items if isinstance(item, Words)]
        assert not [(a.text, b.text) for a, b in combinations(words, 2) if overlap(extent(a), extent(b))]
        assert min(extent(one)[0] for one in words) >= 0
        assert max(extent(one)[2] for one in words) <= found.width + 0.1


# --- bars -------------------------------------------------------------------------------------------------------


def test_bars_are_as_long_as_their_numbers() -> None:
    three, two, one = map(length, shapes(layout(bars(30, 20, 10)), COLOURS.accent))
    assert (three / one, two / one) == (pytest.approx(3), pytest.approx(2))


def test_nothing_has_no_bar_but_its_number() -> None:
    found = layout(bars(2, 0))
    assert len(shapes(found, COLOURS.accent)) == 1
    assert [item.text for item in found.items if isinstance(item, Words)][-1] == "0"


def test_one_person_is_no_bar_across_the_page() -> None:
    (bar,) = shapes(layout(bars(1)), COLOURS.accent)
    assert length(bar) < theme().page.width / 10


# --- timelines --------------------------------------------------------------------------------------------------


def test_a_day_stands_at_its_place_in_the_year() -> None:
    found = timeline(mark("event", "01-01"), mark("event", "07-02"), mark("event", "12-31"))
    first, middle, last = (sum(box(shape)[::2]) / 2 for shape in shapes(found, COLOURS.accent))
    assert middle == pytest.approx((first + last) / 2, abs=0.2)


def test_what_is_sure_is_full_and_the_rest_pale() -> None:
    found = timeline(mark("custody", "03-01", "03-31", "06-01", "06-30"))
    (pale,), (full,) = shapes(found, COLOURS.rule), shapes(found, COLOURS.heading)
    assert length(pale) / length(full) == pytest.approx(121 / 62, rel=0.01), "March to June, 31 March to 1 June"


def test_what_is_not_sure_at_all_is_never_full() -> None:
    found = timeline(mark("custody", "03-01", "06-30", "03-01", "06-30"))
    assert not shapes(found, COLOURS.heading)


def test_a_decision_on_a_day_that_is_not_known_is_hollow() -> None:
    (sure,) = shapes(timeline(mark("decision", "03-01")), COLOURS.accent)
    found = timeline(mark("decision", "03-01", "06-30", "03-01", "06-30"))
    assert len(sure.corners) == 4
    assert not shapes(found, COLOURS.accent)
    assert [shape.edge for shape in shapes(found, "#ffffff")] == [COLOURS.accent]


def test_who_may_not_travel_is_not_locked_up() -> None:
    (bar,) = shapes(timeline(mark("restraint", "03-01", "03-01", "06-30", "06-30")), "#ffffff")
    assert bar.edge == COLOURS.heading


def test_what_goes_on_ends_with_an_arrow() -> None:
    bar, arrow = shapes(timeline(mark("custody", "03-01", "03-01", "12-31", "12-31", open=True)), COLOURS.heading)
    assert len(arrow.corners) == 3
    assert box(arrow)[0] == box(bar)[2]


def test_a_single_day_can_be_seen() -> None:
    (bar,) = shapes(timeline(mark("custody", "03-01", "03-01", "03-02", "03-02")), COLOURS.heading)
    assert length(bar) > 1


def test_a_decision_before_the_first_day_stands_beside_with_its_year() -> None:
    early = Mark("decision", *(date(2009, 3, 2),) * 4)
    found = timeline(early, mark("event", "03-01"))
    arrow, dot = shapes(found, COLOURS.accent)
    assert box(arrow)[2] < box(dot)[0]
    assert "2009" in [item.text for item in found.items if isinstance(item, Words)]


# --- too much for one page --------------------------------------------------------------------------------------


def test_a_chart_higher_than_a_page_goes_on_with_its_title_and_scale() -> None:
    lines = tuple(Line(f"Place {n}", n, str(n), told=f"Place {n}: {n}") for n in range(1, 81))
    chart = replace(people_by_place(), bands=(Band("Towns", lines[:60]), Band("Villages", lines[60:])))
    found = layouts(chart, theme())
    assert len(found) > 1
    room = theme().page.height - theme().page.top - theme().page.bottom
    assert max(one.height for one in found) < room * 0.9
    words = [[item.text for item in one.items if isinstance(item, Words)] for one in found]
    assert words[1][0] in ("Towns", "Villages")
    assert [word for sheet in words for word in sheet if word.startswith("Place")] == [line.label for line in lines]
    sizes = [length(bar) for one in found for bar in shapes(one, COLOURS.accent)]
    assert sizes[-1] / sizes[0] == pytest.approx(80), "all have one scale"
    said = alternatives(chart, theme())
    assert said[0] == chart.alternative
    assert said[1].startswith(f"{words[1][1]}: ")


def test_a_title_never_stands_alone_at_the_end() -> None:
    for number in range(1, 60):
        bands = (Band("Towns", bars(*range(1, number + 1)).bands[0].lines), Band("Villages", (Line("One", 1, "1"),)))
        for found in layouts(replace(people_by_place(), bands=bands), theme()):
            last = [item.text for item in found.items if isinstance(item, Words)][-1]
            assert last not in ("Towns", "Villages")
