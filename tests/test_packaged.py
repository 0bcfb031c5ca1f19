"""What travels with the program: the templates are found where they are, and nothing is left out of a wheel."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from complaint import packaged

REPOSITORY = Path(__file__).parents[1]


def files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it would go into a wheel, built from a copy of what goes into it."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("built")
    for name in ("complaint", "templates"):
        shutil.copytree(REPOSITORY / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("setup.py", "setup.cfg", "pyproject.toml"):
        shutil.copy(REPOSITORY / name, source / name)
    made = subprocess.run(
        [sys.executable, "setup.py", "--quiet", "build_py", "--build-lib", str(target)],
        cwd=source,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    return target


def test_templates_of_the_repository_are_found_beside_the_package():
    assert packaged.shared_templates() == REPOSITORY / "templates"


def test_templates_of_an_installed_program_are_found_inside_it(built, monkeypatch):
    monkeypatch.setattr(packaged, "_PACKAGE", built / "complaint")

    assert packaged.shared_templates() == built / "complaint" / "templates"


def test_a_program_without_templates_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(packaged, "_PACKAGE", tmp_path / "complaint")

    with pytest.raises(FileNotFoundError, match="install it again"):
        packaged.shared_templates()


def test_a_wheel_holds_every_template(built):
    templates = files(REPOSITORY / "templates")

    assert "styles/theme.yaml" in templates
    assert files(built / "complaint" / "templates") == templates


def test_a_wheel_holds_every_file_of_the_package(built):
    left_out = files(REPOSITORY / "complaint") - files(built / "complaint")

    assert not left_out, f"name them in setup.cfg under options.package_data: {', '.join(sorted(left_out))}"
