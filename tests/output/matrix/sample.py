"""A matrix with everything in it, hostile words among it. All people are invented."""

from __future__ import annotations

from datetime import date

from complaint.filing.admissibility import Door
from complaint.filing.matrix import STATUSES, Cell, Column, Matrix, Row

FORMULA = '=HYPERLINK("https://example.org","+1")'
MARKUP = '<b onclick="x()">&amp;</b>'


def column(name: str, statuses: list[str], door: Door = Door(), **more: object) -> Column:  # noqa: B008 - it is frozen
    counts = {status: statuses.count(status) for status in STATUSES}
    return Column(name, name.title(), "UN", door, counts, **more)  # type: ignore[arg-type]


CLOSED = Door("closed", "the State is no member", ("letters",), date(2020, 12, 7))
WARNED = Cell("warned", ("The last that is told is old (2020-01-01)", f"A text uses {FORMULA}"))
BLOCKED = Cell("blocked", (MARKUP,))

SAMPLE = Matrix(
    "Collective complaint",
    "Veloria",
    date(2024, 11, 5),
    (
        column("letters", ["goes", "warned", "blocked"], of_filing=(("warn", "A treaty is cited without an article"),)),
        column("committee", ["blocked", "not concerned", "not concerned"]),
        column("court", ["closed"] * 3, CLOSED),
    ),
    (
        Row("orlan-vesna", "Orlan Vesna", "Lindenau", (Cell("goes"), BLOCKED, Cell("closed"))),
        Row("drozd-pavel", "", "Lindenau", (WARNED, Cell("not concerned"), Cell("closed"))),
        Row("kestrel-mara", FORMULA, MARKUP, (BLOCKED, Cell("not concerned"), Cell("closed"))),
    ),
    (column("sanctions", ["blocked"]),),
    (
        Row(
            "official-stark-l",
            "L. Stark",
            "Lindenau",
            (Cell("blocked", ("The official is not known by a full name",)),),
        ),
    ),
)
