"""What bodies would say of the complaint of 2018, by its records as they stand."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from complaint.filing.admissibility import Finding, findings
from complaint.filing.select import AsOf, as_of, select_from
from complaint.records.project import load_project
from tests.filing.admissibility.rows import book
from tests.filing.making import recipient

ROOT = Path(__file__).parents[3]
FILED, LATER = date(2018, 11, 5), date(2026, 11, 21)


@cache
def day(on: date) -> AsOf:
    records, _ = load_project(ROOT)
    return as_of(records, on)


def told(rule: str, on: date = FILED, **fields: Any) -> tuple[Finding, ...]:
    ask = {key: fields.pop(key) for key in ("procedure",) if key in fields}
    body = recipient(admissibility=[{"rule": rule, **ask}], **{"kind": "quasi-judicial", **fields})
    return findings(select_from(day(on), body), book())


def by_rule(found: tuple[Finding, ...], severity: str) -> dict[str, int]:
    return dict(Counter(finding.rule for finding in found if finding.severity == severity))


def test_a_communication_to_the_human_rights_committee_lacks_the_domestic_remedies() -> None:
    found = told("human-rights-committee", procedure="iccpr-op1", instruments=["iccpr"])
    blocks = by_rule(found, "block")
    assert blocks["remedies-recorded"] == 127, "of 129, two complained of torture"
    assert "accepted" not in blocks
    assert "acts-before" not in blocks
    last_days = {finding.person: finding.detail for finding in found if finding.rule == "five-years-last-day"}
    assert last_days["dzhumayev-ablovas"] == "decided on 2018-09-20, the last day is 2023-09-20"


def test_eight_years_later_it_may_be_late() -> None:
    late = [
        finding
        for finding in told("human-rights-committee", LATER, procedure="iccpr-op1")
        if finding.rule == "five-years"
    ]
    assert late
    assert {finding.severity for finding in late} == {"warn"}


def test_children_have_no_procedure_for_what_was_over_before_2024() -> None:
    found = by_rule(told("committee-on-children", LATER, procedure="crc-op3"), "block")
    assert found["acts-before"] > 100
    assert by_rule(told("acceptance", procedure="crc-op3"), "block")["accepted"] == 1


def test_two_people_without_an_age_are_warned_of_and_not_refused() -> None:
    found = told(
        "arbitrary-detention", people=[{"record": "custody"}, {"record": "penalty", "where": {"kind": "arrest"}}]
    )
    assert "age-missing" not in by_rule(found, "block")
    everyone = told("arbitrary-detention")
    assert by_rule(everyone, "warn")["age-missing"] == 2


def test_powers_of_attorney_without_a_term_live_for_a_year() -> None:
    assert by_rule(told("mandate-term"), "warn") == {}
    assert by_rule(told("mandate-term", LATER), "warn") == {"mandate-term": 129}


def test_the_partnership_agreement_was_applied_in_part_only() -> None:
    (found,) = [finding for finding in told("law-cited") if finding.rule == "treaty-partly"]
    assert found.detail == "EPCA, applied in part since 2016-05-01, in force since 2020-03-01"


def test_nothing_abusive_was_written() -> None:
    assert told("abusive-words") == ()
    assert told("political-words") == ()
