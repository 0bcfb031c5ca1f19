"""`complaint build` and `complaint letters`: make the files."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from complaint import bounds, pipeline
from complaint.bounds import Bounds
from complaint.commands.options import (
    F,
    PathName,
    date_option,
    lang_option,
    project_option,
    recipients_argument,
    refuse_unknown_recipients,
)
from complaint.commands.printing import problems_as_text, tally
from complaint.commands.secrets import keys_from
from complaint.output import making
from complaint.output.making import FORMATS
from complaint.output.too_long import CODE as LENGTH
from complaint.problems import Severity, has_errors

out_option = click.option(
    "--out",
    metavar="DIR",
    type=PathName(path_type=Path, file_okay=False),
    help="Put the files into this folder, new or empty or an earlier build, instead of build/ in the project.",
)
jobs_option = click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Make so many documents at the same time: quicker, but takes more memory. The files are the same.",
)


def bounds_options(command: F) -> F:
    """`--memory-limit` and `--time-limit`, which together are the `Bounds` of a build."""
    usual = Bounds()
    memory = click.option(
        "--memory-limit",
        "gigabytes",
        metavar="GB",
        type=click.FloatRange(0, min_open=True),
        default=usual.gigabytes,
        show_default=True,
        help="End the build if it uses more gigabytes of memory than that.",
    )
    time = click.option(
        "--time-limit",
        "minutes",
        metavar="MINUTES",
        type=click.FloatRange(0, min_open=True),
        default=usual.minutes,
        show_default=True,
        help="End the build if it takes more minutes than that.",
    )
    return memory(time(command))


opening_option = click.option(
    "--key",
    "key_file",
    metavar="FILE",
    type=PathName(path_type=Path, dir_okay=False),
    help="Open with this secret key what is sealed, and print it where a form asks for it.",
)
final_option = click.option(
    "--final", is_flag=True, help="Make the files only if nothing is left in them that somebody must still decide."
)


@click.command(short_help="Make the filings, as DOCX and PDF.")
@recipients_argument
@click.option("--format", "form", type=click.Choice(["docx", "pdf"]), help="Make only this format; both if not given.")
@date_option
@click.option(
    "--draft",
    is_flag=True,
    help="Make also what a recipient would not take, marked as a draft on every page, with the reasons on the first.",
)
@final_option
@lang_option
@jobs_option
@bounds_options
@out_option
@opening_option
@project_option
def build(form: str | None, key_file: Path | None, root: Path, **how: Any) -> None:
    """Make the filings of the RECIPIENTs, or of all, with their letters, as DOCX and PDF.

    “complaint recipients” lists whom you can name. The files are put into build/, a folder for each recipient. If
    anything is wrong with the records, the errors are told and nothing is written: what was made before stays as it is.
    Files that you edited or put into build/ yourself are never deleted.

    What is still to be decided stands in the Word files as comments. With --final nothing may be left of it: everything
    that is open is told, and nothing is written.

    What a recipient would not take is not made, and you are told why: a person is left out, or the whole filing is kept
    back. The rest is made.

    A build that uses too much memory or time, as one with a text that was pasted a thousand times, is ended, and you
    are told at what; what was made before stays.
    """
    keys = keys_from(key_file, root) if key_file is not None else ()
    make(formats=(form,) if form else FORMATS, root=root, secret_keys=keys, **how)


def make(
    recipients: tuple[str, ...], on: date | None, root: Path, gigabytes: float, minutes: float, **how: Any
) -> pipeline.Built:
    """Make the files and print where each is, or tell what is wrong and end the program."""
    if how.get("draft") and how.get("final"):
        raise click.UsageError("a draft is not final: leave out --draft or --final")
    built = bounds.build(Bounds(gigabytes, minutes), root, recipients, watched=_progress, on=on, **how)
    refuse_unknown_recipients(built.problems)
    # What notes say of length is known here only; all other notes are told by “complaint check”.
    shown = tuple(one for one in built.problems if one.severity is not Severity.NOTE or one.code == LENGTH)
    problems_as_text(shown, to_stderr=True)
    if has_errors(built.problems) and not built.paths:
        click.echo(f"{tally(shown)}: nothing was written", err=True)
        sys.exit(1)
    for path in built.paths:
        click.echo(str(path))
    for name, kept in built.kept_back.items():
        click.echo(f"{name}: not made: {'; '.join(kept.reasons)}", err=True)
        if kept.way_out:
            click.echo(f"    {kept.way_out}", err=True)
    if shown:
        click.echo(tally(shown), err=True)
    if built.kept_back.keys() & set(recipients) or has_errors(built.problems):
        sys.exit(1)
    return built


@contextmanager
def _progress() -> Iterator[making.Progress]:
    """Shows progress on a terminal and stays quiet elsewhere, whatever the environment says about colours."""
    console = Console(stderr=True)
    if not sys.stderr.isatty() or console.is_dumb_terminal:
        yield lambda stage, done, total: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=1)
        yield lambda stage, done, total: bar.update(task, description=stage, completed=done, total=max(total, 1))
