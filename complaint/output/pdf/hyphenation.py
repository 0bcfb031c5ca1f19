"""Where words may be divided, beyond what dictionaries of hyphenation say.

Names are not divided: the rules of the document's language are not those of the name's. Web addresses are divided at
their signs and never with a hyphen, which would seem to be part of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

from weasyprint.text import line_break

_NOUNS_WITH_CAPITALS = ("de", "lb")  # there a capital does not make a name


class _Dictionary(line_break.pyphen.Pyphen):  # type: ignore[misc]
    """Divides words in which a small letter comes first."""

    def __init__(self, lang: str, left: int, right: int) -> None:
        super().__init__(lang=lang, left=left, right=right)
        self._any_word = lang.startswith(_NOUNS_WITH_CAPITALS)

    def iterate(self, word: str) -> Iterator[tuple[str, str]]:
        divided: Iterator[tuple[str, str]] = super().iterate(word)
        return divided if self._any_word or word[:1].islower() else iter(())


@contextmanager
def keeping_names_whole() -> Iterator[None]:
    """Lets WeasyPrint ask us instead of the dictionaries."""
    asked = line_break.pyphen
    line_break.pyphen = SimpleNamespace(Pyphen=_Dictionary, language_fallback=asked.language_fallback)
    try:
        yield
    finally:
        line_break.pyphen = asked


_ADDRESS = re.compile(r"(?:\b[a-z]+://|\bwww\.)\S+|\S+@\S+")
_BREAK = "\u200b"
# After the signs that part an address, before those that a reader could take for the end of a sentence. There is no
# break within "://" and at a hyphen, which would seem to be one of ours.
_CHANCES = re.compile(r"(?<=[/])(?=[^/\s])|(?<=[^\s/.?&=_#%~@:])(?=[.?&=_#%~@][^\s.])")


def parts(text: str) -> Iterator[tuple[str, bool]]:
    """The text in parts, each with whether it is an address."""
    place = 0
    for found in _ADDRESS.finditer(text):
        if found.start() > place:
            yield text[place : found.start()], False
        yield found.group(), True
        place = found.end()
    if place < len(text):
        yield text[place:], False


def breakable(address: str) -> str:
    """The address with invisible signs where a line may end."""
    return _CHANCES.sub(_BREAK, address).replace("-", "-\u2060")
