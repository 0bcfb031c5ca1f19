"""`complaint init DIR`: a new, empty project."""

from __future__ import annotations

import shutil
import sys
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from complaint.commands.options import PathName


@click.command(short_help="Make a new project.")
@click.argument("folder", metavar="DIR", type=PathName(path_type=Path, file_okay=False))
def init(folder: Path) -> None:
    """Make a new project in the folder DIR. It holds nobody yet, and can be checked and built at once.

    DIR must be new or empty: nothing that is there is ever overwritten. The file README.md in it says what to do next.
    """
    try:
        if folder.is_dir() and any(folder.iterdir()):
            click.echo(f"error: {folder} is not empty; name a new folder", err=True)
            sys.exit(1)
        _make(folder)
    except OSError as failed:
        click.echo(f"error: the project cannot be made in {folder}: {failed.strerror or failed}", err=True)
        sys.exit(1)
    click.echo(f"A new project is in {folder}. Read {folder / 'README.md'} for what to write first.")


def _make(folder: Path) -> None:
    """The whole project or nothing: what was written is removed again if the disk is full."""
    was_there = folder.is_dir()
    try:
        _copy(resources.files("complaint").joinpath("skeleton"), folder)
        (folder / "build").mkdir(exist_ok=True)
    except OSError:
        for left in folder.iterdir() if folder.is_dir() else ():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        if not was_there and folder.is_dir():
            folder.rmdir()
        raise


def _copy(source: Traversable, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for entry in source.iterdir():
        if entry.is_dir():
            _copy(entry, target / entry.name)
        elif not entry.name.endswith((".py", ".pyc")):
            (target / entry.name).write_bytes(entry.read_bytes())
