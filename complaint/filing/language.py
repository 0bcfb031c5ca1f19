"""The fixed words, dates, numbers and lists of one language, read from `templates/languages/<tag>.yaml`.

Dates, numbers, lists and plurals follow the locale through babel; words come from the file, so that a lawyer can
change them. Never looks at a record or a document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import yaml
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from complaint.problems import Place, ProblemsFound, error
from complaint.records.dates import PartialDate
from complaint.records.nearest import did_you_mean

# How dates are written where a language file says nothing else, in the patterns of CLDR (Unicode TR 35, part 4).
_DATES = {
    "day": "d MMMM y",
    "day_without_year": "d MMMM",
    "month": "LLLL y",
    "month_without_year": "LLLL",
    "month_of_part": "LLLL y",
    "year": "y",
}
# For “1er mai” and for “entre mars et le 3 mai”; where they are missing, these days are written as others.
_MORE_DATES = ("first_day", "first_day_without_year", "day_in_period", "first_day_in_period")


@dataclass(frozen=True, slots=True)
class Language:
    """One language: `tag` is its BCP 47 tag, `locale` the babel locale that shapes dates and numbers.

    `dates` are the patterns of CLDR in which the language writes days, months and years.
    `values` holds the words for values of closed lists, by record type and field: `values["penalty.kind"]["fine"]`.
    """

    tag: str
    locale: Locale
    words: Mapping[str, str]
    bounds: Mapping[str, str]
    plurals: Mapping[str, Mapping[str, str]]
    file: str
    forms_of_address: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=lambda: _DATES)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def english_name(self) -> str:
        """What the language is called in messages: "French"."""
        return str(self.locale.get_language_name("en") or self.tag)

    def word(self, key: str, **values: object) -> str:
        """The fixed word with its values filled in; raises `ProblemsFound` for a word that the file lacks."""
        return self._filled(self._from(self.words, key, "words"), f"words.{key}", values)

    def count(self, number: int, noun: str) -> str:
        """The number with its noun: "1 complainant", "58 complainants"."""
        forms = self.plurals.get(noun)
        if forms is None:
            raise ProblemsFound(
                error("language", Place(self.file), f"there is no plural for “{noun}”", "add it under “plurals”")
            )
        form = forms.get(self.locale.plural_form(number)) or self._from(forms, "other", f"plurals.{noun}")
        return self._filled(form, f"plurals.{noun}", {"n": self.number(number)})

    def bounded(self, bound: str, number: Decimal | None, number_to: Decimal | None) -> str:
        """A stated figure with its bound: "more than 150"."""
        shown = {
            "number": "" if number is None else self.number(number),
            "number_to": "" if number_to is None else self.number(number_to),
        }
        return self._filled(self._from(self.bounds, bound, "bounds"), f"bounds.{bound}", shown)

    def number(self, value: int | Decimal) -> str:
        """The number with the locale's separators."""
        return str(format_decimal(value, locale=self.locale, decimal_quantization=False))

    def day(self, day: date) -> str:
        return self._dated(day, "day")

    def when(self, value: PartialDate) -> str:
        """A date as it is said in running text, with no more precision than it has."""
        if value.precision in ("day", "month", "year"):
            return self._dated(value.first, value.precision)
        if value.precision == "part":
            return self.word(f"{value.typed.split()[0]}_of", month=self._dated(value.first, "month_of_part"))
        return self._period(*value.ends())

    def listed(self, items: Sequence[str]) -> str:
        """The items in one sentence: "a, b and c"."""
        return str(format_list(list(items), locale=self.locale)) if items else ""

    def _period(self, start: PartialDate, end: PartialDate) -> str:
        if start.precision == end.precision == "day":
            first, last = start.first, end.last
            if first == last:
                return self.day(last)
            if (first.year, first.month) == (last.year, last.month):
                return f"{first.day}–{self.day(last)}"
            shown = self._dated(first, "day_without_year" if first.year == last.year else "day")
            return self.word("period", first=shown, last=self.day(last))
        if start.precision == end.precision == "month" and start.first.year == end.last.year:
            shown = self._dated(start.first, "month_without_year")
            return self.word(self._less_precise, first=shown, last=self.when(end))
        return self.word(self._less_precise, first=self._end(start), last=self._end(end))

    def _end(self, value: PartialDate) -> str:
        """One end of a period that does not run from day to day."""
        on_a_day = value.precision == "day" and "day_in_period" in self.dates
        return self._dated(value.first, "day_in_period") if on_a_day else self.when(value)

    @property
    def _less_precise(self) -> str:
        """The word for a period that does not run from day to day; some languages have one of its own."""
        return "period_less_precise" if "period_less_precise" in self.words else "period"

    def _dated(self, day: date, pattern: str) -> str:
        first = self.dates.get(f"first_{pattern}") if day.day == 1 else None
        return str(format_date(day, first or self.dates[pattern], locale=self.locale))

    def _from(self, table: Mapping[str, str], key: str, part: str) -> str:
        try:
            return table[key]
        except KeyError:
            place = Place(self.file)
            raise ProblemsFound(error("language", place, f"there is no “{key}” under “{part}”", "add it")) from None

    def _filled(self, pattern: str, key: str, values: Mapping[str, object]) -> str:
        try:
            return pattern.format(**values)
        except (LookupError, ValueError, AttributeError):
            hint = f"in its braces may stand: {', '.join(values) or 'nothing'}"
            message = f"“{pattern}” ({key}) cannot be filled in"
            raise ProblemsFound(error("language", Place(self.file), message, hint)) from None


def read_language(text: str, file: str) -> Language:
    """The language in the text of a language file; raises `ProblemsFound` if a part is missing."""
    # All keys and values as they were typed: “yes” and “no” are words.
    given = yaml.load(text, Loader=yaml.BaseLoader) or {}
    missing = [part for part in ("language", "locale", "words", "bounds", "plurals") if not given.get(part)]
    if missing:
        raise ProblemsFound(error("language", Place(file), f"the language file has no “{', '.join(missing)}”"))
    return Language(
        tag=str(given["language"]),
        locale=Locale.parse(str(given["locale"])),
        words=given["words"],
        bounds=given["bounds"],
        plurals=given["plurals"],
        file=file,
        forms_of_address=given.get("forms_of_address") or {},
        dates={**_DATES, **_dates(given.get("dates") or {}, file)},
        values=given.get("values") or {},
    )


def _dates(given: Mapping[str, str], file: str) -> Mapping[str, str]:
    """The patterns of dates as they were given; raises `ProblemsFound` for a name that there is not."""
    for name in given:
        if name not in (*_DATES, *_MORE_DATES):
            hint = did_you_mean(name, (*_DATES, *_MORE_DATES)) or f"there are: {', '.join((*_DATES, *_MORE_DATES))}"
            raise ProblemsFound(error("language", Place(file), f"there is no pattern of dates “{name}”", hint))
    return given
