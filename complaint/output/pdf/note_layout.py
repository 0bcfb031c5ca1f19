"""Keeps footnotes on the page of their mark while WeasyPrint lays out a document.

Where the second line of a paragraph no longer fits on a page, WeasyPrint 70 sends notes of that page to the next one
to make room for it, and at the end of a chapter may lose them. It does not do so in columns; so the function that
lays out lines is told that it is in one, and breaks before the paragraph instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import LayoutContext, block


class _LinesInColumn(LayoutContext):  # type: ignore[misc]
    """The layout under way, as the function for lines shall see it; all its state is that of the real one."""

    @property
    def in_column(self) -> bool:
        return True

    def _update_footnote_area(self) -> Any:
        return self.real._update_footnote_area()


def _seen_by_lines(context: Any) -> Any:
    if isinstance(context, _LinesInColumn):
        return context
    if not hasattr(context, "seen_by_lines"):
        seen = object.__new__(_LinesInColumn)
        seen.__dict__ = context.__dict__
        context.real, context.seen_by_lines = context, seen
    return context.seen_by_lines


@contextmanager
def keeping_notes() -> Iterator[None]:
    lay_out_lines = block._linebox_layout
    block._linebox_layout = lambda context, *more: lay_out_lines(_seen_by_lines(context), *more)
    try:
        yield
    finally:
        block._linebox_layout = lay_out_lines
