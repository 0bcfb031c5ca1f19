"""What a body would say of a filing: findings about a person, an official or the filing as a whole.

A `Finding` is a value, in words already. Takes findings, gives problems (one for each thing that is wrong, with all
whom it concerns), and who or what they keep out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal

from complaint.problems import Place, Problem, Severity
from complaint.records.record import Record

Weight = Literal["block", "warn", "note"]

WEIGHTS: Final[tuple[Weight, ...]] = ("block", "warn", "note")
_GRAVE: Final[Mapping[str, Severity]] = {
    # A block keeps one person or one filing back; an error stops the whole build and is for records that are wrong.
    "block": Severity.WARNING,
    "warn": Severity.WARNING,
    "note": Severity.NOTE,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule of a recipient that is not met, or that a person has to look at.

    Without `person` and `official` it is about the filing as a whole. `text` is the same for everyone whom the rule
    concerns, `detail` what differs (a date, a record). `field` is the field to fill, as “signatory.birth_date”, `place`
    the record to which that belongs, and `fact` names the recipient's fact from which the rule comes, if it is one.
    """

    recipient: str
    rule: str
    severity: Weight
    text: str
    hint: str = ""
    person: str | None = None
    official: str | None = None
    detail: str = ""
    field: str = ""
    place: Place = Place()  # noqa: RUF009 - it is frozen
    fact: str = ""

    @property
    def about(self) -> str:
        """The record id of whom it is about; empty for the whole filing."""
        return self.person or self.official or ""


@dataclass(frozen=True, slots=True)
class Blocked:
    """Whom and what findings keep out: for each person or official the reason, and the reasons for the whole filing."""

    people: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    officials: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    whole: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that say the same of several: told once, with all whom they concern and what differs."""

    first: Finding
    concerned: tuple[tuple[str, str], ...]


def blocked(findings: Iterable[Finding]) -> Blocked:
    """What the findings of one recipient keep out of its filing, or keep back as a whole."""
    people: dict[str, list[str]] = {}
    officials: dict[str, list[str]] = {}
    whole = []
    for finding in findings:
        if finding.severity != "block":
            continue
        said = f"{finding.text.rstrip('.')} ({finding.detail})" if finding.detail else finding.text.rstrip(".")
        if finding.person:
            people.setdefault(finding.person, []).append(said)
        elif finding.official:
            officials.setdefault(finding.official, []).append(said)
        else:
            whole.append(finding)
    return Blocked(
        MappingProxyType({key: "; ".join(dict.fromkeys(reasons)) for key, reasons in people.items()}),
        MappingProxyType({key: "; ".join(dict.fromkeys(reasons)) for key, reasons in officials.items()}),
        tuple(whole),
    )


def grouped(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """Findings by what they say, the gravest first, in the order in which the rules stand."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        key = (finding.recipient, finding.severity, finding.rule, finding.text, finding.hint, finding.field)
        groups.setdefault(key, []).append(finding)
    found = [
        Group(several[0], tuple(dict.fromkeys((one.about, one.detail) for one in several)))
        for several in groups.values()
    ]
    return tuple(sorted(found, key=lambda group: WEIGHTS.index(group.first.severity)))


def as_problems(findings: Iterable[Finding], profile: Record) -> tuple[Problem, ...]:
    """Each thing that is wrong as one problem, with everyone whom it concerns by record id."""
    return tuple(_problem(group, profile) for group in grouped(findings))


def _problem(group: Group, profile: Record) -> Problem:
    first = group.first
    people = [f"{about} ({detail})" if detail else about for about, detail in group.concerned if about]
    effect = {"block": "not taken", "warn": "warned", "note": ""}[first.severity]
    whom = f": {len(people)} {_called(first, len(people))}" if people else ""
    said = f"{profile.short_name}{whom}{f', {effect}' if effect else ''}: {first.text}"
    if len(group.concerned) == 1 and first.detail and not people:
        said += f" ({first.detail})"
    fill = f"Fill in {first.field}." if first.field else ""
    hint = " ".join(part for part in (first.hint, fill) if part)
    place = first.place if first.place.file else profile.at
    return Problem(
        _GRAVE[first.severity],
        f"admissibility-{first.rule}",
        place,
        said,
        "\n    ".join(filter(None, (hint, ", ".join(people)))),
    )


def _called(finding: Finding, number: int) -> str:
    kind = "official" if finding.official else "person"
    return kind if number == 1 else {"official": "officials", "person": "people"}[kind]
