"""By which number a person is called whose name is not to be told, and how files about the person are called.

Reads the register of pseudonyms (`signatories/pseudonyms.csv`), which `complaint pseudonyms` draws and keeps. Nothing
here, or in any number, comes from a name, an id or an order.
"""

from __future__ import annotations

from collections.abc import Mapping

from complaint.filing.consent import FULL
from complaint.filing.view import View
from complaint.records.record import Records


def numbers(records: Records) -> Mapping[str, int]:
    """The number of each person who has one; where two lines tell of a person, the first holds."""
    found: dict[str, int] = {}
    for one in records.of("pseudonym") if "pseudonym" in records.types else ():
        found.setdefault(str(one.person), int(one.number))
    return found


def tokens(records: Records) -> Mapping[str, str]:
    """What files about each person are called, where the id would tell the name."""
    found: dict[str, str] = {}
    for one in records.of("pseudonym") if "pseudonym" in records.types else ():
        found.setdefault(str(one.person), f"person-{one.folder}")
    return found


def called_in_files(view: View, person: str) -> str | None:
    """How a signatory is called in names of files and in the manifest: the id of who is named in full, else a token.

    None if nothing was drawn for the person yet.
    """
    return person if view.naming.get(person) == FULL else tokens(view.whole).get(person)
