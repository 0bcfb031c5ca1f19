"""A returned form finds its record by a reference that says nothing about the person."""

from __future__ import annotations

from datetime import date

from complaint.records.printed_forms import as_reference, entries, found_by, references_for
from tests.records.factories import make, world

DAY = date(2024, 11, 5)


def test_each_form_has_a_reference_of_its_own() -> None:
    drawn = iter("7Q2MK4XD" + "7Q2MK4XD" + "00000000" + "00000000" + "11111111")
    found = references_for(world(), "appeal", [None, None, None], "ru", "a" * 12, lambda _: next(drawn))
    assert [one.reference for one in found] == ["7Q2M-K4XD", "0000-0000", "1111-1111"]


def test_the_same_form_of_a_person_is_printed_again_with_the_same_reference() -> None:
    records = world(make("form"))
    again, other = (
        references_for(records, "power-of-attorney", ["orlan-vesna"], language, "9f86d081884c")[0]
        for language in ("ru", "en")
    )
    assert (again.reference, again.is_new) == ("7Q2M-K4XD", False)
    assert other.is_new
    assert not entries([again], "power-of-attorney", "ru", "9f86d081884c", DAY)


def test_a_reference_is_understood_as_people_read_it_off_a_paper() -> None:
    for said in ("7q2m-k4xd", " 7Q2M K4XD", "7Q2MK4XD"):
        assert as_reference(said) == "7Q2M-K4XD"
    assert as_reference("O1LI-0000") == "0111-0000"


def test_it_leads_to_the_person_with_appeal_and_power_of_attorney() -> None:
    form, about = found_by(world(make("form")), "7q2mk4xd")
    assert form is not None
    assert [(one.type, one.id) for one in about] == [
        ("signatory", "orlan-vesna"),
        ("appeal", "appeal-orlan-vesna"),
        ("power_of_attorney", "poa-orlan-vesna"),
    ]
    assert found_by(world(make("form")), "7Q2M-K4XE") == (None, ())


def test_a_blank_form_leads_to_the_power_of_attorney_on_which_it_was_noted() -> None:
    power = make("power_of_attorney", "poa-orlan-vesna", reference="7Q2M-K4XD")
    form, about = found_by(world(make("form", person=None), power), "7Q2M-K4XD")
    assert form is not None and form.person is None
    assert about[0].id == "orlan-vesna"
