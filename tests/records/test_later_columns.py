"""Columns that came after the first projects were made may be missing from a spreadsheet."""

from __future__ import annotations

from complaint.records.files import check_text
from complaint.records.schemas import schemas

SCHEMA = schemas()["signatory"]
OLD = [name for name in SCHEMA.fields if name not in SCHEMA.later]


def test_there_are_some_and_none_is_required() -> None:
    assert {"occupation", "deceased_on"} <= SCHEMA.later
    assert not any(SCHEMA.fields[name].required for name in SCHEMA.later)


def test_a_record_without_them_is_whole_and_their_fields_are_empty() -> None:
    cells = {"id": "quill-ada", "surname": "Quill", "given_name": "Ada", "home_place": "lowbridge", "origin": "form"}
    text = f"{','.join(OLD)}\n{','.join(cells.get(name, '') for name in OLD)}\n"
    checked, whole = check_text(text, SCHEMA, "signatories/signatories.csv")
    assert whole
    assert checked.problems == []
    (record,) = checked.records
    assert record.occupation is None
    assert record.deceased_on is None


def test_any_other_column_is_still_missed() -> None:
    columns = [name for name in OLD if name != "home_place"]
    checked, whole = check_text(f"{','.join(columns)}\n", SCHEMA, "signatories/signatories.csv")
    assert not whole
    assert [problem.code for problem in checked.problems] == ["missing-column"]
