"""Why a recipient would not take somebody, in the language of the page.

Takes what the matrix and a build say in English: the text of a rule, what differs in brackets, the field to fill after
an arrow, several of them with semicolons between. Gives the same in the language; what has no words in it stays English
as a whole and is marked as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from complaint.desk.phrases import Phrases
from complaint.desk.telling import Told
from complaint.desk.wording import Words
from complaint.records.schemas import schemas
from complaint.records.sheets.columns import PERSON

ARROW: Final = " → "
_PROCEDURE: Final = "procedure"  # what is filled in here has to be known, since it may hold brackets as details do
_BRACE: Final = re.compile(r"\{(\w+)\}")
_STEP: Final = re.compile(r"(\w+) in ([a-z][a-z-]*)")


class Refusals:
    """What is said against somebody, in one language. `texts` are those of rules and profiles, by the English ones."""

    def __init__(self, texts: Mapping[str, str], said: Words) -> None:
        self._said = said
        self._phrases = Phrases(said.tag, self._word, lambda name: said.any_field("", name), ("refusals", "phrases"))
        whole = {_bare(english): _bare(text) for english, text in texts.items()}
        self._plain = {english: text for english, text in whole.items() if "{" not in english}
        self._patterns = [(_pattern(english), text) for english, text in whole.items() if "{" in english]

    def __call__(self, text: str) -> Told:
        """What is told of one reason, or of several."""
        if self._said.tag == "en":
            return Told(text)
        what, arrow, field = text.partition(ARROW)
        found = self._reasons(what.rstrip("."))
        if not found:
            return Told(text, lang="en")
        stop = "." if what.endswith(".") else ""
        return Told(f"{found}{stop}{arrow}{self._field(field) if field else ''}")

    def _word(self, text: str) -> str:
        return self._plain.get(text) or self._said.value(text)

    def _reasons(self, text: str) -> str:
        """One reason, or several that semicolons part; they may hold semicolons themselves."""
        if found := self._reason(text):
            return found
        for place in _places("; ", text):
            before, after = self._reason(text[:place]), self._reasons(text[place + 2 :])
            if before and after:
                return f"{before}; {after}"
        return ""

    def _reason(self, text: str) -> str:
        if text.endswith(")"):
            for place in _places(" (", text):
                if before := self._known(text[:place]):
                    return f"{before} ({self._detail(text[place + 2 : -1])})"
        return self._known(text)

    def _known(self, text: str) -> str:
        """The text of a rule or of a profile, or one of the program's own."""
        if text in self._plain:
            return self._plain[text]
        for pattern, said in self._patterns:
            found = pattern.fullmatch(text)
            values = found.groupdict() if found is not None else {}
            if values and (_PROCEDURE not in values or values[_PROCEDURE] in self._plain):
                return said.format(**{name: self._plain.get(value, value) for name, value in values.items()})
        return self._phrases(text)

    def _detail(self, text: str) -> str:
        """What differs from person to person: as a whole, else in its pieces; ids, numbers and names stay."""
        if found := self._known(text):
            return found
        before, _, after = text.partition(": ")
        if note := self._known(_bare(after)) if after else "":  # a note may hold anything
            return f"{self._detail(before)}: {note}"
        for sign in ("; ", ": ", ", "):
            if sign in text:
                return sign.join(self._detail(piece) for piece in text.split(sign))
        step = _STEP.fullmatch(text)
        if step is not None and self._said.value(step[1]) != step[1]:
            return f"{self._said.value(step[1])}: {step[2]}"
        return self._word(text)

    def _field(self, named: str) -> str:
        """`signatory.birth_date or signatory.age` as pages call these fields."""
        either = self._phrases("or") or "or"
        return f" {either} ".join(self._one_field(one.strip()) for one in named.split(" or "))

    def _one_field(self, named: str) -> str:
        kind, _, name = named.partition(".")
        label = _lower(self._said.field(kind, name))
        if kind == PERSON:
            return label
        title = str(schemas()[kind].title).lower() if kind in schemas() else kind
        record = self._phrases(f"a {title}") or self._phrases(f"an {title}") or self._said.record(kind)
        return f"{record[:1].upper()}{record[1:]}: {label}"


def _places(sign: str, text: str) -> Iterator[int]:
    """Where a sign stands in a text, the last first."""
    place = text.rfind(sign)
    while place >= 0:
        yield place
        place = text.rfind(sign, 0, place)


def _pattern(text: str) -> re.Pattern[str]:
    parts = _BRACE.split(text)
    return re.compile("".join(f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts)))


def _bare(text: str) -> str:
    return text.strip().removesuffix(".")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
