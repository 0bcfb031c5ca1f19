"""What a withdrawal changes: the day of it in every power of attorney of a person that still lives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from complaint.records.changing.texts import RecordText
from complaint.records.changing.wishes import Edit


def withdrawal(texts: Iterable[RecordText], person: str, on: str) -> Iterator[Edit]:
    """The edits that note it; none if there is no power of attorney that could be withdrawn. `on` is the day."""
    for text in texts:
        if text.type == "power_of_attorney" and text.fields.get("principal") == person and lives(text):
            seen = {"withdrawn_on": text.fields.get("withdrawn_on", "")}
            yield Edit(text.type, text.id, {"withdrawn_on": on}, seen=seen)


def lives(power: RecordText) -> bool:
    """Whether a power of attorney is not withdrawn, or was confirmed again after that."""
    withdrawn, again = power.fields.get("withdrawn_on", ""), power.fields.get("reconfirmed_on", "")
    return not withdrawn or (bool(again) and str(again) > str(withdrawn))
