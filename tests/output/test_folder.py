"""The build folder is the old one or the new one, whatever happens, and nothing that a person wrote is lost."""

from __future__ import annotations

import errno
import os
import random
import signal
import time
from pathlib import Path

import pytest

from complaint.output import exchange, folder
from complaint.output.inputs import digest
from complaint.problems import ProblemsFound
from tests.disks import files_no_longer_than, read_only
from tests.small_project import contents

FIRST = {"manifest.json": b"{1}", "public/filing.docx": b"first", "osce/letter.pdf": b"first letter"}
SECOND = {"manifest.json": b"{2}", "public/filing.docx": b"second"}


def put(target: Path, files: dict[str, bytes], earlier: dict[str, bytes] | None = None):
    hashes = {name: digest(content) for name, content in (earlier or {}).items() if name != "manifest.json"}
    with folder.taken(target) as real:
        return folder.replace(real, files, hashes)


@pytest.fixture(params=["in one step", "in two steps"])
def build(request, tmp_path, monkeypatch) -> Path:
    """A place for a build, on a system that exchanges folders in one step and on one that cannot."""
    if request.param == "in two steps":
        monkeypatch.setattr(exchange, "_exchanged", lambda one, other: False)
    return tmp_path / "build"


def test_the_first_build_makes_the_folder(build):
    assert put(build, FIRST) == ()
    assert contents(build) == FIRST
    assert [path.name for path in build.parent.iterdir()] == ["build"]


def test_the_next_build_replaces_what_the_earlier_one_made(build):
    put(build, FIRST)

    assert put(build, SECOND, FIRST) == ()
    assert contents(build) == SECOND
    assert not (build / "osce").exists()
    assert [path.name for path in build.parent.iterdir()] == ["build"]


def test_what_is_not_replaced_stays(build):
    put(build, FIRST)
    put(build, SECOND, {"public/filing.docx": b"first"})

    assert contents(build) == {**SECOND, "osce/letter.pdf": b"first letter"}


def test_files_of_others_are_never_deleted(build):
    put(build, FIRST)
    (build / "public" / "remarks.txt").write_text("mine")
    (build / "osce" / "scans").mkdir()
    (build / "public" / "elsewhere").symlink_to("/nowhere")
    (build / ".gitkeep").touch()

    assert put(build, SECOND, FIRST) == ()
    assert (build / "public" / "remarks.txt").read_text() == "mine"
    assert (build / "osce" / "scans").is_dir()
    assert (build / "public" / "elsewhere").readlink() == Path("/nowhere")
    assert (build / ".gitkeep").exists()


def test_a_file_that_was_edited_is_kept_under_another_name(build):
    put(build, FIRST)
    for round_, edited in enumerate((b"edited in Word", b"edited again"), start=1):
        (build / "public" / "filing.docx").write_bytes(edited)
        (problem,) = put(build, SECOND, FIRST if round_ == 1 else SECOND)
        assert problem.severity == "warning"
        assert "filing-kept" in problem.message

    assert (build / "public" / "filing.docx").read_bytes() == b"second"
    assert (build / "public" / "filing-kept.docx").read_bytes() == b"edited in Word"
    assert (build / "public" / "filing-kept-2.docx").read_bytes() == b"edited again"


def test_a_file_that_stands_where_one_of_ours_comes_is_kept(build):
    (build / "public").mkdir(parents=True)
    (build / "public" / "filing.docx").write_text("from somewhere else")

    (problem,) = put(build, FIRST)
    assert problem.place.file == "public/filing.docx"
    assert (build / "public" / "filing-kept.docx").read_text() == "from somewhere else"


def test_files_are_kept_also_where_a_disk_knows_no_second_names(build, monkeypatch):
    def no_links(*_, **__):
        raise OSError(errno.EPERM, "not here")

    put(build, FIRST)
    monkeypatch.setattr(os, "link", no_links)
    put(build, SECOND, {"public/filing.docx": b"first"})

    assert contents(build) == {**SECOND, "osce/letter.pdf": b"first letter"}


def test_who_may_read_the_folder_stays_as_it_was(build):
    put(build, FIRST)
    build.chmod(0o700)
    put(build, SECOND, FIRST)

    assert build.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_is_a_link_to_another_disk_stays_one(build, tmp_path):
    (tmp_path / "disk").mkdir()
    build.symlink_to(tmp_path / "disk")
    put(build, FIRST)

    assert build.is_symlink()
    assert contents(tmp_path / "disk") == FIRST


def test_a_file_in_place_of_the_folder_is_a_problem(build):
    build.write_text("a file")

    with pytest.raises(ProblemsFound, match="this is a file"):
        put(build, FIRST)
    assert build.read_text() == "a file"


def test_a_full_disk_is_one_problem_and_leaves_the_earlier_build(build):
    put(build, FIRST)
    with files_no_longer_than(1000), pytest.raises(ProblemsFound) as found:
        put(build, {**SECOND, "public/filing.pdf": b"x" * 2000}, FIRST)

    assert [problem.code for problem in found.value.problems] == ["disk"]
    assert "--out" in found.value.problems[0].hint
    assert contents(build) == FIRST
    assert [path.name for path in build.parent.iterdir()] == ["build"]


def test_a_disk_that_must_not_be_written_is_one_problem(build):
    put(build, FIRST)
    with read_only(build.parent) as cannot:
        if not cannot:
            pytest.skip("this user can write everywhere")
        with pytest.raises(ProblemsFound) as found:
            put(build, SECOND, FIRST)
        folder.mend(build)

    assert [problem.code for problem in found.value.problems] == ["disk"]
    assert contents(build) == FIRST


def test_an_exchange_that_fails_half_way_is_undone(tmp_path, monkeypatch):
    build = tmp_path / "build"
    put(build, FIRST)
    monkeypatch.setattr(exchange, "_exchanged", lambda one, other: False)
    rename, calls = Path.rename, []

    def failing(self, target):
        calls.append(self.name)
        if len(calls) == 2:
            raise OSError(errno.EIO, "broken")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(ProblemsFound, match="broken"):
        put(build, SECOND, FIRST)
    assert contents(build) == FIRST


def test_the_next_start_puts_back_a_folder_that_was_left_aside(tmp_path):
    build = tmp_path / "build"
    put(build, FIRST)
    build.rename(tmp_path / ".build-before")
    (tmp_path / ".build-new").mkdir()
    folder.mend(build)

    assert contents(build) == FIRST
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_a_new_folder_is_not_taken_back(tmp_path):
    build = tmp_path / "build"
    put(build, FIRST)
    build.rename(tmp_path / ".build-before")
    put(tmp_path / "other", SECOND)
    (tmp_path / "other").rename(build)
    folder.mend(build)

    assert contents(build) == SECOND


def test_everything_is_on_the_disk_before_names_change_and_names_after(build, monkeypatch):
    """What a power cut may take away cannot be tried here; the order that prevents it can."""
    put(build, FIRST)
    done: list[str] = []
    fsync, swap, rename = os.fsync, exchange._exchanged, Path.rename
    monkeypatch.setattr(os, "fsync", lambda handle: (done.append("flush"), fsync(handle))[1])
    monkeypatch.setattr(exchange, "_exchanged", lambda *names: (done.append("swap"), swap(*names))[1])
    monkeypatch.setattr(Path, "rename", lambda *names: (done.append("rename"), rename(*names))[1])
    put(build, SECOND, FIRST)

    changes = [number for number, what in enumerate(done) if what != "flush"]
    folders = 2  # the build folder and public/
    assert done[: changes[0]] == ["flush"] * (len(SECOND) + folders)
    assert done[changes[-1] + 1 :] == ["flush"]


def test_two_builds_at_once_both_get_their_turn(tmp_path):
    """Each adds its own file to what it finds; with no lock, files of one would be lost to the other."""
    build = tmp_path / "build"
    children = []
    for worker in range(3):
        child = os.fork()
        if child == 0:
            for number in range(10):
                put(build, {"manifest.json": b"{}", f"{worker}-{number}.txt": b"mine"})
            os._exit(0)
        children.append(child)

    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    assert len(contents(build)) == 31


def test_there_is_no_moment_without_a_build(tmp_path):
    """Somebody who looks all the time always finds one, where the system can exchange folders in one step."""
    build, one, other = tmp_path / "build", tmp_path / "one", tmp_path / "other"
    put(build, FIRST)
    for path in (one, other):
        path.mkdir()
    if not exchange._exchanged(one, other):
        pytest.skip("this system or disk cannot exchange folders in one step")
    child = os.fork()
    if child == 0:
        while True:
            (one / "manifest.json").touch()
            exchange.exchange(one, build, tmp_path / "before")
    manifest = str(build / "manifest.json")
    try:
        assert all(os.path.lexists(manifest) for _ in range(100_000))
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def whole(build: Path) -> bool:
    """Whether the folder holds one build and nothing else: every file of it says the same number."""
    found = contents(build)
    return len(found) == 12 and len(set(found.values())) == 1


def test_a_build_killed_at_any_moment_leaves_a_whole_one(build):
    """60 times: a process that builds again and again is killed at some moment. Whoever looks next finds a whole build,
    in one step always, in two steps after mending, which every start does."""
    in_one_step = exchange._exchanged.__name__ == "_exchanged"
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    names = ["manifest.json", *(f"{recipient}/filing.{kind}" for recipient in range(1, 12) for kind in ("pdf",))]

    def number(count: int) -> dict[str, bytes]:
        return dict.fromkeys(names, str(count).encode() * 5000)

    put(build, number(0))
    for _ in range(60):
        child = os.fork()
        if child == 0:
            count = int(build.joinpath("manifest.json").read_bytes()[:1])
            while True:
                count = (count + 1) % 10
                put(build, number(count), contents(build))
        time.sleep(0.002 + chance.random() * 0.03)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        if not in_one_step:
            folder.mend(build)
        assert whole(build)
    folder.mend(build)
    assert [path.name for path in build.parent.iterdir()] == ["build"]
