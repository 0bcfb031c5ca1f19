"""People who may be one and the same are found among many, without comparing everybody with everybody."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from complaint.records.rules import doubles
from complaint.records.rules.doubles import _near, _shortened, folded
from tests.records.factories import make, together, told_by_rule

NAMES = st.text(alphabet="abcdef", min_size=3, max_size=12)


def test_spellings_of_one_name_are_folded_into_one() -> None:
    for one, other in [
        ("Aigul", "Aygul"),
        ("Zhanar", "Janar"),
        ("Kharim", "Harim"),
        ("Émile", "Emile"),
        ("O’Hara", "Ohara"),
    ]:
        assert folded(one) == folded(other)
    assert folded("Marat") != folded("Murat")


def test_a_double_is_found_in_a_crowd_of_the_same_surname() -> None:
    letters = "bcdfghklmnprstvz"
    names = [f"{one}a{other}u{third}il" for one in letters for other in letters[:5] for third in letters[:2]]
    crowd = [
        make("signatory", f"p-{name}", surname="Kestrel", given_name=name.title()) for name in [*names, "bogomila"]
    ]
    slip = make("signatory", "z-slip", surname="Kestrel", given_name="Bogomilla")
    assert len(crowd) > doubles.MOST_AT_ONCE
    told = [problem.message for problem in told_by_rule("near-duplicate", together(*crowd, slip))]
    assert any("“z-slip” may be the same person as “p-bogomila”" in message for message in told)


def test_work_grows_with_the_number_of_people_not_with_its_square() -> None:
    crowd = [(f"name{number % 7}", f"p-{number}") for number in range(20_000)]
    assert sum(1 for _ in doubles._close(crowd)) < 60 * len(crowd)


@given(NAMES, NAMES)
def test_near_names_always_share_a_shortened_form_or_stand_in_a_small_group(one: str, other: str) -> None:
    swapped = sorted(one) == sorted(other)
    if _near(one, other) and not swapped:
        assert _shortened(one) & _shortened(other)
