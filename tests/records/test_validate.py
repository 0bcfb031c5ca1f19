"""What a schema demands of one record is told with its place and what to do."""

from __future__ import annotations

from typing import Any

import pytest

from complaint.records.record import Records
from complaint.records.schemas import schemas
from tests.records.factories import DEFAULTS, checked, make, typed

WRONG: list[tuple[str, dict[str, Any], str, str]] = [
    ("event", {"title": None}, "required", "“title” is missing."),
    ("event", {"titel": "x", "title": None}, "unknown", "Nothing is known about a field “titel”"),
    ("event", {"kind": "raly"}, "allowed", "“raly” may not stand in “kind”."),
    ("event", {"order": "0"}, "min", "“order” must be at least 1."),
    ("participation", {"hours_held": "2001"}, "max", "“hours_held” must be at most 2000."),
    ("figure", {"number": None, "number_to": "12"}, "dependencies", "“number_to” needs “number” as well."),
    ("power_of_attorney", {"scopes": ["file", "sign"]}, "allowed", "“sign” may not stand in “scopes”."),
    ("prosecution", {"account": [{"title": "Trial"}]}, "required", "“text” is missing."),
    ("prosecution", {"account": [{"title": "Trial", "text": "x", "date": "y"}]}, "unknown", "a field “date”"),
    ("prosecution", {"charges": [typed("charge", "c", status="guilty")]}, "allowed", "“guilty” may not stand"),
    ("prosecution", {"decisions": [typed("decision", "d", term="long")]}, "regex", "“long” is not written as “term”"),
]


@pytest.mark.parametrize(("kind", "fields", "code", "message"), WRONG)
def test_what_a_schema_demands_is_told(kind: str, fields: dict[str, Any], code: str, message: str) -> None:
    problems = [problem for problem in checked(kind, **fields).problems if problem.code == code]
    assert any(message in problem.message for problem in problems)
    assert all(problem.hint for problem in problems)


def test_a_misspelt_field_and_value_are_told_what_they_may_mean() -> None:
    hints = " ".join(problem.hint for problem in checked("event", titel="x", kind="raly").problems)
    assert "Did you mean “title”?" in hints
    assert "Did you mean “rally”?" in hints


def test_a_text_that_could_not_be_read_is_not_missed_as_well() -> None:
    assert [problem.code for problem in checked("event", date="2024-02-30").problems] == ["bad-date"]
    assert [problem.code for problem in checked("participation", place="?").problems] == ["bad-reference"]


def test_a_record_with_an_error_is_kept_apart() -> None:
    found = checked("event", "vigil", title=None)
    assert not found.records
    assert [record.id for record in found.faulty] == ["vigil"]
    assert Records(found.records, schemas(), found.faulty).broken == {"vigil": "event"}


def test_an_error_in_a_record_inside_leaves_the_outer_one_whole() -> None:
    found = checked("prosecution", "case", charges=[typed("charge", "c-1", status="guilty"), typed("charge", "c-2")])
    assert [record.id for record in found.records] == ["case", "c-2"]
    assert [record.id for record in found.faulty] == ["c-1"]


def test_all_errors_of_a_record_are_told_at_once() -> None:
    found = checked("event", title=None, kind="raly", order="0", date="2024-13")
    assert {problem.code for problem in found.problems} == {"required", "allowed", "min", "bad-date"}


@pytest.mark.parametrize("kind", sorted(DEFAULTS))
def test_a_record_holds_every_field_of_its_schema_and_never_changes(kind: str) -> None:
    record = make(kind)[0]
    assert list(record.values) == list(schemas()[kind].fields)
    with pytest.raises(TypeError):
        record.values["id"] = "other"  # type: ignore[index]
    with pytest.raises(AttributeError):
        record.no_such_field  # noqa: B018
