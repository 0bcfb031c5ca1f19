"""`complaint key RECIPIENT`: who is meant by the pseudonyms and initials of a filing."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from complaint import pipeline
from complaint.commands.options import date_option, project_option, refuse_unknown_recipients
from complaint.commands.printing import problems_as_text
from complaint.output.sealing import sealed
from complaint.problems import Place, ProblemsFound, Severity


@click.command(short_help="Show who is meant in a filing, or seal it for a body.")
@click.argument("recipient")
@click.option(
    "--seal-to", "keys", metavar="KEY", multiple=True, help="Seal it to this public age key; may be repeated."
)
@click.option(
    "--out", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Where the sealed file goes."
)
@date_option
@project_option
def key(recipient: str, keys: tuple[str, ...], out: Path | None, on: date | None, root: Path) -> None:
    """Show who is meant by the pseudonyms and initials in the filing for RECIPIENT.

    Only people who allow the name to be told to a body in confidence are in it, and only for recipients whose profile
    says that they may know. It is shown here and written nowhere; with --seal-to and --out it is written so that only
    the owner of that key can open it.
    """
    if bool(keys) != (out is not None):
        raise click.UsageError("--seal-to and --out go together")
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
        out.write_bytes(sealed(text.encode("utf-8"), keys, [Place("--seal-to")] * len(keys)))
    except ProblemsFound as found:
        raise click.UsageError(found.problems[0].message) from None
    except OSError as failed:
        click.echo(f"error: {out.name} cannot be written: {failed.strerror or failed}", err=True)
        sys.exit(1)
    click.echo(f"sealed in {out}")
