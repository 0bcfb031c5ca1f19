"""Every statement of MODEL section 3 on the small complaint, counted by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from complaint.filing.facts import derive
from complaint.filing.facts.fact import Fact, Group, counted, in_groups
from complaint.filing.facts.penalties import converted
from tests.filing import making

FACTS = derive(making.view())

COUNTS: list[tuple[str, Any, str]] = [
    ("complainants.total", 4, "not who has no power of attorney, nor who withdrew it"),
    ("complainants.places", 3, "Lindenau, Port Saker and Harn Province"),
    ("complainants.sex_inferred", 1, "drozd"),
    ("complainants.age_not_stated", 1, "lind"),
    ("complainants.ages", 3, "all but lind"),
    ("complainants.youngest", 17, "kestrel"),
    ("complainants.oldest", 60, "orlan"),
    ("complainants.elderly", 1, "orlan"),
    ("complainants.minors", 1, "kestrel"),
    ("appeals.recorded", 7, "orlan appealed twice"),
    ("appeals.persons", 6, "each person once"),
    ("appeals.included", 6, "all but the second of orlan"),
    ("appeals.complainants", 4, "not moor and falk"),
    ("events.vigil.complainants", 3, "orlan, though twice, drozd and kestrel"),
    ("events.vigil.participations", 4, "orlan twice; not moor, who is no complainant"),
    ("events.vigil.listed", 3, "the detention beforehand is not in the list, orlan’s other one is"),
    ("events.vigil.detained", 3, "two detained, one taken to a police station"),
    ("events.vigil.detained_before", 1, "orlan"),
    ("events.vigil.hours_held", 2, "stated for orlan and drozd"),
    ("events.vigil.elderly", 1, "orlan turned 60 on the day"),
    ("events.vigil.minors", 1, "kestrel was 16 or 17"),
    ("events.march.complainants", 1, "drozd"),
    ("events.march.listed", 0, "drozd is not in the summary’s list"),
    ("events.march.detained", 0, "drozd was stopped only"),
    ("participations.total", 5, "four and one"),
    ("participations.persons", 3, "drozd once, though in both events"),
    ("participations.in_several_events", 1, "drozd; orlan was twice in one event"),
    ("participations.in_no_event", 1, "lind"),
    ("participations.detained", 3, "orlan, drozd, kestrel"),
    ("participations.elderly", 1, "orlan"),
    ("participations.minors", 1, "kestrel"),
    ("penalties.total", 10, "not that of moor"),
    ("penalties.persons", 4, "all complainants"),
    ("arrests.total", 4, "one of them without days"),
    ("arrests.persons", 3, "drozd twice"),
    ("arrests.days", 20, "5, 5 and 10"),
    ("fines.total", 5, "one of them without an amount"),
    ("fines.persons", 3, "kestrel twice"),
    ("fines.sum", Decimal(192400), "not the fine in euros"),
    ("fines.sum_converted", Decimal(448), "192,400 / 429.5 = 447.96"),
    ("seizures.total", 2, ""),
    ("seizures.without_record", 1, "drozd’s"),
    ("prosecutions.total", 3, ""),
    ("prosecutions.persons", 4, "drozd, kestrel, lind and Brand, who is no signatory; not moor"),
    ("prosecuted.total", 2, "drozd and lind; not the witness"),
    ("prosecuted.witnesses", 1, "kestrel"),
    ("prosecuted.expression", 2, "drozd and lind; not the witness"),
    ("prosecutions.expression_persons", 3, "with the witness"),
    ("prosecuted.convicted", 1, "drozd"),
    ("prosecuted.in_custody", 1, "drozd; lind was let go, kestrel was with the police only"),
    ("custody.persons", 3, "a travel ban is no custody"),
    ("ill_treatment.persons", 1, "drozd"),
    ("timeline.events", 3, "orlan, drozd and kestrel, each once"),
    ("timeline.prosecutions", 5, "a judgment, and four spells of which one is a travel ban; nothing of moor"),
    ("timeline.undated", 0, "a spell of each of the four is recorded"),
    ("timeline.lines", 6, "two events and four people"),
    ("officials.total", 2, ""),
    ("violations.total", 4, "not that of moor"),
    ("rights.total", 1, ""),
    ("rights.fair-trial.persons", 3, "orlan and kestrel by violations, drozd by his case; not as a witness"),
    ("rights.fair-trial.international", 1, ""),
    ("rights.fair-trial.national", 0, ""),
    ("rights.fair-trial.allegations", 1, ""),
    ("requests.total", 2, ""),
    ("sources.total", 2, ""),
    ("attachments.total", 1, ""),
    ("photographs.total", 1, "not the one of moor"),
    ("quotations.total", 1, ""),
    ("corrections.total", 1, ""),
    ("later_facts.total", 0, "known only in January 2025"),
]

GROUPS: list[tuple[str, dict[str, Any]]] = [
    ("complainants.by_place", {"harn": 1, "lindenau": 2, "port-saker": 1}),
    ("complainants.by_largest_place", {"lindenau": 2, "harn": 1, "port-saker": 1}),
    ("complainants.places_by_kind", {"province": 1, "city": 1, "town": 1}),
    ("complainants.by_sex", {"female": 1, "male": 1, "not stated": 2}),
    ("complainants.by_citizenship", {"Veloria": 1, "not stated": 3}),
    ("complainants.abroad", {"norland": 1}),
    ("complainants.by_role", {"teacher": 1, "blogger": 1}),
    ("complainants.ages", {"drozd-pavel": "53", "kestrel-mara": "17", "orlan-vesna": "60"}),
    ("events.vigil.by_mode", {"detained": 2, "detained before": 1, "taken to a police station": 1}),
    ("events.vigil.by_place", {"lindenau": 2, "port-saker": 1}),
    ("events.vigil.all_by_place", {"lindenau": 2, "port-saker": 1}),
    ("events.vigil.hours_held", {"orlan-vesna": Decimal(7), "drozd-pavel": Decimal("3.5")}),
    ("events.march.by_mode", {"stopped": 1}),
    ("events.march.all_by_place", {"lindenau": 1}),
    ("participations.in_several_events", {"drozd-pavel": 2}),
    ("arrests.by_days", {"10": 10, "5": 5}),
    ("fines.by_amount", {"96200": Decimal(96200), "48100": Decimal(48100)}),
    ("prosecuted.by_stage", {"imprisoned": 1, "under investigation": 2, "abroad": 1}),
    ("charges.by_provision", {"penal-12": 2}),
    ("charges.witnesses_by_provision", {"penal-12": 1}),
    ("decisions.by_kind", {"imprisonment": 1}),
    ("ill_treatment.by_kind", {"torture": 1}),
    ("timeline.events", {"vigil": 3, "march": 1}),
    ("timeline.prosecutions", {"drozd-pavel": 2, "kestrel-mara": 1, "lind-tomas": 1, "brand-otto": 1}),
    ("officials.by_event", {"vigil": 1}),
    ("officials.by_prosecution", {"drozd": 1}),
    ("officials.by_function", {"police officer": 1, "judge": 1}),
    ("events.vigil.officials", {"lindenau": 1, "port-saker": 1}),
    ("prosecutions.drozd.officials", {"judge": 1}),
    ("violations.by_category", {"no-lawyer": 2}),
    ("violations.persons_by_category", {"no-lawyer": 2}),
    ("violations.statements_by_category", {"no-lawyer": 4}),
    ("requests.by_addressee", {"world-body": 2, "other-body": 1}),
]


@pytest.mark.parametrize(("key", "value", "why"), COUNTS, ids=[row[0] for row in COUNTS])
def test_it_counts_as_we_counted_by_hand(key: str, value: Any, why: str) -> None:
    assert FACTS[key].value == value, why


@pytest.mark.parametrize(("key", "groups"), GROUPS, ids=[row[0] for row in GROUPS])
def test_it_groups_as_we_grouped_by_hand(key: str, groups: dict[str, Any]) -> None:
    assert {group.key: group.value for group in FACTS[key].groups} == groups


def test_no_fact_is_left_without_a_count_by_hand() -> None:
    told = {row[0] for row in COUNTS} | {row[0] for row in GROUPS}
    others = {key for key in FACTS if key not in told}
    assert others == {
        *("events.march.by_place", "events.march.detained_before", "events.march.hours_held"),
        *("events.march.elderly", "events.march.minors", "events.march.participations", "events.march.officials"),
        *("prosecutions.others.officials", "prosecutions.brand.officials"),
    }
    assert all(FACTS[key].value == 0 for key in others - {"events.march.participations"})


def test_the_records_behind_a_number_are_as_many_as_the_number_says() -> None:
    exceptions = {"complainants.youngest", "complainants.oldest", "arrests.days", "fines.sum", "fines.sum_converted"}
    wrong = [key for key, fact in FACTS.items() if fact.value != len(fact.records) and key not in exceptions]
    assert wrong == []


def test_each_record_behind_a_number_exists() -> None:
    records = making.small()
    words = {"abroad"}
    assert [(key, i) for key, fact in FACTS.items() for i in fact.records if i not in records and i not in words] == []


def test_records_of_people_who_are_left_out_are_behind_no_number_but_that_of_appeals() -> None:
    behind = {record for key, fact in FACTS.items() if not key.startswith("appeals.") for record in fact.records}
    assert not {"moor-ana", "falk-jon", "vigil-moor", "p9", "v5", "moor-accused", "photo-of-moor"} & behind


CHANGES = [
    (date(2024, 6, 1), "events.march.participations", 0, "the participation of 2 June is not yet known"),
    (date(2024, 6, 2), "events.march.participations", 1, "now it is"),
    (date(2024, 6, 30), "complainants.total", 5, "falk had not withdrawn yet"),
    (date(2024, 7, 1), "complainants.total", 4, "falk withdrew on that day"),
    (date(2024, 7, 31), "charges.by_provision", {"penal-12": 2, "penal-13": 1}, "the charge was not withdrawn yet"),
    (date(2024, 9, 30), "prosecuted.in_custody", 2, "lind was still in custody"),
    (date(2025, 1, 9), "later_facts.total", 0, "not known yet"),
    (date(2025, 1, 10), "later_facts.total", 1, "known from this day"),
]


@pytest.mark.parametrize(("on", "key", "value", "why"), CHANGES, ids=[f"{row[0]} {row[1]}" for row in CHANGES])
def test_it_counts_as_of_the_day(on: date, key: str, value: Any, why: str) -> None:
    fact = derive(making.view(on))[key]
    found = {group.key: group.value for group in fact.groups} if isinstance(value, dict) else fact.value
    assert found == value, why


def test_a_filing_about_some_people_counts_these_only() -> None:
    filing = making.filing(people=[{"record": "penalty", "where": {"kind": "arrest"}}])
    facts = derive(filing.view)
    assert facts["complainants.total"].records == ("lind-tomas", "drozd-pavel", "orlan-vesna")
    assert facts["prosecutions.persons"].records == ("drozd-pavel", "lind-tomas")
    assert facts["violations.total"].records == ("v1", "v2")


def test_a_number_of_an_empty_complaint_is_nothing_or_none() -> None:
    from complaint.filing.select import everyone
    from tests.records.factories import together

    facts = derive(everyone(together(making.base()), making.ON))
    assert {fact.value for fact in facts.values()} == {0, None}
    assert [key for key, fact in facts.items() if fact.value is None] == [
        "complainants.youngest",
        "complainants.oldest",
    ]


def test_without_a_rate_no_sum_is_converted() -> None:
    from complaint.filing.select import everyone
    from tests.records.factories import make, together

    base = tuple(record for record in making.base() if record.type != "complaint")
    records = together(make("complaint", "quiet"), base, making.people(), making.penalties())
    assert derive(everyone(records, making.ON))["fines.sum_converted"].value is None


def test_amounts_are_converted_and_rounded_half_up() -> None:
    assert converted(Decimal(125), Decimal(10)) == Decimal(13)


def test_a_fact_counts_each_record_once() -> None:
    assert counted("k", "m", ["a", "b", "a"]) == Fact("k", "m", 2, ("a", "b"))


def test_a_fact_in_groups_counts_a_record_in_two_groups_once() -> None:
    fact = in_groups("k", "m", [Group("x", 2, ("a", "b")), Group("y", 1, ("a",))])
    assert fact.value == 2


def test_a_fact_as_plain_values_has_numbers_that_programs_read() -> None:
    fact = Fact("k", "m", Decimal("3.5"), ("a",), (Group("x", Decimal(7), ("a",)),))
    assert fact.as_dict() == {
        **{"key": "k", "meaning": "m", "value": 3.5, "records": ["a"]},
        "groups": [{"key": "x", "value": 7, "records": ["a"]}],
    }


def test_many_places_are_told_together_beyond_the_largest() -> None:
    from complaint.filing.facts.people import OTHER_PLACES, SHOWN_PLACES
    from complaint.filing.select import everyone
    from tests.records.factories import make, together

    places = [make("place", f"village-{n}", name=f"Village {n:02}", kind="village") for n in range(30)]
    people = [making.person(f"surname{n}-given", home_place=f"village-{n}") for n in range(30)]
    twins = making.person("zander-ulf", home_place="village-29")
    facts = derive(everyone(together(making.base(), *places, *people, twins), making.ON))
    groups = facts["complainants.by_largest_place"].groups
    assert len(groups) == SHOWN_PLACES
    assert [(group.key, group.value) for group in groups[:2]] == [("village-29", 2), ("village-0", 1)]
    assert (groups[-1].key, groups[-1].value) == (OTHER_PLACES, 31 - 2 - (SHOWN_PLACES - 2))
    assert facts["complainants.by_largest_place"].value == 31


def test_a_penalty_counts_under_the_kind_of_violation_where_it_is_told() -> None:
    from complaint.filing.select import everyone
    from tests.records.factories import make, together

    told = make("category", "no-lawyer", penalties="yes")
    records = (record for record in making.small() if record.id != "no-lawyer")
    facts = derive(everyone(together(tuple(records), told), making.ON))
    (group,) = facts["violations.persons_by_category"].groups
    assert group.records == ("lind-tomas", "drozd-pavel", "orlan-vesna", "kestrel-mara"), "not moor, who is none"


def test_what_is_dated_of_a_person_comes_in_the_order_of_time() -> None:
    groups = {group.key: group.records for group in FACTS["timeline.prosecutions"].groups}
    assert groups["drozd-pavel"] == ("drozd-prison", "drozd-judgment")
