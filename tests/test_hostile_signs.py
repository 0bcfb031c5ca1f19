"""Signs that nobody types in good faith, on every way into the records: told, or left out, or kept; never a traceback.

Whatever an import takes, the list can be loaded afterwards. The ways are tried with any text as well.
"""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from complaint import pipeline
from complaint.records.contact_list import import_contacts
from complaint.records.files import check_text
from complaint.records.names.finding import People
from complaint.records.names.parts import parts_of
from complaint.records.names.pasted import names_in
from complaint.records.names.people import person_from
from complaint.records.schemas import schemas
from complaint.records.sheets.taking_in import accept, propose
from complaint.records.spreadsheet import as_csv
from tests.conftest import Command
from tests.records.changing.people import ANNA
from tests.small_project import make_small_project, write

SIGNS = {
    "half of a sign": "a\ud800b",
    "the other half": "a\udfffb",
    "halves the wrong way round": "\udc00\ud800",
    "an end of text": "a\0b",
    "a bell": "a\x07b",
    "a sign that is none": "a\ufffeb",
    "text turned round": "a\u202eb",
    "an isolate that is never closed": "a\u2067b",
    "a sign without width": "a\u200bb",
    "a joiner": "a\u200db",
    "a mark of byte order": "a\ufeffb",
    "a flood of marks": "a" + "\u0301" * 5_000,
    "letters of two alphabets": "Pаvel",
    "a sign beyond the first plane": "𠮷𐌰😀",
    "a tag that nobody sees": "a\U000e0041b",
    "a line break of its own kind": "a\u2028b",
    "a next line": "a\x85b",
    "a very long word": "x" * 100_000,
}
HEAD = ["Surname", "Given name", "Place", "Date received"]


def row(sign: str) -> list[str]:
    return [f"Reed{sign}", "Omar", "Lowbridge", "2030-01-12"]


def table(sign: str) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([HEAD, row(sign)])
    return out.getvalue()


def book(sign: str, head: list[str], cells: list[str]) -> bytes:
    """A workbook with a sign in its texts that no program would write."""
    made = Workbook()
    made.active.append(head)
    made.active.append([cell.replace(sign, "PLACEHOLDER") for cell in cells])
    before, after = io.BytesIO(), io.BytesIO()
    made.save(before)
    with zipfile.ZipFile(before) as source, zipfile.ZipFile(after, "w") as target:
        for name in source.namelist():
            content = source.read(name).replace(b"PLACEHOLDER", sign.encode("utf-8", "surrogatepass"))
            target.writestr(name, content)
    return after.getvalue()


SHEETS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "CSV in UTF-8": ("a.csv", lambda sign: table(sign).encode("utf-8", "surrogatepass")),
    "CSV in UTF-16": ("a.csv", lambda sign: table(sign).encode("utf-16", "surrogatepass")),
    "XLSX": ("a.xlsx", lambda sign: book(sign, HEAD, row(sign))),
}


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_small_project(tmp_path_factory.mktemp("signs") / "project")


@pytest.fixture
def records(start: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(start, tmp_path / "project"))


def loads(root: Path) -> bool:
    """Whether the list can still be read, to its end."""
    return not [p for p in pipeline.load(root).problems if p.code in ("unseen-sign", "encoding", "unreadable-file")]


@pytest.mark.parametrize("kind", SHEETS)
@pytest.mark.parametrize("what", SIGNS)
def test_a_sheet_with_such_a_sign_is_taken_so_that_the_list_loads_or_refused(
    what: str, kind: str, records: Path, tmp_path: Path
) -> None:
    name, made = SHEETS[kind]
    file = write(tmp_path, name, made(SIGNS[what]))
    proposal = propose(records, file, ANNA)
    done = accept(records, proposal.rows, ANNA)

    assert proposal.problems or proposal.rows
    assert done.done is not None or done.problems or proposal.problems or all(row.reasons for row in proposal.rows)
    assert loads(records)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("what", SIGNS)
def test_contacts_with_such_a_sign_are_taken_or_refused(what: str, form: str, records: Path, tmp_path: Path) -> None:
    sign = SIGNS[what]
    head, cells = list(schemas()["contact"].fields), dict.fromkeys(schemas()["contact"].fields, "")
    cells |= {"id": "pc-norland", "recipient": "leaflet", "form_of_address": "mr", "name": f"Otto {sign}"}
    cells |= {"surname": "Brand", "address": "1 Square", "certainty": "read", "verified_on": "2030-01-20"}
    cells |= {"origin": "invented"}
    out = io.StringIO()
    csv.writer(out).writerows([head, list(cells.values())])
    content = (
        out.getvalue().encode("utf-8", "surrogatepass") if form == "csv" else book(sign, head, list(cells.values()))
    )
    done = import_contacts(records, write(tmp_path, f"a.{form}", content), replace=False, check=lambda _: ())

    assert done.problems or done.added
    assert loads(records)


@pytest.mark.parametrize("what", SIGNS)
def test_a_pasted_name_with_such_a_sign_is_found_or_asked_about(
    what: str, records: Path, complaint: Command, tmp_path: Path
) -> None:
    sign = SIGNS[what]
    told = complaint("resolve", f"Lowbridge: Oduya Sam{sign}", "--project", records)
    file = write(tmp_path, "pasted.txt", f"Lowbridge: Oduya Sam{sign}".encode("utf-8", "surrogatepass"))
    read = complaint("resolve", "--file", file, "--project", records)

    for one in (told, read):
        assert isinstance(one.exception, SystemExit | None), one.exc_info
        assert one.output


@pytest.mark.parametrize("what", SIGNS)
def test_a_change_from_the_command_line_with_such_a_sign_leaves_a_list_that_loads(
    what: str, records: Path, complaint: Command
) -> None:
    told = complaint(
        "signatories", "edit", "oduya-sam", f"occupation=baker {SIGNS[what]}", "--by", "Anna", "--project", records
    )

    assert isinstance(told.exception, SystemExit | None), told.exc_info
    assert loads(records)


# --- any text ------------------------------------------------------------------------------------------------------

texts = st.text(
    st.one_of(st.characters(), st.sampled_from("\0\u202e\u200b\u0301:;,-\n\t\"'[]{}#&*!|>%@`=")), max_size=60
)
PERSON = People([person_from("oduya-sam", parts_of("Oduya Sam"))])


@given(texts)
def test_any_pasted_text_is_names_or_none(text: str) -> None:
    found = names_in(text, PERSON, {"lavbrij": "lowbridge"})
    assert all(item.written for item in found)


@given(
    st.sampled_from(sorted(one.name for one in schemas().values() if one.file)),
    texts,
    st.sampled_from([".csv", ".yaml"]),
)
@example("acceptance", "\ud800", ".yaml")
@example("place", "\ud800", ".csv")
def test_any_text_is_records_of_any_type_or_problems(kind: str, text: str, ending: str) -> None:
    schema = schemas()[kind]
    head = ",".join(schema.fields) if ending == ".csv" else "- id: a"
    checked, _ = check_text(f"{head}\n{text}", schema, f"cases/x{ending}")
    assert all(record.type == kind or schema.fields for record in checked.records)
    assert all(problem.message for problem in checked.problems)


@settings(suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(texts, max_size=8), max_size=4))
def test_any_table_of_contacts_is_taken_or_refused(start: Path, tmp_path: Path, rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([list(schemas()["contact"].fields), *rows])
    file = write(tmp_path, "any.csv", out.getvalue().encode("utf-8", "replace"))
    done = import_contacts(start, file, replace=False, check=lambda _: ())
    assert done.problems or not any(any(cells) for cells in rows) or done.added


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")]))
def test_any_bytes_are_a_book_of_contacts_or_refused(content: bytes, begins: bytes) -> None:
    text, problems = as_csv(begins + content, "a.xlsx")
    assert text is not None or problems
