"""Findings are told once for all whom they concern, and say whom and what they keep out."""

from __future__ import annotations

from complaint.filing.admissibility import Finding, as_problems, blocked, grouped
from complaint.problems import Place, Severity
from tests.filing.making import recipient

AT = Place("cases/participations.csv", 7, 2)


def finding(rule: str = "act-described", severity: str = "block", **fields: object) -> Finding:
    usual = {"text": "Nothing is recorded.", "hint": "Record it.", "field": "participation.date", "place": AT}
    return Finding("world-body", rule, severity, **{**usual, **fields})  # type: ignore[arg-type]


def test_what_is_said_of_many_is_told_once_the_gravest_first() -> None:
    found = [finding("b", "warn", person="ada"), finding("a", person="ben", detail="May"), finding("a", person="ada")]
    groups = grouped(found)
    assert [(group.first.rule, group.concerned) for group in groups] == [
        ("a", (("ben", "May"), ("ada", ""))),
        ("b", (("ada", ""),)),
    ]


def test_another_field_to_fill_is_another_thing_to_do() -> None:
    assert len(grouped([finding(person="ada"), finding(person="ada", field="participation.place")])) == 2


def test_blocks_keep_out_whom_they_are_about_and_warnings_nobody() -> None:
    found = blocked(
        [
            finding(person="ada", detail="since May"),
            finding("other", person="ada", text="It is not signed."),
            finding(severity="warn", person="ben"),
            finding(official="stark"),
            finding(text="It is closed."),
        ]
    )
    assert found.people == {"ada": "Nothing is recorded (since May); It is not signed"}
    assert found.officials == {"stark": "Nothing is recorded"}
    assert [one.text for one in found.whole] == ["It is closed."]


def test_a_problem_names_the_people_and_the_field_and_stands_at_the_record() -> None:
    (problem,) = as_problems([finding(person="ada"), finding(person="ben", detail="May")], recipient())
    assert problem.place == AT
    assert problem.code == "admissibility-act-described"
    assert problem.severity is Severity.WARNING
    assert problem.message == "WBR: 2 people, not taken: Nothing is recorded."
    assert problem.hint == "Record it. Fill in participation.date.\n    ada, ben (May)"


def test_without_a_record_it_stands_at_the_profile_and_a_note_is_a_note() -> None:
    profile = recipient()
    (problem,) = as_problems([finding(severity="note", place=Place(), field="", detail="CAT")], profile)
    assert problem.place == profile.at
    assert problem.severity is Severity.NOTE
    assert problem.message == "WBR: Nothing is recorded. (CAT)"
    assert problem.hint == "Record it."
