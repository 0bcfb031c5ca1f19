"""Measures and small looks that the styles share: how many levels there are, how far lists are set in.

Takes values of the theme, gives them as styles want them.
"""

from __future__ import annotations

from complaint.output.docx.styles import RunLook
from complaint.output.theme import Theme

HEADING_LEVELS = 5
LIST_LEVELS = 3
CONTENTS_LEVELS = 3
# The ids of the numberings that styles are tied to; lists that restart get further ones.
HEADINGS_NUMBERING, PARAGRAPHS_NUMBERING, BULLET_NUMBERING, NUMBER_NUMBERING, LETTER_NUMBERING = 1, 2, 3, 4, 5
ANNEX_NUMBERINGS = {1: 6, 2: 7}  # by the level of the headings

CONTENTS_INDENT = 12.0  # mm from the number of an entry of the contents to its words
LIST_STEP = 6.0
# Millimetres from the marker of a list to its words: “(b)” needs more room than a bullet.
MARKER_ROOM = {BULLET_NUMBERING: 4.0, NUMBER_NUMBERING: 6.0, LETTER_NUMBERING: 6.0}
_POINTS = 72 / 25.4  # in a millimetre


def level_indent(level: int) -> float:
    """Where the words of a list stand, in millimetres, counted from level 0."""
    return (level + 1) * LIST_STEP


def distance(millimetres: float) -> float:
    """A distance of the theme in points, which Word keeps between paragraphs."""
    return max(0.0, round(millimetres * _POINTS, 1))


def heading_style(level: int, numbered: bool = True, in_contents: bool = True, is_annex: bool = False) -> str:
    """The id of the style of a heading, which tells by its name whose it is and what it lacks."""
    whose, listed = "Annex" if is_annex else "", "" if in_contents else "Unlisted"
    return f"Heading{level}{whose}{listed}{'' if numbered else 'Unnumbered'}"


def heading_name(level: int, numbered: bool = True, in_contents: bool = True) -> str:
    """The name of that style in Word's list."""
    return f"Heading {level}{'' if in_contents else ' Unlisted'}{'' if numbered else ' Unnumbered'}"


def sized(style: str, step: int) -> str:
    """The id of the style of something on the front of a letter: the smaller types are variants of the first."""
    return f"{style}{step + 1}" if step else style


def outline_level(level: int, in_contents: bool = True) -> int:
    """Where Word's navigation shows a heading, 0 for the highest level.

    The contents field takes in what stands at its own levels; a heading that it is to leave out stands below them all.
    """
    return level - 1 if in_contents else CONTENTS_LEVELS + level - 1


def text_width(theme: Theme) -> float:
    return theme.page.width - theme.page.left - theme.page.right


def colour(value: str) -> str:
    """The colour as Word writes it: without the sign, in capitals."""
    return value.lstrip("#").upper()


def sans(theme: Theme, size: float | None = None, tone: str = "", **more: bool | float) -> RunLook:
    return RunLook(font=theme.typefaces.headings, size=size, colour=tone, **more)  # type: ignore[arg-type]


def tight(size: float, lines: float = 1.3) -> float:
    """The distance of lines for small type and headings."""
    return round(size * lines * 20) / 20
