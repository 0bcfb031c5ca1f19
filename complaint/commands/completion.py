"""`complaint completion SHELL`: the line that makes a shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what makes SHELL complete commands: for bash, add “eval "$(complaint completion bash)"” to ~/.bashrc."""
    kind = get_completion_class(shell)
    root = context.find_root()
    if kind is None:
        raise click.UsageError(f"{shell} is not known")
    click.echo(kind(root.command, {}, "complaint", "_COMPLAINT_COMPLETE").source())
