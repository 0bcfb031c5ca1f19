"""The reader believes the page, not the promises: what is not printed is not read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from complaint.filing.blocks import ListBlock
from complaint.output.comparing import differences
from complaint.output.pdf.reading import read_pdf
from complaint.output.reading import expected
from tests.output.pdf.proof import filing, made, opened
from tests.output.sample import document, item, paragraph, sample

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


def _without_label(pdf: pikepdf.Pdf) -> None:
    label = next(tag for tag in _tags(pdf, "Lbl") if tag.P.S == pikepdf.Name.H2)
    label.S = pikepdf.Name.Figure


def _without_note_label(pdf: pikepdf.Pdf) -> None:
    next(tag for tag in _tags(pdf, "Lbl") if pikepdf.Name.Note == tag.P.S).S = pikepdf.Name.Figure


def _with_another_address(pdf: pikepdf.Pdf) -> None:
    links = [note for page in pdf.pages for note in page.get("/Annots", ()) if "/A" in note and "/URI" in note.A]
    links[0].A.URI, links[1].A.URI = str(links[1].A.URI), str(links[0].A.URI)


def _with_another_place(pdf: pikepdf.Pdf) -> None:
    links = (note for page in pdf.pages for note in page.get("/Annots", ()))
    next(link for link in links if str(link.get("/Dest", "")) == "p-rally").Dest = pikepdf.String("p-last")


def _without_a_mark(pdf: pikepdf.Pdf) -> None:
    next(iter(_tags(pdf, "Reference"))).S = pikepdf.Name.Figure


def _tags(pdf: pikepdf.Pdf, kind: str) -> Iterator[Any]:
    yield from (one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == f"/{kind}")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (_without_label, "text “The rally of 4 October” has no number instead of the number “1.1”"),
        (_without_note_label, "has no number instead of the number “1”"),
        (_with_another_address, "text “court record” links to https://example.org/news instead of"),
        (_with_another_place, " refers to “p-last”, “fines-table”, “court” instead of “On 4 October a rally was held."),
        (_without_a_mark, "has nothing instead of the mark of note 1 after “On 4 October a rally was held.”"),
    ],
)
def test_a_number_a_mark_or_a_link_that_is_not_as_it_should_be_is_caught(
    change: Callable[[pikepdf.Pdf], None], message: str
):
    with opened(filing().content) as pdf:
        change(pdf)
        content = saved(pdf)
    found = differences(expected(sample(), filing().pages), read_pdf(content), "x.pdf")
    assert any(message in problem.message for problem in found), [problem.message for problem in found]


def test_lists_in_letters_go_on_after_z_as_in_word():
    letters = document(ListBlock("letter", tuple(item(str(number)) for number in range(29))))
    assert [passage.number for passage in read_pdf(made(letters).content).body][25:] == ["(z)", "(aa)", "(bb)", "(cc)"]
