"""Checks of the law that a filing cites and of what it asks: in force, well cited, within the powers of the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from complaint.filing.admissibility.acts import Act, acts_of
from complaint.filing.admissibility.table import Hit, Look, check
from complaint.filing.admissibility.times import acceptance
from complaint.records.dates import PartialDate
from complaint.records.record import Record

# What enters into force; declarations, resolutions and commitments do not.
_BINDING: Final = frozenset(("treaty", "agreement"))


@check("treaty-in-force")
def what_is_cited_bound_the_state(look: Look) -> Iterator[Hit]:
    """A treaty that is cited, and everything that is told was over before it bound the State."""
    for instrument, first, _ in _cited_since(look):
        acts = _acts(look)
        if first is not None and acts and all(act.surely_before(first) for act in acts):
            yield Hit(record=instrument, detail=f"{instrument.short}, in force for the State since {first}")


@check("treaty-partly-in-force")
def what_is_cited_bound_the_state_already(look: Look) -> Iterator[Hit]:
    """A treaty that is cited for some acts from before it bound the State, or that was applied in part only then."""
    for instrument, first, provisional in _cited_since(look):
        early = [act for act in _acts(look) if first is not None and act.surely_before(first)]
        if provisional is not None and early:
            detail = f"{instrument.short}, applied in part since {provisional}, in force since {first}"
            yield Hit(record=instrument, detail=detail)
        elif early and len(early) < len(_acts(look)):
            yield Hit(record=instrument, detail=f"{instrument.short}, in force since {first}: {len(early)} acts before")


@check("treaty-date-missing")
def it_is_recorded_since_when_a_treaty_binds(look: Look) -> Iterator[Hit]:
    for instrument, first, _ in _cited_since(look):
        if first is None:
            yield Hit(record=instrument, detail=str(instrument.short), fill="instrument.in_force")


def _cited_since(look: Look) -> Iterator[tuple[Record, date | None, date | None]]:
    """The binding instruments that the filing cites, since when each binds the State, and since when in part.

    What the project’s own record says counts before the table of acceptances.
    """
    for instrument in cited(look):
        if instrument.kind not in _BINDING:
            continue
        entry = acceptance(look, instrument.id)
        own, known = instrument.in_force, entry.values["from"] if entry is not None else None
        since = own if isinstance(own, PartialDate) else known
        provisional = entry.provisional if entry is not None else None
        yield (
            instrument,
            since.first if isinstance(since, PartialDate) else None,
            provisional.first if isinstance(provisional, PartialDate) else None,
        )


def cited(look: Look) -> tuple[Record, ...]:
    """The instruments of the provisions under the rights that the filing argues, as far as the body applies them."""
    applied = look.filing.recipient.instruments
    found: dict[str, Record] = {}
    for provision in _provisions(look):
        instrument = look.records.get(provision.instrument)
        if instrument is not None and (not applied or instrument.id in applied):
            found[instrument.id] = instrument
    return tuple(found.values())


def _provisions(look: Look) -> Iterator[Record]:
    for right in look.filing.view.rights:
        for name in (*right.international, *right.national):
            provision = look.records.get(name)
            if provision is not None:
                yield provision


def _acts(look: Look) -> list[Act]:
    acts = (act for person in look.people for act in acts_of(look.records, person.id))
    return [act for act in acts if act.first is not None or act.lasts]


@check("cites")
def something_is_cited(look: Look) -> Iterator[Hit]:
    """One of the provisions of `any_of` stands under the rights that the filing argues."""
    cited_here = {provision.id for provision in _provisions(look)}
    if not any(record.id in cited_here for record in look.query("any_of")):
        yield Hit()


@check("treaty-without-article")
def a_treaty_is_cited_by_its_articles(look: Look) -> Iterator[Hit]:
    """A treaty that is cited as a whole and by none of its articles."""
    cited_here = tuple(_provisions(look))
    exact = {provision.instrument for provision in cited_here if provision.article}
    instruments = {record.id: record for record in cited(look) if record.kind in _BINDING}
    for name in dict.fromkeys(provision.instrument for provision in cited_here):
        if name in instruments and name not in exact:
            yield Hit(record=instruments[name], detail=str(instruments[name].short))


@check("draft-symbol")
def no_draft_is_cited(look: Look) -> Iterator[Hit]:
    for instrument in cited(look):
        if re.search(r"/L\.\d", f"{instrument.symbol or ''} {instrument.title} {instrument.short}"):
            yield Hit(record=instrument, detail=str(instrument.symbol or instrument.short), fill="instrument.symbol")


@check("symbol-form")
def symbols_have_their_form(look: Look) -> Iterator[Hit]:
    """A symbol that begins as one of the patterns in `terms` fits at least one of them as a whole."""
    patterns = [re.compile(term) for term in look.given("terms")]
    beginnings = tuple({term.lstrip("^").split("/")[0].split("\\")[0].strip("(") for term in look.given("terms")})
    for instrument in look.filing.view.records.of("instrument"):
        symbol = instrument.symbol
        known = isinstance(symbol, str) and symbol.split("/")[0].split(".")[0] in _heads(beginnings)
        if known and not any(pattern.fullmatch(symbol) for pattern in patterns):
            yield Hit(record=instrument, detail=symbol, fill="instrument.symbol")


def _heads(beginnings: tuple[str, ...]) -> set[str]:
    return {head for beginning in beginnings for head in beginning.strip("()").split("|")}


@check("within-powers")
def nothing_is_asked_that_the_body_cannot_do(look: Look) -> Iterator[Hit]:
    """The requests to the recipient ask for acts of the kinds in `terms`."""
    for request in look.filing.view.requests:
        if request.verb and request.verb not in look.given("terms"):
            yield Hit(record=request, detail=f"{request.id}: {request.verb}")
