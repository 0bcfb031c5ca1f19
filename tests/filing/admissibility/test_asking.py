"""A form asks for fields, and what is empty is told with whom it concerns and where to fill it in."""

from __future__ import annotations

from typing import Any

import pytest

from complaint.filing.admissibility import Finding, findings
from complaint.filing.select import select
from tests.filing.admissibility.rows import HER, ON, Group, at_vigil, base, book, case, held, her, many
from tests.filing.making import recipient
from tests.records.factories import make, together

OFFICIAL = many(make("official", "official-stark-l"), make("official_part", "part-1", event="vigil"))
ROWS: list[tuple[str, dict[str, Any], Group, Group, str, str]] = [
    ("of a person", {"of": "signatory", "field": "occupation"}, her(occupation="nurse"), her(), HER, ""),
    ("one of two is enough", {"of": "signatory", "field": "birth_date or age"},
     her(birth_date=None, age="47", age_on="2024-11-05"), her(birth_date=None), HER, ""),
    ("what is held is there", {"of": "signatory", "field": "address"}, her(address="held"), her(), HER, ""),
    ("of each custody", {"of": "custody", "field": "by"}, many(her(), case(custody=held(by="police"))),
     many(her(), case(custody=held())), HER, "custody-1"),
    ("of what is not there other rules speak", {"of": "custody", "field": "by"}, her(),
     many(her(), case(custody=held())), HER, "custody-1"),
    ("of a power of attorney", {"of": "power_of_attorney", "field": "authenticated"},
     her(poa={"authenticated": "plain"}), her(), HER, "poa-orlan-vesna"),
    ("of the complaint", {"of": "complaint", "field": "email"},
     many(her(), make("complaint", "quiet", state="kazakhstan", email="held")), her(), "", ""),
    ("of an official", {"of": "official", "field": "birth_date"},
     many(her(), at_vigil(), make("official", "official-stark-l", birth_date="1970"), make("official_part", "part-1")),
     many(her(), at_vigil(), OFFICIAL), "official-stark-l", ""),
    ("of an official’s part", {"of": "official_part", "field": "degree"},
     many(her(), make("official", "official-stark-l"), make("official_part", "part-1", degree="ordered it")),
     many(her(), OFFICIAL), "official-stark-l", "part-1"),
]  # fmt: skip


def asked(ask: dict[str, Any], group: Group) -> tuple[Finding, ...]:
    entry = {"needed": "block", "text": "The form asks for it.", "fact": "form", **ask}
    records = together(group, base(group))
    return findings(select(records, recipient(asks=[entry]), ON), book())


@pytest.mark.parametrize(("why", "ask", "full", "empty", "about", "detail"), ROWS, ids=[row[0] for row in ROWS])
def test_a_field_that_the_form_asks_for(
    why: str, ask: dict[str, Any], full: Group, empty: Group, about: str, detail: str
) -> None:
    assert asked(ask, full) == (), why
    (found,) = asked(ask, empty)
    assert (found.about, found.detail, found.severity, found.rule) == (about, detail, "block", "asked-by-form")
    assert found.text == "The form asks for it."
    assert found.field.split(" or ")[0] == f"{ask['of']}.{ask['field'].split(' or ')[0]}"
    assert found.place.file
    assert bool(found.official) == ask["of"].startswith("official")
