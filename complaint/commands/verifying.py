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
@click.argument("what", nargs=-1, metavar="[BUILD|FILE]...", type=click.Path(path_type=Path))
@format_option("text", "json")
@project_option
def verify(what: tuple[Path, ...], form: str, root: Path) -> None:
    """Tell whether the files in the folder BUILD, or in build/, are still what was made, and up to date.

    Of each FILE it is told whether it is one of build/ as it was made, and who has signed it.

    A file that was changed or is missing, and a person in a filing who may no longer be in it, are errors. A file that
    is not ours, and records that were changed since, are warnings: the filing may be the one that was handed over.
    """
    files = tuple(path for path in what if path.is_file())
    missing = [path for path in what if not path.exists() and len(what) > 1]
    if missing:
        raise click.UsageError(f"there is no file or folder {missing[0]}")
    folders = tuple(path for path in what if not path.is_file()) or (() if files else (root / "build",))
    found = [problem for folder in folders for problem in pipeline.verify(root, folder)]
    found += pipeline.verify_handed(root / "build", files) if files else ()
    problems = tuple(one for one in found if one.severity is not Severity.NOTE or one.code == "ours")
    if form == "json":
        as_json({"problems": [problem.as_dict() for problem in problems]})
    else:
        problems_as_text(problems)
        click.echo(tally(problems))
    sys.exit(1 if has_errors(problems) else 0)
