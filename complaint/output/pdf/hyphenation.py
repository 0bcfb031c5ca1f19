"""Where words may be divided, beyond what dictionaries of hyphenation say.

Names are not divided: the rules of the document's language are not those of the name's. Web addresses are divided at
their signs and never with a hyphen, which would seem to be part of them.

WeasyPrint 70 divides the first word of a line where nothing had to be divided: if a run of text fits into the line, but
not with the space at its end. The line then ends after a few letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from weasyprint.layout import inline
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


def _split_first_line(text: str, style: Any, context: Any, max_width: Any, *more: Any, **settings: Any) -> Any:
    """What WeasyPrint makes of the first line of a text, but for the fault told above."""
    found = line_break.split_first_line(text, style, context, max_width, *more, **settings)
    rest = found[2]
    if rest is not None and max_width is not None and text.endswith(" ") and b" " not in text.encode()[:rest]:
        without = line_break.split_first_line(text.rstrip(" "), style, context, max_width, *more, **settings)
        if without[2] is None:
            return line_break.split_first_line(text, style, context, None, *more, **settings)
    return found


@contextmanager
def dividing_words() -> Iterator[None]:
    """Lets WeasyPrint ask us where words may be divided."""
    asked, split = line_break.pyphen, inline.split_first_line
    line_break.pyphen = SimpleNamespace(Pyphen=_Dictionary, language_fallback=asked.language_fallback)
    inline.split_first_line = _split_first_line
    try:
        yield
    finally:
        line_break.pyphen, inline.split_first_line = asked, split


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
