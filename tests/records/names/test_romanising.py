"""Latin forms that are proposed for Cyrillic names, by named standards."""

import pytest

from complaint.records.names.romanising import DEFAULT, in_cyrillic, proposals, standards


@pytest.mark.parametrize(
    ("standard", "name", "written"),
    [
        ("icao-9303", "Щедрин Юрий", "Shchedrin Iurii"),
        ("icao-9303", "Ерасыл", "Erasyl"),
        ("icao-9303", "Қожахмет Әділ", "Kozhakhmet Adil"),
        ("kazakhstan-passport", "Ерасыл Сайрамбекович", "Yerasyl Sayrambekovich"),
        ("kazakhstan-passport", "ЕРАСЫЛ", "YERASYL"),
        ("bgn-pcgn-russian", "Соловьёв Андрей Юрьевич", "Solovyev Andrey Yuryevich"),
        ("bgn-pcgn-kazakh", "Әуезов Мұхтар", "Auezov Mukhtar"),
        ("bgn-pcgn-kazakh", "Қожахмет Ғабит", "Qozhakhmet Ghabit"),
        ("bgn-pcgn-kazakh", "Семей Өскемен", "Semey Oskemen"),
    ],
)
def test_a_name_is_written_by_the_standard(standard: str, name: str, written: str) -> None:
    assert standards()[standard].written(name) == written


def test_hyphens_and_words_that_are_latin_already_stay() -> None:
    assert standards()["icao-9303"].written("Ахметова-Ли Anna") == "Akhmetova-Li Anna"


def test_letters_that_are_put_together_of_two_signs_are_one_letter() -> None:
    assert standards()["icao-9303"].written("Андре\u0438\u0306") == "Andrei"


def test_every_standard_proposes_but_the_same_spelling_only_once() -> None:
    found = proposals("Ерасыл Кокончинов")
    assert found[DEFAULT] == "Yerasyl Kokonchinov"
    assert sorted(found.values()) == sorted(set(found.values()))


def test_each_standard_says_where_it_is_laid_down_and_how_sure_that_is() -> None:
    assert DEFAULT in standards()
    assert all(standard.source and standard.title for standard in standards().values())
    assert {standard.certainty for standard in standards().values()} <= {"read", "knowledge", "uncertain"}


def test_cyrillic_is_told_from_latin() -> None:
    assert in_cyrillic("Әлия")
    assert not in_cyrillic("Aliya")
