"""Which column of a sheet is what: found by its heading in three languages, told by a person, or known from last time.

Takes a sheet, gives a `Mapped` with a `Heading` for each of its columns, how it was recognised, and the rows below.
What is not recognised is not taken, and shown. Long questions of forms are recognised by a known heading in them; a
question with several answers that a form parts into columns of 0 and 1 ("scopes/file", "Scopes [file]") by the answer.
What a form program keeps for itself ("_id", "__version__") is none of ours, but the day on which it was sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from rapidfuzz import fuzz, process

from complaint.records.sheets.columns import OTHER, columns, something_else
from complaint.records.sheets.reading import Sheet
from complaint.records.sheets.wording import meaning, plain

TOLD, SAVED, SAME, ANSWER, INSIDE, ALIKE = "told", "saved", "same", "answer", "inside", "alike"
_SURE: Final = (TOLD, SAVED, SAME, ANSWER)
_ORDER: Final = (TOLD, SAVED, SAME, ANSWER, INSIDE, ALIKE)
_LOOKED_AT: Final = 30  # rows among which the headings may be
_LIKE: Final = 88
_OF_THE_FORM: Final = "_"  # begins what KoboToolbox and ODK keep for themselves; the fields of their users never do
_NAMES: Final = frozenset({"full_name", "surname", "name_original"})  # a list of people has one of them
_SENT: Final = "appeal_received"
_SHORT: Final = 4  # letters; a shorter word is no heading by itself
_BETWEEN: Final = 2  # other words that may stand between those of a heading: date of (your) birth
_NUMBERING: Final = re.compile(r"^\s*(?:[A-Za-z]?\d+[.)]|[A-Za-z]\d+\s)\s*")
_LANGUAGE: Final = re.compile(r"::.*$")
_PARTS: Final = re.compile(r"^(?P<question>.+?)\s*(?:/(?P<path>[^/]+)|\[(?P<bracket>[^\]]+)\])\s*$", re.DOTALL)

Rows = tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of the sheet, counted from 1: what it says, what it fills (None: not taken), how that was found.

    `item` is the answer that a column of 0 and 1 stands for.
    """

    number: int
    text: str
    key: str | None = None
    how: str = ""
    item: str = ""

    @property
    def sure(self) -> bool:
        return self.how in _SURE


@dataclass(frozen=True, slots=True)
class Mapped:
    """A sheet with its columns recognised; `rows` are those below the headings.

    `others` are sheets of the file that look like lists, too, and are not read.
    """

    sheet: str
    at: int
    headings: tuple[Heading, ...]
    rows: Rows
    others: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(heading.key for heading in self.headings if heading.key)

    @property
    def ours(self) -> bool:
        """Whether it is a sheet that was exported from a list."""
        return {"id", "version"} <= self.keys


def mapped(sheets: Iterable[Sheet], saved: Mapping[str, str], told: Mapping[str, str]) -> Mapped:
    """The sheet of a file that is a list of people: the one of which most columns are recognised.

    `saved` and `told` say by heading which column it is, or with an empty text that it is not taken.
    """
    words = {plain(heading): (key, SAVED) for heading, key in saved.items()}
    words.update({plain(heading): (key, TOLD) for heading, key in told.items()})
    found = [_of_sheet(sheet, words) for sheet in sheets]
    best = max(found, key=lambda mapping: len(mapping.keys))
    others = (one.sheet for one in found if one is not best and one.rows and _NAMES & one.keys)
    return replace(best, others=tuple(others))


def _of_sheet(sheet: Sheet, words: Mapping[str, tuple[str, str]]) -> Mapped:
    first = sheet.rows[:_LOOKED_AT]
    scored = [(_score(cells, words), -place) for place, (_, cells) in enumerate(first)]
    best, place = max(scored)
    if best == 0:  # nothing is recognised: the first row with most cells is where headings would be
        _, place = max((sum(map(bool, cells)), -number) for number, (_, cells) in enumerate(first))
    number, cells = first[-place]
    rows = sheet.rows[-place + 1 :]
    return Mapped(sheet.name, number, tuple(_without_numbers(_headings(cells, words), rows)), rows)


def _without_numbers(headings: Iterable[Heading], rows: Rows) -> Iterator[Heading]:
    """The columns; one of ids that are all numbers is of another list: ours begin with a letter."""
    for heading in headings:
        numbered = heading.key == "id" and heading.how not in (TOLD, SAVED)
        texts = [cells[heading.number - 1].strip() for _, cells in rows if len(cells) >= heading.number]
        foreign = numbered and any(texts) and all(text.isdecimal() for text in texts if text)
        yield replace(heading, key=None) if foreign else heading


def _score(cells: Iterable[str], words: Mapping[str, tuple[str, str]]) -> int:
    """How many cells are headings, those that are surely some counting more."""
    found = [_recognised(cell, words) for cell in cells if cell.strip()]
    return len({key for key, _, _ in found if key}) + sum(2 for key, how, _ in found if key and how in _SURE)


def _headings(cells: Iterable[str], words: Mapping[str, tuple[str, str]]) -> tuple[Heading, ...]:
    """Each column; where two would fill the same, the surer one does, and the answers go before their question."""
    found = [Heading(number, text.strip(), *_recognised(text, words)) for number, text in enumerate(cells, 1)]
    best: dict[str, Heading] = {}
    answered = {heading.key for heading in found if heading.item}
    for heading in sorted(found, key=lambda one: _ORDER.index(one.how) if one.how else len(_ORDER)):
        if heading.key and not heading.item and heading.key not in answered:
            best.setdefault(heading.key, heading)
    return tuple(
        heading if heading.item or not heading.key or best.get(heading.key) is heading else replace(heading, key=None)
        for heading in found
    )


def _recognised(text: str, words: Mapping[str, tuple[str, str]]) -> tuple[str | None, str, str]:
    """The key of a heading, how it was found, and the answer that it stands for."""
    if not text.strip():
        return None, "", ""
    if plain(text) in words:
        said, how = words[plain(text)]
        return said or None, how, ""
    if text.strip().startswith(_OF_THE_FORM):
        return (_SENT, SAME, "") if _known().get(plain(text)) == _SENT else (None, "", "")
    if (answer := _answer(text, words)) is not None:
        return answer[0], ANSWER, answer[1]
    key, how = _by_words(text)
    return (None, "", "") if key == OTHER else (key, how, "")


def _by_words(text: str) -> tuple[str | None, str]:
    """The key of a heading by what it says, and how it was found."""
    for form in _forms(text):
        if form in _known():
            return _known()[form], SAME
    near = process.extractOne(plain(text), list(_known()), scorer=fuzz.ratio, score_cutoff=_LIKE)
    if near and len(near[0]) > _SHORT:
        return _known()[near[0]], ALIKE
    inside = next((key for form in _forms(text) if (key := _inside(form))), None)
    return inside, INSIDE if inside else ""


def _forms(text: str) -> Iterator[str]:
    """What a heading may say without numbering, language and the groups that a form puts in front."""
    bare = _LANGUAGE.sub("", _NUMBERING.sub("", text))
    yield plain(text)
    yield plain(bare)
    if "/" in bare:
        yield plain(bare.rpartition("/")[2])


def _answer(text: str, words: Mapping[str, tuple[str, str]]) -> tuple[str, str] | None:
    """The list and its item that a column of 0 and 1 stands for."""
    parts = _PARTS.match(text)
    if parts is None:
        return None
    question, item = parts["question"], parts["path"] or parts["bracket"]
    told = words.get(plain(question))
    found = told[0] if told else next((_known()[form] for form in _forms(question) if form in _known()), None)
    key = found or next((key for form in _forms(question) if (key := _inside(form))), None)
    column = columns().get(key or "")
    if column is None or column.schema is None or column.schema.type != "list" or column.schema.item is None:
        return None
    if not column.schema.item.allowed:
        return column.key, item.strip()
    means = meaning(str(column.field), item.replace("_", " "))
    return (column.key, means) if means else None


@cache
def _known() -> Mapping[str, str]:
    """All headings in their plain form, and the keys themselves."""
    found: dict[str, str] = {}
    for column in columns().values():
        for heading in (column.key, *(heading for group in column.headings.values() for heading in group)):
            found.setdefault(plain(heading), column.key)
    return {**dict.fromkeys(something_else(), OTHER), **found}


@cache
def _inside(heading: str) -> str | None:
    """The column whose heading stands in a longer one, in whatever case its words are; of several the longest."""
    asked = heading.split()
    best, longest = None, 0
    for known, key in _known().items():
        words = known.split()
        column = columns().get(key)  # none for what is something else
        if (column is not None and not column.contains) or len(known) <= longest or len(words) > len(asked):
            continue
        if len(words) == 1 and len(known) < _SHORT and (column is None or known not in column.abbreviations):
            continue
        if any(_in_order(words, asked[place : place + len(words) + _BETWEEN]) for place in range(len(asked))):
            best, longest = key, len(known)
    return best


def _in_order(words: list[str], asked: list[str]) -> bool:
    """Whether the words stand there one after the other, with others between them perhaps; the first at the start."""
    left = iter(asked)
    return _same_word(words[0], asked[0]) and all(any(_same_word(word, other) for other in left) for word in words)


def _same_word(one: str, other: str) -> bool:
    """Whether two words are the same but for their endings: фамилия, фамилию."""
    if one == other:
        return True
    left, right = sorted((_stem(one), _stem(other)), key=len)
    begins = left == right if len(left) < _SHORT else right.startswith(left)
    return len(left) >= _SHORT - 1 and begins and abs(len(one) - len(other)) <= 2


def _stem(word: str) -> str:
    return word if len(word) < 4 else word[:-1] if len(word) < 6 else word[:-2]
