"""How things are arranged on the page, decided once for both formats.

Takes blocks, gives decisions; writes nothing.
"""

from __future__ import annotations

from dataclasses import replace

from complaint.filing.blocks import (
    Contents,
    Cover,
    Document,
    Glance,
    ListBlock,
    Section,
    Table,
    inline_groups,
    plain,
    walk,
)
from complaint.output.theme import Theme

NAMES_COLUMNS = 3
# Shares of the width for what stands at the left: the label of names, the name of a fact, day and place.
LABEL_SHARE, TERM_SHARE, ENTRY_SHARE = 0.2, 0.24, 0.24
# As many letters as one of three columns holds in a line, when a label stands beside them.
_FITTING = 24
# Lines of contents that fit on one page when they are set close, and how many letters one of them holds.
_CLOSE_LINES = 44
_LETTERS = 80
# Names that are not parted by the end of a page: six rows.
_SHORT = 6 * NAMES_COLUMNS
_SHORT_TABLE = 10  # rows, those of the head included
# Letters of a profile or table that is not parted by the end of a page: about ten lines.
_WHOLE = 600

_WIDEST_HANG = 13.0  # millimetres


# A letter fits a window envelope, so that its margins are no matter of the theme (see `letter_layout`). Millimetres.
LETTER_MARGINS = {"top": 25.0, "right": 20.0, "bottom": 20.0, "left": 25.0}
LETTER_ITEMS = 0.4  # of the distance of items elsewhere
LETTERHEAD_TOP = 15.0
SENDER_NAME_HEIGHT = 5.0

# The foot of a cover: what stands above and below its words, and how high they are, with and without figures.
FOOT_ABOVE, FOOT_BELOW = 9.0, 20.0
FIGURES_HEIGHT, FIGURES_BELOW, FIGURES_APART = 21.0, 7.0, 4.0
MASTHEAD_TOP = 22.0  # of logo and mark on a cover, from the upper edge
BAND = 9.0  # the width of the coloured band at the left of a cover


def letter_theme(theme: Theme) -> Theme:
    """The theme for letters: its own margins, and lists set closer, so that most fit on one page."""
    page, spacing = theme.page, theme.spacing
    closer = replace(spacing, item=spacing.item * LETTER_ITEMS)
    return replace(theme, page=replace(page, **LETTER_MARGINS), spacing=closer)


def hang(theme: Theme) -> float:
    """How far the numbers of headings and paragraphs stand out into the margin, in millimetres."""
    return min(_WIDEST_HANG, round(theme.page.left * 0.45, 1))


def running_title(document: Document) -> str:
    """What stands at the left above each page: the short title, and whom the document is for."""
    return " · ".join(filter(None, (document.short_title, document.recipient)))


def hangs(number: str) -> bool:
    """Whether the number of a heading is short enough to stand out into the margin; “Annex 1.” is not."""
    return not any(sign.isalpha() for sign in number)


def is_kept_whole(block: Glance) -> bool:
    """Whether a profile stands on one page; a longer one would leave too large a gap on the page before."""
    letters = sum(len(plain(term)) + len(plain(text)) for term, text in block.pairs)
    return block.kind == "profile" and letters <= _WHOLE


def key_figures(block: Cover) -> tuple[Glance, ...]:
    """The few figures at the foot of a cover."""
    return tuple(one for one in block.blocks if isinstance(one, Glance) and one.kind == "figures" and one.pairs)


def label_beside(block: ListBlock) -> bool:
    """Whether the label of a list of names stands beside them: long names need the whole width below it."""
    if not block.label:
        return False
    lengths = [len(plain(group)) for item in block.items for inner in walk(item) for group in inline_groups(inner)]
    return bool(lengths) and max(lengths) <= _FITTING


def is_short(block: ListBlock) -> bool:
    """Whether a list of names stands on one page; a longer one would leave too large a gap on the page before."""
    return len(block.items) <= _SHORT


def is_short_table(block: Table) -> bool:
    """Whether a table stands on one page."""
    rows = (*block.head, *block.rows, *block.foot)
    letters = sum(len(plain(cell.inlines)) for row in rows for cell in row)
    return len(rows) <= _SHORT_TABLE and letters <= _WHOLE


def listed_sections(document: Document, block: Contents) -> tuple[Section, ...]:
    """The sections that the contents list."""
    sections = (inner for inner in walk(document.blocks) if isinstance(inner, Section))
    return tuple(section for section in sections if section.in_contents and section.level <= block.depth)


def has_close_contents(document: Document) -> bool:
    return any(contents_are_close(document, block) for block in document.blocks if isinstance(block, Contents))


def contents_are_close(document: Document, block: Contents) -> bool:
    """Whether the contents, set close, fit on one page; if not, they have room enough on two."""
    sections = listed_sections(document, block)
    lines = sum(1 + len(section.title) // _LETTERS for section in sections)
    chapters = sum(section.level == 1 for section in sections)
    return lines + chapters * 0.4 <= _CLOSE_LINES
