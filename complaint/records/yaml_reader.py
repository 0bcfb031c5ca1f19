"""YAML as people type it: lists, mappings and text, each with its place, and nothing else.

Takes a text, gives nodes. Every scalar stays the text that was typed (`007`, `no`, `1.10`); what it means is for the
schema to say. What YAML offers beyond that (anchors, tags, merge keys, several documents) is a problem, and so is a
repeated key. Never builds objects, never raises for what a person typed.

Why from events: they keep every mark, show aliases before they are followed, and need no recursion.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from complaint.problems import Place, Problem
from complaint.records.text_file import UNSEEN, position, unseen_signs
from complaint.records.wording import say

DEEPEST = 30
MOST_ALIKE = 20

_TAB = re.compile(r"^[ ]*\t(?=[^\n]*\S)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value, as typed; `unusable` if it was none and has its problem already."""

    text: str
    at: Place
    unusable: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    at: Place
    items: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping; `keys` tells where each key stands."""

    at: Place
    entries: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)


Node = Scalar | Items | Keys


def read_yaml(text: str, name: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The document as a node (`None` if it holds nothing but comments, or cannot be used) and what is wrong with it."""
    problems = [
        say("unseen-sign", position(text, index, name), sign=sign)
        for (index, sign), _ in zip(unseen_signs(text), range(MOST_ALIKE), strict=False)
    ]
    text = UNSEEN.sub(" ", text)
    tabs = [say("tab", position(text, match.end() - 1, name)) for match in _TAB.finditer(text)]
    if tabs:
        return None, (*problems, *tabs[:MOST_ALIKE])
    builder = _Builder(name)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as wrong:
        builder.fail("yaml-syntax", _place_of(wrong, text, name), reason=wrong.problem or wrong.context or "unclear")
    except yaml.YAMLError as wrong:
        builder.fail("yaml-syntax", Place(name), reason=wrong)
    return (None if builder.failed else builder.root), (*problems, *builder.problems)


def _place_of(wrong: yaml.MarkedYAMLError, text: str, name: str) -> Place:
    """Where the mistake is: where it shows, or where that begins which the file leaves open at its end."""
    mark = wrong.problem_mark or wrong.context_mark
    if mark is not None and wrong.context_mark is not None and mark.index >= len(text.rstrip()):
        mark = wrong.context_mark
    return Place(name, mark.line + 1, mark.column + 1) if mark is not None else Place(name)


class _Builder:
    """Puts events together to nodes."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.failed = False
        self._open: list[Items | Keys] = []
        self._key: list[str | None] = []
        self._documents = 0

    def fail(self, code: str, place: Place, **values: object) -> bool:
        self.problems.append(say(code, place, **values))
        self.failed = True
        return False

    def take(self, event: yaml.Event) -> bool:
        """Take one event in; false if reading has to stop."""
        mark = event.start_mark
        at = Place(self.name, mark.line + 1, mark.column + 1) if mark else Place(self.name)
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            return self._documents == 1 or self.fail("yaml-documents", at)
        if isinstance(event, yaml.AliasEvent):
            self.problems.append(say("yaml-anchor", at))
            self._put(Scalar("", at, unusable=True), at)
        elif isinstance(event, yaml.ScalarEvent):
            self._remark(event, at)
            self._scalar(event.value, at, plain=not event.style)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._remark(event, at)
            if len(self._open) >= DEEPEST:
                return self.fail("too-deep", at, most=DEEPEST)
            node: Items | Keys = Items(at) if isinstance(event, yaml.SequenceStartEvent) else Keys(at)
            self._put(node, at)
            self._open.append(node)
            self._key.append(None)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            self._key.pop()
        return True

    def _remark(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, at: Place) -> None:
        if event.anchor is not None:
            self.problems.append(say("yaml-anchor", at))
        if event.tag is not None:
            self.problems.append(say("yaml-tag", at, tag=event.tag.replace("tag:yaml.org,2002:", "!!")))

    def _scalar(self, text: str, at: Place, plain: bool) -> None:
        if UNSEEN.search(text):  # written as an escape
            self.problems.extend(say("unseen-sign", at, sign=sign) for _, sign in unseen_signs(text))
            text = UNSEEN.sub(" ", text)
        holder = self._open[-1] if self._open else None
        if not isinstance(holder, Keys) or self._key[-1] is not None:
            self._put(Scalar(text, at), at)
            return
        if text == "<<" and plain:
            self.problems.append(say("yaml-merge", at))
            self._key[-1] = _NO_KEY
        elif text in holder.keys:
            self.problems.append(say("repeated-key", at, key=text, line=holder.keys[text].line))
            self._key[-1] = _NO_KEY
        else:
            holder.keys[text] = at
            self._key[-1] = text

    def _put(self, node: Node, at: Place) -> None:
        """Put a node where it belongs: into the list, under the key that waits for it, or at the top."""
        holder = self._open[-1] if self._open else None
        if holder is None:
            self.root = node
        elif isinstance(holder, Items):
            holder.items.append(node)
        else:
            key = self._key[-1]
            if key is None:  # a list or mapping (or an alias) stands where a key belongs
                self.problems.append(say("yaml-key", at))
                self._key[-1] = _NO_KEY
                return
            if key != _NO_KEY:
                holder.entries[key] = node
            self._key[-1] = None


_NO_KEY = "\0"  # no key that was typed: unseen signs have been taken out
