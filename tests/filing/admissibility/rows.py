"""What the tables of this folder are made with: a small complaint against Kazakhstan, invented people, the real rules.

A row says the rule, why it is so, records that keep to it and records that break it. `her(…)` is a complainant about
whom everything is in order; `ask(…)` is what the profile says beside the name of the rule.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from complaint.filing.admissibility import Finding, Rulebook, findings, rulebook
from complaint.filing.filing import Filing
from complaint.filing.select import select
from complaint.filing.template_files import TemplateFiles
from complaint.packaged import shared_templates
from complaint.records.record import Record
from tests.filing.making import person, recipient
from tests.records.factories import make, together, typed

ON = date(2024, 11, 5)
Group = tuple[Record, ...]
HER, HIM = "orlan-vesna", "drozd-pavel"


@cache
def book() -> Rulebook:
    found, problems = rulebook(TemplateFiles([(shared_templates(), "templates")], shared_templates()))
    assert problems == ()
    return found


@dataclass(frozen=True)
class Row:
    """A rule with its two sides. `only` says how the findings of the wrong side begin to differ: their detail."""

    rule: str
    why: str
    right: Group
    wrong: Group
    ask: dict[str, Any] = field(default_factory=dict)
    profile: dict[str, Any] = field(default_factory=dict)
    on: date = ON
    detail: str = ""
    about: tuple[str, ...] = (HER,)


def many(*groups: Group) -> Group:
    return tuple(record for group in groups for record in group)


def her(record_id: str = HER, /, **fields: Any) -> Group:
    """A complainant who is in order: of age, with a complete power of attorney, named in full."""
    poa = fields.pop("poa", {})
    whole = {"signed_on": "2024-06-01", "original": "held", "scopes": ["file", "represent", "publish the name"]}
    facts = {"sex": "female", "sex_basis": "stated", "birth_date": "1971-04-02", "citizenship": "Kazakhstan"}
    return person(record_id, **{**facts, **fields}, poa=None if poa is None else {**whole, **poa})


def at_vigil(who: str = HER, /, record_id: str = "at-vigil", **fields: Any) -> Group:
    return make("participation", record_id, person=who, **fields)


def case(who: str = HER, /, **inside: Any) -> Group:
    """A case of one person, with what stands inside it."""
    fields = {name: inside.pop(name) for name in ("rights", "published_expression", "place") if name in inside}
    return make("prosecution", "case-1", title=f"[[{who}]]", persons=[who], **fields, **inside)


def held(who: str = HER, /, **fields: Any) -> list[dict[str, Any]]:
    return [typed("custody", "custody-1", person=who, **fields)]


def beaten(who: str = HER, /, **fields: Any) -> list[dict[str, Any]]:
    return [typed("ill_treatment", "beating-1", person=who, **{"date": "2024-05-10", **fields})]


def base(*own: Group) -> Group:
    """The rest of the complaint, except what a row brings itself."""
    taken = {record.id for group in own for record in group}
    groups = (
        make("complaint", "quiet", state="kazakhstan", signatory_name="held", non_violence="yes"),
        make("organisation", "open-hands"),
        make("organisation", "court-lindenau", name="City Court of Lindenau", kind="court"),
        make("organisation", "world-body", name="World Body for Rights", kind="international body"),
        make("place", "kazakhstan", name="Kazakhstan", kind="country", within=None),
        make("place", "ukraine", name="Ukraine", kind="country", within=None),
        make("place", "lindenau", within="kazakhstan"),
        make("event", "vigil", peaceful="yes"),
        make("instrument", "iccpr", title="Covenant", short="ICCPR", kind="treaty", in_force="2006-04-24"),
        make("instrument", "cat", title="Convention against Torture", short="CAT", kind="treaty"),
        make("instrument", "cerd", title="Convention on Racial Discrimination", short="CERD", kind="treaty"),
        make("provision", "iccpr-19", instrument="iccpr", article="19"),
        make("provision", "iccpr-21", instrument="iccpr", article="21"),
        make("provision", "iccpr-14", instrument="iccpr", article="14"),
        make("provision", "cat-16", instrument="cat", article="16", subjects=["torture"]),
        make("provision", "cerd-5", instrument="cerd", article="5"),
        make("right", "expression", title="Expression", order="1", international=["iccpr-19"]),
        make("right", "fair-trial", title="Fair trial", order="2", international=["iccpr-14"]),
        make("right", "no-torture", title="No torture", order="3", international=["cat-16"]),
        make("right", "equality", title="Equality", order="4", international=["cerd-5"]),
        make("category", "beatings", title="Beatings", order="1", rights=["no-torture"]),
        make("category", "slurs", title="Slurs", order="2", rights=["equality"]),
        make("source", "source-1", author="A newspaper", kind="web page"),
        make("source", "source-2", author="Another newspaper", kind="web page"),
        make("request", "request-1", addressees=["world-body"], verb="raise"),
    )
    return tuple(record for group in groups for record in group if record.id not in taken)


def filing_of(rule: str, *groups: Group, ask: dict[str, Any], profile: dict[str, Any], on: date = ON) -> Filing:
    entry = {"rule": rule, **ask}
    body = recipient("world-body", admissibility=[entry], **{"kind": "quasi-judicial", **profile})
    return select(together(*groups, base(*groups)), body, on)


def told(row: Row, group: Group) -> tuple[Finding, ...]:
    """What the rule of the row finds in these records."""
    filing = filing_of(row.rule, group, ask=row.ask, profile=row.profile, on=row.on)
    return tuple(finding for finding in findings(filing, book()) if finding.rule == row.rule)


def keeps_and_breaks(row: Row) -> None:
    """The right side gives nothing, the wrong side exactly one finding about each of those whom it is about."""
    assert told(row, row.right) == (), row.why
    found = told(row, row.wrong)
    assert sorted(finding.about for finding in found) == sorted(row.about), row.why
    for finding in found:
        assert row.detail in finding.detail, row.why
        assert "{" not in finding.text + finding.hint
        assert finding.text.endswith(".")


def shown(row: Row) -> str:
    return f"{row.rule}: {row.why}"
