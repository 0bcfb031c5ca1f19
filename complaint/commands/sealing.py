"""`complaint seal`: what is private goes into sealed files."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from complaint.commands.options import PathName, project_option
from complaint.commands.printing import problems_as_text
from complaint.commands.secrets import key_option, keys_at_hand
from complaint.commands.telling import by_option, record_in_words, the_one, told
from complaint.records.changing import Changed, RecordText, texts_of
from complaint.records.nearest import did_you_mean
from complaint.records.schemas import schemas
from complaint.records.sealing.opening import key_records
from complaint.records.sealing.sealing import HELD_WORD, ToSeal, can_hold, file_of, seal_scan, seal_values, sealable
from complaint.records.sheets.listed import listed


@click.command(short_help="Seal what is private.")
@click.argument("record", required=False, metavar="[PERSON]")
@click.argument("fields", nargs=-1, metavar="[FIELD]...")
@click.option(
    "--file",
    "scan",
    metavar="FILE",
    type=PathName(path_type=Path, dir_okay=False),
    help="Seal this scan, of the power of attorney of PERSON or of the record that is named instead.",
)
@key_option
@by_option
@project_option
def seal(
    record: str | None, fields: tuple[str, ...], scan: Path | None, key_file: Path | None, by: str | None, root: Path
) -> None:
    """Seal what is private: move it from the lists into files that only the keys of the project open.

    \b
        complaint seal                                   all that stands readable in private columns
        complaint seal abenova-aigul address telephone   asks for both and seals them
        complaint seal abenova-aigul --file scan.pdf     the scan of her power of attorney

    In the lists stands “held” then. Values are asked for and never given in the command, which the shell would keep.
    Instead of PERSON any record can be named. No secret key is needed; with one, each person has one sealed file.
    """
    if not (root / "signatories").is_dir():
        raise click.UsageError(f"{root.resolve().name} is no project: it holds no folder signatories")
    who = told("seal", root, by)
    if scan is not None or (record and not fields and file_of(root, text_of(root, record))):
        if record is None or fields:
            raise click.UsageError("name the record that the scan belongs to, and no fields")
        text = _with_scan(root, text_of(root, record))
        path = scan or file_of(root, text)
        if path is None:
            raise click.UsageError("name the scan with --file")
        _finish(seal_scan(root, text, path, who), root)
        if path.exists():
            click.echo(f"{path} is still there: it is not in the project. Delete it where it lies.")
        return
    wanted = _asked(text_of(root, record), fields) if record and fields else _readable(root, record)
    if not wanted:
        click.echo("nothing private stands readable in the lists")
        return
    _finish(seal_values(root, wanted, who, keys_at_hand(key_file, root)), root)


def text_of(root: Path, name: str) -> RecordText:
    """The record of this id, or the person who is called so."""
    found = texts_of(
        root, *(kind for kind, schema in schemas().items() if schema.file is None or _in_project(schema.file))
    )
    record = next((text for (_, record_id), text in found.items() if record_id == name), None)
    if record is not None:
        return record
    return found["signatory", the_one(listed(root), name)]


def _in_project(file: str) -> bool:
    return file.startswith(("cases/", "signatories/"))


def _readable(root: Path, name: str | None) -> tuple[ToSeal, ...]:
    """What stands readable, of everybody or of one record."""
    if name is None:
        return sealable(root)
    text = text_of(root, name)
    return tuple(one for one in sealable(root) if one.text.id == text.id)


def _asked(text: RecordText, fields: tuple[str, ...]) -> tuple[ToSeal, ...]:
    """The fields with what stands there, or what is answered."""
    known = schemas()[text.type].fields
    for name in fields:
        if not can_hold(known.get(name)):
            holding = [key for key, wanted in known.items() if can_hold(wanted)]
            hint = did_you_mean(name, holding) or f"These can: {', '.join(holding)}."
            raise click.UsageError(f"“{name}” of a {text.type} cannot be sealed. {hint}")
    found = []
    for name in fields:
        there = text.fields.get(name, "")
        value = None if there not in ("", HELD_WORD) else click.prompt(f"{name} of {text.id}", err=True).strip()
        found.append(ToSeal(text, name, value))
    return tuple(found)


def _with_scan(root: Path, text: RecordText) -> RecordText:
    """The record that keeps the scan: of a person it is the one power of attorney."""
    if text.type != "signatory":
        return text
    powers = [one for one in texts_of(root, "power_of_attorney").values() if one.fields.get("principal") == text.id]
    if len(powers) != 1:
        ids = ", ".join(one.id for one in powers) or "none"
        raise click.UsageError(f"name the power of attorney that it is a scan of; {text.id} has: {ids}")
    return powers[0]


def _finish(done: Changed, root: Path) -> None:
    """Tell what came of it, and nothing of what was sealed."""
    problems_as_text(done.problems, to_stderr=True)
    for conflict in done.conflicts:
        click.echo(f"{conflict.id}: {conflict.field} was changed by somebody else meanwhile; seal it again", err=True)
    if done.refused:
        click.echo("nothing was written", err=True)
        sys.exit(1)
    if done.done is None:
        click.echo("nothing to seal")
        return
    for change in done.done.records:
        for line in record_in_words(change):
            click.echo(line)
    names = ", ".join(str(one.name) for one in key_records(root))
    click.echo(f"sealed for {names}; written as change {done.done.id}")
    click.echo("Older copies still hold what stood there readable: see docs/security.md, “What sealing cannot undo”.")
