"""What the commands for sealed data have in common: where the secret key is, and that nothing secret is dumped."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from complaint.commands.options import PathName
from complaint.commands.printing import problems_as_text
from complaint.problems import ProblemsFound
from complaint.records.sealing.age import Identity
from complaint.records.sealing.opening import who_can_open
from complaint.records.sealing.secret_keys import is_locked, read_keys

F = TypeVar("F", bound=Callable[..., Any])
VARIABLE = "COMPLAINT_KEY"


def key_option(command: F) -> F:
    """`--key FILE`; without it the file that COMPLAINT_KEY names, or the usual place."""
    return click.option(
        "--key",
        "key_file",
        metavar="FILE",
        envvar=VARIABLE,
        type=PathName(path_type=Path, dir_okay=False),
        help="Your secret key; if not given, the file named in COMPLAINT_KEY, or the key in your configuration folder.",
    )(command)


def usual_place() -> Path:
    """Where somebody's own secret key stands."""
    return Path(click.get_app_dir("complaint")) / "key.txt"


def keys_from(key_file: Path | None, root: Path) -> tuple[Identity, ...]:
    """The secret keys that are at hand; leaves with 1 and a word on who can open what is sealed if there are none."""
    path = key_file or usual_place()
    if key_file is None and not path.exists():
        click.echo("error: this needs a secret key, and you have none", err=True)
        click.echo(f"    Give it with “--key FILE”. What is sealed can be opened by: {who_can_open(root)}.", err=True)
        sys.exit(1)
    try:
        return read_keys(path, root, lambda: click.prompt("Passphrase of the key", hide_input=True, err=True))
    except ProblemsFound as found:
        problems_as_text(found.problems, to_stderr=True)
        sys.exit(1)


def keys_at_hand(key_file: Path | None, root: Path) -> tuple[Identity, ...]:
    """The secret keys where they can be had without asking for anything; none otherwise, for what goes without too."""
    if key_file is None and (not usual_place().exists() or is_locked(usual_place())):
        return ()
    return keys_from(key_file, root)


def refuse_without_terminal(to_stdout: bool, what: str = "what is sealed") -> None:
    """What is private is printed where somebody looks at it, not into a file or another program by mistake."""
    if not to_stdout and not sys.stdout.isatty():
        raise click.UsageError(f"{what} is printed on a terminal only; say --to-stdout if another program shall get it")


def inherited() -> dict[str, str]:
    """The environment for a program that is shown something private."""
    return {name: value for name, value in os.environ.items() if name != VARIABLE}
