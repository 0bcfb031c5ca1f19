"""What is decided once for both formats: how names, profiles, tables and contents stand on the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from complaint.filing.blocks import Cell, Contents, Cover, Glance, ListBlock, Section, Table
from complaint.output import arranging
from tests.output.sample import document, item, paragraph, text, theme


def names(count: int, longest: int = 12, label: str = "Ozerny") -> ListBlock:
    return ListBlock("names", tuple(item("x" * longest) for _ in range(count)), label=text(label) if label else ())


@pytest.mark.parametrize(
    ("block", "beside", "reason"),
    [
        (names(3), True, "short names leave room for the label beside them"),
        (names(3, longest=40), False, "long ones need the whole width"),
        (names(3, label=""), False, "there is no label"),
        (names(0), False, "there are no names"),
    ],
)
def test_a_label_stands_beside_short_names(block: ListBlock, beside: bool, reason: str) -> None:
    assert arranging.label_beside(block) is beside, reason


@pytest.mark.parametrize(("count", "short"), [(18, True), (19, False)])
def test_a_list_of_six_rows_of_names_is_not_parted(count: int, short: bool) -> None:
    assert arranging.is_short(names(count)) is short


@pytest.mark.parametrize(
    ("letters", "kind", "whole"), [(100, "profile", True), (900, "profile", False), (100, "entries", False)]
)
def test_a_profile_that_is_not_too_long_is_not_parted(letters: int, kind: str, whole: bool) -> None:
    block = Glance(((text("Charge"), text("x" * letters)),), kind=kind)  # type: ignore[arg-type]
    assert arranging.is_kept_whole(block) is whole


@pytest.mark.parametrize(("rows", "letters", "short"), [(9, 4, True), (10, 4, False), (3, 300, False)])
def test_a_short_table_is_not_parted(rows: int, letters: int, short: bool) -> None:
    row = (Cell(text("x" * letters)),)
    assert arranging.is_short_table(Table("t", 1, (), (1.0,), (row,), (row,) * rows)) is short


@pytest.mark.parametrize(
    ("chapters", "sections", "close"),
    [(8, 4, True), (8, 5, False), (2, 20, True), (40, 0, False)],
)
def test_contents_are_set_close_where_they_then_fit_on_one_page(chapters: int, sections: int, close: bool) -> None:
    inner = tuple(Section(f"s{number}", 2, "", "Title", ()) for number in range(sections))
    blocks = (Contents("Contents"), *(Section(f"c{number}", 1, "", "Title", inner) for number in range(chapters)))
    assert arranging.has_close_contents(document(*blocks)) is close


def test_sections_below_the_depth_and_those_left_out_are_not_listed() -> None:
    deep = Section("d", 3, "", "Deep", ())
    left_out = Section("l", 2, "", "Left out", (), in_contents=False)
    whole = document(Section("a", 1, "1", "A", (Section("b", 2, "1.1", "B", (deep,)), left_out)))
    assert [one.title for one in arranging.listed_sections(whole, Contents("Contents", 2))] == ["A", "B"]


def test_numbers_stand_out_no_further_than_the_margin_allows() -> None:
    narrow = replace(theme(), page=replace(theme().page, left=15))
    assert arranging.hang(theme()) == 13
    assert arranging.hang(narrow) < 8


@pytest.mark.parametrize(("number", "out"), [("1", True), ("10.2.1", True), ("Annex 2.", False)])
def test_only_numbers_stand_out_into_the_margin(number: str, out: bool) -> None:
    assert arranging.hangs(number) is out


def test_the_running_title_names_the_recipient_if_there_is_one() -> None:
    assert arranging.running_title(document()) == "Assembly at Ozerny · Committee on Assemblies"
    assert arranging.running_title(document(recipient="")) == "Assembly at Ozerny"


def test_the_figures_of_a_cover_are_those_that_are_there() -> None:
    figures = Glance(((text("16"), text("complainants")),), kind="figures")
    others = (paragraph("x"), Glance((), kind="figures"), Glance(((text("a"), text("b")),)))
    assert arranging.key_figures(Cover(text("Title"), blocks=(*others, figures))) == (figures,)
