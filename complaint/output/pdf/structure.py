"""The tag tree of a finished PDF as plain values, for the checks that ask how a document is built.

Takes an opened file, changes nothing. (While a PDF is made its tags are other objects: see tag_tree.py.)
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from typing import Any

import pikepdf

HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
CAPTION_LINE = "caption"  # the title of a tag whose paragraph is a line that names what follows


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of marked content: its page, counted from 0, and its number on it."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Tag:
    """A structure element. `page` is -1 if it names none; `about` is the dictionary of the file."""

    kind: str
    page: int
    about: Any
    parent: Tag | None
    kids: list[Tag | Mark] = field(default_factory=list)
    inner: list[Tag] = field(default_factory=list)  # those of the kids that are tags

    def walk(self, without: Set[str] = frozenset()) -> Iterator[Tag]:
        """The tag and those within it, in reading order; those of the kinds `without` are left out with what they hold.

        Not by recursion: lists can stand in lists in lists.
        """
        waiting = [self]
        while waiting:
            tag = waiting.pop()
            if tag.kind not in without:
                yield tag
                waiting += tag.inner[::-1]

    def marks(self, without: Set[str] = frozenset()) -> Iterator[Mark]:
        """The content of the tag and those within it, in reading order."""
        waiting: list[Tag | Mark] = [self]
        while waiting:
            found = waiting.pop()
            if isinstance(found, Mark):
                yield found
            elif found.kind not in without:
                waiting += found.kids[::-1]

    def within(self, kinds: Set[str]) -> Tag | None:
        """The nearest tag of one of the kinds that this one stands in."""
        found = self.parent
        while found is not None and found.kind not in kinds:
            found = found.parent
        return found


def read_structure(pdf: Any) -> Tag:
    """The tag of the whole document."""
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    root = Tag("", -1, None, None)
    waiting: list[tuple[Any, Tag]] = [(pdf.Root.StructTreeRoot, root)]
    while waiting:
        found, tag = waiting.pop()
        for kid in _kids(found.get("/K")):
            if isinstance(kid, int):
                tag.kids.append(Mark(tag.page, kid))
            elif kid.get("/Type") == pikepdf.Name.StructElem:
                page = kid.get("/Pg")
                inner = Tag(str(kid.S)[1:], -1 if page is None else pages[page.objgen], kid, tag)
                tag.kids.append(inner)
                tag.inner.append(inner)
                waiting.append((kid, inner))
    return root


def _kids(kids: Any) -> Iterator[Any]:
    if isinstance(kids, pikepdf.Array):
        yield from kids
    elif kids is not None:
        yield kids
