"""Who of the list may be there twice, but for those of whom people have said that they are two.

Takes records, gives `Pair`s, best first. Used by the check, the command line and the desk alike.
"""

from __future__ import annotations

from complaint.records.names.finding import Pair, People
from complaint.records.names.people import people_of
from complaint.records.record import Records
from complaint.records.remembering import for_records


@for_records
def everybody(records: Records) -> People:
    """The people on the list, to be asked who is meant."""
    return People(people_of(records))


def duplicates(records: Records) -> list[Pair]:
    """The pairs that nobody has looked at yet."""
    apart = {frozenset((pair.one, pair.other)) for pair in records.of("not_the_same")}
    return [pair for pair in everybody(records).pairs() if frozenset((pair.one.id, pair.other.id)) not in apart]
