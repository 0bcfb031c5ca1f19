"""References within the document: which field gives their words when Word brings its fields up to date.

Takes a reference, gives a `Pointer`. The settled words stay what they are until then; where no field could give
them (the title of a table), the pointer is a plain link to the place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from complaint.filing.blocks import Chart, Figure, Note, Paragraph, Reference, Section, Table
from complaint.output.docx.draft import Draft


@dataclass(frozen=True, slots=True)
class Pointer:
    """A bookmark, and if `instruction` is set a field to it: words before, its result, words after."""

    bookmark: str
    instruction: str = ""
    before: str = ""
    result: str = ""
    after: str = ""


def pointer(reference: Reference, draft: Draft) -> Pointer:
    bookmark = draft.bookmarks.names[reference.target]
    target = draft.bookmarks.targets[reference.target]
    text = reference.text
    if reference.form == "page":
        return Pointer(bookmark, f"PAGEREF {bookmark} \\h", result=str(draft.pages.get(reference.target, "")))
    match target:
        case Table(number=count) | Figure(number=count) | Chart(number=count) if reference.form == "number" and count:
            return _numbered(bookmark, text, str(count), "\\h  \\* MERGEFORMAT")
        case Section(title=title) if reference.form == "title":
            if text == title:
                return Pointer(bookmark, f"REF {bookmark} \\h  \\* MERGEFORMAT", result=text)
        case Section(number=number):
            return _numbered(bookmark, text, number.rstrip("."))
        case Paragraph(number=count) if count is not None:
            return _numbered(bookmark, text, str(count))
        case Note(number=count):
            return _numbered(bookmark, text, str(count), "\\h", "NOTEREF")
    return Pointer(bookmark)


def _numbered(bookmark: str, text: str, number: str, switches: str = "\\r \\h", field: str = "REF") -> Pointer:
    """The number alone is the field: "section 4.1" becomes "section " and a field that gives 4.1.

    \\r asks for the number that Word counts for the paragraph ("Annex 3" in "Annex 3, p. 2"); that of a table stands
    in the bookmark itself.
    """
    found = list(re.finditer(rf"(?<![\w.]){re.escape(number)}(?!\.?\w)", text)) if number else []
    if len(found) != 1:
        return Pointer(bookmark)
    (one,) = found
    return Pointer(bookmark, f"{field} {bookmark} {switches}", text[: one.start()], number, text[one.end() :])
