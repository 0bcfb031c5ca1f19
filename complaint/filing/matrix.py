"""Who can go where: all people, and all officials about whom there are dossiers, against all recipients, on one day.

Takes what is known on the day, the profiles and the rules; gives a `Matrix` of words. Each recipient is looked at by
itself; where several want the same person for themselves alone, that is a warning to choose, not a block.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from complaint.filing.admissibility import Door, Finding, Rulebook, blocked
from complaint.filing.admitting import Admission, admissions
from complaint.filing.consent import FULL, OFFICE, naming_for
from complaint.filing.officials import officials_of, victims_of
from complaint.filing.parts import PER_OFFICIAL
from complaint.filing.query import reasons
from complaint.filing.select import AsOf
from complaint.filing.view import list_order
from complaint.problems import Problem
from complaint.records.record import Record

Status = Literal["goes", "warned", "blocked", "not concerned", "closed"]

STATUSES: Final[tuple[Status, ...]] = ("goes", "warned", "blocked", "not concerned", "closed")
MEANINGS: Final[Mapping[Status, str]] = {
    "goes": "would be taken here",
    "warned": "would be taken here; somebody has to look at something first",
    "blocked": "would not be taken here; something is missing or stands against it",
    "not concerned": "is not what this recipient deals with",
    "closed": "this recipient is closed for this State on this day",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One person or official at one recipient, with what is missing or to be looked at."""

    status: Status
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One recipient with how many people are how. `of_filing` is what is said of the filing as a whole, by gravity."""

    recipient: str
    short_name: str
    system: str
    door: Door
    counts: Mapping[Status, int]
    of_filing: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One person or official; `name` is empty for who is not to be named in full."""

    id: str
    name: str
    place: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """People against recipients; `officials` have a cell for each of the `dossiers` only."""

    title: str
    state: str
    on: date
    columns: tuple[Column, ...]
    people: tuple[Row, ...]
    dossiers: tuple[Column, ...]
    officials: tuple[Row, ...]


def matrix(
    day: AsOf, profiles: Mapping[str, Record], book: Rulebook, wanted: Iterable[str] = ()
) -> tuple[Matrix, tuple[Problem, ...]]:
    """The matrix of the wanted recipients, of all if none is named, and the problems of queries that cannot be read."""
    chosen = [name for name in profiles if not wanted or name in set(wanted)]
    admitted, problems = admissions(day, {name: profiles[name] for name in chosen}, book)
    order = sorted(admitted, key=lambda name: (_SYSTEMS.index(profiles[name].system), name))
    people = sorted(day.records.of("signatory"), key=list_order(day.records))
    asked = {name: _asker(admitted[name]) for name in order}
    cells = {person.id: tuple(asked[name].cell(person.id) for name in order) for person in people}
    open_now = [name for name in order if not admitted[name].door.is_closed]
    dossiers = [name for name in open_now if profiles[name].group == PER_OFFICIAL]
    officials = {official.id: official for name in dossiers for official in officials_of(admitted[name].fitting)}
    complaint = day.records.of("complaint")[0]
    state = day.records.get(complaint.state)
    of_officials = {key: tuple(asked[name].official(key) for name in dossiers) for key in officials}
    return Matrix(
        str(complaint.short_title),
        str(state.name if state is not None else complaint.state),
        day.on,
        tuple(_column(admitted[name], [row[place] for row in cells.values()]) for place, name in enumerate(order)),
        tuple(Row(one.id, _name(day, one), _place(day, one), cells[one.id]) for one in people),
        tuple(_column(admitted[name], [row[at] for row in of_officials.values()]) for at, name in enumerate(dossiers)),
        tuple(Row(key, str(one.name), _place(day, one), of_officials[key]) for key, one in officials.items()),
    ), problems


_SYSTEMS: Final = ("UN", "OSCE", "EU", "Council of Europe", "national", "public")


@dataclass(frozen=True, slots=True)
class _Asker:
    """What one recipient says of anybody."""

    admission: Admission
    by_person: Mapping[str, list[Finding]]
    by_official: Mapping[str, list[Finding]]
    whole: tuple[str, ...]
    to_choose: frozenset[str]
    fitting: frozenset[str]
    victims: Mapping[str, frozenset[str]]

    def cell(self, person: str) -> Cell:
        """How a person stands to the recipient."""
        admission = self.admission
        if admission.door.is_closed:
            return Cell("closed", (admission.door.reason,))
        view = admission.fitting.view
        if not view.is_complainant(person):
            if person not in self.fitting or person in view.mandates:
                return Cell("not concerned")
            reasons = [left.reason for left in admission.fitting.left_out if left.signatory == person]
            return Cell("blocked", (*_told(self.by_person.get(person, ()), "block"), *reasons)[:1])
        if admission.profile.group == PER_OFFICIAL and not self.whole:
            return self._in_dossiers(person)
        return self._weighed(self.by_person.get(person, ()), choose=person in self.to_choose)

    def _in_dossiers(self, person: str) -> Cell:
        """A person goes to a sanctions body in the dossiers of those who had a part in it."""
        tied = [official for official, victims in self.victims.items() if person in victims]
        if not tied:
            return Cell("not concerned")
        if all(self.official(official).status == "blocked" for official in tied):
            return Cell("blocked", ("no official who had a part in it can be listed",))
        return self._weighed(self.by_person.get(person, ()), choose=False)

    def official(self, official: str) -> Cell:
        """How an official stands to a recipient of dossiers."""
        if self.admission.door.is_closed:
            return Cell("closed", (self.admission.door.reason,))
        if official not in self.victims:
            return Cell("not concerned")
        return self._weighed(self.by_official.get(official, ()), choose=False)

    def _weighed(self, findings: Iterable[Finding], *, choose: bool) -> Cell:
        told = tuple(findings)
        against = (*self.whole, *_told(told, "block"))
        if against:
            return Cell("blocked", against)
        warned = (*_told(told, "warn"), *((_CHOOSE,) if choose else ()))
        return Cell("warned", warned) if warned else Cell("goes")


_CHOOSE: Final = "another recipient wants the same person for itself alone: choose one"


def _asker(admission: Admission) -> _Asker:
    by_person: dict[str, list[Finding]] = {}
    by_official: dict[str, list[Finding]] = {}
    for finding in admission.alone:
        if finding.person:
            by_person.setdefault(finding.person, []).append(finding)
        elif finding.official:
            by_official.setdefault(finding.official, []).append(finding)
    profile, view = admission.profile, admission.fitting.view
    everyone = [one.id for one in view.whole.of("signatory")]
    fitting = reasons(profile, "people", view.whole) if profile.people else everyone
    per_official = profile.group == PER_OFFICIAL
    alone = blocked(admission.alone)
    return _Asker(
        admission,
        by_person,
        by_official,
        tuple(dict.fromkeys(finding.text for finding in alone.whole)),
        frozenset(admission.blocked.people.keys() - alone.people.keys()),
        frozenset(fitting),
        {one.id: frozenset(victims_of(view, one)) for one in officials_of(admission.fitting)} if per_official else {},
    )


def _told(findings: Iterable[Finding], severity: str) -> tuple[str, ...]:
    """What findings of a severity say, with the field to fill; each once."""
    said = (
        f"{finding.text.rstrip('.')}{f' ({finding.detail})' if finding.detail else ''}"
        f"{f' → {finding.field}' if finding.field else ''}"
        for finding in findings
        if finding.severity == severity
    )
    return tuple(dict.fromkeys(said))


def _column(admission: Admission, cells: Iterable[Cell]) -> Column:
    counts = Counter(cell.status for cell in cells)
    profile = admission.profile
    shown = {status: counts[status] for status in STATUSES}
    whole = [finding for finding in admission.alone if not finding.about and finding.severity != "note"]
    of_filing = [(severity, said) for severity in ("block", "warn") for said in _told(whole, severity)]
    return Column(profile.id, str(profile.short_name), str(profile.system), admission.door, shown, tuple(of_filing))


def _name(day: AsOf, person: Record) -> str:
    """The name of who is named in full in papers of the organisation; everybody else goes by the record’s id."""
    standing = day.standings[person.id]
    mandate = standing.mandate or next(iter(standing.spoken_for), None)
    return f"{person.surname} {person.given_name}" if naming_for(person, mandate, OFFICE, day.on) == FULL else ""


def _place(day: AsOf, one: Record) -> str:
    place = day.records.get(one.home_place if one.type == "signatory" else one.place)
    return str(place.name) if place is not None else ""
