"""A filing and a letter that hold every kind of block and inline once or more, for the tests of both writers.

Numbers and references are settled by hand, as `compose` would settle them. All people are invented.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from complaint.filing.blocks import (
    BackCover,
    Blocks,
    Break,
    Cell,
    Chart,
    Contents,
    Cover,
    Document,
    Emphasis,
    Field,
    Figure,
    Foreign,
    Glance,
    Inline,
    Inlines,
    KeyFinding,
    Link,
    ListBlock,
    Note,
    NoteMark,
    Paragraph,
    Quote,
    Reference,
    Section,
    Table,
    Text,
    Todo,
    cited_note,
)
from complaint.filing.charts import Band, KeyKind, Line, Mark, MarkKind, Tick
from complaint.filing.words import template_files
from complaint.output.theme import Theme
from complaint.output.theme_reading import theme_of

NAMES = (
    *("Aslan Murtazov", "Zarema Tamkieva", "Ibrahim Doloev", "Petimat Khautieva", "Ruslan Batyrov", "Lida Evkurova"),
    *("Magomed Gandarov", "Fatima Akhilgova", "Isa Pliev", "Madina Ozieva", "Yakub Barkinkhoev", "Aza Tsechoeva"),
    *("Umar Malsagov", "Hava Kostoeva", "Adam Nalgiev", "Roza Bekova"),
)


@cache
def theme() -> Theme:
    return theme_of(template_files(Path(__file__).parents[2]))


def text(*parts: str | Inline) -> Inlines:
    """Inlines from plain strings and inlines mixed."""
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def paragraph(*parts: str | Inline, **more: object) -> Paragraph:
    return Paragraph(text(*parts), **more)  # type: ignore[arg-type]


def item(*parts: str | Inline) -> Blocks:
    return (paragraph(*parts),)


def document(*blocks: object, **more: object) -> Document:
    """A filing of just these blocks; strings become paragraphs. Every other setting has a good default."""
    settings: dict[str, object] = {
        "kind": "filing",
        "language": "en",
        "title": "Complaint about the dispersal of the assembly at Ozerny",
        "short_title": "Assembly at Ozerny",
        "recipient": "Committee on Assemblies",
        "organisation": "Centre for the Defence of Assembly",
        "date": "2018-11-05",
        "mark": "",
        "blocks": tuple(paragraph(block) if isinstance(block, str) else block for block in blocks),
    }
    return Document(**{**settings, **more})  # type: ignore[arg-type]


def sample() -> Document:
    """A filing with everything in it: twelve kinds of blocks, nine kinds of inlines, nested where that is allowed."""
    blocks = (_cover(), Contents("Contents", 3, at="filing.html:12"), _summary(), _facts(), _law(), _annexes(), _back())
    return document(*blocks, mark="Confidential", notes=_notes(), words={"contents": "Contents", "table": "Table"})


def letter() -> Document:
    """A cover letter of one page."""
    blocks = (
        paragraph("Centre for the Defence of Assembly", Break(), "12 Garden Street, 1000 Lakeside", role="sender"),
        paragraph("Committee on Assemblies", Break(), "Secretariat", Break(), "1 Palace Square", role="addressee"),
        paragraph("Lakeside, 5 November 2018", role="dateline"),
        paragraph("Complaint about the dispersal of the assembly at Ozerny", role="subject"),
        paragraph("Dear Members of the Committee,", role="salutation"),
        paragraph("On behalf of ", Field("case", "count", text("sixteen")), " persons we submit a complaint. " * 3),
        ListBlock("number", (item("the complaint;"), item("powers of attorney.", NoteMark(1)))),
        paragraph("Respectfully,", role="closing"),
        paragraph("Zarema Tamkieva", Break(), "Director", role="signature"),
    )
    return document(*blocks, kind="letter", title="Letter to the Committee", notes=(Note(1, text("Copies.")),))


def long_table(rows: int) -> Document:
    """A filing that is one long table of five columns."""
    body = tuple(
        (
            Cell(text(str(i)), align="right"),
            Cell(text(NAMES[i % len(NAMES)])),
            Cell(text("Art. 20.2 § 5"), align="center"),
            Cell(text(Field(f"p{i}", "court", text("Town Court of Ozerny")))),
            Cell(text(f"{i * 10}"), align="right"),
        )
        for i in range(1, rows + 1)
    )
    head = tuple(Cell(text(word), header=True) for word in ("No.", "Person", "Article", "Court", "Fine"))
    table = Table("t", 1, text("All fines"), (0.08, 0.3, 0.17, 0.3, 0.15), (head,), body)
    return document(Section("all", 1, "1", "All of them", (table,)))


def pages() -> dict[str, int]:
    """Pages as a PDF would have them."""
    return {
        "summary": 3,
        "facts": 4,
        "rally": 4,
        "fines": 5,
        "court": 6,
        "law": 7,
        "annexes": 8,
        "annex-list": 8,
        "hidden": 8,
    }


@cache
def picture(width: int = 96, height: int = 54) -> bytes:
    """A PNG with a plain slope of greys, made without a library so that it is the same everywhere."""
    lines = b"".join(b"\0" + bytes(80 + (x + y) % 150 for x in range(width)) for y in range(height))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _cover() -> Cover:
    return Cover(
        title=text("Complaint about the dispersal of the assembly at ", Emphasis("em", text("Ozerny"))),
        subtitle=text("Sixteen persons against the Republic of Example"),
        kicker=text("Individual communication"),
        addressee=text("To the Committee on Assemblies", Break(), "1 Palace Square"),
        blocks=(paragraph("Submitted under Article 22 of the Convention."),),
        lines=(text("Centre for the Defence of Assembly"), text("Lakeside, 5 November 2018"), text("Ref. CDA/2018/7")),
        mark="Confidential",
        at="filing.html:3",
    )


def _summary() -> Section:
    lead = paragraph("What happened, and what is asked of the Committee.", role="lead")
    finding = KeyFinding(text("Of ", Emphasis("strong", text("sixteen")), " persons, none had a lawyer."), at="s:4")
    blocks = (
        lead,
        paragraph(
            "An opening chapter without a number, in the words of the ", Emphasis("em", text("organisation")), "."
        ),
        finding,
        Glance(
            (
                (text("Person"), text(Field("murtazov", "name", text("Aslan Murtazov")))),
                (text("Charge"), text("Article 20.2 § 5")),
                (text("Status"), text("Fined, ", Emphasis("strong", text("20 000")), " roubles")),
                (text("Source"), text(Link("https://example.org/court?a=1&b=2", text("court record")))),
            ),
            at="summary.html:9",
        ),
        paragraph("A remark in small type.", role="small"),
    )
    return Section("summary", 1, "", "Summary", blocks, at="summary.html:1")


def _facts() -> Section:
    rally = Section("rally", 2, "1.1", "The rally of 4 October", _rally(), at="facts.html:5")
    fines = Section("fines", 2, "1.2", "Fines & other “measures” <imposed>", _fines(), at="facts.html:40")
    opening = paragraph("Everything stated here follows from ", Reference("law", "number", "chapter 2"), ".", number=1)
    return Section("facts", 1, "1", "The facts", (opening, rally, fines), at="facts.html:1")


def _rally() -> Blocks:
    return (
        paragraph(
            "On 4 October a rally was held.",
            NoteMark(1),
            " It is described in the press as ",
            Foreign("ru", text("«мирный ", Emphasis("em", text("сход")), "»")),
            Text(" by "),
            Link("https://example.org/news", text("the ", Emphasis("em", text("Lakeside News")))),
            ".",
            number=2,
            anchor="p-rally",
            at="facts.html:6",
        ),
        paragraph(
            "About ",
            Field("e1", "crowd", text(Emphasis("strong", text("3\u00a0000")))),
            " people came",
            NoteMark(2),
            "; see paragraph ",
            Reference("p-rally", "number", "2"),
            ", ",
            Reference("fines-table", "number", "Table 1"),
            " and “",
            Reference("court", "title", "Before the court"),
            "” on page ",
            Reference("court", "page", ""),
            ".",
            number=3,
        ),
        paragraph(
            "The order named ", Todo("Ask for a copy of the order.", text("[number of the order]")), ".", number=4
        ),
        ListBlock("bullet", (item("first point"), (*item("second point"), _inner_list())), at="facts.html:20"),
        ListBlock("number", (item("one thing"), (*item("another thing"), paragraph("with a second paragraph")))),
        ListBlock("number", (item("counting starts again"), item("and goes on"))),
        Quote(
            (paragraph("Разойдитесь по домам."), paragraph("Немедленно.")),
            attribution=text("Officer Isa Pliev", NoteMark(3)),
            language="ru",
            at="facts.html:30",
        ),
        paragraph("A body paragraph", Break(), "of two lines with a soft\u00adhyphen and a non\u2011breaking one."),
    )


def _inner_list() -> ListBlock:
    return ListBlock("letter", (item("inner a"), item("inner b")))


def _fines() -> Blocks:
    court = Section("court", 3, "1.2.1", "Before the court", _court(), at="facts.html:60")
    return (_table(), court)


def _table() -> Table:
    head = (Cell(text("Person"), True), Cell(text("Article"), True), Cell(text("Fine"), True, "right"))
    rows = (
        (Cell(text("Aslan Murtazov")), Cell(text("20.2 § 5"), align="center"), Cell(text("20 000"), align="right")),
        (Cell(text("Isa Pliev", NoteMark(4))), Cell(()), Cell(text(Field("f2", "sum", text("10 000"))), align="right")),
        (Cell(text("Roza Bekova"), True), Cell(text("19.3")), Cell(text("500"), align="right")),
    )
    foot = ((Cell(text("Together")), Cell(()), Cell(text("30 500"), align="right")),)
    return Table("fines-table", 1, text("Fines by person"), (0.5, 0.25, 0.25), (head,), rows, foot, at="facts.html:44")


def _court() -> Blocks:
    deep = Section(
        "deep", 4, "1.2.1.1", "A heading of the fourth level", (paragraph("Deep.", number=5, anchor="p-last"),)
    )
    return (
        figure(),
        people_by_place(2),
        days(3),
        paragraph("What follows is a list of names.", role="caption"),
        ListBlock("names", tuple(item(name) for name in NAMES), at="facts.html:70"),
        paragraph(
            "After the names the text goes on in one column; see ",
            Reference("fig", "number", "Figure 1"),
            " and ",
            Reference("days", "number", "figure 3"),
            ".",
        ),
        deep,
    )


def _law() -> Section:
    blocks = (
        paragraph("The law in a chapter of its own, from page ", Reference("law", "page", ""), ".", number=6),
        ListBlock("letter", (item("peaceful assembly;"), item("fair trial."))),
        Section("nested", 2, "2.1", "Fair trial", (_without_a_lawyer(),)),
    )
    return Section("law", 1, "2", "The law", blocks, at="law.html:1")


def _without_a_lawyer() -> Paragraph:
    return paragraph(
        *("Without a lawyer: ", Reference("annex-order", "number", "Annex 2, p. 3"), ", "),
        *(Reference(cited_note(2), "number", "note 2"), " and paragraphs ", Reference("p-rally", "number", "2"), "–"),
        *(Reference("p-last", "number", "5"), "."),
        number=7,
    )


def figure() -> Figure:
    return Figure(
        "fig", 1, picture(), "image/png", "A map of Ozerny with the square", text("The square"), 0.6, at="f:1"
    )


def people_by_place(number: int = 1) -> Chart:
    lines = (Line("Ozerny", 9, "9"), Line("Lakeside", 6, "6"), Line("Озёрный & <др.>", 1, "1", "not stated by whom"))
    return Chart(
        anchor="places",
        number=number,
        kind="bars",
        bands=(Band("", lines[:2]), Band("Elsewhere", lines[2:])),
        caption=text("People by place"),
        alternative="A bar for each of these: Ozerny: 9; Lakeside: 6. Elsewhere: Озёрный & <др.>: 1.",
        at="facts.html:62",
    )


def days(number: int = 1) -> Chart:
    """A timeline with every kind of mark, sure and not."""
    day, half = date(2018, 10, 4), date(2018, 7, 1)
    known = (Line("The rally", remark="16 persons", marks=(Mark("event", day, day, day, day),)),)
    cases = (
        Line("Isa Pliev", remark="imprisonment, 3 years", marks=(_spell("custody"), _on("decision", date(2009, 3, 2)))),
        Line("Roza Bekova", marks=(_spell("restraint"), Mark("decision", half, day, half, day))),
        Line("Lida Evkurova", marks=(Mark("custody", half, day, half, day), _on("decision", day))),
    )
    words: dict[KeyKind, str] = {
        **{"custody": "In custody", "restraint": "Not free to travel", "decision": "Decision"},
        **{"unsure": "Day not known exactly", "open": "Goes on"},
    }
    return Chart(
        anchor="days",
        number=number,
        kind="timeline",
        bands=(Band("Events", known), Band("Cases", cases)),
        caption=text("What happened ", Emphasis("em", text("when"))),
        alternative="A line in time for each of these: The rally: 4 October 2018 (16 persons).",
        ticks=tuple(Tick(date(2018, month, 1), f"{month}.", "2018" if month == 5 else "") for month in range(5, 12)),
        until=date(2018, 11, 5),
        key=tuple(words.items()),
        at="facts.html:63",
    )


def _spell(kind: MarkKind) -> Mark:
    return Mark(kind, date(2018, 5, 10), date(2018, 5, 31), date(2018, 11, 5), date(2018, 11, 5), open=True)


def _on(kind: MarkKind, day: date) -> Mark:
    return Mark(kind, day, day, day, day)


def _annexes() -> Section:
    hidden = Section("hidden", 2, "", "A heading that the contents leave out", (paragraph("Text."),), in_contents=False)
    list_of_names = Section("annex-list", 2, "Annex 1.", "List", (paragraph("Who was there."),), is_annex=True)
    order = Section(
        "annex-order", 2, "Annex 2.", "Order", (paragraph("It forbids."),), in_contents=False, is_annex=True
    )
    return Section("annexes", 1, "", "Annexes", (paragraph("What is enclosed."), list_of_names, order, hidden))


def _back() -> BackCover:
    return BackCover((paragraph("Centre for the Defence of Assembly", Break(), "office@example.org", role="small"),))


def _notes() -> tuple[Note, ...]:
    return tuple(
        Note(number, inlines, at=f"notes.html:{number}") for number, inlines in enumerate(_note_texts(), start=1)
    )


def _see_note_1() -> Reference:
    return Reference(cited_note(1), "number", "see note 1.")


def _note_texts() -> Iterator[Inlines]:
    yield text("Lakeside News, 4 October 2018, ", Link("https://example.org/a?x=1", text("example.org/a")), ".")
    yield text("See ", Reference("fines", "number", "section 1.2"), " and ", Foreign("ru", text("Вестник")), ".")
    yield text("Recording kept by the ", Emphasis("em", text("organisation")), "; ", _see_note_1())
    yield text("See ", Link("https://example.org/news", text("the same report")), "; ", Todo("Which?", text("[page]")))
