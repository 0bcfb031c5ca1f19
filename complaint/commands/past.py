"""`complaint signatories history | undo`: what was changed by whom, and putting it back."""

from __future__ import annotations

from pathlib import Path

import click

from complaint.commands.options import format_option, project_option
from complaint.commands.printing import as_json
from complaint.commands.telling import by_option, change_in_words, finish, the_one, told
from complaint.records.changing import Change, changes_of
from complaint.records.changing import history as all_changes
from complaint.records.changing import undo as undo_change
from complaint.records.changing.history import as_content
from complaint.records.merging import merged_into
from complaint.records.sheets.columns import ABOUT
from complaint.records.sheets.listed import listed


@click.command(short_help="Show what was changed, by whom and from which source.")
@click.argument("person", required=False, metavar="[PERSON]")
@click.option("--last", type=click.IntRange(min=1), metavar="NUMBER", help="Show only so many, the newest.")
@format_option("text", "json")
@project_option
def history(person: str | None, last: int | None, form: str, root: Path) -> None:
    """Show what was changed: of a PERSON, named by short name or full name, or of the whole list.

    Each change has an id at its end, which “complaint signatories undo” takes.
    """
    found = _of(root, person) if person else tuple(all_changes(root))
    found = found[-last:] if last else found
    if form == "json":
        as_json([as_content(change) for change in found])
    elif not found:
        click.echo("no changes; what was written into the files by hand does not stand in the history")
    for change in found if form == "text" else ():
        for line in change_in_words(change):
            click.echo(line)


def _of(root: Path, person: str) -> tuple[Change, ...]:
    """The changes of a person and of the records about them, also of one who was taken out again.

    Where several entries were made one, it is the past of all of them.
    """
    found = changes_of(root, [person])
    if found and person not in listed(root).rows:
        return found
    people = listed(root)
    who = the_one(people, person)
    about = [
        text.id for (kind, _), text in people.texts.items() if kind in ABOUT and text.fields.get(ABOUT[kind]) == who
    ]
    about += [
        text.id for (kind, _), text in people.texts.items() if kind == "alias" and text.fields.get("person") == who
    ]
    return changes_of(root, [who, *merged_into(root, who), *about])


@click.command(short_help="Undo a change.")
@click.argument("change", metavar="CHANGE")
@by_option
@project_option
def undo(change: str, by: str | None, root: Path) -> None:
    """Undo a CHANGE, named by its id as “complaint signatories history” prints it.

    What was changed again since is left alone, and you are told. An undone change can be undone in its turn.
    """
    finish(undo_change(root, change, told("undo", root, by)))
