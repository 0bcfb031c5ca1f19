"""A DOCX file in the making: what the modules that write its pieces share.

It is filled by one call of `write_docx` and then thrown away; nothing outside this package sees it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from complaint.filing.blocks import Document
from complaint.output.docx.bookmarks import Bookmarks
from complaint.output.docx.comments import Comments
from complaint.output.docx.notes import Notes
from complaint.output.docx.numbering import Numbers
from complaint.output.theme import Theme


class Story:
    """A part that holds running text, and the addresses that its links go to: one relationship for each."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self._links: dict[str, str] = {}

    def link(self, href: str) -> str:
        if href not in self._links:
            # Not `relate_to`, which goes through all relationships for each new one.
            identity = f"link{len(self._links) + 1}"
            self.part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, href, identity, is_external=True)
            self._links[href] = identity
        return self._links[href]


@dataclass
class Draft:
    document: Document
    theme: Theme
    pages: Mapping[str, int]
    story: Story
    note_story: Story
    bookmarks: Bookmarks
    numbers: Numbers
    notes: Notes
    comments: Comments
    at: str = ""  # the template line of the block being written
    ids: count[int] = field(default_factory=lambda: count(1))  # of content controls and pictures
