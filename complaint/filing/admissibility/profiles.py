"""Whether profiles make sense: what they name is there, and their days are in order.

Takes the profiles of all recipients and the rulebook, gives problems with file, line and what may be meant. Whether
what is known about a body was read, and not too long ago, is for `checklist`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from complaint.filing.admissibility.book import Rulebook
from complaint.filing.admissibility.reading import names_fields, unreadable
from complaint.problems import Place, Problem, error
from complaint.records.dates import PartialDate
from complaint.records.nearest import did_you_mean
from complaint.records.record import Record, Records
from complaint.records.schemas import schemas

# Where a profile names a fact of its own, one for each entry; “channel” is one group of fields.
_WITH_FACTS: Final = ("doors", "admissibility", "conflicts", "limits", "asks", "attachments")
_QUERIES: Final = ("people", "prosecutions", "officials")


def check_profiles(profiles: Mapping[str, Record], book: Rulebook) -> tuple[Problem, ...]:
    """What the profiles say that cannot be."""
    others = _others(profiles)
    return tuple(
        problem
        for profile in profiles.values()
        for problem in (
            *_facts(profile),
            *_doors(profile, profiles),
            *_rules(profile, book),
            *_conflicts(profile, others),
            *_asks(profile),
            *_limits(profile),
            *_sections(profile),
            *(problem for name in _QUERIES for problem in _query(profile, name)),
        )
    )


def check_names(records: Records, profiles: Mapping[str, Record]) -> tuple[Problem, ...]:
    """Where records call recipients by names that there are not: a choice or a limit that nobody would see."""
    return tuple(
        _wrong(record.place_of(name), f"there is no recipient “{called}”", did_you_mean(called, profiles) or _LISTS)
        for kind, name in _CALLED.items()
        for record in records.of(kind)
        for called in (record.values[name] if isinstance(record.values[name], tuple) else (record.values[name],))
        if called is not None and called not in profiles
    )


_CALLED: Final = {"other_procedure": "recipient", "sponsor": "recipient", "power_of_attorney": "bodies"}
_LISTS: Final = "“complaint recipients” lists them"


def _others(profiles: Mapping[str, Record]) -> frozenset[str]:
    """By which names a conflict may call other recipients: ids, systems, kinds and what they count as."""
    fields = schemas()["recipient"].fields
    return frozenset((*profiles, *fields["system"].allowed, *fields["kind"].allowed, *fields["counts_as"].allowed))


def _facts(profile: Record) -> Iterator[Problem]:
    known: dict[str, int] = {}
    for number, fact in enumerate(profile.facts):
        place = profile.place_of(f"facts[{number}].about")
        if fact["about"] in known:
            yield _wrong(place, f"the fact “{fact['about']}” stands there twice", "give one of the two another name")
        known[fact["about"]] = number
        if _after(fact["valid_from"], fact["valid_until"]):
            yield _wrong(place, f"the fact “{fact['about']}” ends before it begins", "correct one of the two days")
    for field in _WITH_FACTS:
        for number, entry in enumerate(profile.values[field]):
            yield from _fact(profile, entry.get("fact"), f"{field}[{number}].fact", known)
    if profile.names_key is not None:
        yield from _fact(profile, profile.names_key["fact"], "names_key.fact", known)
    if profile.channel is not None:
        yield from _fact(profile, profile.channel["fact"], "channel.fact", known)


def _fact(profile: Record, name: str | None, path: str, known: Collection[str]) -> Iterator[Problem]:
    if name is not None and name not in known:
        hint = did_you_mean(name, known) or "add it to the “facts” of the profile, with its source"
        yield _wrong(profile.place_of(path), f"there is no fact about “{name}”", hint)


def _doors(profile: Record, profiles: Mapping[str, Record]) -> Iterator[Problem]:
    for number, entry in enumerate(profile.doors):
        place = profile.place_of(f"doors[{number}]")
        if _after(entry["from"], entry["until"]):
            yield _wrong(place, "this door closes before it opens", "correct one of the two days")
        for one, name in enumerate(entry["instead"]):
            if name not in profiles:
                at = profile.place_of(f"doors[{number}].instead[{one}]")
                yield _wrong(at, f"there is no recipient “{name}”", did_you_mean(name, profiles))


def _rules(profile: Record, book: Rulebook) -> Iterator[Problem]:
    for number, entry in enumerate(profile.admissibility):
        path = f"admissibility[{number}]"
        named = entry["rule"]
        if not book.knows(named):
            hint = did_you_mean(named, (*book.rules, *book.groups)) or "docs/recipients.md lists rules and groups"
            yield _wrong(profile.place_of(f"{path}.rule"), f"there is no rule and no group of rules “{named}”", hint)
            continue
        yield from _needed(profile, entry, book, path)
        for field, known in (("procedure", book.acceptances), ("table", book.elsewhere)):
            if entry[field] is not None and entry[field] not in known:
                place = profile.place_of(f"{path}.{field}")
                yield _wrong(place, f"there is no {field} “{entry[field]}”", did_you_mean(entry[field], known))
        yield from names_fields(profile, entry["fields"], f"{path}.fields")
        for field in ("any_of", "none_of"):
            for alternative in entry[field] or ():
                yield from unreadable(alternative, profile.place_of(f"{path}.{field}"))


def _needed(profile: Record, entry: Mapping[str, Any], book: Rulebook, path: str) -> Iterator[Problem]:
    """Parameters without which a rule cannot be decided, and which neither the rule nor the profile gives."""
    for rule in book.named(entry["rule"]):
        for field in _NEEDED.get(rule.check, ()):
            own, given = entry[field], rule.values[field]
            if own in (None, ()) and given in (None, ()) and not _given_alone(profile, rule.id, field):
                place = profile.place_of(f"{path}.rule")
                hint = f"write it beside the rule, as “{field}: …”"
                yield _wrong(place, f"the rule “{rule.id}” needs to be told its “{field}”", hint)


def _given_alone(profile: Record, rule: str, field: str) -> bool:
    return any(entry["rule"] == rule and entry[field] not in (None, ()) for entry in profile.admissibility)


# What a check must be told by the rule or the profile.
_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(
        ("acceptance-recorded", "accepted", "acts-before", "acts-after", "acts-partly-before", "reserved"),
        ("procedure",),
    ),
    **dict.fromkeys(("acceptance-day-unknown", "citizen-or-resident", "other-state-open"), ("procedure",)),
    "same-matter": ("table",),
    "needs-record": ("any_of",),
    "cites": ("any_of",),
    "without-record": ("none_of",),
    "deadline": ("deadline",),
    "within-powers": ("terms",),
}


def _conflicts(profile: Record, others: frozenset[str]) -> Iterator[Problem]:
    for number, entry in enumerate(profile.conflicts):
        for one, name in enumerate(entry["with"]):
            if name not in others:
                place = profile.place_of(f"conflicts[{number}].with[{one}]")
                message = f"“{name}” is no recipient, no system, no kind, and nothing that recipients count as"
                yield _wrong(place, message, did_you_mean(name, others))


def _asks(profile: Record) -> Iterator[Problem]:
    for number, entry in enumerate(profile.asks):
        place = profile.place_of(f"asks[{number}]")
        if entry["of"] not in schemas():
            hint = did_you_mean(entry["of"], schemas()) or "“complaint schema” lists them"
            yield _wrong(place, f"there is no record type “{entry['of']}”", hint)
            continue
        known = schemas()[entry["of"]].fields
        for name in entry["field"].split(" or "):
            if name.strip().rpartition(".")[2] not in known:
                hint = did_you_mean(name, known) or f"“complaint schema {entry['of']}” lists them"
                yield _wrong(place, f"a record of type {entry['of']} has no field “{name.strip()}”", hint)


def _limits(profile: Record) -> Iterator[Problem]:
    for number, entry in enumerate(profile.limits):
        if entry["measure"] == "summary pages" and entry["over"] is None:
            hint = "write under “over” from how many pages on a summary is wanted"
            yield _wrong(profile.place_of(f"limits[{number}]"), "nothing says when a summary is wanted", hint)


def _sections(profile: Record) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, entry in enumerate(profile.sections):
        if entry["id"] in seen:
            place = profile.place_of(f"sections[{number}].id")
            yield _wrong(place, f"the section “{entry['id']}” stands there twice", "give one of the two another name")
        seen.add(entry["id"])


def _query(profile: Record, name: str) -> Iterator[Problem]:
    for number, alternative in enumerate(profile.values[name] or ()):
        yield from unreadable(alternative, profile.place_of(f"{name}[{number}]"))


def _after(start: object, end: object) -> bool:
    return isinstance(start, PartialDate) and isinstance(end, PartialDate) and start.surely_after(end)


def _wrong(place: Place, message: str, hint: str = "") -> Problem:
    return error("recipient", place, message, hint)
