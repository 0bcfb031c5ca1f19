"""What cannot be written is told with the line of the template, all of it at once, before anything is made."""

from __future__ import annotations

import pytest

from complaint.filing.blocks import (
    Block,
    Cell,
    Cover,
    Field,
    Figure,
    Foreign,
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
)
from complaint.problems import ProblemsFound
from tests.output.docx.parcel import made
from tests.output.sample import document, paragraph, picture, text

AT = "templates/public/filing.html:12"


def _figure(**more: object) -> Figure:
    settings: dict[str, object] = {"image": picture(), "media_type": "image/png", "alternative": "A map"}
    return Figure("f", 1, caption=text("x"), at=AT, **{**settings, **more})  # type: ignore[arg-type]


def _in_lists(block: Block, depth: int) -> Block:
    return ListBlock("number", ((_in_lists(block, depth - 1),),)) if depth else block


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (Paragraph(text("a\0b"), at=AT), "the sign U+0000 after “a” cannot be written"),
        (Paragraph(text("\ufffe"), at=AT), "the sign U+FFFE at the beginning of a text"),
        (Paragraph(text("\ud800"), at=AT), "the sign U+D800"),
        (Section("a", 1, "", "a\x1bb", (), at=AT), "the sign U+001B"),
        (Section("a", 1, "", "A", (paragraph("a\x07"),), at=AT), "the sign U+0007"),
        (Paragraph(text(Field("a\0", "f", text("x"))), at=AT), "the sign U+0000"),
        (Paragraph(text(Todo("why\0", text("x"))), at=AT), "the sign U+0000"),
        (Paragraph(text(Foreign("r\0", text("x"))), at=AT), "the sign U+0000"),
        (Paragraph(text(Link("https://example.org/\0", text("x"))), at=AT), "the sign U+0000"),
        (Quote((paragraph("x"),), text("a\0"), at=AT), "the sign U+0000"),
        (Cover(text("x"), mark="\0", at=AT), "the sign U+0000"),
        (_figure(alternative="\0"), "the sign U+0000"),
        (Paragraph(text(Link("javascript:alert(1)", text("x"))), at=AT), "is not an address for a link"),
        (Paragraph(text(Link("http://a", text(Link("http://b", text("x"))))), at=AT), "a link within a link"),
        (Paragraph(text(Reference("gone", "number", "1")), at=AT), "a reference to “gone”"),
        (Paragraph(text("x"), number=0, at=AT), "a paragraph with the number 0"),
        (Section("a", 6, "", "A", (), at=AT), "a section of level 6"),
        (Table("t", 1, (), (0.5, 0.5), (), ((Cell(()),),), at=AT), "a table whose rows do not all have 2 cells"),
        (ListBlock("names", ((Quote(()),),), at=AT), "a list of names that holds more than paragraphs"),
        (_in_lists(ListBlock("number", (), at=AT), 3), "a list that counts stands 3 lists deep"),
        (Table("t", 1, (), (1.0,), (), (), at=AT), "a table whose rows"),
        (_figure(media_type="image/svg+xml"), "a picture of the kind image/svg+xml"),
        (_figure(alternative=" "), "a picture without alternative text"),
        (_figure(image=b"no picture"), "the picture cannot be read"),
        (_figure(image=picture()[:20]), "the picture cannot be read"),
    ],
)
def test_an_obstacle_is_told_with_its_place(block: Block, message: str) -> None:
    with pytest.raises(ProblemsFound) as raised:
        made(document(block))
    (problem,) = raised.value.problems
    assert (str(problem.place), message in problem.message) == (AT, True), problem.message


def test_all_obstacles_are_told_at_once() -> None:
    blocks = (Paragraph(text("\x01"), at="a.html:1"), Paragraph(text("\x02"), at="b.html:2"))
    with pytest.raises(ProblemsFound) as raised:
        made(document(*blocks))
    assert [str(problem.place) for problem in raised.value.problems] == ["a.html:1", "b.html:2"]


def test_a_note_has_a_place_of_its_own() -> None:
    notes = (Note(1, (Text("\x01"),), at="notes.html:4"),)
    with pytest.raises(ProblemsFound) as raised:
        made(document(paragraph("x", NoteMark(1)), notes=notes))
    assert str(raised.value.problems[0].place) == "notes.html:4"


@pytest.mark.parametrize("title", ["a\0b", "\x0b"])
def test_the_title_of_the_document_is_looked_at_as_well(title: str) -> None:
    with pytest.raises(ProblemsFound, match="cannot be written"):
        made(document("x", title=title))


def test_an_anchor_stands_for_one_place_only() -> None:
    with pytest.raises(ProblemsFound, match="the anchor “a” is used twice"):
        made(document(Section("a", 1, "", "A", ()), Section("a", 1, "", "B", (), at=AT)))


def test_the_filing_date_must_be_a_date() -> None:
    with pytest.raises(ProblemsFound, match="is no date"):
        made(document("x", date="5 November 2018"))
