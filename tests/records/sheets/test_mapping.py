"""Columns are recognised by headings in three languages, by questions that hold one, and by the answers of forms."""

from __future__ import annotations

import pytest

from complaint.records.sheets.columns import columns
from complaint.records.sheets.mapping import Mapped, mapped
from complaint.records.sheets.reading import Sheet
from complaint.records.sheets.wording import meaning


def of(*headings: str, saved: dict[str, str] | None = None, told: dict[str, str] | None = None) -> Mapped:
    return mapped([Sheet("", ((1, headings), (2, ("x",) * len(headings))))], saved or {}, told or {})


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Surname", "surname"),
        ("  ФАМИЛИЯ: ", "surname"),
        ("Тегі", "surname"),
        ("Ф.И.О.", "full_name"),
        ("ФИО заявителя", "full_name"),
        ("2. Ваше Ф. И. О. полностью", "full_name"),
        ("Портфио", None),
        ("аты-жөні", "full_name"),
        ("Date of birth*", "birth_date"),
        ("3. Дата вашего рождения", "birth_date"),
        ("Туған күні", "birth_date"),
        ("В каком городе вы живёте?", "home_place"),
        ("Қай қалада тұрасыз?", "home_place"),
        ("Укажите вашу фамилию (как в паспорте)", "surname"),
        ("Номер паспорта", "identity_document"),
        ("_submission_time", "appeal_received"),
        ("_id", None),
        ("__version__", None),
        ("_notes", None),
        ("SubmissionDate", "appeal_received"),
        ("Email Address", None),
        ("Адрес электронной почты", None),
        ("Укажите Ваш номер телефона", None),
        ("Ваш пол", "sex"),
        ("Жынысыңыз", "sex"),
        ("Тегіңіз, атыңыз, әкеңіздің аты", "full_name"),
        ("На какие действия Вы даёте согласие?", "mandate_scopes"),
        ("Когда Вы подписали доверенность?", "mandate_signed_on"),
        ("When did you sign the power of attorney?", "mandate_signed_on"),
        ("Отметка времени", "appeal_received"),
        ("intro/given_name", "given_name"),
        ("Surname::English (en)", "surname"),
        ("Famliy name", "surname"),
        ("№", None),
        ("deviceid", None),
        ("Электронная почта", None),
        ("", None),
    ],
)
def test_a_heading_is_recognised(heading, key):
    assert of(heading, "zzz").headings[0].key == key


def test_the_columns_of_a_question_with_several_answers_are_its_answers():
    sheet = of(
        "scopes",
        "scopes/file",
        "What do you authorise?/Represent me",
        "Scopes [Распространять информацию]",
        "scopes/other",
    )

    assert [(one.key, one.item) for one in sheet.headings] == [
        (None, ""),
        ("mandate_scopes", "file"),
        ("mandate_scopes", "represent"),
        ("mandate_scopes", "disseminate"),
        (None, ""),
    ]


def test_of_two_columns_for_the_same_the_surer_one_is_taken():
    assert [one.key for one in of("Your city of residence please", "City", "town").headings] == [
        None,
        "home_place",
        None,
    ]


def test_headings_that_were_told_or_kept_go_before_everything():
    sheet = of("Name", "Kreis", "Note", saved={"kreis": "home_place", "Note": "occupation"}, told={"NOTE": ""})

    assert [(one.key, one.how) for one in sheet.headings] == [
        ("full_name", "same"),
        ("home_place", "saved"),
        (None, "told"),
    ]


def test_the_headings_are_found_below_a_title_and_in_whichever_sheet_they_are():
    title = Sheet("Read me", ((1, ("How to fill this in",)), (2, ("Please be careful",))))
    people = Sheet(
        "List", ((1, ("Appeals of 2024",)), (3, ("No.", "ФИО", "Город")), (4, ("1", "Reed Omar", "Lindenau")))
    )

    sheet = mapped([title, people], {}, {})

    assert (sheet.sheet, sheet.at, [row for row, _ in sheet.rows]) == ("List", 3, [4])


def test_every_column_names_a_field_of_the_schemas_and_headings_are_not_given_twice():
    seen: dict[str, str] = {}
    for column in columns().values():
        if column.record is not None:
            assert column.schema is not None
        for group in column.headings.values():
            for heading in group:
                assert of(heading).headings[0].key == column.key, heading
                assert seen.setdefault(heading.casefold(), column.key) == column.key, heading


def test_every_word_of_a_closed_list_is_understood():
    for column in columns().values():
        wanted = column.schema
        allowed = (wanted.allowed or (wanted.item.allowed if wanted.item else ())) if wanted else ()
        for word in allowed:
            assert meaning(str(column.field), word) == word, word


def test_numbers_that_another_program_counts_its_rows_by_are_no_short_names():
    numbers = Sheet("", ((1, ("ID", "Name")), (2, ("17", "Reed Omar")), (3, ("", "Lind Vera"))))
    names = Sheet("", ((1, ("ID", "Name")), (2, ("reed-omar", "Reed Omar"))))

    assert mapped([numbers], {}, {}).headings[0].key is None
    assert mapped([names], {}, {}).headings[0].key == "id"
    assert mapped([numbers], {}, {"ID": "id"}).headings[0].key == "id"


def test_other_sheets_of_the_file_that_are_lists_are_named():
    people = (1, ("Name", "City")), (2, ("Reed Omar", "Lindenau"))
    cities = Sheet("Cities", ((1, ("City",)), (2, ("Lindenau",))))

    assert mapped([Sheet("One", people), Sheet("Two", people), cities], {}, {}).others == ("Two",)
