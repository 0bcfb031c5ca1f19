"""Comments in the margin: one for each place where a person must still decide something.

Takes the reason and the place in the text, keeps the comments and gives their part. A comment is by the organisation
and of the filing date, since nothing here knows who sits at the machine or what time it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.parts.document import DocumentPart

from complaint.output.docx.markup import Element, name, root, sub


class Comments:
    """`notes` is how many footnotes there are: no comment has the id of one.

    Why: in LibreOffice 7.4 the texts of notes change places where a comment between the first two has such an id.
    """

    def __init__(self, author: str, date: str, notes: int) -> None:
        self._root = root("w:comments")
        self._next = notes + 1
        self._author = author
        self._initials = "".join(word[0] for word in author.split() if word[0].isupper())[:9] or author[:1]
        self._date = f"{date}T00:00:00Z"

    def begin(self, parent: Element, reason: str) -> str:
        """Opens the range that a comment is about; the id given back ends it."""
        identity, self._next = str(self._next), self._next + 1
        comment = sub(
            self._root, "w:comment", id=identity, author=self._author, date=self._date, initials=self._initials
        )
        for number, line in enumerate(reason.split("\n")):
            paragraph = sub(comment, "w:p")
            sub(sub(paragraph, "w:pPr"), "w:pStyle", val="CommentText")
            if not number:
                _reference(paragraph, "w:annotationRef")
            sub(sub(paragraph, "w:r"), "w:t", **{"xml:space": "preserve"}).text = line
        sub(parent, "w:commentRangeStart", id=identity)
        return identity

    def end(self, parent: Element, identity: str) -> None:
        sub(parent, "w:commentRangeEnd", id=identity)
        _reference(parent, "w:commentReference", id=identity)

    def begin_text(self, paragraph: Element, reasons: Sequence[str]) -> None:
        """One comment at the beginning of a finished paragraph, with everything about the document as a whole."""
        before = len(paragraph)
        listed = (f"{number}. {reason}" for number, reason in enumerate(reasons, start=1))
        self.end(paragraph, self.begin(paragraph, reasons[0] if len(reasons) == 1 else "\n".join(listed)))
        properties = paragraph.find(name("w:pPr"))
        for child in reversed(paragraph[before:]):
            paragraph.insert(0 if properties is None else 1, child)

    def attach(self, part: DocumentPart) -> None:
        """Puts the comments into the package, if there are any."""
        if len(self._root):
            uri = PackURI("/word/comments.xml")
            made = XmlPart(uri, CONTENT_TYPE.WML_COMMENTS, self._root, part.package)
            part.relate_to(made, RELATIONSHIP_TYPE.COMMENTS)


def _reference(parent: Element, tag: str, **attributes: str) -> None:
    run = sub(parent, "w:r")
    sub(sub(run, "w:rPr"), "w:rStyle", val="CommentReference")
    sub(run, tag, **attributes)
