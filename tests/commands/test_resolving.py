"""`complaint resolve`: names in a pasted text become people of the list, or are asked about."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from tests.conftest import Command

PASTED = "Lowbridge: Sam Oduya, Ada Quil; Atlantis: Wren Nobody"


def test_each_name_is_told_with_who_is_meant_and_why(complaint: Command, small_project: Path) -> None:
    result = complaint("resolve", PASTED, "--project", small_project, "--format", "json")
    rows = json.loads(result.stdout)
    assert [(row["written"], row["place"], row["found"], row["person"]) for row in rows] == [
        ("Sam Oduya", "lowbridge", "exact", "oduya-sam"),
        ("Ada Quil", "lowbridge", "likely", "quill-ada"),
        ("Atlantis", None, "no such place", None),
        ("Wren Nobody", None, "unknown", None),
    ]
    assert rows[1]["why"].startswith("the surname")
    assert result.exit_code == 1


def test_a_list_of_known_people_leaves_nothing_to_ask(complaint: Command, small_project: Path) -> None:
    result = complaint("resolve", "Oduya Sam and Quill Ada", "--project", small_project)
    assert result.exit_code == 0
    assert "exact" in result.stdout


def test_an_event_gives_rows_that_can_be_entered(complaint: Command, small_project: Path) -> None:
    options = ("--event", "silent-walk", "--mode", "summoned", "--origin", "a message", "--project", small_project)
    result = complaint("resolve", PASTED, *options)
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["id"], row["person"], row["place"], row["mode"], row["origin"]) for row in rows] == [
        ("silent-walk-oduya-sam-summoned", "oduya-sam", "lowbridge", "summoned", "a message"),
        ("silent-walk-quill-ada", "quill-ada", "lowbridge", "summoned", "a message"),
    ]
    assert "“Wren Nobody”: nobody on the list is known so" in result.stderr
    assert "“Atlantis”: no place on record has this name" in result.stderr
    assert result.exit_code == 1


def test_rows_of_an_event_check_clean_once_entered(complaint: Command, project: Path) -> None:
    options = ("--event", "silent-walk", "--mode", "summoned", "--origin", "a message", "--project", project)
    file = project / "cases/participations.csv"
    new = complaint("resolve", "Lowbridge: Ada Quill", *options)
    with file.open(encoding="utf-8") as known:
        header = next(csv.reader(known))
    (row,) = csv.DictReader(io.StringIO(new.stdout))
    out = io.StringIO()
    csv.DictWriter(out, header, lineterminator="\n").writerow({**dict.fromkeys(header, ""), **row})
    file.write_text(file.read_text("utf-8") + out.getvalue(), "utf-8")
    assert complaint("check", "--project", project).exit_code == 0
    again = complaint("resolve", "Lowbridge: Ada Quill", *options)
    assert "“Ada Quill” is entered already" in again.stderr
    assert list(csv.DictReader(io.StringIO(again.stdout))) == []


def test_a_text_in_a_file_may_be_in_cyrillic(complaint: Command, small_project: Path, tmp_path: Path) -> None:
    file = tmp_path / "message.txt"
    file.write_text("Сэм Одуя;\n", "utf-8-sig")
    result = complaint("resolve", "--file", file, "--project", small_project, "--format", "json")
    assert json.loads(result.stdout)[0]["written"] == "Сэм Одуя"


def test_wrong_use_is_told_in_one_sentence(complaint: Command, small_project: Path, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("Сэм".encode("cp1251"))
    for arguments, told in (
        ((), "give the text"),
        (("...",), "there is no name in the text"),
        (("--file", tmp_path / "old.txt"), "not text in UTF-8"),
        (("Sam", "--event", "silent-wlk"), "Did you mean “silent-walk”?"),
        (("Sam", "--event", "silent-walk", "--mode", "sumoned"), "Did you mean “summoned”?"),
        (("Sam", "--event", "silent-walk", "--mode", "summoned"), "--origin"),
    ):
        result = complaint("resolve", *arguments, "--project", small_project)
        assert result.exit_code == 2
        assert told in " ".join(result.stderr.split())
