"""Rules about prosecutions: charges, decisions, the persons they concern and the stage they have reached."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from complaint.problems import Problem
from complaint.records.record import Records
from complaint.records.rules.table import known, rule
from complaint.records.wording import say

WITNESSES: Final = frozenset(("witness", "witness with the right to a defence"))
_WITH_TERM: Final = frozenset(
    ("imprisonment", "probation", "suspended sentence", "restriction of freedom", "compulsory labour")
)
SENTENCES: Final = _WITH_TERM | {"fine", "compulsory treatment"}
_INSIDE: Final = ("charge", "decision", "custody", "ill_treatment", "step")


@rule("stranger-in-case")
def what_stands_in_a_case_is_about_its_persons(records: Records, on: date) -> Iterator[Problem]:
    for case in records.of("prosecution"):
        for kind in _INSIDE:
            for inside in records.inside(case, kind):
                if inside.person not in case.persons:
                    yield say("stranger-in-case", inside.place_of("person"), id=inside.person, case=case.id)


@rule("person-without-charge", whole=("charge", "step", "custody", "decision"))
def everybody_in_a_case_has_a_status(records: Records, on: date) -> Iterator[Problem]:
    for case in records.of("prosecution"):
        charged = {charge.person for charge in records.inside(case, "charge")}
        others = {inside.person for kind in ("step", "decision", "custody") for inside in records.inside(case, kind)}
        for number, person in enumerate(case.persons):
            if person not in charged and person not in others:
                yield say("person-without-charge", case.place_of(f"persons[{number}]"), id=person, case=case.id)


@rule("judged-witness")
def a_witness_is_not_judged(records: Records, on: date) -> Iterator[Problem]:
    for case in records.of("prosecution"):
        statuses: dict[str, set[str]] = {}
        for charge in records.inside(case, "charge"):
            statuses.setdefault(charge.person, set()).add(charge.status)
        for decision in records.inside(case, "decision"):
            status = statuses.get(decision.person, set())
            if decision.kind in SENTENCES and status and status <= WITNESSES:
                yield say("judged-witness", decision.place_of("kind"), id=decision.person, kind=decision.kind)


@rule("convicted-without-judgment", whole=("decision",))
def a_conviction_needs_a_judgment(records: Records, on: date) -> Iterator[Problem]:
    for case in records.of("prosecution"):
        judged = {found.person for found in records.inside(case, "decision") if found.kind in SENTENCES}
        for charge in records.inside(case, "charge"):
            if charge.status == "convicted" and charge.person not in judged:
                yield say("convicted-without-judgment", charge.place_of("status"), id=charge.person)


@rule("verdict-without-term")
def a_verdict_has_a_term(records: Records, on: date) -> Iterator[Problem]:
    for decision in records.of("decision"):
        if decision.kind in _WITH_TERM and not decision.term:
            yield say("verdict-without-term", decision.place_of("term"), kind=decision.kind)


@rule("court-that-is-none")
def a_sentence_comes_from_a_court(records: Records, on: date) -> Iterator[Problem]:
    for decision in records.of("decision"):
        court = known(records, decision.court, "organisation")
        if court is not None and decision.kind in SENTENCES and court.kind != "court":
            yield say("court-that-is-none", decision.place_of("court"), id=court.id, kind=court.kind)


@rule("stage-and-decisions", whole=("decision", "custody"))
def the_stage_fits_the_decisions(records: Records, on: date) -> Iterator[Problem]:
    for case in records.of("prosecution"):
        kinds = {found.kind for found in records.inside(case, "decision")}
        wanted = {"imprisoned": {"imprisonment"}, "sentenced without imprisonment": SENTENCES - {"imprisonment"}}
        if case.stage in wanted and not kinds & wanted[case.stage]:
            yield say("stage-and-decisions", case.place_of("stage"), case=case.id, stage=case.stage)
        held = [c for c in records.inside(case, "custody") if c.kind != "travel ban" and c.to is None]
        if case.stage == "in custody" and not held:
            yield say("stage-and-decisions", case.place_of("stage"), case=case.id, stage=case.stage)


@rule("charge-under-no-code")
def charges_rest_on_a_code(records: Records, on: date) -> Iterator[Problem]:
    for charge in records.of("charge"):
        provision = known(records, charge.provision, "provision")
        instrument = known(records, provision.instrument, "instrument") if provision is not None else None
        if instrument is not None and instrument.kind not in ("code", "law"):
            yield say("charge-under-no-code", charge.place_of("provision"), id=charge.provision, kind=instrument.kind)


@rule("same-charge-twice")
def nobody_is_charged_twice_with_the_same(records: Records, on: date) -> Iterator[Problem]:
    seen: dict[tuple[str | None, str, str], str] = {}
    for charge in records.of("charge"):
        first = seen.setdefault((charge.holder, charge.person, charge.provision), charge.id)
        if first != charge.id:
            yield say("same-charge-twice", charge.place_of("provision"), other=first)
