"""Drawings on paper: the same bytes everywhere, sharp, in the colours of the theme, nothing told of their making."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from complaint.filing.charts import Band, Line
from complaint.output.charts.drawing import layouts, lettered, outlined, pictured
from complaint.output.charts.painting import lettered_svg, outlined_svg, png
from complaint.output.charts.svg import plain_svg
from complaint.output.pdf.faces import faces_of, font_bytes
from complaint.output.theme import FontFile, Theme
from tests.output.sample import days, people_by_place, theme

ROOT = Path(__file__).parents[3]
PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
from hashlib import sha256
from tests.output.sample import days, theme
from complaint.output.charts.drawing import lettered, outlined, pictured
print(*(sha256(made(days(), theme())[0]).hexdigest() for made in (lettered, outlined, pictured)))
"""


def picture() -> Image.Image:
    return Image.open(BytesIO(pictured(days(), theme())[0]))


# --- the same everywhere ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("paint", [lettered_svg, outlined_svg, png])
def test_a_drawing_made_twice_is_the_same(paint) -> None:
    layout = layouts(days(), theme())[0]
    assert paint(layout) == paint(layout)


def test_what_a_machine_or_its_user_has_set_changes_nothing_and_nothing_is_left_there(tmp_path: Path) -> None:
    home, here = tmp_path / "home", tmp_path / "here"
    home.mkdir()
    here.mkdir()
    settings = (
        "svg.fonttype: none\nlines.linewidth: 9\nfont.size: 30\nsavefig.dpi: 20\naxes.facecolor: red\n"
        "path.sketch: 9, 9, 9\n"
    )
    (here / "matplotlibrc").write_text(settings, "utf-8")
    others = {"HOME": str(home), "PYTHONHASHSEED": "4711", "TZ": "Asia/Vladivostok", "LC_ALL": "C", "MPLBACKEND": "pdf"}
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(ROOT)],
        cwd=here,
        env={**{name: value for name, value in os.environ.items() if not name.startswith(("MPL", "XDG"))}, **others},
        capture_output=True,
        text=True,
        check=True,
    )
    ours = [sha256(made(days(), theme())[0]).hexdigest() for made in (lettered, outlined, pictured)]
    assert told.stdout.split() == ours
    assert told.stderr == ""
    assert [*home.rglob("*"), *here.iterdir()] == [here / "matplotlibrc"]


def test_matplotlib_is_not_imported_before_a_chart_is_drawn() -> None:
    """It takes half a second, which commands that draw nothing shall not wait for."""
    program = (
        "import sys, complaint.cli, complaint.output.making\n"
        "import complaint.output.pdf.markup, complaint.output.charts.drawing\n"
        "print([name for name in ('matplotlib', 'numpy') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


# --- what is in it ----------------------------------------------------------------------------------------------


def test_a_picture_is_sharp_in_print() -> None:
    dots, across = picture().info["dpi"]
    assert (round(dots), round(across)) == (300, 300)
    assert abs(picture().width - layouts(days(), theme())[0].width / 25.4 * 300) < 1


def test_a_picture_has_the_colours_of_the_theme_on_white() -> None:
    shown = picture().convert("RGB")
    found = {f"#{red:02x}{green:02x}{blue:02x}" for _, (red, green, blue) in shown.getcolors(1 << 16)}
    colours = theme().colours
    assert found >= {colours.heading, colours.accent, colours.rule, "#ffffff"}
    most = max(shown.getcolors(1 << 16))
    assert most[1] == (255, 255, 255)


def test_a_picture_tells_nothing_but_its_sharpness() -> None:
    assert picture().info.keys() == {"dpi"}


@pytest.mark.parametrize("made", [lettered, outlined])
def test_a_drawing_tells_nothing_but_itself(made) -> None:
    (content,) = made(days(), theme())
    assert not re.search(
        rb"<!|<\?(?!xml version)|<metadata|<style|matplotlib|[Dd]ate|http://(?!www\.w3\.org/)", content
    )
    tree = etree.fromstring(content)
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert all(re.fullmatch(r"g\d+", one) for one in ids)


def test_letters_are_outlines_for_who_may_not_have_the_fonts() -> None:
    (content,) = outlined(days(), theme())
    assert b"<text" not in content and b"font" not in content
    assert b"Isa Pliev" not in content


def test_letters_are_letters_in_our_own_families_for_a_pdf() -> None:
    tree = etree.fromstring(lettered(days(), theme())[0])
    texts = [element for element in tree.iter() if etree.QName(element).localname == "text"]
    assert {"Isa Pliev", "16 persons", "Goes on"} <= {text.text for text in texts}
    assert {text.get("font-family") for text in texts} == {"'filing source sans pro', 'filing source serif pro'"}


def test_a_dollar_sign_is_no_formula() -> None:
    line = Line("$x^2$ and 100 % of _a_", 1, "1")
    chart = replace(people_by_place(), bands=(Band("", (line,)),))
    assert b"$x^2$ and 100 % of _a_" in lettered(chart, theme())[0]
    assert outlined(chart, theme())


# --- fonts of a project -----------------------------------------------------------------------------------------


def own(stem: str) -> Theme:
    """A theme in which the project brings a typeface of its own, in truth one of ours."""
    cuts = faces_of(stem, theme())
    files = tuple(
        FontFile("Own Face", face.file.replace(" ", ""), face.weight, face.italic, font_bytes(face))  # type: ignore[arg-type]
        for face in cuts
    )
    return replace(theme(), typefaces=replace(theme().typefaces, headings="Own Face"), fonts=files)


def test_fonts_of_a_project_are_drawn_with() -> None:
    serif, sans = own("Source Serif Pro"), own("Source Sans Pro")
    assert outlined(days(), sans) == outlined(days(), theme())
    assert outlined(days(), serif) != outlined(days(), sans), "though both families have one name"
    assert b"'filing own face', 'filing source serif pro'" in lettered(days(), serif)[0]


# --- what is no drawing of ours ---------------------------------------------------------------------------------

STRANGE = [
    "<image/>",
    "<script/>",
    "<foreignObject/>",
    '<path style="opacity: 0"/>',
    '<path style="clip-path: url(#a)"/>',
]


@pytest.mark.parametrize("inside", STRANGE)
def test_a_drawing_with_more_than_shapes_and_letters_is_no_drawing_of_ours(inside: str) -> None:
    content = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><g>{inside}</g></svg>'
    with pytest.raises(ValueError, match=r"a drawing (holds|has)"):
        plain_svg(content.encode(), 1, 1)
