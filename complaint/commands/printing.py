"""How findings are printed: problems first by place, tables, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from complaint.problems import Problem, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def problems_as_text(problems: Iterable[Problem], *, to_stderr: bool = False) -> None:
    """Each problem as `file:line:column: severity: message` with its hint below."""
    for problem in problems:
        place = str(problem.place)
        start = click.style(f"{place}: ", bold=True) if place else ""
        severity = click.style(problem.severity.value, fg=_COLOURS[problem.severity])
        click.echo(f"{start}{severity}: {problem.message}", err=to_stderr)
        if problem.hint:
            click.echo(f"    {problem.hint}", err=to_stderr)


def tally(problems: Sequence[Problem]) -> str:
    """How many problems of each severity: "2 errors, 1 warning"."""
    parts = []
    for severity in Severity:
        number = sum(problem.severity is severity for problem in problems)
        if number:
            parts.append(f"{number} {severity.value}{'s' if number > 1 else ''}")
    return ", ".join(parts) or "no problems"


def as_json(data: Any) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def as_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str] = ()) -> None:
    """Rows as CSV that is safe to open in a spreadsheet: a cell never begins a formula. No rows still have a header."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]) if rows else list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    click.echo(out.getvalue(), nl=False)


def as_table(rows: Sequence[Mapping[str, Any]], empty: str = "nothing to show") -> None:
    if not rows:
        click.echo(empty)
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in rows[0]:
        table.add_column(name.replace("_", " "), overflow="fold")
    for row in rows:
        table.add_row(*(_shown(value) for value in row.values()))
    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = 200
    console.print(table)


def rows_as(
    form: str,
    rows: Sequence[Mapping[str, Any]],
    full: Sequence[Mapping[str, Any]] | None = None,
    columns: Sequence[str] = (),
) -> None:
    """Rows as a table, CSV or JSON; `full` is what JSON gives, if it gives more, `columns` the header of no rows."""
    if form == "json":
        as_json(list(full if full is not None else rows))
    elif form == "csv":
        as_csv(rows, columns)
    else:
        as_table(rows)


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(map(_shown, value))
    return str(value)


def _cell(value: Any) -> str:
    text = _shown(value).replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.lstrip()[:1] in ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠") else text
