"""Which rules of admissibility a filing rested on that were not read in a source, or not lately.

Takes a filing and the rulebook, gives notes for “check before filing”: what is uncertain one by one, with its source;
the rest, which would drown it, in one note each.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from complaint.filing.admissibility.book import Rulebook
from complaint.filing.admissibility.engine import looks, text_of
from complaint.filing.admissibility.table import Look
from complaint.filing.admissibility.times import acceptance
from complaint.filing.filing import Filing
from complaint.problems import Problem, Severity
from complaint.records.dates import PartialDate
from complaint.records.record import Record

STALE_AFTER: Final = 2  # years before the filing date, after which what was read is read again
_CODE: Final = "check-before-filing"


def unsure(filing: Filing, book: Rulebook) -> Iterator[Problem]:
    """What somebody looks up before the filing goes out, of the rules that hold for it."""
    used = {record: said for look in looks(filing, book) for record, said in _behind(look)}
    name = filing.recipient.short_name
    for record, said in used.items():
        if record.certainty == "uncertain":
            message = f"check before filing ({record.id}, uncertain, {_year(record)}): {said}"
            yield Problem(Severity.NOTE, _CODE, record.at, message, f"source: {record.source}")
    known = [record for record in used if record.certainty == "from knowledge"]
    if known:
        message = f"check before filing: of the rules of {name}, {_count(known)} from knowledge, not read in a source"
        yield Problem(Severity.NOTE, _CODE, filing.recipient.at, message, _listed(known))
    stale = [one for one in used if one.certainty == "read" and filing.on.year - _year(one) > STALE_AFTER]
    if stale:
        message = f"check before filing: of the rules of {name}, {_count(stale)} of more than two years ago"
        yield Problem(Severity.NOTE, _CODE, filing.recipient.at, message, _listed(stale))


def _behind(look: Look) -> Iterator[tuple[Record, str]]:
    """The rule, and what of the tables it used, each with what it says."""
    yield look.rule, text_of(look)
    procedure, table = look.given("procedure"), look.given("table")
    entry = acceptance(look, procedure) if procedure is not None else None
    if entry is not None:
        since = f" since {entry.values['from']}" if entry.values["from"] is not None else ""
        accepted = "is bound by" if entry.accepted else "has not accepted"
        yield entry, f"{str(entry.state).title()} {accepted} {entry.title}{since}. {entry.note or ''}".strip()
    if table is not None:
        yield from ((effect, str(effect.text)) for effect in look.book.elsewhere.get(table, ()))


def _year(record: Record) -> int:
    verified = record.verified_on
    return verified.last.year if isinstance(verified, PartialDate) else int(record.reflects_year)


def _count(records: list[Record]) -> str:
    return "one is" if len(records) == 1 else f"{len(records)} are"


def _listed(records: list[Record]) -> str:
    return f"docs/recipients.md tells their sources: {', '.join(record.id for record in records)}"
