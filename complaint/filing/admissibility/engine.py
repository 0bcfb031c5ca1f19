"""From a filing and the rules of its recipient to findings.

Takes a selected filing (with everyone who fits, before anybody is left out for a finding) and the rulebook; gives
findings in the order of the profile. Never decides what is built: a block says who or what the body would not take.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from complaint.filing.admissibility.asking import asked
from complaint.filing.admissibility.book import Rulebook
from complaint.filing.admissibility.elsewhere import conflicts
from complaint.filing.admissibility.finding import Finding
from complaint.filing.admissibility.planned import Planned
from complaint.filing.admissibility.table import CHECKS, Hit, Look
from complaint.filing.filing import Filing
from complaint.problems import Place
from complaint.records.dates import PartialDate
from complaint.records.record import Record
from complaint.records.wording import listed


def findings(filing: Filing, book: Rulebook, others: Iterable[Planned] = ()) -> tuple[Finding, ...]:
    """What the recipient's rules say of the filing; `others` go to other recipients on the same day.

    Raises `ProblemsFound` for a query of the profile or the rulebook that cannot be read.
    """
    elsewhere = tuple(other for other in others if other.recipient.id != filing.recipient.id)
    by_rule = (_worded(look, hit) for look in looks(filing, book, elsewhere) for hit in CHECKS[look.rule.check](look))
    return tuple(dict.fromkeys((*by_rule, *conflicts(filing, elsewhere), *asked(filing))))


def looks(filing: Filing, book: Rulebook, others: tuple[Planned, ...] = ()) -> Iterator[Look]:
    """The rules that hold for the filing on its day, each with what the profile asks of it, none twice.

    Where a rule is named by itself and also comes with a group, what is said of it by itself counts.
    """
    profile = filing.recipient
    single = {entry["rule"] for entry in profile.admissibility if entry["rule"] in book.rules}
    for number, entry in enumerate(profile.admissibility):
        for rule in book.named(entry["rule"]):
            if rule.id != entry["rule"] and rule.id in single:
                continue
            if rule.check in CHECKS and holds_on(rule, filing):
                yield Look(filing, rule, entry, profile.place_of(f"admissibility[{number}]"), book, others)


def minds_others(filing: Filing, book: Rulebook) -> bool:
    """Whether it makes a difference for the recipient what goes to others on the same day."""
    return bool(filing.recipient.conflicts) or any(look.rule.check == "same-matter" for look in looks(filing, book))


def holds_on(rule: Record, filing: Filing) -> bool:
    """Whether a rule holds on the day of the filing. The rule in force on that day counts, not today's."""
    since, until = rule.valid_from, rule.valid_until
    begun = not isinstance(since, PartialDate) or since.first <= filing.on
    return begun and (not isinstance(until, PartialDate) or filing.on <= until.last)


def text_of(look: Look) -> str:
    """What a rule tells, with its parameters in their places."""
    return _filled(str(look.rule.text), _parameters(look))


def _worded(look: Look, hit: Hit) -> Finding:
    asked, rule = look.asked, look.rule
    values: dict[str, object] = {**_parameters(look), **hit.values}
    own_text = asked["text"] if asked["rule"] == rule.id else None
    own_hint = asked["hint"] if asked["rule"] == rule.id else None
    named = hit.fill or rule.field or ""
    return Finding(
        recipient=look.filing.recipient.id,
        rule=rule.id,
        severity=hit.severity or asked["severity"] or rule.severity,
        text=_filled(own_text or hit.text or rule.text, values),
        hint=_filled(own_hint or hit.hint or rule.hint or "", values),
        person=hit.about if hit.about and rule.of == "person" else None,
        official=hit.about if hit.about and rule.of == "official" else None,
        detail=hit.detail,
        field=named,
        place=_place(hit.record, named),
        fact=asked["fact"] or "",
    )


def _parameters(look: Look) -> Mapping[str, object]:
    """The parameters of a rule in words, for the {braces} of its text."""
    names = ("months", "most_months", "days", "least", "groups", "deadline")
    shown: dict[str, object] = {name: _or_blank(look.given(name)) for name in names}
    known = look.book.acceptances.get(look.given("procedure"), ())
    shown["procedure"] = known[0].title if known else look.given("procedure")
    shown["languages"] = listed(look.given("languages"))
    shown["terms"] = listed(look.given("terms"))
    shown["recipient"] = look.filing.recipient.short_name
    shown["on"] = look.filing.on
    return shown


def _or_blank(value: Any) -> Any:
    return "" if value is None else value


def _filled(text: str, values: Mapping[str, object]) -> str:
    return text.format_map({**values}) if "{" in text else text


def _place(record: Record | None, field: str) -> Place:
    """Where the field to fill stands, or the record if it has no such field."""
    if record is None:
        return Place()
    kind, _, name = field.partition(".")
    return record.place_of(name) if kind == record.type else record.at
