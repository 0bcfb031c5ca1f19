"""Checks of what is written and of what it rests on: words that bodies object to, and claims from the media alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from complaint.filing.admissibility.acts import acts_of
from complaint.filing.admissibility.table import Hit, Look, check
from complaint.records.record import Record
from complaint.records.schemas import schemas

# What the complaint itself says; quotations are the words of others.
_OWN_WORDS: Final = (
    *("event", "category", "violation", "prosecution", "allegation", "request", "custody", "ill_treatment", "hearing"),
    *("step", "decision", "charge", "participation"),
)
# What these fields tell is what the authorities say.
_OF_OTHERS: Final = frozenset(("accusation", "evidence", "reasons", "ground", "asked", "origin"))
_MEDIA: Final = frozenset(("web page", "video", "social media post"))


@check("words")
def no_such_words_are_used(look: Look) -> Iterator[Hit]:
    """The words and phrases of `terms`, in any letters, in the texts that the filing tells."""
    if not look.given("terms"):
        return
    wanted = re.compile(rf"\b(?:{'|'.join(re.escape(term) for term in look.given('terms'))})\b", re.IGNORECASE)
    for kind in _OWN_WORDS:
        told = (field for field in schemas()[kind].fields.values() if field.type in ("text", "prose"))
        fields = [field.name for field in told if field.name not in _OF_OTHERS]
        for record in look.filing.view.records.of(kind):
            for name in fields:
                text = record.values[name]
                found = wanted.search(text) if isinstance(text, str) else None
                if found is not None:
                    yield Hit(record=record, detail=f"“{found[0]}” in {record.id}", fill=f"{kind}.{name}")


@check("only-media")
def claims_do_not_rest_on_the_media_alone(look: Look) -> Iterator[Hit]:
    """Who sent no appeal, so that nothing comes from the person, and all of whose sources are media."""
    appealed = {appeal.signatory for appeal in look.records.of("appeal")}
    for person in look.people:
        sources = _sources(look, person) if person.id not in appealed else []
        if sources and all(source.kind in _MEDIA for source in sources):
            yield Hit(person.id, record=person)


def _sources(look: Look, person: Record) -> list[Record]:
    found = []
    for act in acts_of(look.records, person.id):
        for name in act.record.values.get("sources") or ():
            source = look.records.get(name)
            if source is not None:
                found.append(source)
    return found
