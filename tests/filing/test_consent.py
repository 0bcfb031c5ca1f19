"""How a person is named to whom: the strictest of what the person, the profile and the rules say."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint.filing.consent import CLASSES, FORMS_OF_NAMING, NAMES_SHOWN, naming_for, strictest
from complaint.filing.naming import Naming
from complaint.filing.select import everyone, select
from complaint.records.mandates import WISHES
from complaint.records.record import Record
from tests.filing import making
from tests.filing.making import base, person, recipient
from tests.records.factories import make, together

FULL_NAME = {"surname": "Orlan", "given_name": "Vesna", "patronymic": "Milanovna"}
PRINTED = {
    "full": "Vesna Orlan",
    "initials": "V. O.",
    "pseudonym": "Complainant 417",
    "withheld": "a complainant",
}
COLUMNS = dict(zip(CLASSES, WISHES, strict=True))
SCOPES = ["file", "disclose to the State", "publish the name"]


def named(readers: str, poa: dict[str, Any] | None, most: str | None = None, **fields: Any) -> str:
    """How she is called in the running text of a filing for these readers."""
    hers = person("orlan-vesna", poa=poa, pseudonym=None, **{**FULL_NAME, **fields})
    records = together(base(), hers, make("pseudonym", person="orlan-vesna", number="417"))
    filing = select(records, recipient(disclosure=readers, **({"naming": most} if most else {})), making.ON)
    return Naming(filing.view, making.english()).plain("orlan-vesna")


@pytest.mark.parametrize(("readers", "form"), list(product(CLASSES, FORMS_OF_NAMING)))
def test_each_class_of_readers_is_told_what_the_person_allows_for_it(readers: str, form: str) -> None:
    assert named(readers, {"naming": "full", "scopes": SCOPES, COLUMNS[readers]: form}) == PRINTED[form]
    assert named(readers, {"naming": form, "scopes": SCOPES}) == PRINTED[form]


@pytest.mark.parametrize(("readers", "form"), list(product(CLASSES, FORMS_OF_NAMING)))
def test_a_child_is_never_named_in_full(readers: str, form: str) -> None:
    expected = PRINTED[strictest(form, "initials")]
    assert named(readers, {"naming": form, "scopes": SCOPES}, age="17", age_on="2024-11-05") == expected
    assert named(readers, {"naming": form, "scopes": SCOPES}, age="17", age_on="2024-01-05") == expected, "perhaps 17"
    assert named(readers, {"naming": form, "scopes": SCOPES}, birth_date="2006-11-06") == expected
    assert named(readers, {"naming": form, "scopes": SCOPES}, birth_date="2006-11-05") == PRINTED[form], "of age"


@pytest.mark.parametrize("readers", CLASSES)
@pytest.mark.parametrize("poa", [None, {"withdrawn_on": "2024-07-01"}], ids=["none", "withdrawn"])
def test_who_gave_no_mandate_is_not_named(readers: str, poa: dict[str, Any] | None) -> None:
    assert named(readers, poa) == "another person"


WITHOUT_SCOPE = [
    ("public", ["file", "disclose to the State"], "V. O."),
    ("public", ["file", "publish the name"], "Vesna Orlan"),
    ("shown to the State", ["file"], "V. O."),
    ("shown to the State", ["file", "disclose to the State"], "Vesna Orlan"),
    ("shown to the State", ["file", "publish the name"], "Vesna Orlan"),
    ("confidential", ["file"], "Vesna Orlan"),
    ("internal", ["file"], "Vesna Orlan"),
]


@pytest.mark.parametrize(("readers", "scopes", "name"), WITHOUT_SCOPE)
def test_nobody_is_named_in_full_to_readers_whom_the_scopes_do_not_name(
    readers: str, scopes: list[str], name: str
) -> None:
    assert named(readers, {"naming": "full", "scopes": scopes}) == name


def test_a_profile_may_ask_for_less_than_the_person_allows_and_never_for_more() -> None:
    assert named("confidential", {"naming": "full"}, most="initials") == "V. O."
    assert named("confidential", {"naming": "pseudonym"}, most="initials") == "Complainant 417"


def test_in_the_whole_complaint_people_are_named_as_the_office_may_name_them() -> None:
    records = together(base(), person("orlan-vesna", poa={"naming": "full", "naming_public": "withheld"}))
    view = everyone(records, making.ON)
    assert view.naming == {"orlan-vesna": "full"} | {
        key: form for key, form in view.naming.items() if key != "orlan-vesna"
    }


forms = st.sampled_from(FORMS_OF_NAMING)
mandates = st.fixed_dictionaries(
    {"naming": forms, "scopes": st.lists(st.sampled_from(SCOPES), min_size=1, unique=True)},
    optional=dict.fromkeys(WISHES, forms),
)
ages = st.sampled_from([{}, {"age": "17", "age_on": "2024-11-05"}, {"age": "40", "age_on": "2024-11-05"}])


def parts(poa: dict[str, Any], fields: dict[str, Any]) -> tuple[Record, Record]:
    (mandate,) = make("power_of_attorney", **poa)
    (who,) = make("signatory", "orlan-vesna", **fields)
    return who, mandate


@given(poa=mandates, fields=ages, most=st.none() | forms, readers=st.sampled_from(CLASSES))
def test_the_stricter_always_wins(poa: dict[str, Any], fields: dict[str, Any], most: str | None, readers: str) -> None:
    who, mandate = parts(poa, fields)
    found = FORMS_OF_NAMING.index(naming_for(who, mandate, readers, making.ON, most))
    bounds = [poa["naming"], poa.get(COLUMNS[readers]), most, "initials" if fields.get("age") == "17" else None]
    assert all(found >= FORMS_OF_NAMING.index(bound) for bound in bounds if bound)
    if readers in NAMES_SHOWN and not NAMES_SHOWN[readers] & set(poa["scopes"]):
        assert found >= FORMS_OF_NAMING.index("initials")


@given(poa=mandates, fields=ages)
def test_more_readers_are_never_told_more(poa: dict[str, Any], fields: dict[str, Any]) -> None:
    who, mandate = parts(poa, fields)
    told = [FORMS_OF_NAMING.index(naming_for(who, mandate, readers, making.ON)) for readers in CLASSES]
    assert told == sorted(told)


@given(poa=mandates, fields=ages, readers=st.sampled_from(CLASSES), more=st.sampled_from(WISHES), form=forms)
def test_whatever_is_added_to_a_mandate_never_tells_more(
    poa: dict[str, Any], fields: dict[str, Any], readers: str, more: str, form: str
) -> None:
    without = {key: value for key, value in poa.items() if key != more}
    before = naming_for(*parts(without, fields), readers, making.ON)
    after = naming_for(*parts({**without, more: form}, fields), readers, making.ON)
    assert strictest(before, after) == after
