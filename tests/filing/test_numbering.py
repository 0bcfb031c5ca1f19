"""Numbers of sections, paragraphs, tables and notes, and the anchors that references lead to."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint.filing.numbering import Anchor, Numbers, number
from complaint.filing.tree import read_tree


def numbered(markup: str, annexes: dict[str, int] | None = None, **settings: bool) -> Numbers:
    return number(read_tree(markup, "t"), annexes or {}, **{"sections": True, "paragraphs": True, **settings})


def shown(numbers: Numbers) -> list[tuple[str, str]]:
    return [(section.get("title", ""), found) for section, found in numbers.sections.items()]


SECTIONS = [
    ('<section title="a"/><section title="b"/>', [("a", "1"), ("b", "2")], ""),
    (
        '<section title="a"><section title="b"/><section title="c"/></section>'
        '<section title="d"><section title="e"/></section>',
        [("a", "1"), ("b", "1.1"), ("c", "1.2"), ("d", "2"), ("e", "2.1")],
        "each level begins anew",
    ),
    (
        '<section title="a"/><section title="b" numbered="no"><section title="c"/></section><section title="d"/>',
        [("a", "1"), ("b", ""), ("c", ""), ("d", "2")],
        "what stands in an unnumbered section has no number, and the count goes on after it",
    ),
]


@pytest.mark.parametrize(("markup", "numbers", "why"), SECTIONS, ids=["flat", "nested", "unnumbered"])
def test_sections_are_numbered(markup: str, numbers: list[tuple[str, str]], why: str) -> None:
    assert shown(numbered(markup)) == numbers, why


def test_a_document_may_have_no_numbers_of_sections() -> None:
    assert shown(numbered('<section title="a"/>', sections=False)) == [("a", "")]


def test_numbered_paragraphs_run_through_the_document() -> None:
    numbers = numbered(
        '<p>before</p><section title="a"><p>one</p><p role="lead">x</p>'
        '<section title="b"><p>two</p></section></section>'
        '<section title="c"><p numbered="no">y</p><ul><li><p>z</p></li></ul><p>three</p></section>'
    )
    assert [(p.text, n) for p, n in numbers.paragraphs.items()] == [("one", 1), ("two", 2), ("three", 3)]


def test_a_document_may_have_no_numbers_of_paragraphs() -> None:
    assert numbered('<section title="a"><p>one</p></section>', paragraphs=False).paragraphs == {}


def test_tables_and_notes_run_through_the_document_in_reading_order() -> None:
    table = (
        '<table widths="1"><caption>c<note source="s"/></caption>'
        '<tbody><tr><td>x<note source="s"/></td></tr></tbody></table>'
    )
    numbers = numbered(f'<section title="a"><p>x<note source="t"/></p>{table}{table}</section>')
    assert list(numbers.tables.values()) == [1, 2]
    assert list(numbers.notes.values()) == [1, 2, 3, 4, 5]
    assert numbers.first_notes == {"t": 1, "s": 2}


ANCHORS = [
    ('<section id="a" title="A"/>', "a", Anchor("section", "1", "A")),
    ('<section title="x"><p id="a">y</p></section>', "a", Anchor("paragraph", "1", "")),
    ('<section title="x"><p id="a" numbered="no">y</p></section>', "a", Anchor("paragraph", "", "")),
    ('<table id="a" widths="1"/>', "a", Anchor("table", "1", "")),
    ("", "annex-minutes", Anchor("annex", "3", "")),
]


@pytest.mark.parametrize(
    ("markup", "name", "anchor"), ANCHORS, ids=[f"{row[2].kind} {row[2].number}" for row in ANCHORS]
)
def test_an_anchor_knows_what_it_is(markup: str, name: str, anchor: Anchor) -> None:
    assert numbered(markup, {"minutes": 3}).anchors[name] == anchor


def test_the_section_of_an_annex_is_where_references_to_it_lead() -> None:
    numbers = numbered('<section id="annex-minutes" title="Annex 3"/>', {"minutes": 3, "letter": 4})
    assert numbers.problems == []
    assert numbers.anchors["annex-minutes"].kind == "annex"
    assert numbers.is_placed("annex-minutes") and not numbers.is_placed("annex-letter")


DOUBLE = [
    '<section id="a" title="A" at="t:1"/><section id="a" title="B" at="t:2"/>',
    '<section id="a" title="A" at="t:1"><p id="a" at="t:2">x</p></section>',
    '<section id="annex-minutes" title="A" at="t:1"><p id="annex-minutes" at="t:2">x</p></section>',
]


@pytest.mark.parametrize("markup", DOUBLE)
def test_an_id_that_is_given_twice_is_a_problem(markup: str) -> None:
    (problem,) = numbered(markup, {"minutes": 1}).problems
    assert str(problem.place) == "t:2"
    assert "is given twice" in problem.message


def test_an_id_that_looks_like_one_of_ours_is_free_to_be_given() -> None:
    numbers = numbered('<section title="x"/><section id="section-1" title="y"/><section id="section-1-" title="z"/>')
    assert numbers.problems == []
    assert len(set(numbers.ids.values())) == 3


TREES: Any = st.recursive(
    st.sampled_from(["<p>x</p>", '<p numbered="no">y</p>', '<table widths="1"/>']),
    lambda inner: st.tuples(st.sampled_from(["", ' numbered="no"']), st.lists(inner, max_size=4)).map(
        lambda given: f'<section title="s"{given[0]}>{"".join(given[1])}</section>'
    ),
    max_leaves=25,
)


@given(st.lists(TREES, max_size=5).map("".join))
def test_numbers_are_unique_and_without_gaps(markup: str) -> None:
    numbers = numbered(markup)
    found = [number for number in numbers.sections.values() if number]
    assert len(found) == len(set(found))
    for shown_number in found:
        *above, last = shown_number.split(".")
        parent = ".".join(above)
        assert not parent or parent in found
        assert last == "1" or ".".join([*above, str(int(last) - 1)]) in found
    assert list(numbers.paragraphs.values()) == list(range(1, len(numbers.paragraphs) + 1))
    assert list(numbers.tables.values()) == list(range(1, len(numbers.tables) + 1))
    assert len(numbers.ids) == len(set(numbers.ids.values()))
