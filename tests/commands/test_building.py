"""`complaint build` and `complaint letters`: what they print, where, and what they leave."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pikepdf

from complaint.records.schemas import schemas
from tests.small_project import contents, write

REPOSITORY = Path(__file__).parents[2]


def test_the_paths_are_printed_and_nothing_else(project, complaint):
    result = complaint("build", "leaflet", "--project", project)
    paths = [Path(line) for line in result.stdout.splitlines()]

    assert result.exit_code == 0
    assert result.stderr == ""
    assert {path.name for path in paths} == {"filing.docx", "filing.pdf", "letter.docx", "letter.pdf"}
    assert all(path.is_file() for path in paths)


def test_one_format_only(project, tmp_path, complaint):
    result = complaint("build", "leaflet", "--format", "docx", "--out", tmp_path / "out", "--project", project)

    assert result.exit_code == 0
    assert sorted(contents(tmp_path / "out")) == ["leaflet/filing.docx", "leaflet/letter.docx", "manifest.json"]


def test_the_day_stands_in_the_manifest(project, tmp_path, complaint):
    complaint("build", "leaflet", "--date", "2030-02-03", "--out", tmp_path / "out", "--project", project)

    assert '"filing_date": "2030-02-03"' in (tmp_path / "out/manifest.json").read_text("utf-8")


def test_a_folder_with_other_things_in_it_is_not_taken_for_filings(project, tmp_path, complaint):
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "cat.png").write_text("a cat")
    result = complaint("build", "leaflet", "--out", tmp_path / "pictures", "--project", project)

    assert result.exit_code == 1
    assert "holds other files" in result.stderr
    assert contents(tmp_path / "pictures") == {"cat.png": b"a cat"}


def test_a_file_edited_in_word_is_kept_and_that_is_said(project, complaint):
    write(project, "build/leaflet/filing.docx", b"edited in Word")
    result = complaint("build", "leaflet", "--project", project)

    assert result.exit_code == 0
    assert "it is kept as “leaflet/filing-kept.docx”" in result.stderr
    assert (project / "build/leaflet/filing-kept.docx").read_bytes() == b"edited in Word"


def test_a_language_that_the_recipient_does_not_take(project, complaint):
    result = complaint("build", "leaflet", "--lang", "fr", "--project", project)

    assert result.exit_code == 1
    assert "templates/leaflet/profile.yaml:8:" in result.stderr
    assert "it takes: en" in result.stderr


def test_letters_are_made_one_by_one_and_together(project, tmp_path, complaint):
    result = complaint("letters", "leaflet", "--out", tmp_path / "out", "--project", project)
    made = contents(tmp_path / "out")

    assert result.exit_code == 0
    covered = ["leaflet/filing.docx", "leaflet/filing.pdf"]  # a letter tells their pages
    letter = ["leaflet/letter.docx", "leaflet/letter.pdf"]
    assert sorted(made) == [*covered, *letter, "manifest.json", "print/letters.pdf"]
    with pikepdf.open(io.BytesIO(made["print/letters.pdf"])) as together:
        assert len(together.pages) == 2


def test_a_recipient_without_a_letter(project, complaint):
    before = contents(project)
    result = complaint("letters", "public", "--project", project)

    assert result.exit_code == 1
    assert "no covering letter is sent to “public”" in result.stderr
    assert contents(project) == before


def run_on_a_terminal(*arguments: object) -> tuple[int, str, str]:
    """Exit code, what was printed into a pipe, and what a terminal showed for errors and progress."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "complaint", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "TERM": "xterm"},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            shown += (part := os.read(ours, 65536))
        except OSError:  # nobody writes to the terminal any more
            break
        if not part:
            break
    assert process.stdout is not None
    said = process.stdout.read().decode()
    process.stdout.close()
    os.close(ours)
    return process.wait(), said, shown.decode()


def test_progress_is_shown_on_a_terminal(project, tmp_path):
    code, said, shown = run_on_a_terminal("build", "leaflet", "--out", tmp_path / "out", "--project", project)

    assert code == 0
    assert "writing leaflet/" in shown
    assert len(said.splitlines()) == 4


def test_a_pipe_stays_quiet_whatever_the_environment_says_about_colours(project, tmp_path):
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "complaint",
            "build",
            "leaflet",
            "--out",
            str(tmp_path / "out"),
            "--project",
            str(project),
        ],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "FORCE_COLOR": "1", "TTY_INTERACTIVE": "1"},
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_a_terminal_that_lacks_letters_gets_question_marks(project):
    write(project, "cases/events.yaml", "- [")
    done = subprocess.run(
        [sys.executable, "-m", "complaint", "check", "--project", str(project)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONIOENCODING": "iso-8859-1"},
    )

    assert done.returncode == 1
    assert done.stderr == b""
    assert b"cases/events.yaml:" in done.stdout


def test_a_reader_that_stops_listening_is_no_error_of_ours(project):
    done = subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m complaint signatories --project '{project}' | head -c 1"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )

    assert b"Traceback" not in done.stderr


def outputs(folder: Path) -> dict[str, tuple[int, bool]]:
    """How many things are to be decided in each file, and whether it is final, by the manifest."""
    listing = json.loads((folder / "manifest.json").read_text("utf-8"))
    return {output["path"]: (output["to_decide"], output["final"]) for output in listing["outputs"]}


def test_a_final_build_is_made_if_nothing_is_left_to_be_decided(project, tmp_path, complaint):
    out = tmp_path / "out"
    result = complaint("build", "leaflet", "--final", "--format", "docx", "--out", out, "--project", project)

    assert result.exit_code == 0
    assert outputs(out) == {"leaflet/filing.docx": (0, True), "leaflet/letter.docx": (0, True)}


def test_a_final_build_tells_everything_that_is_left_and_writes_nothing(project, complaint):
    write(project, "templates/leaflet/letter.html", '<p>On\n{{ todo("the day") }}.</p>\n')
    filing = '<section id="a" title="A"><p>{{ field(complaint, "reference") }}<note source="page"/></p></section>\n'
    write(project, "templates/leaflet/filing.html", filing)
    page = {
        "id": "page",
        "kind": "web page",
        "title": "A page",
        "addresses": "https://example.org",
        "origin": "invented",
    }
    columns = schemas()["source"].fields
    row = ",".join(page.get(column, "") for column in columns)
    write(project, "cases/sources.csv", f"{','.join(columns)}\n{row}\n")
    before = contents(project)
    result = complaint("build", "leaflet", "--final", "--project", project)

    assert result.exit_code == 1
    told = [line for line in result.stderr.splitlines() if ": error: " in line]
    assert [line.split(": error: ")[0] for line in told] == [
        "cases/complaint.yaml:2",
        "cases/sources.csv:2",
        "templates/leaflet/letter.html:1",
    ]
    assert "the day" in told[2]
    assert "nothing was written" in result.stderr
    assert contents(project) == before


def test_a_build_that_is_not_final_says_how_much_is_left(project, tmp_path, complaint):
    write(project, "templates/leaflet/letter.html", '<p>On {{ todo("the day") }} at {{ todo("the hour") }}.</p>\n')
    complaint("build", "leaflet", "--format", "docx", "--out", tmp_path / "out", "--project", project)

    assert outputs(tmp_path / "out") == {"leaflet/filing.docx": (0, False), "leaflet/letter.docx": (2, False)}


def test_letters_are_final_only_with_what_is_enclosed(project, tmp_path, complaint):
    result = complaint("letters", "leaflet", "--final", "--out", tmp_path / "out", "--project", project)
    assert result.exit_code == 0
    assert set(outputs(tmp_path / "out").values()) == {(0, True)}

    write(project, "templates/leaflet/filing.html", '<p>{{ todo("all of it") }}</p>\n')
    result = complaint("letters", "leaflet", "--final", "--out", tmp_path / "other", "--project", project)
    assert result.exit_code == 1 and "all of it" in result.stderr


def test_a_draft_is_not_final(project, complaint):
    assert complaint("build", "leaflet", "--draft", "--final", "--project", project).exit_code == 2
