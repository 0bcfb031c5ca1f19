"""What a file must say."""

from __future__ import annotations

import pytest

from complaint.filing.blocks import (
    Block,
    Break,
    Cell,
    Contents,
    Cover,
    Emphasis,
    Figure,
    Glance,
    Link,
    ListBlock,
    Note,
    NoteMark,
    Paragraph,
    Quote,
    Reference,
    Section,
    Table,
    cited_note,
)
from complaint.output.places import place_of
from complaint.output.reading import expected, letters
from complaint.problems import Place
from tests.output.sample import document, item, paragraph, picture, text


@pytest.mark.parametrize(
    ("block", "passages", "reason"),
    [
        (paragraph("a", Break(), "b"), ("a b",), "a break counts as a space"),
        (paragraph("a", NoteMark(1), "b"), ("ab",), "the mark of a note is no text"),
        (Paragraph((), anchor="x"), (), "nothing printed, nothing expected"),
        (Section("s", 1, "4", "Law", (paragraph("x", number=7),)), ("Law", "x"), "numbers stand beside the text"),
        (ListBlock("letter", (item("one"), item("two"))), ("one", "two"), "and so do markers"),
        (Quote((paragraph("q"),), text("who")), ("q", "who"), "who said it stands after it"),
        (Glance(((text("term"), text("text")),)), ("term", "text"), "term before text"),
        (
            Table("t", 2, text("F"), (1.0,), ((Cell(text("A")),),), ((Cell(()),),)),
            ("Table 2. F", "A"),
            "with its label",
        ),
        (
            Table("t", 0, text("F"), (1.0,), (), ((Cell(text("A")),),)),
            ("F", "A"),
            "a table without number has no label",
        ),
        (Figure("f", 1, picture(), "image/png", "alt", ()), ("Figure 1",), "a figure is its caption"),
        (
            Cover(text("T"), text("S"), text("K"), text("A"), (paragraph("B"),), (text("L"),), "M"),
            ("M", "K", "T", "S", "A", "B", "L"),
            "a cover from top to bottom",
        ),
    ],
)
def test_a_block_says(block: object, passages: tuple[str, ...], reason: str) -> None:
    assert expected(document(block)).passages == passages, reason


def test_a_page_is_expected_where_it_is_known() -> None:
    whole = document(Section("s", 1, "", "S", (paragraph("p. ", Emphasis("em", text(Reference("s", "page", "")))),)))
    assert expected(whole).passages == ("S", "p. ")
    assert expected(whole, {"s": 12}).passages == ("S", "p. 12")


def test_each_passage_knows_its_line_or_that_of_what_it_stands_in() -> None:
    inner = (paragraph("a"), paragraph("b", at="f:9"))
    found = expected(document(Section("s", 1, "", "S", inner, at="f:1"))).body
    assert [passage.at for passage in found] == ["f:1", "f:1", "f:9"]


@pytest.mark.parametrize(
    ("block", "numbers", "reason"),
    [
        (Section("s", 1, "4.1", "Law", (paragraph("x", number=7),)), ["4.1", "7."], "as printed"),
        (Section("s", 1, "", "Law", (paragraph("x"),)), ["", ""], "or none"),
        (ListBlock("letter", (item("one"), item("two"))), ["(a)", "(b)"], "letters in brackets"),
        (
            ListBlock(
                "number",
                (
                    item(
                        "one",
                    ),
                    (paragraph("two"), paragraph("more")),
                ),
            ),
            ["1.", "2.", ""],
            "once an item",
        ),
        (ListBlock("bullet", (item("one"),)), ["•"], "any bullet is a bullet"),
        (ListBlock("names", (item("one"),)), [""], "names have no marker"),
        (ListBlock("number", ((ListBlock("letter", (item("one"),)),),)), ["1. (a)"], "before the same words"),
    ],
)
def test_a_number_stands_before_the_first_words_after_it(block: Block, numbers: list[str], reason: str) -> None:
    assert [passage.number for passage in expected(document(block)).body] == numbers, reason


def test_letters_go_on_as_in_word() -> None:
    assert [letters(count) for count in (1, 26, 27, 28, 53)] == ["a", "z", "aa", "bb", "aaa"]


def test_each_passage_knows_its_marks_and_links() -> None:
    caption = text("Fines", NoteMark(2))
    table = Table("t", 1, caption, (1.0,), (), ((Cell(text(Link("https://a.example", text("x", NoteMark(3))))),),))
    notes = tuple(Note(number, text(Link(f"https://{number}.example", text("n")))) for number in (1, 2, 3))
    found = expected(document(paragraph("one ", NoteMark(1), " two"), table, notes=notes))

    assert [passage.marks for passage in found.body] == [(("1", "one"),), (("2", "Table 1. Fines"),), (("3", "x"),)]
    assert [passage.links for passage in found.body] == [(), (), ("https://a.example",)]
    assert [(note.number, note.links) for note in found.footnotes] == [
        (str(number), (f"https://{number}.example",)) for number in (1, 2, 3)
    ]


def test_each_reference_knows_where_it_leads_and_what_stands_there() -> None:
    seen = text(Reference("t", "number", "Table 1"), Emphasis("em", text(Reference(cited_note(1), "number", "note 1"))))
    beside = Reference("s", "title", "S", beside="annexes.pdf#annex-1")
    link = Link("https://a.example", text(Reference("s", "title", "S")))
    table = Table("t", 1, text("Fines"), (1.0,), (), ((Cell(text("x")),),))
    blocks = (Section("s", 1, "", "S", (Paragraph(seen), paragraph(beside, link), table)), paragraph("a", NoteMark(1)))
    found = expected(document(*blocks, notes=(Note(1, text("N.")),))).body
    assert [passage.leads for passage in found if passage.leads] == [
        (("t", "Table 1. Fines"), ("cited:1", "N.")),
        (("annexes.pdf#annex-1", "S"),),
    ]


def test_the_contents_are_expected_with_numbers_and_pages() -> None:
    inner = Section("b", 2, "1.1", "Inner", (Section("c", 3, "1.1.1", "Too deep", ()),))
    sections = (Section("a", 1, "1", "Outer", (inner,)), Section("d", 1, "", "Left out", (), in_contents=False))
    found = expected(document(Contents("Contents", 2), *sections), {"a": 3, "b": 4}).contents
    assert found == ("1 Outer 3", "1.1 Inner 4")


def test_an_address_is_expected_once() -> None:
    link = Link("https://example.org", text("x"))
    notes = (Note(1, text(link, Link("mailto:a@example.org", text("a")))),)
    assert expected(document(paragraph(link, NoteMark(1)), notes=notes)).links == (
        "https://example.org",
        "mailto:a@example.org",
    )


@pytest.mark.parametrize(
    ("at", "place"),
    [
        ("a/b.html:12", Place("a/b.html", 12)),
        ("a/b.html:12:3", Place("a/b.html", 12, 3)),
        ("a/b.html", Place("a/b.html")),
        ("C:x.html:4", Place("C:x.html", 4)),
        ("", Place()),
    ],
)
def test_a_place_is_read_from_its_text(at: str, place: Place) -> None:
    assert place_of(at) == place
