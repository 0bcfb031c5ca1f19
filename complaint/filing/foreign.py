"""Wording of templates that have no version in the language of a document.

Takes the tree of a document and the files that hold such wording; marks it with its language, and where each file
comes in first says so in a remark. In a document that is to be filed it is a problem.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree
from lxml.etree import _Element as Element

from complaint.filing.language import Language
from complaint.filing.tree import place_of
from complaint.filing.vocabulary import VOCABULARY
from complaint.problems import Place, Problem, error

_NO_MARKS = frozenset({"lang", "a", "ref", "annex", "field"})  # where words are marked around, or come from a record


def without_version(foreign: Mapping[str, str], language: Language) -> Iterator[Problem]:
    """The problem of each template that has no version in the language."""
    for file in sorted(foreign):
        stem = file.removesuffix(".html")
        message = f"this template has no version in {language.english_name}"
        hint = f"write {stem}.{language.tag}.html beside it, or make the filing in another language"
        yield error("no-translation", Place(file), message, hint)


def mark_foreign(root: Element, foreign: Mapping[str, str]) -> None:
    """Marks the words of these files with their language, the first of each with a remark."""
    told: set[str] = set()
    for element in list(root.iter()) if foreign else ():
        file = place_of(element).file
        if file not in foreign or element.tag in _NO_MARKS:
            continue
        if element.tag == "section" and element.get("title"):
            title = etree.Element("title", at=element.get("at") or "")
            title.text = element.attrib.pop("title")
            element.insert(0, title)
            _mark(title, foreign[file], file, told)
        elif VOCABULARY[element.tag].text and "lang" in VOCABULARY[element.tag].children:
            _mark(element, foreign[file], file, told)


def _mark(element: Element, tag: str, file: str, told: set[str]) -> None:
    """Wraps each text that stands directly in an element; what stands in its children is theirs."""
    for place in range(len(element), -1, -1):
        before = element[place - 1] if place else None
        text = element.text if before is None else before.tail
        if not text or not text.strip():
            continue
        words = etree.Element("lang", tag=tag)
        words.text = text
        if before is None:
            element.text = None
        else:
            before.tail = None
        element.insert(place, _with_remark(words, element, file, told))


def _with_remark(words: Element, around: Element, file: str, told: set[str]) -> Element:
    if file in told:
        return words
    told.add(file)
    place = place_of(around)
    reason = "This template has no version in the language of the filing.\nWrite one beside it."
    remark = etree.Element("todo", reason=reason, printed="plain", at=f"{place.file}:{place.line}")
    remark.append(words)
    return remark
