"""Every reference points to exactly one record that may stand there, or is a problem."""

from __future__ import annotations

import pytest

from complaint.records.record import Record, Records
from complaint.records.resolve import references, resolve
from complaint.records.schemas import schemas
from tests.records.factories import checked, make, together, typed, world

Group = tuple[Record, ...]

WRONG: list[tuple[str, Group, str, str]] = [
    ("unknown-reference", make("participation", person="orlan-vezna"), "“orlan-vezna”", "“orlan-vesna”"),
    ("unknown-reference", make("figure", places=["lindenau", "lindnau"]), "“lindnau”", "“lindenau”"),
    ("unknown-reference", make("event", account="In [[lindnau]]."), "“lindnau”", "“lindenau”"),
    ("unknown-reference", make("event", title="Vigil in [[lindnau]]"), "“lindnau”", "“lindenau”"),
    ("unknown-reference", make("event", account="So.[^source-9]"), "“source-9”", "“source-1”"),
    ("wrong-reference", make("participation", person="lindenau"), "“lindenau” is a place", "signatory"),
    ("wrong-citation", make("event", account="So.[^lindenau]"), "“lindenau” is a place", "[[lindenau]]"),
    ("unnameable-reference", make("event", account="See [[source-1]]."), "“[[source-1]]” is a source", "[^source-1]"),
    ("unknown-form", make("event", account="In [[lindenau:surname]]."), "“surname”", "[[lindenau:full]]"),
    ("malformed-reference", make("event", account="In [[Lindenau]]."), "“[[Lindenau]]”", "[[record-id]]"),
    ("malformed-reference", make("event", account="In [[lindenau."), "“[[lindenau.”", "[[record-id]]"),
]


@pytest.mark.parametrize(("code", "group", "message", "hint"), WRONG)
def test_a_reference_that_leads_nowhere_is_told(code: str, group: Group, message: str, hint: str) -> None:
    (problem,) = resolve(world(group))
    assert problem.code == code
    assert message in problem.message
    assert hint in problem.hint


def test_the_background_of_the_tests_has_no_problem() -> None:
    assert resolve(world()) == ()


def test_references_inside_groups_of_fields_are_resolved() -> None:
    case = make("prosecution", "case", account=[{"title": "Trial", "text": "In [[lindnau]]."}])
    assert [problem.code for problem in resolve(world(case))] == ["unknown-reference"]


def test_a_reference_to_two_records_names_both_places() -> None:
    records = world(make("place", "lindenau"), make("place", "lindenau"))
    assert {problem.code for problem in resolve(records)} == {"ambiguous-reference"}


def test_nobody_is_blamed_for_referring_to_a_record_with_an_error() -> None:
    faulty = checked("signatory", "kestrel-mara", surname=None).faulty
    background = world(make("participation", "other", person="kestrel-mara"))
    assert resolve(background)
    assert resolve(Records(background, schemas(), faulty)) == ()


def test_nobody_is_blamed_for_referring_into_a_file_that_could_not_be_read() -> None:
    background = world(make("participation", "other", person="kestrel-mara"))
    assert resolve(Records(background, schemas(), unread=["signatory"])) == ()
    assert resolve(Records(background, schemas(), unread=["source"])) != ()


def test_references_of_a_record_with_an_error_are_looked_at_all_the_same() -> None:
    faulty = checked("place", "harbour", name=None, within="velorai").faulty
    assert [p.code for p in resolve(Records(world(), schemas(), faulty))] == ["unknown-reference"]


def test_all_ids_that_a_record_refers_to_are_found_with_their_paths() -> None:
    event = make("event", account="In [[veloria]].[^source-1]", sources=["source-1"])[0]
    assert set(references(event)) == {
        ("lindenau", "places[0]"),
        ("veloria", "account"),
        ("source-1", "account"),
        ("source-1", "sources[0]"),
    }


def test_looking_for_near_names_does_not_take_for_ever() -> None:
    lost = [make("alias", f"alias-{number}", person=f"nobody-{number}") for number in range(500)]
    assert len(resolve(together(*lost))) == 500


def test_a_held_value_refers_to_nothing() -> None:
    assert resolve(world(make("attachment", file="held"))) == ()
    assert typed("attachment")["kind"] == "minutes"
