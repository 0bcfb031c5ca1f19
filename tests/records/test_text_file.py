"""A file is read as UTF-8 or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaint.records import text_file
from complaint.records.text_file import decode, read_text

REFUSED = [
    (b"", "empty-file"),
    (b" \n\t\n", "empty-file"),
    ("Ж".encode("cp1251"), "encoding"),
    ("a: b".encode("utf-16"), "encoding"),
    ("a: b".encode("utf-16-le"), "encoding"),
    ("a: b".encode("utf-32"), "encoding"),
]


@pytest.mark.parametrize(("content", "code"), REFUSED)
def test_what_is_no_text_in_utf_8_is_refused(content: bytes, code: str) -> None:
    text, problems = decode(content, "a.csv")
    assert text is None
    assert [problem.code for problem in problems] == [code]


def test_a_byte_order_mark_is_a_problem_but_hides_no_other() -> None:
    text, problems = decode(b"\xef\xbb\xbfid: a", "a.yaml")
    assert text == "id: a"
    assert [problem.code for problem in problems] == ["byte-order-mark"]


def test_a_wrong_byte_is_found_where_it_stands() -> None:
    _, problems = decode("äö\nüß".encode() + b"\xff", "a.csv")
    assert str(problems[0].place) == "a.csv:2:3"


def test_letters_with_combined_marks_become_one_letter() -> None:
    assert decode("é".encode(), "a.csv")[0] == "é"


@given(st.binary(max_size=100))
def test_no_bytes_give_a_traceback(content: bytes) -> None:
    decode(content, "a.csv")


def test_what_is_no_ordinary_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "target").write_text("a")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    codes = {name: read_text(tmp_path / name, name)[1][0].code for name in ("pipe", "link", "missing", ".")}
    assert codes["link"] == "symbolic-link"
    assert {codes["pipe"], codes["missing"], codes["."]} == {"unreadable-file"}


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_file, "LARGEST_FILE", 10)
    (tmp_path / "a.csv").write_text("12345678901")
    assert [problem.code for problem in read_text(tmp_path / "a.csv", "a.csv")[1]] == ["too-large"]
