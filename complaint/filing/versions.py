"""What the texts of records and profiles say in the language of a document.

Takes the records known on the day, a profile and a language, gives each text in that language: a value of a closed list
in the words of the language file, a text as `cases/translations.csv` has it, a line of a profile as
`profile.<tag>.yaml` beside it has it. What has no version is given as it is, marked with its language, and kept in
`lacking`. Never decides whether a document may be made without it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from babel import Locale
from markupsafe import Markup

from complaint.filing.language import Language
from complaint.filing.origins import FACT, RECIPIENT, KnownText, Origin, id_of, known, origin_of
from complaint.filing.profile_texts import ProfileTexts
from complaint.filing.tongue import TEMPLATES_ARE_IN
from complaint.problems import Place, Problem, error
from complaint.records.prose import CITATION, NAME
from complaint.records.record import Record, Records
from complaint.records.schemas import Field, schemas

CODE = "no-translation"
# The closed lists from which the groups of facts take their keys.
_GROUPED_BY: Mapping[str, str] = {
    "by_mode": "participation.mode",
    "by_stage": "prosecution.stage",
    "by_sex": "signatory.sex",
}
_LETTER = re.compile(r"[^\W\d_]")
_DURATION = re.compile(r"(\d+) (year|month|day|hour)s?")


@dataclass(frozen=True, slots=True)
class Said:
    """A text as it is printed. `language` is set where it is not in that of the document; `lacking` where no version
    of it was found, the first time it is printed."""

    text: str
    language: str = ""
    lacking: Problem | None = None

    def marked(self, content: Markup, secret: bool = False) -> Markup:
        """What is printed of the text, with its language, and with a remark if a version is lacking."""
        if not self.language:
            return content
        content = Markup('<lang tag="{}">{}</lang>').format(self.language, content)
        if self.lacking is None:
            return content
        problem = self.lacking
        reason = "This text has no version in the language of the filing." if secret else f"{problem.message}."
        return Markup('<todo at="{}:{}" reason="{}&#10;{}" printed="plain">{}</todo>').format(
            problem.place.file, problem.place.line, reason[:1].upper() + reason[1:], "Have it translated.", content
        )


class SaidText(KnownText):
    """Text of a record as it is printed: without markup, in the language of the document as far as `_said` tells."""

    _said: Said

    @classmethod
    def of(cls, words: str, origin: Origin, said: Said) -> SaidText:
        found = cls(words)
        found._origin, found._said = origin, said
        return found


class Versions:
    """The texts of one document in its language."""

    def __init__(self, records: Records, language: Language, profile: ProfileTexts | None = None) -> None:
        self._records = records
        self._language = language
        self._profile = profile
        self._own = language_of_records(records)
        self._lacking: dict[tuple[str, str, str], Problem] = {}

    @property
    def lacking(self) -> tuple[Problem, ...]:
        """What was printed and has no version in the language, each text once."""
        return tuple(self._lacking.values())

    def said(self, value: str, form: str = "") -> Said:
        """A text that was read from a record, a profile or a fact, in the language of the document."""
        origin = origin_of(value)
        if origin is None or not isinstance(value, KnownText):
            return Said(str(value))
        if origin.record.startswith(FACT):
            return self._of_list(str(value), _GROUPED_BY.get(_list_of(origin), ""))
        if origin.record.startswith(RECIPIENT):
            return self._of_profile(str(value), origin)
        record = self._records.get(origin.record)
        return Said(str(value)) if record is None else self._of_record(record, origin.field, str(value), form)

    def of(self, record: Record, path: str, form: str = "") -> Said:
        """A field of a record, or of the profile, in the language of the document."""
        value = record.at_path(path)
        if not isinstance(value, str):
            return Said("")
        return self.said(known(value, Origin(id_of(record), path)), form)

    # --- records --------------------------------------------------------------------------------------------

    def _of_record(self, record: Record, path: str, value: str, form: str) -> Said:
        wanted = schemas()[record.type].field_at(path)
        if wanted is None or wanted.type not in ("text", "prose"):
            return Said(value)
        if wanted.allowed and wanted.language != "none":
            return self._of_list(value, f"{record.type}.{wanted.name}")  # in English whatever the records are in
        if self._language.tag == self._own:
            return Said(value)
        version = self._version(record, path, form)
        if version is not None:
            return Said(_in_case(value, record.at_path(path), version))
        return self._without_version(record, path, value, form, wanted)

    def _version(self, record: Record, path: str, form: str) -> str | None:
        """The translation of a field, else that of its words wherever they stand, else the name of a country."""
        own = record.at_path(path)
        for key in ((record.id, path, form), ("", "", form)):
            for found in self._translations.get((*key, self._language.tag), ()):
                if found.original in (None, own) and (key[0] or found.original):
                    return str(found.text)
        if record.type == "place" and path == "name" and not form and record.kind == "country":
            return _country(str(own), self._own, self._language.locale)
        return None

    def _without_version(self, record: Record, path: str, value: str, form: str, wanted: Field) -> Said:
        if wanted.language == "none" or not _LETTER.search(CITATION.sub("", NAME.sub("", value))):
            return Said(value)  # the name of a person, a number, or nothing but references to records
        if wanted.language == "duration" and (told := self._duration(value)):
            return Said(told)
        if wanted.language == "own" and not (record.type == "source" and record.kind == "remark"):
            return Said(value, self._own)  # a remark is a sentence of the filing; a title is that of a publication
        key = (record.id, path, form)
        first = key not in self._lacking
        self._lacking.setdefault(key, self._problem(record, path, form))
        return Said(value, self._own, self._lacking[key] if first else None)

    def _problem(self, record: Record, path: str, form: str) -> Problem:
        which = f"field {path}" + (f", form “{form}”" if form else "")
        stale = any(True for _ in self._translations.get((record.id, path, form, self._language.tag), ()))
        what = "has changed since it was translated into" if stale else "has no version in"
        message = f"the text of {record.id} ({which}) {what} {self._language.english_name}"
        row = f"record {record.id}, {which}, language {self._language.tag}"
        hint = f"add it to cases/translations.csv ({row}), or make the filing in another language"
        return error(CODE, record.place_of(path), message, hint)

    @cached_property
    def _translations(self) -> Mapping[tuple[str, str, str, str], tuple[Record, ...]]:
        found: dict[tuple[str, str, str, str], tuple[Record, ...]] = {}
        for one in self._records.of("translation") if "translation" in self._records.types else ():
            key = (str(one.record or ""), one.field or "", one.form or "", str(one.language))
            found[key] = (*found.get(key, ()), one)
        return found

    # --- what is translated by rule -------------------------------------------------------------------------

    def _of_list(self, value: str, name: str) -> Said:
        """A value of a closed list, which a template may have begun with a capital letter."""
        if self._language.tag == TEMPLATES_ARE_IN:
            return Said(value)
        words = self._language.values.get(name, {})
        own = value if value in words else next((one for one in words if one.casefold() == value.casefold()), None)
        if own is not None:
            return Said(_in_case(value, own, words[own]))
        key = ("", name, value)
        if key not in self._lacking:
            hint = f"add it under values, {name or 'the list that it is of'}"
            message = f"there is no word for “{value}” ({name})"
            self._lacking[key] = error("language", Place(self._language.file), message, hint)
        return Said(value, TEMPLATES_ARE_IN)

    def _of_profile(self, value: str, origin: Origin) -> Said:
        if self._profile is None or self._language.tag == TEMPLATES_ARE_IN:
            return Said(value)
        version = self._profile.texts.get(origin.field)
        if version is not None:
            return Said(version)
        key = (origin.record, origin.field, "")
        first = key not in self._lacking
        self._lacking.setdefault(key, self._profile.lacks(origin.field, self._language.english_name))
        return Said(value, TEMPLATES_ARE_IN, self._lacking[key] if first else None)

    def _duration(self, value: str) -> str:
        parts = _DURATION.findall(value)
        return self._language.listed([self._language.count(int(number), unit) for number, unit in parts])


def language_of_records(records: Records) -> str:
    """The language in which the records and chapters of a project are written."""
    complaint = next(iter(records.of("complaint")), None) if "complaint" in records.types else None
    return str(complaint.values.get("language") or TEMPLATES_ARE_IN) if complaint is not None else TEMPLATES_ARE_IN


def _list_of(origin: Origin) -> str:
    return origin.record.rpartition(".")[2] if origin.field.endswith(".key") else ""


def _in_case(value: str, own: object, version: str) -> str:
    """The version with the capitals that a template gave to the text."""
    text = str(own)
    if value == text:
        return version
    if value == text.capitalize():
        return version[:1].upper() + version[1:]
    return version.upper() if value == text.upper() else version


def _country(name: str, own: str, locale: Locale) -> str | None:
    """What a country is called in another language, as the Unicode locale data have it."""
    codes = {shown: code for code, shown in Locale.parse(own, sep="-").territories.items() if code.isalpha()}
    found = locale.territories.get(codes.get(name, ""))
    return str(found) if found else None
