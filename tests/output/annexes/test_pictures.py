"""Pictures become pages of which only the pixels are left."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageFile

from complaint.output.annexes import pictures
from complaint.output.annexes.pictures import PICTURES, clean_pictures
from complaint.problems import ProblemsFound
from tests.output.annexes.made_up import annex, picture


def seen(content: bytes, number: int = 0) -> Image.Image:
    with pypdfium2.PdfDocument(content) as opened:
        return opened[number].render(scale=0.5).to_pil().convert("RGB")


def is_blue(colour: tuple[int, ...]) -> bool:
    return colour[2] > 150 and colour[0] < 90


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        *[("PNG", mode) for mode in ("RGB", "RGBA", "P", "L", "LA")],
        *[("JPEG", mode) for mode in ("RGB", "L", "CMYK")],
        *[("TIFF", mode) for mode in ("RGB", "1", "CMYK")],
        *[("WEBP", "RGB"), ("GIF", "P"), ("BMP", "RGB")],
    ],
)
def test_every_kind_of_picture_is_seen_as_it_was(kind, mode):
    ending = next(ending for ending, known in PICTURES.items() if known == kind)
    enclosed = clean_pictures(annex(picture(kind, mode), f"a.{ending}"))

    shown = seen(enclosed.content)
    above, below = shown.getpixel((20, 4)), shown.getpixel((20, shown.height - 5))
    assert min(below) > 240
    assert is_blue(above) if mode not in ("L", "LA", "1") else max(above) < 230


def test_a_picture_is_as_large_as_it_says_and_else_set_at_150_dots_per_inch():
    said = clean_pictures(annex(picture("PNG", dpi=(200, 200)), "a.png")).sizes[0]
    unsaid = clean_pictures(annex(picture("PNG", dpi=(72, 72)), "a.png")).sizes[0]

    assert said.width == pytest.approx(320 / 200 * 25.4, abs=0.1)
    assert unsaid.width == pytest.approx(320 / 150 * 25.4, abs=0.1)


def test_properties_of_a_photograph_stay_behind():
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = "secretplace", "secretphotographer"
    content = picture("JPEG", exif=exif, comment=b"secretcomment", icc_profile=b"secretprofile")
    assert content.count(b"secret") == 4

    assert b"secret" not in clean_pictures(annex(content, "a.jpg")).content


def test_a_photograph_taken_sideways_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turn to the right to see it upright
    enclosed = clean_pictures(annex(picture("JPEG", exif=exif), "a.jpg"))

    assert enclosed.sizes[0].width < enclosed.sizes[0].height
    shown = seen(enclosed.content)
    assert is_blue(shown.getpixel((shown.width - 4, 20))) and min(shown.getpixel((4, 20))) > 240


def test_what_is_transparent_is_white():
    clear = Image.new("RGBA", (50, 50), (0, 0, 0, 0))
    out = io.BytesIO()
    clear.save(out, "PNG")

    assert seen(clean_pictures(annex(out.getvalue(), "a.png")).content).getpixel((5, 5)) == (255, 255, 255)


def test_every_sheet_of_a_scan_is_a_page_and_of_a_film_only_the_first_picture():
    pages = [Image.new("1", (80, 100), "white") for _ in range(3)]
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    film = io.BytesIO()
    pages[0].save(film, "GIF", save_all=True, append_images=[Image.new("1", (80, 100), "black")])

    assert len(clean_pictures(annex(out.getvalue(), "scan.tiff")).sizes) == 3
    assert len(clean_pictures(annex(film.getvalue(), "film.gif")).sizes) == 1


def test_a_picture_with_more_dots_than_paper_shows_is_made_smaller():
    enclosed = clean_pictures(annex(picture("JPEG", size=(4000, 3000), dpi=(600, 600)), "a.jpg"))

    with pikepdf.open(io.BytesIO(enclosed.content)) as made:
        (image,) = made.pages[0].Resources.XObject["/P"].Resources.XObject.values()
        assert (image.Width, image.Height) == (2000, 1500)
    assert enclosed.sizes[0].width == pytest.approx(4000 / 600 * 25.4, abs=0.1)


def test_the_same_picture_gives_the_same_bytes():
    assert clean_pictures(annex(picture(), "a.jpg")) == clean_pictures(annex(picture(), "a.jpg"))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"no picture at all", "is no picture"),
        (picture("PNG")[:150], "is damaged"),
        (picture("JPEG")[:300], "is damaged"),
    ],
)
def test_a_damaged_picture_is_refused_by_name(content, why, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint sets it
    with pytest.raises(ProblemsFound) as found:
        clean_pictures(annex(content, "scan.png"))
    assert f"the annex “scan.png” {why}" in found.value.problems[0].message


def test_a_picture_that_would_fill_the_memory_is_refused(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_DOTS", 1000)
    with pytest.raises(ProblemsFound, match="too large: 320 × 200 dots"):
        clean_pictures(annex(picture(), "a.jpg"))
