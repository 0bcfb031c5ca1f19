"""How what recipients would say is printed: per recipient its door, what blocks, what warns, and what to fill in.

Takes admissions, gives text or plain data; decides nothing.
"""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

import click

from complaint.filing.admissibility import Finding, Group, grouped
from complaint.filing.admissibility.finding import WEIGHTS
from complaint.filing.admitting import Admission

_SAID = {"block": "blocked", "warn": "warned", "note": "note"}
_COLOURS = {"block": "red", "warn": "yellow", "note": "cyan"}


def admissions_as_text(admissions: Iterable[Admission]) -> None:
    """What each recipient would say, one entry for each thing with everybody whom it concerns."""
    for admission in admissions:
        click.echo()
        click.echo(click.style(_summary(admission), bold=True))
        if admission.door.is_closed:
            click.echo(_wrapped(f"{admission.door.reason} {admission.way_out()}".strip()))
            continue
        if admission.door.reason:
            click.echo(_wrapped(admission.door.reason))
        for group in grouped(admission.findings):
            _group_as_text(group)
        for reason in admission.reasons_against():
            click.echo(click.style("not made: ", fg="red") + reason)


def _summary(admission: Admission) -> str:
    profile, door = admission.profile, admission.door
    named = f"{profile.short_name} ({profile.id})"
    if door.is_closed:
        return f"{named}: closed"
    fitting = admission.fitting.view.complainants
    blocked = sum(person.id in admission.blocked.people for person in fitting)
    until = f", until {door.closes}" if door.closes else ""
    also = f"; {len(admission.blocked.officials)} officials would not be listed" if admission.blocked.officials else ""
    warned = {one.person for one in admission.findings if one.person and one.severity == "warn"}
    warned -= admission.blocked.people.keys()
    people = f"{len(fitting)} people fit, {blocked} of them would not be taken, {len(warned)} are warned of"
    return f"{named}: {door.status}{until}; {people}{also}"


def _group_as_text(group: Group) -> None:
    first = group.first
    place = f"{first.place}: " if first.place.file else ""
    severity = click.style(_SAID[first.severity], fg=_COLOURS[first.severity])
    click.echo(f"{click.style(place, bold=True)}{severity}: {first.text}")
    for line in _whom(group):
        click.echo(_wrapped(line))
    fill = f"Fill in: {first.field}." if first.field else ""
    advice = " ".join(filter(None, (first.hint, fill)))
    if advice:
        click.echo(_wrapped(advice))


_MOST_ALIKE = 4  # so many lists of people are told apart by what differs; beyond, it stands beside each name


def _whom(group: Group) -> list[str]:
    """Whom it concerns, with what differs: once for all of whom the same is said, else beside each of them."""
    details: dict[str, list[str]] = {}
    for about, detail in group.concerned:
        details.setdefault(about, []).extend([detail] if detail else [])
    if "" in details:
        return details[""]
    alike: dict[tuple[str, ...], list[str]] = {}
    for about, said in details.items():
        alike.setdefault(tuple(said), []).append(about)
    if len(alike) > _MOST_ALIKE:
        beside = [f"{about}{_in_brackets(said)}" for about, said in details.items()]
        return [f"{len(beside)} {_called(group.first, len(beside))}: {', '.join(beside)}"]
    return [
        f"{len(people)} {_called(group.first, len(people))}{_in_brackets(said)}: {', '.join(people)}"
        for said, people in alike.items()
    ]


def _in_brackets(said: Iterable[str]) -> str:
    joined = "; ".join(said)
    return f" ({joined})" if joined else ""


def _called(finding: Finding, number: int) -> str:
    one, several = ("official", "officials") if finding.official else ("person", "people")
    return one if number == 1 else several


def _wrapped(text: str) -> str:
    """The text indented; broken into lines on a terminal, where somebody reads it, and nowhere else."""
    if not sys.stdout.isatty():
        return f"    {text}"
    width = max(shutil.get_terminal_size().columns, 60)
    return textwrap.fill(text, width, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)


def admissions_as_data(admissions: Mapping[str, Admission]) -> list[dict[str, Any]]:
    """The same for programs, with the place of each record."""
    return [
        {
            "recipient": name,
            "door": {
                "status": one.door.status,
                "reason": one.door.reason,
                "opens": str(one.door.opens) if one.door.opens else None,
                "closes": str(one.door.closes) if one.door.closes else None,
                "instead": list(one.door.instead),
            },
            "fit": [person.id for person in one.fitting.view.complainants],
            "blocked": sorted(one.blocked.people),
            "kept_back": list(one.reasons_against()),
            "findings": [_as_data(finding) for finding in _by_weight(one.findings)],
        }
        for name, one in admissions.items()
    ]


def _by_weight(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: WEIGHTS.index(finding.severity))


def _as_data(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "person": finding.person,
        "official": finding.official,
        "text": finding.text,
        "detail": finding.detail,
        "hint": finding.hint,
        "field": finding.field,
        "fact": finding.fact,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
    }
