"""Another program than ours opens the file, lays it out and counts what we left to be counted."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from complaint.filing.blocks import Note, NoteMark, Todo
from complaint.filing.window import Size
from complaint.output.docx import write_docx
from tests.office import brought_up_to_date, to_pdf
from tests.output.docx.parcel import DOCUMENT, found, made, tree, with_part
from tests.output.sample import document, paragraph, sample, text
from tests.output.window import (
    A4,
    ADDRESS,
    ENVELOPES,
    SENDER,
    US_LETTER,
    bare,
    letter,
    lines_drawn,
    perhaps_seen,
    surely_seen,
    theme_for,
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of the pages that LibreOffice makes of the sample."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "sample.docx").write_bytes(made(sample()))
    with pypdfium2.PdfDocument(to_pdf(folder / "sample.docx", folder)) as pdf:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The lines of the sample after somebody put a chapter and a table before others and changed a heading."""
    content = made(sample())
    body = tree(content)
    (caption,) = found(body, "//w:p[w:pPr/w:pStyle[@w:val='Caption']][.//w:instrText]")
    caption.addprevious(deepcopy(caption))
    for mark in found(caption.getprevious(), "w:bookmarkStart | w:bookmarkEnd"):
        mark.getparent().remove(mark)
    (chapter, _) = found(body, "//w:p[w:pPr/w:pStyle[@w:val='Heading1']]")
    chapter.addprevious(deepcopy(chapter))
    for mark in found(chapter.getprevious(), "w:bookmarkStart | w:bookmarkEnd"):
        mark.getparent().remove(mark)
    (heading,) = found(body, "//w:p[w:pPr/w:pStyle[@w:val='Heading3']]//w:t")
    heading.text = "Before the town court"
    changed = etree.tostring(body, encoding="UTF-8", xml_declaration=True, standalone=True)
    paper, text = brought_up_to_date(with_part(content, DOCUMENT, changed), tmp_path_factory.mktemp("counted"))
    return [" ".join(line.split()) for line in (*text.splitlines(), *_lines_of(paper))]


def _lines_of(paper: Path) -> list[str]:
    """The lines of a PDF, which other than the text has the notes."""
    with pypdfium2.PdfDocument(paper) as pdf:
        return [line for page in pdf for line in page.get_textpage().get_text_bounded().splitlines()]


def test_cover_and_chapters_each_start_a_page(pages: list[str]) -> None:
    assert "Complaint about the dispersal" in pages[0]
    assert "Contents Summary" in pages[1]
    heads = ("Summary What happened", "1 The facts 1.", "2 The law 6.", "Annexes What is enclosed")
    starts = [number for head in heads for number, page in enumerate(pages) if head in page]
    assert len(starts) == len(set(starts)) == len(heads)


def test_numbers_come_out_as_settled(pages: list[str]) -> None:
    text = " ".join(pages[2:])
    for wanted in (
        "1 The facts 1. Everything stated here follows from chapter 2.",
        "1.1 The rally of 4 October 2. On 4 October",
        "(a) inner a (b) inner b 1. one thing 2. another thing with a second paragraph 1. counting starts again",
        "1.2 Fines & other “measures” <imposed> Table 1. Fines by person",
        "1.2.1 Before the court",
        "Figure 1. The square",
        "1.2.1.1 A heading of the fourth level 5. Deep.",
        "2 The law 6. The law in a chapter of its own",
        "(a) peaceful assembly; (b) fair trial.",
        "2.1 Fair trial 7. Without a lawyer: Annex 2, p. 3, note 2 and paragraphs 2–5.",
        "Annex 1. List Who was there. Annex 2. Order It forbids.",
    ):
        assert wanted in text
    assert "see paragraph 2, Table 1 and “Before the court” on page" in text


def test_pages_are_counted_and_only_cover_and_back_cover_are_bare(pages: list[str]) -> None:
    for number, page in enumerate(pages, start=1):
        bare = number in (1, len(pages))
        assert (f"Page {number} of {len(pages)}" in page) is not bare
        assert ("Assembly at Ozerny · Committee on Assemblies" in page) is not bare


def test_tables_titles_and_pages_are_followed_when_they_change(lines: list[str]) -> None:
    assert "Table 2. Fines by person" in lines
    assert "3. About 3 000 people came2; see paragraph 2, Table 2 and “Before the town court” on page 6." in lines
    assert any("See section 2.2 and Вестник." in line for line in lines)


def test_the_contents_are_made_anew_from_what_they_list(lines: list[str]) -> None:
    start = lines.index("Contents")
    assert lines[start + 1 : start + 12] == [
        *("Summary 3", "1 The facts 4", "2 The facts 5", "2.1 The rally of 4 October 5"),
        *("2.2 Fines & other “measures” <imposed> 6", "2.2.1 Before the town court 6", "3 The law 8"),
        *("3.1 Fair trial 8", "Annexes 9", "Annex 1. List 9", "Summary"),
    ]


@pytest.mark.parametrize(("envelope", "paper"), [("C5/6", A4), ("DL", A4), ("No. 10", US_LETTER)])
def test_the_window_of_an_envelope_shows_the_address_and_the_sender_only(
    envelope: str, paper: Size, tmp_path: Path
) -> None:
    (tmp_path / "letter.docx").write_bytes(write_docx(letter(ENVELOPES[envelope], paper), theme_for(paper)))
    content = to_pdf(tmp_path / "letter.docx", tmp_path).read_bytes()
    wanted = bare(*ADDRESS) if envelope == "No. 10" else bare(SENDER, *ADDRESS)
    assert surely_seen(content, ENVELOPES[envelope], paper) == wanted
    assert perhaps_seen(content, ENVELOPES[envelope], paper) == wanted
    marks = [line for line in lines_drawn(content) if line.right < 20]
    folds = sorted((*ENVELOPES[envelope].folds, paper.height / 2))
    assert [mark.top for mark in marks] == pytest.approx(folds, abs=0.2)


def test_notes_keep_their_texts_where_comments_stand_between_them(tmp_path: Path) -> None:
    words = [f"Note {word}" for word in ("alpha", "beta", "gamma", "delta")]
    paragraphs = [paragraph("x", NoteMark(number), Todo("Why?", text("y"))) for number in range(1, 5)]
    notes = tuple(Note(number, text(word)) for number, word in enumerate(words, start=1))
    (tmp_path / "notes.docx").write_bytes(made(document(*paragraphs, notes=notes)))
    lines = _lines_of(to_pdf(tmp_path / "notes.docx", tmp_path))
    assert [next((word for word in words if word in line), "") for line in lines if "Note" in line] == words
