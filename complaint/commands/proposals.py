"""A proposal of an import in words, and for programs: what each column is taken for, what would become of each row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import click

from complaint.commands.telling import record_in_words
from complaint.records.sheets.mapping import Mapped
from complaint.records.sheets.person import NO_APPEAL
from complaint.records.sheets.proposal import UNCHANGED, Proposed
from complaint.records.sheets.taking_in import Proposal

MOST_ROWS = 8  # that are named


def show_columns(sheet: Mapped) -> None:
    click.echo(f"Columns (headings in row {sheet.at}" + (f" of sheet “{sheet.sheet}”):" if sheet.sheet else "):"))
    for heading in sheet.headings:
        if not heading.text:
            continue
        item = f", answer “{heading.item}”" if heading.item else ""
        sure = "" if heading.sure or not heading.key else " (?)"
        click.echo(f"    {heading.text!s:.60} → {heading.key or 'not taken'}{item}{sure}")
    click.echo("Say --map “HEADING=COLUMN” where this is wrong.\n")
    for name in sheet.others:
        click.echo(f"Sheet “{name}” is not read; --sheet “{name}” takes it in.\n")


def show_rows(rows: Sequence[Proposed]) -> None:
    for row in rows:
        if row.kind != UNCHANGED:
            for line in row_in_words(row):
                click.echo(line)
    same = sum(row.kind == UNCHANGED for row in rows)
    if same:
        click.echo(f"{same} rows say what the list says already")
    if any(NO_APPEAL in row.reasons for row in rows):
        click.echo("--set appeal_received=2030-01 says for all rows when the appeals came in, or =held")
    click.echo()


def row_in_words(row: Proposed) -> list[str]:
    head = f"row {row.row}: {row.kind}: {row.name or '(no name)'}" + (f" [{row.person}]" if row.person else "")
    return [head, *(f"    {reason}" for reason in row.reasons), *(f"    {line}" for line in _wishes_in_words(row))]


def _wishes_in_words(row: Proposed) -> list[str]:
    """`age “47” → “48”`: each field that the row would change; of new records all that is filled in."""
    lines = []
    for change in row.changes:
        told = record_in_words(replace(change, kind="edit"))
        lines += [line.replace("(empty) → ", "") for line in told] if change.kind == "add" else told
    return lines


def as_data(proposal: Proposal) -> dict[str, Any]:
    """The proposal for programs."""
    sheet = proposal.sheet
    return {
        "problems": [problem.as_dict() for problem in proposal.problems],
        "columns": [
            {"heading": heading.text, "column": heading.key, "how": heading.how, "answer": heading.item}
            for heading in (sheet.headings if sheet is not None else ())
        ],
        "rows": [
            {
                "row": row.row,
                "kind": row.kind,
                "name": row.name,
                "person": row.person,
                "reasons": list(row.reasons),
                "changes": _wishes_in_words(row),
                "choices": [choice.person for choice in row.choices],
            }
            for row in proposal.rows
        ],
        "places": [
            {"name": place.name, "near": list(place.near), "rows": list(place.rows)} for place in proposal.unknown
        ],
    }
