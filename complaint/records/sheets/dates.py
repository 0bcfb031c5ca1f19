"""Dates as people write them in three languages, as the dates of records.

Takes a text, gives the text of a date as records have it (`2018-05-10`, `2018-05`, `2018`, a period), or raises
`UnclearError` with the reason in words. Where day and month may be the other way round it is said, never guessed: who
asks may tell what holds for the whole column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache

from babel.dates import get_month_names

from complaint.records.dates import PartialDate
from complaint.records.sheets.columns import LANGUAGES
from complaint.records.sheets.wording import around, plain

_ISO = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:,? \d{1,2}:\d\d.*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?:,? \d{1,2}:\d\d.*)?")
_MONTH = re.compile(r"(\d{1,2})[./-](\d{4})")
_SERIAL = re.compile(r"[1-7]\d{4}(?:\.\d+)?")
_DAY_NOUGHT = date(1899, 12, 30)  # what spreadsheets count days from
_WORD = re.compile(r"[^\W\d_]+\.?|\d+")


class UnclearError(ValueError):
    """A text that cannot be taken for what the column asks; says why."""


def as_date(text: str, *, month_first: bool | None = None) -> str:
    """The date that is meant. `month_first` tells how 03/04/1990 is to be read; None: only if it is sure."""
    text = " ".join(text.split())
    if (match := _ISO.fullmatch(text)) is not None:
        text = match[1]
    try:
        return str(PartialDate.parse(text))
    except ValueError as wrong:
        reason = str(wrong)
    numbers = _without_words(text)
    if (match := _NUMBERS.fullmatch(numbers)) is not None:
        return _of_numbers(int(match[1]), int(match[3]), int(match[4]), match[2], month_first)
    if (match := _YEAR_FIRST.fullmatch(numbers)) is not None:
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if (match := _MONTH.fullmatch(numbers)) is not None:
        return _checked(f"{match[2]}-{int(match[1]):02}")
    found = _of_words(text)
    if found is None:
        if _SERIAL.fullmatch(text) is not None:
            raise UnclearError(_about_serial(text))
        raise UnclearError(f"“{text}” is not a date" if "does not exist" not in reason else reason)
    return found


def month_comes_first(texts: Iterable[str]) -> bool | None:
    """Whether the dates of a column are written with the month first; None if they do not tell, or tell both."""
    told = set()
    for text in texts:
        match = _NUMBERS.fullmatch(" ".join(text.split()))
        if match is not None and match[2] != ".":
            first, second = int(match[1]), int(match[3])
            told |= {False} if first > 12 >= second else {True} if second > 12 >= first else set()
    return told.pop() if len(told) == 1 else None


def _of_numbers(first: int, second: int, year: int, sign: str, month_first: bool | None) -> str:
    if sign == ".":  # nobody writes the month first with points
        return _day(year, second, first)
    if first == second or first > 12:
        return _day(year, second, first)
    if second > 12 or month_first:
        return _day(year, first, second)
    if month_first is None:
        raise UnclearError(f"“{first}{sign}{second}{sign}{year}” may be two days: which comes first, day or month?")
    return _day(year, second, first)


def _about_serial(text: str) -> str:
    """Of a day that a spreadsheet shows as a number. Not read: where days are counted from is the file's secret."""
    day = _DAY_NOUGHT + timedelta(days=int(float(text)))
    return f"“{text}” is the number of a day, perhaps {day}: format the column as a date, and save the sheet again"


def _without_words(text: str) -> str:
    """The text without the word for a year behind it: 12.03.1975 г."""
    start, _, end = text.rpartition(" ")
    return start if start and plain(end) in around() else text


def _of_words(text: str) -> str | None:
    """A date with the month as a word: `12 января 1990 г.`, `1990 жылғы 12 қаңтар`, `Jan 12, 1990`, `May 1990`."""
    words = [plain(word) for word in _WORD.findall(text)]
    months = [_months()[word] for word in words if word in _months()]
    numbers = [int(word) for word in words if word.isdecimal()]
    other = [word for word in words if word not in _months() and not word.isdecimal() and word not in around()]
    years = [number for number in numbers if number > 31]
    days = [number for number in numbers if number <= 31]
    if other or len(months) > 1 or len(years) != 1 or len(days) > 1 or not 1000 <= years[0] <= 9999:
        return None
    if not months:
        return _checked(f"{years[0]}") if not days else None
    return _day(years[0], months[0], days[0]) if days else _checked(f"{years[0]}-{months[0]:02}")


def _day(year: int, month: int, day: int) -> str:
    return _checked(f"{year:04}-{month:02}-{day:02}")


def _checked(text: str) -> str:
    try:
        return str(PartialDate.parse(text))
    except ValueError as wrong:
        raise UnclearError(str(wrong)) from None


@cache
def _months() -> Mapping[str, int]:
    """The months by their names, whole and short, in all languages."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                names = get_month_names(width, context, language)
                found.update({plain(name): number for number, name in names.items()})
    return found


def as_age(text: str, on: date) -> str:
    """An age in full years."""
    words = [plain(word) for word in _WORD.findall(text)]
    numbers = [word for word in words if word.isdecimal()]
    if len(numbers) != 1 or any(word not in around() for word in words if not word.isdecimal()):
        raise UnclearError(f"“{text}” is not an age")
    if int(numbers[0]) > 120:
        hint = " (a year of birth?)" if 1900 <= int(numbers[0]) <= on.year else ""
        raise UnclearError(f"“{text}” is not an age{hint}")
    return str(int(numbers[0]))
