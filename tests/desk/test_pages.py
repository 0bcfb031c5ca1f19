"""The list, a person's page, and what can be changed there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from complaint import pipeline
from complaint.problems import has_errors
from complaint.records.changing import history
from tests.desk.conftest import at, form_of, sign_of


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("", ["Oduya Sam", "Quill Ada"]),
        ("?q=oduy", ["Oduya Sam"]),
        ("?q=Одуя", ["Oduya Sam"]),
        ("?q=Odduya", ["Oduya Sam"]),
        ("?q=Sam+Oduya", ["Oduya Sam"]),
        ("?q=oduya-sam", ["Oduya Sam"]),
        ("?q=Nobody", []),
        ("?standing=lacking", ["Quill Ada"]),
        ("?place=nowhere", []),
        ("?order=age", ["Quill Ada", "Oduya Sam"]),
        ("?order=nonsense&page=99", ["Oduya Sam", "Quill Ada"]),
    ],
)
def test_people_are_found(desk: FlaskClient, asked: str, names: list[str]) -> None:
    page = desk.get(at(f"/{asked}"), headers={"HX-Target": "people"}).text
    found = sorted((page.index(f">{name}<"), name) for name in ("Oduya Sam", "Quill Ada") if f">{name}<" in page)
    assert [name for _, name in found] == names


def test_who_is_no_complainant_is_told_with_the_reason(desk: FlaskClient) -> None:
    page = desk.get(at("/?q=quill")).text
    assert "Something is missing" in page
    assert "power of attorney" in page


def test_a_page_shows_what_the_records_hold(desk: FlaskClient) -> None:
    page = desk.get(at("/person/oduya-sam")).text
    assert all(
        words in page for words in ("Oduya Sam", "Lowbridge", "51", "file; represent; publish the name", "detained")
    )
    assert desk.get(at("/person/nobody")).status_code == 404


def test_a_change_is_written_with_its_history(desk: FlaskClient, records: Path) -> None:
    answer = desk.post(at("/person/oduya-sam/edit"), data={**form_of(desk, "/person/oduya-sam/edit"), "age": "52"})
    assert answer.status_code == 302
    page = desk.get(answer.location).text
    assert "The change is saved." in page
    assert "<del>51</del> → <ins>52</ins>" in page
    (change,) = history(records)
    assert (change.told.who, change.told.how) == ("Tester", "edit")
    assert {field.field for record in change.records for field in record.fields} == {"age", "age_on"} - set()


def test_a_change_that_brings_an_error_is_refused_and_the_form_keeps_what_was_typed(
    desk: FlaskClient, records: Path
) -> None:
    before = (records / "signatories/signatories.csv").read_bytes()
    form = {**form_of(desk, "/person/oduya-sam/edit"), "home_place": "Atlantis", "age": "52"}
    answer = desk.post(at("/person/oduya-sam/edit"), data=form)
    assert answer.status_code == 422
    assert "there is no place “Atlantis”" in answer.text
    assert 'value="52"' in answer.text
    assert (records / "signatories/signatories.csv").read_bytes() == before


def test_two_people_at_once_see_a_conflict_and_nothing_is_lost(desk: FlaskClient, records: Path) -> None:
    mine, theirs = (form_of(desk, "/person/oduya-sam/edit") for _ in range(2))
    theirs |= {"age": "55", "occupation": "teacher"}
    assert desk.post(at("/person/oduya-sam/edit"), data=theirs).status_code == 302
    mine |= {"age": "60", "citizenship": "Atlantis"}
    answer = desk.post(at("/person/oduya-sam/edit"), data=mine)
    assert answer.status_code == 409
    assert all(words in answer.text for words in ("Somebody else changed this", "55", "60"))
    assert "60" not in (records / "signatories/signatories.csv").read_text("utf-8")


def test_changes_of_different_fields_do_not_meet(desk: FlaskClient, records: Path) -> None:
    mine, theirs = (form_of(desk, "/person/oduya-sam/edit") for _ in range(2))
    assert desk.post(at("/person/oduya-sam/edit"), data={**theirs, "occupation": "teacher"}).status_code == 302
    assert desk.post(at("/person/oduya-sam/edit"), data={**mine, "citizenship": "Atlantis"}).status_code == 302
    row = (records / "signatories/signatories.csv").read_text("utf-8")
    assert "teacher" in row
    assert "Atlantis" in row


def test_somebody_new_is_added_with_a_name_in_cyrillic(desk: FlaskClient, records: Path) -> None:
    form = form_of(desk, "/add") | {
        "name_original": "Абенова Айгуль Маратовна",
        "home_place": "Lowbridge",
        "appeal_received": "12.01.2030",
        "origin": "form 9",
    }
    answer = desk.post(at("/add"), data=form)
    assert answer.status_code == 302, answer.text
    project = pipeline.load(records)
    assert not has_errors(project.problems)
    person = project.records["abenova-aygul"]
    assert (person.surname, person.given_name, person.name_original) == ("Abenova", "Aygul", form["name_original"])


def test_while_one_types_names_are_proposed_and_likely_people_shown(desk: FlaskClient) -> None:
    sent = {"sign": sign_of(desk), "name_original": "Одуя Сэм", "birth_date": "someday"}
    page = desk.post(at("/look"), data=sent).text
    assert "Oduya" in page
    assert "Date of birth" in page


def test_withdrawing_notes_the_day_and_deletes_nothing(desk: FlaskClient, records: Path) -> None:
    form = {"sign": sign_of(desk), "on": "2030-01-31", "reason": "asked by telephone"}
    answer = desk.post(at("/person/oduya-sam/withdraw"), data=form)
    assert answer.status_code == 302
    records_now = pipeline.load(records).records
    assert str(records_now["poa-oduya-sam"].withdrawn_on) == "2030-01-31"
    assert "asked by telephone" in desk.get(at("/person/oduya-sam")).text
    assert "There is no power of attorney" in desk.get(at("/person/oduya-sam/withdraw")).text
    assert desk.post(at("/person/oduya-sam/withdraw"), data=form).status_code == 404


def test_a_form_that_the_desk_did_not_draw_is_refused(desk: FlaskClient) -> None:
    for seen in ("", "[]", "{}x", json.dumps({"signatory": 3})):
        form = {**form_of(desk, "/person/oduya-sam/edit"), "seen": seen}
        assert desk.post(at("/person/oduya-sam/edit"), data=form).status_code == 400


def test_record_text_is_never_markup(desk: FlaskClient, records: Path) -> None:
    file = records / "signatories/signatories.csv"
    file.write_text(file.read_text("utf-8").replace("Oduya,Sam", "<script>alert(1)</script>,{{ 7*7 }}"), "utf-8")
    for path in ("/", "/person/oduya-sam", "/person/oduya-sam/edit"):
        page = desk.get(at(path)).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


def test_a_project_with_errors_can_still_be_looked_at_and_mended(desk: FlaskClient, records: Path) -> None:
    file = records / "signatories/signatories.csv"
    file.write_text(file.read_text("utf-8").replace(",51,", ",fifty,"), "utf-8")
    page = desk.get(at("/?trouble=error")).text
    assert ">Oduya Sam<" in page
    assert desk.get(at("/person/oduya-sam")).status_code == 200
    answer = desk.post(at("/person/oduya-sam/edit"), data={**form_of(desk, "/person/oduya-sam/edit"), "age": "51"})
    assert answer.status_code == 302, answer.text
    assert ",51," in file.read_text("utf-8")


def test_among_many_places_one_is_shown_by_its_name_and_read_as_the_same(desk: FlaskClient, records: Path) -> None:
    with (records / "cases/places.csv").open("a", encoding="utf-8") as file:
        columns = (records / "cases/places.csv").read_text("utf-8").partition("\n")[0].split(",")
        for number in range(15):
            cells = {"id": f"village-{number}", "name": f"Village {number}", "kind": "village", "origin": "invented"}
            file.write(",".join(cells.get(column, "") for column in columns) + "\n")
    form = form_of(desk, "/person/oduya-sam/edit")
    assert form["home_place"] == "Lowbridge"
    answer = desk.post(at("/person/oduya-sam/edit"), data=form)
    assert answer.status_code == 302, answer.text
    assert "done=nothing" in answer.location


def test_a_page_names_the_filings_that_hold_the_person(desk: FlaskClient, records: Path) -> None:
    assert "In these filings" not in desk.get(at("/person/oduya-sam")).text
    assert pipeline.build(records, ("leaflet",), formats=("docx",)).paths
    assert "In these filings" in desk.get(at("/person/oduya-sam")).text
    assert "In these filings" not in desk.get(at("/person/quill-ada")).text


def test_an_empty_list_says_what_to_do_first(desk: FlaskClient, records: Path) -> None:
    for file in (records / "signatories").glob("*.csv"):
        file.write_text(file.read_text("utf-8").partition("\n")[0] + "\n", "utf-8")
    page = desk.get(at("/")).text
    assert "Nobody is on the list yet." in page
    for path in ("/status", "/duplicates", "/filings", "/matrix", "/history", "/people.csv"):
        with desk.get(at(path)) as answer:
            assert answer.status_code == 200, path


def test_only_the_count_is_told_when_the_list_changes(desk: FlaskClient) -> None:
    part = desk.get(at("/?q=oduy"), headers={"HX-Target": "people"}).text
    assert 'id="found" hx-swap-oob="innerHTML"' in part
    assert "1 person" in part
    assert "aria-live" not in desk.get(at("/")).text


def test_all_that_is_wrong_is_listed_and_filtered(desk: FlaskClient, records: Path) -> None:
    for name, old, new in (
        ("signatories/signatories.csv", ",51,", ",fifty,"),
        ("cases/events.yaml", "kind: ", "kind: x"),
    ):
        file = records / name
        file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    page = desk.get(at("/problems?severity=error")).text
    assert "fifty" in page
    assert "cases/events.yaml" in page
    assert at("/person/oduya-sam") in page
    assert "fifty" not in desk.get(at("/problems?file=cases/events.yaml")).text
    assert "fifty" not in desk.get(at("/problems?severity=note")).text
    assert "/problems?severity=error" in desk.get(at("/")).text
