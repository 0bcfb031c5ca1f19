"""The styles of the first and the last page of a filing, and of letters.

Takes a theme, gives paragraph styles.
"""

from __future__ import annotations

from collections.abc import Iterator

from complaint.output.docx.measures import colour, distance, sans, sized, tight
from complaint.output.docx.styles import ParagraphStyle, Rule, RunLook
from complaint.output.fitting import address_types
from complaint.output.letter_layout import LETTERHEAD_LINE, SENDER_TYPES
from complaint.output.theme import Theme

_NARROWER = 18.0  # mm by which title and subtitle are narrower than the text


def cover_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    sizes, tones = theme.sizes, theme.colours
    quiet, heading, accent = colour(tones.quiet), colour(tones.heading), colour(tones.accent)
    mark = sans(theme, sizes.small, accent, bold=True, spaced=0.3)
    yield ParagraphStyle("CoverMark", "Cover Mark", look=mark, align="right", line=tight(sizes.small), priority=14)
    yield ParagraphStyle(
        "CoverKicker",
        "Cover Kicker",
        next="Title",
        look=sans(theme, sizes.subsection, accent, bold=True),
        before=distance(theme.spacing.cover_top - theme.page.top),
        after=distance(3),
        line=tight(sizes.subsection),
        priority=14,
    )
    yield ParagraphStyle(
        "Title",
        "Title",
        next="Subtitle",
        look=sans(theme, sizes.cover_title, heading, bold=True),
        after=distance(5),
        line=tight(sizes.cover_title, 1.1),
        fixed_line=True,
        right=_NARROWER,
        priority=14,
    )
    yield ParagraphStyle(
        "Subtitle",
        "Subtitle",
        look=sans(theme, sizes.cover_subtitle, quiet),
        line=tight(sizes.cover_subtitle),
        right=_NARROWER,
        priority=14,
    )
    rule = Rule("top", accent, 12, 11)
    yield ParagraphStyle(
        "CoverAddressee",
        "Cover Addressee",
        look=sans(theme, sizes.subsection),
        before=distance(10),
        line=tight(sizes.subsection, 1.35),
        rules=(rule,),
        priority=14,
    )
    inner = sans(theme, None, quiet)
    yield ParagraphStyle("CoverText", "Cover Text", look=inner, before=distance(6), priority=14)
    figure = sans(theme, sizes.cover_figure, heading, bold=True)
    yield ParagraphStyle(
        "CoverFigure",
        "Cover Figure",
        next="CoverCounted",
        look=figure,
        line=tight(sizes.cover_figure, 1.15),
        priority=14,
    )
    counted = sans(theme, sizes.small, quiet)
    yield ParagraphStyle("CoverCounted", "Cover Counted", look=counted, line=tight(sizes.small), priority=14)
    yield ParagraphStyle("CoverLine", "Cover Line", look=inner, line=tight(sizes.text, 1.45), priority=14)
    after = distance(theme.spacing.paragraph)
    yield ParagraphStyle("BackCover", "Back Cover", look=sans(theme), after=after, rules=(rule,), priority=14)


def _called(name: str, step: int) -> str:
    return f"{name} {step + 1}" if step else name


def letter_styles(theme: Theme) -> Iterator[ParagraphStyle]:
    """The parts of a letter; those of its front stand in frames, which `flow` puts in their places."""
    sizes, tones = theme.sizes, theme.colours
    after = distance(theme.spacing.paragraph)
    yield ParagraphStyle(
        "Sender",
        "Sender",
        next="Addressee",
        look=sans(theme, sizes.small, colour(tones.quiet)),
        line=tight(sizes.small, LETTERHEAD_LINE),
        align="right" if theme.letterhead.side == "right" else "",
        priority=15,
    )
    for step, (size, line) in enumerate(SENDER_TYPES):
        look = sans(theme, size, colour(tones.quiet))
        identity, called = sized("SenderLine", step), _called("Sender Line", step)
        yield ParagraphStyle(identity, called, next="Addressee", look=look, line=line, fixed_line=True, priority=15)
    for step, (size, line) in enumerate(address_types(theme)):
        look = RunLook(size=size)
        for identity, following in (("Addressee", "Date"), ("Date", "Subject")):
            yield ParagraphStyle(
                sized(identity, step),
                _called(identity, step),
                based=identity if step else "Normal",
                next=following,
                look=look,
                line=line,
                fixed_line=True,
                keep_lines=True if not step else None,
                priority=15,
            )
    subject = sans(theme, sizes.subsection, colour(tones.heading), bold=True)
    yield ParagraphStyle(
        "Subject",
        "Subject",
        next="Salutation",
        look=subject,
        after=distance(4),
        line=tight(sizes.subsection),
        keep_next=True,
        priority=15,
    )
    yield ParagraphStyle("Salutation", "Salutation", next="LetterText", after=distance(3), keep_next=True, priority=15)
    yield ParagraphStyle(
        "Closing",
        "Closing",
        next="Signature",
        before=distance(5),
        after=after,
        keep_next=True,
        priority=15,
    )
    yield ParagraphStyle(
        "Signature",
        "Signature",
        before=distance(12),
        after=after,
        keep_lines=True,
        priority=15,
    )
    name = RunLook(bold=True, colour=colour(tones.heading), size=sizes.minor)
    yield ParagraphStyle("SenderName", "Sender Name", based="Sender", look=name, priority=15)
