"""`complaint schema [TYPE]`: what kinds of records there are and what belongs into each."""

from __future__ import annotations

from dataclasses import asdict

import click
from click.shell_completion import CompletionItem

from complaint.commands.options import format_option
from complaint.commands.printing import as_json, as_table, rows_as
from complaint.records.nearest import did_you_mean
from complaint.records.schemas import describe, schemas


def _types(context: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    return [CompletionItem(name, help=one.title) for name, one in schemas().items() if name.startswith(typed)]


@click.command(short_help="Explain what belongs into the records.")
@click.argument("record_type", required=False, metavar="[TYPE]", shell_complete=_types)
@format_option("table", "json", "csv")
def schema(record_type: str | None, form: str) -> None:
    """Explain what kinds of records there are; with TYPE, what belongs into a record of this kind.

    For each field you are told its type, whether it is required, what it means, and an example.
    """
    if record_type is None:
        described = [describe(name) for name in schemas()]
        rows_as(form, [{"type": one.name, "where": one.where, "meaning": one.meaning} for one in described])
        return
    if record_type not in schemas():
        raise click.UsageError(
            f"there is no record type “{record_type}”. {did_you_mean(record_type, schemas())}".strip()
        )
    one = describe(record_type)
    if form == "json":
        as_json(asdict(one))
        return
    rows = [
        {
            "field": field.name,
            "type": field.type,
            "required": field.required,
            "meaning": field.meaning + (f" One of: {', '.join(field.allowed)}." if field.allowed else ""),
            "example": field.example,
        }
        for field in one.fields
    ]
    if form == "csv":
        rows_as("csv", rows)
        return
    click.echo(f"{one.title}: {one.meaning}\nStands in {one.where}\n")
    as_table(rows)
