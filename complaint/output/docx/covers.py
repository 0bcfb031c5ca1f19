"""The first and the last page of a filing: words at their places, over coloured areas.

Takes blocks, writes them to the flow. What follows the title moves with it; mark, figures and lines stand in frames at
the head and the foot of the page, where they stay whatever a lawyer writes above.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

from docx.parts.document import DocumentPart

from complaint.filing.blocks import BackCover, Blocks, Cover, Glance, Inlines, Paragraph, Text
from complaint.output.arranging import (
    BAND,
    FIGURES_APART,
    FIGURES_BELOW,
    FIGURES_HEIGHT,
    FOOT_ABOVE,
    FOOT_BELOW,
    MASTHEAD_TOP,
    key_figures,
)
from complaint.output.docx.anchored import Spot, write_area, write_logo
from complaint.output.docx.draft import Draft
from complaint.output.docx.flow import Flow, Layout
from complaint.output.docx.inlines import PLAIN, write_inlines
from complaint.output.docx.markup import Element
from complaint.output.docx.measures import colour, text_width
from complaint.output.logo import as_png

_LINE = 1.45 * 25.4 / 72  # the distance of lines at the foot in millimetres, for each point of their size
Write = Callable[[Blocks, str], None]


def write_cover(block: Cover, flow: Flow, draft: Draft, part: DocumentPart, write: Write) -> None:
    """`write` writes blocks in a style of text."""
    theme, width = draft.theme, text_width(draft.theme)
    flow.begin(Layout(bare_first_page=True))
    ground = flow.paragraph("SectionEnd")
    figures = key_figures(block)
    lines = [line for line in block.lines if line]
    words = len(lines) * theme.sizes.text * _LINE
    above = FOOT_ABOVE + (FIGURES_HEIGHT + FIGURES_BELOW if figures else 0)
    top = theme.page.height - FOOT_BELOW - words
    if figures or lines:
        foot = Spot(0, top - above, theme.page.width, above + words + FOOT_BELOW)
        write_area(ground, foot, colour(theme.colours.tint), _identity(draft))
    _write_band(ground, draft)
    _write_logo(ground, draft, part)
    if block.mark:
        write_inlines(flow.framed("CoverMark", MASTHEAD_TOP, width), block.marking or (Text(block.mark),), draft)
    for style, inlines in (
        ("CoverKicker", block.kicker),
        ("Title", block.title),
        ("Subtitle", block.subtitle),
        ("CoverAddressee", block.addressee),
    ):
        _line(flow, style, inlines, draft)
    write(tuple(inner for inner in block.blocks if inner not in figures), "CoverText")
    for one in figures:
        _write_figures(one, flow, draft, top - above + FOOT_ABOVE)
    for line in lines:
        write_inlines(flow.framed("CoverLine", top, width), line, draft)
    flow.begin(Layout())


def write_back_cover(block: BackCover, flow: Flow, draft: Draft, write: Write) -> None:
    """Paragraphs stand in a frame at the foot; anything else begins where the page does."""
    flow.begin(Layout(bare_first_page=True))
    _write_band(flow.paragraph("SectionEnd"), draft)
    paragraphs = [one for one in block.blocks if isinstance(one, Paragraph)]
    if len(paragraphs) < len(block.blocks):
        write(block.blocks, "BackCover")
        return
    # All in one style: LibreOffice would part the frame where another one begins.
    for number, paragraph in enumerate(paragraphs):
        made = flow.framed("BackCover", None, text_width(draft.theme))
        write_inlines(made, paragraph.inlines, draft, replace(PLAIN, strong=not number))


def _write_figures(block: Glance, flow: Flow, draft: Draft, top: float) -> None:
    """Side by side, each in a frame with what it counts."""
    width = text_width(draft.theme) / len(block.pairs)
    for number, pair in enumerate(block.pairs):
        place = (top, width - FIGURES_APART, draft.theme.page.left + number * width)
        for style, inlines in zip(("CoverFigure", "CoverCounted"), pair, strict=True):
            write_inlines(flow.framed(style, *place), inlines, draft)


def _line(flow: Flow, style: str, inlines: Inlines, draft: Draft) -> None:
    if inlines:
        write_inlines(flow.paragraph(style), inlines, draft)


def _write_band(paragraph: Element, draft: Draft) -> None:
    page = draft.theme.page
    write_area(paragraph, Spot(0, 0, BAND, page.height), colour(draft.theme.colours.heading), _identity(draft))


def _write_logo(paragraph: Element, draft: Draft, part: DocumentPart) -> None:
    logo = draft.theme.logo_on("cover")
    if logo is not None:
        picture = as_png(logo.content, logo.media_type, logo.width, logo.height)
        relation, _ = part.get_or_add_image(BytesIO(picture))
        spot = Spot(draft.theme.page.left, MASTHEAD_TOP, logo.width, logo.height)
        write_logo(paragraph, spot, relation, logo.alternative, _identity(draft))


def _identity(draft: Draft) -> str:
    return str(next(draft.ids))
