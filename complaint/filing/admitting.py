"""Who may go where on a day: the door of each recipient, what its rules say of those who fit, and whom they keep out.

Takes what is known on the day, the profiles and the rules; gives an `Admission` for each recipient. Composes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from complaint.filing.admissibility import (
    Blocked,
    Door,
    Finding,
    Rulebook,
    blocked,
    door,
    findings,
    minds_others,
    planned,
)
from complaint.filing.filing import Filing
from complaint.filing.select import AsOf, select_from
from complaint.problems import Problem, ProblemsFound
from complaint.records.record import Record


@dataclass(frozen=True, slots=True)
class Admission:
    """How one recipient stands to the complaint. `fitting` is the filing with everyone who fits, before the rules.

    `alone` is what the rules would say if nothing went to anybody else on the same day.
    """

    profile: Record
    door: Door
    fitting: Filing
    findings: tuple[Finding, ...] = ()
    alone: tuple[Finding, ...] = ()

    @property
    def blocked(self) -> Blocked:
        return blocked(self.findings)

    def reasons_against(self) -> tuple[str, ...]:
        """Why there is no filing at all; empty if there is one."""
        closed = (self.door.reason,) if self.door.is_closed else ()
        told = tuple(dict.fromkeys(finding.text for finding in self.blocked.whole))
        return (*closed, *told) or self._nobody()

    def way_out(self) -> str:
        """What can be done where there is no filing."""
        if not self.door.is_closed:
            name = self.profile.id
            return f"“complaint check {name}” tells more; “complaint build --draft {name}” makes a draft."
        opens = f"It is open from {self.door.opens}. " if self.door.opens else ""
        instead = f"Open instead: {', '.join(self.door.instead)}." if self.door.instead else ""
        return f"{opens}{instead}".strip()

    @property
    def is_about_somebody(self) -> bool:
        """Whether there is anyone whom even a draft could be about."""
        return bool(self.fitting.view.complainants) or not self.profile.people

    def _nobody(self) -> tuple[str, ...]:
        """Why there is nobody to file for; a filing about everyone stays what it is while there is nobody yet."""
        fitting = self.fitting.view.complainants
        if not fitting and self.profile.people and self.fitting.view.whole.of("signatory"):
            return ("no complainant fits what this recipient deals with",)
        if fitting and all(person.id in self.blocked.people for person in fitting):
            return ("nobody whom it could be about would be taken",)
        return ()


def admissions(
    day: AsOf, profiles: Mapping[str, Record], book: Rulebook, wanted: Collection[str] | None = None
) -> tuple[Mapping[str, Admission], tuple[Problem, ...]]:
    """The admission of each wanted recipient, of all if none is named, and the problems of queries that cannot be read.

    What goes to another of them on the same day may stand against one; what nobody asked for goes nowhere that day.
    """
    state = day.records.of("complaint")[0].state
    doors = {name: door(profile, state, day.on) for name, profile in profiles.items()}
    fitting: dict[str, Filing] = {}
    problems: list[Problem] = []
    for name, profile in profiles.items():
        if wanted is None or name in wanted:
            try:
                fitting[name] = select_from(day, profile)
            except ProblemsFound as found:
                problems += found.problems
    alone: dict[str, tuple[Finding, ...]] = {}
    for name, filing in fitting.items():
        try:
            alone[name] = () if doors[name].is_closed else findings(filing, book)
        except ProblemsFound as found:
            problems += found.problems
    others = [planned(fitting[name], told) for name, told in alone.items() if not doors[name].is_closed]
    admitted: dict[str, Admission] = {}
    for name, told in alone.items():
        together = told
        if len(others) > 1 and not doors[name].is_closed and minds_others(fitting[name], book):
            together = findings(fitting[name], book, others)
        admitted[name] = Admission(profiles[name], doors[name], fitting[name], together, told)
    return admitted, tuple(problems)


def taken(day: AsOf, admission: Admission, *, draft: bool = False) -> Filing:
    """The filing with those whom the recipient would take; a draft keeps all for whom the organisation may file."""
    people = admission.blocked.people
    if draft or not people:
        return admission.fitting
    return select_from(day, admission.profile, without=people)


def against(findings: Iterable[Finding], filing: Filing) -> tuple[Finding, ...]:
    """The findings that keep this filing back: those about it as a whole, and those about the people it is about."""
    people = {person.id for person in filing.view.complainants}
    official = filing.subject.id if filing.subject is not None and filing.subject.type == "official" else None
    return tuple(
        finding
        for finding in findings
        if finding.severity == "block"
        and (not finding.about or finding.person in people or (official is not None and finding.official == official))
    )


def with_findings(admission: Admission, more: Iterable[Finding]) -> Admission:
    """The admission with what was found later, as the length of what was made."""
    return replace(admission, findings=(*admission.findings, *more))
