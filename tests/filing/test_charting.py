"""Charts from markup: lines with numbers, marks as sure as their dates, all of it in words, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from complaint.filing import blocks as b
from complaint.filing.charts import Line, Mark
from complaint.problems import ProblemsFound
from tests.filing.making import ON, told
from tests.filing.test_building import built, words


def chart(markup: str) -> b.Chart:
    (block,), _ = built(markup)
    assert isinstance(block, b.Chart)
    return block


def bars(rows: str) -> b.Chart:
    return chart(f'<chart kind="bars"><caption>People</caption>{rows}</chart>')


def timeline(*marks: str) -> b.Chart:
    """A timeline of one line."""
    return chart(f'<chart kind="timeline"><row><dt>Vesna</dt>{"".join(marks)}</row></chart>')


def mark(kind: str, start: str, end: str = "") -> str:
    return f'<mark kind="{kind}" from="{start}"{f" to={chr(34)}{end}{chr(34)}" if end else ""}/>'


def problems(markup: str) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        built(markup)
    return told(found.value)


# --- bars -------------------------------------------------------------------------------------------------------


def test_a_row_has_a_number_as_it_is_printed() -> None:
    found = bars('<row value="1,200"><dt>Lindenau</dt></row><row value="3"><dt>Harn</dt><dd>a village</dd></row>')
    first, second = found.bands[0].lines
    assert first == Line("Lindenau", 1200, "1,200", told="Lindenau: 1,200")
    assert second == Line("Harn", 3, "3", "a village", told="Harn: 3 (a village)")


def test_rows_stand_in_bands_and_a_band_without_rows_is_left_out() -> None:
    row = '<row value="1"><dt>Lindenau</dt></row>'
    found = bars(f'{row}<band title="Towns">{row}{row}</band><band title="Villages"/>')
    assert [(band.title, len(band.lines)) for band in found.bands] == [("", 1), ("Towns", 2)]


def test_names_in_a_chart_are_words_alone() -> None:
    found = bars('<row value="1"><dt><field record="a" field="name">Vesna <em>Orlan</em></field></dt></row>')
    assert found.bands[0].lines[0].label == "Vesna Orlan"
    assert "record" not in repr(found.bands)


def test_bars_say_all_of_it_in_words() -> None:
    rows = '<row value="4"><dt>Lindenau</dt></row>'
    found = bars(f'{rows}<band title="Far away"><row value="2"><dt>Harn</dt><dd>a village</dd></row></band>')
    told = "A bar for each of these, with its number: Lindenau: 4. Far away: Harn: 2 (a village)."
    assert found.alternative == told


def test_charts_are_numbered_and_can_be_referred_to() -> None:
    one = '<chart id="{}" kind="bars"><row value="1"><dt>x</dt></row></chart>'
    assert words(f'{one.format("a")}{one.format("b")}<p>see <ref to="b"/></p>') == "see figure 2"


# --- timelines --------------------------------------------------------------------------------------------------

MARKS = [
    (mark("event", "2024-05-10"), ("05-10", "05-10", "05-10", "05-10"), "a day"),
    (mark("event", "2024-05-10/2024-05-12"), ("05-10", "05-10", "05-12", "05-12"), "a period that is known"),
    (mark("event", "2024-03/2024-05"), ("03-01", "03-31", "05-01", "05-31"), "it began and ended some time in a month"),
    (mark("event", "2024-05"), ("05-01", "05-31", "05-01", "05-31"), "some time in a month"),
    (mark("decision", "2024-05-10/2024-05-12"), ("05-10", "05-12", "05-10", "05-12"), "a decision falls on one day"),
    (mark("custody", "2024-05-10", "2024-06"), ("05-10", "05-10", "06-01", "06-30"), "let go some time in June"),
    (mark("custody", "2024-03/2024-04-05", "2024-06-01"), ("03-01", "04-05", "06-01", "06-01"), "locked up between"),
    (mark("restraint", "2024-11", "2024-11"), ("11-01", "11-05", "11-01", "11-05"), "known on 5 November: not later"),
]


@pytest.mark.parametrize(("markup", "days", "why"), MARKS, ids=[row[0] for row in MARKS])
def test_a_mark_is_as_sure_as_its_dates(markup: str, days: tuple[str, ...], why: str) -> None:
    (found,) = timeline(markup).bands[0].lines[0].marks
    shown = (found.first, found.sure_first, found.sure_last, found.last)
    assert shown == tuple(date.fromisoformat(f"2024-{day}") for day in days), why
    assert not found.open


def test_what_has_no_end_goes_on_to_the_day_of_the_filing() -> None:
    (found,) = timeline(mark("custody", "2024-07")).bands[0].lines[0].marks
    assert found == Mark("custody", date(2024, 7, 1), date(2024, 7, 31), ON, ON, open=True)


def test_a_timeline_begins_with_the_first_month_shown_and_ends_on_the_day_of_the_filing() -> None:
    found = timeline(mark("custody", "2024-07-20"))
    assert (found.ticks[0].day, found.ticks[0].label, found.ticks[0].year) == (date(2024, 7, 1), "Jul", "2024")
    assert found.until == ON


def test_a_decision_long_before_all_else_does_not_stretch_a_timeline() -> None:
    assert timeline(mark("decision", "2009"), mark("custody", "2024-07-20")).ticks[0].day == date(2024, 7, 1)
    assert timeline(mark("decision", "2009")).ticks[0].day.year <= 2009, "unless there is nothing else"


def test_the_key_names_the_marks_that_are_there() -> None:
    kinds = [kind for kind, _ in timeline(mark("custody", "2024-05-10", "2024-05-12")).key]
    assert kinds == ["custody"]
    kinds = [kind for kind, _ in timeline(mark("decision", "2024-05"), mark("restraint", "2024-06-01")).key]
    assert kinds == ["restraint", "decision", "unsure", "open"]


WORDS = [
    (mark("event", "2024-05-10/2024-05-12"), "10–12 May 2024", ""),
    (mark("custody", "2024-07"), "in custody since July 2024", "it goes on"),
    (mark("custody", "2024-05-10", "2024-06"), "in custody from 10 May 2024 until June 2024", ""),
    (mark("decision", "2024-05-10"), "decision 10 May 2024", ""),
    (mark("decision", "2024-05/2024-07-10"), "decision some day between May 2024 and 10 July 2024", "one day of these"),
    (mark("restraint", "2024"), "not free to travel since 2024", ""),
]


@pytest.mark.parametrize(("markup", "read", "why"), WORDS, ids=[row[0] for row in WORDS])
def test_a_timeline_says_all_of_it_in_words(markup: str, read: str, why: str) -> None:
    assert timeline(markup).alternative == f"A line in time for each of these: Vesna: {read}.", why


# --- what is refused --------------------------------------------------------------------------------------------

REFUSED = [
    ('<chart kind="pie"><row value="1"><dt>x</dt></row></chart>', "there is no chart of kind “pie”"),
    ('<chart kind="bars"><caption>x</caption></chart>', "the chart has no rows"),
    ('<chart kind="bars"><row value="1"/></chart>', "a row needs a <dt> that says what it is about"),
    ('<chart kind="bars"><row value="many"><dt>x</dt></row></chart>', "is a whole number, not “many”"),
    ('<chart kind="bars"><row value="3.5"><dt>x</dt></row></chart>', "is a whole number, not “3.5”"),
    ('<chart kind="bars"><row value="1,2"><dt>x</dt></row></chart>', "is a whole number, not “1,2”"),
    ('<chart kind="bars"><row value="-1"><dt>x</dt></row></chart>', "is a whole number, not “-1”"),
    ('<chart kind="bars"><row><dt>x</dt></row></chart>', "is a whole number, not “”"),
    ('<chart kind="bars"><row value="1"><dt>x</dt><dt>y</dt></row></chart>', "<dt> stands twice in <row>"),
    ('<chart kind="bars"><row value="1"><dt>x<note>y</note></dt></row></chart>', "a note may not stand in a chart"),
    (
        f'<chart kind="bars"><row value="1"><dt>x</dt>{mark("event", "2024")}</row></chart>',
        "a <mark> stands in a timeline only",
    ),
    ('<chart kind="timeline"><row><dt>x</dt></row></chart>', "needs a <mark> with its day"),
    (f'<chart kind="timeline"><row><dt>x</dt>{mark("arrest", "2024")}</row></chart>', "no mark of kind “arrest”"),
    (f'<chart kind="timeline"><row><dt>x</dt>{mark("event", "May")}</row></chart>', "“May” is not a date"),
]


@pytest.mark.parametrize(("markup", "message"), REFUSED, ids=[row[1] for row in REFUSED])
def test_what_cannot_be_drawn_is_refused_with_its_place(markup: str, message: str) -> None:
    found = problems(markup.replace("<chart", '<chart at="templates/x.html:3"', 1))
    assert any("templates/x.html:3" in one and message in one for one in found), found
