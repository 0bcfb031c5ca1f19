"""What a careful typesetter would not let pass is found on the finished pages: each fault is made, and then noticed."""

from __future__ import annotations

from functools import cache
from itertools import product

import pytest
from weasyprint.text import line_break

from complaint.filing.blocks import (
    Block,
    Cell,
    Cover,
    Document,
    Emphasis,
    Figure,
    ListBlock,
    Note,
    NoteMark,
    Paragraph,
    Section,
    Table,
)
from complaint.output.pdf import hyphenation, rendering
from complaint.output.pdf.checking import check_pdf
from tests.output.pdf.proof import made, page_texts
from tests.output.sample import NAMES, document, item, paragraph, picture, text

WORDS = "The authority had raised no objection to the place, the time or the aims of the gathering. "


def section(*blocks: Block | str) -> Document:
    inner = tuple(paragraph(block) if isinstance(block, str) else block for block in blocks)
    return document(Section("a", 1, "1", "The facts", inner))


def lines(count: int) -> tuple[Paragraph, ...]:
    return tuple(paragraph(f"Line {number}.") for number in range(count))


def table(*rows: tuple[str, ...], caption: str = "Fines") -> Table:
    head = tuple(Cell(text(word), header=True) for word in ("Person", "Article", "Fine"))
    body = tuple(tuple(Cell(text(cell)) for cell in row) for row in rows)
    return Table("t", 1, text(caption), (0.4, 0.3, 0.3), (head,), body)


def figure(width: float = 1.0) -> Figure:
    return Figure("f", 1, picture(), "image/png", "The square", text("The square"), width)


def noted() -> Document:
    notes = (Note(1, text(WORDS * 3)), Note(2, text(WORDS * 3)))
    return document(paragraph("So.", NoteMark(1)), paragraph("So.", NoteMark(2)), *lines(30), notes=notes)


def found(wanted: Document) -> list[tuple[str, str]]:
    return [(problem.severity.value, problem.message) for problem in check_pdf(made(wanted), wanted)]


@pytest.fixture
def damaged(monkeypatch: pytest.MonkeyPatch):
    """Lays out with further rules after our own, and gives what is found then."""
    stylesheet = rendering.stylesheet

    def with_rules(wanted: Document, rules: str) -> list[tuple[str, str]]:
        monkeypatch.setattr(rendering, "stylesheet", lambda theme: f"{stylesheet(theme)}\n{rules}")
        return found(wanted)

    return with_rules


NAMES_IN_COLUMNS = document(ListBlock("names", tuple(item(name) for name in NAMES)))

FAULTS = [
    pytest.param(
        section(f"{WORDS}Not at all."), "p { white-space: nowrap }", "stands in the margin", id="a line too long"
    ),
    pytest.param(
        section(WORDS * 2), "p { white-space: nowrap }", "at the edge of the sheet or beyond", id="a line off the page"
    ),
    pytest.param(section("Text."), "p { margin-left: -14mm }", "“Text.” stands in the margin", id="text to the left"),
    pytest.param(
        section(Paragraph(text("Text."), number=7)),
        "p.numbered > .number { margin-left: -27mm }",
        "“7.” stands in the margin",
        id="a number far to the left",
    ),
    pytest.param(section("Text."), "h1 { margin-top: -9mm }", "“1” stands in the margin", id="text above"),
    pytest.param(
        section("Text."), "p { position: relative; top: 230mm }", "“Text.” stands in the margin", id="text below"
    ),
    pytest.param(
        section("Text."), "@page { @top-left { text-indent: -31mm } }", "at the edge of the sheet", id="a head of pages"
    ),
    pytest.param(section(figure()), "img { width: 165mm !important }", "a picture stands in", id="a wide picture"),
    pytest.param(section(WORDS * 3), "p { line-height: 5pt }", "is printed over", id="lines over each other"),
    pytest.param(section("One.", "Two."), "p + p { margin-top: -8mm }", "“One.” is printed over “Two.”", id="over"),
    pytest.param(NAMES_IN_COLUMNS, "li { white-space: nowrap; width: 9mm; font-size: 30pt }", "over", id="columns"),
    pytest.param(noted(), ".note { margin-top: -6mm }", "is printed over", id="notes over each other"),
    pytest.param(
        noted(), "@page { @footnote { margin-top: -80mm } }", "stands below a note", id="text below a note"
    ),
    pytest.param(
        section(table(("Aslan Murtazov", "20.2", "10 000"))),
        "td { white-space: nowrap; font-size: 40pt }",
        "runs into the next column of its table",
        id="a cell into its neighbour",
    ),
    pytest.param(
        section(table(("Aslan Murtazov, Zarema Tamkieva and all the others", "", ""), ("x", "y", "z"))),
        "td { white-space: nowrap }",
        "“Aslan Murtazov, Zarema Tamkieva and all the others” runs into the next column",
        id="a cell into an empty neighbour",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "rules", "message"), FAULTS)
def test_what_cannot_be_read_is_an_error(damaged, wanted, rules, message):
    assert found(wanted) == []
    told = damaged(wanted, rules)
    assert any(severity == "error" and message in words for severity, words in told), told


@cache
def lines_on_a_page() -> int:
    return page_texts(made(section(*lines(80))).content)[0].count("Line ")


def below() -> tuple[Block, ...]:
    return (Section("b", 2, "1.1", "Below", (paragraph(WORDS * 6),)),)


def named() -> tuple[Block, ...]:
    return (paragraph("These persons:", role="caption"), paragraph(WORDS * 4))


def divided() -> tuple[Block, ...]:
    return (paragraph(WORDS * 4),)


def cut() -> tuple[Block, ...]:
    return (table(*[("x", WORDS * 3, "z")] * 9),)


def pictured() -> tuple[Block, ...]:
    return (figure(0.2),)


BLEMISHES = [
    (below, "h2 { break-after: auto }", "the heading “Below” is parted from what follows it"),
    (named, "p.caption { break-after: auto }", "the line “These persons:” is parted from what follows it"),
    (divided, "html { orphans: 1; widows: 2 }", "stands alone at the foot"),
    (divided, "html { orphans: 2; widows: 1 }", "stands alone at the head"),
    (cut, ".figures tr { break-inside: auto }", "is cut by the end of the page"),
    (pictured, "figure { break-inside: auto } figcaption { break-before: page }", "the caption “Figure 1.” is parted"),
]


@pytest.mark.parametrize(("make", "rules", "message"), BLEMISHES)
def test_what_is_not_set_well_is_a_warning(damaged, make, rules, message):
    """Something comes nearer to the foot of the page, by small steps, until the fault happens."""
    small = paragraph("In small type.", role="small")
    for count, more in product(range(lines_on_a_page(), lines_on_a_page() - 9, -1), range(3)):
        wanted = section(*[small] * more, *lines(count), *make())
        told = damaged(wanted, rules)
        if any(severity == "warning" and message in words for severity, words in told):
            assert damaged(wanted, "") == []
            return
    pytest.fail("the fault did not happen")


def test_a_caption_parted_from_its_table_is_a_warning(damaged):
    notes = (Note(1, text(WORDS * 3)),)
    high = table(*[("x", "a name and a surname, " * 15, "z")] * 3)
    for count in range(lines_on_a_page() - 14, lines_on_a_page()):
        inner = (paragraph("So.", NoteMark(1)), *lines(count), high)
        wanted = document(Section("a", 1, "1", "The facts", inner), notes=notes)
        told = damaged(wanted, "caption { break-after: auto }")
        if told:
            assert told == [("warning", "page 1: the caption “Table 1.” is parted from what it names")]
            assert damaged(wanted, "") == []
            return
    pytest.fail("the fault did not happen")


RUNS = document(
    *(paragraph("authorities " * 14, f"{'i' * count} ", Emphasis("em", text("gatherings"))) for count in range(1, 60))
)


def test_a_line_that_ends_too_early_is_a_warning(monkeypatch):
    """WeasyPrint alone divides the first word of a line if the line is full but for the space at its end."""
    assert found(RUNS) == []
    monkeypatch.setattr(hyphenation, "_split_first_line", line_break.split_first_line)
    told = found(RUNS)
    assert any(severity == "warning" and "ends before it is full" in words for severity, words in told), told


def test_text_may_fill_its_lines_and_numbers_hang_beside_them():
    wanted = section(Paragraph(text(WORDS * 9), number=1), Paragraph(text("of " * 300), number=1000))
    assert found(wanted) == []


def test_a_row_higher_than_a_page_is_no_blemish():
    assert found(section(table(("x", WORDS * 60, "z")))) == []


def test_a_section_without_text_is_no_blemish():
    empty = Section("b", 2, "1.1", "Nothing", ())
    assert found(document(Section("a", 1, "1", "The facts", (empty,)), Section("c", 1, "2", "The law", ()))) == []


def test_a_cover_may_use_the_whole_sheet():
    assert found(document(Cover(text("Title"), lines=(text("Foot"),)), "Text.")) == []
