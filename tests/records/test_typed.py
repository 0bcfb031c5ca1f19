"""Texts become values of the type that the schema asks for, and nothing else."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint.problems import Place
from complaint.records.csv_reader import Row
from complaint.records.dates import PartialDate
from complaint.records.record import HELD, Ref
from complaint.records.schemas import Field, schemas
from complaint.records.typed import MisfitError, typed_row, value
from tests.records.factories import checked, make, typed

READ = [
    ("text", "007", "007"),
    ("text", "held", "held"),
    ("prose", "One *word*.", "One *word*."),
    ("id", "official-k.imanov-2", "official-k.imanov-2"),
    ("reference", "lindenau", Ref("lindenau")),
    ("date", "2018-05", PartialDate.parse("2018-05")),
    ("time", "23:59", "23:59"),
    ("integer", "-12", -12),
    ("number", "48100.50", Decimal("48100.50")),
    ("flag", "yes", True),
    ("flag", "no", False),
    ("address", "https://example.org/a?b=(1)#c", "https://example.org/a?b=(1)#c"),
    ("address", "mailto:office@example.org", "mailto:office@example.org"),
]
REFUSED = [
    ("id", "Orlan", "bad-id"),
    ("id", "7-orlan", "bad-id"),
    ("id", "orlan vesna", "bad-id"),
    ("id", "órlan", "bad-id"),
    ("id", "a" * 101, "bad-id"),
    ("reference", "Vesna Orlan", "bad-reference"),
    ("date", "yesterday", "bad-date"),
    ("time", "24:00", "bad-time"),
    ("time", "9:30", "bad-time"),
    ("integer", "12.0", "bad-integer"),
    ("integer", "١٢", "bad-integer"),
    ("integer", "1 000", "bad-integer"),
    ("number", "1,5", "bad-number"),
    ("number", "NaN", "bad-number"),
    ("number", "1e5", "bad-number"),
    ("flag", "true", "bad-flag"),
    ("flag", "YES", "bad-flag"),
    ("address", "example.org", "bad-address"),
    ("address", "javascript:alert(1)", "bad-address"),
    ("address", "file:///etc/passwd", "bad-address"),
    ("address", "https://", "bad-address"),
    ("address", "https://a b.org", "bad-address"),
    ("address", "https://[", "bad-address"),
    ("date", "held", "held-not-allowed"),
    ("flag", "held", "held-not-allowed"),
    ("reference", "held", "held-not-allowed"),
]


def field(kind: str, **more: Any) -> Field:
    return Field("field", kind, {"type": kind}, **more)


@pytest.mark.parametrize(("kind", "text", "expected"), READ)
def test_a_text_is_read_as_its_type(kind: str, text: str, expected: object) -> None:
    found = value(field(kind), text)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(("kind", "text", "code"), REFUSED)
def test_a_text_of_another_type_is_refused(kind: str, text: str, code: str) -> None:
    with pytest.raises(MisfitError) as refused:
        value(field(kind), text)
    assert refused.value.code == code


@pytest.mark.parametrize("kind", ["text", "date", "integer", "flag"])
def test_held_is_a_value_of_its_own_where_the_schema_allows_it(kind: str) -> None:
    assert value(field(kind, held=True), "held") is HELD


@given(st.text(max_size=30))
def test_no_text_gives_a_traceback(text: str) -> None:
    for kind in ("id", "date", "time", "integer", "number", "flag", "reference", "address"):
        try:
            value(field(kind), text)
        except MisfitError as refused:
            assert refused.code.startswith(("bad-", "held-"))


@given(st.lists(st.from_regex(r"[a-z][a-z0-9.-]{0,8}", fullmatch=True), min_size=1, max_size=6, unique=True))
def test_a_list_in_a_cell_is_divided_by_semicolons_whatever_the_blanks(ids: list[str]) -> None:
    for divider in (";", "; ", " ;  "):
        row = Row(Place("a.csv", 2), {"places": divider.join(ids)}, {"places": Place("a.csv", 2, 3)})
        found = typed_row(schemas()["figure"], row)
        assert found.values["places"] == tuple(ids)
        assert all(isinstance(item, Ref) for item in found.values["places"])
        assert not found.problems


@pytest.mark.parametrize("cell", ["lindenau;", ";lindenau", "lindenau;;port-saker", ";"])
def test_an_empty_item_of_a_list_is_a_problem(cell: str) -> None:
    row = Row(Place("a.csv", 2), {"places": cell}, {"places": Place("a.csv", 2, 3)})
    assert [problem.code for problem in typed_row(schemas()["figure"], row).problems] == ["empty-item"]


def test_an_item_that_stands_twice_is_a_warning() -> None:
    found = checked("event", places=["lindenau", "lindenau"])
    assert [(problem.code, problem.severity) for problem in found.problems] == [("repeated-item", "warning")]
    assert found.records


def test_one_text_where_a_list_belongs_is_a_problem_with_a_hint() -> None:
    found = checked("event", places="lindenau")
    assert [problem.code for problem in found.problems] == ["expected-items"]
    assert "- " in found.problems[0].hint


def test_a_list_where_text_belongs_is_a_problem() -> None:
    assert [problem.code for problem in checked("event", title=["Vigil"]).problems] == ["expected-text"]


def test_fields_left_empty_are_none_and_lists_left_empty_are_empty() -> None:
    (event,) = make("event", aim="", sources=[])
    assert event.aim is None
    assert event.sources == ()
    assert event.aftermath is None


def test_blanks_around_a_text_are_not_part_of_it() -> None:
    (event,) = make("event", title="  Vigil \n")
    assert event.title == "Vigil"


def test_records_inside_another_are_records_of_their_own() -> None:
    case, charge = make("prosecution", "case-drozd", charges=[typed("charge", "charge-1")])
    assert case.charges == (Ref("charge-1"),)
    assert (charge.type, charge.holder) == ("charge", "case-drozd")


def test_groups_of_fields_are_typed_inside() -> None:
    (case,) = make("prosecution", "case-drozd", account=[{"title": "Trial", "text": " The court sat. "}])
    assert dict(case.account[0]) == {"title": "Trial", "text": "The court sat."}
    with pytest.raises(TypeError):
        case.account[0]["title"] = "Other"
