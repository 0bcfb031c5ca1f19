"""`complaint audit`: whether anything private stands readable, and whether the program itself is up to date."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from complaint.commands.options import PathName, project_option
from complaint.commands.printing import problems_as_text, tally
from complaint.commands.secrets import key_option, keys_at_hand
from complaint.output.auditing import audit as audit_project
from complaint.output.weaknesses import as_of, installed, known_weaknesses, weak
from complaint.problems import has_errors
from complaint.records.sealing.opening import private_values


@click.command(short_help="Look for private data that stand readable.")
@click.argument("build", required=False, metavar="[BUILD]", type=PathName(path_type=Path, file_okay=False))
@click.option("--packages", is_flag=True, help="Look instead at the installed packages that this program uses.")
@key_option
@project_option
def audit(build: Path | None, packages: bool, key_file: Path | None, root: Path) -> None:
    """Look through the project, its build folder and its git history for private data that stand readable.

    With your secret key, every value that is sealed is looked for; without one, numbers of identity documents,
    telephones and e-mail addresses by their form. Files that others can read, and copies that editors leave, are told,
    too. No value is ever shown.

    With --packages it is told which of the installed packages are known to be weak, as far as that can be told without
    the internet, and how to ask there.
    """
    if packages:
        _packages()
    if not (root / "signatories").is_dir():
        raise click.UsageError(f"{root.resolve().name} is no project: it holds no folder signatories")
    keys = keys_at_hand(key_file, root)
    private, closed = private_values(root, keys) if keys else ({}, ())
    found = (*closed, *audit_project(root, build or root / "build", private))
    problems_as_text(found)
    looked = f"{len(private)} sealed values" if keys else "no sealed values, for want of a key"
    click.echo(f"{tally(found)}; looked for {looked}")
    sys.exit(1 if has_errors(found) else 0)


def _packages() -> None:
    """What is known of the weaknesses of what is installed; ends the program."""
    versions = installed()
    found = tuple(weak(versions))
    problems_as_text(found)
    click.echo(f"{tally(found)}; looked for {len(known_weaknesses())} weaknesses, as they were known on {as_of()}")
    click.echo("Of others only the internet knows: pip install pip-audit && pip-audit --strict")
    sys.exit(1 if has_errors(found) else 0)
