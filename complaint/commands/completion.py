"""`complaint completion SHELL`: what makes a shell complete commands, options and recipients."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")


@click.command(short_help="Let the shell complete what you type.")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Let the shell complete what you type: commands, options and recipients, with the Tab key.

    SHELL is bash, zsh or fish. What is printed has to be read by the shell when it starts. For bash, add this line to
    the file .bashrc in your home folder:

    \b
        eval "$(complaint completion bash)"
    """
    kind = get_completion_class(shell)
    root = context.find_root()
    if kind is None:
        raise click.UsageError(f"{shell} is not known")
    click.echo(kind(root.command, {}, "complaint", "_COMPLAINT_COMPLETE").source())
