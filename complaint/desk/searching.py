"""Finding people in the list: words in either alphabet, the place, a missing mandate, a problem; and the order.

Takes the rows of the list and what is asked, gives the rows that fit. A word fits if a name or place of the row begins
with what is heard of it; where nobody fits, near spellings are taken.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from complaint.desk.snapshot import Row
from complaint.desk.standings import GROUPS, Group
from complaint.records.names.comparing import near
from complaint.records.names.sounding import sound

STANDINGS: Final = ("", *GROUPS)
TROUBLES: Final = ("", "any", "error", "warning")
ORDERS: Final[dict[str, Callable[[Row], tuple[object, ...]]]] = {
    "list": lambda row: (row.order,),
    "name": lambda row: (row.name.casefold(), row.order),
    "place": lambda row: (row.place.casefold(), row.order),
    "age": lambda row: (row.age is None, row.age or 0, row.order),
    "problems": lambda row: (-len(row.problems), row.order),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for, as it stands in the address of the page."""

    words: str = ""
    place: str = ""
    standing: str = ""
    reason: str = ""
    trouble: str = ""
    order: str = "list"


def found(rows: Sequence[Row], asked: Asked, groups: Mapping[str, Group]) -> list[Row]:
    """The rows that fit, in the order that is asked for; an order that there is not is that of the list."""
    group = groups.get(asked.standing)
    fitting = [row for row in rows if _fits(row, asked) and (group is None or _in_group(row, group, asked.reason))]
    wanted = [heard for word in asked.words.split() if (heard := sound(word))]
    named = [row for row in fitting if all(_begins(row, heard) for heard in wanted) or asked.words.strip() == row.id]
    if wanted and not named:
        named = [row for row in fitting if all(any(near(one, heard) for one in row.heard) for heard in wanted)]
    return sorted(named, key=ORDERS.get(asked.order, ORDERS["list"]))


def _begins(row: Row, heard: str) -> bool:
    return any(one.startswith(heard) for one in row.heard)


def _fits(row: Row, asked: Asked) -> bool:
    if asked.place and row.place_id != asked.place:
        return False
    if asked.trouble == "any":
        return bool(row.problems)
    return not asked.trouble or any(problem.severity.value == asked.trouble for problem in row.problems)


def _in_group(row: Row, group: Group, reason: str) -> bool:
    return row.id in group and (not reason or group[row.id] == reason)
