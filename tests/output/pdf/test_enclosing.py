"""Pages of other documents stand in our files as they are, stamped, and can be found from the filing beside them."""

from __future__ import annotations

import pikepdf
import pypdfium2
import pytest

from complaint.filing.blocks import Cell, Document, EnclosedPage, Reference, Section, Table
from complaint.filing.enclosures import Enclosure
from complaint.output.annexes.pdf_files import clean_pdf
from complaint.output.annexes.pictures import clean_pictures
from complaint.output.comparing import differences
from complaint.output.pdf.checking import check_pdf
from complaint.output.pdf.reading import read_pdf
from complaint.output.reading import expected
from tests.output.annexes import made_up
from tests.output.pdf.proof import faults, made, opened, page_texts, places
from tests.output.sample import document, paragraph, text


def enclosed(number: int, enclosure: Enclosure) -> Section:
    pages = tuple(
        EnclosedPage(
            f"annex-{number}-{page}",
            f"Annex {number} – {page}/{len(enclosure.sizes)}",
            f"Page {page} of annex {number}",
            enclosure.content,
            page - 1,
            size.width,
            size.height,
        )
        for page, size in enumerate(enclosure.sizes, start=1)
    )
    return Section(f"annex-{number}", 1, "", f"Annex {number}. Minutes of the search", pages)


def cells(*words: object, header: bool = False) -> tuple[Cell, ...]:
    return tuple(Cell(text(word), header) for word in words)


def bundle() -> Document:
    """An index and two annexes: a document of two pages, and a photograph that is wider than high."""
    minutes = clean_pdf(made_up.annex(made_up.saved(made_up.burdened()), "a.pdf"))
    letter = clean_pdf(made_up.annex(made_up.saved(made_up.pdf("First page", "Second page")), "b.pdf"))
    photograph = clean_pictures(made_up.annex(made_up.picture(size=(1500, 900)), "c.jpg"))
    rows = tuple(cells(str(number), Reference(f"annex-{number}", "page", "")) for number in (1, 2, 3))
    index = Table("index", 1, text("What is enclosed"), (0.2, 0.8), (cells("No.", "Page", header=True),), rows)
    sections = (enclosed(1, minutes), enclosed(2, letter), enclosed(3, photograph))
    return document(Section("all", 1, "", "Index", (index,)), *sections, kind="annexes")


@pytest.fixture(scope="module")
def file():
    return made(bundle())


def test_the_file_keeps_to_the_standards_with_a_picture_in_it():
    # What others made may lack what PDF/A wants, as fonts that are not embedded: a picture is ours.
    photograph = clean_pictures(made_up.annex(made_up.picture(), "c.jpg"))
    assert faults(made(document(enclosed(1, photograph), kind="annexes")).content) == []


def test_our_own_checks_find_nothing(file):
    assert [found.message for found in check_pdf(file, bundle()) if "font" not in found.message] == []
    assert differences(expected(bundle(), file.pages), read_pdf(file.content), "annexes.pdf") == ()


def test_every_page_of_a_document_is_there_with_its_text_and_stamp(file):
    pages = page_texts(file.content)
    assert len(pages) == 5
    for page, (words, stamp) in zip(
        pages[1:4],
        [("Minutes of seizure", "Annex 1 – 1/1"), ("First page", "Annex 2 – 1/2"), ("Second page", "Annex 2 – 2/2")],
        strict=True,
    ):
        assert words in page and stamp in page


def test_the_index_tells_and_leads_to_the_page_where_each_begins(file):
    index = page_texts(file.content)[0]
    assert [line.split() for line in index.splitlines() if line.split()[:1] in (["1"], ["2"], ["3"])] == [
        *(["1", "2"], ["2", "3"], ["3", "5"]),
    ]
    with opened(file.content) as pdf:
        assert [str(link.Dest) for link in pdf.pages[0].Annots] == ["annex-1", "annex-2", "annex-3"]
        with pdf.open_outline() as outline:
            assert [str(item.title) for item in outline.root][1:] == [
                f"Annex {number}. Minutes of the search" for number in (1, 2, 3)
            ]


def test_stamps_stand_in_the_strip_above_the_page_where_printers_reach(file):
    for page, stamp in ((2, "Annex 1 – 1/1"), (4, "Annex 2 – 2/2"), (5, "Annex 3 – 1/1")):
        left, top, right, bottom = places(file.content, page, stamp)
        width = 297 if page == 5 else 210
        assert 5 < top < bottom < 13 and width / 2 < left < right < width - 5


def test_a_page_is_made_smaller_and_never_covered(file):
    # 72 pt from the left and 90 pt from the top of an A4 sheet, which is made smaller to leave room for the stamp.
    left, top, _, _ = places(file.content, 3, "First page")
    scale = (297 - 13 - 12) / 297
    assert left == pytest.approx(72 / 72 * 25.4 * scale + (210 - 210 * scale) / 2, abs=1.5)
    assert 13 < top < 13 + 90 / 72 * 25.4 * scale


def test_a_wide_page_stands_on_a_turned_sheet(file):
    with opened(file.content) as pdf:
        boxes = [[round(float(edge)) for edge in page.MediaBox[2:]] for page in pdf.pages]
    assert boxes == [[595, 842]] * 4 + [[842, 595]]


def test_a_photograph_is_seen_whole(file):
    with pypdfium2.PdfDocument(file.content) as pdf:
        shown = pdf[4].render(scale=1).to_pil().convert("RGB")
    blue = [
        (x, y)
        for y in range(shown.height)
        for x in range(shown.width)
        if shown.getpixel((x, y))[2] > 150 and shown.getpixel((x, y))[0] < 90
    ]
    width, height = 1500 / 150 * 72, 900 / 150 * 72  # as large as it is at 150 dots per inch
    assert max(x for x, _ in blue) - min(x for x, _ in blue) == pytest.approx(width, abs=3)
    assert max(y for _, y in blue) - min(y for _, y in blue) == pytest.approx(height / 2, abs=3)


def test_nothing_comes_along_that_is_not_seen(file):
    assert b"secret" not in file.content and b"secret" not in made_up.everything(file.content)
    with opened(file.content) as pdf:
        assert not pdf.attachments and "/AcroForm" not in pdf.Root and "/OpenAction" not in pdf.Root


def test_fonts_and_pictures_are_carried_over_once_for_a_document():
    many = clean_pdf(made_up.annex(made_up.saved(made_up.pdf(*"abcdefghij")), "a.pdf"))
    with opened(made(document(enclosed(1, many), kind="annexes")).content) as pdf:
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/BaseFont")]
    assert [str(font.BaseFont) for font in fonts].count("/Helvetica") == 1


def test_the_same_annexes_give_the_same_bytes(file):
    assert made(bundle()).content == file.content


# --- from the filing to the file beside it ------------------------------------------------------------------


def filing() -> Document:
    beside = Reference("list", "number", "Annex 3, p. 2", beside="annexes.pdf#annex-3-2")
    return document(
        Section("facts", 1, "1", "Facts", (paragraph("This is proved by ", beside, "."),)),
        Section("list", 1, "", "Annexes", (paragraph("Annex 3"),)),
    )


def test_a_reference_to_an_annex_leads_to_its_page_in_the_file_beside():
    output = made(filing())
    with opened(output.content) as pdf:
        (link,) = (link for page in pdf.pages for link in page.get("/Annots", ()) if "/A" in link)
        assert (str(link.A.S), str(link.A.F), str(link.A.D)) == ("/GoToR", "annexes.pdf", "annex-3-2")
    assert faults(output.content) == []
    assert [found.message for found in check_pdf(output, filing())] == []
    assert differences(expected(filing(), output.pages), read_pdf(output.content), "filing.pdf") == ()


def test_the_place_that_a_filing_names_is_one_of_the_file_of_annexes(file):
    with opened(file.content) as pdf:
        names = [str(name) for name in list(pdf.Root.Names.Dests.Names)[::2]]
    assert {"annex-1", "annex-2", "annex-2-1", "annex-2-2", "annex-3-1"} <= set(names)
