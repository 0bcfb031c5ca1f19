"""What `verify` finds in a build: files that are missing, changed or not ours, changed records, lost mandates."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pytest

from complaint import pipeline
from complaint.filing.words import template_files
from complaint.records.changing.writing import OWN_FOLDER
from complaint.records.schemas import schemas
from tests.small_project import contents, write


def found(project):
    return {
        (p.severity.value, p.code, p.place.file)
        for p in pipeline.verify(project, project / "build")
        if p.severity != "note"
    }


def test_a_build_just_made_has_no_problems(small_project):
    assert found(small_project) == set()


def test_looking_changes_nothing(project):
    before = contents(project)
    pipeline.verify(project, project / "build")

    assert contents(project) == before


def test_a_file_that_was_changed_is_an_error(project):
    write(project, "build/leaflet/filing.docx", b"edited")

    assert found(project) == {("error", "changed-output", "build/leaflet/filing.docx")}


def test_a_file_that_is_missing_is_an_error(project):
    (project / "build/leaflet/letter.pdf").unlink()

    assert found(project) == {("error", "missing-output", "build/leaflet/letter.pdf")}


def test_a_file_of_others_is_a_warning_but_for_those_that_every_folder_gets(project):
    write(project, "build/leaflet/signed.pdf", b"scan")
    write(project, "build/leaflet/.DS_Store", b"")
    write(project, "build/.gitkeep", b"")

    assert found(project) == {("warning", "foreign-output", "build/leaflet/signed.pdf")}


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("cases/complaint.yaml", "# a remark\n"),
        ("templates/leaflet/filing.html", "<!-- a remark -->\n"),
        ("signatories/signatories.csv", "\n"),
    ],
)
def test_of_a_build_from_elsewhere_the_changed_files_are_told(project, file, text):
    """Which of its files hold what was changed is known only where it was made (see test_staleness.py)."""
    shutil.rmtree(project / OWN_FOLDER)
    with (project / file).open("a") as changed:
        changed.write(text)

    assert found(project) == {("warning", "stale", file)}


def test_a_record_file_that_is_new_is_told_of_a_build_from_elsewhere(project):
    shutil.rmtree(project / OWN_FOLDER)
    write(project, "signatories/aliases.csv", f"{','.join(schemas()['alias'].fields)}\n")

    assert found(project) == {("warning", "stale", "signatories/aliases.csv")}


def test_a_shared_template_that_the_project_now_overrides_makes_the_build_stale(project):
    shared = template_files(project).find("public/filing.html")
    assert shared is not None
    write(project, "templates/public/filing.html", shared[0].read_bytes())
    assert found(project) == set(), "the same text from elsewhere changes nothing"

    write(project, "templates/public/filing.html", "<p>Other words</p>")
    assert found(project) == {("warning", "stale", "build/public")}


def test_a_power_of_attorney_that_was_withdrawn_is_an_error_in_each_filing(project):
    path = project / "signatories/powers_of_attorney.csv"
    withdrawn = path.read_text("utf-8").replace(
        "full,2030-01-12,2030-01-14,,,", "full,2030-01-12,2030-01-14,,2030-01-20,"
    )
    path.write_text(withdrawn, "utf-8")
    problems = found(project)

    assert ("error", "mandate-lost", "leaflet") in problems
    assert ("error", "mandate-lost", "public") in problems
    assert {("warning", "stale", "build/leaflet"), ("warning", "stale", "build/public")} <= problems


def test_a_check_of_the_records_names_the_built_filings_that_hold_who_withdrew(project, complaint):
    assert "still holds" not in complaint("check", "--project", project).output

    path = project / "signatories/powers_of_attorney.csv"
    given, withdrawn = "full,2030-01-12,2030-01-14,,,", "full,2030-01-12,2030-01-14,,2030-01-20,"
    path.write_text(path.read_text("utf-8").replace(given, withdrawn), "utf-8")

    assert "public: warning: the filing still holds “oduya-sam”" in complaint("check", "--project", project).output
    assert "leaflet: warning" not in complaint("check", "public", "--project", project).output

    shutil.rmtree(project / "build")
    assert "still holds" not in complaint("check", "--project", project).output


def test_who_is_named_in_full_and_allows_it_no_longer_is_an_error_in_each_filing(project):
    path = project / "signatories/powers_of_attorney.csv"
    head, *rows = path.read_text("utf-8").splitlines()
    narrowed = [f"{row},{'initials' if row.startswith('poa-oduya') else ''}" for row in rows]
    path.write_text("\n".join((f"{head},naming_public", *narrowed, "")), "utf-8")
    told = [one for one in pipeline.verify(project, project / "build") if one.code == "named-no-more"]

    assert {one.place.file for one in told} >= {"leaflet", "public"} and all(
        "“oduya-sam”" in one.message for one in told
    )
    assert "mandate-lost" not in {code for _, code, _ in found(project)}


def test_who_is_spoken_for_stays_in_the_filings_of_recipients_that_accept_it(project):
    test_a_power_of_attorney_that_was_withdrawn_is_an_error_in_each_filing(project)
    write(
        project,
        "signatories/justifications.csv",
        "id,person,author,relation,ground,reason,proof,naming,scopes,received,origin\n"
        "j1,oduya-sam,our-organisation,organisation,detained,Letters do not come.,held,full,,2030-01-21,invented\n",
    )
    leaflet = project / "templates/leaflet/profile.yaml"
    leaflet.write_text(leaflet.read_text("utf-8") + "accepts: [power of attorney, justification]\n", "utf-8")
    problems = pipeline.verify(project, project / "build")
    lost = {p.place.file for p in problems if p.code == "mandate-lost" and "“oduya-sam”" in p.message}

    assert "public" in lost
    assert "leaflet" not in lost


def test_a_build_as_of_another_day_is_looked_at_as_of_that_day(project):
    """The power of attorney was withdrawn after the complaint's own date, and before the day of this build."""
    assert pipeline.build(project, ("leaflet",), on=date(2030, 2, 10)).paths
    assert found(project) == set()

    path = project / "signatories/powers_of_attorney.csv"
    withdrawn = path.read_text("utf-8").replace("2030-01-12,2030-01-14,,,", "2030-01-12,2030-01-14,,2030-02-05,")
    path.write_text(withdrawn, "utf-8")
    assert ("error", "mandate-lost", "leaflet") in found(project)


def test_records_with_errors_do_not_hide_what_happened_to_the_files(project):
    write(project, "cases/complaint.yaml", "title: [")
    write(project, "build/leaflet/filing.docx", b"edited")
    codes = {code for _, code, _ in found(project)}

    assert {"yaml-syntax", "changed-output"} <= codes


def test_a_manifest_edited_into_nonsense_is_one_error(project):
    write(project, "build/manifest.json", json.dumps({"outputs": 3}))
    assert found(project) == {("error", "manifest", str(project / "build/manifest.json"))}

    made = {"filing_date": "soon", "versions": {}, "inputs": {}, "recipients": {}, "outputs": []}
    write(project, "build/manifest.json", json.dumps(made))
    assert found(project) == {("error", "manifest", str(project / "build/manifest.json"))}
