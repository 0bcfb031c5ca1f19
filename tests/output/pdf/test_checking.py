"""Each check of a finished PDF notices the fault that it is there for."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from complaint.filing.blocks import Document, Note, Section
from complaint.output.pdf.checking import check_pdf
from tests.output.pdf.proof import filing, opened
from tests.output.sample import paragraph, sample, text


def spoiled(how) -> list[str]:
    with opened(filing().content) as pdf:
        how(pdf)
        out = BytesIO()
        pdf.save(out)
    return [problem.message for problem in check_pdf(out.getvalue(), sample())]


def tags(pdf, kind):
    return [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == f"/{kind}"]


def lose_a_note(pdf):
    tags(pdf, "Note")[0].S = pikepdf.Name.Span


def repeat_a_note(pdf):
    one, other, *_ = tags(pdf, "Note")
    other.ID = one.ID


def move_a_note(pdf):
    tags(pdf, "Note")[0].Pg = pdf.pages[6].obj


def kill_a_link(pdf):
    link = next(annotation for page in pdf.pages for annotation in page.get("/Annots", ()) if "/Dest" in annotation)
    link.Dest = pikepdf.String("nowhere")


def empty_the_outline(pdf):
    del pdf.Root.Outlines


def change_a_font(pdf):
    next(iter(pdf.pages[2].Resources.Font.values())).BaseFont = pikepdf.Name("/AAAAAA+DejaVu-Sans")


@pytest.mark.parametrize(
    ("how", "message"),
    [
        (lose_a_note, "is there 0 times, its mark 1 times"),
        (repeat_a_note, "is there 2 times, its mark 1 times"),
        (move_a_note, "stands on page 7, its mark on page 4"),
        (kill_a_link, "leads to “nowhere”, which is not there"),
        (empty_the_outline, "the outline lacks “Summary”"),
        (change_a_font, "the file uses the font AAAAAA+DejaVu-Sans, which is not one of ours"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_fault_is_noticed(how, message):
    found = spoiled(how)
    assert any(message in problem for problem in found), found


def with_more(document: Document) -> Document:
    more = Section("more", 1, "9", "One more", (paragraph("x"),), at="more.html:1")
    return replace(document, blocks=(*document.blocks, more), notes=(*document.notes, Note(5, text("y"), at="n:5")))


def test_what_the_document_has_and_the_file_lacks_is_told_with_its_place():
    found = [(str(problem.place), problem.message) for problem in check_pdf(filing().content, with_more(sample()))]
    assert ("more.html:1", "the outline lacks “9 One more”") in found
    assert any(place == "n:5" and "is there 0 times" in message for place, message in found)
