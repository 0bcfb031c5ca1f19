"""The filings that go to one recipient: one about all, or one for each person or official, as its profile says.

Takes the filing about all, gives the filings to be written with what they share. A person's filing is about that person
alone; an official's about those who were in a case or at an event in which the official had a part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from complaint.filing.filing import Filing
from complaint.filing.generalising import as_told
from complaint.filing.officials import officials_of, victims_of
from complaint.filing.pseudonyms import called_in_files
from complaint.filing.select import AsOf, select_from
from complaint.filing.view import View
from complaint.problems import ProblemsFound, error
from complaint.records.record import Record

PER_PERSON, PER_OFFICIAL = "one per person", "one per official"


@dataclass(frozen=True, slots=True)
class Parts:
    """What goes to one recipient: the filings that are written, and the one about all from which they are taken.

    With one filing for all, it is both.
    """

    whole: Filing
    filings: tuple[Filing, ...]

    @property
    def are_several(self) -> bool:
        return self.whole.recipient.group in (PER_PERSON, PER_OFFICIAL)


def parts_of(day: AsOf, whole: Filing) -> Parts:
    """The filings of the recipient of `whole`; raises `ProblemsFound` for a query that cannot be read."""
    match whole.recipient.group:
        case "one per person":
            return Parts(whole, tuple(_of_person(day, whole, person) for person in whole.view.complainants))
        case "one per official":
            return Parts(whole, tuple(_of_officials(day, whole)))
        case _:
            return Parts(whole, (whole,))


def told(parts: Parts) -> Parts:
    """The same as they may be told: with everything generalised that would give somebody away."""
    whole = as_told(parts.whole)
    return Parts(whole, tuple(whole if one is parts.whole else as_told(one) for one in parts.filings))


def _of_person(day: AsOf, whole: Filing, person: Record) -> Filing:
    own = select_from(day, whole.recipient, only={person.id})
    return replace(own, left_out=(), subject=person, key=_key(person, whole.view))


def _of_officials(day: AsOf, whole: Filing) -> Iterator[Filing]:
    for official in officials_of(whole):
        victims = victims_of(whole.view, official)
        own = select_from(day, whole.recipient, only=victims & whole.because.keys())
        yield replace(own, left_out=(), subject=official, key=official.id)


def _key(person: Record, view: View) -> str:
    """A name for the folder that gives nobody away: the record id only of who is named in full anyway."""
    called = called_in_files(view, person.id)
    if called is None:
        message = (
            "somebody who is not to be named in full has no pseudonym yet, and the filing needs one for its folder"
        )
        raise ProblemsFound(error("no-pseudonym", person.at, message, "draw it with “complaint pseudonyms”"))
    return called
