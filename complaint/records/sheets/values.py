"""What a cell of a sheet means for the field that it fills.

Takes a column and the text of a cell as people write it, in one of three languages; gives the text that records have,
or raises `UnclearError` with the reason. What the records write already is taken as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from complaint.records.changing.texts import RecordText
from complaint.records.nearest import nearest
from complaint.records.sheets.columns import Column
from complaint.records.sheets.dates import UnclearError, as_age, as_date
from complaint.records.sheets.wording import meaning, plain, says_nothing
from complaint.records.wording import listed

__all__ = ["Known", "UnclearError", "UnknownPlace", "is_kept_back", "known_places", "place_key", "value_of"]

_PARTED: Final = re.compile(r"[;\n|]|,(?=\s)")


class UnknownPlace(UnclearError):  # noqa: N818 - it is what the cell says, and somebody may know it
    """The cell names a place that is not on record; `near` are the ids of places with similar names."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        meant = f"; did you mean {listed([f'“{one}”' for one in near])}?" if near else ""
        super().__init__(f"there is no place “{name}” in cases/places.csv{meant}")
        self.name = name
        self.near = near


@dataclass(frozen=True, slots=True)
class Known:
    """What has to be known to read a cell: places by their names, the day, how dates are written."""

    places: Mapping[str, str]
    on: date
    month_first: Mapping[str, bool] = field(default_factory=dict)  # by column
    usually_month_first: bool | None = None


def known_places(texts: Iterable[RecordText]) -> dict[str, str]:
    """The ids of places by every name that is theirs alone."""
    found: dict[str, str] = {}
    doubles = set()
    for place in (text for text in texts if text.type == "place"):
        aliases = place.fields.get("aliases", "")
        names = aliases.split(";") if isinstance(aliases, str) else aliases
        for name in (place.id, place.fields.get("name", ""), place.fields.get("sort_as", ""), *names):
            key = plain(str(name))
            if key and found.setdefault(key, place.id) != place.id:
                doubles.add(key)
    return {name: place for name, place in found.items() if name not in doubles}


def value_of(column: Column, text: str, known: Known) -> str:
    """What the cell says; an empty text if it says nothing."""
    text = text.strip()
    wanted = column.schema
    if wanted is None or not text or (text == "held" and wanted.held):
        return text
    if column.held:
        return "" if says_nothing(text) or meaning("flag", text) == "no" else "held"
    if wanted.type != "flag" and says_nothing(text):
        return ""
    return _READERS.get(wanted.type, _text)(column, text, known)


def is_kept_back(column: Column, text: str) -> bool:
    """Whether the list says no more than “held” of this, so that the value itself would be lost."""
    text = text.strip()
    says_whether = says_nothing(text) or text == "held" or meaning("flag", text) in ("yes", "no")
    return column.held and bool(text) and not says_whether


def _text(column: Column, text: str, known: Known) -> str:
    """A text; one of a closed list if there is one."""
    wanted = column.schema
    allowed = wanted.allowed if wanted is not None else ()
    if not allowed or text in allowed:
        return text
    found = meaning(str(column.field), text)
    if found is None:
        raise UnclearError(f"“{text}” means none of {listed([f'“{word}”' for word in allowed])}")
    return found


def _list(column: Column, text: str, known: Known) -> str:
    wanted = column.schema
    allowed = wanted.item.allowed if wanted is not None and wanted.item is not None else ()
    parts = [part.strip() for part in _PARTED.split(text) if part.strip()] if allowed else text.split(";")
    found: list[str] = []
    for part in (part.strip() for part in parts):
        items = [part] if not allowed or part in allowed else _one_after_the_other(str(column.field), part.split())
        if items is None:
            raise UnclearError(f"“{part}” means none of {listed([f'“{word}”' for word in allowed])}")
        found += filter(None, items)
    return "; ".join(dict.fromkeys(found))


def _one_after_the_other(kind: str, words: list[str]) -> list[str] | None:
    """What answers with only blanks between them mean, as survey programs write them; None if a word is left over.

    Of two ways to part them the one with the longest answer first is taken.
    """
    if not words:
        return []
    for end in range(len(words), 0, -1):
        means = meaning(kind, " ".join(words[:end]))
        if means is not None and (others := _one_after_the_other(kind, words[end:])) is not None:
            return [means, *others]
    return None


def _date(column: Column, text: str, known: Known) -> str:
    order = known.month_first.get(column.key, known.usually_month_first)
    return as_date(text, month_first=order)


def _flag(column: Column, text: str, known: Known) -> str:
    found = meaning("flag", text)
    if found is None:
        raise UnclearError(f"“{text}” is neither yes nor no")
    return found


def _integer(column: Column, text: str, known: Known) -> str:
    return as_age(text, known.on) if column.field == "age" else text


def _place(column: Column, text: str, known: Known) -> str:
    found = known.places.get(plain(text)) or known.places.get(place_key(text))
    if found is None:
        near = nearest(plain(text), known.places)
        raise UnknownPlace(_without_kind(text), tuple(dict.fromkeys(known.places[name] for name in near)))
    return found


def place_key(text: str) -> str:
    """The name of a place as it is compared."""
    return plain(_without_kind(text))


def _without_kind(text: str) -> str:
    """The name of a place without the word for what it is: г. Алматы, Алматы қаласы, city of Almaty."""
    bare = re.sub(r"\b(?:г|гор|город|с|село|пос|поселок|қ|қаласы|ауылы|city of|city|town)\b\.?", " ", text, flags=re.I)
    return " ".join(bare.split()).strip(" ,;")


_READERS: Final[Mapping[str, Callable[[Column, str, Known], str]]] = {
    "date": _date,
    "flag": _flag,
    "integer": _integer,
    "list": _list,
    "reference": _place,
}
