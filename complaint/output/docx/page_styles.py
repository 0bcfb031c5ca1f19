"""The styles of what stands around and apart from the running text.

Takes a theme, gives the paragraph styles of quotations, captions, tables, contents, notes, running heads and comments.
Those of covers and letters are in `cover_styles`.
"""

from __future__ import annotations

from collections.abc import Iterator

from complaint.output.docx.cover_styles import cover_styles, letter_styles
from complaint.output.docx.measures import (
    CONTENTS_INDENT,
    CONTENTS_LEVELS,
    colour,
    distance,
    sans,
    text_width,
    tight,
)
from complaint.output.docx.styles import ParagraphStyle, Rule, RunLook, Tab
from complaint.output.theme import Theme

_QUOTE_SIDES = (11.0, 8.0)  # mm that a quotation is set in, at the left and at the right
_NOTE_INDENT = 3.0  # mm from the margin to the words after the number of a note


def page_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    yield from _apart(theme)
    yield from _tables(theme)
    yield from cover_styles(theme)
    yield from _contents(theme)
    yield from _furniture(theme)
    yield from letter_styles(theme)


def _apart(theme: Theme) -> Iterator[ParagraphStyle]:
    """What stands apart from the running text."""
    sizes, tones, spacing = theme.sizes, theme.colours, theme.spacing
    above, below = distance(spacing.block), distance(spacing.block)
    # The same line beside all paragraphs of a quotation, so that Word draws it through.
    beside = (Rule("left", colour(tones.rule), 10, 12),)
    left, right = _QUOTE_SIDES
    yield ParagraphStyle(
        "Quote",
        "Quote",
        next="QuoteSource",
        left=left,
        right=right,
        before=above,
        after=0,
        keep_lines=True,
        rules=beside,
    )
    source = sans(theme, sizes.small, colour(tones.quiet))
    yield ParagraphStyle(
        "QuoteSource",
        "Quote Source",
        look=source,
        left=left,
        right=right,
        before=distance(1.6),
        after=below,
        line=tight(sizes.small),
        rules=beside,
    )
    yield ParagraphStyle(
        "KeyFinding",
        "Key Finding",
        next="BodyText",
        look=sans(theme, sizes.finding, colour(tones.heading)),
        before=distance(1.2 * spacing.block),
        after=distance(1.2 * spacing.block),
        line=tight(sizes.finding, 1.36),
        keep_lines=True,
        rules=(Rule("top", colour(tones.accent), 10, 7), Rule("bottom", colour(tones.rule), 4, 8)),
    )
    caption = sans(theme, sizes.table, colour(tones.heading))
    line = tight(sizes.table)
    yield ParagraphStyle(
        "Caption",
        "caption",
        look=caption,
        before=above,
        after=distance(1.6),
        line=line,
        keep_next=True,
        keep_lines=True,
    )
    yield ParagraphStyle(
        "FigureCaption", "Figure Caption", based="Caption", next="BodyText", before=0, after=below, keep_next=False
    )
    yield ParagraphStyle("Figure", "Figure", next="FigureCaption", before=above, after=distance(2), keep_next=True)
    lead_in = sans(theme, sizes.text, colour(tones.heading), bold=True)
    yield ParagraphStyle(
        "LeadIn",
        "Lead-in",
        next="BodyText",
        look=lead_in,
        before=distance(spacing.minor_above),
        after=distance(spacing.minor_below),
        keep_next=True,
        keep_lines=True,
        priority=9,
    )


def _tables(theme: Theme) -> Iterator[ParagraphStyle]:
    sizes, tones = theme.sizes, theme.colours
    size = sizes.table
    text = sans(theme, size)
    yield ParagraphStyle("TableText", "Table Text", look=text, line=tight(size), priority=13)
    yield ParagraphStyle("TableNumber", "Table Number", based="TableText", align="right", priority=13)
    yield ParagraphStyle("TableCentered", "Table Centered", based="TableText", align="center", priority=13)
    for base in ("Text", "Number", "Centered"):  # in a row that stands on one page with the next
        yield ParagraphStyle(
            f"Table{base}Kept", f"Table {base} Kept", based=f"Table{base}", keep_next=True, priority=13
        )
    for role, tone in (("Head", tones.heading), ("Total", tones.text)):
        look = RunLook(bold=True, colour=colour(tone))
        keep = True if role == "Head" else None
        yield ParagraphStyle(f"Table{role}", f"Table {role}", based="TableText", look=look, keep_next=keep, priority=13)
        for end, align in (("Number", "right"), ("Centered", "center")):
            yield ParagraphStyle(
                f"Table{role}{end}", f"Table {role} {end}", based=f"Table{role}", align=align, priority=13
            )
    yield from _facts(theme)
    # Word joins two tables that nothing parts, and wants a paragraph after the last one; names in columns are followed
    # by it as well, at a shorter distance.
    for identity, called, room in (
        ("BlockEnd", "Block End", theme.spacing.block),
        ("NamesEnd", "Names End", theme.spacing.paragraph),
    ):
        look, after = RunLook(size=1), distance(room)
        yield ParagraphStyle(
            identity, called, next="BodyText", look=look, after=after, line=1, fixed_line=True, priority=98
        )
    # What stands on the front of a letter stands in frames, which take no room: the text begins below them.
    room, look = distance(theme.letter_text - theme.page.top) - 1, RunLook(size=1)
    yield ParagraphStyle(
        "LetterStart", "Letter Start", look=look, before=max(0, room), line=1, fixed_line=True, priority=98
    )
    yield ParagraphStyle("SectionEnd", "Section End", look=RunLook(size=1), line=1, fixed_line=True, priority=98)


def _facts(theme: Theme) -> Iterator[ParagraphStyle]:
    """Profiles, and entries beside their day and place."""
    sizes, heading = theme.sizes, colour(theme.colours.heading)
    term = sans(theme, sizes.table, heading, bold=True)
    line = tight(sizes.table)
    # A profile that is short enough stands on one page.
    yield ParagraphStyle("GlanceTerm", "Glance Term", look=term, line=line, keep_next=True, priority=13)
    yield ParagraphStyle(
        "GlanceTermLong", "Glance Term Long", based="GlanceTerm", look=RunLook(), keep_next=False, priority=13
    )
    yield ParagraphStyle("GlanceText", "Glance Text", look=sans(theme, sizes.table), line=line, priority=13)
    when = sans(theme, sizes.small, heading)
    yield ParagraphStyle("EntryTerm", "Entry Term", next="EntryText", look=when, line=sizes.line, priority=13)
    yield ParagraphStyle("EntryText", "Entry Text", after=distance(0.7 * theme.spacing.paragraph), priority=13)


def _contents(theme: Theme) -> Iterator[ParagraphStyle]:
    """The table of contents; set close where it then fits on one page."""
    sizes, close, width = theme.sizes, theme.contents_close, text_width(theme)
    head = sans(theme, sizes.chapter, colour(theme.colours.heading), bold=True)
    yield ParagraphStyle(
        "TOCHeading",
        "TOC Heading",
        look=head,
        after=distance(theme.spacing.chapter_below),
        line=tight(sizes.chapter, 1.15),
        keep_next=True,
        page_break=True,
        rules=(Rule("bottom", colour(theme.colours.accent), 12, 10),),
    )
    tones = (theme.colours.heading, theme.colours.text, theme.colours.quiet)
    for level, tone in zip(range(1, CONTENTS_LEVELS + 1), tones, strict=True):
        yield ParagraphStyle(
            f"TOC{level}",
            f"toc {level}",
            next="Normal",
            look=sans(theme, sizes.contents, colour(tone), bold=level == 1),
            before=distance(2.0 if close else 3.6) if level == 1 else 0,
            after=0 if close else distance(1.6),
            line=tight(sizes.contents, 1.4 if close else 1.3),
            left=CONTENTS_INDENT,
            hanging=CONTENTS_INDENT,
            keep_next=True if level == 1 else None,
            tabs=(Tab(CONTENTS_INDENT), Tab(width, "right", "none" if level == 1 else "dot")),
            priority=39,
        )


def _furniture(theme: Theme) -> Iterator[ParagraphStyle]:
    """Notes, running heads and feet, comments."""
    sizes, tones = theme.sizes, theme.colours
    running = sans(theme, sizes.small, colour(tones.quiet))
    tabs, line = (Tab(text_width(theme), "right"),), tight(sizes.small)
    rule = (Rule("bottom", colour(tones.rule), 4, 4),)
    yield ParagraphStyle("Header", "header", look=running, line=line, tabs=tabs, rules=rule, priority=99)
    draft = sans(theme, sizes.text, colour(tones.warning), bold=True, spaced=0.6)
    yield ParagraphStyle("DraftMark", "Draft Mark", look=draft, align="center", line=tight(sizes.text), priority=99)
    yield ParagraphStyle("Footer", "footer", look=running, line=line, tabs=tabs, priority=99)
    yield ParagraphStyle(
        "FootnoteText",
        "footnote text",
        look=RunLook(size=sizes.note),
        line=tight(sizes.note),
        after=distance(1),
        tabs=(Tab(_NOTE_INDENT),),
        priority=99,
    )
    yield ParagraphStyle("CommentText", "annotation text", look=sans(theme, 10), line=13, priority=99)
