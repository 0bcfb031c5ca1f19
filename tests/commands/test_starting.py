"""`complaint init`: a new project, and never anything overwritten or half made."""

from __future__ import annotations

from tests.disks import files_no_longer_than
from tests.small_project import SKELETON, contents


def test_a_new_project_holds_the_skeleton_and_a_place_for_filings(tmp_path, complaint):
    result = complaint("init", tmp_path / "a" / "demo")

    assert result.exit_code == 0
    assert "README.md" in result.stdout
    assert contents(tmp_path / "a" / "demo") == contents(SKELETON)
    assert (tmp_path / "a" / "demo" / "build").is_dir()


def test_an_empty_folder_may_become_a_project(tmp_path, complaint):
    assert complaint("init", tmp_path).exit_code == 0
    assert (tmp_path / "cases/complaint.yaml").is_file()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path, complaint):
    (tmp_path / "cases").mkdir()
    result = complaint("init", tmp_path)

    assert result.exit_code == 1
    assert "is not empty" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["cases"]


def test_a_full_disk_leaves_nothing_behind(tmp_path, complaint):
    (tmp_path / "empty").mkdir()
    with files_no_longer_than(100):
        for name in ("new", "empty"):
            result = complaint("init", tmp_path / name)
            assert result.exit_code == 1
            assert "cannot be made" in result.stderr

    assert [path.name for path in tmp_path.iterdir()] == ["empty"]
    assert list((tmp_path / "empty").iterdir()) == []


def test_a_new_project_checks_clean(tmp_path, complaint):
    complaint("init", tmp_path / "ours")

    result = complaint("check", "--project", tmp_path / "ours")

    assert (result.exit_code, result.output) == (0, "no problems\n")
