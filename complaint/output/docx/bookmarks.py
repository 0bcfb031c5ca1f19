"""Bookmarks: a name that Word accepts for each anchor, and what stands there.

Takes the document, gives for each anchor its block and bookmark, and for each note that is referred to. Word compares
names without regard to capitals, allows letters, digits and _, and 40 of them.
"""

from __future__ import annotations

import re
from itertools import count

from complaint.filing.blocks import (
    Chart,
    Document,
    Figure,
    Note,
    Paragraph,
    Reference,
    Section,
    Table,
    cited_note,
    inline_groups,
    walk,
    walk_inlines,
)
from complaint.output.docx.markup import Element, sub

Block = Section | Paragraph | Table | Figure | Chart
Target = Block | Note


class Bookmarks:
    def __init__(self, document: Document) -> None:
        self.targets: dict[str, Target] = {}
        self.names: dict[str, str] = {}
        self._ids = count(1)
        taken = set[str]()
        for block in walk(document.blocks):
            if isinstance(block, Block) and block.anchor:
                self.targets[block.anchor] = block
                self.names[block.anchor] = _free(block.anchor, taken)
        cited = _referred_to(document)
        for note in document.notes:
            if (target := cited_note(note.number)) in cited:
                self.targets[target] = note
                self.names[target] = _free(f"note-{note.number}", taken)

    def begin(self, parent: Element, anchor: str) -> str:
        """Opens the bookmark of an anchor; the id given back closes it. Without one there is no bookmark and no id."""
        if anchor not in self.names:
            return ""
        identity = str(next(self._ids))
        sub(parent, "w:bookmarkStart", id=identity, name=self.names[anchor])
        return identity

    def end(self, parent: Element, identity: str) -> None:
        if identity:
            sub(parent, "w:bookmarkEnd", id=identity)


def _referred_to(document: Document) -> set[str]:
    groups = [group for block in walk(document.blocks) for group in inline_groups(block)]
    groups += [note.inlines for note in document.notes]
    return {item.target for group in groups for item in walk_inlines(group) if isinstance(item, Reference)}


def _free(anchor: str, taken: set[str]) -> str:
    base = "a_" + re.sub(r"[^0-9A-Za-z_]", "_", anchor)
    tails = ("" if number == 1 else f"_{number}" for number in count(1))
    found = next(name for tail in tails if (name := base[: 40 - len(tail)] + tail).lower() not in taken)
    taken.add(found.lower())
    return found
