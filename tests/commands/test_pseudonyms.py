"""`complaint pseudonyms`: who has no number gets one."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from complaint.cli import main
from tests.small_project import make_small_project


def test_everyone_gets_a_number_once_and_is_told_nothing_but_how_many(tmp_path: Path) -> None:
    project = make_small_project(tmp_path / "project")
    first = CliRunner().invoke(main, ["pseudonyms", "--project", str(project)])
    again = CliRunner().invoke(main, ["pseudonyms", "--project", str(project)])
    assert first.output == "3 people have a new number in signatories/pseudonyms.csv, 0 had one\n"
    assert again.output == "0 people have a new number in signatories/pseudonyms.csv, 3 had one\n"
    assert CliRunner().invoke(main, ["check", "--project", str(project)]).exit_code == 0


def test_nothing_is_drawn_while_the_list_of_people_cannot_be_read(tmp_path: Path) -> None:
    project = make_small_project(tmp_path / "project")
    with (project / "signatories/signatories.csv").open("a") as file:
        file.write("one cell too many,or too few\n")
    result = CliRunner().invoke(main, ["pseudonyms", "--project", str(project)])
    assert result.exit_code == 1
    assert "nothing was drawn" in result.output
    assert (project / "signatories/pseudonyms.csv").read_text() == "id,person,number,folder\n"


def test_a_folder_without_signatories_is_no_project(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["pseudonyms", "--project", str(tmp_path)])
    assert result.exit_code == 2
    assert "is no project" in result.output
