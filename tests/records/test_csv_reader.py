"""CSV rows are the cells that were typed, each with its place."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint.records.csv_reader import read_csv
from complaint.records.text_file import UNSEEN

COLUMNS = ("id", "name", "note")
HEADER = "id,name,note\n"
CELLS = st.text(max_size=20).filter(lambda text: not UNSEEN.search(text) and "\r" not in text)
REFUSED = [
    ("id;name;note\na;b;c\n", "separator", (1, 0)),
    ("id\tname\tnote\n", "separator", (1, 0)),
    ("id|name|note\n", "separator", (1, 0)),
    ("sep=;\nid;name;note\n", "separator", (1, 0)),
    ("a,b,c\n", "no-header", (1, 0)),
    ("id,name\n", "missing-column", (1, 0)),
    ("id,name,note,name\n", "repeated-column", (1, 4)),
    ("id,name,note,\n", "nameless-column", (1, 4)),
    ("id,name,note,nota\n", "unknown-column", (1, 4)),
    ("id,nmae,note\n", "unknown-column", (1, 2)),
    (HEADER + "a,b\n", "too-few-cells", (2, 2)),
    (HEADER + "a,b,c,d\n", "too-many-cells", (2, 4)),
    (HEADER + 'a,b"c",d\n', "stray-quote", (2, 2)),
    (HEADER + 'a,"b"c,d\n', "stray-quote", (2, 2)),
    (HEADER + 'a, "b",d\n', "stray-quote", (2, 2)),
    (HEADER + 'a,b,"c\n', "unclosed-quote", (2, 3)),
    (HEADER + 'a,b,c\n\n"d"x,e,f\n', "stray-quote", (4, 1)),
    (HEADER + 'a,"two\nlines","open"x\n', "stray-quote", (3, 3)),
    (HEADER + "a,b\u202ec,d\n", "unseen-sign", (2, 2)),
    (HEADER + "a,b,\x00\n", "unseen-sign", (2, 3)),
]


@pytest.mark.parametrize(("text", "code", "place"), REFUSED)
def test_what_does_not_add_up_is_a_problem_at_its_cell(text: str, code: str, place: tuple[int, int]) -> None:
    _, problems = read_csv(text, "a.csv", COLUMNS)
    assert (code, place) in [(problem.code, (problem.place.line, problem.place.column)) for problem in problems]


def test_a_wrong_separator_is_one_problem_and_not_one_a_column() -> None:
    rows, problems = read_csv("id;name;note\na;b;c\n", "a.csv", COLUMNS)
    assert rows is None
    assert [problem.code for problem in problems] == ["separator"]


def test_a_misspelt_column_is_told_what_it_may_mean() -> None:
    _, problems = read_csv("id,nmae,note\n", "a.csv", COLUMNS)
    assert "Did you mean “name”?" in {problem.hint for problem in problems}


def test_a_column_that_came_later_may_be_missing_and_is_read_where_it_is_there() -> None:
    rows, problems = read_csv("id,name\na,b\n", "a.csv", COLUMNS, later=("note",))
    assert problems == ()
    assert rows is not None
    assert rows[0].cells == {"id": "a", "name": "b"}
    rows, problems = read_csv(HEADER + "a,b,c\n", "a.csv", COLUMNS, later=("note",))
    assert problems == ()
    assert rows is not None
    assert rows[0].cells == {"id": "a", "name": "b", "note": "c"}


def test_an_empty_cell_is_no_cell_and_a_row_of_empty_cells_no_row() -> None:
    rows, problems = read_csv(HEADER + "a,,c\n,,\n\n , ,\nb,,\n", "a.csv", COLUMNS)
    assert problems == ()
    assert [row.cells for row in rows or ()] == [{"id": "a", "note": "c"}, {"id": " ", "name": " "}, {"id": "b"}]
    assert [row.at.line for row in rows or ()] == [2, 5, 6]


def test_columns_may_stand_in_any_order() -> None:
    rows, problems = read_csv("note,id,name\nc,a,b\n", "a.csv", COLUMNS)
    assert problems == ()
    assert rows is not None
    assert rows[0].cells == {"note": "c", "id": "a", "name": "b"}
    assert str(rows[0].places["name"]) == "a.csv:2:3"


def test_a_cell_after_a_line_break_in_another_one_stands_on_the_later_line() -> None:
    rows, _ = read_csv(HEADER + 'a,"one\ntwo\nthree",c\nb,d,e\n', "a.csv", COLUMNS)
    assert rows is not None
    assert [str(rows[0].places[column]) for column in COLUMNS] == ["a.csv:2:1", "a.csv:2:2", "a.csv:4:3"]
    assert rows[1].at.line == 5


def test_windows_line_ends_count_once() -> None:
    rows, problems = read_csv("id,name,note\r\na,b,c\r\nd,e,f\r\n", "a.csv", COLUMNS)
    assert problems == ()
    assert [row.at.line for row in rows or ()] == [2, 3]


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=6))
def test_what_a_spreadsheet_writes_is_read_back_with_its_places(table: list[tuple[str, str, str]]) -> None:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    starts = []
    for cells in table:
        starts.append(file.getvalue().count("\n") + 1)
        writer.writerow(cells)
    rows, problems = read_csv(file.getvalue(), "a.csv", COLUMNS)
    assert problems == ()
    kept = [(line, cells) for line, cells in zip(starts, table, strict=True) if any(cells)]
    assert [(row.at.line, row.cells) for row in rows or ()] == [
        (line, {column: cell for column, cell in zip(COLUMNS, cells, strict=True) if cell}) for line, cells in kept
    ]


@given(st.text(max_size=200))
def test_no_text_gives_a_traceback(text: str) -> None:
    _, problems = read_csv(text, "a.csv", COLUMNS)
    for problem in problems:
        assert 1 <= problem.place.line <= text.count("\n") + text.count("\r") + 2


@given(st.text(alphabet='ab,;"\n\r\t', max_size=80))
def test_no_csv_gives_a_traceback(text: str) -> None:
    read_csv(HEADER + text, "a.csv", COLUMNS)
