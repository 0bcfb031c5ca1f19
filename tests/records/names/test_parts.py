"""Which word of a name is the surname, which the patronymic, and what they tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint.records.names.parts import Parts, parts_of, patronymic_of, sex_of_surname
from complaint.records.names.sounding import sound


@pytest.mark.parametrize(
    "written",
    [
        "Abenova Aigul Maratovna",
        "Aigul Maratovna Abenova",
        "Abenova, Aigul Maratovna",
        "ABENOVA Aigul Maratovna",
    ],
)
def test_the_order_of_a_whole_name_is_read_from_the_patronymic_or_a_comma(written: str) -> None:
    found = parts_of(written)
    assert (found.surname.title(), found.given_name, found.patronymic, found.sure) == (
        "Abenova",
        "Aigul",
        "Maratovna",
        True,
    )


def test_kazakh_patronymics_are_known_joined_and_apart() -> None:
    assert parts_of("Сейтов Нұрлан Омарұлы") == Parts("Сейтов", "Нұрлан", "Омарұлы")
    assert parts_of("Сейтов Нұрлан Омар ұлы") == Parts("Сейтов", "Нұрлан", "Омар ұлы")
    assert patronymic_of("Омарұлы") == patronymic_of("Omaruly") == ("male", sound("Омар"))


def test_two_words_are_taken_as_surname_first_and_said_to_be_unsure() -> None:
    assert parts_of("Reed Omar") == Parts("Reed", "Omar", sure=False)
    assert parts_of("Abenova Seitova") == Parts("Abenova", "Seitova", sure=False)


@pytest.mark.parametrize("written", ["Abenova Aigul", "Aigul Abenova"])
def test_a_word_that_ends_as_only_surnames_do_is_the_surname(written: str) -> None:
    assert parts_of(written) == Parts("Abenova", "Aigul")


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("M. A. Sadykova", Parts("Sadykova", "M.", "A.")),
        ("Садыкова М А", Parts("Садыкова", "М", "А")),
        ("Садыкова М.А.", Parts("Садыкова", "М.А.")),
        ("М.А. Садыкова", Parts("Садыкова", "М.А.")),
    ],
)
def test_initials_are_no_surname(written: str, parts: Parts) -> None:
    assert parts_of(written) == parts


def test_a_given_name_that_the_list_knows_settles_the_order() -> None:
    assert parts_of("Aigul Abenova", {sound("Айгуль"), sound("Aigul")}) == Parts("Abenova", "Aigul")


def test_the_father_is_the_same_in_both_forms_of_the_patronymic() -> None:
    forms = ["Маратович", "Маратовна", "Маратұлы", "Маратқызы", "Maratuly", "Maratovich"]
    assert {found[1] for form in forms if (found := patronymic_of(form))} == {sound("Marat")}


@pytest.mark.parametrize(
    ("surname", "sex"), [("Seitov", "male"), ("Сеитова", "female"), ("Bekova", "female"), ("Bek", None)]
)
def test_the_form_of_a_surname_tells_the_sex(surname: str, sex: str | None) -> None:
    assert sex_of_surname(surname) == sex


@given(st.text(max_size=60))
def test_no_word_of_a_name_is_lost(text: str) -> None:
    found = parts_of(text)
    kept = f"{found.surname} {found.given_name} {found.patronymic}".replace(",", " ").split()
    assert sorted(kept) == sorted(text.replace(",", " ").split())
