"""`complaint check`: every problem of the records and of the filings that they would become."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from complaint import pipeline
from complaint.commands.admissibility import admissions_as_data, admissions_as_text
from complaint.commands.matrix import ENDINGS, print_matrix, write_matrix
from complaint.commands.options import (
    date_option,
    format_option,
    lang_option,
    project_option,
    recipients_argument,
    refuse_unknown_recipients,
)
from complaint.commands.printing import as_json, problems_as_text, tally
from complaint.filing.admitting import Admission
from complaint.filing.composing import Project, unknown_recipient
from complaint.output.too_long import composed_for_checking
from complaint.problems import Problem, Severity, has_errors, in_order


@click.command(short_help="Tell what is wrong with the records, and who can go where.")
@recipients_argument
@click.option(
    "--matrix",
    "crossed",
    is_flag=False,
    flag_value="",
    metavar="[FILE]",
    help="Show who can go where: all people against the RECIPIENTs. FILE ends in .xlsx or .html; without it, here.",
)
@format_option("text", "json")
@date_option
@lang_option
@project_option
def check(
    recipients: tuple[str, ...], crossed: str | None, form: str, on: date | None, language: str | None, root: Path
) -> None:
    """Tell what is wrong with the records, and with the filings that they would become.

    All problems are told at once, each with the file, line and column (in a spreadsheet: row and cell) where it stands
    and what to do. An error must be corrected before anything can be made; a warning can wait. If you name RECIPIENTs,
    only their filings are looked at, and you are also told what each recipient would say: for whom and why it would not
    take the filing, what to look at first, which field to fill, and what to check before filing. Filings in build/ that
    still hold somebody who may no longer be in them are named as warnings. With a language,
    which texts have no version in it is told too.

    Exit code: 0 if there are no errors, 1 if there are, or if nothing can be made for a RECIPIENT that you named, 2 if
    the command was not understood.
    """
    if crossed and Path(crossed).suffix.lower() not in ENDINGS:
        recipients, crossed = (*recipients, crossed), ""  # “--matrix” with nothing behind it but a recipient
    project = pipeline.load(root, on)
    problems = project.problems
    admitted: Mapping[str, Admission] = {}
    kept_back = False
    if not has_errors(problems):
        if crossed is not None:
            problems = _matrix(project, recipients, crossed)
            sys.exit(1 if has_errors(problems) else 0)
        composed, too_long = composed_for_checking(project, recipients, language)
        refuse_unknown_recipients(composed.problems)
        of_filings = (*composed.problems, *pipeline.before_filing(composed, project.book if recipients else None))
        of_filings = (*of_filings, *(pipeline.uncertain(project, composed) if recipients else too_long))
        built = pipeline.still_held(project, root / "build", recipients)
        problems = in_order((*problems, *pipeline.theme_problems(project), *of_filings, *built))
        admitted, kept_back = composed.admissions, bool(composed.kept_back)
    if not recipients:
        problems = tuple(problem for problem in problems if problem.severity is not Severity.NOTE)
    if form == "json":
        told = {"admissibility": admissions_as_data(admitted)} if recipients else {}
        as_json({"problems": [problem.as_dict() for problem in problems], **told})
    else:
        problems_as_text(problems)
        click.echo(tally(problems))
        if recipients:
            admissions_as_text(admitted.values())
        elif kept_back or any(one.blocked.people or one.blocked.officials for one in admitted.values()):
            click.echo("Not every recipient would take everybody: “complaint check --matrix” shows who can go where.")
    sys.exit(1 if has_errors(problems) or (recipients and kept_back) else 0)


def _matrix(project: Project, recipients: tuple[str, ...], target: str) -> tuple[Problem, ...]:
    """Show or write who can go where; the problems that stood in the way."""
    refuse_unknown_recipients(unknown_recipient(project, name) for name in recipients if name not in project.recipients)
    found, problems = pipeline.who_can_go_where(project, recipients)
    problems_as_text(problems, to_stderr=True)
    if target:
        write_matrix(found, Path(target))
    else:
        print_matrix(found)
    return problems
