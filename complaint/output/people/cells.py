"""The list of people as rows of cells, the same for a spreadsheet and for CSV.

Takes the rows of the list, places and marks; gives the keys of the columns and the text of each cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from complaint.output.people.speaking import ENGLISH, Speaking
from complaint.records.sheets.columns import Column, columns
from complaint.records.sheets.marks import Mark
from complaint.records.sheets.person import PersonRow

NOT_WRITTEN: Final = ("full_name", "address", "identity_document")  # taken in only; the last two never leave the list


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written, and in which words: people in their order, places by id, what is wrong with whom."""

    people: Sequence[PersonRow]
    places: Mapping[str, str]
    marks: Mapping[str, Sequence[Mark]]
    said: Speaking = ENGLISH


def written_columns() -> tuple[Column, ...]:
    """The columns of the sheet, in their order."""
    return tuple(column for column in columns().values() if column.key not in NOT_WRITTEN)


def cells(sheet: Sheet, person: PersonRow) -> dict[str, str]:
    """The text of each cell of a row that is not empty."""
    found = {key: sheet.said.cell(columns()[key], text) for key, text in person.cells.items()}
    for key in ("home_place", "present_place"):
        if key in found:
            found[key] = sheet.places.get(found[key], found[key])
    wrong = sheet.marks.get(person.id, ())
    if wrong:
        found["problems"] = "\n".join(mark.text for mark in wrong)
    found["version"] = f"v{person.version}"  # never a number, whatever opens it
    return {key: value for key, value in found.items() if value}
