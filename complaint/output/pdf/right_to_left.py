"""Text that is written from right to left within pages that are written from left to right.

The glyphs of a line stand from left to right whatever they mean, and Arabic letters in the form that they have between
their neighbours. Takes what is meant and what glyphs say, in their order; tells whether the one is shown as the other,
by the rules of the Unicode Bidirectional Algorithm (UAX #9) that a text without embeddings needs.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_TURNED: Final = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_OPENING: Final = {"(": ")", "[": "]", "{": "}"}
_DIGITS: Final = "0-9\u0660-\u0669\u06f0-\u06f9"
_NUMBER: Final = re.compile(f"[{_DIGITS}]+(?:[.,:/][{_DIGITS}]+)*")


def is_right_to_left(text: str) -> bool:
    """Whether the text holds a letter that is written from right to left."""
    return any(_is_letter(sign) for sign in text)


def is_shown_as(meant: str, shown: str) -> bool:
    """Whether the glyphs of a line, in their order, are those of the text."""
    return _without_forms(_in_order_of_print(meant)) == _without_forms(shown)


def _is_letter(sign: str) -> bool:
    return unicodedata.bidirectional(sign) in ("R", "AL")


def _in_order_of_print(text: str) -> str:
    """The signs from left to right."""
    kinds = _kinds(text)
    printed: list[str] = []
    place = 0
    while place < len(text):
        end = place + 1
        while end < len(text) and kinds[end] == kinds[place]:
            end += 1
        run = text[place:end]
        printed.append(_turned(run) if kinds[place] else run)
        place = end
    return "".join(printed)


def _kinds(text: str) -> list[bool]:
    """Of each sign whether it belongs to a run from right to left (rules W1 to W7 and N0 to N2)."""
    kinds = _of_letters_and_numbers(text)
    for first, last in _pairs(text):
        inside = kinds[first + 1 : last]
        if False in inside:
            kinds[first] = kinds[last] = False
        elif True in inside:
            kinds[first] = kinds[last] = next((kind for kind in reversed(kinds[:first]) if kind is not None), False)
    before = False
    for place, found in enumerate(kinds):
        if found is None:
            after = next((one for one in kinds[place:] if one is not None), False)
            kinds[place] = before and after
        before = bool(kinds[place])
    return [bool(kind) for kind in kinds]


def _of_letters_and_numbers(text: str) -> list[bool | None]:
    """The same of letters and numbers, which decide about the rest; numbers go with the letters before them."""
    kinds: list[bool | None] = []
    after_letter = False
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind in ("R", "AL", "L"):
            after_letter = kind != "L"
            kinds.append(after_letter)
        elif kind == "NSM":
            kinds.append(kinds[-1] if kinds else False)
        elif kind in ("AN", "EN"):
            kinds.append(after_letter or kind == "AN")
        else:
            kinds.append(None)
    return kinds


def _pairs(text: str) -> list[tuple[int, int]]:
    """Where brackets open and close, by where they open."""
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for place, sign in enumerate(text):
        if sign in _OPENING:
            waiting.append((_OPENING[sign], place))
        elif sign in _OPENING.values():
            while waiting and not any(sign == one for one, _ in waiting[-1:]):
                if all(sign != one for one, _ in waiting):
                    break
                waiting.pop()
            else:
                if waiting:
                    found.append((waiting.pop()[1], place))
    return sorted(found)


def _turned(run: str) -> str:
    return _NUMBER.sub(lambda number: number[0][::-1], run[::-1].translate(_TURNED))


def _without_forms(text: str) -> str:
    """Letters without the form that they have between their neighbours, and no spaces; joined ones stand turned too."""
    found = (unicodedata.normalize("NFKC", sign) for sign in text if not sign.isspace())
    return "".join(one[::-1] if len(one) > 1 and _is_letter(one[0]) else one for one in found)
