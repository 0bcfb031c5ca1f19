"""Help for people who have never seen a command line: every command explains itself and every option."""

from __future__ import annotations

import click
import pytest

from complaint.cli import COMMANDS, main
from complaint.commands.signatories import SIGNATORIES


def test_all_commands_are_listed_in_the_order_in_which_one_needs_them(complaint):
    said = complaint("--help").output.partition("Commands:")[2]
    places = [said.index(f"\n  {name} ") for name in COMMANDS]

    assert places == sorted(places)
    assert "..." not in said, "a line is cut off: give the command a shorter short_help"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_explains_itself_and_each_option(name, complaint):
    result = complaint(name, "--help")
    command = main.get_command(click.Context(main), name)

    assert result.exit_code == 0
    assert command is not None
    assert command.name == name
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.name}"
            assert parameter.help.endswith("."), f"{name} {parameter.name}"
    assert not [word for word in ("YAML", "sha256", "boolean", "INTEGER", "TEXT", "PATH") if word in result.output]


def test_a_command_that_is_not_listed_has_no_module():
    from complaint import commands

    assert main.get_command(click.Context(main), "nothing") is None
    assert commands.__doc__


@pytest.mark.parametrize("name", SIGNATORIES)
def test_each_command_that_keeps_the_list_explains_itself(name, complaint):
    group = main.get_command(click.Context(main), "signatories")
    assert isinstance(group, click.Group)
    command = group.get_command(click.Context(group), name)
    result = complaint("signatories", name, "--help")

    assert command is not None and command.name == name and result.exit_code == 0
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help is not None and parameter.help.endswith("."), f"{name} {parameter.name}"
    assert not [word for word in ("YAML", "sha256", "boolean", "INTEGER", "TEXT", "PATH") if word in result.output]
    said = complaint("signatories", "--help").output
    assert f"\n  {name} " in said and "..." not in said.partition("Commands:")[2]
