"""A proposal of an import in words, and for programs: what each column is taken for, what would become of each row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import click

from complaint.commands.telling import record_in_words
from complaint.records.sheets.mapping import Mapped
from complaint.records.sheets.person import NO_APPEAL
from complaint.records.sheets.places import HOW, Unknown, in_latin, kinds
from complaint.records.sheets.proposal import UNCHANGED, Proposed
from complaint.records.sheets.taking_in import Proposal
from complaint.records.wording import listed

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


def show_places(unknown: Sequence[Unknown]) -> None:
    """What can be said of places that are not on record."""
    for place in unknown:
        click.echo(f"“{place.name}” is no place on record ({_in_rows(place)}){_meant(place) or '.'}")
    if unknown:
        click.echo(f"Say --place {HOW}.\n")


def asked_places(unknown: Sequence[Unknown]) -> dict[str, str]:
    """What somebody at the keyboard says of places that are not on record; nothing where nobody is there."""
    said: dict[str, str] = {}
    for place in unknown:
        click.echo(f"“{place.name}” is no place on record ({_in_rows(place)}).")
        for number, near in enumerate(place.near, 1):
            click.echo(f"    {number} it is {near}")
        click.echo(f"    {len(place.near) + 1} add it as a new place")
        numbers = [str(number) for number in range(len(place.near) + 2)]
        try:
            chosen = int(
                click.prompt("    which? 0 leaves these rows out", type=click.Choice(numbers), show_choices=False)
            )
            if chosen > len(place.near):
                said[place.name] = _asked_new(place.name)
            elif chosen:
                said[place.name] = place.near[chosen - 1]
        except click.Abort:
            click.echo()
            break
    return said


def _asked_new(name: str) -> str:
    kind = click.prompt("    what is it?", type=click.Choice(kinds()))
    latin = click.prompt("    its name in documents", default=in_latin(name))
    within = click.prompt("    in which province or country? (its short name; empty if it is not known)", default="")
    return f"new {kind} {latin}" + (f" in {within}" if within.strip() else "")


def _in_rows(place: Unknown) -> str:
    shown = ", ".join(str(row) for row in place.rows[:MOST_ROWS])
    more = f" and {len(place.rows) - MOST_ROWS} more" if len(place.rows) > MOST_ROWS else ""
    return f"row{'s' if len(place.rows) > 1 else ''} {shown}{more}"


def _meant(place: Unknown) -> str:
    return f"; did you mean {listed([f'“{near}”' for near in place.near])}?" if place.near else ""


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
