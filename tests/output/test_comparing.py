"""How differences between what a document says and what a file says are told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from complaint.output.comparing import Passage, ReadBack, address, differences, normal, with_words


def read(*passages: str | Passage, **more: tuple[str, ...]) -> ReadBack:
    notes = tuple(map(Passage, more.pop("notes", ())))
    body = tuple(Passage(passage) if isinstance(passage, str) else passage for passage in passages)
    return ReadBack(body, notes, **more)


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


@pytest.mark.parametrize(
    ("wanted", "found", "message"),
    [
        (Passage("a", "1"), Passage("a", "2"), "text “a” has the number “2” instead of the number “1”"),
        (Passage("a", "(b)"), Passage("a"), "text “a” has no number instead of the number “(b)”"),
        (Passage("a"), Passage("a", "•"), "text “a” has the number “•” instead of no number"),
        (
            Passage("a b", marks=(("1", "a"),)),
            Passage("a b", marks=(("1", "a b"),)),
            "text “a b” has the mark of note 1 after “a b” instead of the mark of note 1 after “a”",
        ),
        (
            Passage("a", links=("https://a.example", "https://b.example")),
            Passage("a", links=("https://b.example",)),
            "text “a” links to https://b.example instead of https://a.example, https://b.example",
        ),
        (
            Passage("see", leads=(("a", "Facts"), ("b", "Law"))),
            Passage("see", leads=(("", "Facts"), ("", "Annex"))),
            "text “see” refers to “Facts”, “Annex” instead of “Facts”, “Law”",
        ),
        (
            Passage("see", leads=(("a", "Facts"),)),
            Passage("see", leads=(("b", ""),)),
            "text “see” refers to “b” instead of “Facts”",
        ),
        (
            Passage("see", leads=(("a", "Facts"),)),
            Passage("see"),
            "text “see” refers to nothing instead of “Facts”",
        ),
        (
            Passage("see 4.1"),
            Passage("see 4.1", refreshed="see 4.2"),
            "text reads “see 4.2” instead of “see 4.1” once its fields are brought up to date",
        ),
    ],
)
def test_what_stands_beside_a_passage_is_compared(wanted: Passage, found: Passage, message: str) -> None:
    (problem,) = differences(read("x", replace(wanted, at="f.html:7")), read("x", found), "x.docx")
    assert (problem.message, str(problem.place)) == (f"x.docx: {message}", "f.html:7")


def test_what_stands_beside_passages_is_not_compared_while_they_themselves_differ() -> None:
    wanted, found = read("a", Passage("b", "1"), Passage("c", "2")), read(Passage("b", "2"), Passage("c", "3"))
    assert [problem.message for problem in differences(wanted, found, "x.pdf")] == ["x.pdf: text “a” is missing"]


def test_lines_of_the_contents_are_compared_but_for_spaces_and_kinds_of_hyphens() -> None:
    wanted = read(contents=("1 Non\u2011violence 3", "2 Law 4", " "))
    assert not differences(wanted, read(contents=("1Non-violence3", "2Law4")), "x.pdf")
    (problem,) = differences(wanted, read(contents=("1Non-violence3", "2Law5")), "x.pdf")
    assert problem.message == "x.pdf: line of the contents reads “2Law5” instead of “2Law4”"


def test_a_number_before_nothing_belongs_to_the_next_words() -> None:
    given = (Passage("", "1."), Passage(" ", "(a)"), Passage("x"), Passage("y", "2."), Passage("", "3."))
    assert tuple(with_words(given)) == (Passage("x", "1. (a)"), Passage("y", "2."))


def test_an_address_is_percent_encoded_once() -> None:
    assert address("https://example.org/é?q=%20 x#y") == "https://example.org/%C3%A9?q=%20%20x#y"
