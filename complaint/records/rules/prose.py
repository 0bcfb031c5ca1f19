"""Rules about prose: no markup beyond the agreed, no bare addresses, and no complainant's name typed out.

Why the last: a typed name stands in a filing whatever its bearer wished; a reference follows the wish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from complaint.problems import Problem
from complaint.records.prose import CITATION, NAME
from complaint.records.record import Record, Records
from complaint.records.rules.table import rule
from complaint.records.schemas import Field, schemas
from complaint.records.wording import say

_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_MARKUP = re.compile(r"</?[a-zA-Z][^>\n]*>|^#{1,6} |\]\(|\{\{|\{%|`", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@rule("markup-in-prose", "address-in-prose")
def prose_holds_no_markup(records: Records, on: date) -> Iterator[Problem]:
    for record, path, text in _prose(records):
        found = _MARKUP.search(text)
        if found:
            yield say("markup-in-prose", record.place_of(path), text=found[0])
        if _ADDRESS.search(text):
            yield say("address-in-prose", record.place_of(path))


@rule("typed-name")
def names_are_not_typed(records: Records, on: date) -> Iterator[Problem]:
    """A signatory's surname as a word of prose; a word that names a place or an organisation as well is no proof."""
    surnames: dict[str, str] = {}
    for person in records.of("signatory"):
        surnames.setdefault(person.surname, person.id)
    for kind in ("place", "organisation"):
        for record in records.of(kind):
            for word in _WORD.findall(record.name):
                surnames.pop(word, None)
    for record, path, text in _prose(records):
        for word in _WORD.findall(CITATION.sub("", NAME.sub("", text))):
            if word in surnames:
                yield say("typed-name", record.place_of(path), id=surnames[word])


def _prose(records: Records) -> Iterator[tuple[Record, str, str]]:
    """Every text of type prose, with its record and its path in it."""
    for name, schema in schemas().items():
        fields = [wanted for wanted in schema.fields.values() if _holds_prose(wanted)]
        if fields and name in records.types:
            for record in records.of(name):
                for wanted in fields:
                    for path, text in _texts(wanted, record.values[wanted.name], wanted.name):
                        yield record, path, text


def _holds_prose(wanted: Field) -> bool:
    inner = (*wanted.fields.values(), *((wanted.item,) if wanted.item else ()))
    return wanted.type == "prose" or any(_holds_prose(field) for field in inner)


def _texts(wanted: Field, value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if wanted.type == "prose":
            yield path, value
    elif isinstance(value, tuple) and wanted.item is not None:
        for number, item in enumerate(value):
            yield from _texts(wanted.item, item, f"{path}[{number}]")
    elif value and wanted.fields:
        for inner in wanted.fields.values():
            yield from _texts(inner, value.get(inner.name), f"{path}.{inner.name}")
