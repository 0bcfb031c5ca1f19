"""Sheets at the desk: seen as a proposal, corrected, accepted row by row, never kept longer than needed."""

from __future__ import annotations

import csv
import io
import re
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from openpyxl import Workbook, load_workbook

from complaint import pipeline
from complaint.desk.tray import KEPT_FOR, MOST, SentSheet, Tray, plain_name
from complaint.desk.wording import LANGUAGES
from complaint.problems import has_errors
from complaint.records.changing import history
from complaint.records.sheets.taking_in import Proposal, Wanted
from tests.desk.conftest import NOW, at, sign_of
from tests.small_project import contents

HEAD = ["ФИО", "Date of birth", "City", "Received", "Colour"]
ROWS = [
    ["Абенова Айгуль Маратовна", "1988-03-01", "Lowbridge", "12.01.2030", "red"],
    ["Oduya Sam", "1978-05-04", "Lowbridge", "12.01.2030", "green"],
    ["Oduyа Sаmm", "", "Atlantis", "12.01.2030", ""],
    ["Quil Ada", "", "Lowbridge", "13.01.2030", ""],
]


def sheet(*rows: list[str], head: list[str] = HEAD) -> bytes:
    book = Workbook()
    for row in (head, *rows):
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def send(desk: FlaskClient, content: bytes, name: str = "forms.xlsx") -> str:
    """The address of the proposal, without the token."""
    answer = desk.post(at("/sheet"), data={"sign": sign_of(desk), "file": (io.BytesIO(content), name)})
    assert answer.status_code == 302, answer.text
    return str(answer.location).removeprefix(at(""))


def accept(desk: FlaskClient, where: str, **form: object) -> str:
    answer = desk.post(at(f"{where}/accept"), data={"sign": sign_of(desk), **form})
    assert answer.status_code == 302, answer.text
    return desk.get(answer.location).text


def test_a_sheet_is_a_proposal_first_and_nothing_is_written(desk: FlaskClient, records: Path) -> None:
    before = contents(records / "signatories")
    page = desk.get(at(send(desk, sheet(*ROWS)))).text
    assert contents(records / "signatories") == before
    assert all(words in page for words in ("Nothing is written yet", "Абенова", "Who is meant?", "Atlantis"))
    assert "Date of birth: <del>–</del> → <ins>1978-05-04</ins>" in page
    assert re.search(r'<option value="full_name" selected>', page), "columns are shown as they were recognised"
    assert "not sure" in page or "not taken" in page


def test_rows_that_are_ticked_are_written_and_every_row_is_accounted_for(desk: FlaskClient, records: Path) -> None:
    where = send(desk, sheet(*ROWS))
    page = accept(desk, where, take=["2"])
    assert "1 row was written" in page
    counts = dict(re.findall(r'<th scope="row">([^<]+)</th><td class="number">(\d+)</td>', page))
    assert sum(map(int, counts.values())) == len(ROWS)
    found = pipeline.load(records)
    assert not has_errors(found.problems)
    assert found.records["abenova-aygul"].name_original == "Абенова Айгуль Маратовна"
    assert found.records["oduya-sam"].birth_date is None, "the row was not ticked"
    (change,) = history(records)
    assert (change.told.how, change.told.source) == ("import", "forms.xlsx")


def test_a_doubt_is_settled_by_a_choice(desk: FlaskClient, records: Path) -> None:
    where = send(desk, sheet(["Quil Ada", "2000-05-05", "Lowbridge", "13.01.2030", ""]))
    page = desk.get(at(where)).text
    assert "Quill Ada" in page
    accept(desk, where, **{"who-2": "0"})
    assert pipeline.load(records).records["quill-ada"].birth_date.typed == "2000-05-05"


def test_a_doubt_without_a_choice_is_left_out(desk: FlaskClient, records: Path) -> None:
    where = send(desk, sheet(["Quil Ada", "2000-05-05", "Lowbridge", "13.01.2030", ""]))
    assert "0 rows were written" in accept(desk, where, **{"who-2": ""})
    assert not list(history(records))


def test_what_was_not_taken_is_fetched_as_a_sheet_with_the_reasons(desk: FlaskClient) -> None:
    where = send(desk, sheet(*ROWS))
    assert desk.get(at(f"{where}/left.csv")).status_code == 404, "nothing was decided yet"
    accept(desk, where, take=["2", "3"])
    lines = list(csv.reader(io.StringIO(desk.get(at(f"{where}/left.csv")).data.decode("utf-8-sig"))))
    assert lines[0][1:] == HEAD
    assert any("Atlantis" in line[0] for line in lines[1:])
    with desk.get(at(f"{where}/left.xlsx")) as answer:
        assert answer.data[:2] == b"PK"
    desk.post(at("/language/ru"), data={"sign": sign_of(desk)})
    with desk.get(at(f"{where}/left.xlsx")) as answer:
        page = load_workbook(io.BytesIO(answer.data)).active
        assert (page.title, page["A1"].value) == ("Не внесено", "Что не так")


def test_the_same_sheet_twice_changes_nothing(desk: FlaskClient, records: Path) -> None:
    rows = ROWS[:2]
    accept(desk, send(desk, sheet(*rows)), take=["2", "3"])
    before = contents(records / "signatories")
    page = desk.get(at(send(desk, sheet(*rows)))).text
    assert "2 unchanged" in page
    assert contents(records / "signatories") == before


def test_a_column_is_corrected_and_remembered_for_the_next_sheet(desk: FlaskClient, records: Path) -> None:
    content = sheet(["Абенова Айгуль", "Lowbridge"], head=["ФИО", "Wohnort"])
    where = send(desk, content)
    assert "nothing says when the appeal came in" in desk.get(at(where)).text
    form = {"sign": sign_of(desk), "column-1": "full_name", "column-2": "home_place", "everywhere": "5 января 2030"}
    assert desk.post(at(f"{where}/columns"), data={**form, "remember": "yes"}).status_code == 302
    page = desk.get(at(where)).text
    assert "<ins>lowbridge</ins>" in page
    assert "<ins>2030-01-05</ins>" in page
    assert "Wohnort: home_place" in (records / "signatories/headings.yaml").read_text("utf-8")
    page = desk.get(at(send(desk, content))).text
    assert page.count('value="home_place" selected') == 1


def test_what_cannot_be_read_in_the_settings_is_told(desk: FlaskClient) -> None:
    where = send(desk, sheet(*ROWS))
    answer = desk.post(at(f"{where}/columns"), data={"sign": sign_of(desk), "everywhere": "soon"})
    assert (answer.status_code, "soon" in answer.text) == (422, True)
    answer = desk.post(at(f"{where}/columns"), data={"sign": sign_of(desk), "sheet": "Nowhere"})
    assert (answer.status_code, "There is no sheet “Nowhere”" in answer.text) == (422, True)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("list.xlsx", b"PK\x03\x04 broken", "cannot be read as a spreadsheet"),
        ("list.pdf", b"%PDF-1.7", "Files that end with “.pdf” are not read"),
        ("list.csv", b"", "holds no list"),
        ("list.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_what_the_command_refuses_is_refused_in_the_same_words(
    desk: FlaskClient, name: str, content: bytes, said: str
) -> None:
    answer = desk.post(at("/sheet"), data={"sign": sign_of(desk), "file": (io.BytesIO(content), name)})
    assert answer.status_code == 422
    assert said in answer.text


def test_a_sheet_that_is_too_large_is_refused(desk: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("complaint.records.sheets.reading.LARGEST", 100)
    answer = desk.post(at("/sheet"), data={"sign": sign_of(desk), "file": (io.BytesIO(sheet(*ROWS)), "a.xlsx")})
    assert (answer.status_code, "too large" in answer.text) == (422, True)


def test_a_list_that_changed_meanwhile_is_not_written_over(desk: FlaskClient, records: Path) -> None:
    where = send(desk, sheet(ROWS[1]))
    file = records / "signatories/signatories.csv"
    file.write_text(file.read_text("utf-8").replace("male,stated,,51", "male,stated,1977-07-07,51"), "utf-8")
    page = accept(desk, where, take=["2"])
    assert "0 rows were written" in page
    assert "changed meanwhile" in page
    assert "1977-07-07" in file.read_text("utf-8")


def test_somebody_who_came_meanwhile_is_seen_in_a_new_proposal(desk: FlaskClient, records: Path) -> None:
    first, second = send(desk, sheet(ROWS[0])), send(desk, sheet(ROWS[0]))
    accept(desk, first, take=["2"])
    answer = desk.post(at(f"{second}/accept"), data={"sign": sign_of(desk), "take": ["2"]})
    assert answer.status_code == 409
    assert "1 unchanged" in answer.text
    assert len(list(history(records))) == 1


def test_no_file_stays_behind(desk: FlaskClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    where = send(desk, sheet(*ROWS))
    assert list(folder.iterdir()) == []
    tray: Tray = desk.application.extensions["desk"].tray
    (kept,) = tray._sheets.values()
    assert kept.content
    accept(desk, where, take=["2"])
    (kept,) = tray._sheets.values()
    assert kept.content == b"", "after it was accepted the file is forgotten"
    desk.post(at(f"{where}/leave"), data={"sign": sign_of(desk)})
    assert desk.get(at(where)).status_code == 404


def test_the_tray_keeps_few_sheets_and_not_for_long() -> None:
    tray = Tray()
    keys = [tray.put(SentSheet("a", b"", Wanted(), Proposal(None), NOW)) for _ in range(MOST + 1)]
    assert [tray.get(key, NOW) is None for key in keys] == [True] + [False] * MOST
    assert tray.get(keys[-1], NOW + KEPT_FOR + timedelta(seconds=1)) is None
    assert tray.get("another", NOW) is None


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("forms.xlsx", "forms.xlsx"),
        ("../../etc/анкеты.csv", "анкеты.csv"),
        ("C:\\Users\\x\\list.ods", "list.ods"),
        ("a\nb\x00.csv", "ab.csv"),
        ("..", "sheet"),
        ("x" * 300 + ".xlsx", "x" * 80 + ".xlsx"),
    ],
)
def test_names_of_files_are_only_names(sent: str, name: str) -> None:
    assert plain_name(sent) == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_is_given_out_in_the_language_of_the_page_and_comes_back_unchanged(
    desk: FlaskClient, language: str
) -> None:
    desk.post(at(f"/language/{language}"), data={"sign": sign_of(desk)})
    with desk.get(at("/people.xlsx")) as answer:
        content = answer.data
    page = desk.get(at(send(desk, content, "people.xlsx"))).text
    assert {"en": "0 new, 0 changed", "ru": "новых – 0, изменённых – 0"}[language] in page
    with desk.get(at("/people.csv")) as answer:
        given = answer.data.decode("utf-8-sig")
        assert "Oduya" in given and {"en": "Surname", "ru": "Фамилия"}[language] in given
    assert desk.get(at("/people.pdf")).status_code == 404


def test_a_sheet_from_elsewhere_is_not_taken(desk: FlaskClient) -> None:
    data = {"file": (io.BytesIO(sheet(*ROWS)), "a.xlsx")}
    assert desk.post(at("/sheet"), data=data).status_code == 403


def test_a_place_that_is_not_on_record_is_added_or_told_on_the_page(desk: FlaskClient, records: Path) -> None:
    head = ["ФИО", "City", "Received"]
    rows = [["Абенова Айгуль", "Темиртау", "12.01.2030"], ["Дос Канат", "Lowbrige", "12.01.2030"]]
    where = send(desk, sheet(*rows, head=head))
    page = desk.get(at(where)).text
    assert "Places that are not on record" in page and 'value="Temirtau"' in page
    form = {"sign": sign_of(desk), "place-0": "city", "latin-0": "Temirtau", "within-0": "our-state"}
    answer = desk.post(at(f"{where}/places"), data={**form, "place-1": "lowbridge"})
    assert answer.status_code == 302
    page = desk.get(at(where)).text
    assert "Places that are not on record" not in page and "<ins>Temirtau</ins>" in page
    assert not (records / "signatories/history").exists()
    accept(desk, where, take=["2", "3"])
    found = pipeline.load(records).records
    assert (found["temirtau"].kind, found["temirtau"].within) == ("city", "our-state")
    assert found["abenova-aygul"].home_place == "temirtau" and "Lowbrige" in found["lowbridge"].aliases
