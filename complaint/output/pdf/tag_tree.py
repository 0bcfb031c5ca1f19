"""The tag tree of a painted PDF as objects that can be walked and rearranged.

A thin cover over pydyf's dictionaries, in which kids are references in bytes. It knows nothing about documents. A
tag is the pydyf dictionary of a structure element; one that WeasyPrint made for a box knows it as `box`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Self
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.formatting_structure import boxes


@dataclass(frozen=True, slots=True)
class Tags:
    """All tags of one PDF below `root`, the tag of the whole document."""

    pdf: Any
    root: Any
    page_numbers: dict[bytes, int]
    owners: Any  # for each page its number and the owners of its content: 0, [...], 1, [...]; then annotations

    @classmethod
    def of(cls, pdf: Any) -> Self:
        numbers = {reference: number for number, reference in enumerate(pdf.page_references)}
        tree = _object(pdf, pdf.catalog["StructTreeRoot"])
        return cls(pdf, _object(pdf, tree["K"][0]), numbers, _object(pdf, tree["ParentTree"])["Nums"])

    def page(self, tag: Any) -> int:
        return self.page_numbers[tag["Pg"]]

    def page_height(self, tag: Any) -> float:
        return float(_object(self.pdf, tag["Pg"])["MediaBox"][3])

    def content(self, page: int) -> list[Any]:
        """The operators of a page."""
        found = _object(self.pdf, self.pdf.page_references[page])
        stream: list[Any] = _object(self.pdf, found["Contents"]).stream
        return stream

    def kids(self, tag: Any) -> list[Any]:
        """Inner tags, references to annotations (`OBJR`) and numbers of content, in order."""
        return [kid if isinstance(kid, int) else _object(self.pdf, kid) for kid in tag["K"]]

    def parent(self, tag: Any) -> Any:
        return _object(self.pdf, tag["P"])

    def walk(self, tag: Any) -> Iterator[Any]:
        """The tag and all tags within it, outer ones first."""
        yield tag
        for kid in self.kids(tag):
            if is_tag(kid):
                yield from self.walk(kid)

    # --- changing it

    def set_kids(self, tag: Any, kids: list[Any]) -> None:
        tag["K"].clear()
        self.add_kids(tag, kids)

    def add_kids(self, tag: Any, kids: list[Any]) -> None:
        for kid in kids:
            tag["K"].append(kid if isinstance(kid, int) else kid.reference)
            if is_tag(kid):
                kid["P"] = tag.reference

    def take_out(self, tag: Any) -> None:
        kids = self.parent(tag)["K"]
        kids.remove(tag.reference)

    def drop_empty(self, tags: Iterable[Any]) -> None:
        for tag in tags:
            if not tag["K"] and tag.reference in self.parent(tag)["K"]:
                self.take_out(tag)

    def new(self, kind: str, like: Any) -> Any:
        """A tag without kids and parent, on the page of another."""
        tag = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{kind}", "K": pydyf.Array(), "Pg": like["Pg"]})
        self.pdf.add_object(tag)
        return tag

    def own(self, tag: Any, mark: int) -> None:
        """Makes the tag the owner of a piece of content."""
        self.owners[2 * self.page(tag) + 1][mark] = tag.reference

    def disown(self, page: int, marks: set[int]) -> None:
        """Takes content out of the tree; the list goes by number of content, so the others must keep their place."""
        owners = self.owners[2 * page + 1]
        for mark in marks:
            if mark < len(owners):
                owners[mark] = b"null"

    def move_annotations(self, tag: Any) -> None:
        """Makes the tag the owner of the annotations that stand in it."""
        for kid in self.kids(tag):
            if not isinstance(kid, int) and kid.get("Type") == "/OBJR":
                annotation = _object(self.pdf, kid["Obj"])
                place = self.owners.index(annotation["StructParent"], 2 * len(self.page_numbers))
                self.owners[place + 1] = tag.reference


def is_tag(kid: Any) -> bool:
    return not isinstance(kid, int) and kid.get("Type") == "/StructElem"


def kind_of(tag: Any) -> str:
    return str(tag["S"])[1:] if is_tag(tag) else ""


def element_of(tag: Any) -> Element | None:
    """The element that a tag was made for, if it was made for one."""
    box = getattr(tag, "box", None)
    return None if box is None else box.element


def is_within_line(tag: Any) -> bool:
    """Whether the tag is for a part of a line of text; a line break makes such a part for each line."""
    box = getattr(tag, "box", None)
    return isinstance(box, boxes.InlineLevelBox)


def box_name(tag: Any) -> str:
    """The element's name with that of its pseudo-element, as in `span::footnote-call`."""
    box = getattr(tag, "box", None)
    return "" if box is None else str(box.element_tag or "")


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
