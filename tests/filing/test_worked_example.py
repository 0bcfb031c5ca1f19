"""The 2018 complaint of this repository: a few facts that were counted by hand from the published text.

The list of complainants has 129 persons under 19 headings (lines 2767 to 3193); chapter 4 tells of 21 persons under 16
headings, and of the asylum of one more.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from complaint.filing.facts import derive
from complaint.filing.select import everyone
from complaint.records.project import load_project

COUNTED = [
    ("complainants.total", 129),
    ("complainants.places", 19),
    ("prosecutions.persons", 22),
    ("prosecutions.total", 17),
]


@pytest.mark.parametrize(("key", "value"), COUNTED)
def test_it_counts_as_the_published_lists_do(key: str, value: int) -> None:
    records, _ = load_project(Path(__file__).parents[2])
    assert derive(everyone(records, date(2018, 11, 5)))[key].value == value
