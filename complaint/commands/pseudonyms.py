"""`complaint pseudonyms`: draw a number for everyone who has none yet."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from complaint.commands.options import project_option
from complaint.commands.printing import problems_as_text
from complaint.output.exchange import locked
from complaint.problems import Severity
from complaint.records.project import load_project
from complaint.records.pseudonym_list import draw_pseudonyms


@click.command(short_help="Draw numbers for people who are not to be named.")
@project_option
def pseudonyms(root: Path) -> None:
    """Draw a number for every signatory who has none: “Complainant 417”, for those who are not to be named.

    The numbers are drawn at random, once, and kept in signatories/pseudonyms.csv, so that the same person has the same
    number in every filing. That file tells who is who: keep it with the records and as private as the list of
    signatories, and never hand it over. Everyone gets a number, also who is named, so that the list does not tell who
    is not. Numbers that are there are never changed.
    """
    folder = root / "signatories"
    if not folder.is_dir():
        raise click.UsageError(f"{root.resolve().name} is no project: it holds no folder signatories")
    try:
        with locked(folder):
            records, problems = load_project(root)
            wrong = [one for one in problems if one.severity is Severity.ERROR and one.place.file.startswith(_ABOUT)]
            if wrong:
                problems_as_text(wrong, to_stderr=True)
                click.echo("error: correct this first; nothing was drawn", err=True)
                sys.exit(1)
            done = draw_pseudonyms(root, (person.id for person in records.of("signatory")))
    except OSError as failed:
        click.echo(f"error: signatories/pseudonyms.csv cannot be written: {failed.strerror or failed}", err=True)
        sys.exit(1)
    if done.problems:
        problems_as_text(done.problems, to_stderr=True)
        sys.exit(1)
    people = "person has" if done.new == 1 else "people have"
    click.echo(f"{done.new} {people} a new number in signatories/pseudonyms.csv, {done.had} had one")


_ABOUT = ("signatories/signatories.csv", "signatories/pseudonyms.csv")
