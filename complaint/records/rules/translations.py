"""Rules about translations: whose text it is, that it is needed, and that nothing was lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from complaint.problems import Problem
from complaint.records.prose import references_in
from complaint.records.record import Record, Records
from complaint.records.rules.table import complaint_of, rule
from complaint.records.schemas import schemas
from complaint.records.wording import say


@rule("translation-of-nothing", "translation-of-no-text", "translation-into-the-same", "translation-references")
def a_translation_is_of_a_text_and_keeps_its_references(records: Records, on: date) -> Iterator[Problem]:
    complaint = complaint_of(records)
    own = (complaint.language if complaint is not None else None) or "en"
    for one in records.of("translation"):
        if one.language == own:
            yield say("translation-into-the-same", one.place_of("language"), language=own)
        if bool(one.record) != bool(one.field) or not (one.record or one.original):
            yield say("translation-of-nothing", one.at, id=one.id)
            continue
        record = records.get(one.record)
        if record is None:
            continue  # of a text wherever it stands; an unknown id is `resolve`'s business
        text = text_at(record, one.field)
        if text is None:
            yield say("translation-of-no-text", one.place_of("field"), id=record.id, field=one.field)
        elif set(_cited(text)) != set(_cited(one.text)):
            yield say("translation-references", one.place_of("text"), id=record.id, field=one.field)


@rule("translation-twice", "translation-stale")
def a_text_is_translated_once_and_as_it_stands(records: Records, on: date) -> Iterator[Problem]:
    seen: dict[tuple[str | None, ...], str] = {}
    for one in records.of("translation"):
        key = (one.record, one.field, one.form, one.language, None if one.record else one.original)
        if key in seen:
            yield say("translation-twice", one.at, id=one.id, other=seen[key])
        seen.setdefault(key, one.id)
        record = records.get(one.record)
        text = text_at(record, one.field) if record is not None and one.field else None
        if text is not None and one.original and one.original != text:
            yield say("translation-stale", one.place_of("original"), id=one.record, field=one.field)


def text_at(record: Record, path: str) -> str | None:
    """The text at the path of a value in a record; None if no text stands there, or one that is not translated."""
    wanted = schemas()[record.type].field_at(path)
    if wanted is None or wanted.type not in ("text", "prose") or wanted.allowed:
        return None
    found = record.at_path(path)
    return found if isinstance(found, str) else None


def _cited(text: str) -> Iterator[tuple[str, str]]:
    """What a text refers to; the form of a name is the business of the language."""
    return ((found.kind, found.id) for found in references_in(text))
