"""What stands in the content controls of a DOCX file, and which document of a project the file is.

Takes the bytes of a file of ours, perhaps edited in Word. Words of a tracked insertion count, those of a tracked
deletion do not; a control that shows Word's own “Click here to enter text” is empty.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from complaint.filing.blocks import Document
from complaint.output.comparing import normal
from complaint.output.docx.archive import unzipped
from complaint.output.docx.markup import Element, name, sub
from complaint.output.docx.pieces import pieces, text_of, with_results
from complaint.output.docx.reading import parsed

_CONTROL, _CONTENT = name("w:sdt"), name("w:sdtContent")
_TAG, _EMPTY = f"{name('w:sdtPr')}/{name('w:tag')}", f"{name('w:sdtPr')}/{name('w:showingPlcHdr')}"
_GONE = (name("w:del"), name("w:moveFrom"))
_STORIES = ("word/document.xml", "word/footnotes.xml")
_SETTINGS, _VARIABLE = "word/settings.xml", "document"


@dataclass(frozen=True, slots=True)
class Control:
    """A content control in reading order: its tag and its words.

    `own` are the words without those of the controls inside it, whose tags stand in their place. `outer` is the place
    of the control around it among all controls, or None.
    """

    tag: str
    text: str
    own: str
    outer: int | None = None


@dataclass(frozen=True, slots=True)
class MadeAs:
    """What a file was made as: the name of the document ("public/filing"), its day and language, whether as a draft."""

    name: str
    date: str
    language: str
    draft: bool = False


def read_fields(content: bytes) -> dict[tuple[str, str], tuple[str, ...]]:
    """The words of each field of the file by record and field, as often as it stands there: notes after the text.

    A fact is named like a record, as “fact:complainants.total”. Where a tag had to be cut, so is the field.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for control in read_controls(content):
        record, _, field = control.tag.partition("/")
        found.setdefault((record, field), []).append(control.text)
    return {name: tuple(texts) for name, texts in found.items()}


def read_controls(content: bytes) -> tuple[Control, ...]:
    """The controls of the file that carry a tag. Raises `ProblemsFound` for what is no DOCX file at all."""
    parts = unzipped(content)
    found: list[Control] = []
    for story in _STORIES:
        if story in parts or story == _STORIES[0]:
            _read(parsed(parts, story), None, found)
    return tuple(found)


def _read(parent: Element, outer: int | None, found: list[Control]) -> None:
    for child in parent:
        tag = child.find(_TAG) if child.tag == _CONTROL else None
        if tag is None:
            if len(child) and child.tag not in _GONE:
                _read(child, outer, found)
            continue
        place = len(found)
        inside = child.find(_CONTENT)
        empty = inside is None or child.find(_EMPTY) is not None
        text, own = ("", "") if empty else (_words(inside), _words(_without_inner(inside)))
        found.append(Control(str(tag.get(name("w:val"))), text, own, outer))
        if not empty:
            _read(inside, place, found)


def _words(content: Element) -> str:
    return normal(text_of(with_results(list(pieces(content)))))


def _without_inner(content: Element) -> Element:
    """A copy of what a control holds, with tags in the place of the controls inside it."""
    copied = deepcopy(content)
    for control in list(copied.iter(_CONTROL)):
        tag = control.find(_TAG)
        if tag is not None and control.getparent() is not None:
            run = sub(control.getparent(), "w:r")
            sub(run, "w:t").text = f"[[{tag.get(name('w:val'))}]]"
            control.getparent().replace(control, run)
    return copied


def write_made_as(document: Document, settings: Element) -> None:
    """Puts into the settings of the file which document it is, where neither Word nor a reader shows it."""
    words = [document.name, document.date, document.language, *(["draft"] if document.draft else [])]
    variables = sub(settings, "w:docVars")
    sub(variables, "w:docVar", name=_VARIABLE, val=" ".join(words))
    settings.find(name("w:compat")).addnext(variables)


def read_made_as(content: bytes) -> MadeAs | None:
    """What the file was made as, or None if it does not tell."""
    parts = unzipped(content)
    if _SETTINGS not in parts:
        return None
    for variable in parsed(parts, _SETTINGS).iter(name("w:docVar")):
        words = str(variable.get(name("w:val"))).split()
        if variable.get(name("w:name")) == _VARIABLE and len(words) in (3, 4):
            return MadeAs(words[0], words[1], words[2], draft=len(words) == 4)
    return None
