"""Who must not be named in full to a recipient, as the gate works it out for itself."""

from __future__ import annotations

import pytest

from complaint.filing.guarded.named_here import not_named_here
from tests.filing import making
from tests.output.gate.people import profile
from tests.records.factories import make, together

PUBLISH = ["file", "publish the name"]


def hidden(*groups, **changed) -> set[str]:
    records = together(making.base(), *groups)
    return {person.id for person in not_named_here(records, profile(**changed), making.ON)}


@pytest.mark.parametrize(
    ("disclosure", "power", "may_be_named"),
    [
        ("public", {"scopes": PUBLISH}, True),
        ("public", {"scopes": ["file"]}, False),
        ("public", {"scopes": ["file", "disclose to the State"]}, False),
        ("shown to the State", {"scopes": ["file", "disclose to the State"]}, True),
        ("shown to the State", {"scopes": ["file"]}, False),
        ("confidential", {"scopes": ["file"]}, True),
        ("confidential", {"naming": "initials", "scopes": PUBLISH}, False),
        ("public", {"naming": "withheld", "scopes": PUBLISH}, False),
        ("public", {"naming_public": "pseudonym", "scopes": PUBLISH}, False),
        ("confidential", {"naming_public": "pseudonym", "scopes": PUBLISH}, True),
        ("public", {"naming_confidential": "initials", "scopes": PUBLISH}, False),
        ("internal", {"naming_confidential": "initials", "scopes": PUBLISH}, True),
        ("public", {"withdrawn_on": "2024-10-01", "scopes": PUBLISH}, False),
        ("public", {"withdrawn_on": "2024-10-01", "reconfirmed_on": "2024-10-20", "scopes": PUBLISH}, True),
        ("public", {"signed_on": "2024-12-01", "scopes": PUBLISH}, False),
        ("public", {"signed_on": "2023-01-01", "term": "1 year", "scopes": PUBLISH}, False),
        ("public", {"representative": "other-body", "scopes": PUBLISH}, False),
        ("public", {"scopes": ["publish the name"]}, False),
        ("public", None, False),
    ],
)
def test_a_signatory_is_named_by_what_the_power_of_attorney_says(disclosure, power, may_be_named):
    people = making.person("harkel-zvonimir", poa=power)
    assert hidden(people, disclosure=disclosure) == (set() if may_be_named else {"harkel-zvonimir"})


@pytest.mark.parametrize(
    ("fields", "may_be_named"),
    [
        ({"birth_date": "2006-11-05"}, True),
        ({"birth_date": "2006-11-06"}, False),
        ({"birth_date": "2006"}, True),
        ({"age": "17", "age_on": "2024-11-05"}, False),
        ({"age": "17", "age_on": "2023-11-05"}, True),
        ({"deceased_on": "2024-10-01"}, False),
        ({"appeal": {"included": "no"}}, False),
        ({"appeal": None}, False),
    ],
)
def test_nobody_under_18_or_without_a_mandate_is_named(fields, may_be_named):
    people = making.person("harkel-zvonimir", poa={"scopes": PUBLISH}, **fields)
    assert hidden(people) == (set() if may_be_named else {"harkel-zvonimir"})


def test_the_profile_can_ask_for_less():
    people = making.person("harkel-zvonimir", poa={"scopes": PUBLISH})
    assert hidden(people, naming="initials") == {"harkel-zvonimir"}


@pytest.mark.parametrize(("accepts", "may_be_named"), [((), False), (("power of attorney", "justification"), True)])
def test_who_speaks_for_somebody_counts_where_the_recipient_takes_it(accepts, may_be_named):
    people = making.person("harkel-zvonimir", poa=None)
    reason = make("justification", "reason-1", person="harkel-zvonimir", naming="full", scopes=["publish the name"])
    assert hidden(people, reason, accepts=accepts) == (set() if may_be_named else {"harkel-zvonimir"})


@pytest.mark.parametrize(
    ("fields", "may_be_named"),
    [({"naming": "named"}, True), ({"naming": "described"}, False), ({"naming": "named", "minor": "yes"}, False)],
)
def test_others_are_named_by_decision_and_children_never(fields, may_be_named):
    others = make("person", "tessin", **{"name": "Obrad Tessin", "standing": "politician", **fields})
    assert hidden(others) == (set() if may_be_named else {"tessin"})
