"""The markup that a template rendered, read as a tree and checked against the vocabulary.

Takes text, gives an lxml element whose every element is known and stands where it may. Problems name the template
line. Never builds blocks and never numbers anything.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element as Element

from complaint.filing.vocabulary import VOCABULARY
from complaint.problems import Place, Problem, ProblemsFound, error
from complaint.records.nearest import did_you_mean

_AT = re.compile(r'<[a-z][a-z0-9]* at="([^"]*:[0-9]+)"')
_MARK = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:[^<>"]|"[^"<]*")*?)(/?)>')
_LINES = re.compile(r" line \d+(?= and)|, line \d+.*")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(slots=True)
class Wrongs:
    """What is found wrong with the elements of one document, each with its template line."""

    template: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, element: Element, message: str, hint: str = "") -> None:
        self.problems.append(error("template", place_of(element, self.template), message, hint))


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


def title_of(section: Element) -> str:
    """The words of a section's title, which stands in an attribute, or within the section if it holds values."""
    inside = section.find("title")
    words = section.get("title", "") if inside is None else "".join(inside.itertext())
    return " ".join(part for part in re.split(r"[ \t\r\n]+", words) if part)


def place_of(element: Element, template: str = "") -> Place:
    """The template line of an element: its own or that of the nearest element around it that has one."""
    node: Element | None = element
    while node is not None:
        at = node.get("at")
        if at:
            return _place(at)
        node = node.getparent()
    return Place(template)


def _place(at: str) -> Place:
    file, _, line = at.rpartition(":")
    return Place(html.unescape(file), int(line))


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
        if element.tag == "note" and next(element.iterancestors("note"), None) is not None:
            yield error("element", where, "a note may not stand inside a note")
        given = set(map(str, element.attrib)) - {"at"}
        for name in sorted(given - known.attributes):
            hint = (
                did_you_mean(name, known.attributes) or f"it may have: {', '.join(sorted(known.attributes)) or 'none'}"
            )
            yield error("attribute", where, f"<{element.tag}> has no attribute “{name}”", hint)
        for name in sorted(known.required - given):
            yield error("attribute", where, f"<{element.tag}> needs the attribute “{name}”")
        if element.tag == "section" and ("title" in element.attrib) + len(element.findall("title")) != 1:
            yield error("attribute", where, "<section> needs one title, as attribute or as <title>")
        if not known.text and _has_text(element):
            yield error("element", where, f"text may not stand directly in <{element.tag}>", "put it into a <p>")


def _has_text(element: Element) -> bool:
    pieces = [element.text, *(child.tail for child in element)]
    return any(piece and piece.strip() for piece in pieces)


def _syntax(wrong: etree.XMLSyntaxError, markup: str, template: str) -> Problem:
    hint = "every element must be closed, in the right order, and & is written &amp;"
    unclosed = _unclosed(markup)
    if unclosed:
        message, before = unclosed
        return error("markup", _nearest(before, template), message, hint)
    line, column = wrong.position
    lines = f"<document>{markup}".split("\n")
    before = "\n".join([*lines[: line - 1], lines[line - 1][:column] if line <= len(lines) else ""])
    message = _LINES.sub("", str(wrong.msg))
    return error("markup", _nearest(before, template), f"the markup is not well formed: {message}", hint)


def _unclosed(markup: str) -> tuple[str, str] | None:
    """The element that is not closed, or closed without being open, with the text up to where it stands.

    Why: the parser complains at the end tag that does not fit, which may stand in another template.
    """
    open_marks: list[re.Match[str]] = []
    for mark in _MARK.finditer(markup):
        if mark[4]:
            continue
        if not mark[1]:
            open_marks.append(mark)
        elif open_marks and open_marks[-1][2] == mark[2]:
            open_marks.pop()
        elif any(opened[2] == mark[2] for opened in open_marks):
            break
        else:
            return f"</{mark[2]}> closes nothing that is open", markup[: mark.start()]
    if not open_marks:
        return None
    opened = open_marks[-1]
    return f"<{opened[2]}> is not closed", markup[: opened.end()]


def _nearest(before: str, template: str) -> Place:
    """The place of the last element that was opened before a point of the rendered text."""
    found = _AT.findall(before)
    return _place(found[-1]) if found else Place(template)
