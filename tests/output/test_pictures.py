"""Pictures go into documents without what cameras and programs note beside them; what is no picture is a problem."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageCms, ImageFile
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo

from complaint.filing.blocks import Figure
from complaint.output.docx.archive import unzipped
from complaint.output.pictures import picture_problems, plain_picture
from complaint.problems import ProblemsFound
from tests.output.docx.parcel import made as made_docx
from tests.output.pdf.proof import made as made_pdf
from tests.output.sample import document, picture, text

SECRETS = (b"Camera of Isa Pliev", b"51 deg", b"taken at home", b"<a>Isa Pliev", b"GPS", b"Exif")
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>Isa Pliev</a></x:xmpmeta>'


def block(content: bytes, media_type: str = "image/jpeg") -> Figure:
    return Figure("f", 1, content, media_type, "A square", text("The square"), at="f.html:7")  # type: ignore[arg-type]


def seen(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def _exif(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[Base.Make] = "Camera of Isa Pliev"
    exif[Base.Orientation] = orientation
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (51.0, 10.0, 3.0)
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSAreaInformation] = b"51 deg"
    return exif


def _saved(image: Image.Image, form: str, **more: object) -> bytes:
    target = BytesIO()
    image.save(target, form, **more)
    return target.getvalue()


def _half_red(mode: str = "RGB") -> Image.Image:
    """Red above, white below."""
    image = Image.new("RGB", (40, 20), "white")
    image.paste("red", (0, 0, 40, 10))
    return image.convert(mode)


def _telling_png() -> bytes:
    notes = PngInfo()
    notes.add_text("Comment", "taken at home")
    notes.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return _saved(_half_red(), "PNG", pnginfo=notes, exif=_exif(), icc_profile=_profile()) + b"taken at home, too"


def _telling_jpeg() -> bytes:
    return _saved(_half_red(), "JPEG", exif=_exif(), comment=b"taken at home", xmp=XMP, icc_profile=_profile())


def _profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


TELLING = [(_telling_png, "image/png", "png"), (_telling_jpeg, "image/jpeg", "jpg")]


@pytest.mark.parametrize(("telling", "media_type", "ending"), TELLING, ids=["png", "jpeg"])
def test_what_is_noted_beside_a_picture_reaches_no_document(telling, media_type, ending) -> None:
    content = telling()
    assert sum(secret in content for secret in SECRETS) >= 4, "what is looked for is really there"
    clean = plain_picture(block(content, media_type))
    assert not [secret for secret in SECRETS if secret in clean]
    assert not seen(clean).getexif() and not {"comment", "exif", "xmp", "icc_profile"} & seen(clean).info.keys()
    shown = document(block(content, media_type))
    assert unzipped(made_docx(shown))[f"word/media/image1.{ending}"] == clean
    with pikepdf.open(BytesIO(made_pdf(shown).content)) as pdf:
        streams = [item.read_raw_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream)]
    assert not [secret for secret in SECRETS if any(secret in stream for stream in streams)]


def test_the_same_can_be_seen_as_before() -> None:
    again = seen(plain_picture(block(_telling_jpeg()))).convert("RGB")
    assert again.size == (40, 20)
    red, white = again.getpixel((5, 4)), again.getpixel((5, 16))
    assert red[0] > 240 and max(red[1:]) < 15 and min(white) > 240


def test_a_picture_that_is_upright_only_by_a_note_stays_upright() -> None:
    turned = _saved(_half_red(), "JPEG", exif=_exif(orientation=6))
    assert seen(plain_picture(block(turned))).size == (20, 40)


KINDS = [
    ("L", "PNG", "image/png", "L"),
    ("1", "PNG", "image/png", "L"),
    ("P", "PNG", "image/png", "RGB"),
    ("RGBA", "PNG", "image/png", "RGB"),
    ("LA", "PNG", "image/png", "RGB"),
    ("I;16", "PNG", "image/png", "L"),
    ("L", "JPEG", "image/jpeg", "L"),
    ("CMYK", "JPEG", "image/jpeg", "RGB"),
    ("RGB", "PNG", "image/jpeg", "RGB"),
]


@pytest.mark.parametrize(("mode", "form", "media_type", "becomes"), KINDS)
def test_pictures_of_every_kind_are_taken(mode: str, form: str, media_type: str, becomes: str) -> None:
    image = _half_red().convert("I").point(lambda grey: grey * 257).convert(mode) if mode == "I;16" else _half_red(mode)
    found = seen(plain_picture(block(_saved(image, form), media_type)))
    assert (found.mode, found.size, Image.MIME[found.format or ""]) == (becomes, (40, 20), media_type)
    assert found.convert("L").getpixel((5, 16)) > found.convert("L").getpixel((5, 4))


def test_what_shows_through_is_on_white_paper() -> None:
    found = seen(plain_picture(block(_saved(Image.new("RGBA", (4, 4), (0, 0, 0, 0)), "PNG"), "image/png")))
    assert found.getpixel((1, 1)) == (255, 255, 255)


def test_a_picture_made_clean_is_clean() -> None:
    once = plain_picture(block(picture(), "image/png"))
    assert plain_picture(block(once, "image/png")) == once


WRONG = [
    (b"no picture", "image/png", "the picture cannot be read"),
    (b"", "image/jpeg", "the picture cannot be read"),
    (picture()[:60], "image/png", "the picture cannot be read"),
    (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "image/png", "the picture cannot be read"),
    (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "image/svg+xml", "may load or hide what nobody sees"),
    (_saved(Image.new("1", (20_000, 20_000)), "PNG"), "image/png", "more pixels than can be printed"),
    (_saved(Image.new("1", (10_000, 10_000)), "PNG"), "image/png", "more pixels than can be printed"),
]


@pytest.mark.parametrize(("content", "media_type", "message"), WRONG, ids=[row[2] for row in WRONG])
def test_what_is_no_picture_is_a_problem_of_its_template(content, media_type, message, monkeypatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint sets it
    with pytest.raises(ProblemsFound) as stopped:
        plain_picture(block(content, media_type))
    (problem,) = stopped.value.problems
    assert (problem.code, str(problem.place)) == ("picture", "f.html:7")
    assert message in problem.message
    assert tuple(picture_problems(block(content, media_type))) == (problem,)
