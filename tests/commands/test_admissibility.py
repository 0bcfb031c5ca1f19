"""`complaint check RECIPIENT` tells what a recipient would say; `complaint check --matrix` who can go where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from complaint.records.pseudonym_list import draw_pseudonyms
from tests.small_project import PROFILE, make_small_project, write

CAREFUL = """\
counts_as: other
admissibility:
  - rule: act-described
  - rule: name-and-address
    severity: warn
    text: An address is asked for.
doors:
  - {status: closed, from: '2031-01-01', reason: The office has moved., instead: [leaflet], fact: office}
facts:
  - {about: office, rule: It moves., source: A letter, reflects_year: 2030, certainty: uncertain}
"""


@pytest.fixture(scope="module")
def careful(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny project with one more recipient, who looks closer. Nothing is built and nothing changes it."""
    project = make_small_project(tmp_path_factory.mktemp("careful") / "project")
    profile = PROFILE.replace("id: leaflet", "id: office").replace("Leaflet", "The office") + CAREFUL
    write(project, "templates/office/profile.yaml", profile)
    write(project, "templates/office/filing.html", '<section id="a" title="A"><p>Words.</p></section>')
    write(project, "templates/office/letter.html", "<p>Here it is.</p>")
    complaint = project / "cases/complaint.yaml"
    complaint.write_text(complaint.read_text("utf-8").replace("  - public\n", "  - public\n  - office\n"), "utf-8")
    with (project / "signatories/signatories.csv").open("a", encoding="utf-8") as file:
        file.write("reed-omar,Reed,Omar,,,,male,stated,,41,2030-01-12,,lowbridge,,,held,,invented\n")
    with (project / "signatories/appeals.csv").open("a", encoding="utf-8") as file:
        file.write("appeal-reed,reed-omar,2030-01-12,form,yes,,invented\n")
    with (project / "signatories/powers_of_attorney.csv").open("a", encoding="utf-8") as file:
        file.write(
            "poa-reed,reed-omar,our-organisation,file; represent,initials,2030-01-12,2030-01-14,,,,held,held,invented\n"
        )
    assert draw_pseudonyms(project, ["reed-omar"]).new == 1
    return project


def test_each_thing_is_told_once_with_whom_it_concerns_and_what_to_fill(careful, complaint):
    result = complaint("check", "office", "--project", careful)

    assert result.exit_code == 0
    told = result.output.partition("The office (office)")[2]
    assert told.startswith(": open, until 2031-01-01; 3 people fit, 1 of them would not be taken, 2 are warned of\n")
    assert (
        "blocked: Nothing that happened to the person is recorded with a day and a place.\n    1 person: reed-omar"
        in told
    )
    assert "Fill in: participation.date." in told
    assert "warned: An address is asked for.\n    3 people: " in told
    assert "Fill in: signatory.address." in told
    assert "signatories/signatories.csv:" in told


def test_programs_are_told_each_finding_with_its_place(careful, complaint):
    result = complaint("check", "office", "--project", careful, "--format", "json")

    (office,) = json.loads(result.stdout)["admissibility"]
    assert (office["recipient"], office["blocked"], office["kept_back"]) == ("office", ["reed-omar"], [])
    assert office["door"]["closes"] == "2031-01-01"
    first = office["findings"][0]
    assert (first["rule"], first["severity"], first["person"]) == ("act-described", "block", "reed-omar")
    assert (first["file"], first["field"]) == ("signatories/signatories.csv", "participation.date")


def test_a_closed_recipient_says_why_and_what_is_open_instead(careful, complaint):
    result = complaint("check", "office", "--project", careful, "--date", "2031-02-01")

    assert result.exit_code == 1, "nothing can be made for whom was asked for by name"
    assert "The office (office): closed\n    The office has moved. Open instead: leaflet." in result.output


def test_what_is_uncertain_is_listed_for_who_asks_about_a_recipient(careful, complaint):
    assert "check before filing (office, uncertain, 2030)" in complaint("check", "office", "--project", careful).output
    assert "check before filing" not in complaint("check", "--project", careful).output


def test_without_a_name_one_line_says_that_there_is_more(careful, complaint):
    result = complaint("check", "--project", careful)

    assert result.exit_code == 0
    assert result.output.rstrip().endswith("“complaint check --matrix” shows who can go where.")
    assert "admissibility" not in json.loads(complaint("check", "--project", careful, "--format", "json").stdout)


def test_the_matrix_on_the_terminal(careful, complaint):
    result = complaint("check", "office", "leaflet", "--matrix", "--project", careful)

    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert "who can go where on 2030-01-31" in lines[0]
    assert next(line.split() for line in lines if line.startswith("reed-omar")) == ["reed-omar", "✓", "✗"]
    assert next(line.split() for line in lines if "office" in line.split()) == ["2", "office", "0", "2", "2", "0", "0"]
    assert "✗  blocked: would not be taken here" in result.output


def test_the_matrix_of_recipients_named_behind_it(careful, complaint):
    named = complaint("check", "--matrix", "office", "--project", careful)
    assert named.output == complaint("check", "office", "--matrix", "--project", careful).output
    wrong = complaint("check", "--matrix", "ofice", "--project", careful)
    assert wrong.exit_code == 2
    assert "there is no recipient “ofice”. Did you mean “office”?" in wrong.output


@pytest.mark.parametrize(("name", "begins"), [("who.xlsx", b"PK"), ("who.html", b"<!DOCTYPE html>")])
def test_the_matrix_as_a_file(careful, complaint, tmp_path, name, begins):
    result = complaint("check", "--matrix", tmp_path / name, "--project", careful)

    assert result.exit_code == 0
    assert result.output == f"{tmp_path / name}\n"
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_file_that_cannot_be_written_is_told(careful, complaint, tmp_path):
    result = complaint("check", "--matrix", tmp_path / "nowhere" / "who.html", "--project", careful)

    assert result.exit_code == 2
    assert "cannot be written" in result.output


def test_errors_in_the_records_come_first(careful, complaint, tmp_path):
    import shutil

    project = Path(shutil.copytree(careful, tmp_path / "project"))
    write(
        project,
        "templates/office/profile.yaml",
        (project / "templates/office/profile.yaml").read_text("utf-8") + "x: y\n",
    )
    result = complaint("check", "--matrix", "--project", project)

    assert result.exit_code == 1
    assert "Nothing is known about a field “x”" in result.output
    assert "who can go where" not in result.output
