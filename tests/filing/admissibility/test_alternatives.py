"""Where a rule has alternatives, each of them is enough alone: one record that fits it, and none of the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from complaint.filing.recipients import recipients
from complaint.filing.template_files import TemplateFiles
from complaint.packaged import shared_templates
from tests.filing.admissibility.rows import HER, Group, Row, at_vigil, beaten, book, case, held, her, many, told
from tests.records.factories import make, typed

PROFILES, _ = recipients(TemplateFiles([(shared_templates(), "templates")], shared_templates()))
# These look at every detention, so that none makes them content; they take those of another rule.
OF_DETENTIONS = ("detention-described", "detention-force", "released")


def a_violation(right: str = "equality", **fields: Any) -> Group:
    """One that breaches one right of those in the small complaint."""
    fields = {"person": HER, "text": "She was sent away.", **fields}
    kind = make("category", "kind", title="Kind", order="3", rights=[right])
    return many(kind, make("violation", category="kind", **fields))


def a_right(instrument: str, article: str) -> Group:
    """The one right of the complaint, with one article."""
    return many(
        make("instrument", instrument, title=instrument, short=instrument, kind="treaty"),
        make("provision", "the-article", instrument=instrument, article=article),
        *(make("right", name, order=str(n), international=["the-article"]) for n, name in enumerate(RIGHTS, start=1)),
    )


RIGHTS = ("expression", "fair-trial", "no-torture", "equality")
ASSEMBLY = make("right", "assembly", title="Assembly", order="5", international=["iccpr-21"])
AT_HOME = make("event", "vigil", kind="home visits")


def subject(name: str) -> Group:
    return many(make("instrument", "penal"), make("provision", "penal-12", subjects=[name]))


def charged(name: str) -> Group:
    return many(subject(name), case(charges=[typed("charge", "charge-1", person=HER)]))


def part(*groups: Group, **fields: Any) -> Group:
    official = make("official", "official-stark-l", name="Lev Stark")
    return many(at_vigil(), official, make("official_part", **fields), *groups)


GROUPS: Mapping[str, Group] = {
    "a blogger": her(roles=["blogger"]),
    "an activist": her(roles=["activist"]),
    "a lawyer": her(roles=["lawyer"]),
    "somebody’s lawyer": make("relation", relation="lawyer of"),
    "ill-treated": case(ill_treatment=beaten()),
    "ill-treated because of her sex": case(ill_treatment=beaten(gender_based="yes")),
    "a violation": a_violation(),
    "because of her sex": a_violation(gender_based="yes"),
    "tortured": a_violation("no-torture"),
    "kept from speaking": a_violation("expression"),
    "kept from assembling": many(ASSEMBLY, a_violation("assembly")),
    "kept from a lawyer": a_violation("fair-trial"),
    **{f"a case about {right}": case(rights=[right]) for right in RIGHTS},
    "a case about assembly": many(ASSEMBLY, case(rights=["assembly"])),
    "a case about words": case(published_expression="yes"),
    "stopped at a rally": at_vigil(mode="stopped"),
    "visited at home": many(AT_HOME, at_vigil(mode="visited at home")),
    "detained at home": many(AT_HOME, at_vigil()),
    "no warrant at home": many(AT_HOME, at_vigil(warrant="not shown")),
    "fined after a rally": make("penalty", person=HER, kind="fine", event="vigil"),
    "arrested for days": make("penalty", person=HER, kind="arrest", date="2024-05-10", place="lindenau"),
    "sentenced": case(decisions=[typed("decision", "decision-1", person=HER)]),
    "in custody": case(custody=held(by="unknown")),
    "in custody without warrant": case(custody=held(warrant="not shown")),
    "arrested as a refugee": case(steps=[typed("step", person=HER, procedure="asylum", kind="arrest")]),
    **{f"charged with {name}": charged(name) for name in ("assembly", "insult", "extremism")},
    "fined for extremism": many(subject("extremism"), make("penalty", person=HER, provisions=["penal-12"])),
    "held for extremism": many(subject("extremism"), case(custody=held(provisions=["penal-12"]))),
    "beaten for extremism": many(
        subject("extremism"), case(ill_treatment=beaten(proceedings="criminal", proceedings_provision="penal-12"))
    ),
    **{
        f"{instrument}, article {article}": a_right(instrument, article)
        for instrument, article in (
            *(("iccpr", "9"), ("iccpr", "19"), ("iccpr", "21"), ("iccpr", "26"), ("iccpr", "7"), ("cat", "1")),
            *(("udhr", "5"), ("udhr", "7"), ("udhr", "9"), ("udhr", "19"), ("udhr", "20")),
            *(("osce-commitments", "1"), ("hrd-declaration", "1"), ("basic-principles-lawyers", "1"), ("cedaw", "2")),
        )
    },
    "official at a rally": part(),
    "official of a case of custody": part(case(custody=held()), event=None, prosecution="case-1"),
    "official of a case of torture": part(case(ill_treatment=beaten()), event=None, prosecution="case-1"),
    "official who tortured": part(
        a_violation("no-torture", officials=["official-stark-l"]),
        event=None,
        function="political leadership",
        ban="yes",
    ),
}


def typed_again(value: Any) -> Any:
    """A query as it would be typed into a profile."""
    if isinstance(value, Mapping):
        return {name: typed_again(item) for name, item in value.items()}
    return [typed_again(item) for item in value] if isinstance(value, tuple | list) else value


def queries() -> Iterator[tuple[str, str, list[Any]]]:
    """The alternatives of every rule that has some, and of what profiles say beside the name of a rule."""
    for rule in book().rules.values():
        if rule.any_of and rule.id not in OF_DETENTIONS:
            yield rule.id, rule.id, typed_again(rule.any_of)
    for profile in PROFILES.values():
        for entry in profile.admissibility:
            if entry.get("any_of"):
                yield f"{entry['rule']} of {profile.id}", entry["rule"], typed_again(entry["any_of"])


def satisfied(rule: str, alternatives: list[Any], group: Group) -> bool:
    """Whether these records keep to the rule, if it has these alternatives and no others."""
    record = book().rules[rule]
    own = () if any(one.id == HER for one in group) else her()
    profile: dict[str, Any] = {"group": "one per official"} if record.of == "official" else {}
    found = told(Row(rule, "", (), (), ask={"any_of": alternatives}, profile=profile), many(own, group))
    return bool(found) if record.check == "proved" else not found  # which finds something where there is a record


NONE = [{"record": "photograph"}]
EACH = [
    pytest.param(rule, query, number, id=f"{name}, {number + 1}")
    for name, rule, query in queries()
    for number in range(len(query))
]


@pytest.mark.parametrize(("rule", "query", "number"), EACH)
def test_each_alternative_of_a_rule_is_enough_alone(rule: str, query: list[Any], number: int) -> None:
    others = [*query[:number], *query[number + 1 :]] or NONE
    kind = query[number]["record"]
    groups = [group for group in GROUPS.values() if any(record.type == kind for record in group)]
    assert any(satisfied(rule, query, group) and not satisfied(rule, others, group) for group in groups)


@pytest.mark.parametrize("rule", OF_DETENTIONS)
def test_what_is_asked_of_detentions_is_asked_of_each_that_deprives_of_liberty(rule: str) -> None:
    assert book().rules[rule].any_of == book().rules["deprived-of-liberty"].any_of
