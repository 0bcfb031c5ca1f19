"""What a person must look at before a filing is handed over."""

from __future__ import annotations

from typing import Any

import pytest

from complaint.filing.checklist import checklist
from complaint.filing.select import select
from complaint.problems import Severity
from tests.filing import making
from tests.filing.making import base, person
from tests.records.factories import make, together


def told(*records: Any, **profile: Any) -> list[str]:
    """The notes on a small complaint with these records beside its own, as "code: message"."""
    recipient = making.recipient(**profile)
    filing = select(together(tuple(making.small()), *records), recipient, making.ON)
    return [f"{note.code}: {note.message}" for note in checklist(filing)]


def rule(**fields: str) -> dict[str, str]:
    return {
        "about": "length",
        "rule": "Two pages.",
        "source": "Rules",
        "reflects_year": "2024",
        "certainty": "read",
        **fields,
    }


RULES = [
    (rule(), False, "read, and this year"),
    (rule(reflects_year="2022"), False, "two years ago"),
    (rule(reflects_year="2021"), True, "three years ago"),
    (rule(reflects_year="2018", verified_on="2024-10-01"), False, "looked up again lately"),
    (rule(certainty="uncertain"), True, "not certain"),
    (rule(certainty="from knowledge"), True, "read nowhere"),
]


@pytest.mark.parametrize(("fact", "asked", "why"), RULES, ids=[row[2] for row in RULES])
def test_a_rule_that_is_not_sure_is_to_be_checked(fact: dict[str, str], asked: bool, why: str) -> None:
    found = [note for note in told(facts=[fact]) if note.startswith("check-before-filing")]
    assert bool(found) is asked, why
    assert all("Two pages." in note for note in found)


def test_everyone_who_is_left_out_is_listed_by_record() -> None:
    left = [note for note in told() if note.startswith("left-out")]
    assert left == [
        "left-out: moor-ana is not in this filing: no power of attorney has been received",
        "left-out: falk-jon is not in this filing: the power of attorney poa-falk-jon was withdrawn on 2024-07-01",
    ]


def test_what_is_cited_but_newer_than_the_filing_is_told() -> None:
    newer = make("source", "later-report", date="2031-05-02")
    assert "cited-later: later-report is of 2031-05-02, after the day of this filing" in told(newer)
    assert not [note for note in told(make("source", "old-report", date="2001")) if note.startswith("cited-later")]


def test_of_a_project_that_is_still_empty_nothing_is_missed() -> None:
    recipient = making.recipient(addressed_as=["court-lindenau"], people=[{"record": "prosecution"}])
    filing = select(together(base()), recipient, making.ON)
    assert not [note for note in checklist(filing) if note.code in ("no-request", "nobody")]


CONSENT = [
    ("public", "file", "full", True, "the name may not be published"),
    ("public", "file; publish the name", "full", False, "it may"),
    ("public", "file", "initials", False, "the name is not printed"),
    ("public", "file; disclose to the State", "full", True, "the State is not everybody"),
    ("shown to the State", "file", "full", True, "the State may not see it"),
    ("shown to the State", "file; disclose to the State", "full", False, "it may"),
    ("shown to the State", "file; publish the name", "full", False, "what is published is seen by the State"),
    ("confidential", "file", "full", False, "the body keeps it to itself"),
]


@pytest.mark.parametrize(("disclosure", "scopes", "naming", "asked", "why"), CONSENT, ids=[row[4] for row in CONSENT])
def test_a_name_that_readers_may_not_see_is_told(
    disclosure: str, scopes: str, naming: str, asked: bool, why: str
) -> None:
    poa = {"scopes": scopes.split("; "), "naming": naming}
    filing = select(
        together(base(), person("orlan-vesna", poa=poa)), making.recipient(disclosure=disclosure), making.ON
    )
    found = [note for note in checklist(filing) if note.code == "naming-not-covered"]
    assert bool(found) is asked, why
    assert all("orlan-vesna" in note.hint for note in found)


def test_those_who_are_left_out_for_one_reason_are_listed_together() -> None:
    recipient = making.recipient(people=[{"record": "prosecution", "where": {"stage": "abroad"}}])
    filing = select(together(tuple(making.small())), recipient, making.ON)
    many = [note for note in checklist(filing) if note.message.endswith("does not fit what this recipient deals with")]
    assert len(many) == 1
    assert many[0].message.split()[0] == str(len(many[0].hint.split(", "))) != "1"


def test_a_profile_that_names_what_the_project_does_not_know_is_told() -> None:
    found = told(rights=["fair-trail"], instruments=["penal", "udhr"], addressed_as=["world-body", "un"])
    assert [note for note in found if note.startswith("profile-name")] == [
        "profile-name: no organisation has the id “un”",
        "profile-name: no right has the id “fair-trail”",
        "profile-name: no instrument has the id “udhr”",
    ]


def test_a_recipient_of_whom_nothing_is_asked_is_told() -> None:
    assert "no-request: no request is addressed to this recipient" in told(addressed_as=["court-lindenau"])
    assert not [note for note in told() if note.startswith("no-request")]


def test_a_filing_about_nobody_is_told() -> None:
    query = [{"record": "signatory", "where": {"roles": "pilot"}}]
    assert "nobody: no complainant fits what this recipient deals with" in told(people=query)


def test_an_open_correction_is_told_without_what_was_printed() -> None:
    open_one = make("correction", "open-name", about=["vigil"], certainty="open", printed="Moor Anna", kept="Moor Ana")
    (note,) = [note for note in told(open_one) if "open-name" in note]
    assert "Moor" not in note


def test_a_note_on_an_instrument_is_told_where_it_applies() -> None:
    treaty = make("instrument", "treaty", short="T", note="not ratified")
    assert "check-before-filing: check before filing: T: not ratified" in told(treaty)
    assert not [note for note in told(treaty, instruments=["penal"]) if "not ratified" in note]


def test_nothing_here_stops_a_filing() -> None:
    filing = making.filing(facts=[rule(certainty="uncertain")], addressed_as=["court-lindenau"])
    assert {note.severity for note in checklist(filing)} == {Severity.NOTE, Severity.WARNING}
