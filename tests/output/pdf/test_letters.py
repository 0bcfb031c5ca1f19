"""A letter fits a window envelope (DIN 5008, form B) and numbers its pages from the second."""

from __future__ import annotations

from complaint.filing.blocks import Break
from complaint.output.pdf.reading import read_pdf
from tests.output.pdf.proof import letter, made, page_texts, places
from tests.output.sample import document, paragraph


def test_the_addressee_stands_in_the_window():
    for words in ("Committee on Assemblies", "Secretariat", "1 Palace Square"):
        left, top, right, bottom = places(letter().content, 1, words)
        assert 20 <= left < right <= 105, words
        assert 45 <= top < bottom <= 90, words


def test_a_longer_letterhead_does_not_push_the_addressee_out_of_the_window():
    sender = paragraph("Centre", Break(), "Street", Break(), "Town", Break(), "Telephone", Break(), "x", role="sender")
    addressee = paragraph("Committee on Assemblies", role="addressee")
    _, top, _, bottom = places(made(document(sender, addressee, "Text.", kind="letter")).content, 1, "Committee")
    assert 45 <= top < bottom <= 90


def test_text_begins_below_the_window():
    assert places(letter().content, 1, "Lakeside, 5 November 2018")[1] > 95


def test_pages_are_numbered_from_the_second():
    long = made(document(*(paragraph("Words of a letter. " * 30) for _ in range(12)), kind="letter"))
    pages = page_texts(long.content)
    assert "Page" not in pages[0]
    assert f"Page 2 of {long.page_count}" in pages[1]


def test_a_signature_does_not_stand_alone_on_a_page():
    for count in (21, 23, 25, 27):
        body = (paragraph("Words of a letter that goes on. " * 4) for _ in range(count))
        end = (paragraph("Respectfully,", role="closing"), paragraph("Zarema Tamkieva", role="signature"))
        pages = page_texts(made(document(*body, *end, kind="letter")).content)
        last = next(page for page in pages if "Zarema" in page)
        assert "Respectfully" in last and "Words" in last


def test_a_letter_is_read_in_the_order_in_which_it_was_written():
    passages = read_pdf(letter().content).passages
    assert passages[0].startswith("Centre for the Defence")
    assert passages[1].startswith("Committee on Assemblies")
    assert passages[-1] == "Zarema Tamkieva Director"
