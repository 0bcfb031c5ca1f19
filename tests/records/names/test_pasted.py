"""A pasted list of names becomes people of the list, or is asked about."""

from complaint.records.names.finding import People
from complaint.records.names.parts import parts_of
from complaint.records.names.pasted import Named, Unplaced, names_in
from complaint.records.names.people import person_from
from complaint.records.names.sounding import sound

NAMES = (
    "Kokanchinov Erasyl Sairambekovich",
    "Seitov Serik Maratovich",
    "Seitov Serik Bolatovich",
    "Omarova Dina Askarovna",
)
PEOPLE = People([person_from(name.lower().replace(" ", "-"), parts_of(name)) for name in NAMES])
PLACES = {sound("Almaty"): "almaty", sound("Алматы"): "almaty", sound("Astana"): "astana"}


def asked(text: str) -> list[tuple[str, str | None, str]]:
    return [
        (item.written, item.place, item.found) if isinstance(item, Named) else (item.written, None, "no place")
        for item in names_in(text, PEOPLE, PLACES)
    ]


def test_names_stand_under_their_places() -> None:
    found = asked("Almaty: Dina Omarova, Erasyl Kokanchinov; Astana: Omarova Dina Askarovna")
    assert found == [
        ("Dina Omarova", "almaty", "exact"),
        ("Erasyl Kokanchinov", "almaty", "exact"),
        ("Omarova Dina Askarovna", "astana", "exact"),
    ]


def test_another_spelling_is_likely_with_the_reason() -> None:
    (found,) = names_in("Алматы: Ерасыл Кокончинов", PEOPLE, PLACES)
    assert isinstance(found, Named)
    assert (found.found, found.person) == ("likely", "kokanchinov-erasyl-sairambekovich")
    assert "the given name sounds the same" in found.matches[0].likeness.speaks_for


def test_two_who_may_be_meant_are_asked_about() -> None:
    (found,) = names_in("Serik Seitov", PEOPLE, PLACES)
    assert isinstance(found, Named)
    assert (found.found, found.person, len(found.matches)) == ("ambiguous", None, 2)


def test_strangers_and_unknown_places_are_told() -> None:
    assert asked("Nowhere: Arman Tulegenov") == [("Nowhere", None, "no place"), ("Arman Tulegenov", None, "unknown")]


def test_numbering_bullets_and_words_between_are_no_names() -> None:
    text = "1. Dina Omarova\n2) Erasyl Kokanchinov и Dina Omarova\n– Omarova D.\n\n• .,;"
    assert [written for written, _, _ in asked(text)] == [
        "Dina Omarova",
        "Erasyl Kokanchinov",
        "Dina Omarova",
        "Omarova D",
    ]
    assert asked(text)[-1][2] == "likely"


def test_unplaced_words_are_of_their_own_kind() -> None:
    assert Unplaced("Nowhere") in names_in("Nowhere: Dina Omarova", PEOPLE, PLACES)


def test_who_lives_elsewhere_than_where_something_happened_is_found_by_an_initial() -> None:
    people = People([person_from("omarova-dina", parts_of("Omarova Dina Askarovna"), place="astana")])
    (found,) = names_in("Алматы: Омарова Д.", people, PLACES)
    assert isinstance(found, Named)
    assert (found.found, found.person) == ("likely", "omarova-dina")


def test_a_surname_alone_is_asked_about_with_all_who_bear_it() -> None:
    assert asked("Сеитов, Омарова, Tulegenov") == [
        ("Сеитов", None, "ambiguous"),
        ("Омарова", None, "ambiguous"),
        ("Tulegenov", None, "unknown"),
    ]


def test_an_alias_with_initials_is_no_surname_of_one_letter() -> None:
    dina = person_from("omarova-dina", parts_of("Omarova Dina Askarovna"), others=[parts_of("D. A. Omarova")])
    assert [one.found for one in names_in("Seitov D., Omarova D. A.", People([dina]), {})] == ["unknown", "likely"]
