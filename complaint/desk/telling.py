"""Problems and the reasons of a row in the language of the page.

Takes a `Problem` as the records gave it, gives what is said about it: as `messages.ru.yaml` and its like have it, with
what was filled in said in the language too. What has no words in the language stays English, and is marked as such.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import cache
from typing import Final

from complaint.desk.phrases import Phrases
from complaint.desk.wording import Words
from complaint.problems import Problem
from complaint.records.schemas import schemas
from complaint.records.sheets.columns import columns
from complaint.records.sheets.proposal import Proposed
from complaint.records.wording import worded_in, wordings

# What was filled in that names a field, and what is shown just as it was typed.
FIELDS: Final = frozenset({"field", "later", "earlier"})
LIMITS: Final = frozenset({"dependencies", "excludes"})  # codes whose `limit` names a field too
TYPED: Final = frozenset(
    ("text", "key", "column", "columns", "tag", "id", "other", "others", "keep", "example", "file", "files", "folder")
)
RECORDS: Final = frozenset({"title", "type"})  # what records are called
AS_TYPED: Final = frozenset({"unknown", "unknown-column", "unknown-file", "unknown-folder", "unknown-reference"})
# Where a rule speaks of a record, it is called as on all pages; elsewhere its id is what has to be mended.
_RECORD: Final = re.compile(r"([“«])\{(id|other|place|home|event|case|judgment|right|category|given|files)\}([”»])")
_QUOTED_ID: Final = re.compile(r"([“«])([a-z][a-z0-9.-]+)([”»])")

NameOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a problem. `lang` is the language that it is in, if it is not that of the page."""

    message: str
    hint: str = ""
    lang: str = ""


def told(problem: Problem, said: Words, name_of: NameOf | None = None) -> Told:
    """The problem in words; rules call records by their names where `name_of` knows them."""
    words = worded_in(said.tag).get(problem.code)
    if words is None or (not problem.values and "{" in words[0]):
        found = _as_phrase(problem, said)
        return replace(found, message=_named(found.message, name_of)) if name_of is not None else found
    values = {name: _value(name, text, problem, said) for name, text in problem.values}
    message = words[0]
    if name_of is not None and wordings()[problem.code].meaning:
        named = {name: name_of(text) for name, text in problem.values}
        message = _RECORD.sub(lambda match: f"{match[1]}{_braced(named[match[2]])}{match[3]}", message)
    hint = words[1].format_map(values | dict(kept for kept in problem.values if kept[0] == "type"))
    return Told(message.format_map(values), " ".join(hint.split()))


def _named(text: str, name_of: NameOf) -> str:
    """The text with the names of records in the place of their ids."""
    return _QUOTED_ID.sub(lambda match: f"{match[1]}{name_of(match[2])}{match[3]}", text)


def row_reasons(row: Proposed, said: Words) -> list[Told]:
    """Why a row is doubtful or was not taken."""
    return [_reason(row, reason, said) for reason in row.reasons]


def _reason(row: Proposed, reason: str, said: Words) -> Told:
    behind = row.behind.get(reason)
    if behind is None:
        text = said.row_reason(reason)
        return Told(text, lang="en" if text == reason and said.tag != "en" else "")
    field, problem = behind
    found = told(problem, said)
    where = f"{said.any_field(problem_type(problem), field)}: " if field else ""
    return Told(f"{where}{found.message} {found.hint}".strip(), lang=found.lang)


def _as_phrase(problem: Problem, said: Words) -> Told:
    if said.tag == "en":
        return Told(problem.message, problem.hint)
    message, hint = (said.phrases(text) if text else "" for text in (problem.message, problem.hint))
    return Told(message, hint) if message else Told(problem.message, problem.hint, "en")


def _value(name: str, text: str, problem: Problem, said: Words) -> str:
    if said.tag == "en" or name in TYPED:
        return text
    if name in FIELDS or (name == "limit" and problem.code in LIMITS):
        return said.any_field(problem_type(problem), text)
    if name == "meaning":
        return said.meaning(_meanings().get(text, ""), "")
    if name in RECORDS or problem.code == "unlisted-file":
        return said.phrases(f"a {text}") or said.phrases(f"an {text}") or said.record(text)
    return (Phrases(said.tag, str, str) if problem.code in AS_TYPED else said.phrases).said(text)


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def problem_type(problem: Problem) -> str:
    """The type of the records in the file of a problem; nothing where that is not told by the file."""
    return next((name for pattern, name in _files().items() if fnmatchcase(problem.place.file, pattern)), "")


@cache
def _files() -> Mapping[str, str]:
    return {schema.file: name for name, schema in schemas().items() if schema.file is not None}


@cache
def _meanings() -> Mapping[str, str]:
    """The column that a meaning in the schema belongs to."""
    return {column.schema.meaning: key for key, column in columns().items() if column.schema is not None}
