"""The register of printed forms: a reference for each, drawn at random, by which a returned scan finds its record.

Takes records and for whom forms are printed, gives wishes for `signatories/forms.csv`; takes a reference, gives the
records that it leads to. The reference holds nothing of the person: whoever finds a form learns no more from the code
than from a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from secrets import choice
from typing import Final

from complaint.records.changing.wishes import Add
from complaint.records.record import Record, Records

# Without I, L, O and U, which are mistaken for others (the alphabet of D. Crockford's Base32).
_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_HALF: Final = 4
_MISREAD: Final = str.maketrans("OILU", "011V")


@dataclass(frozen=True, slots=True)
class Printed:
    """One form to be printed: its reference and for whom; `is_new` if it is not in the register yet."""

    reference: str
    person: str | None
    is_new: bool


def references_for(
    records: Records,
    kind: str,
    people: Iterable[str | None],
    language: str,
    wording: str,
    pick: Callable[[str], str] = choice,
) -> list[Printed]:
    """A form for each person, or blank for None. Who has one of the same wording keeps its reference."""
    forms = records.of("form")
    taken = {form.reference for form in forms}
    known = {(form.kind, form.person, form.language, form.wording): form.reference for form in forms if form.person}
    found = []
    for person in people:
        earlier = known.get((kind, person, language, wording))
        reference = earlier or next(new for new in iter(lambda: _drawn(pick), "") if new not in taken)
        taken.add(reference)
        found.append(Printed(reference, person, earlier is None))
    return found


def entries(printed: Iterable[Printed], kind: str, language: str, wording: str, on: date) -> list[Add]:
    """What is to be added to the register."""
    shared = {"kind": kind, "language": language, "wording": wording, "printed_on": on.isoformat()}
    return [
        Add("form", f"form-{one.reference.lower()}", {"reference": one.reference, "person": one.person or "", **shared})
        for one in printed
        if one.is_new
    ]


def as_reference(said: str) -> str:
    """A reference as it is written, from what somebody read off a paper: 7q2m k4xd, 7Q2MK4XD."""
    signs = "".join(sign for sign in said.upper() if sign.isalnum()).translate(_MISREAD)
    return f"{signs[:_HALF]}-{signs[_HALF:]}"


def found_by(records: Records, said: str) -> tuple[Record | None, tuple[Record, ...]]:
    """The printed form of this reference, and the records about the same person that it may belong to."""
    reference = as_reference(said)
    form = next((one for one in records.of("form") if one.reference == reference), None)
    powers = [one for one in records.of("power_of_attorney") if one.reference == reference]
    person = form.person if form is not None else None
    if person is not None:
        powers += [one for one in records.of("power_of_attorney") if one.principal == person and one not in powers]
    people = dict.fromkeys([*([person] if person else ()), *(power.principal for power in powers)])
    about = [records[one] for one in people]
    appeals = [appeal for appeal in records.of("appeal") if appeal.signatory in people]
    return form, (*about, *appeals, *powers)


def _drawn(pick: Callable[[str], str]) -> str:
    signs = "".join(pick(_SIGNS) for _ in range(2 * _HALF))
    return f"{signs[:_HALF]}-{signs[_HALF:]}"
