"""`complaint signatories`: the list of people, and the commands that keep it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from complaint.commands.lazily import Commands
from complaint.commands.listing import list_rows
from complaint.commands.options import date_option, format_option, project_option
from complaint.filing import listings

# Each command below “signatories” and the module of complaint/commands/ that holds it.
SIGNATORIES = {
    "add": "keeping",
    "edit": "keeping",
    "withdraw": "keeping",
    "status": "status",
    "import": "importing",
    "export": "exporting",
    "find": "mandate",
    "duplicates": "merging",
    "merge": "merging",
    "apart": "merging",
    "history": "past",
    "undo": "past",
}
_SHORT = ("id", "surname", "given_name", "patronymic", "place", "age", "complainant", "reason")


@click.group(
    cls=Commands,
    modules=SIGNATORIES,
    invoke_without_command=True,
    short_help="List the people who appealed; keep the list.",
)
@format_option("table", "json", "csv")
@date_option
@project_option
@click.pass_context
def signatories(context: click.Context, form: str, on: date | None, root: Path) -> None:
    """List the people who appealed, and who of them is a complainant, or why not.

    The commands below add and correct people, take in spreadsheets and give them out. Each change is checked before it
    is written, stands in the history with who made it, and can be undone.
    """
    if context.invoked_subcommand is None:
        list_rows(root, on, form, lambda project: listings.signatories(project.records, project.on), _SHORT)
