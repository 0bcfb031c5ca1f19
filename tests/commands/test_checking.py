"""`complaint check`: exit codes, JSON for programs, notes only for who asks about a recipient."""

from __future__ import annotations

import json

from tests.small_project import contents, write

KEYS = ["severity", "code", "file", "line", "column", "message", "hint"]


def problems(result):
    return json.loads(result.stdout)["problems"]


def test_warnings_alone_are_no_failure(project, complaint):
    result = complaint("check", "--format", "json", "--project", project)

    assert result.exit_code == 0
    assert {problem["severity"] for problem in problems(result)} <= {"warning"}


def test_an_error_has_all_that_a_program_needs(project, complaint):
    path = project / "cases/participations.csv"
    path.write_text(path.read_text("utf-8").replace("tarn-mira,silent", "tarn-mina,silent"), "utf-8")
    result = complaint("check", "--format", "json", "--project", project)
    (found,) = [problem for problem in problems(result) if problem["severity"] == "error"]

    assert result.exit_code == 1
    assert list(found) == KEYS
    assert [found[key] for key in ("code", "file", "line", "column")] == [
        *("unknown-reference", "cases/participations.csv", 2, 2),
    ]
    assert "tarn-mina" in found["message"]
    assert "tarn-mira" in found["hint"]


def test_a_folder_that_is_no_project_is_a_problem_in_json_too(tmp_path, complaint):
    result = complaint("check", "--format", "json", "--project", tmp_path)

    assert result.exit_code == 1
    assert [problem["code"] for problem in problems(result)] == ["not-a-project"]


def test_who_names_a_recipient_is_told_who_is_left_out(project, complaint):
    result = complaint("check", "leaflet", "--format", "json", "--project", project)

    assert result.exit_code == 0
    assert [p["code"] for p in problems(result) if "quill-ada is not in this filing" in p["message"]] == ["left-out"]


def test_templates_are_checked_too(project, complaint):
    write(project, "templates/leaflet/filing.html", "<p>{{ nothing }}</p>")

    assert complaint("check", "public", "--project", project).exit_code == 0
    assert complaint("check", "leaflet", "--project", project).exit_code == 1
    assert complaint("check", "--project", project).exit_code == 1


def test_nothing_is_written(project, complaint):
    before = contents(project)
    complaint("check", "--project", project)

    assert contents(project) == before
