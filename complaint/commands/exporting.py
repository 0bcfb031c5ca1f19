"""`complaint signatories export`: the list as a sheet to be worked in."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from complaint import pipeline
from complaint.commands.options import PathName, date_option, project_option
from complaint.commands.printing import problems_as_text
from complaint.desk.speaking import sheet_of
from complaint.desk.wording import LANGUAGES, words
from complaint.output.people.csv_file import as_csv
from complaint.output.people.workbook import as_xlsx
from complaint.problems import ProblemsFound
from complaint.records.sheets.listed import listed


@click.command(short_help="Give the list out as a spreadsheet.")
@click.argument("file", metavar="FILE", type=PathName(path_type=Path, dir_okay=False))
@click.option("--replace", is_flag=True, help="Write over a file that is there already.")
@click.option(
    "--lang",
    "language",
    type=click.Choice(list(LANGUAGES)),
    default="en",
    show_default=True,
    help="The language of headings, drop-downs and remarks; an import understands each.",
)
@date_option
@project_option
def export(file: Path, replace: bool, language: str, on: date | None, root: Path) -> None:
    """Give the list out as FILE, which ends with .xlsx or .csv: one row for each person.

    Work in it and take it back with “complaint signatories import”. Rows with a problem are coloured and say why.
    Addresses and numbers of documents are not given out.
    """
    kind = file.suffix.lower()
    if kind not in (".xlsx", ".csv"):
        raise click.UsageError(f"{file.name} must end with .xlsx or .csv")
    if file.exists() and not replace:
        raise click.UsageError(f"{file.name} is there already; take another name, or add --replace")
    project, found = pipeline.load(root, on), listed(root)
    if found.complaint is None:
        problems_as_text(project.problems, to_stderr=True)
        sys.exit(1)
    sheet = sheet_of(project, found, words(language))
    try:
        content = as_xlsx(sheet, project.on) if kind == ".xlsx" else as_csv(sheet)
        write_file(file, content)
    except ProblemsFound as wrong:
        problems_as_text(wrong.problems, to_stderr=True)
        sys.exit(1)
    except OSError as failed:
        click.echo(f"error: {file} cannot be written: {failed.strerror or failed}", err=True)
        sys.exit(1)
    wrong_people = sum(1 for person in found.rows if person in sheet.marks)
    click.echo(f"{len(found.rows)} people in {file}" + (f", {wrong_people} with a remark" if wrong_people else ""))


def write_file(file: Path, content: bytes) -> None:
    """The whole file or none: written aside, readable by nobody else, and moved into place."""
    aside = file.with_name(f".{file.name}-new")
    try:
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)
