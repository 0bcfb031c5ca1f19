"""`complaint keys`: who can open what is sealed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from complaint.commands.options import PathName, format_option, project_option
from complaint.commands.printing import as_csv, as_json, as_table, problems_as_text
from complaint.commands.secrets import key_option, keys_from, refuse_without_terminal, usual_place
from complaint.commands.telling import by_option, finish, today, told
from complaint.problems import ProblemsFound
from complaint.records.schemas import schemas
from complaint.records.sealing import rekeying
from complaint.records.sealing.age import Identity
from complaint.records.sealing.opening import KEY, key_records
from complaint.records.sealing.sealed_file import names_in
from complaint.records.sealing.secret_keys import make_key, new_beside, write_key
from complaint.records.typed import MisfitError, value

_passphrase_option = click.option("--passphrase", is_flag=True, help="Ask for a passphrase that protects the key.")


@click.group(short_help="Say who can open what is sealed.")
def keys() -> None:
    """Say who can open what is sealed.

    Private data stand in sealed files, which each of the keys in signatories/keys.yaml opens. There are at least two,
    so that losing one loses nothing: those of two people, or one and a recovery key on paper.
    """


@keys.command(short_help="Make a pair of keys.")
@click.option("--recovery", is_flag=True, help="Show the secret key once, to be put on paper, and write it nowhere.")
@click.option("--out", "target", metavar="FILE", type=PathName(path_type=Path), help="The file for the secret key.")
@_passphrase_option
@click.option("--to-stdout", is_flag=True, help="Show the recovery key although nobody looks at a terminal.")
@project_option
def new(recovery: bool, target: Path | None, passphrase: bool, to_stdout: bool, root: Path) -> None:
    """Make a pair of keys: a public one to pass on, and a secret one that stays with you.

    The secret key is written into your configuration folder, or into FILE, for you alone; never into the project. Give
    the public key to who keeps the project: “complaint keys add ID PUBLIC_KEY --name NAME”.
    """
    if recovery:
        if target is not None or passphrase:
            raise click.UsageError("a recovery key is written nowhere: leave out --out and --passphrase")
        refuse_without_terminal(to_stdout)
        key = make_key()
        click.echo("Write this secret key on paper, check each sign, and keep it away from every computer.")
        click.echo("It is shown this once. Whoever has it can open everything:\n")
        click.echo(f"    {key}\n")
    else:
        key = make_key()
        path = target or usual_place()
        _or_leave(lambda: write_key(path, key, root, _chosen() if passphrase else ""))
        click.echo(f"The secret key is in {path}. Keep a copy of it where nobody else gets at it.")
    click.echo(f"The public key is\n\n    {key.to_public()}")


@keys.command(short_help="Let one more key open everything.")
@click.argument("key_id", metavar="ID")
@click.argument("public_key", metavar="PUBLIC_KEY")
@click.option("--name", required=True, metavar="NAME", help="Whose key it is, or where the recovery key lies.")
@click.option("--recovery", is_flag=True, help="It is the recovery key.")
@key_option
@by_option
@project_option
def add(
    key_id: str, public_key: str, name: str, recovery: bool, key_file: Path | None, by: str | None, root: Path
) -> None:
    """Add a PUBLIC_KEY under a short name ID, and seal everything anew so that it opens that, too.

    Make sure that the key is that person's: let them read it to you. Where something is sealed already, a secret key is
    needed that opens it.
    """
    _project(root)
    try:
        value(schemas()[KEY].fields["id"], key_id)
    except MisfitError:
        raise click.UsageError(f"“{key_id}” cannot be a short name; write one as key-anna") from None
    who = told("keys add", root, by)
    fields = {"id": key_id, "name": name, "public_key": public_key.strip(), "recovery": "yes" if recovery else ""}
    fields |= {"added_on": today().isoformat(), "added_by": who.who}
    finish(rekeying.add_key(root, fields, who, _needed(root, key_file)))
    _tell_number(root)


@keys.command(short_help="Take a key out.")
@click.argument("key_id", metavar="ID")
@key_option
@by_option
@project_option
def remove(key_id: str, key_file: Path | None, by: str | None, root: Path) -> None:
    """Take the key ID out, and seal everything anew for the others.

    What the key opened before, in copies of the project and in its git history, it still opens. If it fell into wrong
    hands, take what was sealed as known to them.
    """
    _project(root)
    finish(rekeying.remove_key(root, key_id, told("keys remove", root, by), _needed(root, key_file)))
    click.echo("It still opens older copies of the project, those in git among them.")
    _tell_number(root)


@keys.command("list", short_help="List the keys.")
@format_option("table", "json", "csv")
@project_option
def list_(form: str, root: Path) -> None:
    """List whose keys open what is sealed, and how many files are sealed."""
    _project(root)
    names = ("id", "name", "recovery", "added_on", "added_by", "public_key")
    rows = [
        {name: "yes" if one.values.get(name) is True else str(one.values.get(name) or "") for name in names}
        for one in key_records(root)
    ]
    if form == "table":
        as_table(rows, empty="no keys yet; “complaint keys new” makes one")
        _tell_number(root)
    elif form == "json":
        as_json(rows)
    else:
        as_csv(rows, names)


@keys.command(short_help="Replace your key by a new one.")
@click.argument("key_id", metavar="ID")
@click.option("--public", "public_key", metavar="PUBLIC_KEY", help="The new public key, if it is not yours.")
@_passphrase_option
@key_option
@by_option
@project_option
def rotate(
    key_id: str, public_key: str | None, passphrase: bool, key_file: Path | None, by: str | None, root: Path
) -> None:
    """Replace the key ID by a new one, and seal everything anew for it and the others.

    The new secret key takes the place of the old one, which stays beside it under another name: older copies of the
    project open with it only. With --public the key of somebody else is replaced, who keeps the secret one.
    """
    _project(root)
    if public_key:
        identities = _needed(root, key_file)
        finish(rekeying.replace_key(root, key_id, public_key.strip(), told("keys rotate", root, by), identities))
        return
    path = key_file or usual_place()
    identities = keys_from(key_file, root)
    key, newer = make_key(), new_beside(path)
    mine = {str(one.to_public()) for one in identities}
    listed = {one.id: str(one.public_key) for one in key_records(root)}
    if key_id in listed and listed[key_id] not in mine:
        raise click.UsageError(
            f"“{key_id}” is not the key in {path}; with --public the key of somebody else is replaced"
        )
    if newer.exists():
        click.echo(f"error: {newer} is left from an earlier attempt", err=True)
        click.echo(
            "    Both keys are read. Move the one that is listed to the place of the other, then go on.", err=True
        )
        sys.exit(1)
    _or_leave(lambda: write_key(newer, key, root, _chosen() if passphrase else ""))
    done = rekeying.replace_key(root, key_id, str(key.to_public()), told("keys rotate", root, by), identities)
    if done.done is None:
        newer.unlink()
    finish(done)
    old = _aside(path)
    path.rename(old)
    newer.rename(path)
    click.echo(f"The new secret key is in {path}, the old one in {old}.")


@keys.command(short_help="Seal everything anew for the keys of the list.")
@key_option
@by_option
@project_option
def reseal(key_file: Path | None, by: str | None, root: Path) -> None:
    """Seal everything anew for the keys of the list, what is about one person in one file.

    Needed when “complaint check” says that a file was sealed for other keys, as after a merge.
    """
    _project(root)
    if not names_in(root):
        click.echo("nothing is sealed")
        return
    finish(rekeying.seal_again(root, told("keys reseal", root, by), keys_from(key_file, root)))


def _needed(root: Path, key_file: Path | None) -> tuple[Identity, ...]:
    """A secret key where something is sealed already."""
    return keys_from(key_file, root) if names_in(root) else ()


def _project(root: Path) -> None:
    if not (root / "signatories").is_dir():
        raise click.UsageError(f"{root.resolve().name} is no project: it holds no folder signatories")


def _tell_number(root: Path) -> None:
    number, files = len(key_records(root)), len(names_in(root))
    click.echo(f"{number} {'key' if number == 1 else 'keys'}, {files} sealed {'file' if files == 1 else 'files'}")
    if number < 2:
        click.echo("At least two are needed before anything is sealed: losing one must lose nothing.")


def _chosen() -> str:
    return str(click.prompt("Passphrase for the new key", hide_input=True, confirmation_prompt=True, err=True))


def _aside(path: Path) -> Path:
    """A free name for a key that was replaced today."""
    names = (
        path.with_name(f"{path.name}.until-{today().isoformat()}{end}")
        for end in ("", *map("-{}".format, range(2, 99)))
    )
    return next(name for name in names if not os.path.lexists(name))


def _or_leave(work: Callable[[], None]) -> None:
    try:
        work()
    except ProblemsFound as found:
        problems_as_text(found.problems, to_stderr=True)
        sys.exit(1)
