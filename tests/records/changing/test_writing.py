"""Whatever stops a change, the list is the old or the new one: killed at each step, a full disk, two at once."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
from functools import partial
from pathlib import Path

import pytest

from complaint.problems import ProblemsFound, has_errors
from complaint.records.changing import Edit, change, history, texts_of
from complaint.records.changing.checking import load_steadily
from complaint.records.changing.writing import OWN_FOLDER, holding, write
from tests.disks import small_disk
from tests.records.changing.killing import (
    add,
    empty_project,
    in_a_process,
    kill_at_random,
    kill_imports_at_random,
    whole,
)
from tests.records.changing.people import ANNA, somebody_new
from tests.small_project import contents

KILLS = int(os.environ.get("KILLS", "60"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return empty_project(tmp_path / "project")


def test_kills_at_random_moments_leave_the_old_or_the_new_list(root):
    assert kill_at_random(root, KILLS).total() == KILLS


def test_kills_of_imports_leave_all_people_of_a_sheet_or_none(root):
    assert kill_imports_at_random(root, KILLS // 3).total() == KILLS // 3


def test_a_kill_at_each_single_step_leaves_the_old_or_the_new_list(root):
    add(root, 0)
    steps, people, states = 0, 1, set()
    while True:
        process = in_a_process(partial(_killed_at_step, root, people, steps))
        _, status = os.waitpid(process, 0)
        states.add((root / OWN_FOLDER / "change" / "note.json").exists())
        people = whole(root)
        if not os.WIFSIGNALED(status):
            break
        steps += 1
    assert steps > 12 and states == {True, False}


def _killed_at_step(root: Path, number: int, step: int) -> None:
    """Adds somebody and dies right before the step-th time that anything in the project is written or moved."""
    seen = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        writes = event in ("os.rename", "os.remove", "os.mkdir") or (event == "open" and _for_writing(arguments))
        if writes and str(root) in str(arguments[0]):
            seen += 1
            if seen > step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    add(root, number)


def _for_writing(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def test_everything_is_on_the_disk_before_the_note_and_the_note_before_any_move(root, monkeypatch):
    order = []
    real_sync, real_move = os.fsync, Path.replace

    def sync(handle: int) -> None:
        order.append(("sync", Path(f"/proc/self/fd/{handle}").readlink().name))
        real_sync(handle)

    def move(self: Path, target: Path) -> Path:
        order.append(("move", Path(target).name))
        return real_move(self, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", move)
    with holding(root):
        write(root, {"cases/places.csv": b"id\n", "signatories/history/2026-11/x.json": b"{}"})

    assert order[:6] == [
        ("sync", "0"),
        ("sync", "1"),
        ("sync", "note.json.new"),
        ("sync", "change"),
        ("move", "note.json"),
        ("sync", "change"),
    ]
    moved = [name for kind, name in order[6:] if kind == "move"]
    assert moved == ["places.csv", "x.json"]
    assert {("sync", "cases"), ("sync", "2026-11"), ("sync", "signatories")} <= set(order[6:])


def test_a_full_disk_leaves_the_old_list(tmp_path):
    with small_disk(tmp_path / "disk", 500) as mounted:
        if not mounted:
            pytest.skip("no disk of one's own can be had here")
        root = empty_project(tmp_path / "disk" / "project")
        add(root, 0)
        filler = tmp_path / "disk" / "filler"
        written = refused = 0
        for free in range(40, -1, -2):  # kilobytes
            _fill(filler, free)
            before = contents(root / "signatories")
            edit = Edit("signatory", "reed-omar-0", {"note": f"{free} " * 300})
            done = change(root, [edit], ANNA)
            if done.refused:
                refused += 1
                assert {problem.code for problem in done.problems} == {"not-written"}
                assert contents(root / "signatories") == before
            else:
                written += 1
            filler.unlink()
        assert refused and written
        assert len(list(history(root))) == written + 1
        assert not has_errors(load_steadily(root)[1])


def _fill(filler: Path, leave: int) -> None:
    """Leave so many kilobytes of the disk."""
    stat = os.statvfs(filler.parent)
    filler.write_bytes(b"x" * max(stat.f_bavail * stat.f_frsize - leave * 1024, 0))


def test_two_at_once_lose_nothing(root):
    add(root, 0)
    workers = [in_a_process(partial(_eight, root, start)) for start in (100, 200, 300)]
    for process in workers:
        assert os.waitpid(process, 0)[1] == 0
    people = {text.id for text in texts_of(root, "signatory").values()}
    assert people == {"reed-omar-0", *(f"reed-omar-{start + n}" for start in (100, 200, 300) for n in range(8))}
    assert len(list(history(root))) == 25


def _eight(root: Path, start: int) -> None:
    for number in range(start, start + 8):
        assert not change(root, somebody_new(number, "our-state"), ANNA).refused


def test_whoever_waits_too_long_is_told(root):
    told = []
    with holding(root):
        other = threading.Thread(target=lambda: told.append(change(root, somebody_new(), ANNA, patience=0.05)))
        other.start()
        other.join()

    assert [problem.code for problem in told[0].problems] == ["busy"]


def test_what_was_changed_by_hand_after_an_interruption_is_not_written_over(root):
    aside = root / OWN_FOLDER / "change"
    process = in_a_process(partial(_killed_at_step, root, 0, _steps_until_noted(root)))
    os.waitpid(process, 0)
    assert (aside / "note.json").exists()
    (root / "signatories/appeals.csv").write_text("by hand\n", "utf-8")

    _, problems = load_steadily(root)
    assert "interrupted" in {problem.code for problem in problems}
    assert change(root, somebody_new(), ANNA).problems[0].code == "interrupted"
    assert (root / "signatories/appeals.csv").read_text("utf-8") == "by hand\n"


def _steps_until_noted(root: Path) -> int:
    """After how many writings the note lies there, tried on copies."""
    for step in range(40):
        copy = Path(shutil.copytree(root, root.parent / f"copy-{step}"))
        os.waitpid(in_a_process(partial(_killed_at_step, copy, 0, step)), 0)
        if (copy / OWN_FOLDER / "change" / "note.json").exists():
            return step
    raise AssertionError("never noted")


@pytest.mark.parametrize("name", ["../x.csv", "cases/../../x.csv", "build/x", "x.csv", "cases/link/x.csv"])
def test_nothing_is_written_anywhere_else(root, name):
    (root / "cases/link").symlink_to(root.parent)

    with holding(root), pytest.raises(ProblemsFound):
        write(root, {name: b"x"})
