"""Facts about prosecutions: persons by stage, by article, decisions, ill-treatment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from complaint.filing.facts.fact import Fact, counted, group, in_groups
from complaint.filing.view import View, grouped
from complaint.records.dates import PartialDate
from complaint.records.record import Record

STAGES = ("imprisoned", "in custody", "sentenced without imprisonment", "under investigation", "abroad")
WITNESS = ("witness", "witness with the right to a defence")
LOCKED_UP = ("pre-trial detention", "extradition arrest", "prison", "psychiatric hospital")
AT_LARGE = ("travel ban",)


def facts(view: View) -> Iterator[Fact]:
    cases = view.prosecutions
    yield counted("prosecutions.total", "prosecutions, extradition and asylum cases", (case.id for case in cases))
    yield counted("prosecutions.persons", "persons in these cases", _persons(view, cases))
    stages = grouped(cases, lambda case: str(case.stage))
    yield in_groups(
        "prosecuted.by_stage",
        "persons by the stage of their case",
        (group(stage, _persons(view, stages[stage])) for stage in STAGES if stage in stages),
    )
    charges = [charge for charge in view.records.of("charge") if not _reached(charge.withdrawn_on, view)]
    accused = [charge for charge in charges if charge.status not in WITNESS]
    accused_ids = {str(charge.person) for charge in accused}
    witnesses = [charge for charge in charges if charge.person not in accused_ids]
    yield counted(
        "prosecuted.total", "persons who are or were suspects, accused or defendants", (c.person for c in accused)
    )
    yield counted("prosecuted.witnesses", "persons drawn into cases as witnesses only", (c.person for c in witnesses))
    yield from _by_provision("charges.by_provision", "persons charged, by provision", accused)
    yield from _by_provision(
        "charges.witnesses_by_provision", "persons heard as witnesses only, by provision", witnesses
    )
    yield from _expression(view, accused)
    yield from _decisions(view)
    yield from _treatment(view)


def _persons(view: View, cases: Iterable[Record]) -> Iterator[str]:
    """The persons in the cases, without signatories who are not in this filing."""
    return (person for case in cases for person in case.persons if view.may_speak_of(person))


def _by_provision(key: str, meaning: str, charges: Iterable[Record]) -> Iterator[Fact]:
    provisions = grouped(charges, lambda charge: str(charge.provision))
    yield in_groups(key, meaning, (group(name, (c.person for c in provisions[name])) for name in sorted(provisions)))


def _expression(view: View, accused: Iterable[Record]) -> Iterator[Fact]:
    cases = [case for case in view.prosecutions if case.published_expression]
    ids = {case.id for case in cases}
    yield counted(
        "prosecuted.expression",
        "persons suspected, accused or convicted in cases about what was written, said or shared",
        (charge.person for charge in accused if charge.holder in ids),
    )
    yield counted(
        "prosecutions.expression_persons",
        "all persons in cases about what was written, said or shared, witnesses included",
        _persons(view, cases),
    )


def _reached(day: object, view: View) -> bool:
    """Whether a day has come by the filing date; in doubt it has not."""
    return isinstance(day, PartialDate) and day.last <= view.on


def _decisions(view: View) -> Iterator[Fact]:
    kinds = grouped(view.records.of("decision"), lambda decision: str(decision.kind))
    yield in_groups(
        "decisions.by_kind",
        "persons by kind of decision",
        (group(kind, (decision.person for decision in found)) for kind, found in kinds.items()),
    )
    convicted = [charge.person for charge in view.records.of("charge") if charge.status == "convicted"]
    yield counted("prosecuted.convicted", "persons convicted", convicted)
    spells = view.records.of("custody")
    now = [spell.person for spell in spells if spell.kind in LOCKED_UP and not _over(spell, view)]
    yield counted("prosecuted.in_custody", "persons in custody, prison or hospital on the filing date", now)
    ever = [spell.person for spell in spells if spell.kind not in AT_LARGE]
    yield counted("custody.persons", "persons deprived of liberty in criminal or extradition cases", ever)


def _over(custody: Record, view: View) -> bool:
    """Whether a spell of custody had ended: its end, as far as it is known, begins no later than the filing date."""
    return isinstance(custody.to, PartialDate) and custody.to.first <= view.on


def _treatment(view: View) -> Iterator[Fact]:
    records = view.records.of("ill_treatment")
    yield counted("ill_treatment.persons", "persons tortured or otherwise ill-treated", (r.person for r in records))
    kinds = grouped(records, lambda record: str(record.kind))
    yield in_groups(
        "ill_treatment.by_kind",
        "persons tortured or otherwise ill-treated, by kind",
        (group(kind, (record.person for record in found)) for kind, found in kinds.items()),
    )
