"""What a page shows after a change: of a short list at once; a long one is read anew beside the pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from complaint.desk.shelf import Shelf
from tests.desk.conftest import at, form_of

PATIENCE = 60  # seconds


def make_older(records: Path) -> None:
    file = records / "signatories/signatories.csv"
    file.write_text(file.read_text("utf-8").replace(",51,", ",59,"), "utf-8")


def test_the_same_files_are_read_once(records: Path) -> None:
    shelf = Shelf(records)
    assert shelf.now() is shelf.now()


def test_a_short_list_is_read_anew_at_once(records: Path) -> None:
    shelf = Shelf(records)
    shelf.now()
    make_older(records)
    assert shelf.now().records["oduya-sam"].age == 59
    assert not shelf.is_behind


def test_a_long_list_is_read_beside_the_pages(records: Path) -> None:
    shelf = Shelf(records, too_long=0)
    before = shelf.now()
    make_older(records)
    assert shelf.now() is before
    shelf.wait(PATIENCE)
    assert not shelf.is_behind
    assert shelf.now().records["oduya-sam"].age == 59


def test_a_page_says_that_the_list_is_being_read(desk: FlaskClient, records: Path) -> None:
    shelf: Shelf = desk.application.extensions["desk"].shelf
    shelf.too_long = 0
    form = {**form_of(desk, "/person/oduya-sam/edit"), "age": "52"}
    page = desk.get(desk.post(at("/person/oduya-sam/edit"), data=form).location).text
    assert "The change is saved." in page
    assert "is being read anew" in page
    assert "<del>51</del> → <ins>52</ins>" in page, "the history is always that of the moment"
    shelf.wait(PATIENCE)
    page = desk.get(at("/person/oduya-sam")).text
    assert "is being read anew" not in page
    assert "<dd>52</dd>" in page


def test_a_change_on_top_of_an_older_page_is_a_conflict_as_ever(desk: FlaskClient, records: Path) -> None:
    shelf: Shelf = desk.application.extensions["desk"].shelf
    form = form_of(desk, "/person/oduya-sam/edit")
    shelf.too_long = 0
    make_older(records)
    answer = desk.post(at("/person/oduya-sam/edit"), data={**form, "age": "52"})
    assert answer.status_code == 409
    assert "59" in answer.text
    assert 'name="age" value="59"' in answer.text, "what is offered is what the files say now"
    shelf.wait(PATIENCE)


def test_a_bug_while_reading_is_told_by_its_kind_only(
    records: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: Path) -> None:
        raise RuntimeError("Oduya, passport 12345")

    shelf = Shelf(records, too_long=0)
    before = shelf.now()
    make_older(records)
    with monkeypatch.context() as patch:
        patch.setattr("complaint.pipeline.load", broken)
        assert shelf.now() is before
        shelf.wait(PATIENCE)
    assert "RuntimeError" in caplog.text
    assert "passport" not in caplog.text
    shelf.now()
    shelf.wait(PATIENCE)
    assert shelf.now().records["oduya-sam"].age == 59
