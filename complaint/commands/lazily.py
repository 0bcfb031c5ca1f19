"""A group of commands, each loaded when it is called.

Why: loading them takes most of a second, which somebody who waits for the Tab key notices; and who interrupts the
program meanwhile shall not see a traceback.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class Commands(click.Group):
    """Commands by name with the module of complaint/commands/ that holds each."""

    def __init__(self, *arguments: Any, modules: Mapping[str, str], **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.modules:
            return None
        module = import_module(f"complaint.commands.{self.modules[cmd_name]}")
        command = getattr(module, cmd_name, None) or getattr(module, f"{cmd_name}_")
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.modules and not args[0].startswith("-"):
            from complaint.records.nearest import did_you_mean  # only where it is needed, as above

            raise click.UsageError(
                f"there is no command “{args[0]}”. {did_you_mean(args[0], self.modules)}".strip(), ctx
            )
        return super().resolve_command(ctx, args)
