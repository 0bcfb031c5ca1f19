"""Options that several commands share."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from complaint.filing.recipients import recipients
from complaint.filing.words import template_files
from complaint.problems import Problem

F = TypeVar("F", bound=Callable[..., Any])

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class PathName(click.Path):
    """A path that could be one: whatever the system takes for a name."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            os.lstat(value)
        except OSError as reason:
            if reason.errno == errno.ENAMETOOLONG:
                self.fail(f"“{str(value)[:40]}…” is too long for the name of a file or folder", param, ctx)
        return super().convert(value, param, ctx)


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day written as 2018-11-05."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            if _DAY.fullmatch(str(value)):
                return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}” is not a day that exists", param, ctx)
        self.fail(f"“{value}” is not a day; write it as 2018-11-05", param, ctx)


def recipients_argument(command: F) -> F:
    """Any number of recipients by name, which the shell completes."""
    return click.argument("recipients", nargs=-1, metavar="[RECIPIENT]...", shell_complete=_recipients)(command)


def _recipients(context: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The recipients of the project that begin so, for the shell; what is wrong in the project is told elsewhere."""
    found, _ = recipients(template_files(Path(context.params.get("root") or ".")))
    named = context.params.get(parameter.name or "") or ()
    return [
        CompletionItem(name, help=str(profile.short_name))
        for name, profile in found.items()
        if name.startswith(typed) and name not in named
    ]


def lang_option(command: F) -> F:
    help = "Write the documents in this language, as “fr”, if the recipient takes it and everything is translated."
    return click.option("--lang", "language", metavar="LANGUAGE", help=help)(command)


def recipient_option(command: F) -> F:
    return click.option(
        "--recipient",
        metavar="RECIPIENT",
        shell_complete=_recipients,
        help="Look at the filing for this recipient instead of the whole complaint.",
    )(command)


def refuse_unknown_recipients(problems: Iterable[Problem]) -> None:
    """A recipient that there is not is wrong use of the command: no record has to be corrected."""
    wrong = [f"{problem.message}. {problem.hint}" for problem in problems if problem.code == "unknown-recipient"]
    if wrong:
        raise click.UsageError("\n".join(wrong))


def project_option(command: F) -> F:
    """`--project DIR`, by itself the folder one stands in."""
    return click.option(
        "--project",
        "root",
        metavar="DIR",
        type=PathName(path_type=Path),
        default=Path(),
        help="The folder of the project; if not given, the folder you are in.",
    )(command)


def date_option(command: F) -> F:
    return click.option(
        "--date",
        "on",
        type=Day(),
        help="The day as of which everything is counted, as 2018-11-05; if not given, the complaint's filing date.",
    )(command)


def format_option(*formats: str) -> Callable[[F], F]:
    """`--format`, the first being the usual one."""
    return click.option(
        "--format", "form", type=click.Choice(formats), default=formats[0], show_default=True, help="How to print it."
    )
