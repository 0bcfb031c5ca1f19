"""The spreadsheet says with words what it says with colours, calculates nothing, and is the same bytes every time."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from complaint.filing.matrix import STATUSES
from complaint.output.matrix.sheet import spreadsheet
from complaint.output.matrix.wording import COLOURS
from tests.output.matrix.sample import FORMULA, MARKUP, SAMPLE

CONTENT = spreadsheet(SAMPLE)
BOOK = openpyxl.load_workbook(BytesIO(CONTENT))


def values(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_there_is_a_sheet_for_each_question() -> None:
    assert BOOK.sheetnames == ["Who can go where", "Officials", "What is missing", "Recipients", "Signs"]


def test_without_dossiers_there_is_no_sheet_about_officials() -> None:
    book = openpyxl.load_workbook(BytesIO(spreadsheet(replace(SAMPLE, officials=(), dossiers=()))))
    assert "Officials" not in book.sheetnames


def test_people_stand_against_recipients_with_a_word_a_sign_and_a_colour() -> None:
    sheet = BOOK["Who can go where"]
    found = values(sheet)
    assert found[0][0] == "Collective complaint (Veloria): who can go where on 2024-11-05"
    assert found[2][:9] == ["id", "person", "place", "goes", "warned", "blocked", "Letters", "Committee", "Court"]
    assert found[3][:9] == ["orlan-vesna", "Orlan Vesna", "Lindenau", 1, 0, 1, "✓ goes", "✗ blocked", "– closed"]
    assert found[4][1] == "drozd-pavel", "who is not to be named goes by the id"
    colours = {sheet.cell(4, place).fill.start_color.rgb for place in (7, 8, 9)}
    assert colours == {f"FF{COLOURS[status][0][1:].upper()}" for status in ("goes", "blocked", "closed")}


def test_below_stand_the_counts() -> None:
    rows = {row[1]: row[6:9] for row in values(BOOK["Who can go where"]) if str(row[1]).endswith("in all")}
    assert rows["goes, in all"] == [1, 0, 0]
    assert rows["closed, in all"] == [0, 0, 3]
    assert len(rows) == len(STATUSES)


def test_the_heads_stay_in_sight() -> None:
    assert BOOK["Who can go where"].freeze_panes == "D4"
    assert BOOK["What is missing"].freeze_panes == "A2"
    assert BOOK["Who can go where"].print_title_rows == "$1:$3"
    assert BOOK["Who can go where"].print_title_cols == "$B:$B"


def test_what_is_missing_is_a_line_for_each_person_and_thing() -> None:
    found = values(BOOK["What is missing"])[1:]
    assert ["Letters", "drozd-pavel", "drozd-pavel", "! warned", "The last that is told is old (2020-01-01)"] in found
    assert [
        "Sanctions",
        "official-stark-l",
        "L. Stark",
        "✗ blocked",
        "The official is not known by a full name",
    ] in found
    assert len(found) == 5


def test_recipients_tell_their_door() -> None:
    found = {row[1]: row for row in values(BOOK["Recipients"])[1:]}
    assert found["court"][3] == "The State is no member. Open from 2020-12-07. Open instead: letters."
    assert found["letters"][3] == "Open."
    assert found["letters"][9] == "warn: A treaty is cited without an article"
    assert found["letters"][4:9] == [1, 1, 1, 0, 0]


def test_nothing_is_ever_calculated() -> None:
    cells = [cell for sheet in BOOK for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert FORMULA in [cell.value for cell in cells]
    assert MARKUP in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    with zipfile.ZipFile(BytesIO(CONTENT)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)


def test_the_same_matrix_gives_the_same_bytes_whenever_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    import openpyxl.packaging.core as core

    class Later(core.datetime.datetime):  # type: ignore[misc,name-defined]
        @classmethod
        def now(cls, tz: object = None) -> Later:  # type: ignore[override]
            return cls(2031, 1, 1)

    monkeypatch.setattr(core.datetime, "datetime", Later)
    assert spreadsheet(SAMPLE) == CONTENT
    with zipfile.ZipFile(BytesIO(CONTENT)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        told = archive.read("docProps/core.xml").decode()
    assert told.count("2024-11-05T00:00:00Z") == 2
    assert "openpyxl" not in told
