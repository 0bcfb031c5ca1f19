"""`complaint check`: every problem of the records and of the filings that they would become."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from complaint import pipeline
from complaint.commands.options import date_option, format_option, project_option
from complaint.commands.printing import as_json, problems_as_text, tally
from complaint.problems import Severity, has_errors, in_order


@click.command()
@click.argument("recipients", nargs=-1, metavar="[RECIPIENT]...")
@format_option("text", "json")
@date_option
@project_option
def check(recipients: tuple[str, ...], form: str, on: date | None, root: Path) -> None:
    """Tell what is wrong with the records, and with the filings that they would become.

    All problems are told at once, each with its file, line and column. Name RECIPIENTs to look at their filings only;
    then who is left out of each, and what to check before filing, is told too. Exit code 1 means errors.
    """
    project = pipeline.load(root, on)
    problems = project.problems
    if not has_errors(problems):
        composed = pipeline.compose_all(project, recipients)
        problems = in_order((*problems, *composed.problems, *pipeline.before_filing(composed)))
        if not recipients:
            problems = tuple(problem for problem in problems if problem.severity is not Severity.NOTE)
    if form == "json":
        as_json({"problems": [problem.as_dict() for problem in problems]})
    else:
        problems_as_text(problems)
        click.echo(tally(problems))
    sys.exit(1 if has_errors(problems) else 0)
