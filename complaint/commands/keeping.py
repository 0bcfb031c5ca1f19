"""`complaint signatories add | edit | withdraw`: one person after the other, by hand."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from complaint.commands.options import Day, project_option
from complaint.commands.places import asked_places, place_option, said_of_places
from complaint.commands.telling import by_option, finish, list_of, source_option, the_one, today, told
from complaint.records.changing import Edit, RecordText, Wish, change
from complaint.records.nearest import did_you_mean
from complaint.records.schemas import schemas
from complaint.records.sheets.columns import ABOUT, PERSON, Column, columns
from complaint.records.sheets.listed import Listed
from complaint.records.sheets.person import NO_APPEAL, has_appealed, wishes_for, with_names
from complaint.records.sheets.places import Told, Unknown, kinds, places_told
from complaint.records.sheets.values import Known, UnclearError, UnknownPlace, is_kept_back, value_of
from complaint.records.sheets.withdrawing import withdrawal
from complaint.records.sheets.wording import plain

# What is asked for at the keyboard if nothing is given, and whether it must be answered.
_ASKED = {
    "full_name": True,
    "sex": False,
    "birth_date": False,
    "age": False,
    "home_place": True,
    "appeal_received": True,
    "appeal_channel": False,
    "mandate_scopes": False,
    "mandate_naming": False,
    "mandate_signed_on": False,
    "note": False,
}


@click.command(short_help="Add a person.")
@click.argument("fields", nargs=-1, metavar="[FIELD=VALUE]...")
@place_option
@source_option
@by_option
@project_option
def add(fields: tuple[str, ...], places: tuple[str, ...], source: str, by: str | None, root: Path) -> None:
    """Add a person with the appeal and the power of attorney, as far as they are there.

    \b
        complaint signatories add "full_name=Абенова Айгуль Маратовна" home_place=almaty
            age=47 appeal_received=12.01.2030 --source "form 17"

    A name in Cyrillic letters is kept and romanised; give surname= and given_name= as the passport spells them if you
    know it. Without fields you are asked one after the other. “complaint signatories export” shows all fields as
    columns. A place that is not on record is added with --place "almaty=new city in PLACE".
    """
    found, said = list_of(root), said_of_places(places)
    cells = _cells(found, fields, said) if fields else _asked(found, said)
    if not has_appealed(cells):
        raise click.UsageError(f"{NO_APPEAL}; add appeal_received=2030-01-12, or appeal_received=held")
    alike = [person for person in found.meant(_name_in(cells)) if _name_in(cells)]
    row = source
    if source:
        cells.setdefault("origin", source)
    _tell_name(cells)
    wishes = wishes_for(cells, None, found.filling(today()), row)
    if alike:
        names = ", ".join(f"{person} ({found.name_of(person)})" for person in alike)
        click.echo(
            f"remark: the name is like that of {names}; “complaint signatories undo” takes the new one out", err=True
        )
    finish(change(root, [*_new_places(found, cells, said), *wishes], told("add", root, by, source)))


@click.command(short_help="Change fields of a person.")
@click.argument("person", metavar="PERSON")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE...")
@place_option
@source_option
@by_option
@project_option
def edit(
    person: str, fields: tuple[str, ...], places: tuple[str, ...], source: str, by: str | None, root: Path
) -> None:
    """Change fields of a PERSON, named by short name or full name; “FIELD=” empties a field.

    \b
        complaint signatories edit abenova-aigul age=48 mandate_naming=initials

    Appeal and power of attorney are the latest of the person. For another one give its short name instead of PERSON,
    and fields as “complaint schema power_of_attorney” lists them.
    """
    found = list_of(root)
    record = next((text for (kind, name), text in found.texts.items() if name == person and kind in ABOUT), None)
    if record is not None:
        wishes = [_edit_of(record, _pairs(fields), source)]
    else:
        row = found.rows[the_one(found, person)]
        said = said_of_places(places)
        cells = _cells(found, fields, said)
        wishes = [*_new_places(found, cells, said), *wishes_for(cells, row, found.filling(today()), source)]
    finish(change(root, wishes, told("edit", root, by, source)))


@click.command(short_help="Note that somebody withdraws the power of attorney.")
@click.argument("person", metavar="PERSON")
@click.option("--on", "on", type=Day(), help="The day of it, as 2030-01-20; if not given, today.")
@click.option("--reason", default="", metavar="WORDS", help="Why, for the history.")
@source_option
@by_option
@project_option
def withdraw(person: str, on: date | None, reason: str, source: str, by: str | None, root: Path) -> None:
    """Note that a PERSON withdraws every power of attorney. Nothing is deleted; it holds from the next build on."""
    found = list_of(root)
    who = the_one(found, person)
    day = (on or today()).isoformat()
    wishes = list(withdrawal(found.texts.values(), who, day))
    if not wishes:
        click.echo(f"{who} has no power of attorney that could be withdrawn", err=True)
        click.echo("    To leave somebody out, edit appeal_included=no and give appeal_reason=….", err=True)
        sys.exit(1)
    finish(change(root, wishes, told("withdraw", root, by, source, reason)))
    click.echo("“complaint check” names the filings that were built and still hold this person.")


def _pairs(fields: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for pair in fields:
        name, sign, value = pair.partition("=")
        if not sign:
            raise click.UsageError(f"“{pair}” is not FIELD=VALUE")
        found[name.strip()] = value.strip()
    return found


def _edit_of(record: RecordText, pairs: Mapping[str, str], source: str) -> Wish:
    known = schemas()[record.type].fields
    for name, value in pairs.items():
        if name not in known:
            raise click.UsageError(f"a {record.type} has no field “{name}”. {did_you_mean(name, known)}".strip())
        if known[name].private and known[name].held and value not in ("", "held"):
            _refuse_private(name, record.id)
    seen = {name: record.fields.get(name, "") for name in pairs}
    return Edit(record.type, record.id, dict(pairs), seen=seen, row=source)


def _cells(found: Listed, fields: tuple[str, ...], said: Mapping[str, str]) -> dict[str, str]:
    """The cells by column, each as the records write it; `said` is what is said of places that are not on record."""
    known = _known(found, said)
    cells = {}
    for name, value in _pairs(fields).items():
        column = _column(name)
        if is_kept_back(column, value):
            _refuse_private(name)
        try:
            cells[column.key] = value_of(column, value, known) if value else ""
        except UnknownPlace as unknown:
            example = f"--place “{unknown.name}=new {kinds()[0]}”"
            hint = f"say it as it stands there, or add it with {example} or another kind ({', '.join(kinds()[1:])})"
            raise click.UsageError(f"{name}: {unknown}\n    {hint}") from None
        except UnclearError as unclear:
            raise click.UsageError(f"{name}: {unclear}") from None
    return cells


def _places(found: Listed, said: Mapping[str, str], origin: str = "") -> Told:
    try:
        return places_told(said, found.texts, found.taken, origin)
    except UnclearError as unclear:
        raise click.UsageError(f"--place: {unclear}") from None


def _known(found: Listed, said: Mapping[str, str]) -> Known:
    known = found.known(today())
    return replace(known, places={**known.places, **_places(found, said).meant})


def _new_places(found: Listed, cells: Mapping[str, str], said: Mapping[str, str]) -> list[Wish]:
    """What has to be written of places so that these cells can be; it comes from where the person does."""
    wishes = _places(found, said, cells.get("origin") or "by hand").wishes
    return [wish for place, wish in wishes.items() if place in cells.values()]


def _refuse_private(name: str, record: str = "PERSON") -> NoReturn:
    """What is private is asked for: a command line is kept by the shell and shown to others on the computer."""
    raise click.UsageError(
        f"“{name}” is private and is not given in a command, which the shell keeps. Say “{name}=held” and call "
        f"“complaint seal {record} {name}”, which asks for it. Delete what you typed now from the history of the shell"
    )


def _column(name: str) -> Column:
    """The column by its name, its heading in any language, or the field that it fills."""
    known = columns()
    if name in known:
        return known[name]
    for column in known.values():
        headings = (heading for group in column.headings.values() for heading in group)
        if plain(name) in map(plain, headings) or (column.record == PERSON and column.field == name):
            return column
    raise click.UsageError(f"there is no field “{name}”. {did_you_mean(name, known)}".strip())


def _asked(found: Listed, said_of: dict[str, str]) -> dict[str, str]:
    """The cells as they are answered at the keyboard, each asked again until it is clear.

    What is answered of places that are not on record is put into `said_of`.
    """
    cells: dict[str, str] = {}
    for key, needed in _ASKED.items():
        column = columns()[key]
        while True:
            said = click.prompt(column.heading, default=None if needed else "", show_default=False).strip()
            try:
                cells[key] = _read(found, column, said, said_of)
            except UnclearError as unclear:
                click.echo(f"    {unclear}")
                continue
            if cells[key] or not needed:
                break
    cells["origin"] = click.prompt(columns()["origin"].heading).strip()
    return {key: value for key, value in cells.items() if value}


def _read(found: Listed, column: Column, said: str, said_of: dict[str, str]) -> str:
    """What an answer means; a place that is not on record is asked about."""
    try:
        return value_of(column, said, _known(found, said_of))
    except UnknownPlace as unknown:
        said_of |= asked_places((Unknown(unknown.name, unknown.near, ()),), "to say it again")
        return value_of(column, said, _known(found, said_of))


def _name_in(cells: Mapping[str, str]) -> str:
    named = with_names(cells)
    return " ".join(named[part] for part in ("surname", "given_name", "patronymic") if named.get(part))


def _tell_name(cells: Mapping[str, str]) -> None:
    named = with_names(cells)
    if named.get("name_original") and named.get("surname") != cells.get("surname"):
        click.echo(
            f"{named['name_original']} is written {_name_in(cells)}; the spelling of a passport goes before that"
        )
