"""Rules about the signs in which a name is written: what looks like a name to people and is another one to programs.

Only for names that we write ourselves. An alias is what somebody else wrote, slips and all, and stays as it was found.
After Unicode Technical Standard 39, “Unicode Security Mechanisms”, sections 5.1 and 5.4.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import Final

from complaint.problems import Problem
from complaint.records.record import Record, Records
from complaint.records.rules.table import rule
from complaint.records.wording import listed, say

MOST_MARKS: Final = 4  # one above another on a letter

_NAMES: Final = MappingProxyType(
    {
        "signatory": ("surname", "given_name", "patronymic", "name_original", "sort_as"),
        "official": ("name", "surname", "name_original"),
        "person": ("name", "sort_as"),
        "place": ("name",),
        "contact": ("name", "surname"),
        "sponsor": ("name",),
    }
)
_APOSTROPHES: Final = "'’ʼ"
_JOINERS: Final = "\u200c\u200d"
_EAST_ASIAN: Final = frozenset(("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC"))


@rule("mixed-alphabets")
def a_word_is_written_in_one_alphabet(records: Records, on: date) -> Iterator[Problem]:
    for record, field, name in _names(records):
        for alphabets in _words(name):
            if len(alphabets) > 1:
                common = max(alphabets, key=lambda alphabet: len(alphabets[alphabet]))
                strange, places = next(pair for pair in alphabets.items() if pair[0] != common)
                said = {"common": common.title(), "strange": strange.title(), "number": places[0]}
                yield say("mixed-alphabets", record.place_of(field), id=record.id, **said)


@rule("unseen-in-name", "marks-on-marks")
def a_name_holds_what_is_seen(records: Records, on: date) -> Iterator[Problem]:
    for record, field, name in _names(records):
        unseen = [sign for number, sign in enumerate(name) if _is_unseen(name, number)]
        if unseen:
            signs = listed([unicodedata.name(sign, f"U+{ord(sign):04X}") for sign in dict.fromkeys(unseen)], "and")
            yield say("unseen-in-name", record.place_of(field), id=record.id, signs=signs)
        piles = (len(list(run)) for marks, run in groupby(name, key=_is_mark) if marks)
        if max(piles, default=0) > MOST_MARKS:
            yield say("marks-on-marks", record.place_of(field), id=record.id, most=MOST_MARKS)


def _names(records: Records) -> Iterator[tuple[Record, str, str]]:
    for kind, fields in _NAMES.items():
        for record in records.of(kind):
            for field in fields:
                if isinstance(record.values[field], str):
                    yield record, field, record.values[field]


def _words(name: str) -> Iterator[dict[str, list[int]]]:
    """For each word, which alphabets its letters are of and where these stand, counted from 1. A hyphen divides."""
    alphabets: dict[str, list[int]] = {}
    for number, sign in enumerate(name, 1):
        if unicodedata.category(sign).startswith("L"):
            if (alphabet := _alphabet(sign)) != "MODIFIER":
                alphabets.setdefault(alphabet, []).append(number)
        elif not (_is_mark(sign) or sign in _APOSTROPHES or unicodedata.category(sign) == "Cf"):
            yield alphabets
            alphabets = {}
    yield alphabets


def _alphabet(letter: str) -> str:
    """The first word of what Unicode calls the letter, which is its alphabet; those of East Asia go together."""
    first = unicodedata.name(letter, "UNKNOWN").replace("-", " ").split()[0]
    return "EAST ASIAN" if first in _EAST_ASIAN else first


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) in ("Mn", "Me")


def _is_unseen(name: str, number: int) -> bool:
    """Whether the sign only steers how others are set. A joiner between two letters is spelling in many scripts,
    but not in Latin, Cyrillic or Greek."""
    sign = name[number]
    if unicodedata.category(sign) != "Cf":
        return False
    before = name[number - 1 : number]
    spells = before and _alphabet(before) not in ("LATIN", "CYRILLIC", "GREEK") and not before.isspace()
    return not (sign in _JOINERS and spells)
