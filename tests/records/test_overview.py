"""The mandates at a glance: each group holds whom it should, on the day that is asked about."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from complaint.packaged import shared_templates
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


def in_kazakhstan(root):
    places = root / "cases/places.csv"
    records, _ = load_steadily(root)
    state = records[next(iter(records.of("complaint"))).state]
    places.write_text(
        places.read_text("utf-8").replace(f"{state.id},{state.name},", f"{state.id},Kazakhstan,"), "utf-8"
    )
    more = "poland,Poland,country,,,,,form 1\nrussia,Russian Federation,country,,,,,form 1\n"
    places.write_text(places.read_text("utf-8").rstrip("\n") + f"\n{more}", "utf-8")


def ends_by_law(root, **fields: str):
    done = change(root, [power("orlan-vesna", **fields)], ANNA)
    assert not done.refused, done
    items = overview(load_steadily(root)[0], DAY).without_term
    return [item.day for item in items if item.person == "orlan-vesna"]


def test_another_law_governs_where_the_power_of_attorney_says_so(root):
    in_kazakhstan(root)
    assert ends_by_law(root, signed_on="2023-12-01") == [date(2024, 12, 1)]
    assert ends_by_law(root, governing_law="poland") == [], "it holds until it is withdrawn"
    assert ends_by_law(root, governing_law="russia") == [date(2024, 12, 1)]


def test_a_term_longer_than_the_law_allows_ends_when_the_law_says(root):
    in_kazakhstan(root)
    assert ends_by_law(root, signed_on="2021-12-01", term="5 years") == [date(2024, 12, 1)]
    assert ends_by_law(root, term="3 years") == [], "its own term says when it ends"
    assert ends_by_law(root, term="5 years", governing_law="russia") == [], "any term may be stated there"
    assert ends_by_law(root, governing_law="", reconfirmed_on="2024-06-01") == []


def test_what_a_body_may_ask_for_and_is_empty_is_told(root):
    change(root, [power("orlan-vesna", original="", signed_on="")], ANNA)

    found = overview(load_steadily(root)[0], DAY)

    assert [(item.person, item.reason) for item in found.incomplete] == [
        ("orlan-vesna", "the power of attorney does not say signed_on or original")
    ]
    assert "orlan-vesna" in found.complainants


def test_the_law_of_kazakhstan_is_told_alike_for_filings_and_for_the_list():
    rules = yaml.safe_load((shared_templates() / "admissibility/rules.yaml").read_text("utf-8"))
    rule = next(one for one in rules if one["id"] == "mandate-term")
    term = terms()["Kazakhstan"]
    assert (rule["months"], rule["most_months"]) == (term.months, term.most_months)
    assert rule["reflects_year"] == term.year


def test_each_term_says_where_it_comes_from_and_how_sure_it_is():
    assert all(term.source and term.certainty and term.rule and term.year for term in terms().values())
