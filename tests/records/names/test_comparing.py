"""Who is proposed as one person, and who is kept apart."""

import pytest

from complaint.records.dates import PartialDate
from complaint.records.names.comparing import likeness
from complaint.records.names.finding import People
from complaint.records.names.parts import parts_of
from complaint.records.names.people import Person, person_from
from complaint.records.names.sounding import sound

GIVEN = frozenset(map(sound, ("Erasyl", "Zhanara", "Zhanat", "Serik", "Aigul", "Marat", "Bolat")))


def person(name: str, born: str = "", **more: object) -> Person:
    date = PartialDate.parse(born) if born else None
    return person_from(name, parts_of(name, GIVEN), born=date, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Kokanchinov Erasyl"), person("Konkanchinov Yerasyl")),
        (person("Kokanchinov Erasyl"), person("Ерасыл Кокончинов")),
        (person("Seitova Aigul Maratovna"), person("Сеитова Айгуль Маратқызы")),
        (person("Seitova Aigul", "1980-03-04"), person("Aigul Seitova", "1980-04-03")),
        (person("Seitova Aigul Maratovna", "1980-03-04"), person("Bekova Aigul Maratovna", "1980-03-04")),
        (person("Seitov S."), person("Seitov Serik")),
    ],
    ids=lambda found: found.shown,
)
def test_spellings_of_one_person_are_proposed(one: Person, other: Person) -> None:
    assert likeness(one, other, People([one, other]).common).possible


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Akhmetova Zhanara"), person("Akhmetova Zhanat")),
        (person("Seitov Serik"), person("Seitova Aigul")),
        (person("Seitov Marat", place="almaty"), person("Seitova Marat", place="almaty")),
        (person("Seitov Serik Maratovich"), person("Seitov Serik Bolatovich")),
        (person("Seitov Marat Serikovich"), person("Seitov Serik Maratovich")),
        (person("Seitov Serik Maratovich", "1980-03-04"), person("Seitov Serik Maratovich", "1999-11-20")),
        (person("Seitov Serik", age=20), person("Seitov Bolat", age=20)),
    ],
    ids=lambda found: found.shown,
)
def test_relatives_and_namesakes_are_kept_apart(one: Person, other: Person) -> None:
    assert not likeness(one, other, People([one, other]).common).possible


def test_evidence_is_told_for_and_against() -> None:
    found = likeness(person("Seitov Serik", place="almaty"), person("Сеитов Серик", place="oral"))
    assert "the surname sounds the same" in found.speaks_for
    assert found.speaks_against == ("different home places",)


def test_two_given_names_that_many_bear_are_two_names_however_near() -> None:
    one, other = person("Seitov Zhunat"), person("Seitov Zhunar")
    assert likeness(one, other).possible
    others = [person(f"{surname} {name}") for surname in ("Bekov", "Omarov") for name in ("Zhunat", "Zhunar")]
    assert not likeness(one, other, People([one, other, *others]).common).possible


def test_who_is_meant_comes_best_first() -> None:
    people = People([person("Seitov Serik Maratovich"), person("Seitov Serik"), person("Bekov Bolat")])
    found = people.who(person("Сеитов Серик Маратулы"))
    assert [match.person.shown for match in found] == ["Seitov Serik Maratovich", "Seitov Serik"]
    assert found[0].likeness.likely
