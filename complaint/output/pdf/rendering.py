"""Laying out: a sheet and a stylesheet in, WeasyPrint's laid out pages and then its PDF objects out.

Whatever WeasyPrint only mentions in its log - a missing picture, a dead link, a rule that it does not know - stops
the work as a problem. Nothing is fetched but fonts and the document's own pictures.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from threading import RLock
from typing import Any
from weakref import WeakSet
from xml.etree.ElementTree import Element

import cssselect2
import pydyf
import weasyprint
from weasyprint.css.counters import CounterStyle
from weasyprint.formatting_structure import boxes
from weasyprint.pdf import generate_pdf, tags
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from complaint.output.pdf.faces import Face, faces_for
from complaint.output.pdf.fetching import ClosedFetcher
from complaint.output.pdf.hyphenation import dividing_words
from complaint.output.pdf.look import stylesheet
from complaint.output.pdf.note_layout import keeping_notes
from complaint.output.pdf.positions import Area
from complaint.output.pdf.sheet import Sheet
from complaint.output.theme import Theme
from complaint.problems import Place, ProblemsFound, error

_VARIANT = "pdf/a-3a"
_POINTS_IN_PIXEL = 0.75  # of CSS
# WeasyPrint's logger and the names replaced below belong to the whole process.
_one_at_a_time = RLock()


@dataclass(slots=True)
class Painted:
    """PDF objects, and for each page which box became which piece of marked content."""

    pdf: Any
    boxes: list[dict[int, Any]] = field(default_factory=list)


class _Tree(weasyprint.HTML):  # type: ignore[misc]
    """A document from elements instead of from HTML text, which a big table would take long to parse."""

    def __init__(self, root: Element, fetcher: ClosedFetcher) -> None:
        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = root


def lay_out(sheet: Sheet, theme: Theme) -> Any:
    """The pages of the document, as a `weasyprint.Document`."""
    try:
        with _listening(), keeping_notes(), dividing_words():
            fetcher = ClosedFetcher(faces_for(theme), sheet.pictures)
            style, shared = _style(stylesheet(theme), faces_for(theme))
            return _Tree(sheet.root, fetcher).render(stylesheets=[style], pdf_variant=_VARIANT, **shared)
    except ProblemsFound:
        _style.cache_clear()  # it may be the stylesheet that was complained about
        raise


@lru_cache(maxsize=4)
def _style(text: str, faces: tuple[Face, ...]) -> tuple[Any, dict[str, Any]]:
    """The stylesheet with its fonts and counters, read once for all documents in a look.

    Why: of the time that a letter takes, reading them anew would be a third.
    """
    fonts = FontConfiguration()
    _fonts.add(fonts)
    shared = {"font_config": fonts, "counter_style": CounterStyle()}
    return weasyprint.CSS(string=text, url_fetcher=ClosedFetcher(faces, {}), **shared), shared


_fonts: WeakSet[Any] = WeakSet()


def _leave_font_files() -> None:
    """The files that hold fonts belong to the process that made them: a copy of it must not take them away."""
    for fonts in _fonts:
        fonts._folder = None


os.register_at_fork(after_in_child=_leave_font_files)


def type_areas(laid_out: Any) -> tuple[Area, ...]:
    """What the margins leave of each page."""
    areas = []
    for page in laid_out.pages:
        box = page._page_box
        left, top = box.content_box_x(), box.content_box_y()
        edges = (left, top, left + box.width, top + box.height)
        areas.append(Area(*(edge * _POINTS_IN_PIXEL for edge in edges)))
    return tuple(areas)


def paint(laid_out: Any) -> Painted:
    """The pages as PDF objects, with a tag tree whose elements know the boxes that they were made for (`box`)."""
    options = {**weasyprint.DEFAULT_OPTIONS, "pdf_variant": _VARIANT, "pdf_tags": True, "pdf_version": "1.7"}
    with _listening(), _watching() as texts:
        pdf = generate_pdf(laid_out, None, 1, **{**options, "output_intent": "srgb"})
    return Painted(pdf, texts)


# --- what WeasyPrint says -----------------------------------------------------------------------------------


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _listening() -> Iterator[None]:
    """Raises `ProblemsFound` with all that WeasyPrint complained about."""
    logger = logging.getLogger("weasyprint")
    heard = _Heard()
    with _one_at_a_time:
        level, disabled = logger.level, logger.disabled
        logger.addHandler(heard)
        logger.setLevel(logging.WARNING)
        logger.disabled = False
        try:
            yield
        except FatalURLFetchingError as refused:  # a BaseException: it must not get further
            heard.messages.append(str(refused))
        finally:
            logger.removeHandler(heard)
            logger.setLevel(level)
            logger.disabled = disabled
    if heard.messages:
        raise ProblemsFound(*(_complaint(message) for message in dict.fromkeys(heard.messages)))


def _complaint(message: str) -> Any:
    hint = "the PDF would not show what the document says: mend what is named, or report a fault of the program"
    return error("pdf-layout", Place(), f"laying out the PDF: {message}", hint)


# --- what became of each box --------------------------------------------------------------------------------


@contextmanager
def _watching() -> Iterator[list[dict[int, Any]]]:
    """Notes, while a PDF is painted, the box of each tag and the text boxes of each page by number of their content.

    WeasyPrint forgets both; without them its tag tree could not be improved. It also lists all pages anew for every
    tag, which makes long documents slow; the list is kept here instead.
    """
    pages: list[dict[int, Any]] = []
    build, references = tags._build_box_tree, pydyf.PDF.page_references

    def noting(box: Any, parent: Any, pdf: Any, page: int, nums: Any, annotations: Any, marks: Any) -> Iterator[Any]:
        if isinstance(box, boxes.PageBox):
            pages.append({mark["mcid"]: text for text, mark in marks.items()})
        for tag in build(box, parent, pdf, page, nums, annotations, marks):
            if not hasattr(tag, "box"):
                tag.box = box
            yield tag

    def kept(pdf: Any) -> tuple[bytes, ...]:
        if len(getattr(pdf, "kept_references", ())) != pdf.pages["Count"]:
            pdf.kept_references = references.fget(pdf)
        return tuple(pdf.kept_references)

    tags._build_box_tree, pydyf.PDF.page_references = noting, property(kept)
    try:
        yield pages
    finally:
        tags._build_box_tree, pydyf.PDF.page_references = build, references
