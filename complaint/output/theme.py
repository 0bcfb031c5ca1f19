"""How documents look: typefaces, sizes, spacing, colours, margins, letterhead and logo, for both writers.

Holds values only; `theme_reading` takes them from `styles/theme.yaml`. What each setting does is told in
`docs/theme.md`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

LogoPlace = Literal["cover", "letterhead"]


@dataclass(frozen=True, slots=True)
class Typefaces:
    """Families by name, and what Word falls back to where they are not installed."""

    text: str
    headings: str
    text_fallback: str
    headings_fallback: str


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in points; `line` is the distance of two lines of text."""

    text: float
    line: float
    lead: float
    small: float
    note: float
    table: float
    finding: float
    contents: float
    chapter: float
    section: float
    subsection: float
    minor: float
    cover_title: float
    cover_subtitle: float
    cover_figure: float


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distances in millimetres. `_above` and `_below` are those of headings."""

    paragraph: float  # between paragraphs
    item: float  # between the items of a list
    block: float  # above and below tables, boxes, figures, quotations and pull-outs
    cell: float  # above and below the words in a cell of a table
    chapter_below: float
    section_above: float
    section_below: float
    subsection_above: float
    subsection_below: float
    minor_above: float
    minor_below: float
    cover_top: float  # from the upper edge of the cover to its title


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as #rrggbb."""

    text: str
    heading: str
    accent: str
    quiet: str
    rule: str
    tint: str
    warning: str  # the mark on every page of a draft
    todo: str  # behind what is still to be filled in


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet and its margins in millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Which lines of the organisation stand on letters (templates print them), and at which side of the sheet."""

    lines: tuple[str, ...]
    side: Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture of the organisation, made clean: `height` in millimetres, `ratio` its width to its height."""

    content: bytes
    media_type: Literal["image/png", "image/svg+xml"]
    alternative: str
    height: float
    ratio: float
    on: tuple[LogoPlace, ...]

    @property
    def width(self) -> float:
        return self.height * self.ratio


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file that a project brings itself, of the family that the theme names."""

    typeface: str
    file: str
    weight: Literal[400, 600]
    italic: bool
    content: bytes


_NEARER = 0.4  # of the way from sections to chapters


@dataclass(frozen=True, slots=True)
class Theme:
    typefaces: Typefaces
    sizes: Sizes
    spacing: Spacing
    colours: Colours
    page: Page
    letterhead: Letterhead
    logo: Logo | None = None
    fonts: tuple[FontFile, ...] = ()
    chapters_flow: bool = False
    contents_close: bool = False
    letter_text: float = 99.0  # where the text of a letter begins, from the upper edge
    rare_letters: bool = False  # whether letters that its typefaces lack are printed in the one of last resort

    def for_document(self, *, chapters_flow: bool, contents_close: bool = False) -> Theme:
        """The theme for a document whose chapters start pages, or flow: their headings are then nearer to sections.

        `contents_close` sets the lines of the contents close, where they then fit on one page.
        """
        between = (
            round(self.sizes.section + (self.sizes.chapter - self.sizes.section) * _NEARER) if chapters_flow else 0
        )
        sizes = replace(self.sizes, chapter=between) if chapters_flow else self.sizes
        return replace(self, chapters_flow=chapters_flow, contents_close=contents_close, sizes=sizes)

    def logo_on(self, place: LogoPlace) -> Logo | None:
        return self.logo if self.logo and place in self.logo.on else None
