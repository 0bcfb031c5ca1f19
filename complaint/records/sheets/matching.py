"""Who of the list a row of a sheet is about: somebody, somebody new, or somebody a person has to name.

Takes the cells of a row and the list, gives a `Meant`. The weighing of names is done by `complaint/records/names/`;
here stands when its answer is taken without asking.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from complaint.records.dates import PartialDate
from complaint.records.names.finding import Match, People
from complaint.records.names.parts import Parts, parts_of
from complaint.records.names.people import Person, person_from
from complaint.records.sheets.person import with_names


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant: `person` if that is sure; else all who may be, each with what speaks for and against."""

    person: str | None = None
    candidates: Mapping[str, str] = field(default_factory=dict)


def who_is_meant(cells: Mapping[str, str], people: People) -> Meant:
    """Who of the people the cells of a row are about; nobody and no candidates for somebody new."""
    asked = as_person("", cells)
    matches = people.who(asked) if asked is not None else []
    sure = [match for match in matches if _sure(match, asked, people)]
    if len(sure) == 1 and all(match is sure[0] or not match.likeness.likely for match in matches):
        return Meant(sure[0].person.id)
    return Meant(None, {match.person.id: _reasons(match) for match in matches})


def as_person(person: str, cells: Mapping[str, str]) -> Person | None:
    """The row as somebody to be compared; None if it gives no name."""
    named = with_names(cells)
    parts = Parts(named.get("surname", ""), named.get("given_name", ""), named.get("patronymic", ""))
    if not parts.surname and not parts.given_name:
        return None
    others = [parts_of(named["name_original"])] if named.get("name_original") else []
    age = cells.get("age", "")
    return person_from(
        person,
        parts,
        others=others,
        sex=cells.get("sex") or None,
        born=_date(cells.get("birth_date", "")),
        age=int(age) if age.isdecimal() else None,
        age_on=on.first if (on := _date(cells.get("age_on", ""))) is not None else None,
        place=cells.get("home_place") or None,
    )


def _sure(match: Match, asked: Person | None, people: People) -> bool:
    """The names sound the same, nothing speaks against it, and the patronymic or the date of birth is the same too.

    Without these, a name that is written just so will do if only one person of the list bears it. Anything less is for
    a person to decide: a power of attorney in the wrong hands is worse than a question.
    """
    found = match.likeness
    kinds = {evidence.kind for evidence in found.evidence}
    if not {"surname-same", "given-same"} <= kinds or any(kind.endswith(("-near", "-other")) for kind in kinds):
        return False
    if any(evidence.weight < 0 for evidence in found.evidence):
        return False
    same_words = asked is not None and bool(asked.written & match.person.written)
    return bool(kinds & {"father-same", "born-same"}) or (same_words and _only_one(match, people))


def _only_one(match: Match, people: People) -> bool:
    bearers = {person.id for words in match.person.written for person in _bearers(words, people)}
    return bearers == {match.person.id}


def _bearers(words: Iterable[str], people: People) -> Iterable[Person]:
    return (found.person for found in people.written(" ".join(words)))


def _reasons(match: Match) -> str:
    against = match.likeness.speaks_against
    said = ", ".join(match.likeness.speaks_for)
    return f"{said}; against it: {', '.join(against)}" if against else said


def _date(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if text else None
    except ValueError:
        return None
