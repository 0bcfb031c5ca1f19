"""What `complaint check` tells of a filing: what stands in its documents as comments, and who is left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from complaint.filing.checklist import checklist
from complaint.filing.compose import compose
from complaint.filing.facts import derive
from complaint.filing.filing import Filing
from complaint.filing.select import select
from complaint.problems import Problem, Severity
from tests.filing import making
from tests.filing.test_open_points import rule
from tests.records.factories import make, together


def filing(*records: Any, **profile: Any) -> Filing:
    """A small complaint with these records beside its own."""
    return select(together(tuple(making.small()), *records), making.recipient(**profile), making.ON)


def told(*records: Any, **profile: Any) -> list[str]:
    return [f"{note.code}: {note.message}" for note in checklist(filing(*records, **profile))]


def told_with(folder: Path, template: str, *records: Any, **profile: Any) -> list[Problem]:
    """The same with a document of this template; only what is to be decided, beside who may be known by what."""
    (folder / "world-body").mkdir()
    (folder / "world-body" / "filing.html").write_text(template, "utf-8")
    chosen = filing(*records, **profile)
    document = compose(chosen, derive(chosen.view), making.english(), making.shared_files(folder))
    found = [note for note in checklist(chosen, document) if note.code not in ("left-out", "profile-name")]
    return [note for note in found if "what may tell who somebody is" not in note.message]


def test_everyone_who_is_left_out_is_listed_by_record() -> None:
    left = [note for note in told() if note.startswith("left-out")]
    assert left == [
        "left-out: moor-ana is not in this filing: no power of attorney has been received",
        "left-out: falk-jon is not in this filing: the power of attorney poa-falk-jon was withdrawn on 2024-07-01",
    ]


def test_those_who_are_left_out_for_one_reason_are_listed_together() -> None:
    chosen = filing(people=[{"record": "prosecution", "where": {"stage": "abroad"}}])
    many = [note for note in checklist(chosen) if note.message.endswith("does not fit what this recipient deals with")]
    assert len(many) == 1
    assert many[0].message.split()[0] == str(len(many[0].hint.split(", "))) != "1"


def test_a_profile_that_names_what_the_project_does_not_know_is_told() -> None:
    found = told(rights=["fair-trail"], instruments=["penal", "udhr"], addressed_as=["world-body", "un"])
    assert [note for note in found if note.startswith("profile-name")] == [
        "profile-name: no organisation has the id “un”",
        "profile-name: no right has the id “fair-trail”",
        "profile-name: no instrument has the id “udhr”",
    ]


def test_warnings_are_told_whatever_a_document_holds() -> None:
    found = told(addressed_as=["court-lindenau"])
    assert "no-request: no request is addressed to this recipient" in found


def test_what_a_document_holds_is_told_and_what_it_does_not_print_is_not(tmp_path: Path) -> None:
    vigil = make("correction", "of-the-vigil", about=["vigil"], certainty="open")
    march = make("correction", "of-the-march", about=["march"], certainty="open")
    found = told_with(tmp_path, '<p>{{ record("vigil").title }}</p>', vigil, march, disclosure="confidential")
    assert [note.message for note in found] == ["check before filing: the correction of-the-vigil is still open"]


def test_what_is_said_of_the_whole_and_what_a_template_leaves_open_is_told_with_its_place(tmp_path: Path) -> None:
    template = '<p>x</p>\n<p>{{ missing(record("lind-tomas"), "birth_date", "?") }}{{ todo("the day") }}</p>'
    unsure = rule(certainty="uncertain")
    found = told_with(tmp_path, template, facts=[unsure], disclosure="confidential")
    assert [(str(note.place), note.message[:45]) for note in found] == [
        ("invented.yaml:1:1", "check before filing (length, uncertain, 2024)"),
        ("invented.yaml:1", "The birth date is not recorded. Ask for it an"),
        ("templates/world-body/filing.html:2", "the day"),
    ]
    assert {note.severity for note in found} == {Severity.NOTE}


def test_a_warning_that_stands_in_a_document_is_told_once_and_stays_a_warning(tmp_path: Path) -> None:
    newer = make("source", "later-report", date="2031-05-02")
    found = told_with(tmp_path, '<p>x<note source="later-report"/></p>', newer, disclosure="confidential")
    assert len(set(found)) == 1
    assert found[0].severity is Severity.WARNING


def test_who_would_be_named_to_readers_not_covered_is_told_once() -> None:
    poa = {"scopes": ["file"], "naming": "full"}
    chosen = select(
        together(making.base(), making.person("orlan-vesna", poa=poa)), making.recipient(disclosure="public"), making.ON
    )
    alone = [note.code for note in checklist(chosen)]
    beside = [note.code for note in checklist(chosen, checks={"name-shown"})]
    assert alone.count("naming-not-covered") == 1
    assert beside == [code for code in alone if code != "naming-not-covered"]
