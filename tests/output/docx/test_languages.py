"""Which languages Word files can be printed in: no letter needs another typeface than the file names.

For PDFs see `tests/output/pdf/test_languages.py`, which also holds the letters and the texts. Word and LibreOffice take
the regular and the bold cut; where they lack a letter, another typeface of the machine would stand in, or an empty box.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from complaint.filing.blocks import Emphasis, Foreign
from complaint.output.fonts import PACKAGED
from tests.office import to_pdf
from tests.output.docx.parcel import made
from tests.output.pdf.test_languages import ARTICLES, LETTERS
from tests.output.sample import document, paragraph, text

UPRIGHT = [(package, f"{stem}-{cut}.ttf") for package, stem in PACKAGED.values() for cut in ("Regular", "Bold")]


@pytest.mark.parametrize(("package", "file"), UPRIGHT, ids=[file for _, file in UPRIGHT])
def test_the_cuts_that_stand_upright_have_the_letters_of_all_languages(package: str, file: str) -> None:
    with TTFont(str(files(package) / "files" / file)) as font:
        held = font.getBestCmap()
    missing = {name: [sign for sign in letters if ord(sign) not in held] for name, letters in LETTERS.items()}
    assert {name: signs for name, signs in missing.items() if signs} == {}


def pages(folder: Path, articles: dict[str, str]) -> tuple[str, set[str]]:
    """The words of a Word file as LibreOffice sets it, and the typefaces that it took."""
    words = [
        paragraph(Foreign(code, text(said, " ", Emphasis("strong", text(said))))) for code, said in articles.items()
    ]
    (folder / "words.docx").write_bytes(made(document(*words)))
    paper = to_pdf(folder / "words.docx", folder)
    with pypdfium2.PdfDocument(paper) as pdf:
        found = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    with pikepdf.open(paper) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        return found, {str(font.BaseFont).partition("+")[2].partition("-")[0] for font in fonts}


def bare(words: str) -> str:
    """Letters only: lines and hyphens are as LibreOffice breaks them."""
    return "".join(sign for sign in words if sign.isalnum())


def test_libreoffice_takes_no_other_typeface_for_any_language(tmp_path: Path) -> None:
    found, typefaces = pages(tmp_path, ARTICLES)
    assert [code for code, said in ARTICLES.items() if bare(said) not in bare(found)] == []
    assert typefaces == {"SourceSerifPro", "SourceSansPro"}
