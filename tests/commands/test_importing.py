"""`signatories import` and `export` as somebody meets them at the keyboard."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from complaint.cli import main
from complaint.output.inputs import hashes, record_files
from complaint.records.changing import Edit, change
from complaint.records.sheets.reading import read_sheets
from complaint.records.sheets.saved import save_headings
from tests.records.changing.people import ANNA, copied
from tests.small_project import contents

LIST = """ФИО;Возраст;Kreis;Дата обращения
Reed Omar;34 года;Lindenau;01.09.2024
Кестрел Мария;;Lindenau;
Nobody Special;many;Lindenau;held
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "list.csv").write_text(LIST, "cp1251")
    return copied(tmp_path / "project")


def taken(root: Path, *arguments: str, answers: str = "") -> tuple[str, int]:
    file = str(root.parent / "list.csv")
    command = ["signatories", "import", file, "--project", str(root), "--by", "Anna", "--map", "Kreis=home_place"]
    result = CliRunner().invoke(main, [*command, *arguments], input=answers)
    return result.output, result.exit_code


def test_nothing_is_written_without_an_answer(root):
    before = contents(root)

    said, code = taken(root)

    assert code == 0 and "nothing was written" in said
    assert "Kreis → home_place" in said and "row 2: new: Reed Omar [reed-omar]" in said and "row 3: doubtful" in said
    assert "row 4: rejected: Nobody Special\n    Возраст: “many” is not an age" in said
    assert {name: content for name, content in contents(root).items() if not name.startswith(".complaint")} == before


def test_yes_takes_what_is_sure_and_the_rest_is_saved_with_the_reasons(root):
    left = root.parent / "left.xlsx"

    said, code = taken(root, "--yes", "--rejected", str(left))

    assert code == 0 and "3 rows: 1 new, 0 changed, 0 unchanged, 1 doubtful, 1 rejected" in said
    (sheet,), _ = read_sheets(left)
    assert [cells[0][:30] for _, cells in sheet.rows] == [
        "What is wrong",
        "kestrel-mara (Kestrel Mara): t",
        "Возраст: “many” is not an age",
    ]
    assert [cells[1] for _, cells in sheet.rows] == ["ФИО", "Кестрел Мария", "Nobody Special"]


def test_what_was_left_can_be_mended_and_taken_in_again(root):
    left = root.parent / "list.csv"
    taken(root, "--yes", "--rejected", str(root.parent / "left.csv"))
    left.write_text((root.parent / "left.csv").read_text("utf-8-sig").replace("many", "40"), "utf-8")

    assert "1 new, 0 changed, 0 unchanged, 1 doubtful, 0 rejected" in taken(root, "--yes")[0]


def test_doubts_are_settled_one_by_one(root):
    said, _ = taken(root, answers="y\n1\n")

    assert "1 it is kestrel-mara" in said and "2 it is somebody new" in said
    assert "3 rows: 1 new, 1 changed, 0 unchanged, 0 doubtful, 1 rejected" in said
    assert "0 new, 0 changed, 2 unchanged" in taken(root, answers="y\n")[0]


def test_rows_can_be_accepted_one_by_one(root):
    said, _ = taken(root, answers="r\nn\n0\n")

    assert "write this row?" in said and "0 new, 0 changed, 0 unchanged, 1 doubtful, 2 rejected" in said


def test_a_mapping_is_kept_for_next_time(root, complaint):
    taken(root, "--save-map")

    said = complaint("signatories", "import", root.parent / "list.csv", "--project", root, "--format", "json").output
    columns = {one["heading"]: (one["column"], one["how"]) for one in json.loads(said)["columns"]}
    assert columns["Kreis"] == ("home_place", "saved")
    assert complaint("check", "--project", root).exit_code == complaint("check", "--project", root).exit_code


def test_neither_the_history_nor_kept_headings_make_a_build_old(project, complaint):
    change(project, [Edit("signatory", "oduya-sam", {"note": "x"})], ANNA)
    before = hashes(record_files(project))
    save_headings(project, {"Kreis": "home_place"})

    assert hashes(record_files(project)) == before and not [name for name in before if "history" in name]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--map", "Kreis=homeplace"), "Did you mean “home_place”?"),
        (("--map", "Kreis"), "lacks the sign ="),
        (("--set", "agee=3"), "Did you mean “age”?"),
        (("--rejected", "x.doc"), "must end with .xlsx or .csv"),
        (("--sheet", "Other"), "There is no sheet “Other”"),
    ],
)
def test_wrong_use_is_told(root, arguments, said):
    before = contents(root)
    output, code = taken(root, *arguments)

    assert said in output and code in (1, 2)
    assert contents(root) == before


def test_a_list_is_given_out_and_never_written_over_by_chance(root, complaint):
    target = root.parent / "out.xlsx"

    assert "3 people in" in complaint("signatories", "export", target, "--project", root).output
    assert target.stat().st_mode & 0o077 == 0
    assert complaint("signatories", "export", target, "--project", root).exit_code == 2
    assert complaint("signatories", "export", target, "--replace", "--project", root).exit_code == 0
    assert complaint("signatories", "export", root / "out.doc", "--project", root).exit_code == 2


def test_a_place_that_is_not_on_record_is_asked_about_and_added_when_somebody_says_so(root):
    (root.parent / "list.csv").write_text("ФИО;Kreis;Дата обращения\nReed Omar;Темиртау;held\n", "utf-8")

    said, _ = taken(root, "--yes")
    assert "“Темиртау” is no place on record (row 2)" in said and "Say --place “NAME=PLACE”" in said
    assert "1 rejected" in said

    said, code = taken(root, answers="1\ncity\n\nveloria\ny\n")
    assert code == 0 and "1 add it as a new place" in said and "its name in documents [Temirtau]" in said
    assert "1 new, 0 changed" in said and "temirtau: name “Temirtau”" in said
    assert "1 unchanged" in taken(root, "--yes")[0]


def test_a_place_is_told_by_an_option_and_a_wrong_one_is_refused(root):
    (root.parent / "list.csv").write_text("ФИО;Kreis;Дата обращения\nReed Omar;Lindenow;held\n", "utf-8")

    assert "did you mean “lindenau”?" in taken(root, "--yes")[0]
    assert taken(root, "--place", "Lindenow=nowhere")[1] == 1
    assert taken(root, "--place", "Lindenow")[1] == 2
    assert "1 new, 0 changed" in taken(root, "--yes", "--place", "Lindenow=lindenau")[0]
