"""What a person must still decide about a filing, and where in a document it is told."""

from __future__ import annotations

from typing import Any

import pytest

from complaint.filing.open_points import OpenPoint, open_points
from complaint.filing.origins import Origin
from complaint.filing.select import select
from complaint.problems import Severity
from tests.filing import making
from tests.filing.making import base, person
from tests.records.factories import make, together

LETTER = {"address": ["1 Market Place"], "salutation": "Dear all,", "closing": "Yours,", "subject": "A complaint"}


def points(*records: Any, **profile: Any) -> tuple[OpenPoint, ...]:
    """The open points of a small complaint with these records beside its own."""
    return open_points(select(together(tuple(making.small()), *records), making.recipient(**profile), making.ON))


def told(*records: Any, **profile: Any) -> list[str]:
    return [f"{point.problem.code}: {point.problem.message}" for point in points(*records, **profile)]


def about(word: str, found: tuple[OpenPoint, ...]) -> OpenPoint:
    (point,) = [point for point in found if word in point.problem.message]
    return point


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
    found = [point for point in points(facts=[fact]) if "Two pages." in point.problem.message]
    assert bool(found) is asked, why
    assert all(not point.printed_as for point in found), "it is about the filing as a whole"


def test_a_rule_about_the_address_is_told_where_the_address_is_printed() -> None:
    unsure = rule(about="address", rule="1 Market Place.", certainty="uncertain")
    where = (Origin("recipient:world-body", "letter.address"),)
    assert about("1 Market Place", points(facts=[unsure], letter=LETTER)).printed_as == where
    assert about("1 Market Place", points(facts=[unsure])).printed_as == (), "no letter is sent"


ADDRESSES = [
    ({"certainty": "read", "verified_on": "2024-10-01"}, False, "looked up lately"),
    ({"certainty": "read", "verified_on": "2021-10-01"}, True, "looked up long ago"),
    ({"certainty": "read", "verified_on": None}, True, "nobody knows when"),
    ({"certainty": "uncertain", "verified_on": "2024-10-01"}, True, "not sure"),
]


@pytest.mark.parametrize(("fields", "asked", "why"), ADDRESSES, ids=[row[2] for row in ADDRESSES])
def test_the_address_of_a_contact_that_is_not_sure_is_told_in_the_letter(
    fields: dict[str, Any], asked: bool, why: str
) -> None:
    (contact,) = make("contact", "stone", **fields)
    found = [point for point in open_points(making.filing(), contact=contact) if "this letter" in point.problem.message]
    assert bool(found) is asked, why
    assert all(point.printed_as[0] == Origin("stone", "address") for point in found)


def test_what_is_cited_but_newer_than_the_filing_is_told_where_it_is_cited() -> None:
    newer = make("source", "later-report", date="2031-05-02")
    point = about("later-report", points(newer))
    assert point.problem.message == "later-report is of 2031-05-02, after the day of this filing"
    assert point.printed_as == (Origin("later-report"),)
    assert not [note for note in told(make("source", "old-report", date="2001")) if "old-report" in note]


COPIES = [
    ({"addresses": ["https://example.org/1"]}, True, "it can be gone tomorrow"),
    ({"addresses": ["https://example.org/1"], "archived": "held"}, False, "a copy is held"),
    ({"addresses": ["https://example.org/1"], "archived": "papers/1.pdf"}, False, "a copy is kept"),
    ({"addresses": None}, False, "what has no address cannot be fetched"),
]


@pytest.mark.parametrize(("fields", "asked", "why"), COPIES, ids=[row[2] for row in COPIES])
def test_a_source_of_which_no_copy_is_kept_is_told(fields: dict[str, Any], asked: bool, why: str) -> None:
    found = [point for point in points(make("source", "page", **fields)) if point.printed_as == (Origin("page"),)]
    assert bool(found) is asked, why


def test_an_open_correction_is_told_without_what_was_printed() -> None:
    open_one = make("correction", "open-day", about=["vigil"], certainty="open", printed="Moor Anna", kept="Moor Ana")
    point = about("open-day", points(open_one))
    assert "Moor" not in f"{point.problem} {point.remark}"
    assert point.printed_as == (Origin("vigil"),)
    assert not [note for note in told(make("correction", "sure", certainty="certain")) if "sure" in note]


def test_a_correction_is_told_at_what_is_nearest_to_it() -> None:
    wanted = make("correction", "near", about=["orlan-vesna", "vigil", "drozd-judgment"], certainty="open")
    where = [origin.record for origin in about("near", points(wanted)).printed_as]
    assert where == ["drozd-judgment", "vigil", "orlan-vesna"]


def test_of_hidden_people_a_document_tells_no_ids() -> None:
    hidden = person("harkel-jan", poa={"naming": "withheld"})
    point = about("of-jan", points(hidden, make("correction", "of-jan", about=["harkel-jan"], certainty="open")))
    assert "jan" not in point.remark.lower()
    assert point.printed_as == ()


def test_a_note_on_an_instrument_is_told_where_it_applies() -> None:
    treaty = (*make("instrument", "treaty", short="T", note="not ratified"),)
    point = about("not ratified", points(treaty, make("provision", "treaty-1", instrument="treaty")))
    assert point.problem.message == "check before filing: T: not ratified"
    assert point.printed_as == (Origin("treaty"), Origin("treaty-1"))
    assert not [note for note in told(treaty, instruments=["penal"]) if "not ratified" in note]


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
    found = [point.problem for point in open_points(filing) if point.problem.code == "naming-not-covered"]
    assert bool(found) is asked, why
    assert all("orlan-vesna" in problem.hint for problem in found)


HIDDEN = {"poa": {"naming": "withheld"}, "age": "34", "age_on": "2024-11-05"}


def hidden(**fields: Any) -> tuple[OpenPoint, ...]:
    return open_points(
        select(together(base(), person("orlan-vesna", **HIDDEN, **fields)), making.recipient(), making.ON)
    )


def test_what_may_tell_who_somebody_is_is_to_be_looked_at_and_a_document_does_not_say_whose() -> None:
    point = about("what may tell who somebody is", hidden())
    assert point.problem.message.endswith("(1 person): place, exact age")
    assert "orlan-vesna" in point.problem.hint
    assert "orlan" not in point.remark


def test_who_is_named_in_full_may_be_known() -> None:
    found = open_points(select(together(base(), person("orlan-vesna")), making.recipient(), making.ON))
    assert not [point for point in found if "what may tell" in point.problem.message]


def test_who_is_not_named_in_full_needs_a_number() -> None:
    codes = [point.problem.code for point in hidden(pseudonym=None)]
    assert "no-pseudonym" in codes
    assert "no-pseudonym" not in [point.problem.code for point in hidden()]


def test_the_remark_on_scopes_does_not_say_whose() -> None:
    poa = {"scopes": ["file"]}
    filing = select(together(base(), person("orlan-vesna", poa=poa)), making.recipient(), making.ON)
    (point,) = [one for one in open_points(filing) if one.problem.code == "naming-not-covered"]
    assert "orlan" not in point.remark


def test_a_recipient_of_whom_nothing_is_asked_is_told() -> None:
    assert "no-request: no request is addressed to this recipient" in told(addressed_as=["court-lindenau"])
    assert not [note for note in told() if note.startswith("no-request")]


def test_a_filing_about_nobody_is_told() -> None:
    query = [{"record": "signatory", "where": {"roles": "pilot"}}]
    assert "nobody: no complainant fits what this recipient deals with" in told(people=query)


def test_of_a_project_that_is_still_empty_nothing_is_missed() -> None:
    recipient = making.recipient(addressed_as=["court-lindenau"], people=[{"record": "prosecution"}])
    filing = select(together(base()), recipient, making.ON)
    assert not [point for point in open_points(filing) if point.problem.code in ("no-request", "nobody")]


def test_nothing_here_stops_a_filing() -> None:
    found = points(facts=[rule(certainty="uncertain")], addressed_as=["court-lindenau"])
    assert {point.problem.severity for point in found} == {Severity.NOTE, Severity.WARNING}
