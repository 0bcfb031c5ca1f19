"""`complaint recipients | signatories | events | prosecutions`: what the records hold, as table, JSON or CSV."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from complaint import pipeline
from complaint.commands.options import format_option, project_option
from complaint.commands.printing import problems_as_text, rows_as
from complaint.filing import listings
from complaint.problems import has_errors

Row = Mapping[str, Any]


def _list(root: Path, form: str, rows: Callable[[pipeline.Project], Sequence[Row]], short: tuple[str, ...]) -> None:
    """Print the rows of a project; a table and CSV give the short columns, JSON everything."""
    project = pipeline.load(root)
    if has_errors(project.problems):
        problems_as_text(project.problems, to_stderr=True)
        sys.exit(1)
    full = rows(project)
    rows_as(form, [{name: row[name] for name in short} for row in full], full)


@click.command()
@format_option("table", "json", "csv")
@project_option
def recipients(form: str, root: Path) -> None:
    """List the bodies that a filing can be made for."""
    short = ("id", "system", "short_name", "kind", "disclosure", "languages")
    _list(root, form, lambda project: listings.recipients(project.recipients), short)


@click.command()
@format_option("table", "json", "csv")
@project_option
def signatories(form: str, root: Path) -> None:
    """List the people who appealed, and who of them is a complainant."""
    short = ("id", "surname", "given_name", "patronymic", "place", "age", "complainant", "reason")
    _list(root, form, lambda project: listings.signatories(project.records, project.on), short)


@click.command()
@format_option("table", "json", "csv")
@project_option
def events(form: str, root: Path) -> None:
    """List the events, with how many complainants each concerned."""
    short = ("id", "title", "from", "to", "complainants")
    _list(root, form, lambda project: listings.events(project.records, project.on), short)


@click.command()
@format_option("table", "json", "csv")
@project_option
def prosecutions(form: str, root: Path) -> None:
    """List the prosecutions, with charges, decisions and officials in JSON."""
    short = ("id", "persons", "place", "stage")
    _list(root, form, lambda project: listings.prosecutions(project.records, project.on), short)
