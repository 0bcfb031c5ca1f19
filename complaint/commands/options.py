"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day written as 2018-11-05."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}” is not a day that exists; write it as 2018-11-05", param, ctx)


def project_option(command: F) -> F:
    """`--project DIR`, by itself the folder one stands in."""
    return click.option(
        "--project",
        "root",
        type=click.Path(path_type=Path),
        default=Path(),
        help="The project's folder; by itself the one you stand in.",
    )(command)


def date_option(command: F) -> F:
    return click.option(
        "--date", "on", type=Day(), help="Build or check as of this day instead of the complaint's filing date."
    )(command)


def format_option(*formats: str) -> Callable[[F], F]:
    """`--format`, the first being the usual one."""
    return click.option(
        "--format", "form", type=click.Choice(formats), default=formats[0], show_default=True, help="How to print it."
    )
