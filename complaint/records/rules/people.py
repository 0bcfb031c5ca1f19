"""Rules about persons: age, sex, kin, other spellings of names, and who may be named at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from complaint.problems import Problem
from complaint.records.calendar import full_years
from complaint.records.record import Record, Records
from complaint.records.rules.table import dated, known, rule
from complaint.records.wording import say

_PATRONYMICS = (
    ("male", re.compile(r"(ovich|evich|ich|uly|ulı|ұлы|ович|евич|ич|оглы|ogly|oglu)$", re.IGNORECASE)),
    ("female", re.compile(r"(ovna|evna|ichna|inichna|kyzy|qyzy|кызы|қызы|овна|евна|ична)$", re.IGNORECASE)),
)
_SURNAMES = (
    ("male", re.compile(r"(uly|ulı|ұлы)$", re.IGNORECASE)),
    ("female", re.compile(r"(kyzy|qyzy|қызы)$", re.IGNORECASE)),
)
_SEX_OF_KIN = {
    **dict.fromkeys(("wife of", "mother of", "daughter of", "sister of"), "female"),
    **dict.fromkeys(("husband of", "father of", "son of", "brother of"), "male"),
}
_ONE_WAY = frozenset(("mother of", "father of", "daughter of", "son of"))


@rule("age-and-birth-date")
def age_and_birth_date_agree(records: Records, on: date) -> Iterator[Problem]:
    for person in records.of("signatory"):
        born, counted_on = dated(person.birth_date), dated(person.age_on)
        if born is None or counted_on is None or not isinstance(person.age, int):
            continue
        most, least = full_years(born.first, counted_on.last), full_years(born.last, counted_on.first)
        if not least <= person.age <= most:
            yield say("age-and-birth-date", person.place_of("age"), id=person.id, day=counted_on)


@rule("born-later")
def nobody_takes_part_before_birth(records: Records, on: date) -> Iterator[Problem]:
    for part in records.of("participation"):
        person = known(records, part.person, "signatory")
        born = dated(person.birth_date) if person is not None else None
        if born is not None and part.date.surely_before(born):
            yield say("born-later", part.place_of("date"), id=part.person)


@rule("sex-and-patronymic", "sex-without-basis")
def sex_agrees_with_what_it_was_inferred_from(records: Records, on: date) -> Iterator[Problem]:
    for person in records.of("signatory"):
        if person.sex and not person.sex_basis:
            yield say("sex-without-basis", person.place_of("sex"), id=person.id)
        if person.sex_basis != "inferred from patronymic":
            continue
        if _sex_of_patronymic(person) not in (person.sex, "unclear"):
            yield say("sex-and-patronymic", person.place_of("sex"), id=person.id)


@rule("named-person", "nameless-person", "named-child", "named-private-person")
def nobody_is_named_without_a_decision(records: Records, on: date) -> Iterator[Problem]:
    for person in records.of("person"):
        if person.minor and (person.naming == "named" or person.name):
            yield say("named-child", person.place_of("name"), id=person.id)
        elif person.naming == "described" and person.name:
            yield say("named-person", person.place_of("name"), id=person.id)
        elif person.naming == "named" and person.standing == "private person":
            yield say("named-private-person", person.place_of("naming"), id=person.id)
        elif person.naming == "named" and not person.name:
            yield say("nameless-person", person.place_of("name"), id=person.id)


@rule("kin-of-oneself", "kin-both-ways", "sex-of-kin")
def kin_is_consistent(records: Records, on: date) -> Iterator[Problem]:
    stated: dict[tuple[str, str], set[str]] = {}
    for relation in records.of("relation"):
        stated.setdefault((relation.person, relation.relative), set()).add(relation.relation)
    for relation in records.of("relation"):
        if relation.person == relation.relative:
            yield say("kin-of-oneself", relation.at, id=relation.person)
        elif _ONE_WAY & {relation.relation} & stated.get((relation.relative, relation.person), set()):
            at = relation.place_of("relation")
            yield say("kin-both-ways", at, id=relation.person, other=relation.relative, relation=relation.relation)
        person = known(records, relation.person, "signatory")
        sex = _SEX_OF_KIN.get(relation.relation)
        if person is not None and person.sex and sex and person.sex != sex:
            yield say("sex-of-kin", relation.place_of("relation"), id=person.id, relation=relation.relation)


@rule("alias-is-the-name", "alias-of-another")
def other_spellings_lead_to_one_person(records: Records, on: date) -> Iterator[Problem]:
    names: dict[str, str] = {}
    for kind in ("signatory", "official", "person"):
        for person in records.of(kind):
            for name in _names(person):
                names.setdefault(name.casefold(), person.id)
    for alias in records.of("alias"):
        meant = names.setdefault(alias.text.casefold(), alias.person)
        bearer = known(records, alias.person, "signatory", "official", "person")
        if bearer is not None and alias.text in _names(bearer):
            yield say("alias-is-the-name", alias.place_of("text"), id=alias.person)
        elif meant != alias.person:
            yield say("alias-of-another", alias.place_of("text"), id=alias.person, other=meant)


def _names(person: Record) -> tuple[str, ...]:
    """The forms under which documents name a person."""
    if person.type == "signatory":
        return (f"{person.given_name} {person.surname}", f"{person.surname} {person.given_name}")
    return (person.name,) if person.name else ()


def _sex_of_patronymic(person: Record) -> str:
    """What the patronymic says; without one, a surname that has the form of one (Kasymkyzy)."""
    if person.patronymic:
        return next((sex for sex, ending in _PATRONYMICS if ending.search(person.patronymic)), "unclear")
    return next((sex for sex, ending in _SURNAMES if ending.search(person.surname)), "none")
