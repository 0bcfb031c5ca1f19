"""Problems in words: what the code of a problem says, how grave it is and what it advises.

Takes a code, a place and the values to be named; gives a `Problem` worded as `messages.yaml` (reading and checking of
single records), `rules/rules.yaml` (rules over several records), `changing/messages.yaml` (changes),
`sheets/messages.yaml` (sheets) or `sealing/messages.yaml` (sealed data) has it. Beside each lies what it says in other
languages (`messages.ru.yaml`). Never decides whether there is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

import yaml

from complaint.problems import Place, Problem, Severity

LONGEST_VALUE = 80
_TYPED = frozenset(("text", "key", "column", "tag", "form", "field"))  # what people typed may be of any length


@dataclass(frozen=True, slots=True)
class Wording:
    """How one kind of problem is put. `meaning` and `source` say, for rules, what is demanded and by whom."""

    code: str
    severity: Severity
    message: str
    hint: str
    meaning: str = ""
    source: str = ""


_FILES = ("messages", "rules/rules", "changing/messages", "sheets/messages", "sealing/messages")


@cache
def wordings() -> Mapping[str, Wording]:
    """All wordings by code."""
    found = {}
    for code, entry in _read("yaml"):
        if code in found:
            raise ValueError(f"“{code}” is worded twice")
        found[code] = Wording(code, Severity(entry.pop("severity", "error")), **{"hint": "", **entry})
    return MappingProxyType(found)


@cache
def worded_in(tag: str) -> Mapping[str, tuple[str, str]]:
    """Message and hint of each code in a language, with the same words in braces; empty where there are no words."""
    if tag == "en":
        return MappingProxyType({code: (wording.message, wording.hint) for code, wording in wordings().items()})
    return MappingProxyType({code: (entry["message"], entry.get("hint", "")) for code, entry in _read(f"{tag}.yaml")})


def _read(ending: str) -> Iterator[tuple[str, dict[str, str]]]:
    records = resources.files("complaint.records")
    for name in _FILES:
        file = records.joinpath(*f"{name}.{ending}".split("/"))
        if file.is_file():
            yield from yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader).items()


def say(code: str, place: Place, /, **values: object) -> Problem:
    """The problem in words. A hint whose only value is empty (no near name was found) is left out."""
    wording = wordings()[code]
    shown = {name: _shown(value, LONGEST_VALUE if name in _TYPED else None) for name, value in values.items()}
    message, hint = wording.message.format_map(shown), wording.hint.format_map(shown).strip()
    return Problem(wording.severity, code, place, message, hint, tuple(shown.items()))


def _shown(value: object, longest: int | None) -> str:
    """The value on one line and not too long."""
    text = " ".join(str(value).split())
    return text if longest is None or len(text) <= longest else text[: longest - 1] + "…"


def listed(names: object, word: str = "or") -> str:
    """`a, b or c`."""
    words = [str(name) for name in names] if isinstance(names, list | tuple | set | frozenset) else [str(names)]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {word} {words[-1]}" if words else ""
