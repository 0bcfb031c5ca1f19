"""Looks at a finished PDF from outside: do its parts fit together, and can it be read as it was meant.

Takes a `PdfOutput` and the `Document` that it was made from, gives problems; mends nothing. Whether the words are the
same is asked elsewhere (`reading.read_pdf` and `differences`); whether the standards are kept, in the tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from complaint.filing.blocks import Document
from complaint.output.pdf.findings import Finding
from complaint.output.pdf.layout_checks import layout_findings
from complaint.output.pdf.navigation_checks import navigation_findings
from complaint.output.pdf.pages import Pages
from complaint.output.pdf.positions import Printed, read_positions
from complaint.output.pdf.setting_checks import setting_findings
from complaint.output.pdf.structure import read_structure
from complaint.output.pdf.tag_checks import tag_findings
from complaint.output.pdf.writing import PdfOutput
from complaint.output.places import place_of
from complaint.problems import Place, Problem, error, warning

_HINT = "this is a fault of the program, not of the records: keep the file and report it"
_WAY_ROUND = "shorten or divide what is named; the program should have set it otherwise, so report it as well"
_USABLE = "the file can be used; to mend it, shorten or move something on the page before"


def check_pdf(output: PdfOutput, document: Document, name: str = "filing.pdf") -> tuple[Problem, ...]:
    """`name` is what problems call the file ("public/filing.pdf")."""
    printed = read_positions(output.content)
    with pikepdf.open(BytesIO(output.content)) as pdf:
        if whole := [_fault(finding, name) for finding in _pages(pdf, printed, output)]:
            return tuple(whole)  # the rest relies on the pages
        pages = Pages(printed, read_structure(pdf), output.type_areas)
        faults = (
            *_fonts(pdf, output.fonts),
            *_glyphs(pdf, output.fonts),
            *navigation_findings(pdf, pages.tags, document, output.pages),
            *tag_findings(pdf, pages, document),
        )
        problems = [_fault(finding, name) for finding in faults]
        problems += [error("pdf-layout", Place(name), found.message, _WAY_ROUND) for found in layout_findings(pages)]
        problems += [warning("pdf-setting", Place(name), found.message, _USABLE) for found in setting_findings(pages)]
    return tuple(problems)


def _fault(finding: Finding, name: str) -> Problem:
    return error("pdf-check", place_of(finding.at) if finding.at else Place(name), finding.message, _HINT)


def _pages(pdf: Any, printed: Printed, output: PdfOutput) -> Iterator[Finding]:
    """Readers have been seen to drop pages without a word, so two of them must agree with what was laid out."""
    counts = (output.page_count, len(pdf.pages), len(printed.sheets))
    if len({*counts, len(output.type_areas)}) > 1:
        yield Finding("{} pages were laid out, one reader finds {}, another {}".format(*counts))


def _fonts(pdf: Any, ours: frozenset[str]) -> Iterator[Finding]:
    for name in sorted({name for page in pdf.pages for name in _font_names(page)}):
        if name.partition("+")[2] not in ours:
            yield Finding(f"the file uses the font {name}, which is not one of ours")


def _font_names(content: Any) -> Iterator[str]:
    """Names of the fonts that a page or a drawing says it uses."""
    fonts = content.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary())
    yield from (str(font.get("/BaseFont", "/"))[1:] for font in fonts.values())


# --- glyphs -------------------------------------------------------------------------------------------------

_SHOWN = re.compile(rb"<((?:[0-9a-fA-F]{4})+)>")
_MISSING = re.compile(rb"(?:[0-9a-fA-F]{4})*?0000")


def _glyphs(pdf: Any, ours: frozenset[str]) -> Iterator[Finding]:
    """No empty box stands for a character that a font lacks: readers of text would not notice it."""
    drawings = dict[tuple[int, int], Any]()
    for number, page in enumerate(pdf.pages, start=1):
        if _lacks_glyph(page.Contents.read_bytes()):
            yield Finding(f"page {number}: an empty box stands where a font has no glyph")
        found = page.Resources.get("/XObject", pikepdf.Dictionary()).values()
        drawings.update({one.objgen: one for one in found if one.get("/Subtype") == pikepdf.Name.Form})
    for drawing in drawings.values():  # but not pages of other documents
        if all(name.partition("+")[2] in ours for name in _font_names(drawing)) and _lacks_glyph(drawing.read_bytes()):
            yield Finding("in a drawing an empty box stands where a font has no glyph")


def _lacks_glyph(content: bytes) -> bool:
    return any(_MISSING.match(glyphs) for glyphs in _SHOWN.findall(content) if b"0000" in glyphs)
