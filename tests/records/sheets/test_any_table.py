"""Whatever stands in a sheet, an import proposes or refuses, and never falls over."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from complaint.records.sheets.columns import columns
from complaint.records.sheets.proposal import KINDS, NEW
from complaint.records.sheets.taking_in import accept, propose
from tests.records.changing.people import ANNA
from tests.small_project import SKELETON

headings = st.sampled_from(
    [heading for column in columns().values() for group in column.headings.values() for heading in group]
)
words = st.sampled_from(
    [
        "Абенова Айгуль",
        "Reed",
        "our-state",
        "12.03.1975",
        "held",
        "yes",
        "нет",
        "file; represent",
        "47 лет",
        "full",
        "",
        "0",
        "-",
        "=1+1",
        "2024-09-01T10:00:00",
        "1975",
        "\u202eevil",
        "x" * 3000,
        "a\nb",
        "'",
        '"',
        "\ufeff",
        "é",
        "́",
    ]
)
cells = st.one_of(words, st.text(max_size=12))
names = st.one_of(
    st.sampled_from(["Абенова Айгуль Маратовна", "Абенова Айгуль", "Abenova Aigul", "Reed, Omar", "X"]), cells
)
places = st.sampled_from(["our-state", "Name of the State", "Name of the State", "elsewhere"])
received = st.sampled_from(["2024-09", "01.09.2024", "held", ""])


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(SKELETON, tmp_path_factory.mktemp("any") / "project"))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    head=st.lists(st.one_of(headings, st.text(max_size=15)), max_size=8),
    rows=st.lists(
        st.tuples(names, places, received, st.lists(st.one_of(st.just(""), st.just(""), cells), max_size=3)), max_size=6
    ),
    letters=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_any_table_is_proposed_or_refused(root, head, rows, letters):
    out = io.StringIO()
    table = [["ФИО", "Город", "Дата обращения", *head], *([*row[:3], *row[3]] for row in rows)]
    csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL).writerows(table)
    file = root.parent / "any.csv"
    file.write_bytes(out.getvalue().encode(letters, "replace"))

    proposal = propose(root, file, ANNA)

    if proposal.sheet is None:
        assert proposal.problems
        return
    assert all(row.kind in KINDS for row in proposal.rows)
    assert [row.row for row in proposal.rows] == [number for number, _ in proposal.sheet.rows]
    done = accept(root, proposal.rows, ANNA)
    assert not done.refused or proposal.problems, done
    event(f"new {len(proposal.of(NEW))}, written {done.done is not None}")
    if proposal.of(NEW) and done.done is not None:
        assert not propose(root, file, ANNA).of(NEW), "the second time nobody is new"
