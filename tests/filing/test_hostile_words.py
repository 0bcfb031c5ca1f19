"""Words of records that are written to look like a template, an element, an entity or a stylesheet, in every field.

The fields come from the schemas, so that a new one is tried without being named here. The same filing is composed
twice, with harmless and with hostile words in the same places: it must come out with the same blocks, in which the
hostile words stand as they were typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from complaint.filing import blocks as b
from complaint.records.record import Record, Records
from complaint.records.schemas import Field, schemas
from tests.filing.test_compose import ALL, RECORDS, composed
from tests.records.factories import together

HOSTILE = (
    '{{ "eval" ~ "uated" }}{% include "shared/names.html" %}{# hidden #}'
    '</p></field></section><section id="x" title="x"><pagebreak/><p>'
    '<field record="drozd-pavel" field="surname"/><img src="file:///etc/hostname"/><script>evil()</script>'
    '" onload="x" style=\'a:url(http://127.0.0.1:9/)\'</style><!-- <![CDATA[ ]]> &xxe; &amp; &#60; <?x ?>'
)
HARMLESS = "harmless"


def is_free(wanted: Field) -> bool:
    """Whether anything may be typed into the field."""
    return wanted.type in ("text", "prose") and not wanted.allowed and "regex" not in wanted.rules


def poisoned(value: Any, wanted: Field, words: str) -> Any:
    """The value with the name of the field and the words in place of every text."""
    if is_free(wanted):
        return f"{wanted.name}: {words}" if isinstance(value, str) else value
    if wanted.item is not None and isinstance(value, tuple):
        return tuple(poisoned(item, wanted.item, words) for item in value)
    if wanted.fields and hasattr(value, "items"):
        return {key: poisoned(inner, wanted.fields[key], words) for key, inner in value.items()}
    return value


def with_words(records: Records, words: str, kinds: frozenset[str]) -> Records:
    """All records, with the words in every text of the types."""
    return together(tuple(_poisoned(record, words) if record.type in kinds else record for record in records))


def _poisoned(record: Record, words: str) -> Record:
    known = schemas()[record.type].fields
    values = {
        name: value if value is None else poisoned(value, known[name], words) for name, value in record.values.items()
    }
    return replace(record, values=values)


def skeleton(value: Any) -> Any:
    """What a document is made of, without its words: types of blocks and inlines, and what they refer to."""
    if is_dataclass(value):
        return (type(value).__name__, *(skeleton(getattr(value, part.name)) for part in fields(value)))
    if isinstance(value, tuple | list):
        return tuple(skeleton(item) for item in value)
    return "words" if isinstance(value, str) else type(value).__name__


def strings(value: Any) -> Iterator[str]:
    if is_dataclass(value):
        for part in fields(value):
            yield from strings(getattr(value, part.name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, str):
        yield value


def shown(document: b.Document, words: str) -> list[str]:
    """Every text of the document that holds the words, whole, with what stands beside them."""
    return [text.replace(words, "…") for text in strings(document) if words in text]


# A pseudonym has no words: its text is the id of a person, who may be on the list no more.
KINDS = frozenset(record.type for record in RECORDS) - {"pseudonym"}


@pytest.mark.parametrize(("name", "kind"), ALL, ids=[f"{name}/{kind}" for name, kind in ALL])
def test_words_of_records_stay_words(name: str, kind: Any) -> None:
    harmless = composed(name, kind, records=with_words(RECORDS, HARMLESS, KINDS))
    hostile = composed(name, kind, records=with_words(RECORDS, HOSTILE, KINDS))

    assert skeleton(hostile) == skeleton(harmless)
    assert "evaluated" not in repr(hostile)
    assert shown(hostile, HOSTILE) == shown(harmless, HARMLESS)


def test_most_fields_are_tried() -> None:
    document = composed("public", records=with_words(RECORDS, HARMLESS, KINDS))
    assert len({text.partition(":")[0] for text in shown(document, HARMLESS)}) >= 15
