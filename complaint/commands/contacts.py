"""`complaint contacts`: who gets a copy of a filing, and taking a spreadsheet of them into the list."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from complaint import pipeline
from complaint.commands.options import PathName, format_option, project_option
from complaint.commands.printing import problems_as_text, rows_as, tally
from complaint.filing import listings
from complaint.filing.letters import unknown_recipients
from complaint.filing.recipients import recipients
from complaint.filing.words import template_files
from complaint.problems import Severity, has_errors
from complaint.records.contact_list import import_contacts

_SHORT = ("id", "recipient", "name", "office", "organisation", "country", "certainty", "verified_on")


@click.group(invoke_without_command=True, short_help="List to whom copies go, or take in a list from Excel.")
@format_option("table", "json", "csv")
@project_option
@click.pass_context
def contacts(context: click.Context, form: str, root: Path) -> None:
    """List the contacts: who gets a copy of a filing, each with a letter of their own.

    They stand in cases/contacts.csv. “complaint contacts import FILE.xlsx” takes them from a spreadsheet.
    """
    if context.invoked_subcommand is not None:
        return
    project = pipeline.load(root)
    if has_errors(project.problems):
        problems_as_text([p for p in project.problems if p.severity is Severity.ERROR], to_stderr=True)
        sys.exit(1)
    full = listings.contacts(project.records)
    rows_as(form, [{name: row[name] for name in _SHORT} for row in full], full, columns=_SHORT)


@contacts.command("import", short_help="Take contacts from an Excel or CSV file.")
@click.argument("file", type=PathName(path_type=Path, dir_okay=False))
@click.option("--replace", is_flag=True, help="Take out the contacts that the file does not hold.")
@project_option
def import_(file: Path, replace: bool, root: Path) -> None:
    """Take the contacts of FILE (.xlsx or .csv) into cases/contacts.csv.

    The first row holds the names of the columns, as “complaint schema contact” lists them. Contacts with the same id
    are replaced, others stay. If anything is wrong, it is told with its row and cell, and nothing is written.
    """
    known, _ = recipients(template_files(root))
    if not (root / "cases").is_dir():
        raise click.UsageError(f"{root.resolve().name} is no project: it holds no folder cases")
    done = import_contacts(root, file, replace=replace, check=lambda found: unknown_recipients(found, known))
    problems_as_text(done.problems, to_stderr=True)
    if has_errors(done.problems):
        click.echo(f"{tally(done.problems)}: nothing was written", err=True)
        sys.exit(1)
    click.echo(told(done.added, "new", done.changed, "changed", done.unchanged, "unchanged", done.removed, "taken out"))


def told(*parts: Any) -> str:
    """How many contacts are what: "3 new, 1 changed"."""
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return ", ".join(f"{len(ids)} {word}" for ids, word in pairs if ids) or "no contacts"
