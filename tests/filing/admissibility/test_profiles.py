"""What a profile names is there, and its days are in order; else it is told with what may be meant."""

from __future__ import annotations

from typing import Any

import pytest

from complaint.filing.admissibility import check_names, check_profiles
from complaint.filing.recipients import recipients
from complaint.filing.template_files import TemplateFiles
from complaint.packaged import shared_templates
from tests.filing.admissibility.rows import book
from tests.filing.making import recipient
from tests.records.factories import make, together

FACT = {"about": "reach", "rule": "It reaches far.", "source": "A text", "reflects_year": "2024", "certainty": "read"}
OPEN = {"status": "open", "reason": "It is.", "fact": "reach"}
CONFLICT = {"when": "pending", "severity": "warn", "text": "No.", "fact": "reach"}
ASKS = {"of": "signatory", "field": "sex", "needed": "warn", "text": "It is asked.", "fact": "reach"}
LIMIT = {"measure": "pages", "most": "20", "severity": "warn", "fact": "reach"}

GOOD: list[dict[str, Any]] = [
    {},
    {"doors": [{**OPEN, "from": "2020", "until": "2020", "instead": ["world-body"]}]},
    {
        "admissibility": [
            {"rule": "treaty-body", "procedure": "iccpr-op1"},
            {"rule": "deadline", "deadline": "2024-12-01"},
        ]
    },
    {"conflicts": [{"with": ["world-body", "OSCE", "political", "treaty body"], **CONFLICT}]},
    {"asks": [ASKS, {**ASKS, "field": "birth_date or age"}, {**ASKS, "of": "custody", "field": "by"}]},
    {"limits": [{**LIMIT, "measure": "summary pages", "over": "20"}]},
    {"people": [{"record": "participation", "where": {"event.kind": "rally"}}]},
]
WRONG: list[tuple[dict[str, Any], str, str, str]] = [
    ({"facts": [FACT, FACT]}, "facts[1].about", "the fact “reach” stands there twice", ""),
    ({"facts": [{**FACT, "valid_from": "2020", "valid_until": "2019"}]}, "facts[0].about", "ends before it begins", ""),
    ({"doors": [{**OPEN, "fact": "reech"}]},
     "doors[0].fact", "there is no fact about “reech”", "Did you mean “reach”?"),
    ({"doors": [{**OPEN, "instead": ["world-bdy"]}]},
     "doors[0].instead[0]", "there is no recipient “world-bdy”", "world-body"),
    ({"doors": [{**OPEN, "from": "2021", "until": "2020"}]}, "doors[0]", "this door closes before it opens", ""),
    ({"admissibility": [{"rule": "mandat"}]},
     "admissibility[0].rule", "no rule and no group of rules “mandat”", "mandate"),
    ({"admissibility": [{"rule": "accepted"}]},
     "admissibility[0].rule", "needs to be told its “procedure”", "procedure: …"),
    ({"admissibility": [{"rule": "treaty-body"}]}, "admissibility[0].rule", "the rule “accepted” needs", ""),
    ({"admissibility": [{"rule": "within-powers"}]}, "admissibility[0].rule", "needs to be told its “terms”", ""),
    ({"admissibility": [{"rule": "accepted", "procedure": "op-1"}]},
     "admissibility[0].procedure", "no procedure “op-1”", ""),
    ({"admissibility": [{"rule": "pattern", "any_of": [{"record": "arest"}]}]}, "admissibility[0].any_of",
     "there is no record type “arest”", ""),
    ({"admissibility": [{"rule": "pattern", "any_of": [{"record": "participation", "where": {"event.knd": "x"}}]}]},
     "admissibility[0].any_of", "a event has no field “knd”", "kind"),
    ({"admissibility": [{"rule": "mandate", "fact": "other"}]},
     "admissibility[0].fact", "no fact about “other”", "add it"),
    ({"admissibility": [{"rule": "age-missing", "fields": ["signatory.ages"]}]}, "admissibility[0].fields[0]",
     "a record of type signatory has no field “ages”", "age"),
    ({"conflicts": [{"with": ["UNO"], **CONFLICT}]}, "conflicts[0].with[0]", "“UNO” is no recipient", ""),
    ({"asks": [{**ASKS, "of": "signatry"}]}, "asks[0]", "there is no record type “signatry”", "signatory"),
    ({"asks": [{**ASKS, "field": "sex or sexx"}]}, "asks[0]", "has no field “sexx”", ""),
    ({"limits": [{**LIMIT, "measure": "summary pages"}]}, "limits[0]", "when a summary is wanted", "over"),
    ({"channel": {"email": "a@b.example", "fact": "channel"}}, "channel.fact", "no fact about “channel”", ""),
    ({"sections": [{"id": "a", "title": "A", "required": "yes"}] * 2}, "sections[1].id", "“a” stands there twice", ""),
    ({"people": [{"record": "participaton"}]}, "people[0]", "there is no record type “participaton”", ""),
    ({"officials": [{"record": "official", "where": {"name.x": "y"}}]}, "officials[0]", "has no field “x”", ""),
]  # fmt: skip


@pytest.mark.parametrize("fields", GOOD, ids=lambda fields: next(iter(fields), "nothing"))
def test_a_profile_that_makes_sense(fields: dict[str, Any]) -> None:
    profile = recipient(**{"facts": [FACT], **fields})
    assert check_profiles({"world-body": profile}, book()) == ()


@pytest.mark.parametrize(("fields", "path", "message", "hint"), WRONG, ids=[row[2] for row in WRONG])
def test_a_slip_is_told_at_its_place(fields: dict[str, Any], path: str, message: str, hint: str) -> None:
    profile = recipient(**{"facts": [FACT], **fields})
    found = check_profiles({"world-body": profile}, book())
    assert any(message in problem.message and hint in problem.hint for problem in found), found
    assert {problem.place for problem in found} == {profile.place_of(path)}
    assert {problem.severity.value for problem in found} == {"error"}


NAMES = [
    ("other_procedure", {"recipient": "world-body"}, {"recipient": "world-bdy"}),
    ("sponsor", {"recipient": "world-body"}, {"recipient": "world-bdy"}),
    ("power_of_attorney", {"bodies": ["world-body"]}, {"bodies": ["world-body", "world-bdy"]}),
    ("power_of_attorney", {}, {"bodies": ["world-bdy"]}),
]


@pytest.mark.parametrize(("kind", "right", "wrong"), NAMES)
def test_records_name_recipients_that_there_are(kind: str, right: dict[str, Any], wrong: dict[str, Any]) -> None:
    profiles = {"world-body": recipient()}
    assert check_names(together(make(kind, **right)), profiles) == ()
    (problem,) = check_names(together(make(kind, **wrong)), profiles)
    assert (problem.message, problem.hint) == ("there is no recipient “world-bdy”", "Did you mean “world-body”?")
    assert problem.place.file == "invented.yaml"


def test_the_profiles_of_the_program_make_sense() -> None:
    found, problems = recipients(TemplateFiles([(shared_templates(), "templates")], shared_templates()))
    assert problems == ()
    assert len(found) >= 5
    assert check_profiles(found, book()) == ()
    assert [name for name, profile in found.items() if not profile.admissibility and not profile.doors] == []


FILES = TemplateFiles([(shared_templates(), "templates")], shared_templates())
PROFILES, _ = recipients(FILES)
KEYS = ("may_submit", "group", "languages", "sections", "channel", "attachments", "admissibility")
# A publication is not sent to anybody; what was never open has no template.
WRITTEN_TO = sorted(
    name for name, one in PROFILES.items() if one.kind != "publication" and FILES.find(f"{name}/filing.html")
)


@pytest.mark.parametrize("name", WRITTEN_TO)
def test_whoever_is_written_to_has_what_a_sender_must_know_or_a_fact_says_why_not(name: str) -> None:
    """Who may send, by which way and with what; a motion has no annexes, since its members table it."""
    profile = PROFILES[name]
    said = {fact["about"] for fact in profile.facts} | ({"attachments"} if profile.takes_no_annexes else set())
    assert [key for key in KEYS if not profile.values[key] and key not in said] == []
