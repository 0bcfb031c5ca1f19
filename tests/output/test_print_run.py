"""All letters in one PDF, each beginning on a front side."""

from __future__ import annotations

import io

import pikepdf
import pytest

from complaint.output.print_run import joined


def letter(*widths: float) -> bytes:
    """A PDF with a page of each width, by which it can be told again."""
    pdf = pikepdf.new()
    for width in widths:
        pdf.add_blank_page(page_size=(width, 842))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def sizes(content: bytes) -> list[float]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [float(page.mediabox[2]) for page in pdf.pages]


@pytest.mark.parametrize(
    ("letters", "pages"),
    [
        ([(500,)], [500, 500]),
        ([(500, 501)], [500, 501]),
        ([(500, 501), (510, 511, 512), (520,)], [500, 501, 510, 511, 512, 512, 520, 520]),
    ],
)
def test_every_letter_begins_on_a_front_side(letters, pages):
    found = sizes(joined(letter(*widths) for widths in letters))

    assert found == pages
    assert len(found) % 2 == 0


def test_pages_stay_what_they_were(small_project):
    content = (small_project / "build/leaflet/letter.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(content)) as one, pikepdf.open(io.BytesIO(joined([content, content]))) as both:
        page = one.pages[0].Contents.read_bytes()

        assert [both.pages[number].Contents.read_bytes() for number in (0, 2)] == [page, page]


def test_the_same_letters_give_the_same_bytes():
    assert joined([letter(500)]) == joined([letter(500)])
