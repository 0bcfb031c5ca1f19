"""Facts about prosecutions: persons by stage, by article, decisions, ill-treatment, officials."""

from __future__ import annotations

from collections.abc import Iterator

from complaint.filing.facts.fact import Fact, counted, group, in_groups
from complaint.filing.view import View, grouped

STAGES = ("imprisoned", "in custody", "sentenced without imprisonment", "under investigation", "abroad")
WITNESS = ("witness", "witness with the right to a defence")
CONVICTING = ("imprisonment", "probation", "suspended sentence", "restriction of freedom", "compulsory labour")


def facts(view: View) -> Iterator[Fact]:
    cases = view.prosecutions
    yield counted("prosecutions.total", "prosecutions, extradition and asylum cases", (case.id for case in cases))
    yield counted(
        "prosecutions.persons", "persons in these cases", (person for case in cases for person in case.persons)
    )
    stages = grouped(cases, lambda case: str(case.stage))
    yield in_groups(
        "prosecuted.by_stage",
        "persons by the stage of their case",
        (group(stage, (p for case in stages[stage] for p in case.persons)) for stage in STAGES if stage in stages),
    )
    charges = [charge for charge in view.records.of("charge") if charge.withdrawn_on is None]
    accused = [charge for charge in charges if charge.status not in WITNESS]
    yield counted(
        "prosecuted.total", "persons who are or were suspects, accused or defendants", (c.person for c in accused)
    )
    accused_ids = {charge.person for charge in accused}
    witnesses = [c.person for c in charges if c.status in WITNESS and c.person not in accused_ids]
    yield counted("prosecuted.witnesses", "persons drawn into cases as witnesses only", witnesses)
    for key, meaning, chosen in (
        ("charges.by_provision", "persons charged, by provision", accused),
        (
            "charges.witnesses_by_provision",
            "persons heard as witnesses only, by provision",
            [charge for charge in charges if charge.status in WITNESS],
        ),
    ):
        provisions = grouped(chosen, lambda charge: str(charge.provision))
        yield in_groups(
            key, meaning, (group(name, (c.person for c in provisions[name])) for name in sorted(provisions))
        )
    expression = [person for case in cases if case.published_expression for person in case.persons]
    yield counted("prosecuted.expression", "persons prosecuted for what they wrote, said or shared", expression)
    yield from _decisions(view)
    yield from _treatment(view)
    yield from _officials(view)


def _decisions(view: View) -> Iterator[Fact]:
    decisions = view.records.of("decision")
    kinds = grouped(decisions, lambda decision: str(decision.kind))
    yield in_groups(
        "decisions.by_kind",
        "persons by kind of decision",
        (group(kind, (decision.person for decision in found)) for kind, found in kinds.items()),
    )
    convicted = [charge.person for charge in view.records.of("charge") if charge.status == "convicted"]
    yield counted("prosecuted.convicted", "persons convicted", convicted)
    open_custody = [
        custody.person
        for custody in view.records.of("custody")
        if custody.to is None and custody.kind in ("pre-trial detention", "prison", "psychiatric hospital")
    ]
    yield counted("prosecuted.in_custody", "persons in custody or prison on the filing date", open_custody)
    ever = [custody.person for custody in view.records.of("custody") if custody.kind != "travel ban"]
    yield counted("custody.persons", "persons deprived of liberty in criminal or extradition cases", ever)


def _treatment(view: View) -> Iterator[Fact]:
    records = view.records.of("ill_treatment")
    yield counted("ill_treatment.persons", "persons tortured or otherwise ill-treated", (r.person for r in records))
    kinds = grouped(records, lambda record: str(record.kind))
    yield in_groups(
        "ill_treatment.by_kind",
        "persons tortured or otherwise ill-treated, by kind",
        (group(kind, (record.person for record in found)) for kind, found in kinds.items()),
    )


def _officials(view: View) -> Iterator[Fact]:
    parts = view.records.of("official_part")
    yield counted("officials.total", "officials named", (part.official for part in parts))
    for key, meaning, name in (
        ("officials.by_event", "officials by event", "event"),
        ("officials.by_prosecution", "officials by prosecution", "prosecution"),
        ("officials.by_function", "officials by function", "function"),
    ):
        found: dict[str, list[str]] = {}
        for part in parts:
            if part.values[name]:
                found.setdefault(str(part.values[name]), []).append(part.official)
        yield in_groups(key, meaning, (group(label, officials) for label, officials in found.items()))
