"""What is exported comes back the same: taken in again it changes nothing, and only what staff correct does."""

from __future__ import annotations

import csv
import re
import shutil
from datetime import date
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from complaint import pipeline
from complaint.desk.speaking import sheet_of, speaking
from complaint.desk.wording import LANGUAGES, words
from complaint.output.people.cells import written_columns
from complaint.output.people.csv_file import as_csv
from complaint.output.people.speaking import ENGLISH, allowed
from complaint.output.people.workbook import as_xlsx
from complaint.records.changing import Edit, change, texts_of
from complaint.records.sheets.listed import listed
from complaint.records.sheets.mapping import mapped
from complaint.records.sheets.proposal import CHANGED, DOUBTFUL, NEW, UNCHANGED
from complaint.records.sheets.reading import Sheet
from complaint.records.sheets.taking_in import accept, propose
from complaint.records.sheets.values import Known, value_of
from complaint.records.text_file import UNSEEN
from tests.records.changing.people import ANNA, copied
from tests.small_project import SKELETON


def exported(root: Path, kind: str, language: str = "en") -> Path:
    project, found = pipeline.load(root), listed(root)
    sheet = sheet_of(project, found, words(language))
    path = root.parent / f"list.{kind}"
    path.write_bytes(as_xlsx(sheet, project.on) if kind == "xlsx" else as_csv(sheet))
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_an_export_taken_in_again_changes_nothing(root, kind, language):
    proposal = propose(root, exported(root, kind, language), ANNA)

    assert not proposal.problems and {row.kind for row in proposal.rows} == {UNCHANGED} and len(proposal.rows) == 3


texts = (
    st.text(
        st.one_of(
            st.characters(codec="utf-8", exclude_categories=["Cs", "Cn", "Co"]),
            st.sampled_from("=+-@'\"_x0041;,\n\t 0"),
        )
    )
    .map(lambda text: UNSEEN.sub("", text).strip())
    .filter(lambda text: text not in ("held",))
)
days = st.one_of(st.just(""), st.dates().map(str), st.sampled_from(["held", "1971", "2018-05", "end of 2017-11"]))


@settings(max_examples=10, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(people=st.lists(st.tuples(texts, texts, texts, days), min_size=1, max_size=8))
def test_any_list_comes_back_as_it_was(tmp_path_factory, people):
    root = Path(shutil.copytree(SKELETON, tmp_path_factory.mktemp("made") / "project"))
    path = root / "signatories/signatories.csv"
    columns = path.read_text("utf-8").strip().split(",")
    with path.open("a", encoding="utf-8", newline="") as file:
        for number, (surname, note, roles, born) in enumerate(people):
            parts = [part.strip() for part in roles.split(";") if part.strip()]
            row = {"id": f"p{number}", "surname": surname or "X", "given_name": "00", "note": note, "birth_date": born,
                   "home_place": "our-state", "origin": "+7 900", "roles": "; ".join(dict.fromkeys(parts))}  # fmt: skip
            csv.DictWriter(file, columns, restval="", lineterminator="\n", quoting=csv.QUOTE_ALL).writerow(row)

    for kind, language in product(("xlsx", "csv"), LANGUAGES):
        proposal = propose(root, exported(root, kind, language), ANNA)
        assert [(row.kind, row.reasons, row.wishes) for row in proposal.rows] == [(UNCHANGED, (), ())] * len(people)


@pytest.mark.parametrize("said", ["?", "n/a", "неизвестно", "-", "yes", "01.02.2018"])
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_text_that_would_say_nothing_on_a_form_stays(root, said, kind):
    changed = change(root, [Edit("signatory", "orlan-vesna", {"note": said, "roles": said})], ANNA)
    assert not changed.refused

    proposal = propose(root, exported(root, kind), ANNA)

    assert {row.kind for row in proposal.rows} == {UNCHANGED}


def corrected(path: Path, person: str, **cells: object) -> Path:
    """The exported file with other cells for somebody, or a new row where nobody has the id."""
    book = load_workbook(path)
    sheet = book["People"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    row = next((cells[0].row for cells in sheet.iter_rows() if cells[0].value == person), sheet.max_row + 1)
    for heading, value in cells.items():
        sheet.cell(row, heads[heading.replace("_", " ")]).value = value
    book.save(path)
    return path


def test_what_staff_correct_in_it_is_all_that_changes(root):
    before = texts_of(root, "signatory", "appeal", "power_of_attorney")
    file = corrected(exported(root, "xlsx"), "kestrel-mara", Age=31, Present_place=None, How_to_be_named="initials")
    corrected(
        file,
        "",
        Surname="Reed",
        Given_name="Omar",
        Home_place="Lindenau",
        Appeal_received="2024-09",
        Where_this_was_read="form 9",
    )

    proposal = propose(root, file, ANNA)
    assert [row.kind for row in proposal.rows] == [UNCHANGED, UNCHANGED, CHANGED, NEW]
    assert not accept(root, proposal.rows, ANNA).refused

    after = texts_of(root, "signatory", "appeal", "power_of_attorney")
    changed = {key for key in before if before[key].fields != after[key].fields}
    assert changed == {("signatory", "kestrel-mara"), ("power_of_attorney", "poa-kestrel-mara")}
    mara = after["signatory", "kestrel-mara"].fields
    assert mara["age"] == "31" and "present_place" not in mara
    assert after["signatory", "reed-omar"].fields["origin"] == "form 9"
    assert {row.kind for row in propose(root, file, ANNA).rows} == {UNCHANGED}


def test_an_old_export_does_not_write_over_what_came_later(root):
    file = corrected(exported(root, "xlsx"), "kestrel-mara", Age=31)
    change(root, [Edit("signatory", "kestrel-mara", {"citizenship": "Borduria"})], ANNA)

    row = propose(root, file, ANNA).rows[2]

    assert row.kind == DOUBTFUL and "has been changed since this sheet was exported" in row.reasons[0]


def test_the_workbook_is_safe_and_says_what_is_wrong(root):
    change(root, [Edit("signatory", "kestrel-mara", {"note": '=HYPERLINK("http://example.org")'})], ANNA)
    change(root, [Edit("power_of_attorney", "poa-orlan-vesna", {"withdrawn_on": "2024-09-30"})], ANNA)

    content = exported(root, "xlsx").read_bytes()
    sheet = load_workbook(BytesIO(content))["People"]

    heads = {cell.value: cell.column for cell in sheet[1]}
    note = sheet.cell(4, heads["Note"])
    assert (note.value, note.data_type) == ('=HYPERLINK("http://example.org")', "s")
    assert "withdrawn" in sheet.cell(2, heads["Surname"]).comment.text and sheet["A2"].fill.fgColor.rgb != "00000000"
    assert sheet.cell(3, heads["Date of birth"]).is_date
    assert sheet.freeze_panes == "D2" and len(sheet.data_validations.dataValidation) >= 4
    assert exported(root, "xlsx").read_bytes() == content
    assert "'=HYPERLINK" in exported(root, "csv").read_text("utf-8-sig")
    assert "address" not in {str(head).casefold() for head in heads}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_drop_down_is_understood_when_it_comes_back(language):
    said, known = speaking(words(language)), Known({}, date(2030, 1, 1))
    closed = [column for column in written_columns() if allowed(column)]
    assert {column.key for column in closed} >= {"sex", "mandate_scopes", "mandate_naming", "appeal_included"}
    for column in closed:
        assert [value_of(column, said.word(word), known) for word in allowed(column)] == list(allowed(column))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_is_recognised_as_the_column_that_it_stands_for(language):
    said = speaking(words(language))
    columns = written_columns()
    lines = ((1, tuple(map(said.heading, columns))), (2, ("x",) * len(columns)))
    found = mapped([Sheet("any", lines)], {}, {})
    assert [heading.key for heading in found.headings] == [column.key for column in columns]
    assert found.ours


def test_a_sheet_in_russian_speaks_russian_throughout(root):
    change(root, [Edit("power_of_attorney", "poa-orlan-vesna", {"withdrawn_on": "2024-09-30"})], ANNA)
    book = load_workbook(exported(root, "xlsx", "ru"))

    assert book.sheetnames == ["Люди", "Как работать", "Lists"] and book["Lists"].sheet_state == "hidden"
    people = book["Люди"]
    heads = {cell.value: cell.column for cell in people[1]}
    assert not [head for head in heads if re.search("[A-Za-z]", head)]
    assert "отозвана" in people.cell(2, heads["Фамилия"]).comment.text
    assert people.cell(2, heads["Что не так"]).value == people.cell(2, heads["Фамилия"]).comment.text
    chosen = [cell.value for row in book["Lists"].iter_rows() for cell in row if cell.value]
    assert {"Пол", "женщина", "мужчина", "да", "нет", "полное имя", "не называть"} <= set(chosen)
    named = "".join(re.findall("«([^»]*)»", "".join(words_of("ru")["lines"])))
    told = [head for head in heads if head in named]
    assert len(told) == 5, "the instructions name columns by their headings"
    assert all(rule.error == "Этого нет в списке." for rule in people.data_validations.dataValidation)


def words_of(language: str) -> dict:
    return speaking(words(language)).instructions


def test_the_second_page_says_in_russian_all_that_it_says_in_english():
    english, russian = ENGLISH.instructions, words_of("ru")
    assert list(english) == list(russian) and len(english["columns"]) == len(russian["columns"])
    for column in written_columns():
        if column.schema is not None and column.key not in ("appeal_id", "mandate_id"):
            assert re.search("[а-я]", speaking(words("ru")).meaning(column)), column.key
