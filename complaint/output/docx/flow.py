"""The running text of the file: paragraphs and tables one after the other, and the sections of Word they stand in.

A section of Word is a stretch with one page layout (running heads or none); it has nothing to do with the sections of
a filing. Its properties stand at its end, on its last paragraph: `Flow` keeps count of that.
"""

from __future__ import annotations

from dataclasses import dataclass

from complaint.output.docx.frame import Frame, write_section
from complaint.output.docx.markup import Element, name, sub, twips

_PARAGRAPH, _SECTION, _FRAME = name("w:p"), name("w:sectPr"), f"{name('w:pPr')}/{name('w:framePr')}"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a section of Word looks; each begins a page.

    There are none within a page. Names in columns would be the use for them, but LibreOffice never comes to an end
    with a text that has a dozen: they stand in a table without lines.
    """

    bare_first_page: bool = False


class Flow:
    def __init__(self, body: Element, frame: Frame, layout: Layout) -> None:
        self.body = body
        self.container = body
        self._frame = frame
        self._layout = layout
        self._written = False  # anything in the present section
        self._first = True

    def paragraph(self, style: str, numbering: int | None = None, level: int = 0) -> Element:
        """A new, empty paragraph; `numbering` only where the style's own numbering will not do."""
        self._written = True
        made = sub(self.container, "w:p")
        dress(made, style, numbering, level)
        return made

    def framed(self, style: str, top: float | None, width: float, left: float | None = None) -> Element:
        """A paragraph in a frame at a place on the page, in millimetres; neighbours at the same place share the frame.

        It begins at the left margin if nothing else is said, and without a top it stands at the lower one. The frame
        is said here and not in the style, since LibreOffice does not see it there.
        """
        made = self.paragraph(style)
        across = {"hAnchor": "margin", "xAlign": "left"} if left is None else {"hAnchor": "page", "x": str(twips(left))}
        upright = {"yAlign": "bottom"} if top is None else {"y": str(twips(top))}
        sub(made[0], "w:framePr", w=str(twips(width)), hSpace="0", wrap="around",
            vAnchor="margin" if top is None else "page", **across, **upright)  # fmt: skip
        return made

    def table(self) -> Element:
        self._written = True
        return sub(self.container, "w:tbl")

    def control(self) -> Element:
        """A content control that holds whole paragraphs, to be filled by setting `container`."""
        self._written = True
        return sub(self.body, "w:sdt")

    def begin(self, layout: Layout) -> None:
        """Ends the section and begins another; one that holds nothing is not ended but made into the new one."""
        if not self._written:
            self._layout = layout
            return
        last = self.body[-1]
        if last.tag != _PARAGRAPH or last.find(_FRAME) is not None:  # a frame cannot end a section
            last = self.paragraph("SectionEnd")
        self._end(last.find(name("w:pPr")))
        self._layout, self._written = layout, False

    def finish(self) -> None:
        """Ends the last section, whose properties stand at the end of the text."""
        if self._written or self._first:
            if not len(self.body):
                self.paragraph("BodyText")
            self._end(self.body)
        else:
            self.body.append(self.body[-1].find(name("w:pPr")).find(_SECTION))

    def _end(self, parent: Element) -> None:
        bare = self._layout.bare_first_page
        write_section(sub(parent, "w:sectPr"), self._frame, bare_first_page=bare, first=self._first)
        self._first = False


def dress(paragraph: Element, style: str, numbering: int | None = None, level: int = 0) -> None:
    """Gives a new paragraph its style."""
    properties = sub(paragraph, "w:pPr")
    sub(properties, "w:pStyle", val=style)
    if numbering is not None:
        counted = sub(properties, "w:numPr")
        sub(counted, "w:ilvl", val=str(level))
        sub(counted, "w:numId", val=str(numbering))
