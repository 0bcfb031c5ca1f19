"""What a recipient may not see: the names of those who must not be named to it, and what is private of anybody.

Takes all records, a profile, the day and the ordinary words of the templates; gives what the gate looks for. The rule
for what is no leak, though it reads like one, stands in docs/notes/gate.md; lawyers settle a single case with a
record of the type “allowed_occurrence”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from babel import Locale

from complaint.filing.guarded.guarded_values import Allowed, Digits, Guarded, Name, Phrase, Run, Value
from complaint.filing.guarded.inflection import meets
from complaint.filing.guarded.named_here import not_named_here
from complaint.filing.guarded.names import Called, aliases_of, called, guarded_name, nickname, of_free_name, stems
from complaint.filing.guarded.private import Found, found_in, found_of, private_fields
from complaint.filing.guarded.spelling import sounds, words
from complaint.records.record import Record, Records

_MARKUP = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]*>", re.DOTALL)
_ORDINARY = re.compile(r"(?<![\w'’-])[^\W\d_]{4,}(?![\w'’-])")
_LANGUAGES = ("en", "ru", "kk", "fr", "de", "es")
# What else has a name that everybody may read, and in which fields.
_PUBLIC = {
    "place": ("name", "aliases", "sort_as", "generalised"),
    "organisation": ("name", "short_name", "aliases"),
    "instrument": ("title", "short"),
}


def guarded_for(
    records: Records,
    recipient: Record,
    on: date,
    ordinary: frozenset[str] = frozenset(),
    unsealed: Mapping[tuple[str, str], object] = MappingProxyType({}),
) -> Guarded:
    """Everything to look for in what goes to the recipient. `unsealed` are sealed values that a key has opened."""
    hidden = not_named_here(records, recipient, on)
    aliases, hidden_ids = aliases_of(records), {person.id for person in hidden}
    bearers = dict(_bearers(records, recipient, hidden_ids, aliases))
    spelt = {person.id: called(person, aliases.get(person.id, ())) for person in hidden}
    names = [name for person in hidden for name in _names(person, spelt[person.id], bearers)]
    known = _known(records, bearers.values(), ordinary)
    private = [*_private(records, recipient, hidden_ids, known), *_marked(records, recipient, hidden_ids)]
    private += _sealed(records, recipient, hidden_ids, known, unsealed)
    found = list(dict.fromkeys(private))
    names += _guardians(records, bearers)
    return Guarded(
        tuple(names),
        tuple(one for one in found if isinstance(one, Phrase)),
        tuple(one for one in found if isinstance(one, Digits)),
        tuple(one for one in found if isinstance(one, Run)),
        known,
        tuple(_allowed(records, recipient)),
    )


def _names(person: Record, own: Called, bearers: Mapping[str, Called]) -> Iterator[Name]:
    name = guarded_name(person, own, bearers)
    if name is not None:
        yield name
    for word in own.others:
        if len(word) >= 4:
            yield nickname(person, word)


def _bearers(
    records: Records, recipient: Record, hidden: Iterable[str], aliases: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, Called]]:
    """Those who may be named: complainants, others, officials, who sign, authors of what is cited."""
    for kind in ("signatory", "person", "official"):
        for person in records.of(kind):
            if person.id not in hidden:
                yield person.id, called(person, aliases.get(person.id, ()))
    for contact in records.of("contact"):
        if contact.recipient == recipient.id and contact.name:
            yield contact.id, of_free_name(contact.name)
    for complaint in records.of("complaint"):
        if isinstance(complaint.signatory_name, str):
            yield complaint.id, of_free_name(complaint.signatory_name)
    for source in records.of("source"):
        if source.author:
            yield source.id, Called(others=frozenset(words(source.author)))


def _known(records: Records, bearers: Iterable[Called], ordinary: frozenset[str]) -> frozenset[str]:
    """Stems of words that anybody may read."""
    told = {word for one in bearers for word in one.all} | ordinary | _of_calendars()
    for record_type, fields in _PUBLIC.items():
        for record in records.of(record_type):
            for field in fields:
                value = record.values.get(field)
                texts = value if isinstance(value, tuple) else (value,)
                told |= {word for text in texts if isinstance(text, str) for word in words(text)}
    return stems(word for word in told if len(word) > 1)


@cache
def _of_calendars() -> frozenset[str]:
    """Names of countries, months and days."""
    found = set[str]()
    for language in _LANGUAGES:
        locale = Locale.parse(language)
        months = (name for how in locale.months.values() for width in how.values() for name in width.values())
        days = (name for how in locale.days.values() for width in how.values() for name in width.values())
        found.update(word for name in (*locale.territories.values(), *months, *days) for word in words(str(name)))
    return frozenset(found)


def ordinary_words(templates: Iterable[str]) -> frozenset[str]:
    """Words that stand in templates in small letters, outside of code and tags: nobody is called so."""
    plain = " ".join(_MARKUP.sub(" ", text) for text in templates)
    return frozenset(word for word in set(_ORDINARY.findall(plain)) if word.islower())


def _private(records: Records, recipient: Record, hidden: Iterable[str], known: frozenset[str]) -> Iterator[Found]:
    """The private fields of everybody, but those that the recipient's form asks of people who are named to it."""
    asked = {(ask["of"], ask["field"]) for ask in recipient.asks or ()}
    for record in records:
        for field in private_fields(record.type):
            if (record.type, field) in asked and record.id not in hidden:
                continue
            for one in found_in(record, field):
                if not (isinstance(one, Phrase | Run) and _is_known(record.values[field], known)):
                    yield one


def _sealed(
    records: Records,
    recipient: Record,
    hidden: Iterable[str],
    known: frozenset[str],
    unsealed: Mapping[tuple[str, str], object],
) -> Iterator[Found]:
    """The sealed values of everybody, but those that the recipient's form prints of people who are named to it.

    What two of them share, as an address, cannot be told apart and may stand there as the other's. Words that anybody
    may read are no leak where a place is told; a remark that is private by its kind is one in ordinary words, too.
    """
    prints = frozenset(recipient.prints_sealed or ())
    printed = {
        (record_id, name)
        for record_id, name in unsealed
        if name in prints and record_id not in hidden and _type(records, record_id) == "signatory"
    }
    of_others = {_looked_for(one) for key in printed for one in found_of(*key, unsealed[key])}
    for (record_id, name), value in unsealed.items():
        if (record_id, name) in printed:
            continue
        is_remark = name in private_fields(_type(records, record_id))
        for one in found_of(record_id, name, value):
            plain = not is_remark and isinstance(one, Phrase | Run) and _is_known(value, known)
            if not plain and _looked_for(one) not in of_others:
                yield one


def _type(records: Records, record_id: str) -> str:
    record = records.get(record_id)
    return record.type if record is not None else ""


def _looked_for(one: Found) -> object:
    match one:
        case Phrase():
            return one.words
        case Digits():
            return one.digits
        case _:
            return one.signs


def _marked(records: Records, recipient: Record, hidden: Iterable[str]) -> Iterator[Phrase]:
    """Words that were marked because they would give away somebody who is not named in full."""
    for one in records.of("generalisation"):
        holds = one.naming in (None, "full", "initials") and not one.as_it_is
        if one.words and one.person in hidden and holds and (not one.readers or recipient.disclosure in one.readers):
            spelt = tuple(word.lstrip("0") or "0" for word in words(one.words))
            yield Phrase(spelt, Value(str(one.person), "marked words"))


def _is_known(value: object, known: frozenset[str]) -> bool:
    """Whether a text is made of nothing but words that anybody may read, as the place where somebody was born."""
    if not isinstance(value, str) or any(sign.isdigit() or sign == "@" for sign in value):
        return False
    return all(any(meets(sound, known) for sound in sounds(word)) for word in words(value))


def _guardians(records: Records, bearers: Mapping[str, Called]) -> Iterator[Name]:
    """Who signed for somebody: recorded by name in a power of attorney, never printed."""
    for power in records.of("power_of_attorney"):
        if isinstance(power.guardian, str) and words(power.guardian):
            name = guarded_name(power, of_free_name(power.guardian), bearers)
            if name is not None:
                yield name


def _allowed(records: Records, recipient: Record) -> Iterator[Allowed]:
    for one in records.of("allowed_occurrence"):
        if not one.recipients or recipient.id in one.recipients:
            yield Allowed(str(one.about), tuple(words(one.words)))
