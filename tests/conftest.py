"""What many tests start from: a tiny project with a build, the command line, and the options of all tests."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

from complaint.cli import main
from tests.small_project import make_small_project

Command = Callable[..., Result]

# The suite draws the same examples each time, to judge a change by what it changes; `make explore` draws others.
settings.register_profile("suite", derandomize=True, deadline=None)
settings.register_profile("explore", derandomize=False, deadline=None, print_blob=True)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh-goldens",
        action="store_true",
        help="write the expected texts anew from what the program gives; look at the difference before committing it",
    )


@pytest.fixture
def refresh_goldens(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--refresh-goldens"))


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def complaint() -> Command:
    """`complaint("check", "--project", folder)`: what the command line prints and its exit code."""
    return _run


@pytest.fixture(scope="session")
def small_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny project with everything built, made once; never to be changed."""
    folder = make_small_project(tmp_path_factory.mktemp("small") / "project")
    result = _run("build", "--project", folder)
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def project(small_project: Path, tmp_path: Path) -> Path:
    """A copy of the tiny project with its build, to be changed at will."""
    return Path(shutil.copytree(small_project, tmp_path / "project"))
