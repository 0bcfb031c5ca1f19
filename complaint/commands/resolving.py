"""`complaint resolve`: who of the list the names in a pasted text are, and their participations of an event."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from complaint import pipeline
from complaint.commands.options import PathName, format_option, project_option
from complaint.commands.printing import as_csv, as_json, problems_as_text, rows_as
from complaint.problems import Severity, has_errors
from complaint.records.names.duplicates import everybody
from complaint.records.names.participants import Participants, participants
from complaint.records.names.pasted import Named, Unplaced, names_in, places_by_sound
from complaint.records.nearest import did_you_mean
from complaint.records.record import Record, Records
from complaint.records.schemas import schemas


@click.command(short_help="Find who the names in a pasted text are.")
@click.argument("text", required=False, metavar="[NAMES]")
@click.option(
    "--file",
    metavar="FILE",
    type=PathName(path_type=Path, dir_okay=False, exists=True),
    help="Read the text from a file.",
)
@click.option("--event", "event_id", metavar="EVENT", help="Give the participations of this event, as rows of CSV.")
@click.option(
    "--mode", metavar="MODE", help="What happened to the people, as “complaint schema participation” lists it."
)
@click.option("--place", metavar="PLACE", help="Where it was, for names that stand under no place in the text.")
@click.option("--origin", metavar="WORDS", help="Where the list was read.")
@format_option("table", "json", "csv")
@project_option
def resolve(
    text: str | None,
    file: Path | None,
    event_id: str | None,
    mode: str | None,
    place: str | None,
    origin: str | None,
    form: str,
    root: Path,
) -> None:
    """Find who of the list the NAMES in a text are; “-” reads it from what is piped in.

    Names stand with commas between them, under their places: “Almaty: A. Abenova, Serik Bekov; Astana: …”. Each is
    found exactly, likely (with the reason), ambiguous (with all who may be meant) or unknown. Nothing is written.

    With --event, --mode and --origin the participations are printed as rows for cases/participations.csv.

    Exit code 1 if somebody has to be asked about.
    """
    words = _text(text, file)
    project = pipeline.load(root)
    if has_errors(project.problems):
        problems_as_text([p for p in project.problems if p.severity is Severity.ERROR], to_stderr=True)
        sys.exit(1)
    records = project.records
    found = names_in(words, everybody(records), places_by_sound(records))
    if not found:
        raise click.UsageError("there is no name in the text")
    named = [item for item in found if isinstance(item, Named)]
    if event_id is None:
        _print(form, list(_rows(found)))
        open_names = [item for item in found if isinstance(item, Unplaced) or item.person is None]
    else:
        event = _event(records, event_id)
        given = participants(records, named, event, _mode(mode), _origin(origin), _place(records, place))
        as_csv(given.rows, _columns()) if form != "json" else as_json(list(given.rows))
        open_names = _told(given, [item for item in found if isinstance(item, Unplaced)])
    sys.exit(1 if open_names else 0)


def _text(text: str | None, file: Path | None) -> str:
    if (text is None) == (file is None):
        raise click.UsageError("give the text, or the file that holds it with --file, or “-” for what is piped in")
    if file is not None:
        try:
            return file.read_text("utf-8-sig")
        except UnicodeDecodeError:
            raise click.UsageError(f"{file.name} is not text in UTF-8; save it so") from None
    return sys.stdin.read() if text == "-" else str(text)


def _rows(found: list[Named | Unplaced]) -> Iterator[dict[str, Any]]:
    """A row for each name, or for each person who may be meant."""
    for item in found:
        if isinstance(item, Unplaced):
            yield _row(item.written, None, "no such place", None, None, "no place on record has this name")
        elif not item.matches:
            yield _row(item.written, item.place, item.found, None, None, "")
        else:
            for match in item.matches[: None if item.found == "ambiguous" else 1]:
                why = [*match.likeness.speaks_for, *(f"but: {text}" for text in match.likeness.speaks_against)]
                yield _row(item.written, item.place, item.found, match.person.id, match.person.shown, "; ".join(why))


def _row(*cells: str | None) -> dict[str, Any]:
    return dict(zip(("written", "place", "found", "person", "name", "why"), cells, strict=True))


def _print(form: str, rows: list[dict[str, Any]]) -> None:
    rows_as(form, rows)


def _event(records: Records, event_id: str) -> Record:
    found = records.get(event_id)
    if found is None or found.type != "event":
        near = did_you_mean(event_id, [event.id for event in records.of("event")])
        raise click.UsageError(
            " ".join(f"there is no event “{event_id}”. {near} “complaint events” lists them.".split())
        )
    return found


def _place(records: Records, place: str | None) -> str | None:
    known = [found.id for found in records.of("place")]
    if place is not None and place not in known:
        raise click.UsageError(f"there is no place “{place}”. {did_you_mean(place, known)}".strip())
    return place


def _mode(mode: str | None) -> str:
    allowed = schemas()["participation"].fields["mode"].allowed
    if mode not in allowed:
        near = did_you_mean(mode or "", allowed)
        raise click.UsageError(f"say with --mode what happened. {near} It is one of: {', '.join(allowed)}.")
    return str(mode)


def _origin(origin: str | None) -> str:
    if not origin:
        raise click.UsageError("say with --origin where the list was read: a message, a form, a page")
    return origin


def _columns() -> tuple[str, ...]:
    return ("id", "person", "event", "place", "date", "mode", "in_summary", "origin")


def _told(given: Participants, unplaced: list[Unplaced]) -> list[Any]:
    """Say on the other channel what is in no row; give what has to be asked about."""
    for item in given.to_ask:
        who = ", ".join(match.person.id for match in item.matches)
        click.echo(f"“{item.written}”: {f'one of {who}?' if who else 'nobody on the list is known so'}", err=True)
    for item in given.placeless:
        click.echo(f"“{item.written}”: where was it? Name the place before the names, or give --place", err=True)
    for found in unplaced:
        click.echo(f"“{found.written}”: no place on record has this name", err=True)
    for item in given.entered:
        click.echo(f"“{item.written}” is entered already", err=True)
    return [*given.to_ask, *given.placeless, *unplaced]
