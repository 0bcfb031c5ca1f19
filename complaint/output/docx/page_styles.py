"""The styles of what stands around and apart from the running text.

Takes a theme, gives the paragraph styles of quotations, captions, tables, the cover, contents, notes, running heads and
letters.
"""

from __future__ import annotations

from collections.abc import Iterator

from complaint.output.docx.measures import (
    CONTENTS_LEVELS,
    NUMBER_INDENT,
    PARAGRAPH_INDENT,
    colour,
    sans,
    text_width,
    tight,
)
from complaint.output.docx.styles import ParagraphStyle, Rule, RunLook, Tab
from complaint.output.theme import Theme


def page_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    yield from _apart(theme)
    yield from _tables(theme)
    yield from _cover(theme)
    yield from _furniture(theme)
    yield from _letter(theme)


def _apart(theme: Theme) -> Iterator[ParagraphStyle]:
    """What stands apart from the running text."""
    sizes, tones = theme.sizes, theme.colours
    # The same line beside all paragraphs of a quotation, so that Word draws it through.
    beside = (Rule("left", colour(tones.rule), 12, 12),)
    yield ParagraphStyle(
        "Quote",
        "Quote",
        next="QuoteSource",
        left=PARAGRAPH_INDENT,
        right=PARAGRAPH_INDENT,
        before=sizes.line / 3,
        after=0,
        keep_lines=True,
        rules=beside,
    )
    source = sans(theme, sizes.small, colour(tones.quiet))
    yield ParagraphStyle(
        "QuoteSource",
        "Quote Source",
        look=source,
        left=PARAGRAPH_INDENT,
        right=PARAGRAPH_INDENT,
        before=sizes.line / 3,
        after=sizes.line * 0.75,
        line=tight(sizes.small),
        rules=beside,
    )
    yield ParagraphStyle(
        "KeyFinding",
        "Key Finding",
        next="BodyText",
        look=sans(theme, sizes.text + 1, colour(tones.heading)),
        before=sizes.line * 0.6,
        after=sizes.line,
        line=sizes.line + 1,
        left=4,
        right=3,
        keep_lines=True,
        rules=(
            Rule("top", colour(tones.tint), 4, 5),
            Rule("left", colour(tones.accent), 24, 9),
            Rule("bottom", colour(tones.tint), 4, 5),
            Rule("right", colour(tones.tint), 4, 8),
        ),
        shade=colour(tones.tint),
    )
    caption = sans(theme, sizes.small + 0.5, colour(tones.quiet))
    line = tight(sizes.small + 0.5)
    yield ParagraphStyle(
        "Caption", "caption", look=caption, before=10, after=5, line=line, keep_next=True, keep_lines=True
    )
    yield ParagraphStyle(
        "FigureCaption", "Figure Caption", based="Caption", next="BodyText", before=0, after=sizes.line, keep_next=False
    )
    yield ParagraphStyle("Figure", "Figure", next="FigureCaption", before=8, after=5, keep_next=True)


def _tables(theme: Theme) -> Iterator[ParagraphStyle]:
    sizes, tones = theme.sizes, theme.colours
    size = sizes.small + 0.5
    text = sans(theme, size)
    yield ParagraphStyle("TableText", "Table Text", look=text, line=tight(size), priority=13)
    yield ParagraphStyle("TableNumber", "Table Number", based="TableText", align="right", priority=13)
    yield ParagraphStyle("TableCentered", "Table Centered", based="TableText", align="center", priority=13)
    for role, tone in (("Head", tones.heading), ("Total", tones.text)):
        look = RunLook(bold=True, colour=colour(tone))
        keep = True if role == "Head" else None
        yield ParagraphStyle(f"Table{role}", f"Table {role}", based="TableText", look=look, keep_next=keep, priority=13)
        for end, align in (("Number", "right"), ("Centered", "center")):
            yield ParagraphStyle(
                f"Table{role}{end}", f"Table {role} {end}", based=f"Table{role}", align=align, priority=13
            )
    term = sans(theme, sizes.small - 0.5, colour(tones.quiet), bold=True, capitals=True, spaced=0.4)
    yield ParagraphStyle(
        "GlanceTerm", "Glance Term", next="GlanceText", look=term, line=11, keep_next=True, priority=13
    )
    yield ParagraphStyle("GlanceText", "Glance Text", look=sans(theme, sizes.text - 0.5), line=13.5, priority=13)
    # Word joins two tables that nothing parts, and wants a paragraph after the last one; names in columns are followed
    # by it as well.
    yield ParagraphStyle(
        "BlockEnd",
        "Block End",
        next="BodyText",
        look=RunLook(size=4),
        line=sizes.line * 0.8,
        fixed_line=True,
        priority=98,
    )
    yield ParagraphStyle("SectionEnd", "Section End", look=RunLook(size=1), line=1, fixed_line=True, priority=98)


def _cover(theme: Theme) -> Iterator[ParagraphStyle]:
    sizes, tones = theme.sizes, theme.colours
    quiet, heading, accent = colour(tones.quiet), colour(tones.heading), colour(tones.accent)
    title = sans(theme, sizes.cover_title, heading, bold=True)
    mark = sans(theme, sizes.small, accent, bold=True, capitals=True, spaced=0.8)
    kicker = sans(theme, sizes.text, accent, bold=True, capitals=True, spaced=0.8)
    subtitle = sans(theme, sizes.cover_subtitle, quiet)
    yield ParagraphStyle("CoverMark", "Cover Mark", look=mark, align="right", priority=14)
    yield ParagraphStyle("CoverKicker", "Cover Kicker", next="Title", look=kicker, before=110, after=10, priority=14)
    yield ParagraphStyle(
        "Title", "Title", next="Subtitle", look=title, after=14, line=round(sizes.cover_title * 1.12), priority=14
    )
    yield ParagraphStyle("Subtitle", "Subtitle", look=subtitle, after=26, line=tight(sizes.cover_subtitle), priority=14)
    yield ParagraphStyle(
        "CoverAddressee",
        "Cover Addressee",
        look=RunLook(size=sizes.text + 2),
        before=14,
        after=10,
        line=sizes.line + 3,
        rules=(Rule("top", accent, 12, 14),),
        priority=14,
    )
    yield ParagraphStyle("CoverText", "Cover Text", after=sizes.line / 2, priority=14)
    yield ParagraphStyle("CoverLine", "Cover Line", look=sans(theme, 9.5, quiet), priority=14)
    yield ParagraphStyle("BackCover", "Back Cover", look=sans(theme, 9.5, quiet), after=8, priority=14)


def _furniture(theme: Theme) -> Iterator[ParagraphStyle]:
    """Contents, notes, running heads and feet, comments."""
    sizes, tones = theme.sizes, theme.colours
    quiet, width = colour(tones.quiet), text_width(theme)
    head = sans(theme, sizes.section, colour(tones.heading), bold=True)
    yield ParagraphStyle("TOCHeading", "TOC Heading", look=head, after=14, line=20, keep_next=True, page_break=True)
    for level in range(1, CONTENTS_LEVELS + 1):
        yield ParagraphStyle(
            f"TOC{level}",
            f"toc {level}",
            next="Normal",
            look=sans(theme, sizes.text if level == 1 else sizes.text - 0.5, bold=level == 1),
            before=6 if level == 1 else 0,
            after=1.5,
            line=sizes.line - 1,
            left=NUMBER_INDENT,
            hanging=NUMBER_INDENT,
            tabs=(Tab(NUMBER_INDENT), Tab(width, "right", "none" if level == 1 else "dot")),
            priority=39,
        )
    running = sans(theme, sizes.small, quiet)
    tabs = (Tab(width, "right"),)
    rule = (Rule("bottom", colour(tones.rule), 4, 4),)
    yield ParagraphStyle("Header", "header", look=running, line=tight(sizes.small), tabs=tabs, rules=rule, priority=99)
    draft = sans(theme, sizes.text, colour(tones.warning), bold=True, spaced=0.6)
    yield ParagraphStyle("DraftMark", "Draft Mark", look=draft, align="center", line=tight(sizes.text), priority=99)
    yield ParagraphStyle("Footer", "footer", look=running, line=tight(sizes.small), tabs=tabs, priority=99)
    note = RunLook(size=sizes.note)
    yield ParagraphStyle(
        "FootnoteText", "footnote text", look=note, line=tight(sizes.note), left=4, hanging=4, after=2, priority=99
    )
    yield ParagraphStyle("CommentText", "annotation text", look=sans(theme, 10), line=13, priority=99)


def _letter(theme: Theme) -> Iterator[ParagraphStyle]:
    sizes, tones = theme.sizes, theme.colours
    line = sizes.line
    yield ParagraphStyle(
        "Sender",
        "Sender",
        next="Addressee",
        look=sans(theme, sizes.small + 0.5, colour(tones.quiet)),
        after=line * 2.5,
        line=12.5,
        rules=(Rule("bottom", colour(tones.rule), 4, 8),),
        priority=15,
    )
    yield ParagraphStyle("Addressee", "Addressee", next="Date", after=line * 2, keep_lines=True, priority=15)
    yield ParagraphStyle("Date", "Date", next="Subject", align="right", after=line * 1.5, priority=15)
    subject = sans(theme, sizes.text + 1, colour(tones.heading), bold=True)
    yield ParagraphStyle("Subject", "Subject", next="Salutation", look=subject, after=line, keep_next=True, priority=15)
    yield ParagraphStyle("Salutation", "Salutation", next="BodyText", after=line / 2, keep_next=True, priority=15)
    yield ParagraphStyle("Closing", "Closing", next="Signature", before=line, keep_next=True, priority=15)
    yield ParagraphStyle("Signature", "Signature", before=line * 3, after=line / 2, keep_lines=True, priority=15)
