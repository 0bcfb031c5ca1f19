"""Only who knows the address gets an answer, and only pages of the desk change anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from complaint.desk.guard import HEADERS, new_token
from tests.desk.conftest import TOKEN, at, form_of, sign_of


@pytest.mark.parametrize(
    "path", ["/", "/wrong/", "/person/oduya-sam", f"/{TOKEN}x/", f"/{TOKEN[:-1]}/", "/static/desk.css"]
)
def test_without_the_token_there_is_nothing(desk: FlaskClient, path: str) -> None:
    answer = desk.get(path)
    assert answer.status_code == 404
    assert "Oduya" not in answer.text


def test_tokens_are_long_and_never_the_same() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert min(map(len, tokens)) >= 22


@pytest.mark.parametrize("path", ["/", "/person/oduya-sam", "/static/desk.css", "/nowhere"])
def test_every_answer_forbids_what_a_page_does_not_need(desk: FlaskClient, path: str) -> None:
    with desk.get(at(path)) as answer:
        headers = answer.headers
    kept = {"Cache-Control"} if path.startswith("/static/") else set()  # what everybody may see may be kept
    assert {name: headers[name] for name in HEADERS if name not in kept} == {
        name: value for name, value in HEADERS.items() if name not in kept
    }
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_a_name_that_leads_to_this_machine_is_refused(desk: FlaskClient) -> None:
    assert desk.get(at("/"), headers={"Host": "evil.example"}).status_code == 421


def change(desk: FlaskClient, headers: dict[str, str], **more: str) -> int:
    form = {**form_of(desk, "/person/oduya-sam/edit"), "age": "52", **more}
    return desk.post(at("/person/oduya-sam/edit"), data=form, headers=headers).status_code


def test_a_form_from_elsewhere_changes_nothing(desk: FlaskClient, records: Path) -> None:
    before = (records / "signatories/signatories.csv").read_bytes()
    assert change(desk, {"Origin": "https://evil.example"}) == 403
    assert change(desk, {"Origin": "null"}) == 403
    assert change(desk, {"Sec-Fetch-Site": "cross-site"}) == 403
    assert change(desk, {}, sign="") == 403
    assert change(desk, {}, sign=sign_of(desk)[::-1]) == 403
    assert (records / "signatories/signatories.csv").read_bytes() == before
    assert change(desk, {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}) == 302
    assert (records / "signatories/signatories.csv").read_bytes() != before


def test_what_breaks_is_told_without_a_traceback(desk: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("Oduya, passport 12345")

    monkeypatch.setattr("complaint.desk.listing.snapshot", broken)
    answer = desk.get(at("/"))
    assert answer.status_code == 500
    assert "Something went wrong inside the program" in answer.text
    assert not [word for word in ("Traceback", "RuntimeError", "passport", "Oduya") if word in answer.text]


def test_no_page_asks_for_anything_from_elsewhere(desk: FlaskClient) -> None:
    for path in ("/", "/person/oduya-sam", "/person/oduya-sam/edit", "/add", "/static/desk.css", "/static/desk.js"):
        with desk.get(at(path)) as answer:
            text = answer.text
        assert "//" not in text.replace("http://www.w3.org/2000/svg", "").replace("// ", ""), path
