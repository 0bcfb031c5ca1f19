"""What files tell of their making is found; that filings tell nothing is asked of the worked example."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.metadata import told_by_docx, told_by_pdf, traces_of_making
from tests.output.docx.parcel import made, replaced, with_part
from tests.output.pdf import proof
from tests.output.sample import letter, sample

CORE = "docProps/core.xml"
TOLD = {
    "title": "Letter to the Committee",
    "organisation": "Centre for the Defence of Assembly",
    "date": "2018-11-05",
    "language": "en",
}


def changed(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with proof.opened(proof.letter().content) as pdf:
        change(pdf)
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def picture(kind: str, **told: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", (8, 8)).save(out, kind, **told)
    return out.getvalue()


def test_a_letter_tells_title_organisation_date_and_language() -> None:
    assert told_by_docx(made(letter())) == told_by_pdf(proof.letter().content) == TOLD
    assert traces_of_making(made(letter())) == traces_of_making(proof.letter().content) == []


@pytest.mark.parametrize(
    "content",
    [
        with_part(made(letter()), "docProps/app.xml", b"<Properties><Application>Writer</Application></Properties>"),
        replaced(made(letter()), CORE, "<dc:title>", "<cp:lastModifiedBy>N. N.</cp:lastModifiedBy><dc:title>"),
        replaced(made(letter()), CORE, "2018-11-05T00:00:00Z", "2026-01-01T09:15:00Z"),
    ],
    ids=["a program", "a person", "a moment"],
)
def test_a_word_file_that_tells_more_is_not_passed(content: bytes) -> None:
    with pytest.raises((AssertionError, KeyError, ValueError)):
        told_by_docx(content)


@pytest.mark.parametrize(
    "change",
    [
        lambda pdf: pdf.docinfo.__setitem__("/Producer", "Writer"),
        lambda pdf: pdf.docinfo.__setitem__("/ModDate", "D:20260101091500Z"),
        lambda pdf: pdf.docinfo.__setitem__("/Title", "Another"),
        lambda pdf: pdf.Root.Metadata.write(
            pdf.Root.Metadata.read_bytes().replace(
                b"<xmp:CreateDate>", b"<xmp:CreatorTool>W</xmp:CreatorTool><xmp:CreateDate>"
            )
        ),
    ],
    ids=["a program", "a moment", "another title", "a program in the XMP"],
)
def test_a_pdf_that_tells_more_is_not_passed(change: Callable[[pikepdf.Pdf], None]) -> None:
    with pytest.raises((AssertionError, KeyError, ValueError)):
        told_by_pdf(changed(change))


def test_traces_are_found_wherever_they_stand(tmp_path: Path) -> None:
    named = PngInfo()
    named.add_text("Software", "Matplotlib")
    exif = Image.Exif()
    exif[0x0131] = "Camera"
    for content, trace in (
        (replaced(made(letter()), "word/document.xml", "Respectfully", f"{tmp_path}/x"), f"{tmp_path}/"),
        (replaced(made(letter()), "word/footnotes.xml", "Copies", "by WeasyPrint"), "WeasyPrint"),
        (
            with_part(made(sample()), "word/media/image1.png", picture("PNG", pnginfo=named)),
            "a piece tEXt of a picture",
        ),
        (with_part(made(sample()), "word/media/image1.jpg", picture("JPEG", exif=exif)), "a piece E1 of a picture"),
        (changed(lambda pdf: pdf.Root.__setitem__("/Made", pdf.make_stream(b"Cairo 1.16"))), "Cairo"),
    ):
        assert trace in traces_of_making(content, (tmp_path,)), trace
