"""`complaint verify`: whether the files of a build are what was made, and still up to date."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from complaint import pipeline
from complaint.commands.options import format_option, project_option
from complaint.commands.printing import as_json, problems_as_text, tally
from complaint.problems import has_errors


@click.command()
@click.argument("build", required=False, type=click.Path(path_type=Path))
@format_option("text", "json")
@project_option
def verify(build: Path | None, form: str, root: Path) -> None:
    """Compare the files in BUILD, by itself build/, with the manifest and with the records they were made from.

    A file that was changed, is missing or is not ours is an error; one that was made from records that have changed
    since is a warning, because it may be what was filed.
    """
    problems = pipeline.verify(root, build or root / "build")
    if form == "json":
        as_json({"problems": [problem.as_dict() for problem in problems]})
    else:
        problems_as_text(problems)
        click.echo(tally(problems))
    sys.exit(1 if has_errors(problems) else 0)
