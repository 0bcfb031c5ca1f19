"""Words within a paragraph: runs, links, marks of notes, references, content controls.

Takes inlines and the paragraph (or cell, or note) they go into. What words look like is a named character style;
only the language is said on the run itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import sha256

from complaint.filing.blocks import (
    Break,
    Emphasis,
    Field,
    Foreign,
    Inline,
    Inlines,
    Link,
    NoteMark,
    Reference,
    Text,
    Todo,
    cited_note,
    walk_inlines,
)
from complaint.output.comparing import address
from complaint.output.docx.draft import Draft, Story
from complaint.output.docx.fields import begin_field, end_field
from complaint.output.docx.languages import mark_language
from complaint.output.docx.markup import Element, sub
from complaint.output.docx.references import pointer
from complaint.output.docx.stylesheet import run_style
from complaint.problems import Problem, ProblemsFound

_LONGEST_TAG = 64
_SPECIAL = re.compile("([\u00ad\u2011])")
_SIGNS = {"\u00ad": "w:softHyphen", "\u2011": "w:noBreakHyphen"}
_WHITE = str.maketrans("\t\n\r", "   ")


@dataclass(frozen=True, slots=True)
class Ink:
    """What the words being written are: stressed, linked, to be decided, in a language, in a note."""

    emphasis: bool = False
    strong: bool = False
    link: bool = False
    todo: bool = False
    language: str = ""
    note: bool = False

    @property
    def style(self) -> str:
        return run_style(self.emphasis, self.strong, self.link, self.todo)


PLAIN = Ink()


def write_inlines(
    parent: Element, inlines: Inlines, draft: Draft, ink: Ink = PLAIN, story: Story | None = None
) -> None:
    """Adds the words to `parent`, which belongs to `story` (the main text if none is given)."""
    home = story or draft.story
    for item in inlines:
        match item:
            case Text(text=text):
                write_text(parent, text, ink)
            case Emphasis(kind=kind, children=children):
                stress = replace(ink, emphasis=True) if kind == "em" else replace(ink, strong=True)
                write_inlines(parent, children, draft, stress, home)
            case Break():
                sub(_run(parent, ink), "w:br")
            case Foreign(language=language, children=children):
                write_inlines(parent, children, draft, replace(ink, language=language), home)
            case Link(href=href, children=children):
                link = sub(parent, "w:hyperlink", history="1", **{"r:id": home.link(address(href))})
                write_inlines(link, children, draft, replace(ink, link=True), home)
            case NoteMark(number=number):
                _write_note(parent, number, draft)
            case Reference():
                _write_reference(parent, item, draft, ink)
            case Field():
                _write_control(parent, item, draft, ink, home)
            case Todo(reason=reason, children=children, plain=plain):
                inked = ink if plain else replace(ink, todo=True)
                if ink.note:  # Word takes no comment in a note: it stands at the mark instead
                    write_inlines(parent, children, draft, inked, home)
                else:
                    comment = draft.comments.begin(parent, reason)
                    write_inlines(parent, children, draft, inked, home)
                    draft.comments.end(parent, comment)


def write_text(parent: Element, text: str, ink: Ink = PLAIN) -> None:
    """One run; two kinds of hyphen are elements of their own in Word and print badly as letters."""
    if not text:
        return
    run = _run(parent, ink)
    for piece in _SPECIAL.split(text.translate(_WHITE)):
        if piece in _SIGNS:
            sub(run, _SIGNS[piece])
        elif piece:
            sub(run, "w:t", **{"xml:space": "preserve"}).text = piece


def _run(parent: Element, ink: Ink) -> Element:
    run = sub(parent, "w:r")
    if ink is not PLAIN:
        style = ink.style
        if style or ink.language:
            properties = sub(run, "w:rPr")
            if style:
                sub(properties, "w:rStyle", val=style)
            if ink.language:
                mark_language(properties, ink.language)
    return run


def _write_note(parent: Element, number: int, draft: Draft) -> None:
    begun = draft.notes.begin(number)
    if isinstance(begun, Problem):
        raise ProblemsFound(begun)
    note, paragraph = begun
    reasons = [item.reason for item in walk_inlines(note.inlines) if isinstance(item, Todo)]
    comments = [draft.comments.begin(parent, reason) for reason in reasons]
    bookmark = draft.bookmarks.begin(parent, cited_note(number))
    run = sub(parent, "w:r")
    sub(sub(run, "w:rPr"), "w:rStyle", val="FootnoteReference")
    sub(run, "w:footnoteReference", id=str(number))
    draft.bookmarks.end(parent, bookmark)
    for comment in comments:
        draft.comments.end(parent, comment)
    write_inlines(paragraph, note.inlines, draft, Ink(note=True), draft.note_story)


def _write_reference(parent: Element, item: Reference, draft: Draft, ink: Ink) -> None:
    """A field where Word can work the words out, else a link within the file; either way the settled words."""
    found = pointer(item, draft)
    if found.instruction:
        write_text(parent, found.before, ink)
        begin_field(parent, found.instruction, ink.style)
        write_text(parent, found.result, ink)
        end_field(parent, ink.style)
        write_text(parent, found.after, ink)
    elif ink.link:  # a link cannot hold another one
        write_text(parent, item.text, ink)
    else:
        link = sub(parent, "w:hyperlink", anchor=found.bookmark, history="1")
        write_text(link, item.text, ink)


def _write_control(parent: Element, item: Field, draft: Draft, ink: Ink, story: Story) -> None:
    """A content control around the words; the lawyer who changes them in Word changes what came from a record."""
    if not any(_prints(inner) for inner in walk_inlines(item.children)):
        write_inlines(parent, item.children, draft, ink, story)  # Word would print its own "click here" instead
        return
    control = sub(parent, "w:sdt")
    properties = sub(control, "w:sdtPr")
    sub(properties, "w:tag", val=control_tag(item.record, item.field))
    sub(properties, "w:id", val=str(next(draft.ids)))
    write_inlines(sub(control, "w:sdtContent"), item.children, draft, ink, story)


def _prints(inline: Inline) -> bool:
    """Whether an inline by itself brings something into the text."""
    return isinstance(inline, Reference | NoteMark) or (isinstance(inline, Text) and bool(inline.text))


def control_tag(record: str, field: str) -> str:
    """The field's name in its record; one too long for Word ends in a sum that keeps it apart from others."""
    tag = f"{record}/{field}" if field else record
    if len(tag) <= _LONGEST_TAG:
        return tag
    return f"{tag[: _LONGEST_TAG - 9]}~{sha256(tag.encode()).hexdigest()[:8]}"
