"""Proofs of PDFs for the tests: written once, checked against the standards, and looked into page by page."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

import page
import pikepdf
import pypdfium2

from complaint.filing.blocks import Document
from complaint.output.pdf import PdfOutput, write_pdf
from tests.output import sample
from tests.output.sample import theme

STANDARDS = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)


def made(document: Document) -> PdfOutput:
    return write_pdf(document, theme())


@cache
def filing() -> PdfOutput:
    return made(sample.sample())


@cache
def letter() -> PdfOutput:
    return made(sample.letter())


def faults(content: bytes) -> list[str]:
    """What the file breaks of PDF/UA-1 and PDF/A-3a."""
    reports = (page.validate_pdf_bytes(content, profile=standard) for standard in STANDARDS)
    return [f"{report.profile}: {fault.rule_id} {fault.message}" for report in reports for fault in report.failures]


def opened(content: bytes) -> Any:
    return pikepdf.open(BytesIO(content))


def page_texts(content: bytes) -> list[str]:
    """All that stands on each page, heads and feet included, as another reader than ours finds it."""
    pdf = pypdfium2.PdfDocument(content)
    return [sheet.get_textpage().get_text_range().replace("\r\n", "\n") for sheet in pdf]


def places(content: bytes, page_number: int, words: str) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of words on a page, in millimetres from its upper left corner."""
    sheet = pypdfium2.PdfDocument(content)[page_number - 1]
    text = sheet.get_textpage()
    found = text.search(words).get_next()
    assert found, f"{words} is not on page {page_number}"
    boxes = [text.get_charbox(found[0] + offset) for offset in range(found[1])]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    millimetre = 72 / 25.4
    height = sheet.get_height()
    edges = (min(lefts), height - max(tops), max(rights), height - min(bottoms))
    left, top, right, bottom = (edge / millimetre for edge in edges)
    return left, top, right, bottom
