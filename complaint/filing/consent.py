"""How somebody may be named to the readers of one filing: the strictest of what person, profile and rules say.

Takes a person's mandate, the recipient and the day, gives one of four forms of naming. Who reads what a recipient
gets is its disclosure class; a narrower circle of readers is part of every wider one, since the State reads what is
published, and a body what the State is shown. So what a person allows in a narrow circle bounds all wider ones.

Sources: the consent of the person; Convention on the Rights of the Child, article 16, for those under 18.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from complaint.filing.facts.ages import age_on
from complaint.records.calendar import ADULT
from complaint.records.mandates import FORMS_OF_NAMING, WISHES
from complaint.records.record import Record, Records

FULL, INITIALS, PSEUDONYM, WITHHELD = FORMS_OF_NAMING
CLASSES: Final = ("internal", "confidential", "shown to the State", "public")  # the more readers the later
OFFICE: Final = CLASSES[0]
PUBLIC: Final = CLASSES[-1]
# Which scopes allow a name to be seen in full, by who sees it. What is published is seen by the State too.
NAMES_SHOWN: Final[Mapping[str, frozenset[str]]] = {
    "public": frozenset({"publish the name"}),
    "shown to the State": frozenset({"publish the name", "disclose to the State"}),
}


def strictest(*forms: str | None) -> str:
    """The strictest of the forms of naming; what is empty asks for nothing."""
    return max((form for form in forms if form), key=FORMS_OF_NAMING.index, default=FULL)


def wish_of(mandate: Record, readers: str) -> str:
    """What a power of attorney, or a justification, says of readers of a class, before anything else is asked."""
    bounding = WISHES[: CLASSES.index(readers) + 1]
    return strictest(mandate.naming, *(mandate.values[name] for name in bounding))


def lacks_scope(mandate: Record, readers: str) -> bool:
    """Whether the mandate does not say that readers of the class may see the name."""
    wanted = NAMES_SHOWN.get(readers)
    return wanted is not None and not wanted & set(mandate.scopes)


def naming_for(person: Record, mandate: Record | None, readers: str, on: date, most: str | None = None) -> str:
    """How a signatory is named to readers of a class on a day. `most` is what the recipient's profile allows."""
    if mandate is None:
        return WITHHELD
    not_in_full = lacks_scope(mandate, readers) or may_be_minor(person, on)
    return strictest(wish_of(mandate, readers), most, INITIALS if not_in_full else None)


def naming_of_all(
    records: Records, mandates: Mapping[str, Record], on: date, readers: str, most: str | None = None
) -> dict[str, str]:
    """How each signatory with a mandate is named to readers of a class."""
    return {key: naming_for(records[key], mandate, readers, on, most) for key, mandate in mandates.items()}


def may_be_minor(person: Record, on: date) -> bool:
    """Whether somebody is under 18 on the day, or may be by what is known."""
    ages = age_on(person, on)
    return ages is not None and ages[0] < ADULT
