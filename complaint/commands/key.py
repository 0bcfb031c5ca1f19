"""`complaint key RECIPIENT`: who is meant by the pseudonyms and initials of a filing."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from complaint import pipeline
from complaint.commands.options import PathName, date_option, project_option, refuse_unknown_recipients
from complaint.commands.printing import problems_as_text
from complaint.commands.secrets import refuse_without_terminal
from complaint.output.sealing import sealed
from complaint.problems import Place, ProblemsFound, Severity


@click.command(short_help="Show who is meant in a filing, or seal it for a body.")
@click.argument("recipient")
@click.option(
    "--seal-to", "keys", metavar="KEY", multiple=True, help="Seal it to this public age key; may be repeated."
)
@click.option(
    "--out", metavar="FILE", type=PathName(path_type=Path, dir_okay=False), help="Where the sealed file goes."
)
@click.option("--to-stdout", is_flag=True, help="Print it also where nobody looks at a terminal.")
@date_option
@project_option
def key(recipient: str, keys: tuple[str, ...], out: Path | None, to_stdout: bool, on: date | None, root: Path) -> None:
    """Show who is meant by the pseudonyms and initials in the filing for RECIPIENT.

    Only people who allow the name to be told to a body in confidence are in it, and only for recipients whose profile
    says that they may know. It is shown on a terminal only and written nowhere; with --seal-to and --out it is written
    so that only the owner of that key can open it.
    """
    if bool(keys) != (out is not None):
        raise click.UsageError("--seal-to and --out go together")
    if out is None:
        refuse_without_terminal(to_stdout, "who is meant")
    text, problems = pipeline.key_for(root, recipient, on)
    refuse_unknown_recipients(problems)
    wrong = [problem for problem in problems if problem.severity is Severity.ERROR]
    if wrong:
        problems_as_text(wrong, to_stderr=True)
        sys.exit(1)
    if text is None:
        click.echo(f"There is no key for {recipient}: nobody in its filing may be named to it beside it.")
        return
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        _write(out, sealed(text.encode("utf-8"), keys, [Place("--seal-to")] * len(keys)))
    except ProblemsFound as found:
        raise click.UsageError(found.problems[0].message) from None
    except OSError as failed:
        click.echo(f"error: {out.name} cannot be written: {failed.strerror or failed}", err=True)
        sys.exit(1)
    click.echo(f"sealed in {out}")


def _write(path: Path, content: bytes) -> None:
    """For its owner only, also where a file of this name is there already."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        path.chmod(0o600)
        file.write(content)
