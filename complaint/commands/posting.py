"""`complaint letters`: make the covering letters and what is printed with them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from complaint.commands.building import bounds_options, final_option, jobs_option, make, opening_option, out_option
from complaint.commands.options import date_option, project_option, recipients_argument
from complaint.commands.printing import problems_as_text
from complaint.commands.secrets import keys_from
from complaint.filing.stationery import envelopes, label_sheet, label_sheets
from complaint.filing.window import Size
from complaint.filing.words import template_files
from complaint.output.making import FORMATS
from complaint.output.post.assembling import Order
from complaint.output.post.printer import send
from complaint.output.print_run import RUN
from complaint.output.theme_reading import theme_of
from complaint.problems import Place, ProblemsFound


def _of_stationery(kind: str) -> Any:
    """Completes the names of envelopes or labels for the shell."""

    def names(context: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
        files = template_files(Path(context.params.get("root") or "."))
        known = {**envelopes(files).known} if kind == "envelopes" else {**label_sheets(files)}
        return [CompletionItem(name, help=one.meaning) for name, one in known.items() if name.startswith(typed)]

    return names


@click.command(short_help="Make the covering letters, and what is printed with them.")
@recipients_argument
@click.option(
    "--print", "run", is_flag=True, help="Make also one PDF with each letter and all that is enclosed with it."
)
@click.option("--separators", is_flag=True, help="Put a sheet before each letter there that says what belongs to it.")
@click.option(
    "--labels",
    metavar="FORMAT",
    shell_complete=_of_stationery("labels"),
    help="Make sheets of address labels, as L7160 or 5160.",
)
@click.option(
    "--skip",
    metavar="N",
    type=click.IntRange(0),
    default=0,
    help="So many labels on the first sheet are used already.",
)
@click.option(
    "--envelopes",
    "envelope",
    metavar="FORMAT",
    shell_complete=_of_stationery("envelopes"),
    help="Make envelopes with the addresses, as C5/6, DL or “No. 10”.",
)
@click.option("--printer", metavar="NAME", help="Send the PDF of --print to this printer (CUPS).")
@date_option
@final_option
@jobs_option
@bounds_options
@out_option
@opening_option
@project_option
def letters(
    run: bool,
    separators: bool,
    labels: str | None,
    skip: int,
    envelope: str | None,
    printer: str | None,
    key_file: Path | None,
    root: Path,
    **how: Any,
) -> None:
    """Make the covering letters to the RECIPIENTs and to their contacts, or to all, and files to print.

    The letters are put beside the filings, those to contacts into the folder letters/. In build/print/letters.pdf all
    of them stand together, each on sheets of its own when printed on both sides. With --print there is also
    build/print/run.pdf, in which each letter is followed by everything that is enclosed.

    Filings that an earlier build made of the same records are not made again. With --key all are made, and all files,
    those to print too, are for their owner only. Filings that were made with a key are not printed without one.
    """
    if skip and not labels:
        raise click.UsageError("--skip counts labels: say which with --labels")
    wanted = run or separators or printer is not None
    try:
        files = template_files(root)
        order = Order(
            run=wanted,
            separators=separators,
            labels=label_sheet(files, labels) if labels else None,
            skip=skip,
            envelopes=envelopes(files).named(envelope, Place()) if envelope else None,
        )
    except ProblemsFound as found:
        raise click.UsageError("\n".join(f"{p.message}. {p.hint}".strip() for p in found.problems)) from None
    if order.labels is not None and skip >= order.labels.count:
        raise click.UsageError(f"a sheet {order.labels.name} has {order.labels.count} labels; skip fewer")
    keys = keys_from(key_file, root) if key_file is not None else ()
    built = make(formats=FORMATS, language=None, root=root, post=order, secret_keys=keys, **how)
    if printer is not None:
        _print(built.paths, printer, root)


def _print(paths: tuple[Path, ...], printer: str, root: Path) -> None:
    page = theme_of(template_files(root)).page
    path = next((path for path in paths if path.as_posix().endswith(RUN)), None)
    if path is None:
        click.echo("there is nothing to print", err=True)
        sys.exit(1)
    try:
        said = send(path, printer, Size(page.width, page.height), path.name)
    except ProblemsFound as found:
        problems_as_text(found.problems, to_stderr=True)
        sys.exit(1)
    click.echo(f"sent to {printer}: {said}", err=True)
