"""Names as they are declined: the stem of a name by its sound, and whether a word is the stem with an ending.

Rules of endings, not a dictionary: surnames are in none. Russian and Kazakh cases, the feminine of Russian surnames,
the English and German genitive. What is only a beginning of a longer word counts too if it is long enough to tell.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from complaint.filing.guarded.spelling import sounds_of_name

LONG: Final = 6  # sounds of a stem that tell a name wherever in a word they stand: “harkel” in “photoharkel2”
SHORT: Final = 4  # sounds of a stem that are too few for one: such names are met letter by letter

_RUSSIAN: Final = (
    "а у е ы и о ю я ой ей ий ый ом ем ым им ую ая ое ого его ому ему ых их ыми ими ам ям ами ями ах ях ов ев ою ею"
)
_KAZAKH: Final = (
    "дың дің тың тің ның нің ға ге қа ке на не ды ді ты ті ны ні да де та те нда нде дан ден тан тен нан нен "
    "мен бен пен лар лер дар дер тар тер"
)
_OTHERS: Final = "s es a ova eva"
_WRITTEN: Final = frozenset(("", *f"{_RUSSIAN} {_KAZAKH} {_OTHERS}".split()))
_SOUNDING: Final = frozenset(sound for ending in _WRITTEN for sound in sounds_of_name(ending)) | {""}
_LONGEST: Final = max(map(len, _WRITTEN | _SOUNDING))
_VOWELS: Final = "aeiou"


def stem(sound: str, least: int = SHORT) -> str:
    """The sound without the vowels at its end, which change with case and sex, if at least so many sounds are left."""
    bare = sound.rstrip(_VOWELS)
    return bare if len(bare) >= least and sound[len(bare) :] in _SOUNDING else sound


def meets(sound: str, stems: Collection[str]) -> bool:
    """Whether a word, by its sound, is one of the stems with an ending."""
    return any(bare in stems for bare in without_ending(sound))


def without_ending(sound: str) -> list[str]:
    """What a word may be without an ending, by its sound."""
    return [sound[:cut] for cut in _cuts(sound) if sound[cut:] in _SOUNDING]


def is_written_as(word: str, names: Collection[str]) -> bool:
    """Whether a folded word is one of these folded names with an ending, letter by letter."""
    return any(word[:cut] in names for cut in _cuts(word) if word[cut:] in _WRITTEN)


def _cuts(word: str) -> range:
    return range(len(word), max(0, len(word) - _LONGEST - 1), -1)
