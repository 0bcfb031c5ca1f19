"""A build that wants too much memory or time, or is killed, is one problem that says at what; nothing else changes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest

from complaint import bounds, pipeline
from complaint.bounds import Bounds
from complaint.desk.workshop import Workshop
from complaint.output.making import Progress
from complaint.problems import Problem
from tests.conftest import Command
from tests.small_project import contents, write

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process uses")

FILING = "templates/leaflet/filing.html"
LOOPS = "".join(f"{{% for a{n} in 'xxxxxxxxxx' | map('upper') %}}" for n in range(4))
ENDS = "{% endfor %}" * 4
VERY_LONG = f'<section id="s" title="S">{LOOPS}<p>{"word and word, " * 20}</p>{ENDS}</section>'
USUAL = Bounds()


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, empty."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr("tempfile.tempdir", None)
    return folder


@pytest.fixture
def endless(project: Path) -> Path:
    """A project with a filing of ten thousand paragraphs."""
    write(project, FILING, VERY_LONG)
    return project


def more_than_now(gigabytes: float) -> float:
    """So much more than these tests use by now: the process of a build begins as a copy of this one."""
    return round(bounds.memory_of(os.getpid()) / 1e9 + gigabytes, 2)


def refused(project: Path, within: Bounds, **how: object) -> Problem:
    """The one problem of a build that is ended; it leaves everything as it was."""
    before = contents(project)
    built = bounds.build(within, project, ("leaflet",), watched=quiet, **how)
    assert (built.paths, built.manifest) == ((), {})
    assert contents(project) == before
    assert not [path for path in project.iterdir() if path.name.startswith(".build")]
    (problem,) = built.problems
    assert "untouched" in problem.hint
    return problem


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_that_takes_too_much_memory_is_ended(endless: Path, scratch: Path, jobs: int) -> None:
    most = more_than_now(0.15)
    problem = refused(endless, Bounds(gigabytes=most), jobs=jobs)

    assert (problem.code, str(problem.place)) == ("too-much-memory", "leaflet/filing")
    assert (
        problem.message
        == f"the build used more than {most:g} GB of memory, while this was going on: writing leaflet/filing"
    )
    assert "--memory-limit" in problem.hint
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_that_takes_too_long_is_ended(endless: Path, scratch: Path, jobs: int) -> None:
    problem = refused(endless, Bounds(minutes=3 / 60), jobs=jobs)

    assert problem.code == "too-much-time"
    assert str(problem.place) in ("leaflet/filing", "leaflet", "build")  # how far it comes is a matter of the machine
    assert "--time-limit" in problem.hint
    assert list(scratch.iterdir()) == []


def test_the_command_tells_it_and_nobody_sees_a_traceback(endless: Path, complaint: Command) -> None:
    most = more_than_now(0.15)
    told = complaint("build", "leaflet", "--memory-limit", most, "--project", endless)

    assert told.exit_code == 1
    assert isinstance(told.exception, SystemExit)
    assert f"leaflet/filing: error: the build used more than {most:g} GB of memory" in told.output
    assert "1 error: nothing was written" in told.output


def test_a_record_with_a_giant_text_ends_the_build_of_its_recipient(project: Path) -> None:
    write(project, FILING, '<section id="s" title="S">{% for e in events %}<p>{{ e.title }}</p>{% endfor %}</section>')
    events = project / "cases/events.yaml"
    text = events.read_text("utf-8")
    title = next(line for line in text.splitlines() if "title:" in line)
    events.write_text(text.replace(title, f"{title} {'walked on and on ' * 500_000}", 1), "utf-8")

    problem = refused(project, Bounds(minutes=6 / 60))
    assert problem.code == "too-much-time"
    assert "a text that was pasted many times" in problem.hint


def quiet() -> nullcontext[Progress]:
    return nullcontext(lambda *_: None)


@contextmanager
def another_thread() -> Iterator[None]:
    """Something else goes on in this program, as at the desk."""
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    yield
    over.set()
    thread.join()


def children_of(process: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def killed(number: int) -> Callable[..., None]:
    def end(*_: object) -> None:
        os.kill(os.getpid(), number)

    return end


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_build_that_the_system_ends_is_told(
    project: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """As Linux does when memory runs out."""
    write(project, FILING, '<section id="s" title="S"><p>Other words</p></section>')
    monkeypatch.setattr("complaint.output.making._made", killed(number))
    problem = refused(project, USUAL)

    assert (problem.code, str(problem.place)) == ("ended", "leaflet/filing")
    assert "most likely for lack of memory" in problem.message
    assert list(scratch.iterdir()) == []


def test_what_a_build_says_comes_whole_from_its_process(project: Path) -> None:
    """A build in a copy of this process, and one in a fresh process beside threads, say what a build here says."""
    here = pipeline.build(project, ("leaflet",), out=project / "here")
    for name, threads in (("copy", nullcontext()), ("fresh", another_thread())):
        with threads:
            there = bounds.build(USUAL, project, ("leaflet",), watched=quiet, out=project / name)
        assert [path.relative_to(project / name) for path in there.paths] == [
            path.relative_to(project / "here") for path in here.paths
        ]
        assert (there.manifest, there.problems, there.kept_back) == (here.manifest, here.problems, here.kept_back)
        assert contents(project / name) == contents(project / "here")


def test_progress_is_told_meanwhile(project: Path) -> None:
    stages: list[str] = []
    bounds.build(USUAL, project, ("leaflet",), watched=lambda: nullcontext(lambda stage, *_: stages.append(stage)))

    assert stages[:2] == ["reading the records", "reading the annexes"]
    assert {"composing leaflet", "writing leaflet/filing", "writing leaflet/letter"} <= set(stages)


def test_a_bug_of_ours_keeps_its_traceback(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise LookupError("a fault of the program")

    monkeypatch.setattr("complaint.pipeline.build", broken)
    with pytest.raises(LookupError, match="a fault of the program") as raised:
        bounds.build(USUAL, project, watched=quiet)
    assert "in broken" in raised.value.__notes__[0]


def test_too_little_memory_on_the_machine_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("complaint.pipeline.build", full)
    problem = refused(project, USUAL)
    assert problem.message == "there was not enough memory, while this was going on: the program starts"


def test_the_desk_builds_within_bounds_too(endless: Path) -> None:
    before = contents(endless)
    workshop = Workshop(endless, Bounds(minutes=3 / 60))
    assert workshop.start(("leaflet",), draft=False)
    state = workshop.wait(60)

    assert [problem.code for problem in state.problems] == ["too-much-time"]
    assert (state.running, state.files, state.failed) == (False, 0, "")
    assert contents(endless) == before


def test_a_build_ends_with_the_program_that_started_it(endless: Path, scratch: Path) -> None:
    command = [sys.executable, "-m", "complaint", "build", "leaflet", "--project", str(endless)]
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}) as process:
        while not (working := list(scratch.iterdir())):
            assert process.poll() is None, "it ended before it had begun"
            time.sleep(0.05)
        builders = children_of(process.pid)
        process.kill()
    for _ in range(2400):  # of a twentieth of a second: on a busy machine it may take long
        if not any(is_alive(one) for one in builders):
            break
        time.sleep(0.05)
    assert working and not any(is_alive(one) for one in builders)
    assert list(scratch.iterdir()) == []
