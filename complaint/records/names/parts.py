"""What the words of a name are: surname, given name, patronymic; and what they tell of the person.

Takes a whole name as people write it ("Абенова Айгуль Маратовна", "Aigul Maratovna Abenova", "Abenova, Aigul") and
gives its parts. What cannot be told from the words alone is said to be unsure, never guessed in silence.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from complaint.records.names.sounding import sound

Sex = Literal["female", "male"]
SEXES: tuple[Sex, Sex] = ("female", "male")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?|(?:[^\W\d_]\.)+)")
SHORTEST_FATHER = 3  # sounds before the ending of a patronymic; shorter words are surnames such as "Ilich"


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a name; `sure` is false where surname and given name may be the other way round."""

    surname: str
    given_name: str = ""
    patronymic: str = ""
    sure: bool = True


@cache
def _endings() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("patronymics.yaml").read_text("utf-8"))
    return data


@cache
def patronymic_of(word: str) -> tuple[Sex, str] | None:
    """Whose a patronymic is and the sound of the father's name in it; None if the word does not end like one."""
    heard = sound(word)
    found = [
        (len(ending), sex, heard.removesuffix(ending))
        for sex in SEXES
        for ending in _endings()[sex]
        if heard.endswith(ending) and len(heard) - len(ending) >= SHORTEST_FATHER
    ]
    if not found:
        return None
    _, sex, father = max(found)
    return sex, father


@cache
def sex_of_surname(word: str) -> Sex | None:
    """Whose form of a surname it is: -ov is his, -ova hers; None for surnames that do not change."""
    heard = sound(word)
    found = [(len(end), sex) for sex in SEXES for end in _endings()["surnames"][sex] if heard.endswith(end)]
    return max(found)[1] if found else None


def parts_of(name: str, given_names: Collection[str] = ()) -> Parts:
    """The parts of a whole name. `given_names` are sounds of given names that are known, from the list at hand.

    The order is read from a comma after the surname, from initials, from the patronymic, which follows the given name,
    from a known given name, from how surnames end, else it is taken to be surname first, as on forms, and said to be
    unsure.
    """
    before, comma, after = name.partition(",")
    if comma and before.split() and after.split():
        given, *rest = after.split()
        return Parts(" ".join(before.split()), given, " ".join(rest))
    words = _joined(name.split())
    if len(words) < 2:
        return Parts(words[0] if words else "")
    if (short := _with_initials(words)) is not None:
        return short
    if (at := _patronymic_at(words)) is not None:
        return _around(words, at)
    first, last = sound(words[0]) in given_names, sound(words[-1]) in given_names
    if first != last:
        surname, given = (words[1:], words[0]) if first else (words[:-1], words[-1])
        return Parts(" ".join(surname), given)
    if len(words) == 2 and not _is_surname(words[0]) and _is_surname(words[1]):
        return Parts(words[1], words[0])
    return Parts(words[0], words[1], " ".join(words[2:]), sure=len(words) == 2 and _is_surname(words[0], words[1]))


def _with_initials(words: list[str]) -> Parts | None:
    """One whole word among initials is the surname: M. A. Sadykova, Садыкова М.А.; None for other names."""
    whole = [word for word in words if not _INITIALS.fullmatch(word)]
    if len(whole) != 1:
        return None
    given, *rest = (word for word in words if word is not whole[0])
    return Parts(whole[0], given, " ".join(rest))


def _is_surname(word: str, beside: str = "") -> bool:
    """Whether a word ends as only surnames do, and what stands beside it does not."""
    heard = sound(word)
    ends = any(
        heard.endswith(end) and len(heard) - len(end) >= SHORTEST_FATHER for end in _endings()["surnames"]["only"]
    )
    return ends and not (beside and _is_surname(beside))


def _joined(words: list[str]) -> list[str]:
    """The words, with "uly", "kyzy", "оглы" written apart joined to the father's name before them."""
    joined: list[str] = []
    for word in words:
        if joined and re.fullmatch("uli|kizi|gizi|ogli|oglu", sound(word)):
            joined[-1] += f" {word}"
        else:
            joined.append(word)
    return joined


def _patronymic_at(words: list[str]) -> int | None:
    """Where the patronymic stands: never first, and last or second of three."""
    fits = [place for place, word in enumerate(words) if place and patronymic_of(word)]
    return fits[-1] if len(words) > 2 and fits else None


def _around(words: list[str], at: int) -> Parts:
    """The given name stands before the patronymic; the rest is the surname."""
    surname = [*words[: at - 1], *words[at + 1 :]]
    return Parts(" ".join(surname), words[at - 1], words[at])
