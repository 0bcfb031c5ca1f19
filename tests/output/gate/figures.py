"""How many leaks are planted, and how many of them the gate catches: `python -m tests.output.gate.figures`.

Every place with the surname as it is; then every disguise, spelling and private value in a place of each kind of file.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.output.gate.people import caught
from tests.output.gate.planting import DISGUISES, ONE_OF_EACH, PLACES, PRIVATE, SPELLINGS

NAME = "Harkel"


def planted() -> Iterator[tuple[str, str]]:
    """Place and text of each leak."""
    yield from ((place, NAME) for place in PLACES)
    texts = (*(disguise(NAME) for disguise in DISGUISES.values()), *SPELLINGS.values(), *PRIVATE.values())
    yield from ((place, text) for place in ONE_OF_EACH for text in texts)


def figures() -> str:
    found = []
    for place, text in planted():
        leak = PLACES[place](text)
        found.append(bool(caught({leak.path: leak.content})))
    return (
        f"{len(PLACES)} places, {len(DISGUISES)} disguises, {len(SPELLINGS)} spellings, {len(PRIVATE)} private values: "
        f"{len(found)} leaks planted, {sum(found)} caught"
    )


if __name__ == "__main__":
    print(figures())
