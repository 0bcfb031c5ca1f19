"""Who stands in the key to the names of a filing, and where it is said to be. All people are invented."""

from __future__ import annotations

import csv
from typing import Any

import pytest

from complaint.filing.filing import Filing
from complaint.filing.key_of_names import as_csv, key_of_names, notes
from complaint.filing.select import select
from tests.filing import making
from tests.filing.making import base, person, recipient
from tests.records.factories import make, together

FACT = {"about": "names", "rule": "On request.", "source": "Rules", "reflects_year": "2024", "certainty": "read"}
MAY = {"names_key": {"fact": "names"}, "facts": [FACT], "disclosure": "shown to the State"}
STATE = {"naming": "full", "naming_state": "pseudonym"}


def filing(poa: dict[str, Any], profile: dict[str, Any] | None = None, **fields: Any) -> Filing:
    own = make("pseudonym", person="orlan-vesna", number="417")
    records = together(base(), person("orlan-vesna", poa=poa, pseudonym=None, **fields), own)
    return select(records, recipient(**(MAY if profile is None else profile)), making.ON)


CHILD = {"age": "12", "age_on": "2024-11-05"}
IN_IT: list[tuple[dict[str, Any], dict[str, Any], dict[str, Any] | None, bool, str]] = [
    (STATE, {}, None, True, "kept from the State, told to the body"),
    ({"naming": "full", "naming_state": "initials"}, {}, None, True, "by initials too"),
    ({"naming": "full"}, CHILD, None, True, "a child whose body may know"),
    ({"naming": "initials"}, CHILD, None, False, "a child whose body may not"),
    ({"naming": "full", "naming_state": "withheld"}, {}, None, False, "who is not called by anything"),
    ({"naming": "pseudonym"}, {}, None, False, "nobody may know"),
    ({"naming": "full", "naming_confidential": "pseudonym"}, {}, None, False, "no body may know"),
    ({"naming": "full", "scopes": ["file", "publish the name"]}, {}, None, False, "named in the filing itself"),
    (STATE, {}, {"disclosure": "shown to the State"}, False, "the profile does not say that it may"),
]


@pytest.mark.parametrize(("poa", "fields", "profile", "told", "why"), IN_IT, ids=[row[4] for row in IN_IT])
def test_somebody_is_in_the_key(
    poa: dict[str, Any], fields: dict[str, Any], profile: dict[str, Any] | None, told: bool, why: str
) -> None:
    chosen = filing(poa, profile, **fields)
    key = key_of_names(chosen, making.english())
    assert [one.person.id for one in key] == (["orlan-vesna"] if told else []), why
    assert bool(list(notes(chosen))) is told


def test_the_key_says_who_is_meant_by_what_stands_in_the_filing() -> None:
    key = key_of_names(filing(STATE, patronymic="Milanovna"), making.english())
    assert as_csv(key).splitlines()[1] == "Complainant 417,Orlan,Vesna,Milanovna,"


@pytest.mark.parametrize("formula", ['=HYPERLINK("http://127.0.0.1:9")', "+1", "-1", "@x", "＝1"])
def test_a_name_that_a_spreadsheet_would_calculate_is_kept_from_it(formula: str) -> None:
    key = key_of_names(filing(STATE, patronymic=formula), making.english())
    (_, row) = csv.reader(as_csv(key).splitlines())
    assert row[3] == f"'{formula}"


def test_where_the_body_gave_no_key_it_is_said_that_it_stays_at_the_office_and_nobody_is_named() -> None:
    (note,) = notes(filing(STATE))
    assert "held at the office" in note.message and "“complaint key world-body”" in note.hint
    assert "orlan" not in f"{note.message} {note.hint}".lower()
    sealed = {**MAY, "names_key": {"fact": "names", "sealed_to": ["age1…"]}}
    (note,) = notes(filing(STATE, sealed))
    assert "world-body/names.csv.age" in note.message
