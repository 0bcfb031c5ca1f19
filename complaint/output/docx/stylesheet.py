"""Which styles a filing has and what they look like, from the theme; the table styles are in `table_styles`.

Takes a theme, gives `ParagraphStyle`s and `RunStyle`s. A lawyer who knows Word finds here every name that stands in
Word's list of styles. Nothing in the text is formatted otherwise than by one of these.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from complaint.output.docx.styles import ParagraphStyle, Rule, RunLook, RunStyle, Tab
from complaint.output.theme import Theme

HEADING_LEVELS = 5
LIST_LEVELS = 3
CONTENTS_LEVELS = 3
# The ids of the numberings that styles are tied to; lists that restart get further ones.
HEADINGS_NUMBERING, PARAGRAPHS_NUMBERING, BULLET_NUMBERING, NUMBER_NUMBERING, LETTER_NUMBERING = 1, 2, 3, 4, 5

NUMBER_INDENT = 14.0  # mm from the number of a heading to its words
PARAGRAPH_INDENT = 10.0  # mm from the margin to the words of a numbered paragraph, and of a list
LIST_STEP = 6.0
TODO_SHADE = "FFF2A8"


def level_indent(level: int) -> float:
    """Where the words of a list stand, in millimetres, counted from level 0."""
    return PARAGRAPH_INDENT + level * LIST_STEP


def heading_style(level: int, numbered: bool = True, in_contents: bool = True) -> str:
    """The id of the style of a heading, which tells by its name what the heading lacks."""
    return f"Heading{level}{'' if in_contents else 'Unlisted'}{'' if numbered else 'Unnumbered'}"


def text_width(theme: Theme) -> float:
    return theme.page.width - theme.page.left - theme.page.right


def colour(value: str) -> str:
    """The colour as Word writes it: without the sign, in capitals."""
    return value.lstrip("#").upper()


def paragraph_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    yield from _text(theme)
    yield from _headings(theme)
    yield from _lists(theme)
    yield from _apart(theme)
    yield from _tables(theme)
    yield from _cover(theme)
    yield from _furniture(theme)
    yield from _letter(theme)


def _sans(theme: Theme, size: float | None = None, tone: str = "", **more: bool | float) -> RunLook:
    return RunLook(font=theme.typefaces.headings, size=size, colour=tone, **more)  # type: ignore[arg-type]


def _tight(size: float) -> float:
    """The distance of lines for small type and headings."""
    return round(size * 1.3 * 2) / 2


def _text(theme: Theme) -> Iterator[ParagraphStyle]:
    sizes, tones = theme.sizes, theme.colours
    base = RunLook(font=theme.typefaces.text, size=sizes.text, colour=colour(tones.text))
    yield ParagraphStyle("Normal", "Normal", look=base, after=0, line=sizes.line, priority=0)
    yield ParagraphStyle("BodyText", "Body Text", after=sizes.line / 2, priority=1)
    yield ParagraphStyle(
        "NumberedParagraph",
        "Numbered Paragraph",
        based="BodyText",
        numbering=(PARAGRAPHS_NUMBERING, 0),
        tabs=(Tab(PARAGRAPH_INDENT),),
        left=0,
        priority=1,
    )
    lead = RunLook(size=sizes.text + 2, colour=colour(tones.heading))
    yield ParagraphStyle("Lead", "Lead", next="BodyText", look=lead, after=sizes.line, line=sizes.line + 3)
    small = RunLook(size=sizes.small, colour=colour(tones.quiet))
    yield ParagraphStyle("Small", "Small", look=small, after=sizes.line / 2, line=_tight(sizes.small))


def _headings(theme: Theme) -> Iterator[ParagraphStyle]:
    sizes, tone = theme.sizes, colour(theme.colours.heading)
    # A size, and distances before and after, for each level.
    looks = (
        (sizes.chapter, 0.0, 24.0),
        (sizes.section, 22.0, 8.0),
        (sizes.subsection, 16.0, 5.0),
        (sizes.minor, 12.0, 4.0),
        (sizes.minor, 10.0, 3.0),
    )
    for level, (size, before, after) in enumerate(looks, start=1):
        numbering = (HEADINGS_NUMBERING, level - 1)
        yield ParagraphStyle(
            heading_style(level),
            f"heading {level}",
            next="BodyText",
            look=_sans(theme, size, tone, bold=level < 5, italic=level == 5),
            before=before,
            after=after,
            line=round(size * 1.18),
            left=NUMBER_INDENT,
            hanging=NUMBER_INDENT,
            keep_next=True,
            keep_lines=True,
            page_break=level == 1,
            numbering=numbering,
            outline=level - 1,
            priority=9,
        )
        for numbered, listed in ((False, True), (True, False), (False, False)):
            # The contents field takes in whatever has an outline level: a heading it is to leave out has none.
            yield ParagraphStyle(
                heading_style(level, numbered, listed),
                f"Heading {level}{'' if listed else ' Unlisted'}{'' if numbered else ' Unnumbered'}",
                based=heading_style(level),
                next="BodyText",
                numbering=numbering if numbered else (0, 0),
                left=None if numbered else 0,
                hanging=None if numbered else 0,
                outline=level - 1 if listed else 9,
                priority=9,
            )


def _lists(theme: Theme) -> Iterator[ParagraphStyle]:
    kinds = (("Bullet", BULLET_NUMBERING), ("Number", NUMBER_NUMBERING), ("Letter", LETTER_NUMBERING), ("Continue", 0))
    for (kind, identity), level in product(kinds, range(LIST_LEVELS)):
        tail = f" {level + 1}" if level else ""
        yield ParagraphStyle(
            f"List{kind}{tail.strip()}",
            f"List {kind}{tail}",
            based="BodyText",
            after=theme.sizes.line / 4,
            left=level_indent(level),
            hanging=LIST_STEP if identity else 0,
            numbering=(identity, level) if identity else None,
            priority=11,
        )
    yield ParagraphStyle("Names", "Names", after=1, keep_lines=True, left=3, hanging=3, priority=12)


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
    source = _sans(theme, sizes.small, colour(tones.quiet))
    yield ParagraphStyle(
        "QuoteSource",
        "Quote Source",
        look=source,
        left=PARAGRAPH_INDENT,
        right=PARAGRAPH_INDENT,
        before=sizes.line / 3,
        after=sizes.line * 0.75,
        line=_tight(sizes.small),
        rules=beside,
    )
    yield ParagraphStyle(
        "KeyFinding",
        "Key Finding",
        next="BodyText",
        look=_sans(theme, sizes.text + 1, colour(tones.heading)),
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
    caption = _sans(theme, sizes.small + 0.5, colour(tones.quiet))
    line = _tight(sizes.small + 0.5)
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
    text = _sans(theme, size)
    yield ParagraphStyle("TableText", "Table Text", look=text, line=_tight(size), priority=13)
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
    term = _sans(theme, sizes.small - 0.5, colour(tones.quiet), bold=True, capitals=True, spaced=0.4)
    yield ParagraphStyle(
        "GlanceTerm", "Glance Term", next="GlanceText", look=term, line=11, keep_next=True, priority=13
    )
    yield ParagraphStyle("GlanceText", "Glance Text", look=_sans(theme, sizes.text - 0.5), line=13.5, priority=13)
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
    title = _sans(theme, sizes.cover_title, heading, bold=True)
    mark = _sans(theme, sizes.small, accent, bold=True, capitals=True, spaced=0.8)
    kicker = _sans(theme, sizes.text, accent, bold=True, capitals=True, spaced=0.8)
    subtitle = _sans(theme, sizes.cover_subtitle, quiet)
    yield ParagraphStyle("CoverMark", "Cover Mark", look=mark, align="right", priority=14)
    yield ParagraphStyle("CoverKicker", "Cover Kicker", next="Title", look=kicker, before=110, after=10, priority=14)
    yield ParagraphStyle(
        "Title", "Title", next="Subtitle", look=title, after=14, line=round(sizes.cover_title * 1.12), priority=14
    )
    yield ParagraphStyle(
        "Subtitle", "Subtitle", look=subtitle, after=26, line=_tight(sizes.cover_subtitle), priority=14
    )
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
    yield ParagraphStyle("CoverLine", "Cover Line", look=_sans(theme, 9.5, quiet), priority=14)
    yield ParagraphStyle("BackCover", "Back Cover", look=_sans(theme, 9.5, quiet), after=8, priority=14)


def _furniture(theme: Theme) -> Iterator[ParagraphStyle]:
    """Contents, notes, running heads and feet, comments."""
    sizes, tones = theme.sizes, theme.colours
    quiet, width = colour(tones.quiet), text_width(theme)
    head = _sans(theme, sizes.section, colour(tones.heading), bold=True)
    yield ParagraphStyle("TOCHeading", "TOC Heading", look=head, after=14, line=20, keep_next=True, page_break=True)
    for level in range(1, CONTENTS_LEVELS + 1):
        yield ParagraphStyle(
            f"TOC{level}",
            f"toc {level}",
            next="Normal",
            look=_sans(theme, sizes.text if level == 1 else sizes.text - 0.5, bold=level == 1),
            before=8 if level == 1 else 0,
            after=2,
            line=sizes.line,
            left=NUMBER_INDENT,
            hanging=NUMBER_INDENT,
            tabs=(Tab(NUMBER_INDENT), Tab(width, "right", "none" if level == 1 else "dot")),
            priority=39,
        )
    running = _sans(theme, sizes.small, quiet)
    tabs = (Tab(width, "right"),)
    rule = (Rule("bottom", colour(tones.rule), 4, 4),)
    yield ParagraphStyle("Header", "header", look=running, line=_tight(sizes.small), tabs=tabs, rules=rule, priority=99)
    yield ParagraphStyle("Footer", "footer", look=running, line=_tight(sizes.small), tabs=tabs, priority=99)
    note = RunLook(size=sizes.note)
    yield ParagraphStyle(
        "FootnoteText", "footnote text", look=note, line=_tight(sizes.note), left=4, hanging=4, after=2, priority=99
    )
    yield ParagraphStyle("CommentText", "annotation text", look=_sans(theme, 10), line=13, priority=99)


def _letter(theme: Theme) -> Iterator[ParagraphStyle]:
    sizes, tones = theme.sizes, theme.colours
    line = sizes.line
    yield ParagraphStyle(
        "Sender",
        "Sender",
        next="Addressee",
        look=_sans(theme, sizes.small + 0.5, colour(tones.quiet)),
        after=line * 2.5,
        line=12.5,
        rules=(Rule("bottom", colour(tones.rule), 4, 8),),
        priority=15,
    )
    yield ParagraphStyle("Addressee", "Addressee", next="Date", after=line * 2, keep_lines=True, priority=15)
    yield ParagraphStyle("Date", "Date", next="Subject", align="right", after=line * 1.5, priority=15)
    subject = _sans(theme, sizes.text + 1, colour(tones.heading), bold=True)
    yield ParagraphStyle("Subject", "Subject", next="Salutation", look=subject, after=line, keep_next=True, priority=15)
    yield ParagraphStyle("Salutation", "Salutation", next="BodyText", after=line / 2, keep_next=True, priority=15)
    yield ParagraphStyle("Closing", "Closing", next="Signature", before=line, keep_next=True, priority=15)
    yield ParagraphStyle("Signature", "Signature", before=line * 3, after=line / 2, keep_lines=True, priority=15)


def run_styles(theme: Theme) -> Iterator[RunStyle]:
    """Character styles. A run has one style, so words that are two things at once have a style of their own."""
    tones = theme.colours
    link = RunLook(colour=colour(tones.accent), underline="single")
    todo = RunLook(shade=TODO_SHADE)
    for base, look in (("", RunLook()), ("Hyperlink", link), ("Todo", todo)):
        if base:
            yield RunStyle(base, base, look)
        for italic, bold in ((True, False), (False, True), (True, True)):
            words = ([base] if base else []) + ["Strong"] * bold + ["Emphasis"] * italic
            based = base or "DefaultParagraphFont"
            stress = RunLook(italic=italic or None, bold=bold or None)
            yield RunStyle("".join(words), " ".join(words), stress, based)
    yield RunStyle("FootnoteReference", "footnote reference", RunLook(raised=True), priority=99)
    yield RunStyle("CommentReference", "annotation reference", RunLook(size=8), priority=99)
    yield RunStyle("CaptionLabel", "Caption Label", RunLook(bold=True, colour=colour(tones.heading)), priority=13)
    yield RunStyle("Mark", "Mark", RunLook(bold=True, capitals=True, colour=colour(tones.accent), spaced=0.6))


def run_style(emphasis: bool, strong: bool, link: bool, todo: bool) -> str:
    """The id of the style for words that are all this at once; empty for plain ones."""
    base = "Todo" if todo else "Hyperlink" if link else ""
    return f"{base}{'Strong' if strong else ''}{'Emphasis' if emphasis else ''}"


BUILT_IN = frozenset(
    {
        *("Normal", "BodyText", "Caption", "Quote", "Title", "Subtitle", "Header", "Footer", "Hyperlink"),
        *("FootnoteText", "FootnoteReference", "CommentText", "CommentReference", "TOCHeading", "Emphasis", "Strong"),
        *("Date", "Salutation", "Closing", "Signature"),
        *(heading_style(level) for level in range(1, HEADING_LEVELS + 1)),
        *(f"TOC{level}" for level in range(1, CONTENTS_LEVELS + 1)),
        *(f"List{kind}{level}" for kind in ("Bullet", "Number", "Continue") for level in ("", "2", "3")),
    }
)
"""The ids of styles that Word knows by itself; the others are marked as ours."""
