"""The doors of the shipped recipients on the days that matter to the complaint of 2018, against Kazakhstan."""

from __future__ import annotations

from datetime import date

import pytest

from complaint.filing.admissibility import door
from complaint.filing.recipients import recipients
from complaint.filing.template_files import TemplateFiles
from complaint.packaged import shared_templates

PROFILES, _ = recipients(TemplateFiles([(shared_templates(), "templates")], shared_templates()))
DAYS = [date(2018, 11, 5), date(2022, 6, 1), date(2026, 11, 21), date(2026, 12, 9)]
DOORS = {
    "eu-sanctions": "closed open open closed",
    "uk-sanctions": "closed open open open",
    "us-sanctions": "open open open open",
    "un-crc": "closed closed open open",
    "un-crpd": "closed closed open open",
    "echr": "closed closed closed closed",
    "coe-commissioner": "closed closed closed closed",
    "ep-petitions": "closed closed closed closed",
    "osce-moscow-mechanism": "closed closed closed closed",
}
OPENS = {"eu-sanctions": "2020-12-07", "uk-sanctions": "2020-07-06", "un-crc": "2024-03-19", "un-crpd": "2023-07-07"}


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_who_is_open_on_which_day(name: str) -> None:
    """Whoever is not listed has no door that closes, or one that is open for politics."""
    found = [door(PROFILES[name], "kazakhstan", day).status for day in DAYS]
    if name in DOORS:
        assert " ".join(found) == DOORS[name]
    else:
        assert "closed" not in found


@pytest.mark.parametrize("name", sorted(OPENS))
def test_what_was_not_yet_possible_in_2018_says_from_when_it_is(name: str) -> None:
    assert str(door(PROFILES[name], "kazakhstan", DAYS[0]).opens) == OPENS[name]


@pytest.mark.parametrize("name", sorted(DOORS))
def test_a_closed_door_gives_a_reason_a_source_and_what_is_open_instead(name: str) -> None:
    for day in DAYS:
        found = door(PROFILES[name], "kazakhstan", day)
        if found.is_closed:
            assert found.reason and found.fact
            assert found.instead
            assert not any(door(PROFILES[other], "kazakhstan", day).is_closed for other in found.instead)
