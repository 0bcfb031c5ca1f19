"""What the shell proposes: commands, options, recipients of the project at hand, types of records."""

from __future__ import annotations

import subprocess

import pytest
from click.shell_completion import BashComplete

from complaint.cli import main


def proposed(typed: str, project: object = "") -> list[str]:
    """What bash would propose for the last word of a line."""
    *words, last = typed.replace("PROJECT", str(project)).split(" ")
    complete = BashComplete(main, {}, "complaint", "_COMPLAINT_COMPLETE")
    return [item.value for item in complete.get_completions(words, last)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("bu", ["build"]),
        ("build --project PROJECT lea", ["leaflet"]),
        ("build --project PROJECT pu", ["public"]),
        ("check --project PROJECT leaflet l", []),
        ("letters --project PROJECT osce-r", ["osce-rfom"]),
        ("facts --project PROJECT --recipient le", ["leaflet"]),
        ("build --project PROJECT/nowhere pu", ["public"]),
        ("build --format ", ["docx", "pdf"]),
        ("build --jo", ["--jobs"]),
        ("schema ev", ["event"]),
        ("completion b", ["bash"]),
    ],
)
def test_what_is_proposed(typed, expected, small_project):
    found = proposed(typed, small_project)

    assert [name for name in found if name != "un-special-procedures"] == expected


def test_a_broken_profile_does_not_disturb_who_types(project):
    (project / "templates/leaflet/profile.yaml").write_text("id: [")

    assert proposed("build --project PROJECT pu", project) == ["public"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_gets_what_it_has_to_read(shell, complaint):
    result = complaint("completion", shell)

    assert result.exit_code == 0
    assert "_COMPLAINT_COMPLETE" in result.stdout


def test_bash_understands_it(complaint):
    script = complaint("completion", "bash").stdout
    done = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
