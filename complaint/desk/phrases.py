"""Parts of messages and reasons in another language: the program says them in English, `words/phrases.*.yaml` has them.

Takes an English text, gives the same in the language, or nothing where it is not known. What people typed, ids and
names of files stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from typing import Final

import yaml

Say = Callable[[str], str]
# Places of a phrase that are phrases, words of closed lists or names of fields themselves.
SAID_TOO: Final = frozenset({"reason", "what", "words", "names"})
FIELDS: Final = "fields"
FILE: Final = "phrases"
# Some may hold a semicolon; elsewhere it parts two reasons.
_HOLDS: Final = {**dict.fromkeys(("text", *SAID_TOO), ".+"), "number": r"\d+"}
_PIECES: Final = re.compile(r"“[^”]*”|, | or | and |(?:(?!, | or | and ).)+")
_LINKS: Final = ("or", "and")


class Phrases:
    """The phrases of a language. `word` says a word of a closed list, `field` the name of a field.

    What stands in several `files` counts as the first of them has it.
    """

    def __init__(self, tag: str, word: Say, field: Say, files: tuple[str, ...] = (FILE,)) -> None:
        self._known, self._patterns = _read(tag, files)
        self._word, self._field = word, field
        self._links = {f" {link} ": f" {self._known.get(link, link)} " for link in _LINKS}

    def __call__(self, text: str) -> str:
        """The text in the language, also several reasons with semicolons between; nothing if it is not known."""
        found = self._known.get(text) or self._filled(text)
        if found or "; " not in text:
            return found
        parts = [(part, self(part)) for part in text.split("; ")]
        return "; ".join(said or part for part, said in parts) if any(said for _, said in parts) else ""

    def said(self, text: str) -> str:
        """A phrase, a list of words, or a word; as it is where it is none of them."""
        return self(text) or self._listing(text, lambda item: self(item) or self._word(item))

    def _filled(self, text: str) -> str:
        for pattern, said in self._patterns:
            found = pattern.fullmatch(text)
            if found is not None:
                return said.format(**{name: self._value(name, value) for name, value in found.groupdict().items()})
        return ""

    def _value(self, name: str, value: str) -> str:
        if name == FIELDS:
            return self._listing(value, self._field)
        return self.said(value) if name in SAID_TOO else value

    def _listing(self, text: str, word: Say) -> str:
        """`“a”, “b” or “c”`, also without quotation marks, with each of the words said in the language."""
        pieces = _PIECES.findall(text)
        bare = [piece for piece in pieces if not piece.startswith("“") and piece != ", " and piece not in self._links]
        if (len(pieces) == 1 and bare) or any(" " in piece.strip() and word(piece) == piece for piece in bare):
            return word(text)
        return "".join(
            f"«{word(piece[1:-1])}»" if piece.startswith("“") else self._links.get(piece) or word(piece)
            for piece in pieces
        )


@cache
def _read(tag: str, files: tuple[str, ...]) -> tuple[Mapping[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    """The phrases that are said as they stand, and the others as patterns, in their order."""
    content: dict[str, str] = {}
    for name in files:
        file = resources.files("complaint").joinpath("desk", "words", f"{name}.{tag}.yaml")
        for text, said in (
            yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader) if file.is_file() else {}
        ).items():
            content.setdefault(text, said)
    plain = {text: said for text, said in content.items() if "{" not in text}
    return plain, tuple((_pattern(text), said) for text, said in content.items() if "{" in text)


def _pattern(text: str) -> re.Pattern[str]:
    """A text with {names} in it as the pattern that it is read by."""
    parts = re.split(r"\{(\w+)\}", text)
    return re.compile(
        "".join(
            f"(?P<{part}>{_HOLDS.get(part, '[^;]+?')})" if place % 2 else re.escape(part)
            for place, part in enumerate(parts)
        ),
        re.DOTALL,
    )
