"""An import proposes before it writes, accounts for every row, guesses about nobody, and twice is the same as once."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from complaint.records.changing import Edit, change, history, texts_of
from complaint.records.sheets.proposal import CHANGED, DOUBTFUL, NEW, REJECTED, UNCHANGED
from complaint.records.sheets.taking_in import Wanted, accept, propose
from tests.records.changing.people import ANNA, copied
from tests.small_project import contents

FILES = Path(__file__).with_name("files")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project")


def sheet(root: Path, *rows: tuple[str, ...], name: str = "list.csv") -> Path:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    path = root.parent / name
    path.write_text(out.getvalue(), "utf-8")
    return path


def kinds(root: Path, file: Path, **wanted: object) -> list[str]:
    return [row.kind for row in propose(root, file, ANNA, Wanted(**wanted)).rows]


def fields(root: Path, kind: str, name: str) -> dict[str, object]:
    return dict(texts_of(root, kind)[kind, name].fields)


HEAD = ("ФИО", "Дата рождения", "Город", "Дата обращения", "Полномочия", "Как называть")
NEWCOMER = ("Абенова Айгуль Маратовна", "12.03.1975", "Lindenau", "01.09.2024", "подача жалоб; represent", "полностью")


def test_somebody_new_comes_with_appeal_and_power_of_attorney(root):
    proposal = propose(root, sheet(root, HEAD, NEWCOMER), ANNA)

    assert not accept(root, proposal.rows, ANNA).refused
    assert fields(root, "signatory", "abenova-aygul")["name_original"] == "Абенова Айгуль Маратовна"
    assert fields(root, "appeal", "appeal-abenova-aygul")["included"] == "yes"
    assert fields(root, "power_of_attorney", "poa-abenova-aygul")["scopes"] == "file; represent"
    assert fields(root, "signatory", "abenova-aygul")["origin"] == "list.csv row 2"
    (one,) = history(root)
    assert {record.row for record in one.records} == {"list.csv row 2"}


def test_the_same_file_twice_changes_nothing(root):
    file = sheet(root, HEAD, NEWCOMER, ("Drozd Pavel", "02.04.1971", "Port Saker", "", "", ""))
    first = propose(root, file, ANNA)
    assert [row.kind for row in first.rows] == [NEW, DOUBTFUL]
    accept(root, [first.rows[0], first.rows[1].settled(first.rows[1].choices[0])], ANNA)
    before = contents(root / "signatories")

    assert kinds(root, file) == [UNCHANGED, UNCHANGED]
    assert accept(root, propose(root, file, ANNA).rows, ANNA).done is None
    assert contents(root / "signatories") == before


def test_a_change_is_proposed_field_by_field_and_empty_cells_empty_nothing(root):
    (row,) = propose(root, sheet(root, HEAD, ("Дрозд Павел Иванович", "02.04.1971", "", "", "", "инициалы")), ANNA).rows

    assert row.kind == CHANGED and row.person == "drozd-pavel"
    assert [dict(wish.new) for wish in row.wishes] == [{"naming": "initials"}]


def test_who_may_be_meant_is_asked(root):
    """The names sound alike, and nothing else tells: spouses, fathers and sons, namesakes."""
    proposal = propose(root, sheet(root, HEAD, ("Кестрел Мария", "", "", "", "", "")), ANNA)

    (row,) = proposal.rows
    assert row.kind == DOUBTFUL and [choice.person for choice in row.choices] == ["kestrel-mara", None]
    assert row.settled(row.choices[0]).person == "kestrel-mara"
    assert row.settled(row.choices[1]).kind == NEW


@pytest.mark.parametrize(
    "row",
    [
        ("Дрозд Павел Сергеевич", "", "Lindenau", "held", "", ""),
        ("Дрозд Павел Иванович", "03.04.1991", "Lindenau", "held", "", ""),
        ("Дрозд Павла Ивановна", "", "Lindenau", "held", "", ""),
    ],
)
def test_namesakes_are_never_taken_for_each_other(root, row):
    assert kinds(root, sheet(root, HEAD, row))[0] in (NEW, DOUBTFUL)


def test_one_person_twice_in_a_sheet_is_taken_once(root):
    other = (*NEWCOMER[:2], "Port Saker", *NEWCOMER[3:])

    proposal = propose(root, sheet(root, HEAD, NEWCOMER, NEWCOMER, other), ANNA)

    assert [row.kind for row in proposal.rows] == [NEW, UNCHANGED, DOUBTFUL]
    assert "row 2 is about somebody new" in proposal.rows[2].reasons[0]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("Reed Omar", "31.02.1980", "Lindenau", "", "", ""), "31 February 1980 does not exist"),
        (("Reed Omar", "", "Nowhere", "", "", ""), "there is no place “Nowhere”"),
        (("Reed Omar", "", "", "held", "", ""), "“home_place” is missing"),
        (("Reed Omar", "", "Lindenau", "", "", ""), "nothing says when the appeal came in"),
        (("Reed Omar", "", "Lindenau", "", "fly", ""), "“fly” means none of"),
        (("Reed Omar", "", "Lindenau", "held", "file", ""), "“naming” is missing"),
        (("", "01.01.1980", "Lindenau", "", "", ""), "the row gives no name"),
    ],
)
def test_a_row_that_the_records_would_not_take_is_rejected_and_the_others_are_not(root, row, reason):
    proposal = propose(root, sheet(root, HEAD, row, NEWCOMER), ANNA)

    assert [one.kind for one in proposal.rows] == [REJECTED, NEW]
    assert any(reason in said for said in proposal.rows[0].reasons), proposal.rows[0].reasons
    assert not accept(root, proposal.rows, ANNA).refused


def test_every_row_is_one_of_five(root):
    file = sheet(
        root, HEAD, NEWCOMER, ("x", "", "", "", "", ""), ("", "", "", "", "", ""), ("Reed Omar", "", "?", "", "", "")
    )

    assert len(kinds(root, file)) == 3  # the empty one is no row


def test_a_second_power_of_attorney_is_a_record_of_its_own(root):
    head = ("Surname", "Given name", "Date of birth", "Signed on", "Scope", "Naming")
    first = ("Drozd", "Pavel", "1971-04-02", "2024-07-01", "file", "full")
    second = ("Drozd", "Pavel", "1971-04-02", "2024-08-01", "file", "initials")
    held = ("Edit", "power_of_attorney", "poa-drozd-pavel")
    change(root, [Edit(*held[1:], {"signed_on": "2024-07-01"})], ANNA)

    accept(root, propose(root, sheet(root, head, second), ANNA).rows, ANNA)

    powers = [
        text for text in texts_of(root, "power_of_attorney").values() if text.fields["principal"] == "drozd-pavel"
    ]
    assert [power.fields["naming"] for power in powers] == ["full", "initials"]
    assert kinds(root, sheet(root, head, second)) == kinds(root, sheet(root, head, second)) == [UNCHANGED]
    assert kinds(root, sheet(root, head, (*first[:4], "disseminate; represent; file", "full"))) == [UNCHANGED]


def test_numbers_of_documents_and_addresses_are_not_taken_over(root):
    head = (*HEAD, "Номер паспорта", "Домашний адрес")
    accept(root, propose(root, sheet(root, head, (*NEWCOMER, "N1234567", "Secret Street 5")), ANNA).rows, ANNA)

    written = b"".join(contents(root / "signatories").values())
    assert fields(root, "signatory", "abenova-aygul")["identity_document"] == "held"
    assert b"N1234567" not in written and b"Secret" not in written


def test_what_holds_for_all_rows_can_be_said_once(root):
    head, row = ("Name", "City"), ("Reed, Omar", "Lindenau")

    accept(
        root, propose(root, sheet(root, head, row), ANNA, Wanted(everywhere={"appeal_received": "2024-09"})).rows, ANNA
    )

    assert fields(root, "appeal", "appeal-reed-omar")["received"] == "2024-09"


def test_the_export_of_a_survey_program_is_taken(root):
    head = ("start", "end", "intro/surname", "intro/given_name", "What is your date of birth?", "city",
            "consent/scopes", "consent/scopes/file", "consent/scopes/represent", "naming", "_id", "_uuid",
            "_submission_time")  # fmt: skip
    row = ("2024-09-01T10:00:00.000+06:00", "", "Reed", "Omar", "1980-05-01", "lindenau", "file represent",
           "1", "0", "full", "4711", "0a-b", "2024-09-01T04:03:00")  # fmt: skip

    proposal = propose(root, sheet(root, head, row), ANNA)
    assert not accept(root, proposal.rows, ANNA).refused

    assert fields(root, "power_of_attorney", "poa-reed-omar")["scopes"] == "file"
    assert fields(root, "appeal", "appeal-reed-omar")["received"] == "2024-09-01"
    assert kinds(root, sheet(root, head, row)) == [UNCHANGED]


@pytest.mark.parametrize("name", ["answers.xls", "answers.ods"])
def test_sheets_of_other_programs_are_taken(root, name):
    proposal = propose(root, FILES / name, ANNA, Wanted(everywhere={"mandate_scopes": "file"}))

    assert [(row.kind, row.person) for row in proposal.rows] == [(NEW, "abenova-aygul"), (NEW, "person-001")]
    first, second = (dict(row.wishes[0].new) for row in proposal.rows)
    assert (first["birth_date"], second["birth_date"], second["age"]) == ("1975-03-12", "1980-05", "44")
    assert [dict(row.wishes[2].new)["naming"] for row in proposal.rows] == ["full", "withheld"]


def test_a_list_that_changes_between_proposal_and_acceptance_is_not_written_over(root):
    (row,) = propose(root, sheet(root, HEAD, ("Дрозд Павел Иванович", "02.04.1971", "", "", "", "инициалы")), ANNA).rows
    change(root, [Edit("power_of_attorney", "poa-drozd-pavel", {"naming": "withheld"})], ANNA)

    refused = accept(root, [row], ANNA)

    assert [(part.field, part.theirs, part.mine) for part in refused.conflicts] == [("naming", "withheld", "initials")]


def test_what_a_survey_program_counts_its_rows_by_names_nobody_on_the_list(root):
    head = ("Группа/ФИО", "Группа/Город", "_id", "_submission_time", "__version__")

    (row,) = propose(
        root, sheet(root, head, ("Абенова Айгуль Маратовна", "Lindenau", "17", "2024-09-01T10:00:00", "v1")), ANNA
    ).rows

    assert (row.kind, row.person) == (NEW, "abenova-aygul")


@pytest.mark.parametrize(
    "scopes", ["file represent", "file publish_the_name", "Подать жалобу Представлять мои интересы", "file,\nrepresent"]
)
def test_answers_with_only_blanks_between_them_are_told_apart(root, scopes):
    row = (*NEWCOMER[:4], scopes, *NEWCOMER[5:])

    accept(root, propose(root, sheet(root, HEAD, row), ANNA).rows, ANNA)

    assert fields(root, "power_of_attorney", "poa-abenova-aygul")["scopes"] in (
        "file; represent",
        "file; publish the name",
    )


def test_an_answer_of_which_a_word_is_left_over_is_refused(root):
    row = (*NEWCOMER[:4], "file something", *NEWCOMER[5:])

    assert kinds(root, sheet(root, HEAD, row)) == [REJECTED]


def test_which_word_is_the_surname_is_not_guessed_in_silence(root):
    (row,) = propose(root, sheet(root, HEAD, ("Omar Reed", *NEWCOMER[1:])), ANNA).rows
    assert row.kind == NEW and "is taken for the surname" in row.reasons[0]

    (row,) = propose(root, sheet(root, HEAD, ("Reed, Omar", *NEWCOMER[1:])), ANNA).rows
    assert (row.person, row.reasons) == ("reed-omar", ())
