"""The table of States and procedures holds the days on which it matters, each with its source and how sure it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from complaint.filing.admissibility import findings
from complaint.records.dates import PartialDate
from complaint.records.record import Record
from tests.filing.admissibility.rows import Row, at_vigil, book, case, filing_of, held, her, many, told
from tests.filing.admissibility.rows_of_time import against, early
from tests.records.factories import make

ACCEPTED = [
    ("kazakhstan", "iccpr-op1", "2009-09-30", None),
    ("kazakhstan", "cat-22", "2008-02-21", None),
    ("kazakhstan", "cedaw-op", "2001-11-24", None),
    ("kazakhstan", "cerd-14", "2008-05-29", None),
    ("kazakhstan", "crc-op3", "2024-03-19/2024-12-31", None),
    ("kazakhstan", "crpd-op", "2023-07-07/2023-12-31", None),
    ("kazakhstan", "iccpr", "2006-04-24", None),
    ("kazakhstan", "epca", "2020-03-01", None),
    ("russia", "echr", "1998-05-05", "2022-09-15"),
    ("belarus", "iccpr-op1", "1992-12-30", "2023-02-07"),
    ("united-kingdom", "eu-member", "1973-01-01", "2020-01-31"),
]
REFUSED = [
    ("kazakhstan", "ced-31"),
    ("kazakhstan", "icescr-op"),
    ("kazakhstan", "echr"),
    ("kazakhstan", "coe-member"),
    ("united-states", "iccpr-op1"),
    ("united-kingdom", "iccpr-op1"),
    ("switzerland", "iccpr-op1"),
]


def entry(state: str, procedure: str) -> Record:
    (found,) = [one for one in book().acceptances[procedure] if one.state == state]
    return found


@pytest.mark.parametrize(("state", "procedure", "since", "until"), ACCEPTED)
def test_since_when_and_until_when_a_state_is_bound(state: str, procedure: str, since: str, until: str | None) -> None:
    found = entry(state, procedure)
    assert found.accepted
    assert str(found.values["from"]) == since
    assert (str(found.until) if found.until else None) == until


@pytest.mark.parametrize(("state", "procedure"), REFUSED)
def test_who_has_not_accepted(state: str, procedure: str) -> None:
    assert not entry(state, procedure).accepted


@pytest.mark.parametrize("state", ["poland", "france", "germany"])
def test_who_made_a_reservation(state: str) -> None:
    assert entry(state, "iccpr-op1").reservation == "examined elsewhere before"


def test_kazakhstan_made_none() -> None:
    assert entry("kazakhstan", "iccpr-op1").reservation is None


def test_what_was_in_part_applied_before() -> None:
    assert str(entry("kazakhstan", "epca").provisional) == "2016-05-01"


def test_every_entry_has_a_source_and_a_day_or_is_refused() -> None:
    for found in (one for entries in book().acceptances.values() for one in entries):
        assert found.source
        assert found.id == f"{found.state}-{found.procedure}"
        assert found.accepted == isinstance(found.values["from"], PartialDate), found.id
        assert len({one.title for one in book().acceptances[found.procedure]}) == 1


DAYS = [
    ("before the regime of the protocol", "iccpr-op1", "kazakhstan", date(2009, 9, 29), ["in force from 2009-09-30"]),
    ("on its first day", "iccpr-op1", "kazakhstan", date(2009, 9, 30), []),
    ("before the law on children", "crc-op3", "kazakhstan", date(2018, 11, 5), ["in force from 2024-03-19/2024-12-31"]),
    ("on the last day of a denunciation", "iccpr-op1", "belarus", date(2023, 2, 7), []),
    ("after it", "iccpr-op1", "belarus", date(2023, 2, 8), ["ended on 2023-02-07"]),
    ("what was done before may still be filed", "echr", "russia", date(2022, 9, 16), []),
]


@pytest.mark.parametrize(("why", "procedure", "state", "on", "details"), DAYS, ids=[row[0] for row in DAYS])
def test_a_procedure_is_open_on_a_day(why: str, procedure: str, state: str, on: date, details: list[str]) -> None:
    found = told(Row("accepted", why, (), (), ask={"procedure": procedure}, on=on), many(early(), against(state)))
    assert [finding.detail.partition(": ")[0] for finding in found] == details


def test_a_state_goes_by_the_name_of_its_place_too() -> None:
    country = make("place", "gb", name="United Kingdom", kind="country", within=None)
    row = Row("accepted", "", (), (), ask={"procedure": "iccpr-op1"})
    assert len(told(row, many(her(), make("complaint", "quiet", state="gb"), country))) == 1


BY_ACCEPTANCE = [
    *("accepted", "acts-before", "acts-after", "acts-partly-before", "acceptance-day-unknown", "reservation"),
    "other-state-open",
]


@pytest.mark.parametrize("rule", BY_ACCEPTANCE)
def test_of_a_state_that_nobody_looked_up_only_that_is_said(rule: str) -> None:
    told_of = many(her(), at_vigil(), against("norland"))
    assert told(Row(rule, "", (), (), ask={"procedure": "iccpr-op1"}), told_of) == ()


@pytest.mark.parametrize("rule", ["acts-before", "acts-after", "acts-partly-before"])
def test_acts_are_not_measured_by_what_a_state_has_not_accepted(rule: str) -> None:
    assert told(Row(rule, "", (), (), ask={"procedure": "ced-31"}), many(her(), at_vigil())) == ()


def test_who_is_bound_without_end_has_left_nothing() -> None:
    row = Row("acts-after", "", (), (), ask={"procedure": "iccpr-op1"})
    assert told(row, many(her(), at_vigil(), case(custody=held()))) == ()


AGAIN = [
    ("before it left", date(2000, 12, 31), []),
    ("on its last day", date(2001, 1, 1), []),
    ("when it was out", date(2001, 1, 2), ["ended on 2001-01-01"]),
    ("when it came back", date(2010, 1, 1), []),
]


@pytest.mark.parametrize(("why", "on", "details"), AGAIN, ids=[row[0] for row in AGAIN])
def test_a_state_may_leave_and_come_back(why: str, on: date, details: list[str]) -> None:
    first = make("acceptance", "first", state="norland", **{"from": "1990-01-01", "until": "2001-01-01"})
    later = make("acceptance", "later", state="norland")
    rules = replace(book(), acceptances={"protocol": (*first, *later)})
    filing = filing_of("accepted", early(), against("norland"), ask={"procedure": "protocol"}, profile={}, on=on)
    assert [finding.detail for finding in findings(filing, rules)] == details, why
