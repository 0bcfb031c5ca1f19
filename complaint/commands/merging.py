"""`complaint signatories duplicates | merge | apart`: who is on the list twice, and making one of two."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from complaint.commands.options import format_option, project_option
from complaint.commands.printing import as_json, problems_as_text
from complaint.commands.telling import by_option, finish, list_of, source_option, the_one, today, told
from complaint.records.changing import change
from complaint.records.merging import Question, merging
from complaint.records.merging.apart import two_people
from complaint.records.merging.both import NAME, Side
from complaint.records.names.duplicates import duplicates as pairs_of
from complaint.records.names.finding import Pair
from complaint.records.nearest import did_you_mean
from complaint.records.schemas import schemas

_SIDES: Mapping[str, Side] = {"keep": "keep", "other": "other"}
_KINDS = schemas()["alias"].fields["kind"].allowed


@click.command(short_help="Show who may be on the list twice.")
@format_option("text", "json")
@project_option
def duplicates(form: str, root: Path) -> None:
    """Show who may be on the list twice, with what speaks for it and against; the likeliest pair first.

    “complaint signatories merge” makes one of two, “complaint signatories apart” notes that they are two. Nothing is
    changed here.
    """
    found = [_row(pair) for pair in pairs_of(list_of(root).records)]
    if form == "json":
        as_json(found)
    elif not found:
        click.echo("nobody seems to be on the list twice")
    for row in found if form == "text" else ():
        click.echo(f"{row['one']} and {row['other']}: {row['likely']} one person (score {row['score']:g})")
        click.echo(f"    {row['name']} / {row['other_name']}")
        click.echo(f"    for: {', '.join(row['for'])}")
        if row["against"]:
            click.echo(f"    against: {', '.join(row['against'])}")


def _row(pair: Pair) -> dict[str, Any]:
    return {
        "one": pair.one.id,
        "other": pair.other.id,
        "name": pair.one.shown,
        "other_name": pair.other.shown,
        "likely": "likely" if pair.likeness.likely else "possibly",
        "score": pair.likeness.score,
        "for": list(pair.likeness.speaks_for),
        "against": list(pair.likeness.speaks_against),
    }


@click.command(short_help="Make one of two entries of a person.")
@click.argument("keep", metavar="KEEP")
@click.argument("other", metavar="OTHER")
@click.option(
    "--take", "taken", multiple=True, metavar="FIELD=keep|other", help="Whose value stays where both have one."
)
@click.option("--kind", type=click.Choice(_KINDS), help="Why the other name differs; if not given, it is worked out.")
@click.option("--dry-run", "dry", is_flag=True, help="Only show what would change.")
@source_option
@by_option
@project_option
def merge(
    keep: str,
    other: str,
    taken: tuple[str, ...],
    kind: str | None,
    dry: bool,
    source: str,
    by: str | None,
    root: Path,
) -> None:
    """Make one of two entries of a person: KEEP stays, OTHER goes and its name becomes another spelling of KEEP.

    \b
        complaint signatories merge abenova-aigul abenova-aygul --take age=other

    What only OTHER says is taken over; where both say something else you are asked, or answer with --take. Appeals,
    powers of attorney and everything else about OTHER are then about KEEP, in all records and chapters. “complaint
    signatories undo” makes two of them again.
    """
    found = list_of(root)
    stays, goes = the_one(found, keep), the_one(found, other)
    take = _answers(taken)
    plan = merging(root, stays, goes, take, kind or "")
    if plan.questions and sys.stdin.isatty():
        take |= _asked(plan.questions)
        plan = merging(root, stays, goes, take, kind or "")
    if plan.questions:
        for question in plan.questions:
            click.echo(f"{question.field}: {stays} has “{question.keep}”, {goes} has “{question.other}”", err=True)
        fields = " ".join(f"--take {question.field}=keep" for question in plan.questions)
        click.echo(f"nothing was written; say whose value stays: {fields} (or =other)", err=True)
        sys.exit(1)
    if plan.problems:
        problems_as_text(plan.problems, to_stderr=True)
        sys.exit(1)
    finish(change(root, plan.wishes, told("merge", root, by, source), dry=dry), dry=dry)


def _answers(taken: Iterable[str]) -> dict[str, Side]:
    known = (NAME, *schemas()["signatory"].fields)
    answers: dict[str, Side] = {}
    for pair in taken:
        field, _, side = pair.partition("=")
        if side not in _SIDES:
            raise click.UsageError(f"“{pair}” is not FIELD=keep or FIELD=other")
        if field not in known:
            raise click.UsageError(f"there is no field “{field}”. {did_you_mean(field, known)}".strip())
        answers[NAME if field in ("surname", "given_name", "patronymic") else field] = _SIDES[side]
    return answers


def _asked(questions: Iterable[Question]) -> dict[str, Side]:
    answers: dict[str, Side] = {}
    for question in questions:
        click.echo(f"{question.field}: 1 is “{question.keep}” (stays by itself), 2 is “{question.other}”")
        answers[question.field] = "other" if click.prompt("1 or 2", type=click.Choice(["1", "2"])) == "2" else "keep"
    return answers


@click.command(short_help="Note that two who look like one are two.")
@click.argument("one", metavar="ONE")
@click.argument("other", metavar="OTHER")
@click.option("--why", required=True, metavar="WORDS", help="How it is known that they are two.")
@by_option
@project_option
def apart(one: str, other: str, why: str, by: str | None, root: Path) -> None:
    """Note for good that two entries that look like one are two people; they are then not proposed again."""
    found = list_of(root)
    first, second = the_one(found, one), the_one(found, other)
    if first == second:
        raise click.UsageError(f"both are {first}")
    said = told("apart", root, by, said=why)
    finish(change(root, two_people(found, first, second, why, said.who, today()), said))
