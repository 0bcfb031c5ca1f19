"""How the matrix of people and recipients is printed or written: on the terminal, as a spreadsheet, as a page."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from complaint.filing.matrix import MEANINGS, STATUSES, Column, Matrix, Status
from complaint.output.matrix.page import page
from complaint.output.matrix.sheet import spreadsheet
from complaint.output.matrix.wording import SIGNS, called, heading

ENDINGS = (".xlsx", ".html")
_COLOURS: dict[Status, str] = {
    "goes": "green",
    "warned": "yellow",
    "blocked": "red",
    "not concerned": "bright_black",
    "closed": "bright_black",
}


def write_matrix(matrix: Matrix, target: Path) -> None:
    """The matrix as a file of the kind that its name says; raises `click.UsageError` where it cannot be written."""
    content = spreadsheet(matrix) if target.suffix.lower() == ".xlsx" else page(matrix).encode("utf-8")
    try:
        target.write_bytes(content)
    except OSError as wrong:
        raise click.UsageError(f"{target} cannot be written: {wrong.strerror}") from None
    click.echo(str(target))


def print_matrix(matrix: Matrix) -> None:
    """People down the side, recipients by number along the top, and what number and sign mean below."""
    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = 200
    click.echo(heading(matrix))
    for title, rows, columns in (
        ("people", matrix.people, matrix.columns),
        ("officials", matrix.officials, matrix.dossiers),
    ):
        if not rows:
            continue
        table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 1, 0, 0))
        table.add_column(title, overflow="fold")
        for number in range(1, len(columns) + 1):
            table.add_column(str(number), justify="right")
        for row in rows:
            table.add_row(called(row), *(Text(SIGNS[cell.status], _COLOURS[cell.status]) for cell in row.cells))
        console.print(table)
        click.echo()
        _legend(console, columns)
    for status in STATUSES:
        click.echo(f"{SIGNS[status]}  {status}: {MEANINGS[status]}")


def _legend(console: Console, columns: tuple[Column, ...]) -> None:
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("", justify="right")
    table.add_column("recipient")
    for status in STATUSES:
        table.add_column(status, justify="right")
    for number, column in enumerate(columns, 1):
        counts = (str(column.counts[status]) for status in STATUSES)
        table.add_row(str(number), column.recipient, *counts)
    console.print(table)
    click.echo()
