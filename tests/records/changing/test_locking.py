"""One at a time: programs of one computer, computers that share a folder, and what those leave who died."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock
import pytest

from complaint.problems import ProblemsFound
from complaint.records.changing import Edit, change, holding, steady
from complaint.records.changing import locking as under_test
from complaint.records.changing.locking import LEFT_BEHIND, NOTE, BusyError, Holder, locked
from complaint.records.changing.writing import write
from tests.records.changing.people import ANNA, copied

VESNA = Edit("signatory", "orlan-vesna", {"age": "48"})
ELSEWHERE = Holder("boris", "other-pc", "0" * 32, "another-boot", 4711, "99")
HOLDING = """
import sys, time
from pathlib import Path
from complaint.records.changing.locking import locked
with locked(Path(sys.argv[1]), 0):
    print("got", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copied(tmp_path / "project")
    with holding(root):
        pass
    return root


@pytest.fixture
def own(root: Path) -> Path:
    return root / ".complaint"


def noted(own: Path, holder: Holder = ELSEWHERE, minutes: float = 0) -> None:
    """The note of another computer, laid down so many minutes ago."""
    fields = {name: getattr(holder, name) for name in Holder.__slots__}
    (own / NOTE).write_text(json.dumps(fields), "utf-8")
    then = time.time() - minutes * 60
    os.utime(own / NOTE, (then, then))


@contextmanager
def another_program(own: Path) -> Iterator[subprocess.Popen[str]]:
    """A program that has the lock of this folder."""
    with subprocess.Popen([sys.executable, "-c", HOLDING, str(own)], stdout=subprocess.PIPE, text=True) as program:
        try:
            assert program.stdout is not None and program.stdout.readline() == "got\n"
            yield program
        finally:
            program.kill()


def test_the_note_is_there_while_one_has_the_lock_and_nothing_is_left_of_it(own: Path) -> None:
    with locked(own, 0):
        assert json.loads((own / NOTE).read_text("utf-8"))["process"] == os.getpid()
    assert {path.name for path in own.iterdir()} <= {"lock", ".gitignore", "change"}


def test_a_second_program_is_told_who_has_it(root: Path, own: Path) -> None:
    with another_program(own):
        done = change(root, [VESNA], ANNA, patience=0.1)
    (problem,) = done.problems
    assert problem.code == "busy" and f"on {os.uname().nodename} since 20" in problem.message
    assert not change(root, [VESNA], ANNA, patience=0.1).refused


def test_a_program_of_this_computer_that_was_killed_keeps_nobody_waiting(root: Path, own: Path) -> None:
    with another_program(own) as program:
        program.kill()
        program.wait()
        assert (own / NOTE).exists()
        assert not change(root, [VESNA], ANNA, patience=0).refused


def test_another_computer_is_told_by_its_note_where_the_folder_passes_on_no_lock(root: Path, own: Path) -> None:
    noted(own)
    done = change(root, [VESNA], ANNA, patience=0.1)
    assert "(boris on other-pc since 20" in done.problems[0].message
    assert ".complaint/holder" in done.problems[0].hint
    assert json.loads((own / NOTE).read_text("utf-8"))["who"] == "boris", "its note stays"
    with steady(root, patience=0.1):
        pass  # who only reads goes on
    (own / NOTE).unlink()
    assert not change(root, [VESNA], ANNA, patience=0.1).refused


def test_what_a_computer_left_that_is_gone_is_taken_away_after_a_while(root: Path, own: Path) -> None:
    noted(own, minutes=LEFT_BEHIND / 60 - 1)
    assert change(root, [VESNA], ANNA, patience=0.1).refused
    noted(own, minutes=LEFT_BEHIND / 60 + 1)
    assert not change(root, [VESNA], ANNA, patience=0.1).refused


@pytest.mark.parametrize("content", ["", "{", "[]", '{"who": 1, "other": 2}'])
def test_a_note_that_cannot_be_read_is_one_all_the_same(own: Path, content: str) -> None:
    (own / NOTE).write_text(content, "utf-8")
    with pytest.raises(BusyError), locked(own, 0.1):
        pass
    then = time.time() - LEFT_BEHIND - 60
    os.utime(own / NOTE, (then, then))
    with locked(own, 0):
        pass


def test_who_slept_so_long_that_another_one_went_on_writes_nothing(root: Path, own: Path) -> None:
    before = (root / "cases/places.csv").read_bytes()
    with holding(root):
        noted(own)
        with pytest.raises(ProblemsFound) as found:
            write(root, {"cases/places.csv": b"id\n"})
    assert [problem.code for problem in found.value.problems] == ["lock-lost"]
    assert (root / "cases/places.csv").read_bytes() == before
    assert (own / NOTE).exists(), "the note of the other one stays"


def test_where_the_folder_knows_neither_locks_nor_links_the_note_alone_decides(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a network disk without lock service: one of many threads at a time."""

    def none(*_: object, **__: object) -> None:
        raise OSError(37, "No locks available")

    def no_link(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(filelock.FileLock, "acquire", none)
    monkeypatch.setattr(under_test.os, "link", no_link)
    inside, most, wrong = 0, 0, []

    def work() -> None:
        nonlocal inside, most
        try:
            with locked(own, 30):
                inside += 1
                most = max(most, inside)
                time.sleep(0.005)
                inside -= 1
        except Exception as failed:
            wrong.append(failed)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (most, wrong) == (1, [])


def test_a_folder_that_passes_on_no_locks_is_shared_all_the_same(own: Path, tmp_path: Path) -> None:
    """One folder under two names, the second through a file system of its own that keeps locks to itself."""
    if shutil.which("bindfs") is None or not os.access("/dev/fuse", os.W_OK):
        pytest.skip("bindfs or FUSE cannot be had here")
    other = tmp_path / "mounted"
    other.mkdir()
    if subprocess.run(["bindfs", str(own), str(other)], capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        with another_program(other):
            with filelock.FileLock(own / "lock", timeout=0):
                pass  # the system's own lock is not passed on
            with pytest.raises(BusyError), locked(own, 0.2):
                pass
        with locked(own, 0), pytest.raises(BusyError), locked(other, 0.2):
            pass
    finally:
        subprocess.run(["umount", "--lazy", str(other)], check=False)
