"""`complaint signatories import`: a sheet from anywhere into the list, as a proposal first."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from complaint.commands.exporting import write_file
from complaint.commands.options import PathName, project_option
from complaint.commands.places import asked_places, place_option, said_of_places, show_places
from complaint.commands.printing import as_json, problems_as_text
from complaint.commands.proposals import as_data, row_in_words, show_columns, show_rows
from complaint.commands.telling import by_option, finish, told
from complaint.output.people.rejected import rejected_csv, rejected_xlsx
from complaint.problems import has_errors
from complaint.records.changing import Told
from complaint.records.nearest import did_you_mean
from complaint.records.sheets.columns import columns
from complaint.records.sheets.mapping import Mapped
from complaint.records.sheets.proposal import CHANGED, DOUBTFUL, KINDS, NEW, REJECTED, Proposed
from complaint.records.sheets.saved import save_headings
from complaint.records.sheets.taking_in import Wanted, accept, checked, left_sealed, not_kept, propose

_SHOWN = 20  # rows that are named
_FORMATS = click.Choice(["text", "json"])


@click.command("import", short_help="Take a spreadsheet into the list.")
@click.argument("file", metavar="FILE", type=PathName(path_type=Path, dir_okay=False))
@click.option("--yes", is_flag=True, help="Write what is new and changed without asking; doubtful rows are left out.")
@click.option(
    "--map",
    "pairs",
    metavar="HEADING=COLUMN",
    multiple=True,
    help="Say which column a heading is; “HEADING=” leaves it out.",
)
@click.option("--save-map", is_flag=True, help="Remember what --map says for the next sheet with these headings.")
@click.option(
    "--set",
    "everywhere",
    metavar="COLUMN=VALUE",
    multiple=True,
    help="What holds for all rows that do not say it themselves.",
)
@click.option(
    "--sheet", default="", metavar="NAME", help="Which sheet of the file; if not given, the one that looks like a list."
)
@click.option(
    "--dates", type=click.Choice(["day-first", "month-first"]), help="How dates such as 03/04/1990 are written."
)
@place_option
@click.option(
    "--rejected",
    metavar="FILE",
    type=PathName(path_type=Path, dir_okay=False),
    help="Write the rows that were not taken to this .xlsx or .csv, with the reasons.",
)
@click.option(
    "--format",
    "form",
    type=_FORMATS,
    default="text",
    show_default=True,
    help="How to print the proposal; json only looks.",
)
@by_option
@project_option
def import_(
    file: Path,
    yes: bool,
    pairs: tuple[str, ...],
    save_map: bool,
    everywhere: tuple[str, ...],
    sheet: str,
    dates: str | None,
    places: tuple[str, ...],
    rejected: Path | None,
    form: str,
    by: str | None,
    root: Path,
) -> None:
    """Take the people of FILE (.xlsx, .xls, .ods or .csv) into the list.

    It may be a sheet that “complaint signatories export” gave, or any other: columns are recognised by English, Russian
    and Kazakh headings. First you see what each column is taken for and what would become of each row; nothing is
    written before you say so. Taking in the same file twice changes nothing.
    """
    if rejected is not None and rejected.suffix.lower() not in (".xlsx", ".csv"):
        raise click.UsageError(f"{rejected.name} must end with .xlsx or .csv")
    if not (root / "signatories").is_dir():
        raise click.UsageError(f"{root.resolve().name} is no project: it holds no folder signatories")
    headings = _headings(pairs)
    who = told("import", root, by, file.name)
    month_first = None if dates is None else dates == "month-first"
    wanted = Wanted(sheet, headings, _everywhere(everywhere), month_first, said_of_places(places))
    proposal = propose(root, file, who, wanted)
    if form == "json":
        as_json(as_data(proposal))
        sys.exit(1 if has_errors(proposal.problems) else 0)
    problems_as_text(proposal.problems, to_stderr=True)
    if proposal.sheet is None or has_errors(proposal.problems):
        click.echo("nothing was written", err=True)
        sys.exit(1)
    if save_map and headings:
        save_headings(root, headings)
    mapped = proposal.sheet
    show_columns(mapped)
    if proposal.unknown and not yes and (said := asked_places(proposal.unknown)):
        proposal = propose(root, file, who, replace(wanted, places={**wanted.places, **said}))
        problems_as_text(proposal.problems, to_stderr=True)
        if proposal.sheet is None or has_errors(proposal.problems):
            click.echo("nothing was written", err=True)
            sys.exit(1)
    show_rows(proposal.rows)
    show_places(proposal.unknown)
    rows = _chosen(root, proposal.rows, who, yes=yes)
    _finish(root, rows, who)
    _tell_rejected(mapped, rows, rejected)


def _finish(root: Path, rows: Sequence[Proposed], who: Told) -> None:
    """Write what was accepted, and account for every row."""
    taken = [row for row in rows if row.kind in (NEW, CHANGED)]
    if taken:
        finish(accept(root, taken, who))
        tell_not_kept(root, taken)
    else:
        click.echo("nothing was written")
    tell_left_sealed(rows)
    counts = ", ".join(f"{sum(row.kind == kind for row in rows)} {kind}" for kind in KINDS)
    click.echo(f"{len(rows)} rows: {counts}")


def tell_not_kept(root: Path, taken: Sequence[Proposed]) -> None:
    """What of the sheet stands nowhere now, and what to do about it."""
    if lost := not_kept(root, taken):
        names = ", ".join(columns()[key].heading for key in lost)
        click.echo(f"not kept: {names}. The list says only that it is held; this project has no keys to seal it for.")
        click.echo("    Make keys (docs/for-staff.md, “Private data”), then “complaint seal PERSON FIELD”.")


def tell_left_sealed(rows: Sequence[Proposed]) -> None:
    """What of the sheet was not taken over, because the list says already that it is held."""
    for key, numbers in left_sealed(rows).items():
        shown = ", ".join(str(number) for number in numbers[:_SHOWN]) + (" …" if numbers[_SHOWN:] else "")
        click.echo(f"not taken over: {columns()[key].heading} (row {shown}). The list says already that it is held,")
        click.echo("    and it was not compared. If the sheet is right: “complaint unseal PERSON --edit”.")


def _tell_rejected(sheet: Mapped, rows: Sequence[Proposed], target: Path | None) -> None:
    left = [row for row in rows if row.kind in (REJECTED, DOUBTFUL)]
    if target is None or not left:
        return
    content = rejected_xlsx(sheet, left) if target.suffix.lower() == ".xlsx" else rejected_csv(sheet, left)
    try:
        write_file(target, content)
    except OSError as failed:
        click.echo(f"error: {target} cannot be written: {failed.strerror or failed}", err=True)
        sys.exit(1)
    click.echo(f"{len(left)} rows that were not taken are in {target}")


def _chosen(root: Path, rows: tuple[Proposed, ...], who: Told, *, yes: bool) -> tuple[Proposed, ...]:
    """The rows as they are accepted: with --yes all that are sure, else as somebody answers at the keyboard."""
    ready = [row for row in rows if row.kind in (NEW, CHANGED)]
    doubtful = [row for row in rows if row.kind == DOUBTFUL and row.choices]
    if yes or not (ready or doubtful):
        return rows
    try:
        found = _answered(rows, len(ready))
    except click.Abort:  # nobody is there to answer
        click.echo("\nnothing is written without an answer; --yes accepts what is new and changed")
        return _left_out(rows)
    settled, problems = checked(root, found, who)
    problems_as_text(problems, to_stderr=True)
    for before, after in zip(found, settled, strict=True):
        if after.kind == REJECTED != before.kind:
            click.echo(f"row {after.row}: rejected: {'; '.join(after.reasons)}")
    return settled


def _answered(rows: tuple[Proposed, ...], ready: int) -> tuple[Proposed, ...]:
    """The rows as somebody answers at the keyboard."""
    answer = "y"
    if ready:
        answer = click.prompt(f"Write these {ready} rows? yes, no, or row by row", type=click.Choice(["y", "n", "r"]))
    if answer == "n":
        return _left_out(rows)
    return tuple(_asked(row, one_by_one=answer == "r") for row in rows)


def _left_out(rows: tuple[Proposed, ...]) -> tuple[Proposed, ...]:
    return tuple(_not_wanted(row) if row.kind in (NEW, CHANGED) else row for row in rows)


def _not_wanted(row: Proposed) -> Proposed:
    return row.rejected("not accepted")


def _asked(row: Proposed, *, one_by_one: bool) -> Proposed:
    """The row as somebody decides on it."""
    if row.kind == DOUBTFUL and row.choices:
        click.echo(f"row {row.row}, {row.name}:")
        for number, choice in enumerate(row.choices, 1):
            who = f"it is {choice.person}" if choice.person else "it is somebody new"
            click.echo(f"    {number} {who}" + (f": {choice.reason}" if choice.person else ""))
        numbers = [str(number) for number in range(len(row.choices) + 1)]
        chosen = int(click.prompt("    which? 0 leaves the row out", type=click.Choice(numbers), show_choices=False))
        return row.settled(row.choices[chosen - 1]) if chosen else row
    if one_by_one and row.kind in (NEW, CHANGED):
        for line in row_in_words(row):
            click.echo(line)
        return row if click.confirm("    write this row?") else _not_wanted(row)
    return row


def _everywhere(pairs: tuple[str, ...]) -> dict[str, str]:
    found = _pairs(pairs)
    for key in found:
        if key not in columns():
            raise click.UsageError(f"there is no column “{key}”. {did_you_mean(key, columns())}".strip())
    return found


def _headings(pairs: tuple[str, ...]) -> dict[str, str]:
    """The columns by heading."""
    found = _pairs(pairs)
    for key in found.values():
        if key and key not in columns():
            raise click.UsageError(f"there is no column “{key}”. {did_you_mean(key, columns())}".strip())
    return found


def _pairs(pairs: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for pair in pairs:
        name, sign, value = pair.rpartition("=")
        if not sign:
            raise click.UsageError(f"“{pair}” lacks the sign =")
        found[name.strip()] = value.strip()
    return found
