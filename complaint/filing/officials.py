"""The officials of one filing: whom the recipient asks for, and who of its people each of them is tied to.

Takes a filing or its view, gives records and ids. Says nothing about guilt: a part is what the records hold.
"""

from __future__ import annotations

from complaint.filing.filing import Filing
from complaint.filing.query import matching
from complaint.filing.view import View
from complaint.records.record import Record


def officials_of(filing: Filing) -> tuple[Record, ...]:
    """The officials whom the profile asks for, of those in the filing; raises `ProblemsFound` for a wrong query."""
    there = filing.view.records.of("official")
    if not filing.recipient.officials:
        return there
    found = matching(filing.recipient, "officials", filing.view.whole)
    wanted = {official for record in found for official in officials_in(record)}
    return tuple(official for official in there if official.id in wanted)


def officials_in(record: Record) -> tuple[str, ...]:
    """The ids of the officials that a record is about."""
    if record.type == "official":
        return (record.id,)
    one = record.values.get("official") or record.values.get("judge")
    several = record.values.get("officials") or ()
    return tuple(str(official) for official in ((one,) if one else several))


def victims_of(view: View, official: Record) -> set[str]:
    """Who was in a prosecution in which the official had a part, or at an event in the place where the official was."""
    found: set[str] = set()
    for part in view.with_value("official_part", "official", official.id):
        if part.prosecution is not None and part.prosecution in view.records:
            found |= set(view.records[part.prosecution].persons)
        if part.event is not None and part.place is not None:
            at = view.with_value("participation", "event", part.event)
            found |= {was.person for was in at if was.place == part.place}
    return found
