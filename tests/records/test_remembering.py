"""What is remembered of a file changes nothing: after any edits, all is as if it were read for the first time."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaint.records import csv_reader, files, validate
from complaint.records.changing import Edit, change, texts, texts_of
from complaint.records.project import load_project
from complaint.records.record import Records
from complaint.records.remembering import Remembered, for_records
from complaint.records.resolve import resolve
from complaint.records.rules import check
from complaint.records.schemas import schema_from, schemas
from complaint.records.shapes import shape_of
from tests.records.changing.people import ANNA, SMALL, copied

DAY = date(2024, 11, 5)
FILES = ("signatories/signatories.csv", "signatories/appeals.csv", "signatories/powers_of_attorney.csv")
CELLS = ("", "yes", "no", "held", "female", "47", "999", "2024-05-01", "2024-13", "orlan-vesna", "nobody", "lindenau")
CELLS += (
    "file; represent",
    "file; sign",
    "full",
    "stated",
    "a\nb",
    'say "so"',
    "[[orlan-vesna]]",
    "[[nobody]]",
    "Орлан",
)
VALUES = st.sampled_from(CELLS) | st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=5)
EDITS = st.lists(
    st.tuples(st.sampled_from(FILES), st.integers(0, 9), st.integers(0, 30), VALUES, st.booleans()), max_size=4
)


@contextmanager
def nothing_remembered() -> Iterator[None]:
    with (
        mock.patch.object(csv_reader, "_READ", Remembered()),
        mock.patch.object(files, "_READ", Remembered()),
        mock.patch.object(texts, "_TAKEN_OUT", Remembered()),
        mock.patch.object(validate, "_SOUND", {}),
        mock.patch.object(validate, "_SOUND_SHAPES", set()),
    ):
        yield


def all_of(root: Path) -> object:
    """All that is known of a project, in a form that can be compared."""
    records, problems = load_project(root)
    kept = [
        [(one.type, one.id, dict(one.values), one.at, dict(one.fields_at), one.holder) for one in some]
        for some in (records, records.faulty)
    ]
    read = {key: (text.file, dict(text.fields), text.holder) for key, text in texts_of(root, "signatory").items()}
    return kept, records.unread, problems, resolve(records), check(records, DAY), read


def edit(root: Path, name: str, row: int, column: int, value: str, whole_column: bool) -> None:
    """Another cell as a spreadsheet would save it, or a column less."""
    rows = list(csv.reader(io.StringIO((root / name).read_text("utf-8"), newline="")))
    if whole_column and len(rows[0]) > 2:
        rows = [[cell for number, cell in enumerate(cells) if number != column % len(cells)] for cells in rows]
    elif cells := rows[row % len(rows)]:
        cells[column % len(cells)] = value
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows(rows)
    (root / name).write_text(written.getvalue(), "utf-8", newline="")


@settings(max_examples=25, deadline=None)
@given(EDITS)
def test_after_any_edits_by_hand_all_is_as_if_it_were_read_for_the_first_time(
    edits: list[tuple[str, int, int, str, bool]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(SMALL, Path(folder) / "project"))
        load_project(root)
        for one in edits:
            edit(root, *one)
            remembered = all_of(root)
            with nothing_remembered():
                assert remembered == all_of(root)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(("age", "sex", "home_place", "birth_date", "note")), VALUES), max_size=3))
def test_a_change_is_taken_or_refused_as_if_nothing_were_remembered(edits: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(SMALL, Path(folder) / "project"))
        for name, value in edits:
            wish = [Edit("signatory", "orlan-vesna", {name: value})]
            with nothing_remembered():
                expected = change(root, wish, ANNA, dry=True)
            done = change(root, wish, ANNA)
            assert (done.problems, done.conflicts, done.done) == (expected.problems, expected.conflicts, expected.done)
            remembered = all_of(root)
            with nothing_remembered():
                assert remembered == all_of(root)


def test_what_one_caller_does_with_what_it_got_does_not_reach_the_next(tmp_path: Path) -> None:
    root = copied(tmp_path / "project")
    before, _ = load_project(root)
    records, problems = files.load_file(root / FILES[0], schemas()["signatory"], FILES[0])
    assert isinstance(records, tuple) and isinstance(problems, tuple)
    checked, _ = files.check_text((root / FILES[0]).read_text("utf-8"), schemas()["signatory"], FILES[0])
    checked.records.clear()
    assert len(load_project(root)[0]) == len(before)
    with pytest.raises(TypeError):
        texts_of(root, "signatory")["signatory", "orlan-vesna"].fields["age"] = "1"  # type: ignore[index]


def test_the_very_same_content_alone_is_remembered_and_two_versions_of_it() -> None:
    remembered, asked = Remembered[int](), []

    def length(text: str) -> int:
        return remembered.get("list", text, lambda: asked.append(text) or len(text))

    assert [length(text) for text in ("a", "bb", "a", "bb", "ccc", "bb", "a")] == [1, 2, 1, 2, 3, 2, 1]
    assert asked == ["a", "bb", "ccc", "a"]


def test_what_is_worked_out_from_records_is_worked_out_once_for_the_same_ones() -> None:
    asked = []

    @for_records
    def count(records: Records, day: int) -> int:
        asked.append(day)
        return len(records) + day

    one, other = Records(()), Records(())
    assert [count(one, 1), count(one, 1), count(one, 2), count(other, 1)] == [1, 1, 2, 1]
    assert asked == [1, 2, 1]


def test_a_shape_holds_whatever_a_rule_looks_at() -> None:
    def field(**rules: object) -> dict[str, object]:
        return {"type": "text", "meta": {"meaning": "m"}, **rules}

    fields = {
        "id": {"type": "id", "required": True, "meta": {"meaning": "m"}},
        "kind": field(allowed=["a", "b"]),
        "free": field(),
        "named": field(),
        "needs": field(dependencies={"named": ["x"]}),
    }
    schema = schema_from(
        {"record": "made", "title": "T", "meaning": "m", "file": "f.csv", "fields": fields}, "made.yaml"
    )

    def shape(**values: object) -> object:
        return shape_of(schema, {"id": "i", **values})

    assert shape(free="x") == shape(free="y") != shape()
    assert shape(kind="a") != shape(kind="b")
    assert shape(named="x") != shape(named="y"), "another field depends on it"
    assert shape(kind=1) != shape(kind=True), "what Python takes for equal is none"
    assert shape(kind={}) is None
