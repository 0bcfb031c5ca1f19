"""What is private and came in with a form or a sheet is sealed in the step in which the list says “held”.

Takes what was typed by column and the wishes that came of it, gives what `change` writes beside them. No secret key is
needed. Where a project has too few keys nothing can be sealed, and whoever asks is told so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from complaint.records.changing import Add, Beside, Edit, Told, Wish
from complaint.records.sealing.opening import key_records
from complaint.records.sealing.sealed_file import Value
from complaint.records.sealing.sealing import FEWEST_KEYS, HELD_WORD, beside_values, moment
from complaint.records.sheets.columns import PERSON, columns
from complaint.records.sheets.values import is_kept_back


def kept_back(typed: Mapping[str, str]) -> dict[str, str]:
    """Of what was typed by column, the values for which the list only says “held”, so that they would be lost."""
    return {key: text.strip() for key, text in typed.items() if key in columns() and is_kept_back(columns()[key], text)}


def can_be_sealed(root: Path) -> bool:
    """Whether there are keys enough."""
    return len({str(one.public_key) for one in key_records(root)}) >= FEWEST_KEYS


def values_of(person: str, private: Mapping[str, str], told: Told) -> dict[Value, str]:
    """The values of a person to be sealed, with whom they are about."""
    found = {}
    for key, text in private.items():
        column = columns()[key]
        if column.record == PERSON and column.field is not None:
            found[Value(PERSON, person, column.field, text, moment(told), told.who)] = person
    return found


def newly_held(wishes: Iterable[Wish], private: Mapping[str, str]) -> dict[str, str]:
    """Of these values those whose field says “held” only from now on: others may be sealed already."""
    new = {
        name
        for wish in wishes
        if isinstance(wish, Add | Edit) and wish.type == PERSON
        for name, value in wish.new.items()
        if value == HELD_WORD
    }
    return {key: text for key, text in private.items() if columns()[key].field in new}


def sealed_beside(root: Path, values: Mapping[Value, str], wishes: Iterable[Wish]) -> Callable[[], Beside]:
    """What is to be written beside the wishes; `ProblemsFound` when asked where there are too few keys."""
    if not values:
        return Beside
    told = [wish for wish in wishes if isinstance(wish, Add | Edit)]
    return partial(beside_values, root, values, (), told)
