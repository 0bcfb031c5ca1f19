"""`signatories duplicates | merge | apart`: as somebody uses them who found one person twice on the list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from complaint.records.changing import texts_of
from tests.records.changing.people import copied
from tests.small_project import contents


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project")


@pytest.fixture
def staff(root, complaint):
    """`staff("merge", "orlan-vesna", "orlan-viesna")`: a command below “signatories” on the project."""

    def call(*arguments: str):
        by = () if arguments[0] in ("history", "duplicates") else ("--by", "Anna")
        return complaint("signatories", *arguments, "--project", root, *by)

    return call


@pytest.fixture
def twice(staff):
    """Vesna Orlan came a second time."""
    told = ("full_name=Orlan, Viesna", "home_place=port-saker", "age=48", "citizenship=Veloria", "origin=form 9")
    result = staff("add", *told, "appeal_received=held")
    assert result.exit_code == 0, result.output
    return "orlan-viesna"


def test_who_may_be_there_twice_is_shown_with_the_evidence(staff, twice):
    shown = staff("duplicates").output
    assert "orlan-vesna and orlan-viesna: possibly one person" in shown
    assert "for: the surname sounds the same" in shown
    assert "against: different home places" in shown
    (pair,) = json.loads(staff("duplicates", "--format", "json").output)
    assert (pair["one"], pair["other"], pair["likely"]) == ("orlan-vesna", twice, "possibly")


def test_a_list_without_duplicates_says_so(staff):
    assert "nobody seems to be on the list twice" in staff("duplicates").output


def test_merging_asks_first_and_then_is_done_and_undone(root, staff, twice):
    before = contents(root)
    asked = staff("merge", "orlan-vesna", twice)
    assert asked.exit_code == 1
    assert "age: orlan-vesna has “47 (2024-11-05)”" in asked.output
    assert "--take age=keep --take home_place=keep" in asked.output
    shown = staff("merge", "orlan-vesna", twice, "--take", "age=other", "--take", "home_place=keep", "--dry-run")
    assert "nothing was written" in shown.output
    assert contents(root) == before

    done = staff("merge", "orlan-vesna", twice, "--take", "age=other", "--take", "home_place=keep")
    assert done.exit_code == 0, done.output
    assert "orlan-viesna: taken out" in done.output
    person = texts_of(root, "signatory")["signatory", "orlan-vesna"].fields
    assert (person["age"], person["citizenship"]) == ("48", "Veloria")
    told = staff("history", "orlan-vesna").output
    assert "orlan-viesna: new (signatory)" in told
    assert "merged into orlan-vesna" in told

    change = done.output.rsplit("written as change ", 1)[1].split()[0]
    assert staff("undo", change).exit_code == 0
    assert ("signatory", twice) in texts_of(root, "signatory")
    assert texts_of(root, "signatory")["signatory", "orlan-vesna"].fields["age"] == "47"


def test_two_people_are_kept_apart_for_good(staff, twice):
    done = staff("apart", "orlan-vesna", twice, "--why", "both came to the office")
    assert done.exit_code == 0, done.output
    assert "nobody seems to be on the list twice" in staff("duplicates").output
    refused = staff("merge", "orlan-vesna", twice, "--take", "age=keep")
    assert refused.exit_code == 1
    assert "two people" in refused.output


@pytest.mark.parametrize("given", [["age=both"], ["agee=keep"], ["age"]])
def test_an_answer_that_is_none_is_wrong_use(staff, twice, given):
    assert staff("merge", "orlan-vesna", twice, "--take", *given).exit_code == 2
