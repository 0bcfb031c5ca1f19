"""Who may be filed for: an appeal that was taken up and a live power of attorney whose scope covers the filing.

Takes the records, a day and a scope; gives for every signatory either the power of attorney or the reason why there is
none to rely on. Rule: MODEL rule 1 ("a complainant is a person with appeal and power of attorney not withdrawn").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from complaint.records.dates import PartialDate
from complaint.records.record import Record, Records

FILE = "file"


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a signatory is a complainant on a day: `reason` is empty, and `mandate` is the one relied on."""

    signatory: Record
    mandate: Record | None
    reason: str

    @property
    def is_complainant(self) -> bool:
        return not self.reason


def standings(records: Records, on: date, scope: str = FILE) -> Mapping[str, Standing]:
    """The standing of every signatory on the day, by id, in the order of the list."""
    representatives = {record.organisation for record in records.of("complaint")}
    appeals: dict[str, list[Record]] = {}
    for appeal in records.of("appeal"):
        appeals.setdefault(appeal.signatory, []).append(appeal)
    powers: dict[str, list[Record]] = {}
    for power in records.of("power_of_attorney"):
        powers.setdefault(power.principal, []).append(power)
    return {
        person.id: _standing(person, appeals.get(person.id, []), powers.get(person.id, []), representatives, on, scope)
        for person in records.of("signatory")
    }


def _standing(
    person: Record, appeals: list[Record], powers: list[Record], representatives: set[str], on: date, scope: str
) -> Standing:
    reason = _appeal_missing(appeals, on)
    refusals = []
    for power in powers:
        refusal = _power_missing(power, representatives, on, scope)
        if not refusal:
            return Standing(person, None if reason else power, reason)
        refusals.append(refusal)
    return Standing(person, None, reason or (refusals[-1] if refusals else "no power of attorney"))


def _appeal_missing(appeals: list[Record], on: date) -> str:
    """Why the appeals do not suffice; an empty text if one does."""
    if not appeals:
        return "no appeal"
    if not any(appeal.included for appeal in appeals):
        return f"the appeal is not taken up: {appeals[-1].reason or 'no reason recorded'}"
    if not any(appeal.included and _surely_by(appeal.received, on) for appeal in appeals):
        return "no appeal is sure to have come in by this day"
    return ""


def _power_missing(power: Record, representatives: set[str], on: date, scope: str) -> str:
    """Why a power of attorney does not cover the filing; an empty text if it does."""
    if power.representative not in representatives:
        return "the power of attorney is given to another representative"
    if scope not in power.scopes:
        return f"the power of attorney does not cover “{scope}”"
    withdrawn = power.withdrawn_on
    if isinstance(withdrawn, PartialDate) and withdrawn.first <= on:
        again = power.reconfirmed_on
        if not (isinstance(again, PartialDate) and again.surely_after(withdrawn) and again.last <= on):
            return "the power of attorney is withdrawn"
    if power.signed_on is None and power.received is None:
        return "the power of attorney has no date"
    if not all(_surely_by(value, on) for value in (power.signed_on, power.received) if value is not None):
        return "the power of attorney is not sure to have been there by this day"
    return ""


def _surely_by(value: object, on: date) -> bool:
    """Whether something had happened by the day on every reading of its date; what is held counts as past."""
    return not isinstance(value, PartialDate) or value.last <= on
