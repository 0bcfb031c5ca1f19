"""Filings at the desk: made while one watches, looked at, fetched, and nothing else handed out."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from PIL import Image

from complaint.desk.at_desk import Desk
from tests.desk.conftest import at, sign_of

PATIENCE = 120  # seconds


@pytest.fixture
def made(desk: FlaskClient) -> FlaskClient:
    """A desk at which a filing was made."""
    answer = desk.post(at("/filings"), data={"sign": sign_of(desk), "recipient": "leaflet"})
    assert answer.status_code == 302
    found: Desk = desk.application.extensions["desk"]
    state = found.workshop.wait(PATIENCE)
    assert (state.running, state.failed, state.refused) == (False, "", False)
    return desk


def test_files_are_made_listed_looked_at_and_fetched(made: FlaskClient, records: Path) -> None:
    page = made.get(at("/filings")).text
    assert "files were made" in page
    assert at("/file/leaflet/filing.docx") in page
    with made.get(at("/file/leaflet/filing.pdf")) as answer:
        assert answer.data == (records / "build/leaflet/filing.pdf").read_bytes()
        assert answer.headers["Content-Disposition"] == "attachment; filename=leaflet-filing.pdf"
    assert "Page 1 of 1" in made.get(at("/look/leaflet/filing.pdf")).text
    picture = Image.open(io.BytesIO(made.get(at("/picture/1/leaflet/filing.pdf")).data))
    assert picture.width == 900
    assert made.get(at("/picture/99/leaflet/filing.pdf")).status_code == 404
    assert made.get(at("/look/leaflet/filing.docx")).status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "manifest.json",
        "../signatories/signatories.csv",
        "%2e%2e/cases/complaint.yaml",
        "leaflet",
        "leaflet/x.pdf",
        "/etc/passwd",
    ],
)
def test_only_what_the_build_lists_is_handed_out(made: FlaskClient, name: str) -> None:
    for page in ("file", "look", "picture/1"):
        assert made.get(at(f"/{page}/{name}")).status_code in (301, 308, 404)
        assert made.get(at(f"/{page}/{name}"), follow_redirects=True).status_code == 404


def test_a_link_in_the_build_folder_leads_nowhere(made: FlaskClient, records: Path) -> None:
    file = records / "build/leaflet/filing.pdf"
    file.unlink()
    file.symlink_to(records / "signatories/signatories.csv")
    assert made.get(at("/file/leaflet/filing.pdf")).status_code == 404


def test_after_a_withdrawal_the_stale_filing_is_named(made: FlaskClient) -> None:
    assert "Files that are not as the records are now" not in made.get(at("/filings")).text
    made.post(at("/person/oduya-sam/withdraw"), data={"sign": sign_of(made), "on": "2030-01-31"})
    page = made.get(at("/filings")).text
    assert "Files that are not as the records are now" in page
    assert "no longer in it: Oduya Sam" in page
    assert "can no longer be filed for" in page


def test_errors_in_records_are_told_and_nothing_is_made(desk: FlaskClient, records: Path) -> None:
    file = records / "signatories/signatories.csv"
    file.write_text(file.read_text("utf-8").replace(",51,", ",fifty,"), "utf-8")
    desk.post(at("/filings"), data={"sign": sign_of(desk), "recipient": "leaflet"})
    found: Desk = desk.application.extensions["desk"]
    found.workshop.wait(PATIENCE)
    page = desk.get(at("/filings")).text
    assert "Nothing was made" in page
    assert "fifty" in page
    assert not (records / "build/leaflet").exists()


def test_a_bug_is_told_by_its_kind_only(desk: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("Oduya, passport 12345")

    monkeypatch.setattr("complaint.bounds.build", broken)
    desk.post(at("/filings"), data={"sign": sign_of(desk)})
    found: Desk = desk.application.extensions["desk"]
    found.workshop.wait(PATIENCE)
    page = desk.get(at("/filings")).text
    assert "RuntimeError" in page
    assert "passport" not in page


def test_who_can_go_where_is_a_page_and_a_spreadsheet(desk: FlaskClient) -> None:
    page = desk.get(at("/matrix")).text
    assert "Leaflet" in page
    assert at("/person/oduya-sam") in page, "each person leads to what the records hold"
    with desk.get(at("/matrix.xlsx")) as sheet:
        assert sheet.data[:2] == b"PK"


def test_letters_and_what_is_printed_are_made_when_asked(desk: FlaskClient) -> None:
    desk.post(at("/filings"), data={"sign": sign_of(desk), "recipient": "leaflet", "post": "yes"})
    found: Desk = desk.application.extensions["desk"]
    assert found.workshop.wait(PATIENCE).files
    page = desk.get(at("/filings")).text
    listed = re.findall(r'href="[^"]*/file/([^"]+)"', page)
    assert {"leaflet/letter.pdf", "print/run.pdf"} <= set(listed)
    for name in listed:
        with desk.get(at(f"/file/{name}")) as answer:
            assert answer.status_code == 200, name
