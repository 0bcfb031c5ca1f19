"""`complaint mandate FORM` prints forms to be signed; `complaint signatories find` leads from one to its record."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile

import click

from complaint import pipeline
from complaint.commands.options import Day, PathName, project_option
from complaint.commands.printing import problems_as_text
from complaint.commands.telling import by_option, list_of, the_one, today, told
from complaint.filing.composing import Project
from complaint.filing.forms import KINDS, Wording, form, wording_of
from complaint.output.making import FORMATS, Made, make_all
from complaint.output.theme_reading import theme_of
from complaint.problems import ProblemsFound, Severity, has_errors
from complaint.records.changing import change
from complaint.records.mandates import standings
from complaint.records.printed_forms import Printed, as_reference, entries, found_by, references_for
from complaint.records.sheets.listed import Listed


@click.command(short_help="Print appeal and power-of-attorney forms, blank or filled in.")
@click.argument("form", metavar="FORM", type=click.Choice(KINDS))
@click.argument("people", nargs=-1, metavar="[PERSON]...")
@click.option("--all", "everybody", is_flag=True, help="For everybody on the list.")
@click.option("--lacking", is_flag=True, help="For those who lack it: no live power of attorney, or no appeal.")
@click.option("--blank", type=click.IntRange(1, 500), metavar="NUMBER", help="So many blank ones, each of its own.")
@click.option("--lang", "language", default="en", show_default=True, metavar="LANGUAGE", help="en, ru or kk.")
@click.option("--format", "formats", type=click.Choice(FORMATS), multiple=True, help="Only this format.")
@click.option("--out", type=PathName(path_type=Path, file_okay=False), metavar="DIR", help="Where; else forms/.")
@click.option("--date", "on", type=Day(), help="The day of printing, as 2030-01-20; if not given, today.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), metavar="NUMBER", default=1, show_default=True, help="How many at a time."
)
@by_option
@project_option
def mandate(
    form: str,
    people: tuple[str, ...],
    everybody: bool,
    lacking: bool,
    blank: int | None,
    language: str,
    formats: tuple[str, ...],
    out: Path | None,
    on: date | None,
    jobs: int,
    by: str | None,
    root: Path,
) -> None:
    """Print a FORM to be signed, appeal or power-of-attorney, for each PERSON, or blank.

    \b
        complaint mandate power-of-attorney reed-omar --lang ru
        complaint mandate power-of-attorney --lacking --lang ru

    Each form has a reference and a QR code that say nothing about the person; “complaint signatories find REFERENCE”
    leads from a returned one to its record. The wording stands in templates/forms. No box is ticked beforehand.
    """
    if sum((bool(people), everybody, lacking, blank is not None)) != 1:
        raise click.UsageError("say for whom: PERSON…, --all, --lacking or --blank NUMBER")
    day = on or today()
    found = list_of(root)
    ids = [the_one(found, person) for person in people]
    project = _sound(root, ids)
    if everybody or lacking:
        ids = [person.id for person in project.records.of("signatory")]
    if lacking:
        ids = [person for person in ids if _lacks(project, form, person, day)]
    if not ids and blank is None:
        click.echo("nobody lacks it: nothing was printed")
        return
    try:
        wording = wording_of(project.files, form, language)
        whose: list[str | None] = [*dict.fromkeys(ids)] if blank is None else [None] * blank
        printed = references_for(project.records, form, whose, language, wording.stamp)
        made = _made(project, wording, printed, day, formats or FORMATS, jobs)
    except ProblemsFound as wrong:
        problems_as_text(wrong.problems, to_stderr=True)
        sys.exit(1)
    problems = [problem for one in made.values() for problem in one.problems]
    if has_errors(problems):
        problems_as_text(problems, to_stderr=True)
        sys.exit(1)
    done = change(root, entries(printed, form, language, wording.stamp, day), told("print forms", root, by))
    if done.refused:
        problems_as_text(done.problems, to_stderr=True)
        click.echo("nothing was printed", err=True)
        sys.exit(1)
    _write(out or root / "forms", made)
    for one in printed:
        click.echo(f"{one.reference}  {one.person or '(blank)'}")
    click.echo(f"{len(printed)} in {out or root / 'forms'}")
    if not wording.read_by:
        click.echo(f"remark: no lawyer has read this wording yet ({wording.file}, “read_by”)", err=True)


def _sound(root: Path, people: Iterable[str]) -> Project:
    """The project, if all is sound that forms are made of. Other errors, as a power of attorney that lacks, may be."""
    project = pipeline.load(root)
    complaints = project.records.of("complaint") if "complaint" in project.records.types else ()
    needed = [*people, *(complaint.organisation for complaint in complaints)]
    if not complaints or any(record not in project.records for record in needed):
        problems_as_text([one for one in project.problems if one.severity is Severity.ERROR], to_stderr=True)
        click.echo("nothing was printed; correct this first", err=True)
        sys.exit(1)
    return project


def _lacks(project: Project, kind: str, person: str, on: date) -> bool:
    if kind == "appeal":
        return all(appeal.signatory != person for appeal in project.records.of("appeal"))
    return standings(project.records, on)[person].mandate is None


def _made(
    project: Project, wording: Wording, printed: Iterable[Printed], on: date, formats: tuple[str, ...], jobs: int
) -> dict[str, Made]:
    documents = {}
    for one in printed:
        person = project.records[one.person] if one.person else None
        document = form(wording, project.records, one.reference, person, on)
        documents[document.name] = document
    return make_all(documents, theme_of(project.files), formats, jobs, lambda *_: None)


def _in_words(found: Listed, person: str) -> str:
    """`drozd-pavel: Drozd Pavel Ivanovich; also Дрозд Павел`: who it is, in all spellings that are on record."""
    others = [str(alias.text) for alias in found.records.of("alias") if alias.person == person]
    original = found.rows[person].cells.get("name_original", "")
    also = ", ".join(filter(None, (original, *others)))
    return f"{person}: {found.name_of(person)}" + (f"; also {also}" if also else "")


def _write(folder: Path, made: dict[str, Made]) -> None:
    """Each file aside first, then in its place."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, one in made.items():
        for ending, content in one.files.items():
            with NamedTemporaryFile(dir=folder, delete=False) as aside:
                aside.write(content)
            path = Path(aside.name)
            path.chmod(0o600)
            path.replace(folder / f"{name.rpartition('/')[2]}.{ending}")


@click.command(short_help="Find somebody by name, or by the reference of a form.")
@click.argument("what", metavar="NAME|REFERENCE", nargs=-1, required=True)
@project_option
def find(what: tuple[str, ...], root: Path) -> None:
    """Find who may be meant by a NAME, in either alphabet and in any spelling on record.

    Or find the person and the records of a form by the REFERENCE that is printed on it or read from its QR code.
    """
    found, asked = list_of(root), " ".join(what)
    printed, about = found_by(found.records, asked)
    if printed is None and not about:
        if meant := found.meant(asked):
            for person in meant:
                click.echo(_in_words(found, person))
            return
        raise click.UsageError(
            f"no form has the reference {as_reference(asked)}, and nobody on the list is called so; "
            "look at the paper again"
        )
    if printed is not None:
        whose = printed.person or "nobody yet: it was printed blank"
        click.echo(f"{printed.reference}: {printed.kind} ({printed.language}), printed on {printed.printed_on}")
        click.echo(f"    for: {whose}")
    for record in about:
        click.echo(f"    {record.type.replace('_', ' ')}: {record.id} ({record.at})")
