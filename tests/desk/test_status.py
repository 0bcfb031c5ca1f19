"""The mandates at a glance: the figures of the command, each leading to the people behind it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from complaint import pipeline
from complaint.desk.standings import GROUPS
from complaint.desk.wording import words
from complaint.records.overview import overview
from tests.desk.conftest import at, sign_of


def people(desk: FlaskClient, asked: str) -> list[str]:
    page = desk.get(at(f"/{asked}"), headers={"HX-Target": "people"}).text
    return re.findall(r"/person/([\w-]+)\"", page)


def test_figures_are_those_of_the_command(desk: FlaskClient, records: Path) -> None:
    project = pipeline.load(records)
    found = overview(project.records, project.on)
    page = desk.get(at("/status")).text
    for group, who in (("appealed", found.appealed), ("gave", found.gave_mandate), ("complainant", found.complainants)):
        assert f"<strong>{len(who)}</strong> {words('en')('status.' + group)}" in page
        assert sorted(people(desk, f"?standing={group}")) == sorted(who)


def test_each_figure_and_each_reason_leads_to_its_people(desk: FlaskClient) -> None:
    desk.post(at("/person/oduya-sam/withdraw"), data={"sign": sign_of(desk), "on": "2030-01-31"})
    page = desk.get(at("/status")).text
    links = re.findall(r'href="/[\w-]+/(\?standing=[^"]+)"', page)
    assert {"?standing=withdrew", "?standing=not_taken_up"} <= set(links)
    for link in links:
        assert people(desk, link.replace("&amp;", "&")), link
    assert people(desk, "?standing=withdrew") == ["oduya-sam"]
    assert people(desk, f"?standing=withdrew&reason={quote('withdrawn on 2030-01-31')}") == ["oduya-sam"]
    assert people(desk, f"?standing=withdrew&reason={quote('withdrawn on 2030-01-30')}") == []
    assert people(desk, "?standing=not_taken_up") == ["quill-ada"]


@pytest.mark.parametrize("group", GROUPS)
def test_every_group_can_be_asked_for(desk: FlaskClient, group: str) -> None:
    assert f'<option value="{group}" selected>' in desk.get(at(f"/?standing={group}")).text


def test_people_with_an_error_are_told_not_to_be_counted(desk: FlaskClient, records: Path) -> None:
    file = records / "signatories/signatories.csv"
    file.write_text(file.read_text("utf-8").replace(",51,", ",fifty,"), "utf-8")
    assert "are not counted" in desk.get(at("/status")).text


def test_reasons_are_said_in_russian_and_unknown_ones_as_they_are() -> None:
    said = words("ru").reason("the appeal appeal-1 is not taken up; no power of attorney has been received")
    assert said == "обращение appeal-1 не принято; доверенность не получена"
    assert words("ru").reason("something else") == "something else"
    assert words("en").reason("no appeal has been received") == "no appeal has been received"


def test_every_reason_that_the_records_give_is_known_in_russian() -> None:
    """Read from the modules that give them, so that a new reason is not forgotten."""
    import complaint.records.mandates
    import complaint.records.overview

    said = 0
    for module in (complaint.records.mandates, complaint.records.overview):
        text = Path(module.__file__).read_text("utf-8")
        lines = re.findall(
            r'f?"((?:the (?:power|appeal)|no (?:power|appeal|reason)|withdrawn on|states no|its term)[^"]*)"', text
        )
        for line in lines:
            reason = re.sub(r"\{[^}]+\}", "x", line)
            assert words("ru").reason(reason) != reason, reason
            said += 1
    assert said >= 14
