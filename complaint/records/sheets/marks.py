"""What is wrong with whom: the problems of a project by person and column.

Takes records and problems with their places, gives marks by the id of the person. Problems of records that are about
nobody of the list are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from complaint.problems import Problem, Severity
from complaint.records.record import Record, Records
from complaint.records.sheets.columns import ABOUT, PERSON, key_of


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that is wrong, or has to be known, and the column it is about; None for the person as a whole."""

    severity: Severity
    column: str | None
    text: str


def in_english(problem: Problem) -> str:
    """A problem as one text."""
    return f"{problem.message} {problem.hint}".strip()


def marks(
    records: Records, problems: Iterable[Problem], told: Callable[[Problem], str] = in_english
) -> Mapping[str, tuple[Mark, ...]]:
    """The marks of each person who has some, in the order of the problems, each as it is `told`."""
    lines: dict[tuple[str, int], Record] = {}
    for record in (*records, *records.faulty):
        if record.type == PERSON or record.type in ABOUT:
            lines.setdefault((record.at.file, record.at.line), record)
    found: dict[str, list[Mark]] = {}
    for problem in problems:
        record = lines.get((problem.place.file, problem.place.line))
        person = _person(record) if record is not None else None
        if record is not None and person:
            found.setdefault(person, []).append(Mark(problem.severity, _column(record, problem), told(problem)))
    return {person: tuple(dict.fromkeys(these)) for person, these in found.items()}


def _person(record: Record) -> str | None:
    return record.id if record.type == PERSON else record.values.get(ABOUT[record.type])


def _column(record: Record, problem: Problem) -> str | None:
    """The column that shows the field at the place of the problem; the place of a whole record is in no column."""
    if not problem.place.column:
        return None
    fields = (field for field, place in record.fields_at.items() if place == problem.place)
    return next((key for field in fields if (key := key_of(record.type, field)) not in (None, "id")), None)
