"""`recipients`, `signatories`, `events`, `prosecutions`: the keys that other programs rely on, tables and CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.small_project import write

PROSECUTION = """\
id: case-oduya
title: "[[oduya-sam]]"
order: 1
stage: in custody
persons: [oduya-sam]
place: lowbridge
origin: invented
charges:
  - {id: case-oduya-charge, person: oduya-sam, provision: penal-12-2, status: accused, origin: invented}
decisions:
  - {id: case-oduya-arrest, person: oduya-sam, kind: travel ban, court: lowbridge-court, date: 2030-01-11,
     term: 2 months, origin: invented}
"""


@pytest.fixture
def with_case(project: Path) -> Path:
    """The small project with a prosecution."""
    write(project, "cases/prosecutions/oduya.yaml", PROSECUTION)
    rows = {
        "instruments.csv": ("instrument", {"id": "penal", "title": "Penal Code", "short": "PC", "kind": "code"}),
        "provisions.csv": (
            "provision",
            {
                "id": "penal-12-2",
                "instrument": "penal",
                "unit": "article",
                "article": "12",
                "part": "2",
                "title": "Noise",
            },
        ),
        "officials.csv": (
            "official",
            {"id": "official-stern", "name": "I. Stern", "surname": "Stern", "how_known": "document"},
        ),
        "official_parts.csv": (
            "official_part",
            {"id": "part-1", "official": "official-stern", "function": "judge", "prosecution": "case-oduya"},
        ),
    }
    from complaint.records.schemas import schemas

    for name, (kind, cells) in rows.items():
        out = io.StringIO()
        writer = csv.DictWriter(out, list(schemas()[kind].fields), lineterminator="\n")
        writer.writeheader()
        writer.writerow({**cells, "origin": "invented"})
        write(project, f"cases/{name}", out.getvalue())
    with (project / "cases/organisations.csv").open("a") as file:
        file.write("lowbridge-court,Court of Lowbridge,,,court,,lowbridge,,invented\n")
    return project


def listed(complaint, what, project, *options):
    result = complaint(what, "--format", "json", "--project", project, *options)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_signatories(project, complaint):
    people = {person["id"]: person for person in listed(complaint, "signatories", project)}

    assert list(people) == ["oduya-sam", "quill-ada", "tarn-mira"]
    keys = ("id", "surname", "given_name", "patronymic", "place", "age", "complainant")
    assert [people["tarn-mira"][key] for key in keys] == ["tarn-mira", "Tarn", "Mira", None, "Lowbridge", 34, True]
    assert [person["complainant"] for person in people.values()] == [True, False, True]
    assert "no power of attorney" in people["quill-ada"]["reason"]


def test_signatories_as_of_another_day(project, complaint):
    before = listed(complaint, "signatories", project, "--date", "2030-01-13")

    assert [person["complainant"] for person in before] == [False] * len(before)


def test_events(project, complaint):
    (event,) = listed(complaint, "events", project)

    assert [event[key] for key in ("id", "title", "from", "to", "complainants")] == [
        *("silent-walk", "Silent walk on 9 January 2030", "2030-01-09", "2030-01-09", 2),
    ]
    assert [[part[key] for key in ("signatory", "place", "mode", "date")] for part in event["participations"]] == [
        ["tarn-mira", "Lowbridge", "detained", "2030-01-09"],
        ["oduya-sam", "Lowbridge", "detained", "2030-01-09"],
    ]


def test_persons_are_counted_once_however_often_they_took_part(project, complaint):
    with (project / "cases/participations.csv").open("a") as file:
        file.write("silent-walk-again,tarn-mira,silent-walk,lowbridge,2030-01-09,summoned,no,,,,,invented\n")
    (event,) = listed(complaint, "events", project)

    assert (event["complainants"], len(event["participations"])) == (2, 3)


def test_prosecutions(with_case, complaint):
    (case,) = listed(complaint, "prosecutions", with_case)

    assert [case[key] for key in ("id", "persons", "place", "stage")] == [
        *("case-oduya", ["oduya-sam"], "Lowbridge", "in custody"),
    ]
    assert [
        [charge[key] for key in ("person", "code", "article", "part", "title", "status")] for charge in case["charges"]
    ] == [
        ["oduya-sam", "PC", "12", "2", "Noise", "accused"],
    ]
    assert [
        [decision[key] for key in ("person", "court", "date", "kind", "term")] for decision in case["decisions"]
    ] == [
        ["oduya-sam", "Court of Lowbridge", "2030-01-11", "travel ban", "2 months"],
    ]
    assert [(official["name"], official["function"]) for official in case["officials"]] == [("I. Stern", "judge")]


def test_recipients(project, complaint):
    found = {recipient["id"]: recipient for recipient in listed(complaint, "recipients", project)}

    assert {"public", "un-special-procedures", "osce-rfom", "ep-droi-afet", "pace-legal-affairs", "leaflet"} <= set(
        found
    )
    assert (found["leaflet"]["system"], found["leaflet"]["letter"], found["public"]["letter"]) == (
        "public",
        True,
        False,
    )


@pytest.mark.parametrize("what", ["recipients", "signatories", "events", "prosecutions"])
def test_tables_and_csv_have_the_same_columns_also_when_empty(what, project, complaint):
    table = complaint(what, "--project", project)
    as_csv = complaint(what, "--format", "csv", "--project", project)

    assert table.exit_code == as_csv.exit_code == 0
    header = as_csv.stdout.splitlines()[0].split(",")
    assert header[0] == "id"
    first = table.stdout.splitlines()[0]
    assert (
        first == "nothing to show"
        or [name.replace("_", " ") for name in header if name.replace("_", " ") not in first] == []
    )


def test_what_people_typed_does_not_become_a_formula(project, complaint):
    path = project / "cases/events.yaml"
    path.write_text(
        path.read_text("utf-8")
        .replace("title: Silent walk on", 'title: "=HYPERLINK(1) on', 1)
        .replace("on 9 January 2030", 'on 9 January 2030"', 1),
        "utf-8",
    )
    rows = list(csv.reader(io.StringIO(complaint("events", "--format", "csv", "--project", project).stdout)))

    assert rows[1][1] == "'=HYPERLINK(1) on 9 January 2030"


def test_errors_go_where_a_program_that_reads_json_does_not_look(project, complaint):
    write(project, "cases/events.yaml", "- [")
    result = complaint("events", "--format", "json", "--project", project)

    assert result.exit_code == 1
    assert result.stdout == ""
    assert "cases/events.yaml:" in result.stderr
