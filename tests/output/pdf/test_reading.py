"""The reader believes the page, not the promises: what is not printed is not read."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from complaint.output.pdf.reading import read_pdf
from tests.output.pdf.proof import filing, made, opened
from tests.output.sample import document, paragraph

HYPHENATED = document(paragraph("communications representatives " * 30))


def saved(pdf: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_a_stated_text_that_is_not_printed_is_not_read():
    with opened(made(HYPHENATED).content) as pdf:
        stated = next(item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/ActualText" in item)
        stated.ActualText = "something else"
        content = saved(pdf)
    assert "something else" not in read_pdf(content).passages[0]


def test_a_text_that_is_gone_from_the_page_is_missed():
    before = read_pdf(filing().content).passages
    with opened(filing().content) as pdf:
        page = pdf.pages[2]
        page.Contents = pdf.make_stream(b"")
        content = saved(pdf)
    after = read_pdf(content).passages
    assert 0 < len(after) < len(before)


def test_a_text_outside_all_paragraphs_is_read_too():
    with opened(made(document("First.", "Second.")).content) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == pikepdf.Name.P:
                item.S = pikepdf.Name.NonStruct
        content = saved(pdf)
    assert read_pdf(content).passages == ("First.", "Second.")


def test_links_are_read_from_the_page():
    assert read_pdf(filing().content).links == (
        "https://example.org/court?a=1&b=2",
        "https://example.org/news",
        "https://example.org/a?x=1",
    )
