"""Private fields and the ways in which their values may stand in a text.

Private is what the schema of the record type calls so (`private: true`), and beside that what is printed nowhere, or
only where a form asks for it. Takes a record, gives what to look for: dates in every usual spelling, numbers however
they are parted, addresses and remarks as a row of letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import Final

from babel import Locale

from complaint.filing.guarded.guarded_values import Digits, Phrase, Run, Value
from complaint.filing.guarded.spelling import words
from complaint.records.dates import PartialDate
from complaint.records.record import Record
from complaint.records.schemas import schemas

Found = Phrase | Digits | Run

_NOT_PRINTED: Final = frozenset(
    {
        *(("signatory", "birth_date"), ("signatory", "birth_place"), ("signatory", "note")),
        *(("power_of_attorney", "guardian"), ("contact", "note")),
    }
)
_LANGUAGES: Final = ("en", "ru", "kk", "fr", "de", "es", "uk", "pl")
_E_MAIL: Final = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")
_NUMBER: Final = re.compile(r"\d(?:[\s().\-/]{0,2}\d){5,}")
_PARTS: Final = re.compile(r"[,;\n]")
_SENTENCE: Final = 5  # words of a remark in a row that are no accident
_TOLD_IN_PARTS: Final = frozenset({"health"})
_FEWEST_SIGNS: Final = 8  # letters and digits in a row that are no accident


@cache
def private_fields(record_type: str) -> tuple[str, ...]:
    fields = schemas()[record_type].fields.items() if record_type in schemas() else ()
    return tuple(name for name, field in fields if field.private or (record_type, name) in _NOT_PRINTED)


def found_in(record: Record, name: str) -> Iterator[Found]:
    """What to look for of one private field; nothing if the value is held elsewhere."""
    return found_of(record.id, name, record.values.get(name))


def found_of(record_id: str, name: str, value: object) -> Iterator[Found]:
    """What to look for of a value of this field, wherever it was read."""
    kind = Value(record_id, name.replace("_", " "))
    match value:
        case PartialDate():
            yield from _of_date(value, kind)
        case str():
            yield from _of_text(value, kind)
            if name in _TOLD_IN_PARTS:
                yield from _of_parts(value, kind)
        case tuple():
            for item in value:
                if isinstance(item, str):
                    yield from _of_text(item, kind)


def _of_parts(text: str, kind: Value) -> Iterator[Run]:
    """What stands between commas and stops of a remark, if it is more than a word: each may be told alone."""
    for part in _PARTS.split(text.replace(".", ",")):
        own = words(part)
        if len(own) > 1 and len("".join(own)) >= _FEWEST_SIGNS:
            yield Run("".join(own), kind)


def _of_date(day: PartialDate, kind: Value) -> Iterator[Phrase]:
    """The spellings of a day; a month or a year alone tells nobody."""
    if day.first == day.last:
        for spelling in _spellings(day.first):
            yield Phrase(spelling, kind)


@lru_cache(maxsize=1024)
def _spellings(day: date) -> tuple[tuple[str, ...], ...]:
    d, m, y = str(day.day), str(day.month), str(day.year)
    found = {(d, m, y), (m, d, y), (y, m, d), (f"{y}{day.month:02}{day.day:02}",), (f"{day.day:02}{day.month:02}{y}",)}
    for language in _LANGUAGES:
        known = Locale.parse(language).months
        for month in {known[how][width][day.month] for how in known for width in ("wide", "abbreviated")}:
            name = tuple(words(month))
            found |= {(d, *name, y), (*name, d, y), (y, *name, d), (d, "de", *name, "de", y)}
    ordinal = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return tuple(sorted(found | {tuple(d + ordinal if part == d else part for part in one) for one in found}))


def _of_text(text: str, kind: Value) -> Iterator[Found]:
    spelt = words(text)
    for address in _E_MAIL.findall(text):
        local, _, host = address.partition("@")
        yield Run("".join(words(address)), kind)
        yield Run("".join([*words(local), "at", *words(host)]), kind)
        yield Run("".join([*words(local), "at", *words(host.replace(".", " dot "))]), kind)
    for number in _NUMBER.findall(text):
        yield Digits(re.sub(r"\D", "", number), kind)
    if len(spelt) > 2 * _SENTENCE:
        for place in range(len(spelt) - _SENTENCE + 1):
            row = "".join(spelt[place : place + _SENTENCE])
            if len(row) >= 2 * _FEWEST_SIGNS:
                yield Run(row, kind)
        return
    row = "".join(spelt)
    if len(row) >= _FEWEST_SIGNS:
        yield Run(row, kind)
    elif len(row) > 2:
        yield Phrase(tuple(word.lstrip("0") or "0" for word in spelt), kind)
    for part in _PARTS.split(text):
        own = words(part)
        if any(map(str.isdigit, own)) and len(own) > 1 and len("".join(own)) >= _FEWEST_SIGNS:
            yield Run("".join(own), kind)
            # The number of the house before the street or behind it.
            yield Run("".join([own[-1], *own[:-1]]), kind)
            yield Run("".join([*own[1:], own[0]]), kind)
