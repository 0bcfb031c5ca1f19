"""A complainant has an appeal that is taken up and a live power of attorney for filing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint.records.mandates import live_mandate, standings
from tests.records.factories import ON, make, world

POWERS: list[tuple[str, dict[str, Any], str]] = [
    ("received in a period before the day", {"received": "2024-03/2024-10"}, ""),
    ("received at a date held elsewhere", {"received": "held"}, ""),
    ("received after the day", {"received": "2024-12"}, "is newer than 2024-11-05"),
    ("signed after the day", {"signed_on": "2024-12-01"}, "is newer than 2024-11-05"),
    ("withdrawn before", {"withdrawn_on": "2024-10"}, "was withdrawn on 2024-10"),
    ("withdrawn on the day", {"withdrawn_on": "2024-11-05"}, "was withdrawn on 2024-11-05"),
    ("perhaps withdrawn: in doubt it does not do", {"withdrawn_on": "2024"}, "was withdrawn on 2024"),
    ("withdrawn later", {"withdrawn_on": "2024-11-06"}, ""),
    ("confirmed again", {"withdrawn_on": "2024-10-01", "reconfirmed_on": "2024-10-20"}, ""),
    ("confirmed before it was withdrawn", {"withdrawn_on": "2024-10-01", "reconfirmed_on": "2024-09-01"}, "withdrawn"),
    ("for something else", {"scopes": ["disseminate"]}, "does not cover “file”"),
    ("to somebody else", {"representative": "court-lindenau"}, "is given to court-lindenau"),
    ("its term has run out", {"signed_on": "2023-05-14", "term": "1 year"}, "ended on 2024-05-14"),
    ("its term runs", {"signed_on": "2023-05-14", "term": "18 months"}, ""),
    ("the last day of its term is inside", {"signed_on": "2023-11-05", "term": "1 year"}, ""),
    ("its term ended the day before", {"signed_on": "2023-11-04", "term": "1 year"}, "ended on 2024-11-04"),
    ("its term ends with a month", {"signed_on": "2024-05-31", "term": "5 months"}, "ended on 2024-10-31"),
    ("a term that was confirmed again",
     {"signed_on": "2022-01-10", "term": "1 year", "reconfirmed_on": "2024-01-10"}, ""),
    ("a confirmation that is not there yet",
     {"signed_on": "2022-01-10", "term": "1 year", "reconfirmed_on": "2025-01-10"}, "ended on 2023-01-10"),
    ("its term is held elsewhere", {"signed_on": "held", "term": "held"}, ""),
]  # fmt: skip


@pytest.mark.parametrize(("why", "fields", "reason"), POWERS)
def test_a_power_of_attorney_is_live_or_there_is_a_reason(why: str, fields: dict[str, Any], reason: str) -> None:
    records = world(make("power_of_attorney", "poa-orlan-vesna", **fields))
    power, found = live_mandate(records, "orlan-vesna", ON)
    assert reason in found, why
    assert (power is None) == bool(reason)
    assert standings(records, ON)["orlan-vesna"].is_complainant == (not reason)


def test_one_live_power_of_attorney_is_enough() -> None:
    records = world(make("power_of_attorney", "poa-older", withdrawn_on="2024-07-01"))
    power, _ = live_mandate(records, "orlan-vesna", ON)
    assert power is not None
    assert power.id == "poa-orlan-vesna"


def test_a_power_of_attorney_without_an_appeal_is_not_enough() -> None:
    records = world(make("appeal", "appeal-orlan-vesna", included="no", reason="wants to wait"))
    standing = standings(records, ON)["orlan-vesna"]
    assert not standing.is_complainant
    assert standing.reason == "the appeal appeal-orlan-vesna is not taken up"


def test_the_reason_tells_nothing_that_was_written_down_about_a_person() -> None:
    records = world(make("appeal", "appeal-orlan-vesna", included="no", reason="afraid for her son"))
    assert "son" not in standings(records, ON)["orlan-vesna"].reason


def test_the_reason_names_everything_that_is_missing() -> None:
    records = world(make("signatory", "kestrel-mara", surname="Kestrel", given_name="Mara"))
    assert standings(records, ON)["kestrel-mara"].reason == (
        "no appeal has been received; no power of attorney has been received"
    )


def test_nobody_is_a_complainant_before_the_papers_came_in() -> None:
    assert not any(standing.is_complainant for standing in standings(world(), date(2024, 5, 31)).values())
    assert all(standing.is_complainant for standing in standings(world(), ON).values())


def test_other_scopes_can_be_asked_for() -> None:
    power, reason = live_mandate(world(), "orlan-vesna", ON, "disclose to the State")
    assert power is None
    assert "“disclose to the State”" in reason


SPOKEN_FOR: list[tuple[str, dict[str, Any], list[str], bool]] = [
    ("a mother with proof and a reason", {"relation": "parent", "proof": "held"}, ["next of kin"], True),
    ("a mother without proof is somebody with a reason", {"relation": "parent"}, ["next of kin"], False),
    ("a mother without proof, where a reason will do", {"relation": "parent"}, ["justification"], True),
    ("a mother where only a power of attorney will do", {"relation": "parent", "proof": "held"}, [], False),
    ("the organisation with a reason", {}, ["power of attorney", "justification"], True),
    ("the organisation is no kin", {"proof": "held"}, ["next of kin"], False),
    ("nobody without a reason", {"reason": None, "relation": "parent", "proof": "held"}, ["justification"], False),
    ("what has not come in yet", {"received": "2024-12"}, ["justification"], False),
]


@pytest.mark.parametrize(("why", "fields", "accepted", "admitted"), SPOKEN_FOR, ids=[row[0] for row in SPOKEN_FOR])
def test_somebody_may_speak_for_who_cannot_where_that_is_accepted(
    why: str, fields: dict[str, Any], accepted: list[str], admitted: bool
) -> None:
    speaks = {"author": "drozd-pavel", "reason": "She is held without letters.", **fields}
    records = world(
        make("power_of_attorney", "poa-orlan-vesna", withdrawn_on="2024-07-01"),
        make("justification", "j1", **speaks),
    )
    standing = standings(records, ON)["orlan-vesna"]
    assert not standing.is_complainant
    assert (standing.admitted_by(accepted) is not None) == admitted, why


def test_nobody_speaks_for_a_person_whose_appeal_was_not_taken_up() -> None:
    records = world(
        make("appeal", "appeal-orlan-vesna", included="no", reason="wants to wait"),
        make("justification", "j1", reason="She is held without letters."),
    )
    assert standings(records, ON)["orlan-vesna"].admitted_by(["justification"]) is None


def test_a_power_of_attorney_ends_with_the_death_of_who_gave_it() -> None:
    died = make("signatory", "orlan-vesna", deceased_on="2024-11-05")
    assert standings(world(died), date(2024, 11, 4))["orlan-vesna"].is_complainant
    standing = standings(world(died), ON)["orlan-vesna"]
    assert not standing.is_complainant
    assert standing.mandate is None
    assert standing.reason == "the power of attorney poa-orlan-vesna ended with the death of the person"
