"""Another program than ours opens the file, lays it out and counts what we left to be counted."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from tests.output.docx.parcel import made
from tests.output.sample import sample


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of the pages that LibreOffice makes of the sample."""
    folder = tmp_path_factory.mktemp("office")
    office = shutil.which("soffice")
    if office is None:
        pytest.fail("LibreOffice is needed for this test: “make test” installs it (libreoffice-writer-nogui)")
    (folder / "sample.docx").write_bytes(made(sample()))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "sample.docx"),
    ]
    done = subprocess.run(command, capture_output=True, timeout=240, check=False)
    target: Path = folder / "sample.pdf"
    assert target.exists(), done.stderr.decode()
    with pypdfium2.PdfDocument(target) as pdf:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]


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
        assert ("Assembly at Ozerny Committee on Assemblies" in page) is not bare
