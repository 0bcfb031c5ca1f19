"""How findings are printed: problems by place, CSV that no spreadsheet takes for formulas, JSON as it is."""

from __future__ import annotations

import csv
import io

import pytest

from complaint.commands.printing import as_csv, as_json, as_table, problems_as_text, rows_as, tally
from complaint.problems import Place, Problem, Severity, error, warning


@pytest.mark.parametrize(
    "dangerous",
    ["=1+1", "+7 900", "-1", "@SUM(A1)", "\t=1", "\n=1", "  =1+1", "＝1", "＋1", "－1", "＠x", "\u00a0=1"],
)
def test_a_cell_never_begins_a_formula(dangerous, capsys):
    as_csv([{"name": dangerous, "list": [dangerous, "b"]}])
    ((name, listed),) = list(csv.reader(io.StringIO(capsys.readouterr().out, newline="")))[1:]

    assert name == f"'{dangerous}"
    assert listed == f"'{dangerous}, b"


def test_every_line_break_in_a_cell_is_one_that_does_not_end_the_row(capsys):
    as_csv([{"name": "a\rb\r\n=c", "other": "\r=1"}])

    assert capsys.readouterr().out == 'name,other\n"a\nb\n=c","\'\n=1"\n'


@pytest.mark.parametrize("harmless", ["Tarn", "2030-01-09", "1.10", "007", "a=b", "Жанна", 'says "no", twice'])
def test_other_cells_are_printed_as_they_are(harmless, capsys):
    as_csv([{"name": harmless}])

    assert list(csv.reader(io.StringIO(capsys.readouterr().out)))[1:] == [[harmless]]


def test_flags_lists_and_what_is_not_known_are_for_people(capsys):
    as_csv([{"a": True, "b": False, "c": None, "d": ("x", "y"), "e": 3}])

    assert capsys.readouterr().out == 'a,b,c,d,e\nyes,no,,"x, y",3\n'


def test_no_rows_still_have_a_header(capsys):
    rows_as("csv", [], columns=("id", "title"))
    rows_as("json", [], columns=("id", "title"))
    rows_as("table", [], columns=("id", "title"))

    assert capsys.readouterr().out == "id,title\n[]\nnothing to show\n"


def test_json_keeps_letters_and_types(capsys):
    as_json({"name": "Жанна", "age": 3, "there": True})

    assert capsys.readouterr().out == '{\n  "name": "Жанна",\n  "age": 3,\n  "there": true\n}\n'


def test_a_table_does_not_read_marks_in_what_people_typed(capsys):
    as_table([{"title": "[bold]x[/bold] [[id]] :smile:"}])

    assert "[bold]x[/bold] [[id]] :smile:" in capsys.readouterr().out


def test_a_problem_begins_with_its_place_so_that_editors_can_jump_there(capsys):
    problems_as_text(
        [
            error("a", Place("cases/events.yaml", 3, 5), "is wrong", "do this"),
            warning("b", Place("build"), "is odd"),
            Problem(Severity.NOTE, "c", Place(), "by the way"),
        ]
    )

    assert capsys.readouterr().out == (
        "cases/events.yaml:3:5: error: is wrong\n    do this\nbuild: warning: is odd\nnote: by the way\n"
    )


@pytest.mark.parametrize(
    ("severities", "said"),
    [([], "no problems"), (["error"], "1 error"), (["warning", "error", "error"], "2 errors, 1 warning")],
)
def test_the_tally(severities, said):
    assert tally([Problem(Severity(severity), "x", Place(), "m") for severity in severities]) == said
