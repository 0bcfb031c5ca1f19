"""`complaint check`: every problem of the records and of the filings that they would become."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from complaint import pipeline
from complaint.commands.options import (
    date_option,
    format_option,
    project_option,
    recipients_argument,
    refuse_unknown_recipients,
)
from complaint.commands.printing import as_json, problems_as_text, tally
from complaint.filing.composing import compose_all
from complaint.problems import Severity, has_errors, in_order


@click.command(short_help="Tell what is wrong with the records.")
@recipients_argument
@format_option("text", "json")
@date_option
@project_option
def check(recipients: tuple[str, ...], form: str, on: date | None, root: Path) -> None:
    """Tell what is wrong with the records, and with the filings that they would become.

    All problems are told at once, each with the file, line and column (in a spreadsheet: row and cell) where it stands
    and what to do. An error must be corrected before anything can be made; a warning can wait. If you name RECIPIENTs,
    only their filings are looked at, and you are also told who is left out of them and what to check before filing.

    Exit code: 0 if there are no errors, 1 if there are, 2 if the command was not understood.
    """
    project = pipeline.load(root, on)
    problems = project.problems
    if not has_errors(problems):
        composed = compose_all(project, recipients)
        refuse_unknown_recipients(composed.problems)
        of_filings = (*composed.problems, *pipeline.before_filing(composed))
        problems = in_order((*problems, *pipeline.theme_problems(project), *of_filings))
    if not recipients:
        problems = tuple(problem for problem in problems if problem.severity is not Severity.NOTE)
    if form == "json":
        as_json({"problems": [problem.as_dict() for problem in problems]})
    else:
        problems_as_text(problems)
        click.echo(tally(problems))
    sys.exit(1 if has_errors(problems) else 0)
