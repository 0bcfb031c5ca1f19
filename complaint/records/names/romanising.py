"""Names in Cyrillic letters written in Latin ones, by a named standard.

What the standards say stands in `romanisation.yaml`; iuliia knows the letters of Russian. The spelling in a person's
passport goes before all of them: what comes from here is a proposal.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import iuliia
import yaml
from iuliia.schema import TranslitSchema

DEFAULT = "kazakhstan-passport"
_MARKS = str.maketrans("ёЁëË", "eEeE", "’”ʹʺ·'\"")


@dataclass(frozen=True, slots=True)
class Standard:
    """A named way to write Cyrillic names in Latin letters, where it is laid down, and how sure we are of that."""

    id: str
    title: str
    source: str
    certainty: str
    schema: TranslitSchema
    at_start: tuple[tuple[str, str], ...] = ()

    def written(self, name: str) -> str:
        """The name in Latin letters, each word with a capital as in the original; what is not Cyrillic stays."""
        composed = unicodedata.normalize("NFC", name)
        return " ".join("-".join(self._word(part) for part in word.split("-")) for word in composed.split())

    def _word(self, word: str) -> str:
        if len(word) > 1 and word.isupper():
            return self._word(word.lower()).upper()
        start = next((latin for letter, latin in self.at_start if word[:1].lower() == letter), None)
        if start is None:
            return self._letters(word)
        return (start.capitalize() if word[0].isupper() else start) + self._letters(word[1:])

    def _letters(self, word: str) -> str:
        """Letter by letter; the marks for hard and soft signs and on ё are left out, as passports do."""
        return str(self.schema.translate(word)).translate(_MARKS)


@cache
def standards() -> dict[str, Standard]:
    """All standards by their id, in the order of the file."""
    text = Path(__file__).with_name("romanisation.yaml").read_text("utf-8")
    return {name: _standard(name, data) for name, data in yaml.safe_load(text)["standards"].items()}


def _standard(name: str, data: dict[str, Any]) -> Standard:
    russian = json.loads(getattr(iuliia, data["like"].upper()).path.read_text("utf-8"))
    own = frozenset(data["letters"])
    beside = {} if data.get("strict") == "yes" else russian  # strict: every letter by itself, whatever stands beside it
    schema = TranslitSchema(
        name=name,
        mapping={**russian["mapping"], **data["letters"]},
        prev_mapping=_without(beside.get("prev_mapping"), own),
        next_mapping=_without(beside.get("next_mapping"), own),
        ending_mapping=beside.get("ending_mapping"),
    )
    at_start = tuple(data.get("at_start", {}).items())
    return Standard(name, data["title"], data["source"], data["certainty"], schema, at_start)


def _without(pairs: dict[str, str] | None, own: frozenset[str]) -> dict[str, str]:
    """The library's rules for two letters side by side, but for the letters that the standard spells itself."""
    return {pair: latin for pair, latin in (pairs or {}).items() if not own & set(pair)}


def in_cyrillic(name: str) -> bool:
    """Whether a letter of the name is Cyrillic."""
    return any("CYRILLIC" in unicodedata.name(sign, "") for sign in name)


def proposals(name: str) -> dict[str, str]:
    """The name by each standard, by the standard's id; the same spelling once only."""
    found: dict[str, str] = {}
    for standard in standards().values():
        written = standard.written(name)
        if written not in found.values():
            found[standard.id] = written
    return found
