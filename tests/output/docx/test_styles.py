"""The look comes from the theme alone, and every style can be found by its name in Word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from complaint.filing.blocks import Document
from complaint.output.docx import write_docx
from complaint.output.docx.markup import name
from complaint.output.docx.stylesheet import BUILT_IN, paragraph_styles, run_style, run_styles
from complaint.output.theme import Theme
from tests.output.docx.parcel import found, style, tree, values
from tests.output.sample import document, sample, theme


def _written(changed: Theme, of: Document | None = None) -> bytes:
    return write_docx(of or sample(), changed)


def test_typefaces_sizes_and_colours_come_from_the_theme() -> None:
    changed = replace(
        theme(),
        typefaces=replace(theme().typefaces, text="Charis SIL", headings="Andika", text_fallback="Georgia"),
        sizes=replace(theme().sizes, text=12.0, chapter=30.0),
        colours=replace(theme().colours, heading="#aa0011"),
    )
    content = _written(changed, document("Words."))  # without a chart, which is drawn with the font files
    (fonts,) = found(style(content, "Normal"), "w:rPr/w:rFonts")
    assert set(fonts.attrib.values()) == {"Charis SIL"}
    assert values(style(content, "Normal"), "w:rPr/w:sz") == ["24"]
    assert values(style(content, "Heading1"), "w:rPr/w:sz") == ["60"]
    assert values(style(content, "Heading1"), "w:rPr/w:color") == ["AA0011"]
    assert [font.get(name("w:name")) for font in found(tree(content, "word/fontTable.xml"), "//w:font")] == [
        "Charis SIL",
        "Andika",
    ]


def test_distances_come_from_the_theme() -> None:
    spacing = replace(theme().spacing, paragraph=4.0, item=3.0, section_above=20.0, section_below=10.0, cell=2.0)
    content = _written(replace(theme(), spacing=spacing))
    after = {"BodyText": 4, "ListBullet": 3, "Heading2": 10}
    for identity, millimetres in after.items():
        (distance,) = found(style(content, identity), "w:pPr/w:spacing")
        assert abs(int(distance.get(name("w:after"))) / 1440 * 25.4 - millimetres) < 0.05, identity
    (distance,) = found(style(content, "Heading2"), "w:pPr/w:spacing")
    assert abs(int(distance.get(name("w:before"))) / 1440 * 25.4 - 20) < 0.05
    (margin,) = found(style(content, "FilingTable"), "w:tblPr/w:tblCellMar/w:top")
    assert abs(int(margin.get(name("w:w"))) / 1440 * 25.4 - 2) < 0.05


def test_page_and_what_depends_on_its_width_come_from_the_theme() -> None:
    content = _written(replace(theme(), page=replace(theme().page, width=216, height=279, left=20, right=20)))
    body = tree(content)
    assert {size.get(name("w:w")) for size in found(body, "//w:pgSz")} == {"12246"}
    assert values(style(content, "Header"), "w:pPr/w:tabs/w:tab") == ["right"]
    (tab,) = found(style(content, "Header"), "w:pPr/w:tabs/w:tab")
    assert tab.get(name("w:pos")) == found(body, "//w:tblW")[0].get(name("w:w")) == "9978"


def test_a_page_wider_than_high_is_called_landscape() -> None:
    content = _written(replace(theme(), page=replace(theme().page, width=297, height=210)))
    assert {size.get(name("w:orient")) for size in found(tree(content), "//w:pgSz")} == {"landscape"}


def test_every_style_has_one_name_and_one_id() -> None:
    styles = [*paragraph_styles(theme()), *run_styles(theme())]
    assert len({one.id for one in styles}) == len({one.name.lower() for one in styles}) == len(styles)


def test_what_word_knows_by_itself_is_there_under_its_own_id() -> None:
    assert {one.id for one in (*paragraph_styles(theme()), *run_styles(theme()))} >= BUILT_IN


def test_headings_and_captions_stay_with_what_follows() -> None:
    kept = {one.id for one in paragraph_styles(theme()) if one.keep_next}
    assert kept >= {"Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Caption", "Figure", "TableHead"}


def test_widows_and_orphans_are_held_together_everywhere() -> None:
    styles = tree(_written(theme()), "word/styles.xml")
    assert found(styles, "//w:docDefaults/w:pPrDefault/w:pPr/w:widowControl")


@pytest.mark.parametrize("emphasis", [False, True])
@pytest.mark.parametrize("strong", [False, True])
@pytest.mark.parametrize("base", ["", "link", "todo", "both"])
def test_words_of_every_kind_have_a_style(emphasis: bool, strong: bool, base: str) -> None:
    identity = run_style(emphasis, strong, base in ("link", "both"), base in ("todo", "both"))
    assert not identity or identity in {one.id for one in run_styles(theme())}
