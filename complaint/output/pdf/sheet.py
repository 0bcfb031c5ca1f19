"""The element tree that WeasyPrint lays out, with what later stages must know about its elements.

Text is put into it as text and attributes, never as markup, so no word of a record can become an element or a
style. Line spaces are collapsed here as CSS would, so that what is printed can be compared sign by sign.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from xml.etree.ElementTree import Element, SubElement

# What an element is in the tag tree of the PDF, where its HTML name does not tell.
Role = Literal["label", "note", "contents", "entry", "title"]

# Hyphens that the fonts lack are printed as the plain hyphen between signs that nobody sees: a joiner keeps the line
# together, a zero-width space lets it break.
_PRINTED = {"\u2011": "\u2060-\u2060", "\u2010": "\u2060-\u200b"}
_SPACES = re.compile(r"[ \t\r\n\f]+")


def printed(text: str) -> str:
    """The characters that stand for the text on the page."""
    text = _SPACES.sub(" ", text)
    for character, signs in _PRINTED.items():
        text = text.replace(character, signs)
    return text


def unprinted(text: str) -> list[str]:
    """For each printed character what it stands for: itself, a hyphen of another kind, or nothing."""
    meant = list(text)
    for character, signs in _PRINTED.items():
        for found in re.finditer(re.escape(signs), text):
            meant[found.start() : found.end()] = ["", character, ""]
    return meant


@dataclass(frozen=True, slots=True)
class Inset:
    """A page of another document, to be set where a picture of one dot stands: a clean PDF, and which of its pages."""

    content: bytes
    number: int


@dataclass(slots=True)
class Sheet:
    """A tree of elements under way.

    `texts` holds for each element that has running text the whole of that text, `holder` for each element in running
    text which element that is. A label has neither: it is printed beside the text.
    """

    root: Element
    pictures: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    insets: list[Inset] = field(default_factory=list)
    texts: dict[Element, list[str]] = field(default_factory=dict)
    holder: dict[Element, Element] = field(default_factory=dict)

    def text_of(self, element: Element) -> str:
        return "".join(self.texts[element])

    def running(self, parent: Element, tag: str, style: str = "", role: Role | None = None) -> Element:
        """A new element that will hold running text."""
        new = element(parent, tag, style, role)
        self.texts[new] = []
        self.holder[new] = new
        return new

    def inside(self, parent: Element, tag: str, style: str = "") -> Element:
        """A new element within running text."""
        new = element(parent, tag, style)
        self.holder[new] = self.holder[parent]
        return new

    def write(self, parent: Element, text: str) -> None:
        text = printed(text)
        before = self.texts[self.holder[parent]]
        if not before or before[-1].endswith(" "):
            text = text.removeprefix(" ")
        if text:
            before.append(text)
            append(parent, text)

    def new_line(self, parent: Element) -> None:
        SubElement(parent, "br")
        self.texts[self.holder[parent]].append(" ")

    def picture(self, media_type: str, content: bytes) -> str:
        """The address under which the picture is found; the same for the same place in every build."""
        address = f"picture:{len(self.pictures) + 1}"
        self.pictures[address] = (media_type, content)
        return address

    def inset(self, content: bytes, number: int) -> str:
        """The address of the dot instead of which a page of another document is set, once all is painted."""
        self.insets.append(Inset(content, number))
        return self.picture("image/png", _DOT)


_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a4944415478da63f80f00010101001cb08c990000000049454e44ae426082"
)


def element(parent: Element, tag: str, style: str = "", role: Role | None = None) -> Element:
    attributes: Mapping[str, str] = {
        name: value for name, value in (("class", style), ("data-role", role or "")) if value
    }
    return SubElement(parent, tag, dict(attributes))


def label(parent: Element, style: str, text: str) -> None:
    """A number or mark that is printed beside running text without being part of it."""
    append(element(parent, "span", style, "label"), printed(text))


def append(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
