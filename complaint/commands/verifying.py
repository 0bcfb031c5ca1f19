"""`complaint verify`: whether the files of a build are what was made, and still up to date."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from complaint import pipeline
from complaint.commands.options import PathName, format_option, project_option
from complaint.commands.printing import as_json, problems_as_text, tally
from complaint.commands.secrets import key_option, keys_at_hand
from complaint.problems import Severity, has_errors


@click.command(short_help="Tell whether a build is unchanged and up to date.")
@click.argument("what", nargs=-1, metavar="[BUILD|FILE]...", type=PathName(path_type=Path))
@format_option("text", "json")
@key_option
@project_option
def verify(what: tuple[Path, ...], form: str, key_file: Path | None, root: Path) -> None:
    """Tell whether the files in the folder BUILD, or in build/, are still what was made, and up to date.

    Of each FILE it is told whether it is one of build/ or of an earlier build as it was made, who has signed it, and
    whether it is stale.

    Of a filing that would come out otherwise today it is told which records, templates and people that comes from. With
    --key it is known, too, whose sealed data were changed since it was made; without one only that some were.

    A file that was changed or is missing, and a person in a filing who may no longer be in it, are errors. A file that
    is not ours, and filings that are stale, are warnings: the filing may be the one that was handed over.
    """
    files = tuple(path for path in what if path.is_file())
    missing = [path for path in what if not path.exists() and len(what) > 1]
    if missing:
        raise click.UsageError(f"there is no file or folder {missing[0]}")
    folders = tuple(path for path in what if not path.is_file()) or (() if files else (root / "build",))
    keys = keys_at_hand(key_file, root)
    builds = [pipeline.verified(root, folder, keys) for folder in folders]
    found = [problem for build in builds for problem in build.problems]
    found += pipeline.verify_handed(root, root / "build", files, keys) if files else ()
    problems = tuple(one for one in found if one.severity is not Severity.NOTE or one.code == "ours")
    if form == "json":
        made = [one for build in builds for one in _files(build)]
        as_json({"problems": [problem.as_dict() for problem in problems], "files": made})
    else:
        problems_as_text(problems)
        click.echo(tally(problems))
    sys.exit(1 if has_errors(problems) else 0)


def _files(build: pipeline.Verified) -> Iterator[dict[str, object]]:
    """Each file of a build: whether it is stale (null: nobody knows what it was made of), and because of what."""
    for path, because in build.because.items():
        reasons = [reason.as_dict() for reason in because or ()]
        yield {"path": path, "stale": None if because is None else bool(because), "because": reasons}
