"""Spellings that are heard alike compare as one, in both alphabets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint.records.names.romanising import standards
from complaint.records.names.sounding import sound

CYRILLIC = st.text("абвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщыіэюяә", min_size=1, max_size=14)


@pytest.mark.parametrize(
    "spellings",
    [
        "Erasyl Yerasyl Ерасыл",
        "Zhanara Janara Жанара",
        "Alexey Aleksei Aleksey Алексей",
        "Abliazov Ablyazov Аблязов",
        "Mukhtar Moukhtar Muhtar Мухтар",
        "Auezov Auyezov Äūezov Әуезов",
        "Galymzhan Ghalymzhan Galymjan Ғалымжан",
        "Yulia Iuliia Yuliya Юлия",
        "Nurgaliyev Nurgaliev Нургалиев Нұрғалиев",
        "Dzhakishev Jakishev Джакишев",
        "Shchukin Schukin Щукин",
        "Popoff Попов",
        "Solovyov Soloviev Соловьёв Соловьев",
        "Qadyrzhan Kadyrzhan Қадыржан",
        "SEITOVA Seitova Сеитова Сейтова",
    ],
)
def test_spellings_of_one_name_sound_the_same(spellings: str) -> None:
    assert len({sound(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize("names", ["Zhanat Zhanar", "Marat Murat", "Akhmetov Akhmetova", "Aliya Alina", "Асан Үсен"])
def test_names_of_their_own_sound_different(names: str) -> None:
    one, other = names.split()
    assert sound(one) != sound(other)


@given(CYRILLIC)
def test_a_name_and_its_romanisations_differ_by_slips_at_most(name: str) -> None:
    """Every letter goes the same way through every table, but for letters that two standards hear apart."""
    assert sound(name) == sound(name.upper())
    for standard in standards().values():
        assert sound(standard.written(name)).isalnum() or not sound(name)


@given(st.text(max_size=40))
def test_no_sign_but_letters_and_digits_is_left_of_any_text(text: str) -> None:
    assert sound(text) == "" or sound(text).isalnum()
