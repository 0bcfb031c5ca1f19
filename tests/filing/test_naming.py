"""How everybody and everything is called, and who is never called by name."""

from __future__ import annotations

from typing import Any

import pytest

from complaint.filing.naming import Naming, is_kept_back
from complaint.filing.select import select
from complaint.problems import ProblemsFound
from tests.filing import making
from tests.filing.making import base, person, recipient
from tests.records.factories import make, together

FULL_NAME = {"surname": "Orlan", "given_name": "Vesna", "patronymic": "Milanovna"}


def naming_of(*records: Any) -> Naming:
    filing = select(together(base(), *records), recipient(), making.ON)
    return Naming(filing.view, making.english())


WISHES = [
    ("full", "", "Vesna Orlan", "in running text"),
    ("full", "surname", "Orlan", ""),
    ("full", "given", "Vesna Milanovna", "the rest of it, as forms ask"),
    ("full", "list", "Orlan Vesna Milanovna", "surname first"),
    ("full", "full", "Orlan Vesna Milanovna", ""),
    ("initials", "", "V. O.", ""),
    ("initials", "surname", "V. O.", "whatever form is asked for"),
    ("initials", "given", "V. O.", ""),
    ("initials", "list", "V. O.", "in lists too"),
    ("initials", "full", "V. O.", ""),
    ("pseudonym", "", "Complainant 417", ""),
    ("pseudonym", "surname", "Complainant 417", "whatever form is asked for"),
    ("pseudonym", "list", "Complainant 417", "in lists too"),
    ("withheld", "", "a complainant", ""),
    ("withheld", "list", "a complainant", "in lists too"),
]


@pytest.mark.parametrize(("wish", "form", "name", "why"), WISHES, ids=[f"{row[0]} {row[1]}" for row in WISHES])
def test_a_complainant_is_named_as_the_power_of_attorney_says(wish: str, form: str, name: str, why: str) -> None:
    own = make("pseudonym", person="orlan-vesna", number="417")
    call = naming_of(person("orlan-vesna", poa={"naming": wish}, pseudonym=None, **FULL_NAME), own)
    assert call.plain("orlan-vesna", form) == name, why


def test_who_has_no_number_yet_is_not_named_at_all() -> None:
    call = naming_of(person("orlan-vesna", poa={"naming": "pseudonym"}, pseudonym=None))
    assert call.plain("orlan-vesna") == "a complainant"


@pytest.mark.parametrize("form", ["", "surname", "list", "full"])
@pytest.mark.parametrize("fields", [{"poa": None}, {"appeal": None}, {"poa": {"withdrawn_on": "2024-07-01"}}], ids=str)
def test_who_is_no_complainant_is_never_named(fields: dict[str, Any], form: str) -> None:
    call = naming_of(person("orlan-vesna", **FULL_NAME, **fields))
    assert call.plain("orlan-vesna", form) == "another person"


@pytest.mark.parametrize("wish", ["initials", "pseudonym", "withheld"])
def test_the_id_of_who_is_not_named_in_full_stays_out_of_the_file(wish: str) -> None:
    call = naming_of(person("orlan-vesna", poa={"naming": wish}, **FULL_NAME))
    assert "orlan" not in call("orlan-vesna").lower()
    assert "orlan-vesna" in naming_of(person("orlan-vesna", **FULL_NAME))("orlan-vesna")


PERSONS = [
    ({"naming": "described", "name": "Lina Orlan"}, "her daughter", "a described person, though the name is recorded"),
    ({"naming": "described", "name": None}, "her daughter", ""),
    ({"naming": "named", "name": None}, "her daughter", "there is no name to print"),
    ({"naming": "named", "name": "Otto Brand", "standing": "politician"}, "Otto Brand", ""),
    ({"naming": "named", "name": "Otto Brand"}, "her daughter", "a private person, whatever was decided"),
    ({"naming": "named", "name": "Otto Brand", "standing": "politician", "minor": "yes"}, "her daughter", "a child"),
]


@pytest.mark.parametrize(("fields", "name", "why"), PERSONS, ids=[str(row[0]) for row in PERSONS])
@pytest.mark.parametrize("form", ["", "full", "list"])
def test_other_people_are_named_only_by_a_recorded_decision(
    fields: dict[str, Any], name: str, why: str, form: str
) -> None:
    assert naming_of(make("person", "somebody", **fields)).plain("somebody", form) == name, why


def test_the_surname_of_a_described_person_is_not_told_either() -> None:
    call = naming_of(make("person", "child", name="Lina Orlan"))
    assert call.plain("child", "surname") == "her daughter"


THINGS = [
    ("organisation", {"name": "Open Hands Association", "short_name": "Open Hands"}, "", "Open Hands"),
    ("organisation", {"name": "Open Hands Association", "short_name": "Open Hands"}, "full", "Open Hands Association"),
    ("organisation", {"name": "Open Hands Association"}, "", "Open Hands Association"),
    ("official", {}, "", "L. Stark"),
    ("official", {}, "surname", "Stark"),
    ("place", {}, "", "Lindenau"),
    ("event", {}, "", "Vigil"),
    ("event", {}, "full", "Vigil for free schools"),
    ("attachment", {}, "", "Minutes"),
    ("instrument", {}, "", "PC"),
    ("instrument", {}, "full", "Penal Code of Veloria"),
]


@pytest.mark.parametrize(("kind", "fields", "form", "name"), THINGS, ids=[f"{row[0]} {row[2]}" for row in THINGS])
def test_things_are_called_by_their_short_or_full_names(kind: str, fields: Any, form: str, name: str) -> None:
    assert naming_of(make(kind, "the-thing", **fields)).plain("the-thing", form) == name


PROVISIONS = [
    ({}, "PC, art. 12", "article 12 of the Penal Code of Veloria"),
    ({"part": "2"}, "PC, art. 12(2)", "article 12(2) of the Penal Code of Veloria"),
    ({"unit": "rule", "article": "5"}, "PC, rule 5", "rule 5 of the Penal Code of Veloria"),
    ({"unit": "whole", "article": None}, "PC", "Penal Code of Veloria"),
]


@pytest.mark.parametrize(("fields", "short", "long"), PROVISIONS, ids=[row[1] for row in PROVISIONS])
def test_provisions_are_cited(fields: dict[str, Any], short: str, long: str) -> None:
    call = naming_of(make("instrument", "penal"), make("provision", "the-provision", **fields))
    assert (call.plain("the-provision"), call.plain("the-provision", "full")) == (short, long)


def test_a_name_remembers_its_record_and_is_escaped() -> None:
    call = naming_of(make("place", "the-place", name="A & <b>B</b>"))
    assert str(call("the-place")) == '<field record="the-place" field="name">A &amp; &lt;b&gt;B&lt;/b&gt;</field>'


WRONG = [
    ("nobody", "", "there is no record “nobody”"),
    ("source-1", "", "a source has no printed name: source-1"),
    ("orlan-vesna", "shouted", "a signatory as “shouted” has no printed name: orlan-vesna"),
]


@pytest.mark.parametrize(("record_id", "form", "message"), WRONG, ids=[row[2] for row in WRONG])
def test_what_cannot_be_named_is_a_problem_that_names_nobody(record_id: str, form: str, message: str) -> None:
    call = naming_of(person("orlan-vesna", **FULL_NAME), make("source", "source-1"))
    with pytest.raises(ProblemsFound) as found:
        call(record_id, form)
    assert found.value.problems[0].message == message


KEPT_BACK = [
    ("signatory", "surname", True),
    ("signatory", "identity_document", True),
    ("signatory", "values", True),
    ("signatory", "home_place", False),
    ("person", "name", True),
    ("person", "described_as", False),
    ("place", "name", False),
    ("place", "values", True),
]


@pytest.mark.parametrize(("kind", "field", "kept"), KEPT_BACK)
def test_fields_that_tell_who_somebody_is_are_kept_from_templates(kind: str, field: str, kept: bool) -> None:
    (record, *_) = make(kind, "one")
    assert is_kept_back(record, field) is kept
