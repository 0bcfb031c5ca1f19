"""What a file must say, and how it is told where it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from complaint.filing.blocks import (
    Break,
    Cell,
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
)
from complaint.output.places import place_of
from complaint.output.reading import ReadBack, address, differences, expected, normal
from complaint.problems import Place
from tests.output.sample import document, item, paragraph, picture, text


def read(*passages: str, **more: tuple[str, ...]) -> ReadBack:
    return ReadBack(**{"passages": passages, "notes": (), "links": (), "headings": (), **more})


@pytest.mark.parametrize(
    ("block", "passages", "reason"),
    [
        (paragraph("a", Break(), "b"), ("a b",), "a break counts as a space"),
        (paragraph("a", NoteMark(1), "b"), ("ab",), "the mark of a note is no text"),
        (Paragraph((), anchor="x"), (), "nothing printed, nothing expected"),
        (Section("s", 1, "4", "Law", (paragraph("x", number=7),)), ("Law", "x"), "numbers are no text"),
        (ListBlock("letter", (item("one"), item("two"))), ("one", "two"), "nor are markers"),
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
    assert expected(document(Section("s", 1, "", "S", inner, at="f:1"))).places == ("f:1", "f:1", "f:9")


def test_an_address_is_expected_once() -> None:
    link = Link("https://example.org", text("x"))
    notes = (Note(1, text(link, Link("mailto:a@example.org", text("a")))),)
    assert expected(document(paragraph(link, NoteMark(1)), notes=notes)).links == (
        "https://example.org",
        "mailto:a@example.org",
    )


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("a b", "a\u00a0b"),
        ("a  b ", "a\nb"),
        ("softly", "soft\u00adly"),
        ("é", "e\u0301"),
        ("ab", "a\u200bb"),
        ("", " "),
    ],
)
def test_what_typesetting_changes_is_no_difference(wanted: str, found: str) -> None:
    assert normal(wanted) == normal(found)
    assert differences(read(wanted), read(found), "x.pdf") == ()


@pytest.mark.parametrize(
    ("wanted", "found", "messages"),
    [
        (("a", "b", "c"), ("a", "c"), ["x.pdf: text “b” is missing"]),
        (("a", "c"), ("a", "b", "c"), ["x.pdf: text “b” should not be there"]),
        (("a",), ("b",), ["x.pdf: text reads “b” instead of “a”"]),
        (("a", "b"), ("b", "a"), ["x.pdf: text “b” should not be there", "x.pdf: text “b” is missing"]),
    ],
)
def test_a_difference_is_told(wanted: tuple[str, ...], found: tuple[str, ...], messages: list[str]) -> None:
    assert [problem.message for problem in differences(read(*wanted), read(*found), "x.pdf")] == messages


def test_only_the_first_few_differences_are_told() -> None:
    wanted, found = read(*(f"a{i}" for i in range(5000))), read(*(f"b{i}" for i in range(5000)))
    assert len(differences(wanted, found, "x.pdf")) == 5


def test_a_long_passage_is_shown_from_where_it_differs() -> None:
    (problem,) = differences(read("x" * 500 + "a" + "y" * 500), read("x" * 500 + "b" + "y" * 500), "x.pdf")
    assert "x" * 20 + "b" in problem.message and len(problem.message) < 250


def test_notes_headings_and_links_are_compared_too() -> None:
    wanted = read("a", notes=("n",), headings=("h",), links=("https://example.org/a b",))
    assert not differences(wanted, replace(wanted, links=("https://example.org/a%20b",)), "x.pdf")
    found = differences(wanted, read("a"), "x.pdf")
    assert [problem.message.removeprefix("x.pdf: ") for problem in found] == [
        "heading “h” is missing",
        "note “n” is missing",
        "link to https://example.org/a b is missing",
    ]


def test_an_address_is_percent_encoded_once() -> None:
    assert address("https://example.org/é?q=%20 x#y") == "https://example.org/%C3%A9?q=%20%20x#y"


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
