"""`complaint audit`: whether anything private stands readable."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from complaint.commands.options import PathName, project_option
from complaint.commands.printing import problems_as_text, tally
from complaint.commands.secrets import key_option, keys_at_hand
from complaint.output.auditing import audit as audit_project
from complaint.problems import has_errors
from complaint.records.sealing.opening import private_values


@click.command(short_help="Look for private data that stand readable.")
@click.argument("build", required=False, metavar="[BUILD]", type=PathName(path_type=Path, file_okay=False))
@key_option
@project_option
def audit(build: Path | None, key_file: Path | None, root: Path) -> None:
    """Look through the project, its build folder and its git history for private data that stand readable.

    With your secret key, every value that is sealed is looked for; without one, numbers of identity documents,
    telephones and e-mail addresses by their form. Files that others can read, and copies that editors leave, are told,
    too. No value is ever shown.
    """
    if not (root / "signatories").is_dir():
        raise click.UsageError(f"{root.resolve().name} is no project: it holds no folder signatories")
    keys = keys_at_hand(key_file, root)
    private, closed = private_values(root, keys) if keys else ({}, ())
    found = (*closed, *audit_project(root, build or root / "build", private))
    problems_as_text(found)
    looked = f"{len(private)} sealed values" if keys else "no sealed values, for want of a key"
    click.echo(f"{tally(found)}; looked for {looked}")
    sys.exit(1 if has_errors(found) else 0)
