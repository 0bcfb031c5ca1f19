"""The page needs nothing from elsewhere, reads well aloud, and shows every word as it is."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import html

from complaint.filing.matrix import STATUSES
from complaint.output.matrix.page import page
from complaint.output.matrix.wording import COLOURS, SIGNS
from tests.output.matrix.sample import FORMULA, MARKUP, SAMPLE

PAGE = page(SAMPLE)
TREE = html.document_fromstring(PAGE)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_it_says_what_it_is() -> None:
    assert TREE.get("lang") == "en"
    assert TREE.findtext(".//title") == "Collective complaint (Veloria): who can go where on 2024-11-05"
    assert [words(head) for head in TREE.iter("h1", "h2")] == [
        "Collective complaint (Veloria): who can go where on 2024-11-05",
        *("Signs", "Recipients", "People", "Officials", "What is missing, or to be looked at"),
    ]


def test_nothing_is_loaded_and_nothing_runs() -> None:
    assert not re.search(
        r"<script|<link|<img|src=|url\(|@import|http", PAGE.replace(FORMULA.replace('"', "&quot;"), "")
    )
    assert not [name for element in TREE.iter() for name in element.attrib if name.startswith("on")]


def test_every_table_has_a_caption_and_every_head_its_scope() -> None:
    assert len(TREE.xpath("//table")) == len(TREE.xpath("//table/caption")) == 3
    assert TREE.xpath("//th[not(@scope)]") == []


def test_what_is_scrolled_can_be_reached_by_keyboard_and_is_read_out_by_its_heading() -> None:
    regions = TREE.xpath("//div[@role='region'][@tabindex='0']")
    assert [TREE.get_element_by_id(region.get("aria-labelledby")).tag for region in regions] == ["h2"] * 3
    assert all(region.find("table") is not None for region in regions)


def test_each_cell_has_its_word_and_signs_are_not_read_aloud() -> None:
    (table,) = TREE.xpath("//section[h2/@id='people']//table")
    found = {
        words(row.find("th")): [words(cell) for cell in row.findall("td")]
        for row in table.iter("tr")
        if row.findall("td")
    }
    assert found["Orlan Vesna Lindenau"] == ["✓ goes", "✗ blocked", "– closed"]
    assert found["drozd-pavel Lindenau"] == ["! warned", "· not concerned", "– closed"]
    signs = TREE.xpath("//span[@aria-hidden='true']")
    assert {words(sign) for sign in signs} == set(SIGNS.values())


def test_what_is_missing_is_told_in_sentences_for_those_whom_it_concerns() -> None:
    (section,) = TREE.xpath("//section[h2/@id='missing']")
    told = [words(item) for item in section.iter("li")]
    assert "! warned The last that is told is old (2020-01-01) 1 of them: drozd-pavel" in told
    assert [words(head) for head in section.iter("h3")] == ["Letters", "Committee", "Sanctions"]


def test_recipients_tell_their_door_and_their_counts() -> None:
    (table,) = TREE.xpath("//section[h2/@id='recipients']//table")
    rows = [[words(cell) for cell in row] for row in table.iter("tr")]
    assert rows[1][:7] == ["Letters letters", "1", "1", "1", "0", "0", "Open."]
    assert rows[3][6] == "The State is no member. Open from 2020-12-07. Open instead: letters."


def test_what_people_typed_is_shown_and_is_never_markup() -> None:
    assert MARKUP not in PAGE
    assert words(TREE).count(MARKUP) >= 2
    assert FORMULA in words(TREE)


def test_colours_can_be_told_apart_from_their_words() -> None:
    for status in STATUSES:
        background, text = (luminance(colour) for colour in COLOURS[status])
        assert (background + 0.05) / (text + 0.05) >= 7, status


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 reckons it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_without_dossiers_there_is_no_table_of_officials() -> None:
    assert "Officials" not in page(replace(SAMPLE, officials=(), dossiers=()))
