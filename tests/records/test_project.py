"""A project is read whole, only read, and never left."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from complaint.problems import Problem
from complaint.records.project import load_file, load_project
from complaint.records.record import HELD, Ref
from complaint.records.schemas import schemas

GOOD = Path(__file__).parent.parent / "projects" / "good-small"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    shutil.copytree(GOOD, root)
    return root


def codes(problems: tuple[Problem, ...]) -> dict[str, str]:
    return {problem.place.file: problem.code for problem in problems}


def test_records_know_what_was_typed_and_where() -> None:
    records, _ = load_project(GOOD)
    part = records["vigil-orlan"]
    assert part.person == Ref("orlan-vesna")
    assert part.place == Ref("lindenau")
    assert str(part.at) == "cases/participations.csv:2"
    assert str(part.place_of("mode")) == "cases/participations.csv:2:6"
    assert records["poa-orlan-vesna"].signed_on is HELD
    case = records["case-drozd"]
    assert [charge.id for charge in records.inside(case, "charge")] == ["case-drozd-charge-1"]
    assert str(case.place_of("account[0].text")) == "cases/prosecutions/drozd.yaml:14:11"
    assert str(case.place_of("persons[0]")) == "cases/prosecutions/drozd.yaml:6:5"


def test_reading_changes_nothing(project: Path) -> None:
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in project.rglob("*") if path.is_file()}
    load_project(project)
    after = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in project.rglob("*") if path.is_file()}
    assert after == before


def test_the_same_project_gives_the_same_records_in_the_same_order(project: Path) -> None:
    assert [record.id for record in load_project(GOOD)[0]] == [record.id for record in load_project(project)[0]]


@pytest.mark.parametrize(
    ("missing", "reason"), [("cases", "no folder cases"), ("signatories", "no folder signatories")]
)
def test_a_folder_without_records_is_not_a_project(project: Path, missing: str, reason: str) -> None:
    shutil.rmtree(project / missing)
    records, problems = load_project(project)
    assert len(records) == 0
    assert [(problem.code, problem.place.file) for problem in problems] == [("not-a-project", missing)]
    assert reason in problems[0].message
    assert "A project is a folder" in problems[0].hint


def test_what_is_not_a_folder_is_not_a_project(project: Path) -> None:
    for path in (project / "nothing", project / "cases" / "complaint.yaml"):
        _, problems = load_project(path)
        assert [problem.code for problem in problems] == ["not-a-project"]


def test_a_type_whose_file_is_missing_has_no_records(project: Path) -> None:
    (project / "cases" / "figures.csv").unlink()
    records, problems = load_project(project)
    assert problems == ()
    assert records.of("figure") == ()


def test_links_are_not_followed(project: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.yaml").write_text("id: secret\n")
    (project / "cases" / "prosecutions" / "linked.yaml").symlink_to(outside / "secret.yaml")
    (project / "cases" / "linked").symlink_to(outside)
    (project / "cases" / "attachments" / "minutes.txt").unlink()
    (project / "cases" / "attachments" / "minutes.txt").symlink_to(outside / "secret.yaml")
    records, problems = load_project(project)
    assert "secret" not in records
    assert codes(problems) == {
        "cases/linked": "symbolic-link",
        "cases/prosecutions/linked.yaml": "symbolic-link",
        "cases/attachments.yaml": "file-outside",
    }


@pytest.mark.parametrize("folder", ["cases", "signatories"])
def test_a_folder_of_records_that_is_a_link_is_not_followed(project: Path, tmp_path: Path, folder: str) -> None:
    (project / folder).rename(tmp_path / "moved")
    (project / folder).symlink_to(tmp_path / "moved")
    assert codes(load_project(project)[1])[folder] == "symbolic-link"


NAMED = [
    ("/etc/passwd", "file-outside"),
    ("../complaint.yaml", "file-outside"),
    ("a/../../x", "file-outside"),
    ("C:\\x", "file-outside"),
    ("a\\b", "file-outside"),
    ("\\\\server\\share\\x.pdf", "file-outside"),
    ("//server/share/x.pdf", "file-outside"),
    ("file:///etc/passwd", "file-outside"),
    ("http://127.0.0.1:9/x.pdf", "file-outside"),
    ("data:application/pdf,x", "file-outside"),
    ("~/x.pdf", "file-missing"),
    ("CON", "file-missing"),
    ("..", "file-outside"),
    (".", "file-outside"),
    ("lost.txt", "file-missing"),
    ("deep", "file-missing"),
    ("minutes.txt/x", "file-missing"),
    ("x" * 300, "file-missing"),
]


@pytest.mark.parametrize(("name", "code"), NAMED)
def test_an_attachment_lies_in_its_folder_and_is_there(project: Path, name: str, code: str) -> None:
    (project / "cases" / "attachments" / "deep").mkdir()
    path = project / "cases" / "attachments.yaml"
    path.write_text(path.read_text().replace("file: minutes.txt", f"file: '{name}'"))
    assert codes(load_project(project)[1])["cases/attachments.yaml"] == code


def test_an_attachment_in_a_folder_of_its_own_is_found(project: Path) -> None:
    attachments = project / "cases" / "attachments"
    (attachments / "deep").mkdir()
    (attachments / "minutes.txt").rename(attachments / "deep" / "minutes.txt")
    path = project / "cases" / "attachments.yaml"
    path.write_text(path.read_text().replace("file: minutes.txt", "file: deep/minutes.txt"))
    assert load_project(project)[1] == ()


def test_a_file_that_no_record_names_is_a_warning(project: Path) -> None:
    (project / "cases" / "photographs").mkdir()
    (project / "cases" / "photographs" / "square.jpg").write_bytes(b"x")
    assert codes(load_project(project)[1]) == {"cases/photographs/square.jpg": "unlisted-file"}


def test_a_source_cited_in_a_chapter_only_is_cited(project: Path) -> None:
    assert load_project(project)[1] == ()
    (project / "cases" / "chapters" / "background.html").write_text("<p>Nothing is cited.</p>")
    assert [(problem.code, problem.place.line) for problem in load_project(project)[1]] == [("uncited-source", 3)]


UNKNOWN = [
    ("cases/event.yaml", "“cases/events.yaml”"),
    ("cases/events.yml", "“cases/events.yaml”"),
    ("cases/Events.yaml", "“cases/events.yaml”"),
    ("signatories/apeals.csv", "“signatories/appeals.csv”"),
    ("cases/prosecutions/orlan.yml", "“cases/prosecutions/orlan.yaml”"),
    ("cases/chapters/notes.txt", "move it out"),
]


@pytest.mark.parametrize(("name", "hint"), UNKNOWN)
def test_a_file_that_nobody_knows_is_a_problem(project: Path, name: str, hint: str) -> None:
    for taken in ("cases/events.yaml", "signatories/appeals.csv"):
        if hint == f"“{taken}”":
            (project / taken).unlink()
    (project / name).write_text("x")
    found = [problem for problem in load_project(project)[1] if problem.place.file == name]
    assert [problem.code for problem in found] == ["unknown-file"]
    assert hint in found[0].hint


def test_a_file_whose_name_cannot_be_printed_is_a_problem_and_not_read(project: Path) -> None:
    for name in ("orlan\u202elmay.yaml", "two\nlines.yaml"):
        (project / "cases" / "prosecutions" / name).write_text("id: secret")
    (project / "cases" / os.fsdecode(b"latin-\xe9.yaml")).write_text("id: secret")
    assert codes(load_project(project)[1]) == {
        "cases/latin-?.yaml": "file-name",
        "cases/prosecutions/orlan?lmay.yaml": "file-name",
        "cases/prosecutions/two?lines.yaml": "file-name",
    }


def test_remarks_and_the_traces_of_file_managers_are_left_alone(project: Path) -> None:
    for name in ("cases/.DS_Store", "cases/prosecutions/.gitkeep", "signatories/README.md", "signatories/Thumbs.db"):
        (project / name).write_text("x")
    assert load_project(project)[1] == ()


def test_ids_are_unique_over_all_types(project: Path) -> None:
    path = project / "cases" / "places.csv"
    path.write_text(path.read_text().replace("port-saker,", "open-hands,"))
    found = {problem.code: problem for problem in load_project(project)[1]}
    assert found["repeated-id"].place.file == "cases/places.csv"
    assert "cases/organisations.csv:2" in found["repeated-id"].message


def test_a_file_elsewhere_can_be_read_under_a_name(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text((GOOD / "cases" / "places.csv").read_text().replace("city", "citty"))
    records, problems = load_file(path, schemas()["place"], "shown/places.csv")
    assert [record.id for record in records] == ["veloria", "port-saker"]
    assert [str(problem.place) for problem in problems] == ["shown/places.csv:3:3"]


def test_a_profile_of_a_recipient_is_read_by_its_schema(tmp_path: Path) -> None:
    path = tmp_path / "profile.yaml"
    path.write_text(
        "id: world-body\nname: World Body\nshort_name: WB\nsystem: UN\nkind: political\npower: It asks.\n"
        "disclosure: public\nlanguages: [en]\n"
        "people:\n  - record: prosecution\n    where:\n      published_expression: yes\n"
        "document:\n  title: Submission\n  numbered_paragraphs: 'yes'\n  numbered_sections: 'no'\n"
    )
    (profile,), problems = load_file(path, schemas()["recipient"], "templates/world-body/profile.yaml")
    assert problems == ()
    assert profile.people == ({"record": "prosecution", "where": {"published_expression": "yes"}},)
    assert profile.document["numbered_paragraphs"] is True
    assert profile.document["subtitle"] is None


def test_a_thousand_people_are_all_read(project: Path) -> None:
    path = project / "signatories" / "signatories.csv"
    header, first, *_ = path.read_text().splitlines()
    rows = [first.replace("orlan-vesna", f"person-{number}") for number in range(1000)]
    path.write_text("\n".join([header, *rows]) + "\n")
    records, _ = load_project(project)
    assert len(records.of("signatory")) == 1000
