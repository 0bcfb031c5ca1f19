"""`complaint recipients | events | prosecutions`: what the records hold, as table, JSON or CSV."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from complaint import pipeline
from complaint.commands.options import date_option, format_option, project_option
from complaint.commands.printing import problems_as_text, rows_as
from complaint.filing import listings
from complaint.filing.composing import Project
from complaint.problems import Severity, has_errors

Row = Mapping[str, Any]


def list_rows(
    root: Path, on: date | None, form: str, rows: Callable[[Project], Sequence[Row]], short: tuple[str, ...]
) -> None:
    """Print the rows of a project; a table and CSV give the short columns, JSON everything."""
    project = pipeline.load(root, on)
    if has_errors(project.problems):
        errors = [problem for problem in project.problems if problem.severity is Severity.ERROR]
        problems_as_text(errors, to_stderr=True)
        sys.exit(1)
    full = rows(project)
    rows_as(form, [{name: row[name] for name in short} for row in full], full, columns=short)


@click.command(short_help="List the bodies that filings can be made to.")
@format_option("table", "json", "csv")
@project_option
def recipients(form: str, root: Path) -> None:
    """List the bodies to which filings can be made, with the names to use for them."""
    short = ("id", "system", "short_name", "kind", "disclosure", "languages")
    list_rows(root, None, form, lambda project: listings.recipients(project.recipients), short)


@click.command(short_help="List the events.")
@format_option("table", "json", "csv")
@date_option
@project_option
def events(form: str, on: date | None, root: Path) -> None:
    """List the events, with how many complainants each concerned; in JSON also who they are."""
    short = ("id", "title", "from", "to", "complainants")
    list_rows(root, on, form, lambda project: listings.events(project.records, project.on), short)


@click.command(short_help="List the prosecutions.")
@format_option("table", "json", "csv")
@date_option
@project_option
def prosecutions(form: str, on: date | None, root: Path) -> None:
    """List the prosecutions; in JSON also their charges, decisions and officials."""
    short = ("id", "persons", "place", "stage")
    list_rows(root, on, form, lambda project: listings.prosecutions(project.records, project.on), short)
