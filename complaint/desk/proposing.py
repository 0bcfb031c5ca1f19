"""The page of a sheet that was sent: what each column is taken for, what would become of each row, what became of it.

Takes the sheet as it lies in the tray, gives the page. What the form of the page says is read in `importing.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import render_template

from complaint.desk.at_desk import desk, name_of, snapshot
from complaint.desk.tray import SentSheet
from complaint.problems import Problem, Severity
from complaint.records.sheets.columns import Column, columns
from complaint.records.sheets.mapping import Heading, Mapped
from complaint.records.sheets.places import in_latin, kinds
from complaint.records.sheets.proposal import CHANGED, DOUBTFUL, KINDS, NEW, REJECTED, UNCHANGED, Proposed
from complaint.records.sheets.taking_in import left_sealed, not_kept

MOST_SHOWN = 400  # rows to be written that are shown one by one
ORDERS = {"day-first": False, "month-first": True}
EVERYWHERE = "appeal_received"  # what sheets of forms most often leave out
# Fields of new records that tell nothing beside the name of the person and of the file.
PLAIN_TO_SEE = frozenset({"id", "signatory", "principal", "person", "representative", "origin"})
TO_WRITE = (NEW, CHANGED)


@dataclass(frozen=True, slots=True)
class Shown:
    """A column of the sheet as it is shown: its heading and the first thing that stands below."""

    heading: Heading
    example: str


def shown_rows(rows: Iterable[Proposed]) -> list[Proposed]:
    """The rows to be written that are shown one by one: changed ones first."""
    return sorted((row for row in rows if row.kind in TO_WRITE), key=lambda row: row.kind != CHANGED)[:MOST_SHOWN]


def proposal_page(
    key: str, sheet: SentSheet, problems: tuple[Problem, ...] = (), unclear: str = "", *, meanwhile: bool = False
) -> str:
    """The proposal, or after it was settled what became of it; `meanwhile` if others changed the list since."""
    rows = sheet.proposal.rows if sheet.settled is None else sheet.settled
    shown = shown_rows(rows)
    to_write = sum(row.kind in TO_WRITE for row in rows)
    wrong = problems or tuple(one for one in sheet.proposal.problems if one.severity is Severity.ERROR)
    return render_template(
        "proposal.html" if sheet.settled is None else "taken.html",
        key=key,
        sheet=sheet,
        counts={kind: sum(row.kind == kind for row in rows) for kind in KINDS},
        total=len(rows),
        columns=_columns(sheet.proposal.sheet),
        unsure=any(
            one.text and not one.sure for one in (sheet.proposal.sheet.headings if sheet.proposal.sheet else ())
        ),
        choices=_choices(),
        everywhere=sheet.wanted.everywhere.get(EVERYWHERE, ""),
        order=next((name for name, first in ORDERS.items() if first is sheet.wanted.month_first), ""),
        orders=tuple(ORDERS),
        unknown=sheet.proposal.unknown if sheet.settled is None else (),
        places=sorted(snapshot().listed.place_names.items(), key=lambda place: place[1]),
        kinds_of_place=kinds(),
        in_latin=in_latin,
        doubtful=[row for row in rows if row.kind == DOUBTFUL],
        rejected=[row for row in rows if row.kind == REJECTED],
        changed=[row for row in shown if row.kind == CHANGED],
        new=[row for row in shown if row.kind == NEW],
        unchanged=[row for row in rows if row.kind == UNCHANGED][:MOST_SHOWN],
        rest=to_write - len(shown),
        to_write=to_write,
        name_of=name_of,
        problems=wrong,
        not_kept=[columns()[one] for one in _not_kept(sheet)],
        left_sealed=[(columns()[one], numbers) for one, numbers in left_sealed(rows).items()],
        plain_to_see=PLAIN_TO_SEE,
        unclear=unclear,
        meanwhile=meanwhile,
    )


def _not_kept(sheet: SentSheet) -> tuple[str, ...]:
    """The columns that nothing is kept of: as it would be now, or as it was when the rows were written."""
    return not_kept(desk().root, sheet.proposal.rows) if sheet.settled is None else sheet.not_kept


def _columns(sheet: Mapped | None) -> list[Shown]:
    """The columns with a heading, each with the first thing that stands in it."""
    if sheet is None:
        return []
    return [
        Shown(heading, next((text for _, texts in sheet.rows if (text := _cell(texts, heading))), ""))
        for heading in sheet.headings
        if heading.text
    ]


def _cell(texts: tuple[str, ...], heading: Heading) -> str:
    return texts[heading.number - 1].strip() if heading.number <= len(texts) else ""


def _choices() -> Mapping[str, list[Column]]:
    """What a column can be, by the record that it fills."""
    found: dict[str, list[Column]] = {}
    for column in columns().values():
        found.setdefault(column.record or "signatory", []).append(column)
    return found
