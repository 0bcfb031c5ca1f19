"""A recipient is open, closed or open for politics only, by State and day, and says what is open instead."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint.filing.admissibility import door
from tests.filing.making import recipient

FACT = {"reason": "A reason.", "fact": "reach"}
MEMBERS_ONLY = [
    {"state": "ukraine", "status": "open", "from": "1997-09-11", **FACT},
    {"state": "russia", "status": "open", "from": "1998-05-05", "until": "2022-09-15", **FACT},
    {"status": "closed", "instead": ["other-body"], **FACT},
]
REGIME = [
    {"status": "open", "from": "2020-12-07", "until": "2026-12-08", **FACT},
    {"status": "closed", **FACT},
]
ROWS: list[tuple[str, list[dict[str, Any]], str, str, str, str | None, str | None]] = [
    ("without doors it is open", [], "kazakhstan", "2018-11-05", "open", None, None),
    ("a State that is no member", MEMBERS_ONLY, "kazakhstan", "2018-11-05", "closed", None, None),
    ("a State that is", MEMBERS_ONLY, "ukraine", "2018-11-05", "open", None, None),
    ("not yet", MEMBERS_ONLY, "ukraine", "1997-09-10", "closed", "1997-09-11", None),
    ("its first day", MEMBERS_ONLY, "ukraine", "1997-09-11", "open", None, None),
    ("its last day", MEMBERS_ONLY, "russia", "2022-09-15", "open", None, "2022-09-16"),
    ("the day after", MEMBERS_ONLY, "russia", "2022-09-16", "closed", None, None),
    ("before a regime there is none", REGIME, "kazakhstan", "2018-11-05", "closed", "2020-12-07", None),
    ("while there is one", REGIME, "kazakhstan", "2026-11-21", "open", None, "2026-12-09"),
    ("after it", REGIME, "kazakhstan", "2026-12-09", "closed", None, None),
    ("for politics only", [{"status": "political only", **FACT}], "x", "2018-11-05", "political only", None, None),
    ("a gap counts as open", [{"status": "closed", "until": "2019", **FACT}], "x", "2018-11-05",
     "closed", "2020-01-01", None),
    ("a month begins on its first day", [{"status": "closed", "from": "2018-12", **FACT}], "x", "2018-11-05",
     "open", None, "2018-12-01"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "doors", "state", "on", "status", "opens", "closes"), ROWS, ids=[row[0] for row in ROWS]
)
def test_a_door_by_state_and_day(
    why: str, doors: list[dict[str, Any]], state: str, on: str, status: str, opens: str | None, closes: str | None
) -> None:
    found = door(recipient(doors=doors), state, date.fromisoformat(on))
    assert found.status == status, why
    assert found.opens == (date.fromisoformat(opens) if opens else None)
    assert found.closes == (date.fromisoformat(closes) if closes else None)
    assert found.is_closed == (status == "closed")


def test_a_closed_door_says_why_and_what_is_open_instead() -> None:
    profile = recipient(doors=MEMBERS_ONLY)
    found = door(profile, "kazakhstan", date(2018, 11, 5))
    assert (found.reason, found.instead, found.fact) == ("A reason.", ("other-body",), "reach")
    assert found.place == profile.place_of("doors[2]")
