"""A CSV file keeps everything that nobody wanted changed: line ends, quotation marks, order, blanks, blank lines."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint.records.changing.csv_edit import Cells, NotThereError, edited

COLUMNS = ("id", "name", "note", "more")
PLAIN = "id,name,note\na,Anna,x\nb,Ben,y\n"


def test_one_cell_changes_and_nothing_else():
    assert edited(PLAIN, [Cells("a", {"note": "new"})], [], COLUMNS) == "id,name,note\na,Anna,new\nb,Ben,y\n"


def test_a_cell_keeps_its_quotation_marks_and_gets_them_where_it_needs_them():
    text = 'id,name,note\r\na,"Anna",x\r\nb, Ben ,"y, z"\r\n'

    changed = edited(text, [Cells("a", {"name": "Ada", "note": 'says "no", twice'})], [], COLUMNS)

    assert changed == 'id,name,note\r\na,"Ada","says ""no"", twice"\r\nb, Ben ,"y, z"\r\n'


def test_a_row_comes_at_the_end_with_the_line_end_of_the_file():
    assert edited("id,name\r\na,x\r\n\r\n", [], [{"id": "c", "name": "z"}], COLUMNS) == "id,name\r\na,x\r\nc,z\r\n\r\n"
    assert edited("id,name\na,x", [], [{"id": "c"}], COLUMNS) == "id,name\na,x\nc,"
    assert edited('"id","name"\n"a","x"\n', [], [{"id": "c"}], COLUMNS) == '"id","name"\n"a","x"\n"c",""\n'


def test_a_new_file_gets_a_header():
    assert edited("", [], [{"id": "c", "more": "z"}], COLUMNS) == "id,name,note,more\nc,,,z\n"


def test_a_column_that_was_not_there_is_put_at_the_end():
    assert edited(PLAIN, [Cells("b", {"more": "m"})], [], COLUMNS) == "id,name,note,more\na,Anna,x,\nb,Ben,y,m\n"


def test_to_empty_a_cell_of_a_column_that_is_not_there_changes_nothing():
    assert edited(PLAIN, [Cells("b", {"more": ""})], [], COLUMNS) == PLAIN


def test_a_row_goes():
    assert edited(PLAIN, [Cells("a", {}, gone=True)], [], COLUMNS) == "id,name,note\nb,Ben,y\n"


@pytest.mark.parametrize("text", [PLAIN + "a,Again,z\n", "name,note\na,x\n", 'id,name\na,"x"y\n', 'id\n"a'])
def test_what_is_not_one_row_is_not_changed(text):
    with pytest.raises(NotThereError):
        edited(text, [Cells("a", {"name": "x"})], [], COLUMNS)


cells = st.text(st.sampled_from('ab,"\n ;éЖ'), max_size=6).map(str.strip)


@given(
    rows=st.lists(st.tuples(cells, cells), min_size=1, max_size=6),
    which=st.integers(0, 5),
    new=cells,
    line_end=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    last=st.booleans(),
)
def test_every_other_line_stays_byte_for_byte(rows, which, new, line_end, quoting, last):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=line_end, quoting=quoting)
    writer.writerows([("id", "name", "note"), *((f"p{number}", *row) for number, row in enumerate(rows))])
    text = out.getvalue() if last else out.getvalue().removesuffix(line_end)
    target = which % len(rows)

    changed = edited(text, [Cells(f"p{target}", {"note": new})], [], COLUMNS)

    read = list(csv.reader(io.StringIO(changed, newline=""), strict=True))
    assert [row[1:] for row in read[1:]] == [
        [name, new if number == target else note] for number, (name, note) in enumerate(rows)
    ]
    start = text.index("p0")
    assert changed.startswith(text[:start])
    if target > 0:
        assert changed[: text.index(f"p{target}")] == text[: text.index(f"p{target}")]
    if target < len(rows) - 1:
        assert changed.endswith(text[text.index(f"p{target + 1}") :])
