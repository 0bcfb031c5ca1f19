"""What speaks for two entries being one person, and what against.

Takes two `Person`s, gives a `Likeness`: the evidence with its weights, and the sum. The weights and words stand in
`evidence.yaml`. Nobody is merged here; people decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz.distance import OSA

from complaint.records.dates import PartialDate
from complaint.records.names.people import Person, Spelling

Common = Callable[[str], bool]
LONG_NAME = 6  # sounds; longer names may differ by two slips
SHORT_FORM = 3  # sounds; a beginning of a name that is shorter is an accident, but for initials
AGE_SLACK = 1  # years; ages are often told as of another day


@cache
def weights() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("evidence.yaml").read_text("utf-8"))
    return data


@cache
def _weight_of(kind: str) -> float:
    return float(weights()["evidence"][kind]["weight"])


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason, by its name in `evidence.yaml`."""

    kind: str

    @property
    def weight(self) -> float:
        return _weight_of(self.kind)

    @property
    def text(self) -> str:
        return str(weights()["evidence"][self.kind]["text"])


@dataclass(frozen=True, slots=True)
class Likeness:
    """All that was weighed of two people, and the sum."""

    evidence: tuple[Evidence, ...]

    @property
    def score(self) -> float:
        return sum(item.weight for item in self.evidence)

    @property
    def likely(self) -> bool:
        return self.score >= float(weights()["likely"])

    @property
    def possible(self) -> bool:
        return self.score >= float(weights()["possible"])

    @property
    def speaks_for(self) -> tuple[str, ...]:
        return tuple(item.text for item in self.evidence if item.weight > 0)

    @property
    def speaks_against(self) -> tuple[str, ...]:
        return tuple(item.text for item in self.evidence if item.weight < 0)


def never(_: str) -> bool:
    return False


def likeness(one: Person, other: Person, common: Common = never) -> Likeness:
    """What speaks for and against, for the two spellings that agree best.

    `common` tells of a given name's sound whether it is a name of its own that several people bear: two such names are
    two names, however near they are (Zhanat and Zhanar).
    """
    names = max(
        (
            tuple(_of_names(left, right, common))
            for left in one.spellings
            for right in other.spellings
            if not (left.turned and right.turned)
        ),
        key=lambda kinds: Likeness(tuple(map(Evidence, kinds))).score,
    )
    kinds = [*names, *_of_facts(one, other)]
    return Likeness(tuple(map(Evidence, kinds)))


def _of_names(one: Spelling, other: Spelling, common: Common) -> Iterator[str]:
    surname = _alike(one.surname, other.surname)
    yield f"surname-{surname}"
    given = _alike(one.given_name, other.given_name)
    if given == "near" and common(one.given_name) and common(other.given_name):
        given = "other"
    short, long = sorted((one.given_name, other.given_name), key=len)
    if given == "other" and short and long.startswith(short) and len(short) in (1, *range(SHORT_FORM, len(long))):
        given = "initial" if len(short) == 1 else "begins"
    yield f"given-{given}"
    if one.father and other.father:
        yield f"father-{_alike(one.father, other.father)}"


def _alike(one: str, other: str) -> str:
    if one == other:
        return "same"
    return "near" if near(one, other) else "other"


def near(one: str, other: str) -> bool:
    """Whether two sounds differ by a slip of the pen: by two letters at most, by one in short names."""
    return OSA.distance(one, other, score_cutoff=slips(one, other)) <= slips(one, other)


def slips(one: str, other: str) -> int:
    """How many letters may differ."""
    return 2 if min(len(one), len(other)) > LONG_NAME else 1


def _of_facts(one: Person, other: Person) -> Iterator[str]:
    if one.sex and other.sex and one.sex != other.sex:
        yield "sex-other"
    if one.born and other.born:
        yield f"born-{_birth_dates(one.born, other.born)}"
    elif (agree := _ages_agree(one, other)) is not None:
        yield "age-agrees" if agree else "age-other"
    if one.place and other.place:
        yield "place-same" if one.place == other.place else "place-other"


def _birth_dates(one: PartialDate, other: PartialDate) -> str:
    if one.precision == other.precision == "day":
        if one.first == other.first:
            return "same"
        return "near" if _one_slip(one, other) else "other"
    overlap = one.first <= other.last and other.first <= one.last
    return "within" if overlap else "other"


def _one_slip(one: PartialDate, other: PartialDate) -> bool:
    """One digit is another, or day and month are exchanged."""
    a, b = one.first, other.first
    if (a.year, a.month, a.day) == (b.year, b.day, b.month):
        return True
    return sum(left != right for left, right in zip(a.isoformat(), b.isoformat(), strict=True)) == 1


def _ages_agree(one: Person, other: Person) -> bool | None:
    """Whether the years of birth that ages or dates tell can be the same; None if one of them tells nothing."""
    spans = [_years_of_birth(person) for person in (one, other)]
    if spans[0] is None or spans[1] is None:
        return None
    (first, last), (other_first, other_last) = spans[0], spans[1]
    return first - AGE_SLACK <= other_last and other_first - AGE_SLACK <= last


def _years_of_birth(person: Person) -> tuple[int, int] | None:
    if person.born:
        return person.born.first.year, person.born.last.year
    if person.age is None or person.age_on is None:
        return None
    return person.age_on.year - person.age - 1, person.age_on.year - person.age
