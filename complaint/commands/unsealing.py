"""`complaint unseal`: what is sealed about somebody, on the terminal or in an editor."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click
import yaml

from complaint.commands import memory
from complaint.commands.options import project_option
from complaint.commands.printing import problems_as_text
from complaint.commands.sealing import text_of
from complaint.commands.secrets import key_option, keys_from, refuse_without_terminal
from complaint.commands.telling import by_option, finish, told
from complaint.records.changing import Told
from complaint.records.schemas import schemas
from complaint.records.sealing.opening import Opened, opened
from complaint.records.sealing.rekeying import rewrite
from complaint.records.sealing.sealed_file import Sealed, Value, current
from complaint.records.sealing.sealing import about, can_hold, moment
from complaint.records.typed import MisfitError, value
from complaint.records.yaml_reader import Keys, Scalar, read_yaml

_HEAD = (
    "# What is sealed about {person}: record, field and value. Save and close to seal it again; lines that you take\n"
    "# out are forgotten, and so is what stood there before. Put values between quotation marks. This text stands in\n"
    "# memory only.\n"
)


@click.command(short_help="Show what is sealed about somebody.")
@click.argument("person", metavar="PERSON")
@click.option("--edit", "in_editor", is_flag=True, help="Open it in your editor and seal it again.")
@click.option("--scan", metavar="SHA256", help="Give out the scan whose SHA-256 begins so; needs --to-stdout.")
@click.option("--to-stdout", is_flag=True, help="Print it also where nobody looks at a terminal.")
@key_option
@by_option
@project_option
def unseal(
    person: str, in_editor: bool, scan: str | None, to_stdout: bool, key_file: Path | None, by: str | None, root: Path
) -> None:
    """Show what is sealed about a PERSON, or another record, with your secret key.

    It is printed on the terminal only. With --edit it is opened in your editor ($VISUAL or $EDITOR), in memory and on
    no disk, and sealed again.
    """
    if not (root / "signatories").is_dir():
        raise click.UsageError(f"{root.resolve().name} is no project: it holds no folder signatories")
    if scan and not to_stdout:
        raise click.UsageError("a scan is given to another program only: say --to-stdout, and pass it on with “|”")
    if not in_editor:
        refuse_without_terminal(to_stdout)
    who = about(text_of(root, person))
    identities = keys_from(key_file, root)
    found = opened(root, identities)
    problems_as_text(found.problems, to_stderr=True)
    if found.problems and not found.files:
        sys.exit(1)
    mine = found.about(who)
    if not mine:
        click.echo(f"nothing is sealed about {who}", err=True)
        sys.exit(1)
    if scan:
        _give_scan(mine, scan)
    elif in_editor:
        if found.problems:
            click.echo("error: not everything could be opened; nothing is changed before it is", err=True)
            sys.exit(1)
        now = Sealed(who, tuple(_edited(who, found, told("unseal --edit", root, by))))
        seen = frozenset(one for sealed in mine.values() for one in sealed.values)
        finish(rewrite(root, now, seen, told("seal", root, by), identities), nothing="nothing was changed")
    else:
        _print(mine)


def _print(mine: Mapping[str, Sealed]) -> None:
    values = [one for sealed in mine.values() for one in sealed.values]
    newest = current(values)
    for one in sorted(values, key=lambda one: (one.record, one.field, one.when)):
        older = "" if newest[one.record, one.field] == one else " (before)"
        click.echo(f"{one.record} {one.field}{older}: {one.value}")
        click.echo(f"    sealed {one.when[:10]} by {one.by}")
    for sealed in mine.values():
        if sealed.scan is not None:
            scan = sealed.scan
            click.echo(f"{scan.record} scan: {scan.name}, {len(scan.content)} bytes, SHA-256 {scan.sha256}")


def _give_scan(mine: Mapping[str, Sealed], begin: str) -> None:
    scans = [one.scan for one in mine.values() if one.scan is not None and one.scan.sha256.startswith(begin.lower())]
    if len({one.sha256 for one in scans}) != 1:
        click.echo(f"{len(scans)} scans begin so; “complaint unseal” without --scan lists them", err=True)
        sys.exit(1)
    sys.stdout.buffer.write(scans[0].content)


def _edited(person: str, found: Opened, who: Told) -> list[Value]:
    """The values as the editor left them; what did not change keeps when and by whom it was sealed."""
    values = current(one for sealed in found.about(person).values() for one in sealed.values)
    content: dict[str, dict[str, str]] = {}
    for (record, field), one in sorted(values.items()):
        content.setdefault(record, {})[field] = one.value
    text = _HEAD.format(person=person) + yaml.safe_dump(content, allow_unicode=True, sort_keys=False, default_style='"')
    try:
        after = memory.edited(text)
    except memory.NoMemoryError:
        click.echo("error: this computer has no folder in memory, and nothing is put on a disk", err=True)
        click.echo(f"    Type the values anew: “complaint seal {person} FIELD”.", err=True)
        sys.exit(1)
    except (OSError, subprocess.CalledProcessError, UnicodeDecodeError):
        click.echo("error: the editor could not be used, or ended with an error; nothing was changed", err=True)
        sys.exit(1)
    return [_kept(values, kinds_of(values), record, field, text, who) for record, field, text in _read(after)]


def kinds_of(values: Mapping[tuple[str, str], Value]) -> Mapping[str, str]:
    return {one.record: one.type for one in values.values()}


def _read(text: str) -> list[tuple[str, str, str]]:
    """Record, field and value of each line; leaves where it cannot be read, without telling what stood there."""
    node, problems = read_yaml(text, "sealed")
    if node is None and not problems:
        return []
    if problems or not isinstance(node, Keys):
        lines = ", ".join(sorted({str(one.place.line) for one in problems})) or "1"
        _refuse(f"what you saved cannot be read (line {lines})")
    found = []
    for record, fields in node.entries.items() if isinstance(node, Keys) else ():
        for field, inner in fields.entries.items() if isinstance(fields, Keys) else ():
            if not isinstance(inner, Scalar) or not inner.text.strip():
                _refuse(f"“{field}” of “{record}” must have a text; take the line out to forget it")
            else:
                found.append((record, field, inner.text.strip()))
        if not isinstance(fields, Keys):
            _refuse(f"below “{record}” must stand fields with their values")
    return found


def _kept(
    values: Mapping[tuple[str, str], Value], kinds: Mapping[str, str], record: str, field: str, text: str, who: Told
) -> Value:
    before = values.get((record, field))
    if before is not None and before.value == text:
        return before
    wanted = schemas()[kinds[record]].fields.get(field) if record in kinds else None
    if wanted is None or not can_hold(wanted):
        _refuse(f"“{field}” of “{record}” is not sealed; seal a new one with “complaint seal {record} FIELD”")
    else:
        try:
            value(wanted, text)
        except MisfitError:
            _refuse(f"what you wrote for “{field}” of “{record}” is not what the field takes")
    new = Value(kinds[record], record, field, text, moment(who), who.who)
    return new if before is None else replace(before, value=text, when=new.when, by=new.by)


def _refuse(reason: str) -> None:
    click.echo(f"error: {reason}; nothing was changed", err=True)
    sys.exit(1)
