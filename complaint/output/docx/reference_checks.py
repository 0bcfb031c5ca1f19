"""Checks of what refers to what in the text: fields, bookmarks, notes, comments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from complaint.output.docx.markup import Element, name
from complaint.output.docx.opened import Opened, fault
from complaint.problems import Problem

_VAL, _ID, _NAME = name("w:val"), name("w:id"), name("w:name")
_DOCUMENT, _NOTES, _COMMENTS = "word/document.xml", "word/footnotes.xml", "word/comments.xml"
_BOOKMARK = re.compile(r"[A-Za-z]\w{0,39}", re.ASCII)
_KNOWN_FIELDS = {"PAGE", "NUMPAGES", "TOC", "PAGEREF", "REF", "NOTEREF", "SEQ", "STYLEREF"}
_POINTING = {"PAGEREF", "REF", "NOTEREF"}
_SEPARATORS = {"-1", "0"}
_MOST = 32767


def reference_problems(file: Opened) -> Iterator[Problem]:
    for part, tree in file.stories():
        yield from _fields(part, tree)
    yield from _bookmarks(file)
    yield from _notes(file)
    yield from _comments(file)


def doubled(part: str, what: str, values: Iterable[str | None]) -> Iterator[Problem]:
    for value, count in Counter(values).items():
        if count > 1:
            yield fault(part, f"{what} {value} is there {count} times")


def _fields(part: str, tree: Element) -> Iterator[Problem]:
    """Fields open and close in turn; one may stand in the result of another."""
    states = list[str]()
    for sign in tree.iter(name("w:fldChar")):
        kind = sign.get(name("w:fldCharType"))
        if kind == "begin":
            states.append("begin")
        elif kind == "separate" and states and states[-1] == "begin":
            states[-1] = "separate"
        elif kind == "end" and states:
            states.pop()
        else:
            yield fault(part, f"a field has a “{kind}” out of turn")
            return
    if states:
        yield fault(part, "a field is never closed")
    for code in tree.iter(name("w:instrText")):
        if (code.text or "").split()[:1] not in ([known] for known in _KNOWN_FIELDS):
            yield fault(part, f"a field of an unknown kind: {(code.text or '').strip()[:40]}")


def _bookmarks(file: Opened) -> Iterator[Problem]:
    names = list[str]()
    for part, tree in file.stories():
        starts, ends = list(tree.iter(name("w:bookmarkStart"))), list(tree.iter(name("w:bookmarkEnd")))
        names += [str(start.get(_NAME)) for start in starts]
        begun, ended = {start.get(_ID) for start in starts}, {end.get(_ID) for end in ends}
        for identity in begun ^ ended:
            yield fault(part, f"the bookmark {identity} has no {'end' if identity in begun else 'beginning'}")
        yield from doubled(part, "the bookmark id", (start.get(_ID) for start in starts))
    for called in names:
        if not _BOOKMARK.fullmatch(called):
            yield fault(_DOCUMENT, f"Word does not take “{called}” for the name of a bookmark")
    yield from doubled(_DOCUMENT, "the bookmark", (called.lower() for called in names))
    yield from _targets(file, frozenset(names))


def _targets(file: Opened, names: frozenset[str]) -> Iterator[Problem]:
    for part, tree in file.stories():
        wanted = [link.get(name("w:anchor")) for link in tree.iter(name("w:hyperlink"))]
        codes = [(code.text or "").split() for code in tree.iter(name("w:instrText"))]
        wanted += [code[1] if len(code) > 1 else "nothing" for code in codes if code and code[0] in _POINTING]
        for target in dict.fromkeys(wanted):
            if target is not None and target not in names:
                yield fault(part, f"a reference goes to the bookmark {target}, which is nowhere")


def _notes(file: Opened) -> Iterator[Problem]:
    notes = list(file.tree(_NOTES))
    ids = [str(note.get(_ID)) for note in notes]
    marks = [str(mark.get(_ID)) for mark in file.tree(_DOCUMENT).iter(name("w:footnoteReference"))]
    yield from doubled(_NOTES, "the note", ids)
    yield from doubled(_DOCUMENT, "the mark of note", marks)
    for identity in set(marks) - set(ids):
        yield fault(_DOCUMENT, f"the mark of note {identity} has no note")
    for identity in set(ids) - set(marks) - _SEPARATORS:
        yield fault(_NOTES, f"the note {identity} has no mark")
    for identity in ids:
        if not -1 <= int(identity) <= _MOST:
            yield fault(_NOTES, f"the id of note {identity} is out of range")
    named = {item.get(_ID) for item in file.tree("word/settings.xml").iter(name("w:footnote"))}
    if notes and (not set(ids) >= _SEPARATORS or named != _SEPARATORS):
        yield fault(_NOTES, "the lines that part notes from the text are not both there and named in the settings")
    for note in notes:
        if note.find(name("w:p")) is None:
            yield fault(_NOTES, f"the note {note.get(_ID)} holds no paragraph")
        if note.get(_ID) not in _SEPARATORS and len(list(note.iter(name("w:footnoteRef")))) != 1:
            yield fault(_NOTES, f"the note {note.get(_ID)} does not print its number once")
    for part, tree in file.trees.items():
        if any(tree.find(f".//{name(tag)}") is not None for tag in ("w:numRestart", "w:numStart")):
            yield fault(part, "notes are not counted through the document")


def _comments(file: Opened) -> Iterator[Problem]:
    document = file.tree(_DOCUMENT)
    ids = [comment.get(_ID) for comment in file.tree(_COMMENTS)]
    yield from doubled(_COMMENTS, "the comment", ids)
    for tag in ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"):
        found = [sign.get(_ID) for sign in document.iter(name(tag))]
        if sorted(found) != sorted(ids):
            yield fault(_COMMENTS, f"comments and their {tag.removeprefix('w:')} do not match")
    for part, tree in file.stories():
        if part != _DOCUMENT and tree.find(f".//{name('w:commentReference')}") is not None:
            yield fault(part, "a comment stands where Word takes none")
