"""Which styles a filing has and what they look like, from the theme; those of tables are in `table_styles`.

Takes a theme, gives `ParagraphStyle`s and `RunStyle`s. A lawyer who knows Word finds here every name that stands in
Word's list of styles. Nothing in the text is formatted otherwise than by one of these.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from complaint.output.arranging import hang
from complaint.output.docx.measures import (
    ANNEX_NUMBERINGS,
    BULLET_NUMBERING,
    CONTENTS_LEVELS,
    HEADING_LEVELS,
    HEADINGS_NUMBERING,
    LETTER_NUMBERING,
    LIST_LEVELS,
    MARKER_ROOM,
    NUMBER_NUMBERING,
    PARAGRAPHS_NUMBERING,
    colour,
    distance,
    heading_name,
    heading_style,
    level_indent,
    outline_level,
    sans,
    tight,
)
from complaint.output.docx.page_styles import page_styles
from complaint.output.docx.styles import ParagraphStyle, Rule, RunLook, RunStyle
from complaint.output.theme import Theme


def paragraph_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    yield from _text(theme)
    yield from _headings(theme)
    yield from _lists(theme)
    yield from page_styles(theme)


def _text(theme: Theme) -> Iterator[ParagraphStyle]:
    sizes, tones = theme.sizes, theme.colours
    base = RunLook(font=theme.typefaces.text, size=sizes.text, colour=colour(tones.text))
    yield ParagraphStyle("Normal", "Normal", look=base, after=0, line=sizes.line, priority=0)
    after = distance(theme.spacing.paragraph)
    yield ParagraphStyle("BodyText", "Body Text", after=after, align="both", priority=1)
    yield ParagraphStyle("LetterText", "Letter Text", based="BodyText", align="left", priority=15)
    yield ParagraphStyle(
        "NumberedParagraph",
        "Numbered Paragraph",
        based="BodyText",
        numbering=(PARAGRAPHS_NUMBERING, 0),
        left=0,
        hanging=hang(theme),
        priority=1,
    )
    lead = RunLook(size=sizes.lead, colour=colour(tones.heading))
    yield ParagraphStyle("Lead", "Lead", next="BodyText", look=lead, after=2 * after, line=tight(sizes.lead, 1.4))
    small = RunLook(size=sizes.small, colour=colour(tones.quiet))
    yield ParagraphStyle("Small", "Small", look=small, after=after, line=tight(sizes.small))


def _headings(theme: Theme) -> Iterator[ParagraphStyle]:
    tone, flows = colour(theme.colours.heading), theme.chapters_flow
    below_chapter = (Rule("bottom", colour(theme.colours.accent), 12, 10),)
    for level, (size, before, after, line) in enumerate(_heading_looks(theme), start=1):
        numbering = (HEADINGS_NUMBERING, level - 1)
        yield ParagraphStyle(
            heading_style(level),
            f"heading {level}",
            next="BodyText",
            look=sans(theme, size, tone, bold=level < 5, italic=level == 5),
            before=before,
            after=after,
            line=tight(size, line),
            left=0,
            hanging=hang(theme),
            keep_next=True,
            keep_lines=True,
            page_break=level == 1 and not flows,
            rules=below_chapter if level == 1 and not flows else (),
            numbering=numbering,
            outline=level - 1,
            priority=9,
        )
        for numbered, listed in ((False, True), (True, False), (False, False)):
            # What is numbered takes the numbering from the style below: a level counts for the one style it names.
            yield ParagraphStyle(
                heading_style(level, numbered, listed),
                heading_name(level, numbered, listed),
                based=heading_style(level),
                next="BodyText",
                numbering=None if numbered else (0, 0),
                left=None if numbered else 0,
                hanging=None if numbered else 0,
                outline=outline_level(level, listed),
                priority=9,
            )
    for level, identity in ANNEX_NUMBERINGS.items():
        annex = heading_style(level, is_annex=True)
        yield ParagraphStyle(
            annex,
            f"Heading {level} Annex",
            based=heading_style(level),
            next="BodyText",
            numbering=(identity, 0),
            left=0,
            hanging=0,
            priority=9,
        )
        yield ParagraphStyle(
            heading_style(level, in_contents=False, is_annex=True),
            f"Heading {level} Annex Unlisted",
            based=annex,
            next="BodyText",
            outline=outline_level(level, in_contents=False),
            priority=9,
        )


def _heading_looks(theme: Theme) -> Iterator[tuple[float, float, float, float]]:
    """For each level its size, distances before and after, and the distance of its lines to its size."""
    sizes, spacing = theme.sizes, theme.spacing
    section = (spacing.section_above, spacing.section_below)
    chapter = section if theme.chapters_flow else (0.0, spacing.chapter_below)
    for size, (above, below), line in (
        (sizes.chapter, chapter, 1.15),
        (sizes.section, section, 1.2),
        (sizes.subsection, (spacing.subsection_above, spacing.subsection_below), 1.25),
        (sizes.minor, (spacing.minor_above, spacing.minor_below), 1.3),
        (sizes.minor, (spacing.minor_above, spacing.minor_below), 1.3),
    ):
        yield size, distance(above), distance(below), line


def _lists(theme: Theme) -> Iterator[ParagraphStyle]:
    kinds = (("Bullet", BULLET_NUMBERING), ("Number", NUMBER_NUMBERING), ("Letter", LETTER_NUMBERING), ("Continue", 0))
    for (kind, identity), level in product(kinds, range(LIST_LEVELS)):
        tail = f" {level + 1}" if level else ""
        yield ParagraphStyle(
            f"List{kind}{tail.strip()}",
            f"List {kind}{tail}",
            based="BodyText",
            after=distance(theme.spacing.item),
            left=level_indent(level),
            hanging=MARKER_ROOM.get(identity, 0),
            align="left",
            numbering=(identity, level) if identity else None,
            priority=11,
        )
    names, line = sans(theme, theme.sizes.table), tight(theme.sizes.table, 1.35)
    yield ParagraphStyle("Names", "Names", look=names, line=line, keep_lines=True, left=3, hanging=3, priority=12)
    label = RunLook(bold=True, colour=colour(theme.colours.heading))
    yield ParagraphStyle(
        "NamesLabel", "Names Label", based="Names", look=label, left=0, hanging=0, keep_next=True, priority=12
    )
    yield ParagraphStyle(
        "NamesHeading",
        "Names Heading",
        based="NamesLabel",
        next="Names",
        after=distance(1),
        rules=(Rule("top", colour(theme.colours.rule), 4, 4),),
        priority=12,
    )


def run_styles(theme: Theme) -> Iterator[RunStyle]:
    """Character styles. A run has one style, so words that are two things at once have a style of their own."""
    tones = theme.colours
    link = RunLook(colour=colour(tones.accent))
    todo = RunLook(shade=colour(tones.todo))
    mark = RunLook(font=theme.typefaces.headings, bold=False, italic=False, colour=colour(tones.accent), raised=True)
    for base, look in (("", RunLook()), ("Hyperlink", link), ("Todo", todo)):
        if base:
            yield RunStyle(base, base, look)
        for italic, bold in ((True, False), (False, True), (True, True)):
            words = ([base] if base else []) + ["Strong"] * bold + ["Emphasis"] * italic
            based = base or "DefaultParagraphFont"
            stress = RunLook(italic=italic or None, bold=bold or None)
            yield RunStyle("".join(words), " ".join(words), stress, based)
    yield RunStyle("FootnoteReference", "footnote reference", mark, priority=99)
    yield RunStyle("CommentReference", "annotation reference", RunLook(size=8), priority=99)
    yield RunStyle("CaptionLabel", "Caption Label", RunLook(bold=True, colour=colour(tones.heading)), priority=13)
    yield RunStyle("ContentsNumber", "Contents Number", RunLook(bold=False, colour=colour(tones.accent)), priority=39)
    yield RunStyle("Mark", "Mark", RunLook(bold=True, colour=colour(tones.accent), spaced=0.3))


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
