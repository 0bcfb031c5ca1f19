"""What was, is or will be before other bodies: the tables, what is planned for the same day, conflicts of a profile."""

from __future__ import annotations

from typing import Any

import pytest

from complaint.filing.admissibility import Finding, Planned, blocked, findings, minds_others, planned
from complaint.filing.select import select
from tests.filing.admissibility.rows import HER, HIM, ON, Group, base, book, her, many
from tests.filing.making import recipient
from tests.records.factories import make, together

# table, kind of the other body, how far it has come, what follows
EFFECTS = [
    ("examined-now", "treaty body", "pending", "block"),
    ("examined-now", "regional court", "pending", "block"),
    ("examined-now", "treaty body", "planned", "block"),
    ("examined-now", "treaty body", "decided", "note"),
    ("examined-now", "WGAD", "pending", "warn"),
    ("examined-now", "WGAD", "decided", "note"),
    ("examined-now", "special procedures", "pending", "note"),
    ("examined-now", "complaint procedure", "decided", "note"),
    ("examined-now", "other", "pending", "warn"),
    ("examined-now", "other", "decided", None),
    ("examined-ever", "treaty body", "decided", "block"),
    ("examined-ever", "regional court", "pending", "block"),
    ("examined-ever", "WGAD", "decided", "warn"),
    ("examined-ever", "special procedures", "decided", "note"),
    ("examined-ever", "complaint procedure", "pending", "note"),
    ("arbitrary-detention", "treaty body", "pending", "block"),
    ("arbitrary-detention", "treaty body", "planned", "warn"),
    ("arbitrary-detention", "treaty body", "decided", "warn"),
    ("arbitrary-detention", "special procedures", "pending", "note"),
    ("arbitrary-detention", "complaint procedure", "planned", "warn"),
    ("council", "special procedures", "decided", "block"),
    ("council", "WGAD", "pending", "block"),
    ("council", "treaty body", "planned", "warn"),
    ("council", "special procedures", "planned", "warn"),
    ("council", "other", "pending", None),
    ("special-procedure", "treaty body", "pending", "note"),
    ("special-procedure", "complaint procedure", "planned", "warn"),
    ("court", "WGAD", "decided", "block"),
    ("court", "special procedures", "decided", None),
]


def body(name: str = "world-body", **fields: Any) -> Any:
    return recipient(name, **{"kind": "quasi-judicial", **fields})


def sent(**fields: Any) -> Group:
    usual = {"persons": [HER], "recipient": None, "ended": "2024-09-01" if fields.get("status") == "decided" else None}
    return make("other_procedure", "other-1", **{**usual, **fields})


def of(*groups: Group, profile: Any, others: tuple[Planned, ...] = ()) -> tuple[Finding, ...]:
    records = together(many(*groups), base(*groups))
    return findings(select(records, profile, ON), book(), others)


@pytest.mark.parametrize(("table", "kind", "status", "severity"), EFFECTS)
def test_what_a_procedure_elsewhere_does(table: str, kind: str, status: str, severity: str | None) -> None:
    profile = body(admissibility=[{"rule": "same-matter-council", "table": table}])
    found = of(her(), sent(kind=kind, status=status), profile=profile)
    assert [finding.severity for finding in found] == ([severity] if severity else [])


def test_every_kind_and_status_of_the_tables_is_tried() -> None:
    said = {
        (name, kind, status)
        for name, effects in book().elsewhere.items()
        for effect in effects
        for kind in effect.bodies
        for status in effect.statuses
    }
    assert {row[:3] for row in EFFECTS if row[3]} <= said
    assert {row[0] for row in EFFECTS} == set(book().elsewhere)


def test_what_is_partly_the_same_can_be_severed() -> None:
    profile = body(admissibility=[{"rule": "same-matter-examined-now"}])
    (found,) = of(her(), sent(kind="treaty body", status="pending", same_facts="partly"), profile=profile)
    assert found.severity == "warn"


# --- planned for the same day -------------------------------------------------------------------------------------

TREATY = {"counts_as": "treaty body", "admissibility": [{"rule": "same-matter-examined-now"}]}


def together_with(*groups: Group, **fields: Any) -> tuple[Finding, ...]:
    """What one Committee says when another gets a filing about the same people on the same day."""
    records = together(many(*groups), base(*groups))
    other = select(records, body("other-body", **{**TREATY, **fields}), ON)
    own = select(records, body(**TREATY), ON)
    return findings(own, book(), (planned(own), planned(other)))


def test_two_committees_on_one_day_are_one_too_many() -> None:
    (found,) = together_with(her())
    assert found.severity == "block"
    assert "planned for the same day" in found.detail
    assert "Choose one" in found.hint


def test_a_recipient_does_not_stand_in_its_own_way() -> None:
    records = together(her(), base(her()))
    own = select(records, body(**TREATY), ON)
    assert findings(own, book(), (planned(own),)) == ()


def test_others_are_only_in_the_way_of_people_who_are_in_both() -> None:
    at_vigil = make("participation", "p1", person=HIM)
    found = together_with(her(), her(HIM), at_vigil, people=[{"record": "participation"}])
    assert [finding.person for finding in found] == [HIM]


def test_letters_of_the_same_day_only_inform() -> None:
    (found,) = together_with(her(), counts_as="special procedures")
    assert found.severity == "note"


def test_who_was_chosen_for_this_body_goes_here() -> None:
    chosen = sent(kind="treaty body", status="planned", recipient="world-body", since=None)
    assert together_with(her(), chosen) == ()


def test_who_was_chosen_for_another_body_is_blocked_here_even_if_it_is_made_alone() -> None:
    chosen = sent(kind="treaty body", status="planned", recipient="other-body", since=None)
    (found,) = of(her(), chosen, profile=body(**TREATY))
    assert found.severity == "block"
    assert together_with(her(), chosen) == (found,)


def test_what_is_before_a_body_already_chooses_none_of_those_that_are_planned() -> None:
    here = sent(kind="treaty body", status="pending", recipient="world-body")
    (found,) = together_with(her(), here)
    assert found.detail.endswith("planned for the same day")
    there = sent(kind="treaty body", status="pending", recipient="other-body")
    assert [one.detail for one in together_with(her(), there)] == ["Committee, pending", found.detail]


def test_whom_another_body_would_not_take_does_not_go_there() -> None:
    records = together(her(), her(HIM), base(her(), her(HIM)))
    other = select(records, body("other-body", **TREATY), ON)
    block = Finding("other-body", "age-missing", "block", "No age.", person=HER)
    assert planned(other, [block]).people == {HIM}
    assert planned(other, [Finding("other-body", "accepted", "block", "Not accepted.")]).people == frozenset()


@pytest.mark.parametrize(
    ("fields", "minds"),
    [
        ({}, False),
        ({"admissibility": [{"rule": "mandates"}]}, False),
        ({"admissibility": [{"rule": "human-rights-committee", "procedure": "iccpr-op1"}]}, True),
        ({"conflicts": [{"with": ["x"], "when": "planned", "severity": "warn", "text": "No.", "fact": "f"}]}, True),
    ],
)
def test_for_most_recipients_the_others_make_no_difference(fields: dict[str, Any], minds: bool) -> None:
    records = together(her(), base(her()))
    assert minds_others(select(records, body(**fields), ON), book()) == minds


# --- conflicts that a profile names ---------------------------------------------------------------------------------

CONFLICT = {"severity": "warn", "text": "These two do not go together.", "fact": "conflict"}
NAMED = [
    ("by its id", "other-body", "pending", True),
    ("by what it counts as", "treaty body", "pending", True),
    ("another kind", "regional court", "pending", False),
    ("another status", "other-body", "decided", False),
]


@pytest.mark.parametrize(("why", "name", "when", "there"), NAMED, ids=[row[0] for row in NAMED])
def test_a_conflict_with_what_is_recorded(why: str, name: str, when: str, there: bool) -> None:
    profile = body(conflicts=[{"with": [name], "when": when, **CONFLICT}])
    found = of(her(), sent(kind="treaty body", status="pending", recipient="other-body"), profile=profile)
    assert [finding.text for finding in found] == ([CONFLICT["text"]] if there else []), why
    assert [(finding.field, finding.hint) for finding in found] == ([("", "")] if there else []), "nothing to choose"


@pytest.mark.parametrize("name", ["other-body", "OSCE", "political", "complaint procedure"])
def test_a_conflict_with_what_is_planned_by_id_system_kind_or_what_it_counts_as(name: str) -> None:
    records = together(her(), base(her()))
    other = select(records, body("other-body", system="OSCE", kind="political", counts_as="complaint procedure"), ON)
    profile = body(conflicts=[{"with": [name], "when": "planned", **CONFLICT}])
    (found,) = findings(select(records, profile, ON), book(), (planned(other),))
    assert (found.rule, found.person, found.severity, found.fact) == ("conflict-planned", HER, "warn", "conflict")
    assert "Choose one" in found.hint
    assert found.field == "other_procedure.status"


def test_a_blocking_conflict_keeps_the_person_out() -> None:
    profile = body(conflicts=[{"with": ["treaty body"], "when": "pending", **CONFLICT, "severity": "block"}])
    found = of(her(), her(HIM), sent(kind="treaty body", status="pending"), profile=profile)
    assert blocked(found).people == {HER: "These two do not go together (Committee, pending)"}
