"""What a body’s form asks of each person, official or record, and what is empty: the `asks` of a profile.

Takes a filing, gives findings that name the field to fill. What is `held` is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from complaint.filing.admissibility.finding import Finding
from complaint.filing.filing import Filing
from complaint.filing.officials import officials_of
from complaint.filing.query import people_of
from complaint.records.record import Record

RULE = "asked-by-form"


def asked(filing: Filing) -> Iterator[Finding]:
    """The fields that the form asks for and that are empty. Of records of which there are none, other rules speak."""
    for entry in filing.recipient.asks:
        names = [name.strip().rpartition(".")[2] for name in entry["field"].split(" or ")]
        for about, record in _asked_of(filing, entry["of"]):
            if all(record.values.get(name) in (None, ()) for name in names):
                yield _finding(filing, entry, names, about, record)


def _asked_of(filing: Filing, kind: str) -> Iterator[tuple[str, Record]]:
    """The records of the kind that the filing is about, with the person or official whom each concerns."""
    view = filing.view
    if kind == "complaint":
        yield "", view.complaint
    elif kind == "official":
        yield from ((official.id, official) for official in officials_of(filing))
    elif kind == "power_of_attorney":
        for person in view.complainants:
            mandate = view.mandates.get(person.id)
            if mandate is not None and mandate.type == kind:
                yield person.id, mandate
    else:
        told = view.complainants if kind == "signatory" else view.records.of(kind)
        for record in told:
            concerned = [person for person in people_of(record) if view.is_complainant(person)]
            yield from ((person, record) for person in concerned)
            if not concerned and kind == "official_part":
                yield str(record.official), record


def _finding(filing: Filing, entry: Mapping[str, Any], names: list[str], about: str, record: Record) -> Finding:
    of_official = entry["of"] in ("official", "official_part")
    own = record.type in ("signatory", "official", "complaint")
    return Finding(
        recipient=filing.recipient.id,
        rule=RULE,
        severity=entry["needed"],
        text=str(entry["text"]),
        person=about if about and not of_official else None,
        official=about if about and of_official else None,
        detail="" if own else record.id,
        field=" or ".join(f"{entry['of']}.{name}" for name in names),
        place=record.place_of(names[0]),
        fact=str(entry["fact"]),
    )
