"""`complaint init DIR`: a new, empty project."""

from __future__ import annotations

import sys
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> None:
    """Make a new, empty project in FOLDER that checks clean and builds.

    FOLDER must not exist, or be empty: nothing that is there is ever overwritten.
    """
    if folder.exists() and any(folder.iterdir()):
        click.echo(f"error: {folder} is not empty; name a new folder", err=True)
        sys.exit(1)
    try:
        _copy(resources.files("complaint").joinpath("skeleton"), folder)
        (folder / "build").mkdir(exist_ok=True)
    except OSError as failed:
        click.echo(f"error: {folder} cannot be made: {failed.strerror}", err=True)
        sys.exit(1)
    click.echo(f"A new project is in {folder}. Read {folder / 'README.md'} for what to write first.")


def _copy(source: Traversable, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for entry in source.iterdir():
        if entry.is_dir():
            _copy(entry, target / entry.name)
        elif not entry.name.endswith((".py", ".pyc")):
            (target / entry.name).write_bytes(entry.read_bytes())
