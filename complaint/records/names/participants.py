"""What a resolved list of names says of an event: one participation for each person who was found.

Takes `Named`s, the event and what happened; gives rows with the fields of `participation`, the names about which a
person has to be asked, and those whom the records already have there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from complaint.records.names.pasted import Named
from complaint.records.record import Record, Records


@dataclass(frozen=True, slots=True)
class Participants:
    """Rows to enter, names to ask about (nobody, or several may be meant), and names that are entered already.

    `placeless` are names for which neither the text nor the event tells one place.
    """

    rows: tuple[dict[str, str], ...]
    to_ask: tuple[Named, ...]
    entered: tuple[Named, ...]
    placeless: tuple[Named, ...]


def participants(
    records: Records, named: Iterable[Named], event: Record, mode: str, origin: str, place: str | None = None
) -> Participants:
    """One row for each person, once; `place` is where it was for names that stand under no place of their own."""
    known = {(row.person, row.mode) for row in records.of("participation") if row.event == event.id}
    rows: dict[str, dict[str, str]] = {}
    to_ask, entered, placeless = [], [], []
    for item in named:
        where = item.place or place or _only(event.places)
        if item.person is None:
            to_ask.append(item)
        elif (item.person, mode) in known:
            entered.append(item)
        elif where is None:
            placeless.append(item)
        else:
            rows.setdefault(item.person, _row(records, item.person, event, where, mode, origin))
    return Participants(tuple(rows.values()), tuple(to_ask), tuple(entered), tuple(placeless))


def _only(places: tuple[str, ...]) -> str | None:
    return places[0] if len(places) == 1 else None


def _row(records: Records, person: str, event: Record, place: str, mode: str, origin: str) -> dict[str, str]:
    return {
        "id": _free_id(records, f"{event.id}-{person}", mode),
        "person": person,
        "event": event.id,
        "place": place,
        "date": str(event.date),
        "mode": mode,
        "in_summary": "yes",
        "origin": origin,
    }


def _free_id(records: Records, wanted: str, mode: str) -> str:
    """The id of event and person; with the mode, and then a number, if that is taken."""
    tries = (
        wanted,
        longer := f"{wanted}-{mode.replace(' ', '-')}",
        *(f"{longer}-{number}" for number in range(2, 1000)),
    )
    return next(name for name in tries if name not in records)
