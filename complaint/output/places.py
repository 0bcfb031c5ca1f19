"""From the `at` of a block ("templates/public/filing.html:12") to a `Place` that a problem can name."""

from __future__ import annotations

from complaint.problems import Place


def place_of(at: str) -> Place:
    """The file, line and column that `at` names; what is not a number belongs to the file's name."""
    file, numbers = at, list[int]()
    while len(numbers) < 2:
        head, colon, tail = file.rpartition(":")
        if not colon or not tail.isascii() or not tail.isdigit():
            break
        file, numbers = head, [int(tail), *numbers]
    line, column = (*numbers, 0, 0)[:2]
    return Place(file, line, column)
