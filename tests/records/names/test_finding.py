"""People who may be one and the same are found among many, without comparing everybody with everybody."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from complaint.records.names import finding
from complaint.records.names.comparing import Likeness, likeness, near
from complaint.records.names.finding import People, shortened
from complaint.records.names.parts import Parts
from complaint.records.names.people import Person, person_from
from tests.records.names.made_up import made_up_list

SOUNDS = st.text(alphabet="abcdef", min_size=3, max_size=12)


def crowd(names: list[str]) -> list[Person]:
    return [person_from(f"p-{number}", Parts("Kestrel", name)) for number, name in enumerate(names)]


def test_a_double_is_found_in_a_crowd_of_the_same_surname() -> None:
    letters = "bcdfghklmnprstvz"
    names = [f"B{one}a{other}u{third}il" for one in letters for other in letters[:5] for third in letters[:2]]
    people = People([*crowd([*names, "Bogomila"]), person_from("slip", Parts("Kestrel", "Bogomilla"))])
    assert len(people.people) > finding.MOST_AT_ONCE
    told = {(pair.one.shown, pair.other.shown) for pair in people.pairs()}
    assert ("Kestrel Bogomila", "Kestrel Bogomilla") in told


def test_work_grows_with_the_number_of_people_not_with_its_square(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    compared = 0

    def counting(one: Person, other: Person, common: Callable[[str], bool]) -> Likeness:
        nonlocal compared
        compared += 1
        return likeness(one, other, common)

    monkeypatch.setattr(finding, "likeness", counting)
    People(crowd([f"Name{number % 7}" for number in range(3000)])).pairs()
    assert compared < 3000 * finding.MOST_AT_ONCE * 3


@given(SOUNDS, SOUNDS)
def test_near_names_share_a_shortened_form_but_for_exchanged_letters(one: str, other: str) -> None:
    if near(one, other) and sorted(one) != sorted(other):
        assert shortened(one) & shortened(other)


def test_who_changed_the_surname_is_found_by_given_name_and_birth() -> None:
    from complaint.records.dates import PartialDate

    born = PartialDate.parse("1980-03-04")
    before = person_from("a", Parts("Seitova", "Aigul", "Maratovna"), born=born)
    after = person_from("b", Parts("Zhunusova", "Aigul", "Maratovna"), born=born)
    assert [(pair.one.id, pair.other.id) for pair in People([before, after]).pairs()] == [("a", "b")]


def test_the_pairs_of_a_list_are_those_that_each_of_it_would_find_for_themselves() -> None:
    people = People(made_up_list(300, 60, seed=7)[0])
    by_each = {
        frozenset((person.id, match.person.id)) for person in people.people for match in people.who(person, most=300)
    }
    assert {frozenset((pair.one.id, pair.other.id)) for pair in people.pairs()} == {
        pair for pair in by_each if len(pair) == 2
    }
