"""Sheets on which texts stand at given places: labels, envelopes, separator sheets.

Takes pages of texts with their areas and sizes, gives the bytes of a PDF with the fonts of the theme in it. Meant for a
printer; the same texts give the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from complaint.filing.blocks import Document
from complaint.filing.window import Area, Size
from complaint.output.pdf.sheet import Sheet, append, element
from complaint.output.theme import Theme


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines of text at a place: type size and distance of lines in points."""

    area: Area
    lines: tuple[str, ...]
    size: float
    line: float
    bold: bool = False
    sans: bool = False


Page = Sequence[Setting]


@dataclass(frozen=True, slots=True)
class About:
    """What a file of sheets says about itself."""

    title: str
    language: str
    organisation: str
    date: str


def sheets(pages: Sequence[Page], paper: Size, theme: Theme, about: About) -> bytes:
    """A PDF with these pages; raises `ProblemsFound` for letters that no typeface of the theme has."""
    from complaint.output.pdf.embedding import settle_fonts
    from complaint.output.pdf.exact_text import state_exact_text
    from complaint.output.pdf.faces import faces_for
    from complaint.output.pdf.packing import packed
    from complaint.output.pdf.properties import set_properties
    from complaint.output.pdf.rendering import lay_out, paint
    from complaint.output.pdf.tagging import improve_tags

    sheet = Sheet(Element("html", {"lang": about.language}))
    head = element(sheet.root, "head")
    append(element(head, "title"), about.title)
    append(element(head, "style"), _style(paper))
    body = element(sheet.root, "body")
    for page in pages:
        holder = element(body, "div", "page-of-settings")
        for setting in page:
            _set(sheet, element(holder, "div", "setting"), setting)
    faces = faces_for(theme)
    laid_out = lay_out(sheet, theme)
    painted = paint(laid_out)
    settle_fonts(painted.pdf, laid_out.fonts, faces)
    improve_tags(painted, about.language)
    state_exact_text(painted, sheet, faces)
    set_properties(painted.pdf, _document(about))
    return packed(painted.pdf)


def _style(paper: Size) -> str:
    return (
        f"@page {{ size: {paper.width:g}mm {paper.height:g}mm; margin: 0; {_BARE} }}"
        f".page-of-settings {{ position: relative; width: {paper.width:g}mm; height: {paper.height:g}mm;"
        " break-after: page; overflow: hidden }"
        ".page-of-settings:last-child { break-after: auto }"
        ".setting { position: absolute }"
        ".setting p { margin: 0; text-align: left; hyphens: manual }"
    )


_BARE = " ".join(
    f"@{side} {{ content: none; border: none }}"
    for side in ("top-left", "top-center", "top-right", "bottom-left", "bottom-right")
)


def _set(sheet: Sheet, holder: Element, setting: Setting) -> None:
    area = setting.area
    family = "var(--sans)" if setting.sans else "var(--serif)"
    holder.set(
        "style",
        f"left: {area.left:.3f}mm; top: {area.top:.3f}mm; width: {area.width:.3f}mm; height: {area.height:.3f}mm;"
        f" font: {600 if setting.bold else 400} {setting.size:.3f}pt/{setting.line:.3f}pt {family}",
    )
    paragraph = sheet.running(holder, "p")
    for number, line in enumerate(setting.lines):
        if number:
            sheet.new_line(paragraph)
        sheet.write(paragraph, line)


def _document(about: About) -> Document:
    return Document("filing", about.language, about.title, "", "", about.organisation, about.date, "", ())
