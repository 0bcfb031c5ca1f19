"""Numbers of paragraphs in as few ranges as they make."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from complaint.filing.references import joined

SPANS = st.lists(st.tuples(st.integers(1, 40), st.integers(0, 6)).map(lambda given: (given[0], sum(given))), max_size=8)


@given(SPANS)
def test_joined_ranges_hold_the_same_numbers_in_order_with_room_between_them(spans: list[tuple[int, int]]) -> None:
    ranges = joined(spans)
    assert {n for first, last in ranges for n in range(first, last + 1)} == {
        n for first, last in spans for n in range(first, last + 1)
    }
    assert all(after[0] > before[1] + 1 for before, after in pairwise(ranges))
