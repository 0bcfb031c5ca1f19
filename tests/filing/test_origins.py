"""Values that remember where they come from, and are otherwise what they were."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from complaint.filing.facts.fact import Fact, Group
from complaint.filing.origins import GroupOf, KnownHeld, Origin, known, origin_of, read, with_groups
from complaint.records.dates import PartialDate
from complaint.records.record import HELD, Ref
from tests.filing import making
from tests.records.factories import make

WHERE = Origin("vigil", "title")
VALUES: list[Any] = ["Vigil", 3, Decimal("4.5"), True, False, date(2024, 5, 10), PartialDate.parse("2024-05"), ("a", 1)]


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_a_value_with_an_origin_is_equal_to_the_one_without(value: Any) -> None:
    found = known(value, WHERE)
    assert origin_of(found) == WHERE
    assert origin_of(value) is None
    assert found == value and value == found
    assert hash(found) == hash(value)
    assert bool(found) == bool(value)
    assert str(found) == str(value) or isinstance(value, bool)  # what is printed of a flag is a word
    assert {value: "found"}[found] == "found"


def test_what_is_held_stays_held() -> None:
    found = known(HELD, WHERE)
    assert isinstance(found, KnownHeld) and found
    assert origin_of(found) == WHERE


@pytest.mark.parametrize("value", [None, Ref("vigil")], ids=str)
def test_nothing_and_ids_have_no_origin(value: Any) -> None:
    assert known(value, WHERE) is value


def test_the_first_origin_counts() -> None:
    assert origin_of(known(known("Vigil", WHERE), Origin("march", "title"))) == WHERE


def test_parts_have_paths_as_in_the_places_of_a_record() -> None:
    account = known(({"title": "Trial", "text": "It began."},), Origin("case", "account"))
    assert origin_of(account[0]["text"]) == Origin("case", "account[0].text")


READ = [
    ("title", Origin("vigil", "title"), "a field"),
    ("places", Origin("vigil", "places"), "a list"),
    ("id", None, "an id is for looking up"),
    ("type", None, "what is no field"),
]


@pytest.mark.parametrize(("name", "origin", "why"), READ, ids=[row[2] for row in READ])
def test_a_field_is_read_with_its_origin(name: str, origin: Origin | None, why: str) -> None:
    (vigil,) = make("event", "vigil")
    assert origin_of(read(vigil, name, getattr(vigil, name))) == origin


def test_a_recipient_is_told_from_an_organisation_of_the_same_id() -> None:
    profile = making.recipient("world-body")
    assert origin_of(read(profile, "name", profile.name)) == Origin("recipient:world-body", "name")
    document = read(profile, "document", profile.document)
    assert origin_of(document["title"]) == Origin("recipient:world-body", "document.title")


FACT = with_groups(Fact("fines.by_amount", "fines", 3, ("p1", "p2", "p3"), (Group("300", 2, ("p1", "p2")),)))
GROUP = FACT.groups[0]
PARTS = [
    (FACT, Origin("fact:fines.by_amount"), "a fact"),
    (read(FACT, "value", FACT.value), Origin("fact:fines.by_amount"), "its value"),
    (read(FACT, "records", FACT.records), Origin("fact:fines.by_amount", "records"), "how many records"),
    (GROUP, Origin("fact:fines.by_amount", "300"), "a group"),
    (read(GROUP, "value", GROUP.value), Origin("fact:fines.by_amount", "300"), "its value"),
    (read(GROUP, "key", GROUP.key), Origin("fact:fines.by_amount", "300.key"), "what it is about"),
    (read(GROUP, "records", GROUP.records), Origin("fact:fines.by_amount", "300.records"), "how many records"),
]


@pytest.mark.parametrize(("value", "origin", "why"), PARTS, ids=[f"{row[2]} {row[1].field}" for row in PARTS])
def test_facts_and_their_groups_have_the_key_for_their_origin(value: Any, origin: Origin, why: str) -> None:
    assert origin_of(value) == origin


def test_a_group_knows_its_fact() -> None:
    assert isinstance(GROUP, GroupOf) and GROUP.fact == "fines.by_amount"
