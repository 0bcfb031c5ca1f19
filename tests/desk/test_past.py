"""The history of the list at the desk, and putting a change back after it was shown what that does."""

from __future__ import annotations

from pathlib import Path

from flask.testing import FlaskClient

from complaint import pipeline
from complaint.records.changing import history
from tests.desk.conftest import at, form_of, sign_of


def change_age(desk: FlaskClient, age: str) -> None:
    form = {**form_of(desk, "/person/oduya-sam/edit"), "age": age}
    assert desk.post(at("/person/oduya-sam/edit"), data=form).status_code == 302


def test_nothing_was_changed_yet(desk: FlaskClient) -> None:
    assert "Nothing was changed" in desk.get(at("/history")).text


def test_a_change_is_shown_asked_about_and_undone(desk: FlaskClient, records: Path) -> None:
    change_age(desk, "52")
    (change,) = history(records)
    page = desk.get(at("/history")).text
    assert "<del>51</del> → <ins>52</ins>" in page
    assert ">Oduya Sam</a>" in page
    assert "<del>51</del> → <ins>52</ins>" in desk.get(at(f"/undo/{change.id}")).text
    assert pipeline.load(records).records["oduya-sam"].age == 52, "asking undoes nothing"
    answer = desk.post(at(f"/undo/{change.id}"), data={"sign": sign_of(desk), "reason": "a slip"})
    page = desk.get(answer.location).text
    assert all(words in page for words in ("The change is undone.", "This was undone.", "a slip"))
    assert pipeline.load(records).records["oduya-sam"].age == 51
    last = list(history(records))[-1]
    assert (last.told.who, last.told.undoes) == ("Tester", change.id)


def test_from_the_page_of_a_person_one_comes_back_there(desk: FlaskClient, records: Path) -> None:
    change_age(desk, "52")
    (change,) = history(records)
    assert f"/undo/{change.id}?person=oduya-sam" in desk.get(at("/person/oduya-sam")).text
    data = {"sign": sign_of(desk), "person": "oduya-sam"}
    answer = desk.post(at(f"/undo/{change.id}"), data=data)
    assert "/person/oduya-sam" in answer.location
    page = desk.get(answer.location).text
    assert "The change is undone." in page
    assert "This was undone." in page
    data["person"] = "//evil.example"
    undone = list(history(records))[-1]
    assert desk.post(at(f"/undo/{undone.id}"), data=data).location.startswith(at("/history"))


def test_what_was_changed_again_since_is_left_alone_and_told(desk: FlaskClient, records: Path) -> None:
    change_age(desk, "52")
    change_age(desk, "53")
    first, _ = history(records)
    answer = desk.post(at(f"/undo/{first.id}"), data={"sign": sign_of(desk)})
    assert answer.status_code == 409
    assert "changed again" in answer.text
    assert "<strong>53</strong>" in answer.text
    assert pipeline.load(records).records["oduya-sam"].age == 53


def test_a_change_that_there_is_not_cannot_be_undone(desk: FlaskClient) -> None:
    assert desk.get(at("/undo/20300101")).status_code == 404
    assert desk.post(at("/undo/x"), data={"sign": sign_of(desk)}).status_code == 404
