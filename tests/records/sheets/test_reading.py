"""Sheets of all kinds are read, and hostile or broken ones refused with a reason, in time and without harm."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from complaint.records.sheets import reading
from complaint.records.sheets.csv_text import Unreadable, rows_of
from complaint.records.sheets.formulas import guarded, unguarded
from complaint.records.sheets.reading import read_sheets

FILES = Path(__file__).with_name("files")
LINES = 'Фамилия{0}Имя{0}Город\nИванов{0}Иван{0}Алматы\nPetrov{0}"Пётр; {0} second"{0}Astana\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_csv_is_read_in_its_letters_and_with_its_separator(encoding, sign):
    rows = list(rows_of(LINES.format(sign).encode(encoding)))

    assert rows[1] == (2, ("Иванов", "Иван", "Алматы"))
    assert rows[2] == (3, ("Petrov", f"Пётр; {sign} second", "Astana"))


def test_csv_may_say_its_separator_and_hold_line_breaks():
    assert list(rows_of(b'sep=;\r\na;b\r\n"x\ny";z\r\nu;v')) == [(2, ("a", "b")), (3, ("x\ny", "z")), (5, ("u", "v"))]


@pytest.mark.parametrize("content", [b"\x00\x01\x02", b"a,b\n\x98\xff", b"\xff\xfe\x00"])
def test_what_is_no_text_is_refused(content):
    with pytest.raises(Unreadable):
        list(rows_of(content))


@given(st.binary(max_size=200))
def test_any_bytes_are_rows_or_refused(content):
    try:
        list(rows_of(content))
    except Unreadable as reason:
        assert reason.code


@given(st.text(max_size=20))
def test_what_is_guarded_against_formulas_comes_back_as_it_was(text):
    assert unguarded(guarded(text)) == text
    assert guarded(text).lstrip()[:1] not in tuple("=+-@＝＋－＠") or not text.strip()


@pytest.mark.parametrize("name", ["answers.xls", "answers.ods"])
def test_spreadsheets_of_other_programs_are_read(name):
    (sheet,), problems = read_sheets(FILES / name)

    assert not problems and sheet.name == "Ответы"  # neither the empty sheet nor the hidden one
    assert sheet.rows[1] == (
        2,
        ("Абенова Айгуль Маратовна", "1975-03-12", "49", "Lindenau", "2024-09-01 10:30:00", "да"),
    )
    assert sheet.rows[2][1][2] == "44"  # the last value of a formula


def book(path: Path, *rows: list[object]) -> Path:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    made.save(path)
    return path


def test_an_excel_file_is_read_and_its_sheet_can_be_named(tmp_path):
    path = book(tmp_path / "a.xlsx", ["id", "n"], [], ["a", 1.0], ["b", 1.5], ["c", True])

    (sheet,), _ = read_sheets(path, "Sheet")
    assert sheet.rows == ((1, ("id", "n")), (3, ("a", "1")), (4, ("b", "1.5")), (5, ("c", "yes")))
    assert read_sheets(path, "Other")[1][0].code == "sheet-missing"


def rewritten(path: Path, name: str, change) -> Path:
    """The file with one part changed."""
    target = path.with_name(f"changed-{path.name}")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            content = old.read(entry)
            new.writestr(entry, change(content) if entry == name else content)
    return target


def test_a_file_that_swells_is_refused(tmp_path, monkeypatch):
    path = book(tmp_path / "a.xlsx", ["id"])
    bomb = rewritten(path, "xl/worksheets/sheet1.xml", lambda content: content + b" " * 210_000_000)
    assert bomb.stat().st_size < 1_000_000

    assert read_sheets(bomb)[1][0].code == "sheet-too-large"


def test_a_file_that_lies_about_its_size_gets_no_more_memory_than_it_may(tmp_path, monkeypatch):
    path = book(tmp_path / "a.xlsx", ["id"])
    row = b"<row>" + b'<c t="inlineStr"><is><t>aaaaaaaaaa</t></is></c>' * 100 + b"</row>"
    bomb = rewritten(path, "xl/worksheets/sheet1.xml", lambda content: content.replace(b"</sheetData>", row * 25_000))
    monkeypatch.setattr(reading, "LARGEST_UNPACKED", 10**12)

    assert read_sheets(bomb)[1][0].code in ("sheet-gave-up", "sheet-damaged", "sheet-too-large")


def test_a_sheet_with_a_cell_far_away_is_refused(tmp_path):
    made = Workbook()
    made.active["A1"], made.active["XFD1048576"] = "id", "far"
    made.save(tmp_path / "far.xlsx")

    assert read_sheets(tmp_path / "far.xlsx")[1][0].code in ("sheet-too-large", "sheet-gave-up")


def test_entities_and_outside_links_are_not_followed(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", "utf-8")
    path = book(tmp_path / "a.xlsx", ["id"], ["&x;"])
    doctype = f'<!DOCTYPE x [<!ENTITY x SYSTEM "file://{secret}">]>'.encode()

    def attacked(content: bytes) -> bytes:
        start, sign, rest = content.partition(b"<sst") if b"<sst" in content else content.partition(b"<worksheet")
        return start + doctype + sign + rest.replace(b"&amp;x;", b"&x;")

    for part in ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"):
        sheets, _ = read_sheets(rewritten(path, part, attacked))
        assert "SECRET" not in repr(sheets)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xlsx", b"PK\x03\x04 and no more", "sheet-damaged"),
        ("a.xlsx", b"plain text", "sheet-damaged"),
        ("a.xls", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1000), "sheet-damaged"),
        ("a.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "sheet-protected"),
        ("a.csv", b"", "sheet-empty"),
        ("a.csv", b'a,b\n"never closed', None),
        ("a.pdf", b"%PDF", "sheet-kind"),
        ("a.csv", bytes(100), "sheet-encoding"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path, name, content, code):
    (tmp_path / name).write_bytes(content)

    _, problems = read_sheets(tmp_path / name)

    assert [problem.code for problem in problems] == ([code] if code else [])


def test_a_file_that_is_not_there_or_too_large_is_told(tmp_path):
    assert read_sheets(tmp_path / "none.csv")[1][0].code == "unreadable-file"
    with (tmp_path / "large.csv").open("wb") as file:
        file.truncate(reading.LARGEST + 1)
    assert read_sheets(tmp_path / "large.csv")[1][0].code == "sheet-too-large"


@given(
    st.lists(
        st.lists(st.text(st.sampled_from('aЖ",;\n é'), max_size=5), min_size=2, max_size=4), min_size=1, max_size=5
    )
)
def test_cells_come_back_as_they_were_written(rows):
    width = max(map(len, rows))
    rows = [["a", *("b" for _ in range(width - 1))], *([*row, *[""] * (width - len(row))] for row in rows)]
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)

    assert [list(cells) for _, cells in rows_of(out.getvalue().encode("utf-8-sig"))] == rows


@pytest.mark.parametrize("name", ["locked.xls", "locked.ods", "locked.xlsx"])
def test_a_file_with_a_password_is_told_whatever_program_set_it(name):
    """The first two as LibreOffice 7.4 saved them with a password, the third encrypted as Excel does it."""
    sheets, (problem,) = read_sheets(FILES / name)

    assert not sheets and problem.code == "sheet-protected"
    assert "without “Save with password”" in problem.hint
