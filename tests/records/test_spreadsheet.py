"""The list of contacts as an Excel file from somebody else: read, or refused in words, and never slowly."""

from __future__ import annotations

import io
import time
import zipfile
from random import Random

import pytest
from openpyxl import Workbook

from complaint.records.spreadsheet import as_csv


def book(*rows: list[object]) -> bytes:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


WHOLE = book(["id", "name"], ["one", "Ada Quill"])


def test_it_is_read() -> None:
    assert as_csv(WHOLE, "a.xlsx") == ("id,name\none,Ada Quill\n", ())


def test_no_damage_gives_a_traceback() -> None:
    chance = Random(1)  # noqa: S311 - no secret
    for _ in range(400):
        content = bytearray(WHOLE)
        for _ in range(chance.choice((1, 2, 5))):
            place = chance.randrange(len(content))
            content[place : place + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
        text, problems = as_csv(bytes(content), "a.xlsx")
        assert text is not None or problems


def test_what_swells_is_refused_at_once() -> None:
    """A file of 200 KB that kept the program busy for a minute, with 2 GB of memory."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("xl/sharedStrings.xml", b"<sst>" + b"<si><t/></si>" * 2_000_000 + b"</sst>")
    assert len(out.getvalue()) < 200_000
    began = time.monotonic()
    text, (problem,) = as_csv(out.getvalue(), "a.xlsx")

    assert text is None
    assert "too large when unpacked" in problem.message
    assert time.monotonic() - began < 2


def test_a_formula_is_a_problem_and_not_run() -> None:
    text, problems = as_csv(book(["id", "name"], ["one", '=HYPERLINK("http://127.0.0.1:9")']), "a.xlsx")
    assert text == "id,name\none,\n"
    assert [problem.place.line for problem in problems] == [2]


@pytest.mark.parametrize("entity", ['SYSTEM "file:///etc/hostname"', '"expanded"'])
def test_declared_entities_are_refused(entity: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b"Ada Quill", b"&x;")
            if b"&x;" in content:
                start, sign, rest = content.partition(b"<sst" if b"<sst" in content else b"<worksheet")
                content = start + f"<!DOCTYPE x [<!ENTITY x {entity}>]>".encode() + sign + rest
            new.writestr(name, content)
    text, (problem,) = as_csv(out.getvalue(), "a.xlsx")
    assert text is None
    assert "declares entities" in problem.message
