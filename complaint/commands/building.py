"""`complaint build` and `complaint letters`: make the files."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from complaint import pipeline
from complaint.commands.options import date_option, project_option
from complaint.commands.printing import problems_as_text, tally
from complaint.filing.compose import Kind
from complaint.output.making import FORMATS
from complaint.problems import Severity, has_errors


@click.command()
@click.argument("recipients", nargs=-1, metavar="[RECIPIENT]...")
@click.option("--format", "form", type=click.Choice(["docx", "pdf"]), help="Make only this format; both if not given.")
@date_option
@click.option("--lang", "language", help="Language of the documents, as “en”; must be one that the recipient takes.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Documents made side by side.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Where to put the files; else build/.")
@project_option
def build(
    recipients: tuple[str, ...],
    form: str | None,
    on: date | None,
    language: str | None,
    jobs: int,
    out: Path | None,
    root: Path,
) -> None:
    """Make the filings of the RECIPIENTs, or of all, as DOCX and PDF.

    Nothing is written when there are errors: what an earlier build made stays as it is.
    """
    _make(root, recipients, (form,) if form else FORMATS, on, language, jobs, out, ("filing", "letter"))


@click.command()
@click.argument("recipients", nargs=-1, metavar="[RECIPIENT]...")
@date_option
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Where to put the files; else build/.")
@project_option
def letters(recipients: tuple[str, ...], on: date | None, out: Path | None, root: Path) -> None:
    """Make the covering letters of the RECIPIENTs, or of all, and one PDF with all of them to print.

    In the joined PDF, build/print/letters.pdf, every letter starts on a front side.
    """
    _make(root, recipients, FORMATS, on, None, 1, out, ("letter",))


def _make(
    root: Path,
    recipients: tuple[str, ...],
    formats: tuple[str, ...],
    on: date | None,
    language: str | None,
    jobs: int,
    out: Path | None,
    kinds: tuple[Kind, ...],
) -> None:
    with _progress() as progress:
        built = pipeline.build(
            root,
            recipients,
            formats=formats,
            on=on,
            language=language,
            out=out,
            jobs=jobs,
            kinds=kinds,
            progress=progress,
        )
    shown = tuple(problem for problem in built.problems if problem.severity is not Severity.NOTE)
    problems_as_text(shown, to_stderr=True)
    if has_errors(built.problems):
        click.echo(f"{tally(shown)}: nothing was written", err=True)
        sys.exit(1)
    for path in built.paths:
        click.echo(str(path))
    if shown:
        click.echo(tally(shown), err=True)


@contextmanager
def _progress() -> Iterator[pipeline.Progress]:
    """Shows progress on a terminal and stays quiet elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda stage, done, total: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=1)
        yield lambda stage, done, total: bar.update(task, description=stage, completed=done, total=max(total, 1))
