"""What the commands that change records have in common: who asks and when, who is meant, and what came of it."""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from complaint.commands.printing import problems_as_text, tally
from complaint.problems import has_errors
from complaint.records.changing import Change, Changed, FieldConflict, Told
from complaint.records.changing.history import RecordChange
from complaint.records.schemas import schemas
from complaint.records.sheets.listed import Listed, listed

F = TypeVar("F", bound=Callable[..., Any])


def by_option(command: F) -> F:
    return click.option(
        "--by",
        metavar="NAME",
        envvar="COMPLAINT_USER",
        help="Who makes the change; if not given, the name that git or the computer knows.",
    )(command)


def source_option(command: F) -> F:
    return click.option(
        "--source", metavar="WORDS", default="", help="Where this was read: the form, message or page, as “form 17”."
    )(command)


def told(how: str, root: Path, by: str | None, source: str = "", said: str = "") -> Told:
    return Told(by or name_of_user(root), datetime.now().astimezone(), how, source, said)


def today() -> date:
    return date.today()


def name_of_user(root: Path) -> str:
    """Who sits at the keyboard, by the name that git knows, else by that of the account."""
    git = shutil.which("git")
    if git is not None and root.is_dir():
        done = subprocess.run(  # noqa: S603 - git as found on this machine
            [git, "config", "user.name"],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        if done.returncode == 0 and done.stdout.strip():
            return done.stdout.strip()
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return os.environ.get("USER", "unknown")


def list_of(root: Path) -> Listed:
    """The list of the project; wrong use of the command where there is none."""
    if not (root / "signatories").is_dir():
        raise click.UsageError(f"{root.resolve().name} is no project: it holds no folder signatories")
    return listed(root)


def the_one(found: Listed, said: str) -> str:
    """The id of the person who is meant; wrong use of the command if it is nobody or not clear."""
    meant = found.meant(said)
    if len(meant) == 1 and (said.strip() == meant[0] or found.people.written(said)):
        return meant[0]
    if not meant:
        raise click.UsageError(f"nobody on the list is called “{said}”; “complaint signatories” lists everybody")
    names = "\n".join(f"  {person}: {found.name_of(person)}" for person in meant)
    raise click.UsageError(f"“{said}” may be one of these; give the short name in front:\n{names}")


def finish(done: Changed, *, nothing: str = "nothing to change: the list says so already", dry: bool = False) -> None:
    """Print what came of a change (with `dry`, what would come of it), and leave with 1 if it was refused."""
    problems_as_text(done.problems, to_stderr=True)
    for conflict in done.conflicts:
        click.echo(conflict_in_words(conflict), err=True)
    if done.refused:
        reason = tally(done.problems) if has_errors(done.problems) else "somebody else has changed this meanwhile"
        click.echo(f"{reason}: nothing was written", err=True)
        sys.exit(1)
    if done.done is None:
        click.echo(nothing)
        return
    for record in done.done.records:
        for line in record_in_words(record):
            click.echo(line)
    click.echo("nothing was written" if dry else f"written as change {done.done.id}")


def record_in_words(record: RecordChange) -> list[str]:
    """`orlan-vesna: age 47 → 48`, a line for each field; of a new record one line."""
    if record.kind != "edit":
        what = "new" if record.kind == "add" else "taken out"
        return [f"{record.id}: {what} ({record.type.replace('_', ' ')})"]
    return [
        f"{record.id}: {part.field} changed (private)"
        if part.private
        else f"{record.id}: {part.field} {_shown(part.old)} → {_shown(part.new)}"
        for part in record.fields
    ]


def conflict_in_words(conflict: FieldConflict) -> str:
    if schemas()[conflict.type].fields[conflict.field].private:
        return f"{conflict.id}: {conflict.field} was changed by somebody else meanwhile (private)"
    base = f"was {_shown(conflict.base)}, " if conflict.base is not None else ""
    return f"{conflict.id}: {conflict.field}: {base}is now {_shown(conflict.theirs)}, was to be {_shown(conflict.mine)}"


def change_in_words(change: Change) -> list[str]:
    """A change of the history: who, when, how, from where, and below it each field."""
    said = change.told
    source = f" from {said.source}" if said.source else ""
    undoes = f", undoes {said.undoes}" if said.undoes else ""
    reason = f": {said.said}" if said.said else ""
    head = f"{said.when:%Y-%m-%d %H:%M} {said.who}: {said.how}{source}{undoes}{reason}  [{change.id}]"
    lines = []
    for record in change.records:
        row = f" ({record.row})" if record.row else ""
        lines += [f"    {line}{row}" for line in record_in_words(record)]
        if record.kind == "add":
            lines += [
                f"        {part.field}: {'(private)' if part.private else _shown(part.new)}" for part in record.fields
            ]
    return [head, *lines]


def _shown(value: object) -> str:
    text = "; ".join(value) if isinstance(value, tuple) else str(value or "")
    return f"“{text}”" if text else "(empty)"
