"""Who and what goes into a filing, and why everybody else stays out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from complaint.filing.select import select
from complaint.problems import ProblemsFound
from complaint.records.record import Record
from tests.filing import making
from tests.filing.making import base, person, recipient
from tests.records.factories import make, together, typed

ON = making.ON

OUT: list[tuple[str, dict[str, Any], str]] = [
    ("no appeal", {"appeal": None}, "no appeal has been received"),
    ("the appeal is not taken up", {"appeal": {"included": "no", "reason": "sent twice"}}, "is not taken up"),
    ("the appeal is newer", {"appeal": {"received": "2024-11-06"}}, "no appeal has been received"),
    ("no power of attorney", {"poa": None}, "no power of attorney has been received"),
    ("withdrawn", {"poa": {"withdrawn_on": "2024-07-01"}}, "was withdrawn on 2024-07-01"),
    ("withdrawn on the day", {"poa": {"withdrawn_on": "2024-11-05"}}, "was withdrawn on 2024-11-05"),
    (
        "withdrawn again after it was confirmed again",
        {"poa": {"withdrawn_on": "2024-07-02", "reconfirmed_on": "2024-07-01"}},
        "was withdrawn",
    ),
    (
        "confirmed again, but after the day",
        {"poa": {"withdrawn_on": "2024-07-01", "reconfirmed_on": "2024-12-01"}},
        "was withdrawn",
    ),
    ("for spreading information only", {"poa": {"scopes": ["disseminate"]}}, "does not cover “file”"),
    ("given to somebody else", {"poa": {"representative": "other-body"}}, "is given to other-body"),
    ("received after the day", {"poa": {"received": "2024-11-06"}}, "no power of attorney has been received"),
    ("signed after the day", {"poa": {"signed_on": "2024-11-06"}}, "is newer than 2024-11-05"),
    ("ended before the day", {"poa": {"signed_on": "2023-11-04", "term": "1 year"}}, "ended on 2024-11-04"),
]
IN: list[tuple[str, dict[str, Any]]] = [
    ("appeal and power of attorney", {}),
    ("withdrawn after the day", {"poa": {"withdrawn_on": "2024-11-06"}}),
    ("confirmed again", {"poa": {"withdrawn_on": "2024-07-01", "reconfirmed_on": "2024-08-01"}}),
    ("the term ends on the day", {"poa": {"signed_on": "2023-11-05", "term": "1 year"}}),
    ("the date is held, not known here", {"poa": {"signed_on": "held", "received": "held"}}),
]


@pytest.mark.parametrize(("why", "fields", "reason"), OUT, ids=[row[0] for row in OUT])
def test_a_person_is_left_out_with_the_reason(why: str, fields: dict[str, Any], reason: str) -> None:
    filing = select(together(base(), person("orlan-vesna", **fields)), recipient(), ON)
    assert filing.view.complainants == ()
    (left,) = filing.left_out
    assert left.signatory == "orlan-vesna"
    assert reason in left.reason, why


@pytest.mark.parametrize(("why", "fields"), IN, ids=[row[0] for row in IN])
def test_a_person_is_in_the_filing(why: str, fields: dict[str, Any]) -> None:
    filing = select(together(base(), person("orlan-vesna", **fields)), recipient(), ON)
    assert [one.id for one in filing.view.complainants] == ["orlan-vesna"], why
    assert filing.left_out == ()


def test_a_reason_names_nobody() -> None:
    reasons = " ".join(left.reason for left in making.filing().left_out)
    assert "Moor" not in reasons and "Falk" not in reasons


def test_everyone_is_either_in_the_filing_or_left_out_once() -> None:
    filing = making.filing(people=[{"record": "penalty", "where": {"kind": "arrest"}}])
    inside, outside = [p.id for p in filing.view.complainants], [left.signatory for left in filing.left_out]
    assert sorted(inside + outside) == sorted(one.id for one in making.small().of("signatory"))


QUERIES: list[tuple[str, list[dict[str, Any]], list[str]]] = [
    ("by the type of a record", [{"record": "penalty"}], ["drozd-pavel", "kestrel-mara", "lind-tomas", "orlan-vesna"]),
    ("by a field", [{"record": "penalty", "where": {"kind": "arrest"}}], ["drozd-pavel", "lind-tomas", "orlan-vesna"]),
    ("by one of several values", [{"record": "penalty", "where": {"kind": ["warning"]}}], ["lind-tomas"]),
    ("by a flag", [{"record": "prosecution", "where": {"published_expression": "yes"}}],
     ["drozd-pavel", "kestrel-mara", "lind-tomas"]),
    ("by what a field refers to", [{"record": "participation", "where": {"event.title": "March"}}], ["drozd-pavel"]),
    ("by two steps", [{"record": "charge", "where": {"provision.instrument.short": "PC"}}],
     ["drozd-pavel", "kestrel-mara", "lind-tomas"]),
    ("by an item of a list", [{"record": "signatory", "where": {"roles": "blogger"}}], ["orlan-vesna"]),
    ("by any alternative", [{"record": "penalty", "where": {"kind": "warning"}},
                            {"record": "signatory", "where": {"roles": "blogger"}}], ["lind-tomas", "orlan-vesna"]),
    ("nobody fits", [{"record": "signatory", "where": {"roles": "pilot"}}], []),
]  # fmt: skip


@pytest.mark.parametrize(("how", "query", "people"), QUERIES, ids=[row[0] for row in QUERIES])
def test_a_query_brings_in(how: str, query: list[dict[str, Any]], people: list[str]) -> None:
    filing = making.filing(people=query)
    assert sorted(one.id for one in filing.view.complainants) == people
    missing = {left.signatory for left in filing.left_out if left.reason.startswith("does not fit")}
    assert missing == {"drozd-pavel", "kestrel-mara", "lind-tomas", "orlan-vesna"} - set(people)


def test_it_says_because_of_which_records_somebody_is_in() -> None:
    filing = making.filing(people=[{"record": "penalty", "where": {"kind": "arrest"}}])
    assert filing.because["drozd-pavel"] == ("p1", "p2")


UNREADABLE: list[tuple[dict[str, Any], str, str]] = [
    ({"record": "penalti"}, "there is no record type “penalti”", "Did you mean “penalty”?"),
    ({"records": "penalty"}, "“records” is no part of a query", "Did you mean “record”?"),
    ({"record": "penalty", "where": {"kinds": "fine"}}, "a penalty has no field “kinds”", "Did you mean “kind”?"),
    ({"record": "penalty", "where": "fine"}, "“where” is written", ""),
    ({"record": "participation", "where": {"event.titel": "x"}}, "an event has no field “titel”", "“title”"),
    ({"record": "relation", "where": {"relation": "x", "nothing": "y"}}, "a relation has no field “nothing”", ""),
]


@pytest.mark.parametrize(("query", "message", "hint"), UNREADABLE, ids=[row[1] for row in UNREADABLE])
def test_a_query_that_cannot_be_read_is_a_problem_of_the_profile(query: Any, message: str, hint: str) -> None:
    profile = recipient(people=[query])
    with pytest.raises(ProblemsFound) as found:
        select(making.small(), profile, ON)
    (problem,) = found.value.problems
    assert message.replace("an event", "a event") in problem.message
    assert hint in problem.hint
    assert problem.place == profile.place_of("people[0]")


def test_somebody_spoken_for_is_in_where_the_recipient_accepts_it_and_named_as_the_author_says() -> None:
    cut_off = {"poa": None}
    speaks = make("justification", "j1", person="orlan-vesna", author="veloria-mother", relation="parent",
                  reason="She is held without letters.", proof="held", naming="initials")  # fmt: skip
    records = together(base(), person("orlan-vesna", **cut_off), speaks)

    assert select(records, recipient(), ON).view.complainants == ()
    filing = select(records, recipient(accepts=["power of attorney", "next of kin"]), ON)
    assert [one.id for one in filing.view.complainants] == ["orlan-vesna"]
    assert filing.left_out == ()
    mandate = filing.view.mandates["orlan-vesna"]
    assert mandate is not None
    assert mandate.naming == "initials"


LEFT_OUT_RECORDS = [
    *("vigil-moor", "p9", "v5", "appeal-moor-ana", "moor-ana", "falk-jon", "poa-falk-jon", "moor-accused"),
    *("photo-of-moor", "alias-moor", "relation-moor"),
]


@pytest.mark.parametrize("record_id", LEFT_OUT_RECORDS)
def test_records_of_people_who_are_left_out_never_reach_the_view(record_id: str) -> None:
    assert record_id in making.small()
    assert record_id not in making.filing().view.records
    assert record_id not in making.filing(people=[{"record": "signatory"}]).view.records


def test_a_filing_about_some_holds_what_concerns_these_and_what_concerns_nobody_in_particular() -> None:
    records = making.filing(people=[{"record": "signatory", "where": {"roles": "blogger"}}]).view.records
    kept = {record.id for record in records}
    assert {"orlan-vesna", "vigil-orlan", "vigil", "p3", "v1", "source-1", "lindenau", "minutes"} <= kept
    assert not {"march", "drozd-pavel", "vigil-drozd", "p1", "v3", "drozd", "drozd-charge", "brand", "brand-ban"} & kept


def test_officials_stay_with_the_events_and_cases_of_the_filing() -> None:
    parts = making.filing(people=[{"record": "signatory", "where": {"roles": "blogger"}}]).view.records
    assert {part.id for part in parts.of("official_part")} == {"stark-lindenau", "stark-saker", "berg-ban"}


def test_a_query_of_prosecutions_leaves_out_the_others_with_all_that_stands_inside() -> None:
    query = [{"record": "decision", "where": {"kind": "imprisonment"}}]
    assert [case.id for case in making.filing(prosecutions=[{"record": "prosecution"}]).view.prosecutions] == [
        *("drozd", "others", "brand"),
    ]
    filing = making.filing(prosecutions=[{"record": "prosecution", "where": {"stage": "imprisoned"}}])
    assert [case.id for case in filing.view.prosecutions] == ["drozd"]
    assert [charge.id for charge in filing.view.records.of("charge")] == ["drozd-charge", "drozd-withdrawn"]
    assert [case.id for case in making.filing(prosecutions=query).view.prosecutions] == ["drozd"]  # a decision's case


def test_only_the_rights_that_are_argued_and_their_violations_go_in() -> None:
    records = making.filing(rights=["privacy"]).view.records
    assert [records.of(kind) for kind in ("right", "category", "violation", "allegation")] == [(), (), (), ()]
    assert len(making.filing(rights=["fair-trial"]).view.records.of("violation")) == 4


def test_only_the_requests_made_of_the_recipient_go_in() -> None:
    asked = making.filing(addressed_as=["other-body"]).view.records.of("request")
    assert [request.id for request in asked] == ["r2"]


NEWER = [
    (date(2024, 5, 9), "vigil", False, "the event is on the next day"),
    (date(2024, 5, 10), "vigil", True, "it is on this day"),
    (date(2024, 6, 1), "march", True, "a period counts from its first day"),
    (date(2024, 9, 19), "drozd-judgment", False, "the judgment came a day later"),
    (date(2024, 8, 31), "drozd-prison", False, "he went to prison in September"),
    (date(2024, 9, 1), "drozd-prison", True, "which may have been the first"),
    (date(2025, 1, 9), "later", False, "not known yet"),
    (date(2025, 1, 10), "later", True, "known from this day"),
]


@pytest.mark.parametrize(("on", "record_id", "known", "why"), NEWER, ids=[f"{row[1]} {row[0]}" for row in NEWER])
def test_records_are_known_from_their_day(on: date, record_id: str, known: bool, why: str) -> None:
    filing = making.filing(on)
    assert (record_id in filing.view.whole) is known, why
    assert (record_id in filing.view.records) <= known


def test_what_stands_inside_a_newer_record_is_newer_too() -> None:
    case, charge = make("prosecution", "case", charges=[typed("charge", "charge-1")])
    newer = replace(case, values={**case.values, "date": make("event", "e", date="2025-01-01")[0].date})
    records = together(base(), person("drozd-pavel"), (newer, charge))
    filing = select(records, recipient(), ON)
    assert "case" not in filing.view.whole and "charge-1" not in filing.view.whole


def test_annexes_come_by_their_number() -> None:
    records = together(
        base(),
        person("orlan-vesna"),
        make("attachment", "b", number="2"),
        make("attachment", "a", number="1"),
        make("attachment", "secret", number="3", confidential="yes"),
    )
    assert [annex.id for annex in select(records, recipient(), ON).annexes] == ["a", "b"]
    discreet = recipient(disclosure="confidential")
    assert [annex.id for annex in select(records, discreet, ON).annexes] == ["a", "b", "secret"]


def test_lists_of_people_run_by_place_and_then_surname_in_the_original_script() -> None:
    records = together(
        base(),
        person("bb-one", name_original="Ёлкина"),
        person("aa-two", name_original="Жукова"),
        person("cc-three", name_original="Ежова"),
        person("dd-four", home_place="harn", name_original="Яшина"),
    )
    complainants = select(records, recipient(), ON).view.complainants
    assert [one.id for one in complainants] == ["dd-four", "cc-three", "bb-one", "aa-two"]


def test_who_is_not_named_in_full_comes_last_in_an_order_that_was_drawn() -> None:
    """The place in the alphabet would tell how a name begins."""
    hidden = {"poa": {"naming": "pseudonym"}, "pseudonym": None}
    drawn = [
        make("pseudonym", f"p{number}", person=who, number=str(number), folder=folder)
        for number, (who, folder) in enumerate({"aber-ada": "zzzzzzzz", "berg-bo": "aaaaaaaa"}.items(), start=100)
    ]
    people = [person("orlan-vesna"), person("aber-ada", **hidden), person("berg-bo", **hidden), person("drozd-pavel")]
    filing = select(together(base(), *people, *drawn), recipient(), ON)
    assert [one.id for one in filing.view.complainants] == ["drozd-pavel", "orlan-vesna", "berg-bo", "aber-ada"]


def test_of_who_is_hidden_no_list_shows_where_the_name_stands_in_the_file() -> None:
    """A sorted list would tell how the names of the others begin."""

    def hidden(record_id: str, folder: str) -> tuple[Record, ...]:
        return person(record_id, poa={"naming": "initials"}, pseudonym={"folder": folder})

    some = (*hidden("adler-una", "cccccccc"), *hidden("brandt-ivo", "aaaaaaaa"), *hidden("czerny-eda", "bbbbbbbb"))
    people = (*some, *person("drew-lea"))
    who = ("adler-una", "brandt-ivo", "czerny-eda", "drew-lea")
    records = together(
        base(),
        people,
        make("category", "home", title="Homes searched", order="1"),
        *(make("violation", f"home-{one}", category="home", person=one, text="It was searched.") for one in who),
        *(make("prosecution", f"case-{one}", title="A case", persons=[one], order="1") for one in who),
    )
    view = select(records, recipient(), ON).view

    drawn = ["drew-lea", "brandt-ivo", "czerny-eda", "adler-una"]
    assert [one.person for one in view.records.of("violation")] == drawn
    assert [one.persons[0] for one in view.prosecutions] == drawn
    assert view.naming["drew-lea"] == "full"
