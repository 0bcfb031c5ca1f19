"""Real footnotes: the part that holds them. Word counts them itself, in the order of their marks.

Takes the number of a note when its mark is met and checks that Word's count comes to the same; gives an empty note
to be filled. It writes no text itself.
"""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.parts.document import DocumentPart
from lxml import etree

from complaint.filing.blocks import Note
from complaint.output.docx.markup import Element, sub
from complaint.output.docx.template import fixed_part
from complaint.output.places import place_of
from complaint.problems import Place, Problem, error

_MOST = 32767  # Word keeps the ids of notes in 16 bits


class Notes:
    def __init__(self, notes: tuple[Note, ...], part: DocumentPart) -> None:
        self._notes = notes
        self._written = 0
        root = etree.fromstring(fixed_part("footnotes.xml"))
        self._root = root
        self.part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, part.package)
        part.relate_to(self.part, RELATIONSHIP_TYPE.FOOTNOTES)

    def begin(self, number: int) -> tuple[Note, Element] | Problem:
        """The note and the paragraph for its text, or what is wrong with the number."""
        if not 1 <= number <= min(len(self._notes), _MOST):
            return error("docx", Place(), f"there is no footnote {number}")
        note = self._notes[number - 1]
        if number != self._written + 1:
            message = f"the mark of footnote {number} stands where number {self._written + 1} is due"
            return error("docx", place_of(note.at), message, "every note has one mark, in reading order")
        self._written = number
        paragraph = sub(sub(self._root, "w:footnote", id=str(number)), "w:p")
        sub(sub(paragraph, "w:pPr"), "w:pStyle", val="FootnoteText")
        run = sub(paragraph, "w:r")
        sub(sub(run, "w:rPr"), "w:rStyle", val="FootnoteReference")
        sub(run, "w:footnoteRef")
        sub(sub(paragraph, "w:r"), "w:tab")
        return note, paragraph

    def unmarked(self) -> tuple[Problem, ...]:
        """The notes that no mark led to."""
        return tuple(
            error("docx", place_of(note.at), f"footnote {note.number} has no mark in the text")
            for note in self._notes[self._written :]
        )
