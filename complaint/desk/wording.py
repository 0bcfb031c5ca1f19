"""What the desk says, in the language of who sits at it: the files of `words/`, and the texts of the schemas.

Takes a language and a key, gives the words; a word that a language lacks comes in English, and a test holds that none
lacks any.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

import yaml
from babel import Locale

from complaint.desk.phrases import Phrases
from complaint.filing.guarded.private import private_fields
from complaint.records.names.comparing import Evidence, Likeness, weights
from complaint.records.schemas import schemas
from complaint.records.sheets.columns import ABOUT, PERSON, Column, columns, key_of

LANGUAGES: Final = {"en": "English", "ru": "Русский"}
_PLURALS: Final = "counts"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, and those that are said instead where one is missing."""

    tag: str
    own: Mapping[str, Any]
    instead: Mapping[str, Any]

    def __call__(self, key: str, **values: object) -> str:
        """The words for a key such as `list.title`, with values filled in."""
        return str(self._at(key)).format(**values)

    def known(self, kind: str, name: str) -> str:
        """The words for one of a kind that may have none; else its name."""
        return str(self._maybe(f"{kind}.{name}") or name)

    def count(self, number: int, key: str) -> str:
        """A number with its noun in the right form: 1 person, 5 people."""
        forms = self._at(f"{_PLURALS}.{key}")
        form = Locale.parse(self.tag).plural_form(number)
        return str(forms.get(form, forms["other"])).format(n=number)

    def heading(self, column: Column) -> str:
        """The heading of a column of the list, as it stands before a field of a form."""
        own = column.headings.get(self.tag) or column.headings["en"]
        return own[0][:1].upper() + own[0][1:]

    def meaning(self, key: str, english: str) -> str:
        """What a column means; the English text of the schema where the language has none."""
        return str(self._maybe(f"meanings.{key}") or english)

    def field(self, record_type: str, name: str) -> str:
        """The label of a field of any record."""
        key = key_of(record_type, name)
        if key is not None:
            return self.heading(columns()[key])
        label = str(self._maybe(f"fields.{name}") or name.replace("_", " "))
        return label[:1].upper() + label[1:]

    def any_field(self, record_type: str, name: str) -> str:
        """The label of a field that a message names, also where it is not told of which record; else its name."""
        if key_of(record_type, name) is None and self._maybe(f"fields.{name}") is None:
            return next((self.field(kind, name) for kind in (PERSON, *ABOUT) if key_of(kind, name)), name)
        return self.field(record_type, name)

    def value(self, text: object) -> str:
        """A word of a closed list as it is shown, or several of them; what is not known stays as it is typed."""
        known = self._maybe("values") or {}
        whole = known.get(str(text))
        return str(whole) if whole else "; ".join(str(known.get(part, part)) for part in str(text).split("; "))

    def texts(self, value: str | tuple[str, ...] | None) -> str:
        """What stands in a field of a record, which may be a list."""
        return self.value("; ".join(value) if isinstance(value, tuple) else value or "")

    def how(self, how: str) -> str:
        """How something was changed; a way that the desk does not know stays as it is called."""
        return str(self._maybe(f"how.{how}") or how)

    def record(self, record_type: str) -> str:
        """What records of a type are called."""
        return str(self._maybe(f"records.{record_type}") or record_type.replace("_", " "))

    def speaks_for(self, likeness: Likeness) -> list[str]:
        """What speaks for two people being one."""
        return [self._evidence(item) for item in likeness.evidence if item.weight > 0]

    def speaks_against(self, likeness: Likeness) -> list[str]:
        return [self._evidence(item) for item in likeness.evidence if item.weight < 0]

    def evidence_in(self, text: str) -> str:
        """A text in which evidence is told in English, as a proposal of an import tells it."""
        for kind, told in weights()["evidence"].items():
            text = text.replace(told["text"], str(self._maybe(f"evidence.{kind}") or told["text"]))
        return text.replace("against it:", str(self._maybe("against_it")))

    def _evidence(self, item: Evidence) -> str:
        return str(self._maybe(f"evidence.{item.kind}") or item.text)

    def reason(self, text: str) -> str:
        """Why somebody is no complainant, or has to be asked: the English words of the records, part by part."""
        return self.phrases(text) or text

    def row_reason(self, text: str) -> str:
        """Why a row of a sheet is doubtful or not taken; what stands before a colon is the heading of a column."""
        if found := self.phrases(text):
            return found
        heading, colon, rest = text.partition(": ")
        while colon and not self.phrases(rest):
            more, colon, rest = rest.partition(": ")
            heading = f"{heading}: {more}"
        return f"{heading}: {self.phrases(rest)}" if colon else self.evidence_in(text)

    @property
    def phrases(self) -> Phrases:
        """Parts of messages and reasons in this language."""
        return _phrases(self.tag)

    def _at(self, key: str) -> Any:
        found = self._maybe(key)
        if found is None:
            raise KeyError(f"there are no words for {key}")
        return found

    def _maybe(self, key: str) -> Any:
        for source in (self.own, self.instead):
            found: Any = source
            for part in key.split("."):
                found = found.get(part) if isinstance(found, Mapping) else None
            if found is not None:
                return found
        return None


@cache
def _phrases(tag: str) -> Phrases:
    said = words(tag)

    def word(text: str) -> str:
        """A word of a closed list, or a private field as the gate names it."""
        private = _private().get(text, "")
        return said.any_field("", private).lower() if private else said.value(text)

    return Phrases(tag, word, lambda name: said.any_field("", name))


@cache
def _private() -> Mapping[str, str]:
    """The private fields of all records by their names with blanks."""
    return {name.replace("_", " "): name for kind in schemas() for name in private_fields(kind)}


@cache
def words(tag: str) -> Words:
    """The words of a language; of English for one that there is not."""
    known = tag if tag in LANGUAGES else "en"
    return Words(known, _read(known), _read("en"))


def _read(tag: str) -> Mapping[str, Any]:
    text = resources.files("complaint").joinpath("desk", "words", f"{tag}.yaml").read_text("utf-8")
    content: Mapping[str, Any] = yaml.load(text, Loader=yaml.CBaseLoader)  # all is text, also “on” and “403”
    return content
