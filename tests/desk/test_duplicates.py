"""Who may be on the list twice: seen side by side, made one, or noted to be two."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from complaint import pipeline
from complaint.records.changing import history
from tests.desk.conftest import at, sign_of

BOTH = "/duplicates/oduya-sam/oduia-sam"


@pytest.fixture
def twice(records: Path) -> Path:
    """A project in which Sam Oduya is written down once more, with another spelling and another age."""
    people = records / "signatories/signatories.csv"
    appeals = records / "signatories/appeals.csv"
    with people.open("a", encoding="utf-8") as file:
        file.write("oduia-sam,Oduia,Sam,,,,male,stated,,50,2030-01-12,,lowbridge,,,held,,another form\n")
    with appeals.open("a", encoding="utf-8") as file:
        file.write("appeal-oduia-sam,oduia-sam,2030-01-20,message,yes,,another form\n")
    return records


def form(desk: FlaskClient, **more: str) -> dict[str, str]:
    """What a browser would send back of the page with both, without a choice."""
    from lxml import html

    page = html.fromstring(desk.get(at(BOTH)).text)
    seen = page.xpath("//input[@name='seen']/@value")[0]
    return {"sign": sign_of(desk), "seen": seen, "keep": "oduya-sam", **more}


def test_nobody_is_there_twice(desk: FlaskClient) -> None:
    assert "Nobody seems to be on the list twice" in desk.get(at("/duplicates")).text


def test_a_pair_is_listed_with_what_speaks_for_it(desk: FlaskClient, twice: Path) -> None:
    page = desk.get(at("/duplicates")).text
    assert at(BOTH) in page or at("/duplicates/oduia-sam/oduya-sam") in page
    assert "the given name sounds the same" in page
    assert "Compare" in desk.get(at("/person/oduya-sam")).text


def test_both_stand_side_by_side_and_differences_are_asked(desk: FlaskClient, twice: Path) -> None:
    page = desk.get(at(BOTH)).text
    assert all(words in page for words in ("> 51<", "> 50<", 'name="take-age"', "appeal"))
    assert 'name="take-home_place"' not in page, "what both say in the same way is not asked"


def test_one_is_made_of_both_as_chosen(desk: FlaskClient, twice: Path) -> None:
    answer = desk.post(at(BOTH), data=form(desk, **{"take-age": "oduia-sam"}))
    assert answer.status_code == 302, answer.text
    page = desk.get(answer.location).text
    assert "The two entries are one now." in page
    assert "<del>Oduia</del>" in page, "the past of both is told"
    found = pipeline.load(twice).records
    assert found.get("oduia-sam") is None
    assert found["oduya-sam"].age == 50
    assert found["appeal-oduia-sam"].signatory == "oduya-sam"
    assert [alias.text for alias in found.of("alias") if alias.person == "oduya-sam"] == ["Sam Oduia"]
    assert [change.told.how for change in history(twice)] == ["merge"]


def test_the_other_one_can_stay(desk: FlaskClient, twice: Path) -> None:
    answer = desk.post(at(BOTH), data=form(desk, keep="oduia-sam", **{"take-age": "oduya-sam"}))
    assert answer.status_code == 302, answer.text
    found = pipeline.load(twice).records
    assert found.get("oduya-sam") is None
    assert found["oduia-sam"].age == 51


@pytest.mark.parametrize(("more", "status"), [({}, 422), ({"keep": "quill-ada"}, 422), ({"seen": "x"}, 409)])
def test_nothing_is_written_without_a_choice_of_what_was_seen(
    desk: FlaskClient, twice: Path, more: dict[str, str], status: int
) -> None:
    before = (twice / "signatories/signatories.csv").read_bytes()
    answer = desk.post(at(BOTH), data=form(desk, **more))
    assert answer.status_code == status
    assert "nothing was written" in answer.text
    assert (twice / "signatories/signatories.csv").read_bytes() == before


def test_what_somebody_changed_meanwhile_is_shown_first(desk: FlaskClient, twice: Path) -> None:
    sent = form(desk, **{"take-age": "oduia-sam"})
    file = twice / "signatories/signatories.csv"
    file.write_text(file.read_text("utf-8").replace(",50,", ",49,"), "utf-8")
    answer = desk.post(at(BOTH), data=sent)
    assert answer.status_code == 409
    assert "> 49<" in answer.text


def test_two_people_are_noted_and_not_proposed_again(desk: FlaskClient, twice: Path) -> None:
    answer = desk.post(at(f"{BOTH}/apart"), data={"sign": sign_of(desk), "why": ""})
    assert answer.status_code == 422
    answer = desk.post(at(f"{BOTH}/apart"), data={"sign": sign_of(desk), "why": "cousins, both came"})
    assert "They are not proposed again" in desk.get(answer.location).text
    assert "Nobody seems to be on the list twice" in desk.get(at("/duplicates")).text
    page = desk.get(at(BOTH)).text
    assert "says that they are two people" in page
    assert "Make one of both" not in page


@pytest.mark.parametrize("path", ["oduya-sam/nobody", "oduya-sam/oduya-sam", "oduya-sam/lowbridge"])
def test_who_is_not_on_the_list_cannot_be_compared(desk: FlaskClient, path: str) -> None:
    assert desk.get(at(f"/duplicates/{path}")).status_code == 404
    assert desk.post(at(f"/duplicates/{path}/apart"), data={"sign": sign_of(desk), "why": "x"}).status_code == 404
