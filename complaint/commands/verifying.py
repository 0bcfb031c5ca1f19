"""`complaint verify`: whether the files of a build are what was made, and still up to date."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from complaint import pipeline
from complaint.commands.options import format_option, project_option
from complaint.commands.printing import as_json, problems_as_text, tally
from complaint.problems import Severity, has_errors


@click.command(short_help="Tell whether a build is unchanged and up to date.")
@click.argument("build", required=False, metavar="[BUILD]", type=click.Path(path_type=Path))
@format_option("text", "json")
@project_option
def verify(build: Path | None, form: str, root: Path) -> None:
    """Tell whether the files in the folder BUILD, or in build/, are still what was made, and up to date.

    A file that was changed or is missing, and a person in a filing who may no longer be in it, are errors. A file that
    is not ours, and records that were changed since, are warnings: the filing may be the one that was handed over.
    """
    problems = pipeline.verify(root, build or root / "build")
    problems = tuple(problem for problem in problems if problem.severity is not Severity.NOTE)
    if form == "json":
        as_json({"problems": [problem.as_dict() for problem in problems]})
    else:
        problems_as_text(problems)
        click.echo(tally(problems))
    sys.exit(1 if has_errors(problems) else 0)
