"""The words of sheets in three languages, as `words.yaml` has them, and texts in the form in which they compare.

Takes texts, gives what they mean in the records, or None.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

_SIGNS = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Small letters and digits with single blanks between, ё as е: so headings and words are compared."""
    composed = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return _SIGNS.sub(" ", composed).strip()


def meaning(kind: str, text: str) -> str | None:
    """What a word means among the words of a kind (`flag`, `sex`, `naming`, `scopes`); None if it means nothing."""
    known = _meanings().get(kind, {})
    return known.get(plain(text)) or known.get(text.strip())


def says_nothing(text: str) -> bool:
    """Whether a cell only says that nothing is known."""
    return not text.strip() or (plain(text) or text.strip()) in _nothing()


@cache
def around() -> frozenset[str]:
    return frozenset(word for words in _words()["around"] for word in plain(words).split())


@cache
def _nothing() -> frozenset[str]:
    return frozenset(plain(word) or word for word in _words()["nothing"])


@cache
def _meanings() -> Mapping[str, Mapping[str, str]]:
    return MappingProxyType(
        {
            kind: {plain(word) or word: value for value, words in groups.items() for word in (value, *words)}
            for kind, groups in _words().items()
            if isinstance(groups, dict)
        }
    )


@cache
def _words() -> dict[str, Any]:
    text = resources.files("complaint.records.sheets").joinpath("words.yaml").read_text("utf-8")
    words: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return words
