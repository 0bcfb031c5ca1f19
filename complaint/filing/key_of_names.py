"""The key of a filing: who is meant by the pseudonyms and initials in it, for a recipient that may know in confidence.

Takes a selected filing, gives rows and their text. Only who allows a body that keeps names to itself to read the name
in full stands in it. The text is never written anywhere in clear: `complaint/output/sealing.py` seals it to the keys of
the body, and where there are none it stays at the office.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from complaint.filing.consent import FULL, INITIALS, PSEUDONYM, wish_of
from complaint.filing.filing import Filing
from complaint.filing.language import Language
from complaint.filing.naming import Naming
from complaint.filing.view import View
from complaint.problems import Problem, Severity
from complaint.records.record import Record
from complaint.records.sheets.formulas import guarded

NAME: Final = "names.csv.age"  # of the sealed file, beside the filing
_COLUMNS: Final = ("in the filing", "surname", "given name", "patronymic", "name in the original script")


@dataclass(frozen=True, slots=True)
class Meant:
    """How somebody is called in the filing, and who it is."""

    called: str
    person: Record


def people_in_key(recipient: Record, view: View) -> tuple[Record, ...]:
    """Who stands in the key: called by initials or a pseudonym, and may be named to this body in confidence.

    Also who is under 18, if the power of attorney says so: a body that helps a child has to know which.
    """
    if recipient.names_key is None:
        return ()
    return tuple(
        person
        for person in view.complainants
        if view.naming.get(person.id) in (INITIALS, PSEUDONYM) and wish_of(view.mandates[person.id], _READERS) == FULL
    )


_READERS: Final = "confidential"


def key_of_names(filing: Filing, language: Language) -> tuple[Meant, ...]:
    """The key of a filing, in the order of what is printed in it, which tells nothing of the names."""
    naming = Naming(filing.view, language)
    found = (Meant(naming.plain(one.id), one) for one in people_in_key(filing.recipient, filing.view))
    return tuple(sorted(found, key=lambda one: (one.called, one.person.id)))


def as_csv(key: tuple[Meant, ...]) -> str:
    """The key as a table that every program reads and none calculates."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for one in key:
        who = one.person
        writer.writerow(guarded(text) for text in (one.called, *(who.values[name] or "" for name in _FIELDS)))
    return out.getvalue()


_FIELDS: Final = ("surname", "given_name", "patronymic", "name_original")


def notes(filing: Filing) -> Iterator[Problem]:
    """Where the key of a filing is, if there is one."""
    profile, people = filing.recipient, people_in_key(filing.recipient, filing.view)
    if people:
        who = "1 person" if len(people) == 1 else f"{len(people)} people"
        told = f"the names of {who} may be told to {profile.short_name} in confidence and are not in the filing"
        if profile.names_key["sealed_to"]:
            message, hint = f"{told}: they go in a sealed file, {profile.id}/{NAME}", "send it by itself"
        else:
            message = f"{told}: they are held at the office, because the profile has no key of the body to seal them to"
            hint = f"“complaint key {profile.id}” shows them; see names_key in the profile"
        yield Problem(Severity.NOTE, "key-of-names", profile.place_of("names_key"), message, hint)
