"""The mandates at a glance: each group holds whom it should, on the day that is asked about."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from complaint.records.changing import Edit, change
from complaint.records.changing.checking import load_steadily
from complaint.records.overview import Item, overview, terms
from tests.records.changing.people import ANNA, copied, somebody_new

DAY = date(2024, 11, 5)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project")


def power(person: str, **fields: str) -> Edit:
    return Edit("power_of_attorney", f"poa-{person}", fields)


def test_who_appealed_who_can_be_filed_for_and_who_lacks_what(root):
    change(root, [*somebody_new(), power("kestrel-mara", scopes="represent")], ANNA)

    found = overview(load_steadily(root)[0], DAY)

    assert len(found.appealed) == 4 and len(found.gave_mandate) == 3
    assert found.complainants == ("orlan-vesna", "drozd-pavel")
    assert [(item.person, item.reason) for item in found.lacking] == [
        ("kestrel-mara", "the power of attorney poa-kestrel-mara does not cover “file”")
    ]
    assert found.not_taken_up == (Item("reed-omar-1", "appeal-reed-omar-1", "wants to wait"),)
    assert not found.ask_again


def test_what_ended_or_ends_within_ninety_days_is_listed(root):
    wishes = [
        power("orlan-vesna", signed_on="2023-11-06", term="1 year"),
        power("drozd-pavel", signed_on="2024-02-04", term="1 year"),
        power("kestrel-mara", signed_on="2023-10-01", term="1 year"),
    ]
    assert not change(root, wishes, ANNA).refused

    found = overview(load_steadily(root)[0], DAY)

    assert [(item.person, item.day) for item in found.expiring] == [
        ("orlan-vesna", date(2024, 11, 6)),
        ("kestrel-mara", date(2024, 10, 1)),
    ]
    assert found.ask_again == ("orlan-vesna", "kestrel-mara")


def test_who_withdrew_is_listed_from_that_day_on(root):
    change(root, [power("orlan-vesna", withdrawn_on="2024-10-10")], ANNA)
    records, _ = load_steadily(root)

    assert [item.person for item in overview(records, DAY).withdrew] == ["orlan-vesna"]
    assert not overview(records, date(2024, 10, 9)).withdrew


def test_without_a_term_the_law_is_asked_where_it_is_known(root):
    places = root / "cases/places.csv"
    state = next(record.state for record in load_steadily(root)[0].of("complaint"))
    name = load_steadily(root)[0][state].name
    places.write_text(places.read_text("utf-8").replace(f"{state},{name},", f"{state},Kazakhstan,"), "utf-8")
    wishes = [
        power("orlan-vesna", signed_on="2023-12-01"),
        power("drozd-pavel", signed_on="2023-12-01", authenticated="notarised"),
    ]
    assert not change(root, wishes, ANNA).refused

    found = overview(load_steadily(root)[0], DAY)

    assert [(item.person, item.day) for item in found.without_term] == [
        ("orlan-vesna", date(2024, 12, 1)),
        ("kestrel-mara", None),
    ]
    assert found.ask_again == ("orlan-vesna",)


def test_each_term_says_where_it_comes_from_and_how_sure_it_is():
    assert all(term.source and term.certainty and term.rule and term.months for term in terms().values())
