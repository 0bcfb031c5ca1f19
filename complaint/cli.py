"""The command line: each `complaint COMMAND` turns its arguments into one call and the result into an exit code.

Exit codes: 0 clean or warnings only, 1 errors in what the user wrote, 2 wrong use of the command.
"""

from __future__ import annotations

import sys
from importlib import import_module

import click

from complaint import __version__

# Each command and the module of complaint/commands/ that holds it.
COMMANDS = {
    "check": "checking",
    "build": "building",
    "letters": "posting",
    "contacts": "contacts",
    "recipients": "listing",
    "signatories": "listing",
    "events": "listing",
    "prosecutions": "listing",
    "resolve": "resolving",
    "facts": "facts",
    "schema": "schema",
    "verify": "verifying",
    "changes": "comparing",
    "init": "starting",
    "completion": "completion",
}


class Commands(click.Group):
    """The commands, each loaded when it is called.

    Why: loading them takes most of a second, which somebody who waits for the Tab key notices; and who interrupts the
    program meanwhile shall not see a traceback.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"complaint.commands.{COMMANDS[cmd_name]}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from complaint.records.nearest import did_you_mean  # only where it is needed, as above

            raise click.UsageError(f"there is no command “{args[0]}”. {did_you_mean(args[0], COMMANDS)}".strip(), ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="complaint")
def main() -> None:
    """Make complaint filings to UN, OSCE, EU and Council of Europe bodies from checked records.

    The usual way: “complaint check” tells what is wrong with the records, “complaint build” makes the filings as DOCX
    and PDF in the folder build/. A project is a folder with the folders cases/ and signatories/ in it; “complaint init
    DIR” makes a new one. “complaint COMMAND --help” explains a command.
    """
    for stream in (sys.stdout, sys.stderr):  # a terminal that lacks a letter shows a question mark, and we go on
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
