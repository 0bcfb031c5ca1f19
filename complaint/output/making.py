"""One document becomes its files: DOCX and PDF are written, read back and compared with the blocks.

Takes a composed document, gives the bytes and the problems found in reading them back. Writes nothing to disk.
"""

from __future__ import annotations

from dataclasses import dataclass

from complaint.filing.blocks import Document
from complaint.output.docx.checking import check_docx
from complaint.output.docx.reading import read_docx
from complaint.output.docx.writing import write_docx
from complaint.output.reading import differences, expected
from complaint.output.theme import Theme
from complaint.problems import Problem

FORMATS = ("docx", "pdf")


@dataclass(frozen=True, slots=True)
class Made:
    """The files of one document by format, and how many pages the PDF has (0 if none was made)."""

    files: dict[str, bytes]
    pages: int
    problems: tuple[Problem, ...]


def make(document: Document, theme: Theme, formats: tuple[str, ...], name: str) -> Made:
    """The document in the formats; `name` is what problems call it ("public/filing").

    The PDF is laid out even if only the DOCX is wanted, because the DOCX's contents need its page numbers.
    """
    from complaint.output.pdf.checking import check_pdf  # importing WeasyPrint costs 0.7 s: only where a PDF is made
    from complaint.output.pdf.reading import read_pdf
    from complaint.output.pdf.writing import write_pdf

    wanted = expected(document)
    problems: list[Problem] = []
    files: dict[str, bytes] = {}
    pdf = write_pdf(document, theme)
    if "pdf" in formats:
        files["pdf"] = pdf.content
        problems += check_pdf(pdf.content, document)
        problems += differences(wanted, read_pdf(pdf.content), f"{name}.pdf")
    if "docx" in formats:
        docx = write_docx(document, theme, pdf.pages)
        files["docx"] = docx
        problems += check_docx(docx)
        problems += differences(wanted, read_docx(docx), f"{name}.docx")
    return Made(files, pdf.page_count, tuple(problems))
