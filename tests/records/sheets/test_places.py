"""A place that is not on record is never guessed, and added only when somebody says so; then all rows with it come."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from complaint.problems import has_errors
from complaint.records.changing import history, texts_of, undo
from complaint.records.changing.checking import load_steadily
from complaint.records.sheets.places import Unknown
from complaint.records.sheets.proposal import CHANGED, NEW, REJECTED, UNCHANGED
from complaint.records.sheets.taking_in import Proposal, Wanted, accept, propose
from tests.records.changing.people import ANNA, copied
from tests.small_project import contents

HEAD = ("ФИО", "Город", "Дата обращения")
ROWS = (
    ("Абенова Айгуль", "г. Темиртау", "01.09.2024"),
    ("Дос Канат", "Темиртау", "01.09.2024"),
    ("Сейт Лаура", "Lindenau", "01.09.2024"),
    ("Оспан Мади", "Lindenow", "01.09.2024"),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows((HEAD, *ROWS))
    (tmp_path / "list.csv").write_text(out.getvalue(), "utf-8")
    return tmp_path / "list.csv"


def proposed(root: Path, file: Path, **places: str) -> Proposal:
    return propose(root, file, ANNA, Wanted(places=places))


def places(root: Path) -> dict[str, dict[str, object]]:
    return {name: dict(text.fields) for (_, name), text in texts_of(root, "place").items()}


def test_what_is_not_on_record_is_told_once_with_its_rows_and_what_may_be_meant(root: Path, file: Path) -> None:
    before = contents(root / "cases")
    found = proposed(root, file)
    assert [row.kind for row in found.rows] == [REJECTED, REJECTED, NEW, REJECTED]
    assert found.unknown == (Unknown("Темиртау", (), (2, 3)), Unknown("Lindenow", ("lindenau",), (5,)))
    assert not accept(root, found.rows, ANNA).refused
    assert contents(root / "cases") == before


def test_a_new_place_comes_with_the_rows_that_need_it_in_one_change(root: Path, file: Path) -> None:
    found = proposed(root, file, Темиртау="new city in Veloria")
    assert [row.kind for row in found.rows] == [NEW, NEW, NEW, REJECTED]
    assert [(row.changes[0].type, row.changes[0].id) for row in found.rows[:3]] == [
        ("place", "temirtau"),
        ("place", "temirtau"),
        ("signatory", "seyt-laura"),
    ]
    assert not accept(root, found.rows[1:], ANNA).refused
    assert places(root)["temirtau"] == {
        "id": "temirtau",
        "name": "Temirtau",
        "kind": "city",
        "within": "veloria",
        "sort_as": "Темиртау",
        "origin": "list.csv",
    }
    assert not has_errors(load_steadily(root)[1])
    assert proposed(root, file).of(UNCHANGED, NEW) == proposed(root, file).rows[:3], "now it is on record"


def test_a_place_that_no_accepted_row_needs_is_not_added(root: Path, file: Path) -> None:
    found = proposed(root, file, Темиртау="new city")
    assert not accept(root, found.rows[2:], ANNA).refused
    assert "temirtau" not in places(root)


def test_a_place_on_record_remembers_the_other_name(root: Path, file: Path) -> None:
    found = proposed(root, file, Lindenow="lindenau", Темиртау="Port Saker")
    assert [row.kind for row in found.rows] == [NEW] * 4
    assert not accept(root, found.rows, ANNA).refused
    assert places(root)["lindenau"]["aliases"] == "Lindenow"
    assert places(root)["port-saker"]["aliases"] == "Темиртау"
    assert {row.kind for row in proposed(root, file).rows} == {UNCHANGED}, "and the same sheet needs no telling"


def test_two_names_of_one_place_are_both_remembered(root: Path, file: Path) -> None:
    assert not accept(root, proposed(root, file, Lindenow="lindenau", Темиртау="lindenau").rows, ANNA).refused
    assert places(root)["lindenau"]["aliases"] == "Lindenow; Темиртау"


def test_a_name_in_latin_letters_can_be_given_and_an_id_in_use_is_not_taken_twice(root: Path, file: Path) -> None:
    found = proposed(root, file, Lindenow="new village Lindenau", Темиртау="new town Temir-Tau in veloria")
    assert not accept(root, found.rows, ANNA).refused
    assert places(root)["lindenau-2"] | {"origin": ""} == {
        "id": "lindenau-2",
        "name": "Lindenau",
        "kind": "village",
        "aliases": "Lindenow",
        "origin": "",
    }
    assert places(root)["temir-tau"]["name"] == "Temir-Tau"


@pytest.mark.parametrize("said", ["atlantis", "new planet", "new city in atlantis", "new", ""])
def test_what_says_nothing_is_told_and_nothing_is_proposed(root: Path, file: Path, said: str) -> None:
    found = proposed(root, file, Темиртау=said)
    assert [problem.code for problem in found.problems] == ["place-unclear"]
    assert not found.rows


def test_a_new_place_is_in_the_history_and_goes_when_the_import_is_undone(root: Path, file: Path) -> None:
    before = places(root)
    accept(root, proposed(root, file, Темиртау="new city").rows, ANNA)
    (one,) = history(root)
    assert ("place", "temirtau", "add") in {(record.type, record.id, record.kind) for record in one.records}
    assert not undo(root, one.id, ANNA).refused
    assert places(root) == before


def test_somebody_who_moves_to_a_new_place_is_a_change(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "moved.csv"
    file.write_text("ФИО;Дата рождения;Город\nДрозд Павел Иванович;02.04.1971;Темиртау\n", "utf-8")
    (row,) = proposed(root, file, Темиртау="new city").rows
    (settled,) = (row.settled(choice) for choice in row.choices if choice.person)
    assert settled.kind == CHANGED and [wish.type for wish in settled.needed] == ["place"]
    assert not accept(root, [settled], ANNA).refused and "temirtau" in places(root)
