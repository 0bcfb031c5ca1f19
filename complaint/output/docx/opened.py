"""A DOCX file opened for the checks: its parts, their XML and their relationships, in the order of the archive.

Takes bytes, gives `Opened`. What cannot be opened is told as problems, not raised, so that checks can go on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from complaint.output.docx.archive import unzipped
from complaint.output.docx.markup import Element, name
from complaint.output.docx.reading import parsed
from complaint.problems import Place, Problem, ProblemsFound, error

STORIES = ("word/document.xml", "word/footnotes.xml", "word/comments.xml")


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part: `target` is the name of a part, or an address if `outside`."""

    id: str
    kind: str
    target: str
    outside: bool


@dataclass(frozen=True)
class Opened:
    parts: dict[str, bytes]
    trees: dict[str, Element]
    relations: dict[str, tuple[Relation, ...]]

    def tree(self, part: str) -> Element:
        """The root of a part, or an empty element where there is none."""
        return self.trees[part] if part in self.trees else etree.Element("none")

    def stories(self) -> Iterator[tuple[str, Element]]:
        """The parts that hold text: the main one, notes, comments, running heads and feet."""
        for part, tree in self.trees.items():
            if part in STORIES or part.startswith(("word/header", "word/footer")):
                yield part, tree


def opened(content: bytes) -> tuple[Opened, tuple[Problem, ...]]:
    """Raises `ProblemsFound` only for what is no archive."""
    parts = unzipped(content)
    trees, found = dict[str, Element](), list[Problem]()
    for part in parts:
        if part.endswith((".xml", ".rels")):
            try:
                trees[part] = parsed(parts, part)
            except ProblemsFound as problems:
                found += problems.problems
    relations = {
        source_of(part): tuple(_relations(part, tree)) for part, tree in trees.items() if part.endswith(".rels")
    }
    return Opened(parts, trees, relations), tuple(found)


def source_of(relations: str) -> str:
    """The part whose relationships stand in the part given; empty for those of the package."""
    folder, _, file = relations.rpartition("_rels/")
    return folder + file.removesuffix(".rels")


def _relations(part: str, tree: Element) -> Iterator[Relation]:
    folder = part.rpartition("_rels/")[0]
    for item in tree.iter(name("rel:Relationship")):
        outside = item.get("TargetMode") == "External"
        target = str(item.get("Target"))
        if not outside:
            target = target.lstrip("/") if target.startswith("/") else _joined(folder + target)
        yield Relation(str(item.get("Id")), str(item.get("Type")).rpartition("/")[2], target, outside)


def _joined(path: str) -> str:
    steps = list[str]()
    for step in path.split("/"):
        if step == ".." and steps:
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def fault(part: str, message: str) -> Problem:
    return error("docx-check", Place(part), message, "this is a fault of the program: keep the file and report it")
