"""The markup that a template rendered, read as a tree and checked against the vocabulary.

Takes text, gives an lxml element whose every element is known and stands where it may. Problems name the template
line. Never builds blocks and never numbers anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

from complaint.filing.vocabulary import VOCABULARY
from complaint.problems import Place, Problem, ProblemsFound, error
from complaint.records.nearest import did_you_mean

_AT = re.compile(r'at="([^"]*)"')
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def read_tree(markup: str, template: str) -> Element:
    """The checked tree below one `document` element; raises `ProblemsFound` with everything that is wrong."""
    found = _FORBIDDEN.search(markup)
    if found:
        where = _nearest(markup[: found.start()], template)
        raise ProblemsFound(error("character", where, f"the character U+{ord(found[0]):04X} cannot be printed"))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(f"<document>{markup}</document>".encode(), parser)
    except etree.XMLSyntaxError as wrong:
        raise ProblemsFound(_syntax(wrong, markup, template)) from None
    problems = list(_check(root, template))
    if problems:
        raise ProblemsFound(*problems)
    return root


def place_of(element: Element, template: str = "") -> Place:
    """The template line of an element: its own or that of the nearest element around it that has one."""
    node: Element | None = element
    while node is not None:
        at = node.get("at")
        if at:
            file, _, line = at.rpartition(":")
            return Place(file, int(line))
        node = node.getparent()
    return Place(template)


def _check(root: Element, template: str) -> Iterator[Problem]:
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield error("element", place_of(element.getparent(), template), "only elements and text may stand here")
            continue
        known = VOCABULARY.get(element.tag)
        where = place_of(element, template)
        if known is None:
            hint = did_you_mean(element.tag, VOCABULARY) or "see docs/blocks.md for the elements there are"
            yield error("element", where, f"there is no element <{element.tag}>", hint)
            continue
        parent = element.getparent()
        if parent is not None and parent.tag in VOCABULARY and element.tag not in VOCABULARY[parent.tag].children:
            yield error("element", where, f"<{element.tag}> may not stand inside <{parent.tag}>")
        given = set(map(str, element.attrib)) - {"at"}
        for name in sorted(given - known.attributes):
            hint = (
                did_you_mean(name, known.attributes) or f"it may have: {', '.join(sorted(known.attributes)) or 'none'}"
            )
            yield error("attribute", where, f"<{element.tag}> has no attribute “{name}”", hint)
        for name in sorted(known.required - given):
            yield error("attribute", where, f"<{element.tag}> needs the attribute “{name}”")
        if not known.text and _has_text(element):
            yield error("element", where, f"text may not stand directly in <{element.tag}>", "put it into a <p>")


def _has_text(element: Element) -> bool:
    pieces = [element.text, *(child.tail for child in element)]
    return any(piece and piece.strip() for piece in pieces)


def _syntax(wrong: etree.XMLSyntaxError, markup: str, template: str) -> Problem:
    line, column = wrong.position
    lines = f"<document>{markup}".split("\n")
    before = "\n".join([*lines[: line - 1], lines[line - 1][:column] if line <= len(lines) else ""])
    message = str(wrong.msg).split(", line ")[0]
    hint = "every element must be closed, in the right order, and & is written &amp;"
    return error("markup", _nearest(before, template), f"the markup is not well formed: {message}", hint)


def _nearest(before: str, template: str) -> Place:
    """The place of the last element that was opened before a point of the rendered text."""
    found = _AT.findall(before)
    if not found:
        return Place(template)
    file, _, line = found[-1].rpartition(":")
    return Place(file, int(line))
