"""Checks of the text itself: tables, content controls, pictures, and what our files never contain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from complaint.output.docx.markup import Element, name
from complaint.output.docx.opened import Opened, fault
from complaint.problems import Problem

_VAL = name("w:val")
_PARAGRAPH, _TABLE, _CELL, _ROW = name("w:p"), name("w:tbl"), name("w:tc"), name("w:tr")
_LONGEST_TAG = 64
_TEMPLATE_SIGNS = re.compile(r"\{\{|\}\}|\{%|%\}")
_NEVER = {
    "w:ins": "inserted words are tracked",
    "w:del": "deleted words are kept",
    "w:moveFrom": "moved words are tracked",
    "w:vanish": "words are hidden",
    "w:updateFields": "Word would ask the reader whether to update fields",
    "w:attachedTemplate": "a template outside the file is named",
    "w:trackRevisions": "Word would track changes",
    "w:altChunk": "another file is taken in",
    "w:object": "an object is embedded",
    "w:pict": "a drawing of the old kind is embedded",
}
# What may be said on a paragraph or run itself: all the rest belongs into a style.
_ON_PARAGRAPH = {name(f"w:{tag}") for tag in ("pStyle", "numPr", "framePr", "sectPr")}
_ON_RUN = {name(f"w:{tag}") for tag in ("rStyle", "lang", "rtl")}


def structure_problems(file: Opened) -> Iterator[Problem]:
    body = file.tree("word/document.xml").find(name("w:body"))
    if body is None or not len(body) or body[-1].tag != name("w:sectPr"):
        yield fault("word/document.xml", "the text does not end with the layout of its page")
    for part, tree in file.stories():
        yield from _tables(part, tree)
        yield from _plain(part, tree)
        yield from _template_signs(part, tree)
    for part, tree in file.trees.items():
        for tag, message in _NEVER.items():
            if tree.find(f".//{name(tag)}") is not None:
                yield fault(part, message)
    yield from _controls(file)
    yield from _pictures(file)


def _tables(part: str, tree: Element) -> Iterator[Problem]:
    for table in tree.iter(_TABLE):
        columns = len(table.findall(f"{name('w:tblGrid')}/{name('w:gridCol')}"))
        rows = table.findall(_ROW)
        if not columns or not rows:
            yield fault(part, "a table has no columns or no rows")
        for number, row in enumerate(rows, start=1):
            cells = row.findall(_CELL)
            if len(cells) != columns:
                yield fault(part, f"row {number} of a table has {len(cells)} cells in {columns} columns")
            if any(not len(cell) or cell[-1].tag != _PARAGRAPH for cell in cells):
                yield fault(part, f"row {number} of a table has a cell that does not end with a paragraph")
        after = table.getnext()
        if after is None or after.tag == _TABLE:
            yield fault(part, "a table is not followed by a paragraph")


def _plain(part: str, tree: Element) -> Iterator[Problem]:
    """No formatting beside the styles."""
    found = Counter[str]()
    for tag, allowed in (("w:pPr", _ON_PARAGRAPH), ("w:rPr", _ON_RUN)):
        for properties in tree.iter(name(tag)):
            found.update(child.tag for child in properties if child.tag not in allowed)
    for tag in found:
        yield fault(part, f"{tag.rpartition('}')[2]} is set beside the styles ({found[tag]} times)")


def _template_signs(part: str, tree: Element) -> Iterator[Problem]:
    for paragraph in tree.iter(_PARAGRAPH):
        text = "".join(piece.text or "" for piece in paragraph.iter(name("w:t")))
        if found := _TEMPLATE_SIGNS.search(text):
            yield fault(part, f"a template sign is left over: {text[found.start() : found.start() + 30]}")


def _controls(file: Opened) -> Iterator[Problem]:
    ids = Counter[str]()
    for part, tree in file.stories():
        for control in tree.iter(name("w:sdt")):
            properties, content = control.find(name("w:sdtPr")), control.find(name("w:sdtContent"))
            identity = None if properties is None else properties.find(name("w:id"))
            tag = None if properties is None else properties.find(name("w:tag"))
            ids[identity.get(_VAL) if identity is not None else "none"] += 1
            if content is None or not len(content):
                yield fault(part, "a content control is empty")
            if tag is not None and len(tag.get(_VAL)) > _LONGEST_TAG:
                yield fault(part, "the tag of a content control is too long for Word")
    for identity, count in ids.items():
        if count > 1:
            yield fault("word/document.xml", f"the content control {identity} is there {count} times")


def _pictures(file: Opened) -> Iterator[Problem]:
    ids = Counter[str]()
    for part, tree in file.stories():
        for picture in tree.iter(name("wp:docPr")):
            ids[picture.get("id")] += 1
            if not picture.get("descr") and picture.find(f".//{name('adec:decorative')}") is None:
                yield fault(part, f"{picture.get('name')} has no alternative text")
    for identity, count in ids.items():
        if count > 1:
            yield fault("word/document.xml", f"the picture {identity} is there {count} times")
