"""How well people who are on a list twice are found: measured on made-up lists of 2 000 with known duplicates.

`python -m tests.records.names.test_quality` prints the figures.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from complaint.records.names.finding import People
from tests.records.names.made_up import made_up_list

SIZE, DOUBLES = 2000, 250


@dataclass(frozen=True)
class Quality:
    """Of the pairs that are one person, how many were proposed; of those proposed, how many are one person."""

    recall: float
    precision: float


def measured(seed: int, *, only_likely: bool = False) -> Quality:
    people, same = made_up_list(SIZE, DOUBLES, seed)
    pairs = [pair for pair in People(people).pairs() if pair.likeness.likely or not only_likely]
    hits = sum(frozenset((pair.one.id, pair.other.id)) in same for pair in pairs)
    return Quality(hits / len(same), hits / len(pairs))


@pytest.mark.parametrize("seed", [1, 2])
def test_nearly_all_duplicates_are_proposed_and_most_proposals_are_right(seed: int) -> None:
    found = measured(seed)
    assert found.recall >= 0.98
    assert found.precision >= 0.8


def test_what_is_called_likely_is_nearly_always_right() -> None:
    found = measured(1, only_likely=True)
    assert found.recall >= 0.9
    assert found.precision >= 0.97


def test_the_made_up_list_holds_what_it_says() -> None:
    people, same = made_up_list(SIZE, DOUBLES, 1)
    assert (len(people), len({person.id for person in people}), len(same)) == (SIZE, SIZE, DOUBLES)


if __name__ == "__main__":
    for seed in range(1, 6):
        print(seed, "possible", measured(seed), "likely", measured(seed, only_likely=True))
