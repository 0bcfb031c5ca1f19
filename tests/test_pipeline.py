"""The whole flow: partial builds, the same bytes everywhere, several documents at once, interruptions, new projects."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from complaint import pipeline
from complaint.output import making
from complaint.output.post.assembling import Order
from complaint.problems import Place, ProblemsFound, error, has_errors
from tests.conftest import Command
from tests.small_project import contents, follow_readme, make_small_project, write

REPOSITORY = Path(__file__).parents[1]
needs_proc = pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="looks at processes through /proc")
PROGRAM = (sys.executable, "-m", "complaint")


def start(*arguments: object, **environment: str) -> subprocess.Popen[str]:
    """The command line in a process of its own, as a user starts it.

    Whoever starts the tests in the background may have made them deaf to Ctrl-C, and a child inherits that.
    """
    return subprocess.Popen(
        [*PROGRAM, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL) and None,  # noqa: PLW1509 - no threads here
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **environment},
    )


def listed(project: Path) -> list[str]:
    """The paths in the manifest, after making sure that it tells the truth about every file."""
    problems = [problem for problem in pipeline.verify(project, project / "build") if problem.severity != "note"]
    assert not problems, problems
    made = json.loads((project / "build/manifest.json").read_text("utf-8"))
    return [output["path"] for output in made["outputs"]]


LEAFLET_FILES = ("filing.docx", "filing.pdf", "letter.docx", "letter.pdf")
LEAFLET = [f"leaflet/{name}" for name in LEAFLET_FILES]


# --- one recipient at a time -------------------------------------------------------------------------------------


def test_building_one_recipient_again_keeps_what_the_others_got(project):
    before = contents(project / "build")
    built = pipeline.build(project, ("leaflet",))

    assert sorted(path.relative_to(project / "build").as_posix() for path in built.paths) == LEAFLET
    assert contents(project / "build") == before
    assert len(listed(project)) == 14


def test_one_format_keeps_the_other(project):
    before = contents(project / "build")
    pipeline.build(project, ("leaflet",), formats=("docx",))

    assert contents(project / "build") == before


def test_letters_keep_the_filings_and_add_a_file_to_print(project):
    before = listed(project)
    pipeline.build(project, ("leaflet",), post=Order())

    assert listed(project) == sorted([*before, "print/letters.pdf"])


def test_the_file_to_print_stays_when_a_filing_is_built_and_goes_when_the_letter_changes(project):
    pipeline.build(project, ("leaflet",), post=Order())
    pipeline.build(project, ("leaflet",))
    assert "print/letters.pdf" in listed(project)

    write(project, "templates/leaflet/letter.html", "<p>Other words.</p>")
    pipeline.build(project, ("leaflet",))
    assert "print/letters.pdf" not in listed(project)
    assert not (project / "build/print").exists()


def test_after_a_change_of_records_nothing_old_is_left_beside_the_new(project):
    with (project / "cases/complaint.yaml").open("a") as file:
        file.write("# a remark\n")
    built = pipeline.build(project, ("leaflet",))

    assert listed(project) == LEAFLET
    assert sorted(path.name for path in (project / "build").iterdir()) == ["leaflet", "manifest.json"]
    assert {problem.code for problem in built.problems if problem.severity == "warning"} >= {"taken-away"}


def test_after_a_change_of_one_template_the_others_are_kept(project):
    write(project, "templates/leaflet/letter.html", "<p>Other words.</p>")
    pipeline.build(project, ("leaflet",), post=Order())

    assert len(listed(project)) == 15
    assert set(LEAFLET) <= set(listed(project))


def test_another_day_gives_another_build(project):
    built = pipeline.build(project, ("leaflet",), on=date(2030, 2, 1))

    assert built.manifest["filing_date"] == "2030-02-01"
    assert listed(project) == LEAFLET


def test_a_file_that_was_deleted_is_not_said_to_be_there(project):
    (project / "build/public/filing.pdf").unlink()
    pipeline.build(project, ("leaflet",))

    assert "public/filing.pdf" not in listed(project)


def test_records_that_change_while_filings_are_made_are_noticed(project, monkeypatch):
    before = contents(project / "build")

    def meanwhile(stage: str, done: int, total: int) -> None:
        if stage.startswith("writing"):
            write(project, "cases/places.csv", (project / "cases/places.csv").read_bytes() + b"\n")

    built = pipeline.build(project, ("leaflet",), progress=meanwhile)
    assert [problem.code for problem in built.problems if problem.severity == "error"] == ["changed-meanwhile"]
    assert contents(project / "build") == before


@pytest.mark.parametrize("out", ["cases", "signatories/new", "templates/leaflet", ".", ".."])
def test_filings_are_never_put_among_other_files(project, out):
    before = contents(project)
    built = pipeline.build(project, ("leaflet",), out=project / out)

    assert [problem.code for problem in built.problems if problem.severity == "error"] == ["out"]
    assert contents(project) == before


def test_filings_go_where_they_are_wanted(project, tmp_path):
    before = contents(project)
    built = pipeline.build(project, ("leaflet",), out=tmp_path / "deep" / "down")

    assert not has_errors(built.problems)
    assert sorted(contents(tmp_path / "deep" / "down")) == sorted([*LEAFLET, "manifest.json"])
    assert {name: content for name, content in contents(project).items() if "/made/" not in name} == {
        name: content for name, content in before.items() if "/made/" not in name
    }
    assert pipeline.verify(project, tmp_path / "deep" / "down") == pipeline.load(project).problems


# --- the same bytes ----------------------------------------------------------------------------------------------


def test_the_same_records_give_the_same_bytes_anywhere(small_project: Path, tmp_path: Path):
    """Another folder, user, home, time zone, language of the system, order of sets, umask, and number of processes."""
    project = make_small_project(tmp_path / "a folder" / "ж")
    for place in ("home", "scratch"):
        (tmp_path / place).mkdir()
    others = {
        **{
            "HOME": str(tmp_path / "home"),
            "USER": "somebody",
            "LOGNAME": "somebody",
            "TMPDIR": str(tmp_path / "scratch"),
        },
        **{"TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "SOURCE_DATE_EPOCH": "1"},
        "PYTHONHASHSEED": "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2",
    }
    before = os.umask(0o077)
    try:
        process = start("build", "--project", project, "--jobs", "2", **others)
    finally:
        os.umask(before)
    _, complained = process.communicate(timeout=120)
    expected, found = contents(small_project / "build"), contents(project / "build")

    assert process.returncode == 0, complained
    assert {name.rpartition("/")[2] for name in expected} == {*LEAFLET_FILES, "manifest.json"}
    assert found.keys() == expected.keys()
    assert [name for name in expected if found[name] != expected[name]] == []


# --- several at once ---------------------------------------------------------------------------------------------


def test_problems_get_whole_from_one_process_to_another():
    found = ProblemsFound(error("a", Place("file", 3, 4), "message", "hint"), error("b", Place(), "other"))

    assert pickle.loads(pickle.dumps(found)).problems == found.problems  # noqa: S301 - our own


def test_problems_are_told_of_all_documents_and_by_the_name_of_each(monkeypatch):
    def fails(document, *_):
        raise ProblemsFound(error("lost", Place(), f"{document} cannot be laid out"))

    monkeypatch.setattr(making, "_made", fails)
    made = making.make_all({"a/filing": "one", "b/letter": "two"}, None, ("pdf",), 1, lambda *_: None)

    assert [str(problem.place) for one in made.values() for problem in one.problems] == ["a/filing", "b/letter"]


def helpers_of(process: subprocess.Popen[str]) -> list[int]:
    """The processes that make documents for this one: children of its child that builds."""
    try:
        children = [child for builder in children_of(process.pid) for child in children_of(builder)]
        return [child for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]
    except OSError:
        return []


def children_of(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


@needs_proc
def test_a_helper_process_that_is_ended_is_one_problem(project):
    """As the system does when memory runs out."""
    process = start("build", "--project", project, "--jobs", "2")
    deadline = time.monotonic() + 20
    while len(helpers := helpers_of(process)) < 2 and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.01)
    for child in helpers:
        os.kill(child, signal.SIGKILL)
    said, complained = process.communicate(timeout=30)

    assert process.returncode == 1
    assert "--jobs 1" in complained
    assert "it was one of these: ep-droi-afet/filing or leaflet/filing" in complained
    assert "Traceback" not in said + complained


# --- interruptions -----------------------------------------------------------------------------------------------


def interrupted(process: subprocess.Popen[str], after: float) -> None:
    """Send what Ctrl-C sends, once the program is past the start of Python itself."""
    while process.poll() is None and "site-packages" not in Path(f"/proc/{process.pid}/maps").read_text():
        time.sleep(0.005)
    time.sleep(after)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)  # a terminal sends it to the helpers as well


@needs_proc
@pytest.mark.parametrize(("jobs", "after"), [(1, 0.2), (1, 1.2), (2, 1.2)])
def test_who_interrupts_sees_no_traceback_and_finds_the_earlier_build(project, jobs, after):
    write(project, "templates/leaflet/letter.html", "<p>Other words.</p>")
    before = contents(project)
    process = start("build", "--project", project, "--jobs", jobs)
    interrupted(process, after)
    said, complained = process.communicate(timeout=30)

    assert (said, complained.strip()) == ("", "Aborted!")
    assert process.returncode in (1, -signal.SIGINT)  # Python insists on the latter if it was at certain work
    assert contents(project) == before


@needs_proc
def test_helpers_do_not_outlive_the_program(project):
    process = start("build", "--project", project, "--jobs", "2")
    while process.poll() is None and len(helpers := helpers_of(process)) < 2:
        time.sleep(0.01)
    time.sleep(1)
    process.kill()
    process.wait()
    deadline = time.monotonic() + 10
    while (left := [h for h in helpers if Path(f"/proc/{h}/cmdline").exists()]) and time.monotonic() < deadline:
        time.sleep(0.05)
    for helper in left:
        os.kill(helper, signal.SIGKILL)
    process.communicate()

    assert left == []


# --- new projects ------------------------------------------------------------------------------------------------


def test_a_new_project_checks_clean_and_builds(tmp_path: Path, complaint: Command):
    project = tmp_path / "demo"
    assert complaint("init", project).exit_code == 0

    checked = complaint("check", "--project", project)
    assert checked.exit_code == 0
    assert "error" not in checked.output
    assert complaint("build", "public", "--project", project).exit_code == 0
    assert listed(project) == ["public/filing.docx", "public/filing.pdf"]


def test_the_readme_of_a_new_project_can_be_followed_to_the_letter(tmp_path: Path, complaint: Command):
    project = tmp_path / "demo"
    complaint("init", project)
    touched = follow_readme(project)

    assert {"signatories.csv", "appeals.csv", "powers_of_attorney.csv", "events.yaml", "participations.csv"} <= {
        name.rpartition("/")[2] for name in touched
    }
    assert complaint("check", "--project", project).exit_code == 0
    assert complaint("build", "public", "--project", project).exit_code == 0
    for name in ("filing.docx", "filing.pdf"):
        assert (project / "build/public" / name).stat().st_size > 5000
    (person,) = json.loads(complaint("signatories", "--format", "json", "--project", project).output)
    assert (person["surname"], person["complainant"]) == ("Tarn", True)
    made = json.loads((project / "build/manifest.json").read_text("utf-8"))
    assert made["recipients"]["public"]["complainants"] == ["tarn-mira"]
    assert made["recipients"]["public"]["events"] == ["silent-walk"]
