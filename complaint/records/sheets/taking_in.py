"""An import from the file to the list: read, recognise, propose, check, and write what was accepted.

`propose` reads a file and tells what would become of each row; rows that the records would not take are rejected with
the reason. `accept` writes the rows that somebody accepted, all in one change. Between the two nothing is held: if the
list changes meanwhile, the change is refused and told, and the file can be proposed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from complaint.problems import Place, Problem, Severity, has_errors
from complaint.records.changing import Changed, Told, change
from complaint.records.changing.wishes import Wish
from complaint.records.sealing.at_once import can_be_sealed, newly_held, sealed_beside, values_of
from complaint.records.sealing.sealed_file import Value
from complaint.records.sheets.answers import answers
from complaint.records.sheets.listed import listed
from complaint.records.sheets.mapping import Mapped, mapped
from complaint.records.sheets.places import Unknown, places_told, unknown_places
from complaint.records.sheets.proposal import CHANGED, NEW, UNCHANGED, Proposed, Proposing
from complaint.records.sheets.reading import read_sheets
from complaint.records.sheets.saved import saved_headings
from complaint.records.sheets.values import UnclearError
from complaint.records.wording import say

Behind = Mapping[str, tuple[str, Problem] | None]
CHANGED_MEANWHILE: Final = "it has been changed meanwhile"
_ROUNDS: Final = 12  # of checking; each takes at least one row out


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is told about a file: the sheet in it, columns by heading, cells for all rows, how dates are written.

    `places` says of a name which place it is, or that it is a new one (`places.HOW`).
    """

    sheet: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)
    everywhere: Mapping[str, str] = field(default_factory=dict)
    month_first: bool | None = None
    places: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would come of a file; None as `sheet` if it could not be read."""

    sheet: Mapped | None
    rows: tuple[Proposed, ...] = ()
    problems: tuple[Problem, ...] = ()
    unknown: tuple[Unknown, ...] = ()  # places that rows name and the records do not have
    places: Mapping[str, Wish] = field(default_factory=dict)

    def of(self, *kinds: str) -> tuple[Proposed, ...]:
        return tuple(row for row in self.rows if row.kind in kinds)


def propose(root: Path, file: Path, told: Told, wanted: Wanted = Wanted()) -> Proposal:
    """What an import of the file would do."""
    sheets, problems = read_sheets(file, wanted.sheet)
    if problems:
        return Proposal(None, problems=problems)
    sheet = mapped(sheets, saved_headings(root), wanted.headings)
    found = listed(root)
    on = told.when.date()
    try:
        places = places_told(wanted.places, found.texts, found.taken, file.name)
    except UnclearError as reason:
        return Proposal(None, problems=(say("place-unclear", Place(file.name), reason=reason),))
    known = found.known(on)
    known = replace(known, places={**known.places, **places.meant}, usually_month_first=wanted.month_first)
    rows = answers(sheet, known, wanted.everywhere, found.rows)
    proposed = Proposing(found, found.filling(on), file.name, ours=sheet.ours).proposal(rows)
    proposed = tuple(replace(row, places=places.wishes) for row in proposed)
    unknown = unknown_places((row.row, row.places) for row in rows)
    return Proposal(sheet, *checked(root, proposed, told), unknown, places.wishes)


def accept(root: Path, rows: Iterable[Proposed], told: Told) -> Changed:
    """Write what these rows change, all or nothing; what is private in them is sealed if the project has the keys."""
    taken = tuple(rows)
    wishes = _wishes(taken)
    return change(root, wishes, told, beside=sealed_beside(root, _to_seal(root, taken, told), wishes))


def not_kept(root: Path, rows: Iterable[Proposed]) -> tuple[str, ...]:
    """The columns of private values in these rows that can be kept nowhere, as the project has no keys to seal for."""
    if can_be_sealed(root):
        return ()
    return tuple(dict.fromkeys(key for row in _taken(rows) for key in newly_held(row.wishes, row.private)))


def left_sealed(rows: Iterable[Proposed]) -> dict[str, tuple[int, ...]]:
    """The columns of private values of which the list says already that they are held, with the rows that give one.

    They are not taken over: without a secret key nobody knows whether the sealed value is another one.
    """
    found: dict[str, list[int]] = {}
    for row in rows:
        if row.kind in (NEW, CHANGED, UNCHANGED):
            for key in row.private.keys() - newly_held(row.wishes, row.private).keys():
                found.setdefault(key, []).append(row.row)
    return {key: tuple(found[key]) for key in sorted(found)}


def _to_seal(root: Path, rows: Iterable[Proposed], told: Told) -> dict[Value, str]:
    found: dict[Value, str] = {}
    for row in _taken(rows) if can_be_sealed(root) else ():
        found |= values_of(row.person, newly_held(row.wishes, row.private), told)
    return found


def _taken(rows: Iterable[Proposed]) -> list[Proposed]:
    return [row for row in rows if row.kind in (NEW, CHANGED)]


def _wishes(rows: Iterable[Proposed]) -> list[Wish]:
    taken = _taken(rows)
    places = {wish.id: wish for row in taken for wish in row.needed}
    return [*places.values(), *(wish for row in taken for wish in row.wishes)]


def checked(root: Path, rows: tuple[Proposed, ...], told: Told) -> tuple[tuple[Proposed, ...], tuple[Problem, ...]]:
    """The rows with those rejected that the records would not take, and the errors that are nobody's."""
    for _ in range(_ROUNDS):
        tried = change(root, _wishes(rows), told, dry=True)
        if not tried.refused:
            break
        wrong: dict[str, dict[str, tuple[str, Problem] | None]] = {}
        for about in tried.about:
            if about.problem.severity is Severity.ERROR:
                where = f"{about.field}: " if about.field else ""
                reason = f"{where}{about.problem.message} {about.problem.hint}".strip()
                wrong.setdefault(about.id, {})[reason] = about.field, about.problem
        conflicts: dict[str, Behind] = {conflict.id: {CHANGED_MEANWHILE: None} for conflict in tried.conflicts}
        rejected = tuple(_rejected(row, {**wrong, **conflicts}) for row in rows)
        if rejected == rows:
            return rows, tried.problems
        rows = rejected
    else:
        return rows, tried.problems if has_errors(tried.problems) else ()
    return rows, ()


def _rejected(row: Proposed, wrong: Mapping[str, Behind]) -> Proposed:
    """The row, rejected if one of its records is wrong."""
    reasons = {
        reason: behind for wish in (*row.needed, *row.wishes) for reason, behind in wrong.get(wish.id, {}).items()
    }
    if not reasons or row.kind not in (NEW, CHANGED):
        return row
    return replace(row.rejected(*reasons), behind={reason: told for reason, told in reasons.items() if told})
