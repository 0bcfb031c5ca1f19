"""Live numbering: the number definitions of `numbering.xml`, and a count of what Word will print.

`compose` has settled every number; Word counts by itself. `Numbers` counts as Word does, and where Word would print
another number than the settled one, it makes a numbering that starts there. So both always agree.
"""

from __future__ import annotations

import re

from complaint.filing.blocks import Document
from complaint.output.arranging import hang
from complaint.output.docx.markup import Element, name, sub, twips
from complaint.output.docx.measures import (
    ANNEX_NUMBERINGS,
    BULLET_NUMBERING,
    HEADING_LEVELS,
    HEADINGS_NUMBERING,
    LETTER_NUMBERING,
    LIST_LEVELS,
    MARKER_ROOM,
    NUMBER_NUMBERING,
    PARAGRAPHS_NUMBERING,
    colour,
    heading_style,
    level_indent,
    sans,
)
from complaint.output.docx.styles import RunLook, write_look
from complaint.output.reading import fixed_word
from complaint.output.theme import Theme

_BULLETS = ("•", "–", "·")
_LIST_KINDS = {
    BULLET_NUMBERING: ("Bullet", "bullet", ""),
    NUMBER_NUMBERING: ("Number", "decimal", "%{}."),
    LETTER_NUMBERING: ("Letter", "lowerLetter", "(%{})"),
}
_LIST_NUMBERINGS = {"number": NUMBER_NUMBERING, "letter": LETTER_NUMBERING}


def annex_pattern(document: Document) -> str:
    """How Word numbers annexes in the words of the document: "Annex %1."."""
    return fixed_word(document, "annex_heading").replace("{number}", "%1")


def write_numberings(numbering: Element, annex: str, theme: Theme) -> Element:
    """Adds the definitions that styles are tied to; those of Word's `abstractNum` have the same ids.

    `annex` is how annexes are numbered, with %1 for the count: "Annex %1.".
    """
    out, accent = hang(theme), colour(theme.colours.accent)
    marker = RunLook(colour=accent)
    headings = _definition(numbering, HEADINGS_NUMBERING, "multilevel")
    light = RunLook(bold=False, italic=False, colour=accent)
    for level in range(HEADING_LEVELS):
        pattern = ".".join(f"%{upper + 1}" for upper in range(level + 1))
        _level(headings, level, "decimal", pattern, heading_style(level + 1), 0, out, look=light)
    quiet = sans(theme, theme.sizes.small, colour(theme.colours.quiet))
    paragraphs = _definition(numbering, PARAGRAPHS_NUMBERING, "singleLevel")
    _level(paragraphs, 0, "decimal", "%1.", "NumberedParagraph", 0, out, look=quiet)
    for identity, (kind, form, pattern) in _LIST_KINDS.items():
        definition = _definition(numbering, identity, "hybridMultilevel")
        for level in range(LIST_LEVELS):
            style = f"List{kind}{level + 1 if level else ''}"
            text = pattern.format(level + 1) or _BULLETS[level]
            _level(definition, level, form, text, style, level_indent(level), MARKER_ROOM[identity], look=marker)
    for heading_level, identity in ANNEX_NUMBERINGS.items():
        # A space after the number, not a tab: it would not fit where the contents have those of sections.
        definition = _definition(numbering, identity, "singleLevel")
        _level(
            definition,
            0,
            "decimal",
            annex,
            heading_style(heading_level, is_annex=True),
            0,
            0,
            follows="space",
            look=light,
        )
    for identity in (HEADINGS_NUMBERING, PARAGRAPHS_NUMBERING, *_LIST_KINDS, *ANNEX_NUMBERINGS.values()):
        sub(sub(numbering, "w:num", numId=str(identity)), "w:abstractNumId", val=str(identity))
    return numbering


def _definition(numbering: Element, identity: int, kind: str) -> Element:
    definition = sub(numbering, "w:abstractNum", abstractNumId=str(identity))
    # Word takes lists with the same nsid for one and the same when text is pasted.
    sub(definition, "w:nsid", val=f"{0x2C0A1100 + identity:08X}")
    sub(definition, "w:multiLevelType", val=kind)
    return definition


def _level(
    definition: Element,
    level: int,
    form: str,
    text: str,
    style: str,
    left: float,
    hanging: float,
    follows: str = "tab",
    look: RunLook | None = None,
) -> None:
    made = sub(definition, "w:lvl", ilvl=str(level))
    sub(made, "w:start", val="1")
    sub(made, "w:numFmt", val=form)
    sub(made, "w:pStyle", val=style)
    sub(made, "w:suff", val=follows)
    sub(made, "w:lvlText", val=text)
    sub(made, "w:lvlJc", val="left")
    properties = sub(made, "w:pPr")
    sub(properties, "w:ind", left=str(twips(left)), hanging=str(twips(hanging)))
    if look is not None:
        write_look(sub(made, "w:rPr"), look)


class Numbers:
    """Counts along with Word while a document is written.

    Each method tells the id of the numbering that a paragraph has to name, or None if its style's own will do.
    """

    def __init__(self, numbering: Element) -> None:
        self._numbering = numbering
        self._next = 1 + max(int(num.get(name("w:numId"))) for num in numbering.findall(name("w:num")))
        self._headings = [0] * HEADING_LEVELS
        self._paragraphs = 0
        self._annexes = dict.fromkeys(ANNEX_NUMBERINGS, 0)

    def heading(self, level: int, number: str) -> int | None:
        """Raises ValueError for a number that no counting gives, such as "A" or one at odds with its chapter's."""
        try:
            settled = [int(part) for part in number.rstrip(".").split(".")]
        except ValueError:
            settled = []
        above = self._headings[: level - 1]
        if len(settled) != level or settled[:-1] != above:
            raise ValueError(f"a section of level {level} after {'.'.join(map(str, above)) or 'nothing'}")
        counted = self._headings[level - 1] + 1
        self._headings[level - 1 :] = [settled[-1], *[0] * (HEADING_LEVELS - level)]
        return None if counted == settled[-1] else self._starting(HEADINGS_NUMBERING, level - 1, settled[-1])

    def annex(self, level: int, number: str, pattern: str) -> int | None:
        """`pattern` is how annexes are numbered; raises ValueError for a number that it does not give."""
        found = re.fullmatch(re.escape(pattern).replace("%1", "([0-9]+)"), number)
        if level not in self._annexes or not found:
            raise ValueError(f"the heading of an annex at level {level}")
        counted, self._annexes[level] = self._annexes[level] + 1, int(found[1])
        return None if counted == int(found[1]) else self._starting(ANNEX_NUMBERINGS[level], 0, int(found[1]))

    def paragraph(self, number: int) -> int | None:
        counted, self._paragraphs = self._paragraphs + 1, number
        return None if counted == number else self._starting(PARAGRAPHS_NUMBERING, 0, number)

    def list(self, kind: str, level: int) -> int | None:
        """A numbering that begins anew, for lists that are counted."""
        return self._starting(_LIST_NUMBERINGS[kind], level, 1) if kind in _LIST_NUMBERINGS else None

    def _starting(self, definition: int, level: int, start: int) -> int:
        identity, self._next = self._next, self._next + 1
        made = sub(self._numbering, "w:num", numId=str(identity))
        sub(made, "w:abstractNumId", val=str(definition))
        sub(sub(made, "w:lvlOverride", ilvl=str(level)), "w:startOverride", val=str(start))
        return identity
