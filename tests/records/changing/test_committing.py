"""In a git repository a change is a commit too: of its own files only, with a message that tells no value."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from complaint.records.changing import Edit, change, texts_of
from tests.records.changing.people import ANNA, copied, somebody_new

VESNA = ("signatory", "orlan-vesna")


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    project = copied(tmp_path / "project")
    git(project, "init", "--quiet")
    git(project, "add", ".")
    git(project, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "--message", "start")
    return project


def test_the_message_names_records_and_fields_and_no_value(root):
    git(root, "rm", "--quiet", "signatories/keys.yaml")  # a project that seals nothing yet
    git(root, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "--message", "no keys")
    done = change(root, [Edit(*VESNA, {"address": "Secret Street 5", "note": "whispers"})], ANNA)

    assert [problem.code for problem in done.problems] == ["private-in-clear"]
    message = git(root, "log", "-1", "--format=%an|%B")
    assert message.startswith("Anna|Edit: orlan-vesna\n") and "address, note" in message and done.done.id in message
    assert "Secret" not in message and "whispers" not in message
    assert not git(root, "status", "--porcelain")


def test_what_else_was_changed_or_staged_stays_out_of_it(root):
    (root / "cases/README.md").write_text("changed", "utf-8")
    (root / "new.txt").write_text("staged", "utf-8")
    git(root, "add", "new.txt")

    assert not change(root, somebody_new(), ANNA).refused

    files = git(root, "show", "--name-only", "--format=").split()
    assert sorted(name.rpartition("/")[0] for name in files) == [
        "signatories",
        "signatories",
        "signatories/history/2026-11",
    ]
    assert git(root, "status", "--porcelain").splitlines() == [" M cases/README.md", "A  new.txt"]


def test_a_commit_that_fails_is_told_and_made_up_for(root):
    lock = root / ".git/index.lock"
    lock.touch()
    first = change(root, [Edit(*VESNA, {"age": "48"})], ANNA)
    lock.unlink()

    assert [problem.code for problem in first.problems] == ["not-committed"]
    assert texts_of(root, "signatory")[VESNA].fields["age"] == "48"

    change(root, [Edit("appeal", "appeal-kestrel-mara", {"channel": "letter"})], ANNA)
    files = git(root, "show", "--name-only", "--format=").split()
    assert {"signatories/signatories.csv", "signatories/appeals.csv", first.done.file} <= set(files)


def test_a_project_inside_a_repository_commits_too(root):
    inside = copied(root / "inside")

    assert not change(inside, [Edit(*VESNA, {"age": "48"})], ANNA).problems
    assert "inside/signatories/signatories.csv" in git(root, "show", "--name-only", "--format=")
