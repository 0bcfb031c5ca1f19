"""What the window of an envelope shows of a printed letter, wherever the letter has slipped in it."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
from pypdfium2 import raw

from complaint.filing.blocks import Break, Document, Emphasis, Inline
from complaint.filing.stationery import Envelope, envelopes
from complaint.filing.window import Area, Size
from complaint.filing.words import template_files
from complaint.output.theme import Theme
from tests.output.sample import document, paragraph, text, theme
from tests.worked_example import ROOT

POINT = 25.4 / 72
A4, US_LETTER = Size(210, 297), Size(215.9, 279.4)
ENVELOPES = envelopes(template_files(ROOT)).known


def glyphs(content: bytes, page: int = 1) -> list[tuple[str, Area]]:
    """The letters of a page with the places of their ink in millimetres."""
    with pypdfium2.PdfDocument(content) as pdf:
        sheet = pdf[page - 1]
        text, height = sheet.get_textpage(), sheet.get_height()
        found = []
        for number in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(number)
            sign = text.get_text_range(number, 1)
            if sign.strip() and right > left:
                edges = (left * POINT, (height - top) * POINT, (right - left) * POINT, (top - bottom) * POINT)
                found.append((sign, Area(*edges)))
    return found


def lines_drawn(content: bytes, page: int = 1) -> list[Area]:
    """The lines and areas that are drawn on a page, in millimetres."""
    with pypdfium2.PdfDocument(content) as pdf:
        sheet = pdf[page - 1]
        height = sheet.get_height()
        found = []
        for drawn in sheet.get_objects():
            if drawn.type == raw.FPDF_PAGEOBJ_PATH:
                left, bottom, right, top = drawn.get_bounds()
                found.append(Area(left * POINT, (height - top) * POINT, (right - left) * POINT, (top - bottom) * POINT))
    return found


def surely_seen(content: bytes, envelope: Envelope, paper: Size) -> str:
    """The letters of which the window shows all wherever the letter has slipped, without spaces."""
    shown = envelope.always_shown(paper)
    return "".join(sign for sign, ink in glyphs(content) if _within(ink, shown))


def perhaps_seen(content: bytes, envelope: Envelope, paper: Size) -> str:
    """The letters of which the window may show something."""
    shown = envelope.ever_shown(paper)
    return "".join(sign for sign, ink in glyphs(content) if ink.overlaps(shown))


def _within(ink: Area, area: Area) -> bool:
    across = area.left <= ink.left and ink.right <= area.right
    return across and area.top <= ink.top and ink.bottom <= area.bottom


ADDRESS = ("Her Excellency Ms. Zarema Tamkieva", "Permanent Representative", "Delegation of Norway to the Committee",
           "1 Palace Square, Building B", "1000 Lakeside", "LAKELAND")  # fmt: skip
SENDER = "Centre for the Defence of Assembly · 12 Garden Street · 1000 Lakeside · Lakeland"
LETTERHEAD = ("12 Garden Street, 1000 Lakeside, Lakeland", "office@example.org", "+1 555 010 0000", "www.example.org")


def letter(
    envelope: Envelope,
    paper: Size = A4,
    address: tuple[str, ...] = ADDRESS,
    sender: str = SENDER,
    letterhead: tuple[str, ...] = LETTERHEAD,
    reference: str = "Our reference: 2018-11/committee/delegation-norway",
) -> Document:
    """A letter that fills all that stands around the window."""
    window = envelope.laid_out_for(paper)
    blocks = (
        paragraph(Emphasis("strong", text("Centre for the Defence of Assembly")), role="sender"),
        *(paragraph(line, role="sender") for line in letterhead),
        *([paragraph(sender, role="return")] if window.sender is not None else []),
        paragraph(*_broken(address), role="addressee"),
        paragraph("5 November 2018", Break(), reference, role="dateline"),
        paragraph("Complaint about the dispersal of the assembly at Ozerny", role="subject"),
        paragraph("Excellency,", role="salutation"),
        paragraph("We submit a complaint. " * 20),
        paragraph("Respectfully,", role="closing"),
        paragraph("Zarema Tamkieva", role="signature"),
    )
    return document(*blocks, kind="letter", title="Letter", window=window)


def theme_for(paper: Size) -> Theme:
    usual = theme()
    return replace(usual, page=replace(usual.page, width=paper.width, height=paper.height))


def _broken(lines: tuple[str, ...]) -> list[str | Inline]:
    return [part for line in lines for part in (Break(), line)][1:]


def bare(*lines: str) -> str:
    return "".join(" ".join(lines).split())
