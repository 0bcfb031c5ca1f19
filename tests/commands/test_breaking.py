"""A bug of ours, or a crash, tells where it came up and nothing of what the program was handling."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.small_project import make_small_project

SECRET = "N7654321 Oduya"  # noqa: S105 - no password
# The real command line with one function broken, as a bug would: the message holds what it was handling.
BROKEN = f"""
import complaint.pipeline, {{module}} as module
from complaint.cli import main
def broken(*_, **__):
    try:
        {{{{}}}}["{SECRET}"]
    except KeyError as wrong:
        raise ValueError("cannot handle {SECRET}") from wrong
module.{{name}} = broken
main({{arguments}}, prog_name="complaint")
"""


def run(module: str, name: str, *arguments: str, dev: bool = False) -> subprocess.CompletedProcess[str]:
    code = BROKEN.format(module=module, name=name, arguments=list(arguments)).replace("{{}}", "{}")
    options = ["-X", "dev"] if dev else []
    return subprocess.run([sys.executable, *options, "-c", code], check=False, capture_output=True, text=True)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_small_project(tmp_path_factory.mktemp("broken") / "project")


def test_a_bug_tells_kind_and_place_and_no_value(root: Path) -> None:
    done = run("complaint.pipeline", "load", "facts", "--project", str(root))
    assert done.returncode == 1 and "in broken" in done.stderr, done.stderr
    assert "KeyError" in done.stderr and "ValueError" in done.stderr and "mistake in the program" in done.stderr
    assert SECRET not in done.stdout + done.stderr


def test_a_bug_in_the_process_of_a_build_does_not_either(root: Path) -> None:
    done = run("complaint.pipeline", "build", "build", "leaflet", "--project", str(root))
    assert done.returncode == 1 and "in the process of the build" in done.stderr and "in broken" in done.stderr
    assert SECRET not in done.stdout + done.stderr


def test_who_works_on_the_program_sees_all(root: Path) -> None:
    assert SECRET in run("complaint.pipeline", "load", "facts", "--project", str(root), dev=True).stderr


def test_no_command_leaves_its_memory_in_a_file_when_it_crashes() -> None:
    pytest.importorskip("resource")
    code = (
        "import resource\n"
        "from complaint.cli import main\n"
        "try: main(['schema'], prog_name='complaint')\n"
        "except SystemExit: pass\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "0", done.stderr
