"""What two entries say of one person: what is taken over, what has to be asked, and which names become aliases.

Takes the texts of two signatories, gives the fields of the one that stays. Never chooses between two values; only the
name of the one that stays is kept without a question, because the other one becomes an alias.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from complaint.records.changing.texts import RecordText
from complaint.records.names.comparing import near
from complaint.records.names.people import words_of
from complaint.records.names.sounding import sound
from complaint.records.schemas import schemas

Side = Literal["keep", "other"]
NAME: Final = "name"
_NAMES: Final = ("surname", "given_name", "patronymic", "name_original", "sort_as")
# Fields that mean something only together; the first one is asked about.
_TOGETHER: Final = (_NAMES, ("age", "age_on"), ("sex", "sex_basis"))
_JOINED: Final = ("note", "origin")


@dataclass(frozen=True, slots=True)
class Question:
    """A field, or fields that go together, of which both say something else."""

    field: str
    keep: str
    other: str


@dataclass(frozen=True, slots=True)
class Both:
    """The fields of the one that stays that change, and what is still to be asked."""

    fields: Mapping[str, str]
    questions: tuple[Question, ...]


def both(keep: RecordText, other: RecordText, take: Mapping[str, Side]) -> Both:
    """What becomes of the fields. `take` answers questions by field; the name is answered as “name”."""
    fields: dict[str, str] = {}
    questions = []
    for group in _groups():
        mine, theirs = [_text(keep, name) for name in group], [_text(other, name) for name in group]
        asked = NAME if group == _NAMES else group[0]
        side = take.get(asked, "keep" if group == _NAMES else None)
        if group[0] in _JOINED:
            side, theirs = "other", [_joined(mine[0], theirs[0])]
        elif schemas()["signatory"].fields[group[0]].type == "list":
            side, theirs = "other", [_united(mine[0], theirs[0])]
        elif not mine[0]:
            side = "other" if theirs[0] else "keep"
        elif not theirs[0] or mine[0] == theirs[0]:
            side = "keep" if group != _NAMES or side is None else side
        if side is None:
            questions.append(Question(asked, _told(mine), _told(theirs)))
        elif side == "other":
            new = {name: theirs[place] for place, name in enumerate(group) if theirs[place] != mine[place]}
            fields |= {name: value for name, value in new.items() if value or group != _NAMES}
        elif group == _NAMES:
            fields |= {name: theirs[place] for place, name in enumerate(group) if theirs[place] and not mine[place]}
    return Both(fields, tuple(questions))


def names_lost(keep: RecordText, other: RecordText, fields: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Each name that the one that stays no longer shows, with the kind of alias it is and where it was read."""
    stays = {**keep.fields, **fields}
    short = {name: value for name, value in stays.items() if name != "patronymic"}
    shown = {words_of(_full(stays)), words_of(_full(short)), words_of(str(stays.get("name_original", "")))}
    for one in (keep, other):
        for name in (_full(one.fields), str(one.fields.get("name_original", ""))):
            if name.strip() and words_of(name) not in shown:
                shown.add(words_of(name))
                yield name, _kind(stays, one.fields), _text(one, "origin")


def _groups() -> Iterator[tuple[str, ...]]:
    told: set[str] = {"id"}
    for name in schemas()["signatory"].fields:
        if name not in told:
            group = next((fields for fields in _TOGETHER if name in fields), (name,))
            told.update(group)
            yield group


def _text(record: RecordText, name: str) -> str:
    value = record.fields.get(name, "")
    return value if isinstance(value, str) else "; ".join(value)


def _joined(mine: str, theirs: str) -> str:
    return mine if theirs in mine else "; ".join(part for part in (mine, theirs) if part)


def _united(mine: str, theirs: str) -> str:
    items = [item.strip() for text in (mine, theirs) for item in text.split(";")]
    return "; ".join(dict.fromkeys(item for item in items if item))


def _told(values: list[str]) -> str:
    """`47 (2024-11-05)`."""
    return values[0] + (f" ({', '.join(values[1:])})" if any(values[1:]) else "")


def _full(fields: Mapping[str, object]) -> str:
    return " ".join(str(fields[name]) for name in ("given_name", "patronymic", "surname") if fields.get(name))


def _kind(stays: Mapping[str, object], lost: Mapping[str, object]) -> str:
    """Why another name differs, as far as its sound tells; `merge --kind` says it where that is wrong."""
    surnames, given = ([sound(str(one.get(name, ""))) for one in (stays, lost)] for name in _NAMES[:2])
    if surnames[0] != surnames[1] and not near(*surnames):
        return "other surname"
    if given[0] != given[1] and (given[0].startswith(given[1]) or given[1].startswith(given[0])):
        return "short form"
    return "transliteration" if surnames[0] == surnames[1] and given[0] == given[1] else "error"
