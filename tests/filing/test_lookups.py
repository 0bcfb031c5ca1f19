"""What templates can call stays linear in the number of people."""

from __future__ import annotations

import time

from complaint.filing.facts import derive
from complaint.filing.lookups import Lookups
from complaint.filing.select import select
from tests.filing import making
from tests.filing.making import base, part, person
from tests.records.factories import make, together


def _seconds(count: int) -> float:
    """For so many people, each with a participation and a case: all facts, and what a table asks for each of them."""
    names = [f"p-{number}" for number in range(count)]
    groups = [person(name) for name in names]
    groups += [part(f"part-{name}", name, "vigil", "2024-05-10") for name in names]
    groups += [make("prosecution", f"case-{name}", persons=[name]) for name in names]
    filing = select(together(base(), make("event", "vigil"), *groups), making.recipient(), making.ON)
    start = time.process_time()
    asking = Lookups(filing, derive(filing.view))
    for one in filing.view.complainants:
        asking.parts_of(one)
        asking.cases_of(one)
        asking.about("participation", person=one.id)
        asking.about("official_part", prosecution=f"case-{one.id}")
    return time.process_time() - start


def test_ten_times_the_people_take_about_ten_times_as_long() -> None:
    _seconds(10)
    assert _seconds(500) < 30 * max(_seconds(50), 0.003)
