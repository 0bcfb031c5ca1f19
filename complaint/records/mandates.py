"""Who may be a complainant on a day: a person with an appeal that is taken up and a live power of attorney for filing.

Takes records and a day, gives each signatory's standing with the reason if it is not enough. Never decides about a
recipient: what one of them demands beyond that, or takes instead of a power of attorney, is for `select`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from complaint.records.calendar import months_after
from complaint.records.dates import PartialDate
from complaint.records.record import Record, Records
from complaint.records.remembering import for_records

FILE: Final = "file"
# By what a person may be in a filing; a recipient's profile says what it accepts.
POWER, KIN, REASON = "power of attorney", "next of kin", "justification"
# How a person may be named, the stricter the later; and where a mandate says so, the circle of readers growing.
FORMS_OF_NAMING: Final = ("full", "initials", "pseudonym", "withheld")
WISHES: Final = ("naming_internal", "naming_confidential", "naming_state", "naming_public")
_KIN: Final = frozenset(("spouse", "child", "parent", "sibling", "other kin", "guardian"))

_TERM = re.compile(r"(\d{1,3}) (year|month)s?")


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a signatory is a complainant, by which power of attorney, and if not, why not."""

    signatory: str
    is_complainant: bool
    mandate: Record | None
    reason: str = ""
    spoken_for: tuple[Record, ...] = ()

    def admitted_by(self, accepted: Collection[str]) -> Record | None:
        """The power of attorney, or the justification if one is accepted, by which the person may be in a filing."""
        if self.is_complainant:
            return self.mandate
        return next((one for one in self.spoken_for if forms_of(one) & set(accepted)), None)


def forms_of(justification: Record) -> frozenset[str]:
    """As what a justification serves: kin need a reason and a proof of it, anybody else a reason.

    Human Rights Committee, rule 99(b); Committee against Torture, rule 113; CEDAW, Optional Protocol, article 2; the
    working groups take the family. (From knowledge, 2021.)
    """
    if not justification.reason:
        return frozenset()
    by_kin = justification.relation in _KIN and bool(justification.proof)
    return frozenset((REASON, KIN) if by_kin else (REASON,))


@for_records
def standings(records: Records, on: date, scope: str = FILE) -> Mapping[str, Standing]:
    """The standing of each signatory on the day, in the order of the records."""
    appeals = _by_person(records.of("appeal"), "signatory")
    powers = _by_person(records.of("power_of_attorney"), "principal")
    spoken_for = _by_person((one for one in records.of("justification") if not _after(one.received, on)), "person")
    organisation = _organisation(records)
    found: dict[str, Standing] = {}
    for person in records.of("signatory"):
        mandate, no_mandate = _live(powers.get(person.id, ()), on, scope, organisation)
        if mandate is not None and _has_died(person, on):
            no_mandate = f"the power of attorney {mandate.id} ended with the death of the person"
            mandate = None
        no_appeal = _no_appeal(appeals.get(person.id, ()), on)
        reason = "; ".join(part for part in (no_appeal, no_mandate) if part)
        refused = no_appeal if appeals.get(person.id) else ""
        others = () if refused else tuple(spoken_for.get(person.id, ()))
        found[person.id] = Standing(person.id, not reason, mandate, reason, others)
    return MappingProxyType(found)


def live_mandate(records: Records, signatory: str, on: date, scope: str = FILE) -> tuple[Record | None, str]:
    """The live power of attorney of one signatory that covers the scope, or the reason why there is none."""
    powers = [power for power in records.of("power_of_attorney") if power.principal == signatory]
    return _live(powers, on, scope, _organisation(records))


def _organisation(records: Records) -> str | None:
    return next((complaint.organisation for complaint in records.of("complaint")), None)


def _live(powers: Iterable[Record], on: date, scope: str, organisation: str | None) -> tuple[Record | None, str]:
    reasons: list[str] = []
    for power in reversed(tuple(powers)):  # the latest one first
        reason = _not_live(power, on, scope, organisation)
        if not reason:
            return power, ""
        reasons.append(reason)
    return None, "; ".join(reasons) if reasons else "no power of attorney has been received"


def _not_live(power: Record, on: date, scope: str, organisation: str | None) -> str:
    """Why a power of attorney does not do on the day; empty if it does. In doubt it does not."""
    if _after(power.received, on) or _after(power.signed_on, on):
        return f"the power of attorney {power.id} is newer than {on}"
    withdrawn = power.withdrawn_on
    if isinstance(withdrawn, PartialDate) and withdrawn.first <= on and not _again(power, withdrawn, on):
        return f"the power of attorney {power.id} was withdrawn on {withdrawn}"
    if organisation is not None and power.representative != organisation:
        return f"the power of attorney {power.id} is given to {power.representative}"
    if scope not in power.scopes:
        return f"the power of attorney {power.id} does not cover “{scope}”"
    end = last_day(power, on)
    return f"the power of attorney {power.id} ended on {end}" if end is not None and end < on else ""


def _again(power: Record, withdrawn: PartialDate, on: date) -> bool:
    """Whether it was confirmed again after it was withdrawn."""
    again = power.reconfirmed_on
    return isinstance(again, PartialDate) and withdrawn.surely_before(again) and again.first <= on


def last_day(power: Record, on: date) -> date | None:
    """The last day of a power of attorney with a stated term; None if nothing says when it ends."""
    again = power.reconfirmed_on
    start = again if isinstance(again, PartialDate) and again.first <= on else power.signed_on
    months = term_of(power)
    if months is None or not isinstance(start, PartialDate):
        return None
    return months_after(start.first, months)


def term_of(power: Record) -> int | None:
    """The stated term of a power of attorney in months; None if there is none, or none that can be read."""
    match = _TERM.fullmatch(power.term) if isinstance(power.term, str) else None
    return int(match[1]) * (12 if match[2] == "year" else 1) if match is not None else None


def _no_appeal(appeals: Iterable[Record], on: date) -> str:
    """Why there is no appeal that is taken up; empty if there is one."""
    reasons: list[str] = []
    for appeal in reversed(tuple(appeals)):
        if _after(appeal.received, on):
            reasons.append(f"the appeal {appeal.id} is newer than {on}")
        elif not appeal.included:
            reasons.append(f"the appeal {appeal.id} is not taken up")  # why is free text and may tell too much
        else:
            return ""
    return "; ".join(reasons) if reasons else "no appeal has been received"


def _has_died(person: Record, on: date) -> bool:
    """Death ends a power of attorney: Civil Code of Kazakhstan, article 170. (From knowledge, 2012.)"""
    died = person.deceased_on
    return isinstance(died, PartialDate) and died.first <= on


def _after(value: object, on: date) -> bool:
    return isinstance(value, PartialDate) and value.first > on


def _by_person(records: Iterable[Record], name: str) -> Mapping[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(record.values[name], []).append(record)
    return found
