"""One theme for both formats: a project writes down what it changes, and learns where and why something cannot be."""

from __future__ import annotations

import shutil
from dataclasses import asdict, replace
from importlib import resources
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from complaint import pipeline
from complaint.filing.words import template_files
from complaint.output.docx.archive import unzipped
from complaint.output.docx.checking import check_docx
from complaint.output.docx.writing import write_docx
from complaint.output.fonts import PACKAGED
from complaint.output.pdf.checking import check_pdf
from complaint.output.pdf.faces import faces_of, font_bytes
from complaint.output.pdf.look import stylesheet
from complaint.output.pdf.writing import write_pdf
from complaint.output.theme import Theme
from complaint.output.theme_reading import contrast, theme_of
from complaint.problems import ProblemsFound
from tests.output.sample import letter, sample
from tests.output.sample import theme as shared_theme
from tests.small_project import write

THEME = "templates/styles/theme.yaml"
LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><title>Made by a person</title>
<metadata><who>a person</who></metadata><rect width="30" height="10" fill="#0a6"/>{}</svg>
"""
LOGO_SETTINGS = "logo: {file: logo.svg, alternative: Two open hands, height: 12, on: [cover, letterhead]}\n"
CUTS = {"Regular": (400, 0), "It": (400, 1), "Semibold": (600, 0), "SemiboldIt": (600, 1)}


def read(project: Path, text: str) -> Theme:
    write(project, THEME, text)
    return theme_of(template_files(project))


def told(project: Path, text: str) -> list[tuple[str, str, str]]:
    """What is wrong with a theme: place, message and hint of each problem."""
    with pytest.raises(ProblemsFound) as stopped:
        read(project, text)
    return [(str(one.place), one.message, one.hint) for one in stopped.value.problems]


def font(name: str = "Regular", **changes: object) -> bytes:
    """A font file of an invented family, made from one of ours."""
    weight, italic = CUTS[name]
    (face,) = (
        one for one in faces_of("Source Sans Pro", shared_theme()) if (one.weight, one.italic) == (weight, bool(italic))
    )
    made = TTFont(BytesIO(font_bytes(face)))
    for record in made["name"].names:
        if record.nameID in (1, 16):
            record.string = str(changes.get("family", "Invented Sans"))
    made["OS/2"].fsType = changes.get("licence", 0)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


# --- a theme in part --------------------------------------------------------------------------------------------


def test_a_project_writes_down_only_what_it_changes(tmp_path):
    changed = read(tmp_path, 'colours:\n  heading: "#7A1F1F"\nsizes:\n  text: 11\n')
    shared = shared_theme()
    assert changed == replace(
        shared,
        colours=replace(shared.colours, heading="#7a1f1f"),
        sizes=replace(shared.sizes, text=11.0),
    )


@pytest.mark.parametrize("text", ["# nothing yet\n", "{}\n"])
def test_a_theme_that_changes_nothing_is_the_shared_one(tmp_path, text):
    assert read(tmp_path, text) == shared_theme()


def test_the_shared_theme_has_no_logo():
    assert shared_theme().logo is None


# --- what cannot be ---------------------------------------------------------------------------------------------

# What is written, where the problem is, what its message and its hint hold.
WRONG = {
    "a group misspelt": ("sizes:\n  text: 11\ncolors:\n  text: '#000000'\n", ":4:9", "no group “colors”", "“colours”"),
    "a setting misspelt": ("sizes:\n  texts: 11\n", ":2:10", "no setting “sizes.texts”", "“text”"),
    "a setting without a value": ("sizes:\n  text:\n", ":2:8", "“sizes.text” is missing", ""),
    "a colour that is a remark": ("colours:\n  text: #000000\n", ":2:8", "text” is missing", "quotation marks"),
    "a colour by name": ("colours:\n  text: navy\n", ":2:9", 'a colour as "#12324f", not “navy”', ""),
    "a colour too pale": ("colours:\n  accent: '#ffd54f'\n", ":2:11", "too pale to be read", "at least 3 to 1"),
    "a size in words": ("sizes:\n  text: big\n", ":2:9", "a number of points from 4 to 96, not “big”", ""),
    "a size with its unit": ("sizes:\n  text: 11pt\n", ":2:9", "not “11pt”", ""),
    "a size beyond sense": ("sizes:\n  text: 1100\n", ":2:9", "not “1100”", ""),
    "no number at all": ("sizes:\n  text: nan\n", ":2:9", "not “nan”", ""),
    "margins wider than the page": ("page:\n  left: 130\n", ":2:9", "leave 53 mm", ""),
    "a typeface that is not there": (
        "typefaces:\n  text: Source Serif\n", ":2:9", "no font files for", "“Source Serif Pro”",
    ),
    "a line of the letterhead": ("letterhead:\n  lines: [name, phon]\n", ":2:17", "knows no “phon”", "“phone”"),
    "a letterhead nowhere": ("letterhead:\n  side: middle\n", ":2:9", "left or right, not “middle”", ""),
    "a list without a group": ("sizes: 3\n", ":1:8", "“sizes” is a group of settings", "set in by two spaces"),
    "no groups at all": ("- sizes\n", ":1:1", "groups of settings", ""),
    "a setting twice": ("sizes:\n  text: 11\n  text: 12\n", ":3:3", "stands twice", ""),
    "a logo that is not there": (LOGO_SETTINGS, ":1:14", "“logo.svg”, is not there", "templates/styles/"),
    "a logo outside": ("logo: {file: ../logo.svg, alternative: x, height: 9, on: [cover]}\n", ":1:14", "not there", ""),
    "a logo without words": ("logo: {file: logo.svg, height: 9, on: [cover]}\n", "", "alternative” is missing", ""),
    "a logo that fills the page": (
        "logo: {file: l.svg, alternative: x, height: 200, on: [cover]}\n", ":1:45", "from 1 to 60, not “200”", "",
    ),
    "a logo in a place unknown": (
        "logo: {file: l.svg, alternative: x, height: 9, on: [footer]}\n", ":1:53", "knows no “footer”", "cover",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_mistake_is_told_with_its_place_and_what_may_be_meant(tmp_path, case):
    text, place, message, hint = WRONG[case]
    found = told(tmp_path, text)
    assert any(at == THEME + place and message in said and hint in more for at, said, more in found), found


def test_everything_wrong_is_told_at_once(tmp_path):
    assert len(told(tmp_path, "sizes:\n  text: big\n  line: bigger\ncolours:\n  text: navy\n")) == 3


def test_the_check_of_a_project_tells_what_is_wrong_with_its_theme(project, complaint):
    write(project, THEME, "letterhead:\n  side: middle\n")
    result = complaint("check", "--project", project)
    assert result.exit_code == 1
    assert f"{THEME}:2:9: error" in result.output


def test_contrast_is_counted_as_the_guidelines_count_it():
    assert contrast("#000000") == pytest.approx(21)
    assert contrast("#ffffff") == pytest.approx(1)
    assert contrast("#767676") == pytest.approx(4.54, abs=0.01)


# --- the logo ---------------------------------------------------------------------------------------------------


def test_a_drawing_is_taken_over_without_its_maker(tmp_path):
    write(tmp_path, "templates/styles/logo.svg", LOGO.format(""))
    logo = read(tmp_path, LOGO_SETTINGS).logo
    assert logo is not None
    assert (logo.ratio, logo.width, logo.height, logo.alternative) == (3, 36, 12, "Two open hands")
    assert b"person" not in logo.content
    assert b"#0a6" in logo.content


# What a drawing may not hold, and what is said of it.
NOT_DRAWN = {
    "words, which need a font": ("<text>Office</text>", "turn words into paths"),
    "a script": ("<script>alert(1)</script>", "of shapes only"),
    "a script on a shape": ('<path d="M0 0" onclick="x()"/>', "leave it out"),
    "a picture from elsewhere": ('<image href="https://example.org/x.png"/>', "of shapes only"),
    "a colour from elsewhere": ('<path d="M0 0" fill="url(https://example.org/x)"/>', "leave it out"),
    "a piece from elsewhere": ('<use href="https://example.org/x.svg#a"/>', "leave it out"),
    "a style sheet": ("<style>@import 'x'</style>", "of shapes only"),
}


@pytest.mark.parametrize("case", NOT_DRAWN)
def test_a_drawing_holds_nothing_but_shapes(tmp_path, case):
    inside, hint = NOT_DRAWN[case]
    write(tmp_path, "templates/styles/logo.svg", LOGO.format(inside))
    ((place, _, said),) = told(tmp_path, LOGO_SETTINGS)
    assert place == "templates/styles/logo.svg"
    assert hint in said


def test_a_drawing_declares_no_entities(tmp_path):
    bomb = '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + LOGO.format("<g>&a;</g>")
    write(tmp_path, "templates/styles/logo.svg", bomb)
    assert [message for _, message, _ in told(tmp_path, LOGO_SETTINGS)] == ["the drawing declares entities"]


def test_a_picture_is_made_anew_from_its_pixels(tmp_path):
    made = BytesIO()
    picture = Image.new("RGBA", (40, 20), (0, 0, 0, 0))
    picture.putpixel((0, 0), (200, 0, 0, 255))
    exif = Image.Exif()
    exif[0x013B] = "Photographer P."
    picture.save(made, "PNG", exif=exif)
    write(tmp_path, "templates/styles/logo.png", made.getvalue())
    logo = read(tmp_path, LOGO_SETTINGS.replace("svg", "png")).logo
    assert logo is not None
    assert b"Photographer" in made.getvalue()
    assert b"Photographer" not in logo.content
    again = Image.open(BytesIO(logo.content))
    assert (again.getpixel((0, 0)), again.getpixel((9, 9))) == ((200, 0, 0), (255, 255, 255))
    assert logo.ratio == 2


@pytest.mark.parametrize(("name", "content"), [("logo.png", b"GIF89a"), ("logo.gif", b"GIF89a"), ("logo.svg", b"<p/>")])
def test_what_is_no_picture_is_refused(tmp_path, name, content):
    write(tmp_path, f"templates/styles/{name}", content)
    ((place, _, _),) = told(tmp_path, LOGO_SETTINGS.replace("logo.svg", name))
    assert place == f"templates/styles/{name}"


def test_the_logo_stands_on_covers_and_letters_of_both_formats(tmp_path):
    write(tmp_path, "templates/styles/logo.svg", LOGO.format(""))
    themed = read(tmp_path, LOGO_SETTINGS)
    for whole, part, relations in (
        (sample(), "word/document.xml", "word/_rels/document.xml.rels"),
        (letter(), "word/header2.xml", "word/_rels/header2.xml.rels"),
    ):
        content = write_docx(whole, themed)
        parts = unzipped(content)
        assert check_docx(content) == ()
        assert b'descr="Two open hands"' in parts[part]
        assert b"media/image" in parts[relations]
        pdf = write_pdf(whole, themed)
        assert check_pdf(pdf, whole) == ()
        assert "Two open hands" in texts_for_the_ear(pdf.content)


def test_the_logo_stands_only_where_the_theme_says(tmp_path):
    write(tmp_path, "templates/styles/logo.svg", LOGO.format(""))
    themed = read(tmp_path, LOGO_SETTINGS.replace("cover, letterhead", "letterhead"))
    assert b"Two open hands" not in unzipped(write_docx(sample(), themed))["word/document.xml"]
    assert b"Two open hands" in unzipped(write_docx(letter(), themed))["word/header2.xml"]


def texts_for_the_ear(content: bytes) -> list[str]:
    with pikepdf.open(BytesIO(content)) as pdf:
        return [str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]


# --- fonts of one's own -----------------------------------------------------------------------------------------


def bring_fonts(project: Path, cuts: tuple[str, ...] = tuple(CUTS)) -> None:
    for cut in cuts:
        write(project, f"templates/styles/fonts/Invented-{cut}.ttf", font(cut))


def test_a_typeface_of_ones_own_is_known_by_the_name_in_its_files(tmp_path):
    bring_fonts(tmp_path)
    write(tmp_path, "templates/styles/fonts/LICENCE.txt", "free")
    own = read(tmp_path, "typefaces:\n  headings: Invented Sans\n")
    assert {(one.typeface, one.weight, one.italic) for one in own.fonts} == {
        ("Invented Sans", weight, bool(italic)) for weight, italic in CUTS.values()
    }
    assert [face.package for face in faces_of("Invented Sans", own)] == [""] * 4


def test_a_pdf_holds_the_typeface_of_the_project_and_word_names_it(tmp_path):
    bring_fonts(tmp_path)
    own = read(tmp_path, "typefaces:\n  headings: Invented Sans\n")
    pdf = write_pdf(letter(), own)
    assert check_pdf(pdf, letter()) == ()
    assert any("Invented-Semibold" in name for name in fonts_in(pdf.content))
    assert write_pdf(letter(), own).content == pdf.content
    assert b'w:ascii="Invented Sans"' in unzipped(write_docx(letter(), own))["word/styles.xml"]


def fonts_in(content: bytes) -> list[str]:
    with pikepdf.open(BytesIO(content)) as pdf:
        return [str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()]


def test_font_files_that_the_theme_does_not_name_are_left_alone(tmp_path):
    bring_fonts(tmp_path)
    assert read(tmp_path, "sizes:\n  text: 11\n").fonts == ()


def test_a_typeface_needs_all_its_cuts(tmp_path):
    bring_fonts(tmp_path, ("Regular", "Semibold"))
    ((place, message, _),) = told(tmp_path, "{}\n")
    assert place.startswith("templates/styles/fonts/Invented-")
    assert message == "of the typeface “Invented Sans” there is no italic and no bold italic"


def test_a_licence_that_forbids_it_is_kept(tmp_path):
    bring_fonts(tmp_path)
    write(tmp_path, "templates/styles/fonts/Invented-It.ttf", font("It", licence=2))
    assert ("licence" in message for _, message, _ in told(tmp_path, "{}\n"))


def test_a_broken_font_file_is_told(tmp_path):
    bring_fonts(tmp_path)
    write(tmp_path, "templates/styles/fonts/Other.otf", b"OTTO and nothing more")
    assert told(tmp_path, "{}\n")[0][:2] == ("templates/styles/fonts/Other.otf", "this font file cannot be read")


def test_the_packaged_typefaces_are_all_there():
    assert all(font_bytes(face) for name in PACKAGED for face in faces_of(name, shared_theme()))


# --- both formats ------------------------------------------------------------------------------------------------


def test_every_setting_of_the_theme_reaches_the_stylesheet_of_the_pdf_under_its_name():
    css, shared = stylesheet(shared_theme()), shared_theme()
    for part, prefix, unit in (("sizes", "size", "pt"), ("spacing", "space", "mm"), ("page", "page", "mm")):
        for name, value in asdict(getattr(shared, part)).items():
            assert f"--{prefix}-{name.replace('_', '-')}: {value:g}{unit}" in css
    for name, value in asdict(shared.colours).items():
        assert f"--colour-{name}: {value}" in css


def test_no_setting_is_without_effect_in_the_pdf():
    rules = resources.files("complaint.output.pdf").joinpath("filing.css").read_text("utf-8")
    shared = shared_theme()
    settings = [
        *(f"--size-{name}" for name in asdict(shared.sizes)),
        *(f"--space-{name}" for name in asdict(shared.spacing)),
        *(f"--colour-{name}" for name in asdict(shared.colours)),
        *(f"--page-{name}" for name in asdict(shared.page)),
    ]
    assert [name for name in settings if f"var({name.replace('_', '-')})" not in rules] == []


# --- a build is made from its theme -----------------------------------------------------------------------------


def stale(project: Path) -> dict[str, str]:
    """By folder why its files are stale."""
    return {
        problem.place.file: problem.message
        for problem in pipeline.verify(project, project / "build")
        if problem.code == "stale"
    }


def test_a_changed_theme_logo_or_font_makes_a_build_stale(project, complaint):
    write(project, THEME, LOGO_SETTINGS)
    write(project, "templates/styles/logo.svg", LOGO.format(""))
    before = stale(project)
    assert "build/leaflet" in before and all("shared templates/styles/theme.yaml" in why for why in before.values())
    assert complaint("build", "leaflet", "--project", project).exit_code == 0
    assert "build/leaflet" not in stale(project)

    write(project, "templates/styles/logo.svg", LOGO.format("<g/>"))
    assert "templates/styles/logo.svg" in stale(project)["build/leaflet"]
    shutil.rmtree(project / "templates/styles")
    gone = stale(project)["build/leaflet"]
    assert THEME in gone and "templates/styles/logo.svg" in gone
