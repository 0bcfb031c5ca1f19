"""A `<chart>` of a template becomes a `Chart`: its lines, its marks as surely as they are dated, all of it in words.

Takes the checked element with the numbers and the language, gives the block; counts nothing and draws nothing. What is
wrong goes to the problems of the document, with the template line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import cast, get_args

from babel.numbers import NumberFormatError, parse_decimal
from lxml.etree import _Element as Element

from complaint.filing import blocks as b
from complaint.filing.charts import Band, KeyKind, Line, Mark, MarkKind
from complaint.filing.language import Language
from complaint.filing.numbering import Numbers
from complaint.filing.ticks import ticks_of
from complaint.filing.tree import Wrongs, place_of
from complaint.records.dates import PartialDate
from complaint.records.nearest import did_you_mean

KINDS = ("bars", "timeline")
_LASTING = ("custody", "restraint")


@dataclass(frozen=True, slots=True)
class _Dated:
    """A mark as it was typed: its kind, when it began and, if that is said, when it ended."""

    kind: MarkKind
    start: PartialDate
    end: PartialDate | None


@dataclass(frozen=True, slots=True)
class ChartBuilder:
    """Builds the charts of one document; `until` is its date, with which what still goes on is cut off."""

    numbers: Numbers
    language: Language
    wrongs: Wrongs
    inlines: Callable[[Element], b.Inlines]
    until: date

    def build(self, element: Element) -> b.Chart:
        kind = element.get("kind", "")
        if kind not in KINDS:
            self.wrongs.add(element, f"there is no chart of kind “{kind}”", f"one of: {', '.join(KINDS)}")
        for note in element.iter("note"):
            self.wrongs.add(note, "a note may not stand in a chart", "put it into the text before")
        bands, told = self._bands(element, is_timeline := kind == "timeline")
        marks = [mark for band in bands for line in band.lines for mark in line.marks]
        end = max([self.until, *(mark.first for mark in marks)])
        return b.Chart(
            anchor=self.numbers.ids[element],
            number=self.numbers.figures[element],
            kind="timeline" if is_timeline else "bars",
            bands=bands,
            caption=self.inlines(found) if (found := element.find("caption")) is not None else (),
            alternative=self.language.word("chart_timeline" if is_timeline else "chart_bars", lines=told),
            ticks=ticks_of(_beginning(marks) or end, end, self.language) if is_timeline else (),
            until=end if is_timeline else None,
            key=tuple((key, self.language.word(f"key_{key}")) for key in _keys(marks)),
            at=str(place_of(element, self.wrongs.template)),
        )

    # --- lines ----------------------------------------------------------------------------------------------

    def _bands(self, element: Element, is_timeline: bool) -> tuple[tuple[Band, ...], str]:
        """The bands, the first of rows that stand in none, and the same in words."""
        bands, told = [], []
        for holder in (element, *element.iterfind("band")):
            rows = tuple(self._row(row, is_timeline) for row in holder.iterfind("row"))
            if rows:
                title = " ".join(holder.get("title", "").split())
                lines = "; ".join(line.told for line in rows)
                bands.append(Band(title, rows))
                told.append(self.language.word("chart_band", title=title, lines=lines) if title else lines)
        if not bands:
            self.wrongs.add(element, "the chart has no rows", "ask with “if” whether there is something to draw")
        return tuple(bands), " ".join(f"{words.rstrip('.')}." for words in told)

    def _row(self, row: Element, is_timeline: bool) -> Line:
        label, remark = self._words(row, "dt"), self._words(row, "dd")
        if not label:
            self.wrongs.add(row, "a row needs a <dt> that says what it is about")
        dated = [found for mark in row.iterfind("mark") if (found := self._dated(mark)) is not None]
        if is_timeline:
            line = Line(
                label, remark=remark, marks=tuple(_mark(one, max(self.until, one.start.first)) for one in dated)
            )
            value = ", ".join(dict.fromkeys(map(self._when, dated)))
            if row.find("mark") is None:
                self.wrongs.add(row, "a row of a timeline needs a <mark> with its day")
        else:
            value = row.get("value", "")
            line = Line(label, self._value(row, value), value, remark)
            if row.find("mark") is not None:
                self.wrongs.add(row, "a <mark> stands in a timeline only", "bars have a value")
        told = self.language.word("chart_line", label=label, value=value)
        return replace(line, told=self.language.word("chart_remark", text=told, remark=remark) if remark else told)

    def _words(self, row: Element, tag: str) -> str:
        found = row.findall(tag)
        for more in found[1:]:
            self.wrongs.add(more, f"<{tag}> stands twice in <row>")
        return b.plain(self.inlines(found[0])) if found else ""

    def _value(self, row: Element, shown: str) -> int:
        """The whole number as the language prints it ("1,200")."""
        try:
            value = parse_decimal(shown, locale=self.language.locale, strict=True)
        except NumberFormatError:
            value = None
        if value is None or value < 0 or value != value.to_integral_value():
            self.wrongs.add(row, f"the value of a bar is a whole number, not “{shown}”", "print a fact or a group")
            return 0
        return int(value)

    # --- marks ----------------------------------------------------------------------------------------------

    def _dated(self, mark: Element) -> _Dated | None:
        kind, kinds = mark.get("kind", ""), get_args(MarkKind)
        if kind not in kinds:
            hint = did_you_mean(kind, kinds) or f"one of: {', '.join(kinds)}"
            self.wrongs.add(mark, f"there is no mark of kind “{kind}”", hint)
            return None
        start, end = self._date(mark, "from"), self._date(mark, "to")
        return _Dated(cast(MarkKind, kind), start, end) if start is not None else None

    def _date(self, mark: Element, name: str) -> PartialDate | None:
        typed = mark.get(name)
        if not typed:
            return None
        try:
            return PartialDate.parse(typed)
        except ValueError as wrong:
            self.wrongs.add(mark, f"“{typed}” is not a date: {wrong}", "hand over a date as it was typed: date.typed")
            return None

    def _when(self, dated: _Dated) -> str:
        word, when = self.language.word, self.language.when if dated.kind == "event" else self._some_day
        if dated.end is not None:
            return word(f"mark_{dated.kind}_ended", first=when(dated.start), last=when(dated.end))
        return word(f"mark_{dated.kind}", when=when(dated.start))

    def _some_day(self, value: PartialDate) -> str:
        """A day that is known as a month or a span; only an event lasts as long as its date."""
        if value.precision != "period":
            return self.language.when(value)
        first, last = value.ends()
        return self.language.word("some_day", first=self.language.when(first), last=self.language.when(last))


def _mark(dated: _Dated, until: date) -> Mark:
    """The mark as surely as it is dated. What was known by the day of the filing did not happen after it."""
    kind, start, end = dated.kind, dated.start, dated.end
    if end is None and kind in _LASTING:
        return Mark(kind, start.first, min(start.last, until), until, until, open=True)
    if end is None and kind == "event" and start.precision == "period":  # it lasted; a decision fell some time in it
        start, end = start.ends()
    last = end or start
    return Mark(kind, start.first, min(start.last, until), min(last.first, until), min(last.last, until))


def _beginning(marks: list[Mark]) -> date | None:
    """The first day to show. Decisions older than all else stand before it: there would be no room for the rest."""
    lasting = [mark.first for mark in marks if mark.kind != "decision"]
    return min(lasting or [mark.first for mark in marks], default=None)


def _keys(marks: list[Mark]) -> Iterator[KeyKind]:
    """What a reader must be told of the marks that are there; events are told by their line."""
    kinds = {mark.kind for mark in marks}
    if "custody" in kinds:
        yield "custody"
    if "restraint" in kinds:
        yield "restraint"
    if "decision" in kinds:
        yield "decision"
    if not all(mark.is_exact for mark in marks):
        yield "unsure"
    if any(mark.open for mark in marks):
        yield "open"
