"""What a filing says instead of what would tell who somebody is: “a city in the north”, “in her thirties”.

Takes a selected filing, gives the same with its records generalised as the marks say (`signatories/generalisations.csv`
and `generalised` of places), before anything is counted or written: facts, tables, lists and texts then know no better.
Whom a filing takes, and whether it would be taken, is decided before, on the records as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any, Final

from complaint.filing.consent import FULL, INITIALS
from complaint.filing.filing import Filing
from complaint.filing.query import people_of
from complaint.filing.view import Generalised, View, list_order
from complaint.records.mandates import FORMS_OF_NAMING
from complaint.records.prose import NAME
from complaint.records.record import Record, Records, Ref
from complaint.records.schemas import schemas

INSTEAD: Final = "instead:"  # before the ids of what stands in for a record; no id of a project holds a colon

_LEFT_OUT: Final = ("quotation", "photograph")
_NOT_READ: Final = frozenset({"place", "pseudonym", "generalisation", "power_of_attorney", "alias"})
WRITTEN: Final = ("name", "short_name", "surname", "aliases")  # fields by which a record may be written out in a text
_OWN_NAMES: Final = ("surname", "given_name", "patronymic", "name", "name_original", "sort_as")
_REFERENCE: Final = re.compile(r"(\[\[[^\]\n]*\]\]|\[\^[^\]\n]*\])")
_SHORTEST: Final = 3
_IN_ANY_CASE: Final = 6
_OF_AGE: Final = ("birth_date", "age", "age_on")
# Records in which others stand too: what they refer to stays, and only their texts are generalised.
_SHARED: Final = frozenset(
    {"event", "request", "category", "right", "allegation", "attachment", "complaint", "correction"}
)


@dataclass(frozen=True, slots=True)
class Marks:
    """What is generalised for each person, and for all: references and fields by person, words wherever they stand."""

    records: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    fields: Mapping[tuple[str, str], str] = field(default_factory=dict)
    words: tuple[tuple[re.Pattern[str], str], ...] = ()
    left_out: frozenset[str] = frozenset()
    as_it_is: frozenset[tuple[str, str]] = frozenset()

    @property
    def are_none(self) -> bool:
        return not (self.records or self.fields or self.words or self.left_out)


@dataclass(frozen=True, slots=True)
class Told:
    """All records as a filing may tell them: those that changed, and those that stand in for others."""

    changed: Mapping[str, Record]
    new: tuple[Record, ...]
    marks: Marks

    def of(self, records: Records) -> Records:
        """These records as they are told; translations of what has changed would say more."""
        left = self.marks.left_out
        kept = (
            self.changed.get(one.id, one)
            for one in records
            if one.id not in left and not (one.type == "translation" and str(one.record) in self.changed)
        )
        return Records((*kept, *self.new), records.types)


def as_told(filing: Filing) -> Filing:
    """The filing with everything generalised that is marked for its readers."""
    view = filing.view
    told = _told(view.whole, tuple(sorted(view.naming.items())), str(filing.recipient.disclosure))
    if told.marks.are_none and not told.marks.as_it_is:
        return filing
    whole = told.of(view.whole)
    new = View(
        told.of(view.records),
        sorted((whole[one.id] for one in view.complainants), key=list_order(whole, view.naming)),
        view.on,
        whole=whole,
        mandates=view.mandates,
        naming=view.naming,
        generalised=Generalised(told.marks.fields, frozenset(told.changed), told.marks.as_it_is),
    )
    subject = None if filing.subject is None else told.changed.get(filing.subject.id, filing.subject)
    annexes = tuple(told.changed.get(one.id, one) for one in filing.annexes)
    return replace(filing, view=new, subject=subject, annexes=annexes)


def telling(person: Record, view: View) -> tuple[str, ...]:
    """What of a signatory may tell who it is and is printed as it stands: neither generalised nor decided upon."""
    stays = {what for who, what in view.generalised.as_it_is if who == person.id}
    kin = [str(one.relative) for one in view.records.of("relation") if one.person == person.id]
    kin += [str(one.person) for one in view.records.of("relation") if one.relative == person.id]
    places = (person.home_place, person.present_place)
    found = {
        "place": any(place and not place.startswith(INSTEAD) and place not in stays for place in places),
        "exact age": bool(person.birth_date or person.age is not None) and "age" not in stays,
        "occupation or employer": any(
            person.values[name] and (person.id, name) not in view.generalised.instead and name not in stays
            for name in ("occupation", "roles")
        ),
        "relatives": any(not one.startswith(INSTEAD) and one not in stays for one in kin),
    }
    return tuple(what for what, is_so in found.items() if is_so)


@lru_cache(maxsize=8)
def _told(records: Records, naming: tuple[tuple[str, str], ...], readers: str) -> Told:
    marks = marks_for(records, dict(naming), readers)
    if marks.are_none:
        return Told({}, (), marks)
    stands_in: dict[tuple[str, str], Record] = {}
    for found in marks.records.values():
        for record_id, words in found.items():
            if (record_id, words) not in stands_in:
                new = _stand_in(records, records[record_id], words, f"{INSTEAD}{len(stands_in) + 1}")
                stands_in[record_id, words] = new
    changed = {one.id: new for one in records if (new := _generalised(one, records, marks, stands_in)) is not one}
    return Told(changed, tuple(stands_in.values()), marks)


def marks_for(records: Records, naming: Mapping[str, str], readers: str) -> Marks:
    """The marks that hold where people are named so, for readers of a class."""
    of_records: dict[str, dict[str, str]] = {}
    fields: dict[tuple[str, str], str] = {}
    words: list[tuple[re.Pattern[str], str]] = []
    left_out: set[str] = set()
    decided = {
        (str(one.person), str(one.record or one.field or ""))
        for one in _marked(records, naming, readers)
        if one.as_it_is
    }
    places = {place.id: str(place.generalised) for place in records.of("place") if place.generalised}
    for person, form in naming.items():
        if form != FULL and places:
            of_records[person] = {key: said for key, said in places.items() if (person, key) not in decided}
    for one in _marked(records, naming, readers):
        target = records.get(one.record)
        if one.as_it_is:
            continue
        if target is not None and target.type in _LEFT_OUT:
            left_out.add(target.id)
        elif target is not None:
            said = one.instead or (target.generalised if target.type == "place" else None) or ""
            of_records.setdefault(str(one.person), {})[target.id] = str(said)
        elif one.field:
            fields.update(((str(one.person), name), str(one.instead or "")) for name in _fields(one.field))
        elif one.words:
            words.append((_pattern(str(one.words)), str(one.instead or "")))
    words.sort(key=lambda pair: -len(pair[0].pattern))  # longer ones first, which may hold shorter ones
    return Marks(of_records, fields, tuple(words), frozenset(left_out), frozenset(decided))


def _marked(records: Records, naming: Mapping[str, str], readers: str) -> Iterator[Record]:
    """The marks that hold. Who has no mandate is not named at all, so that all marks hold."""
    for one in records.of("generalisation") if "generalisation" in records.types else ():
        form, least = naming.get(str(one.person), FORMS_OF_NAMING[-1]), one.naming or INITIALS
        strict_enough = FORMS_OF_NAMING.index(form) >= FORMS_OF_NAMING.index(least)
        if strict_enough and (not one.readers or readers in one.readers):
            yield one


def _fields(name: str) -> tuple[str, ...]:
    return _OF_AGE if name == "age" else (name,)


@lru_cache(maxsize=4096)
def _pattern(words: str, *, any_case: bool = True) -> re.Pattern[str]:
    """The words with any white space between them, and not within longer words."""
    inner = r"\s+".join(re.escape(word) for word in words.split())
    return re.compile(rf"(?<!\w){inner}(?!\w)", re.IGNORECASE if any_case else 0)


def _stand_in(records: Records, record: Record, words: str, new_id: str) -> Record:
    """A record that says no more than the words, in the place of another one."""
    values = dict(record.values)
    values.update(
        (name, words) for name in ("name", "short_name", "surname", "sort_as") if values.get(name) is not None
    )
    match record.type:
        case "place":
            values.update(aliases=(), generalised=None, sort_as=words, within=_country(records, record))
        case "person":
            values.update(name=None, sort_as=None, described_as=words, naming="described")
    return replace(record, id=new_id, values=values)


def _country(records: Records, place: Record) -> Ref | None:
    seen = {place.id}
    while place.kind != "country" and place.within in records and place.within not in seen:
        place = records[place.within]
        seen.add(place.id)
    return Ref(place.id) if place.kind == "country" else None


def _generalised(record: Record, records: Records, marks: Marks, stands_in: Mapping[tuple[str, str], Record]) -> Record:
    """The record as it is told; the same if nothing in it is marked."""
    values = record.values
    if record.type == "signatory":
        said = {name: words for (person, name), words in marks.fields.items() if person == record.id}
        if said:
            values = {**values, **{name: _said(name, values[name], words) for name, words in said.items()}}
    if record.type not in _NOT_READ:
        marked = [marks.records[one] for one in _concerned(record, records) if one in marks.records]
        instead = {key: stands_in[key, words].id for found in marked for key, words in found.items()}
        refs = {} if record.type in _SHARED else instead
        words_of = {key: words for found in marked for key, words in found.items()}
        written = tuple((text, words) for key, words in words_of.items() for text in _written(records[key]))
        worded = _wording(words_of, written, marks)
        plain = _wording({}, (), Marks())
        kept = _kept(record.type)
        found = {name: _changed(value, refs, plain if name in kept else worded) for name, value in values.items()}
        if any(found[name] != value for name, value in values.items()):
            values = found
    return record if values is record.values else replace(record, values=values)


def _said(name: str, value: Any, words: str) -> Any:
    """What a field of a signatory holds then: of an age nothing, since what is said of it is no number."""
    if name in _OF_AGE:
        return None
    return (words,) if isinstance(value, tuple) else words or None


def _concerned(record: Record, records: Records) -> tuple[str, ...]:
    """The people whom a record is about, or who are named in its texts, also through the record that holds it."""
    found = [*people_of(record), *_named(record.values.values())]
    found += [str(record.values[name]) for name in ("relative", "speaker", "to") if record.values.get(name)]
    holder = records.get(record.holder)
    if holder is not None:
        found += _concerned(holder, records)
    return tuple(dict.fromkeys(found))


def _named(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, Mapping):
            yield from _named(value.values())
        elif isinstance(value, tuple):
            yield from _named(value)
        elif isinstance(value, str) and not isinstance(value, Ref):
            yield from (match[1] for match in NAME.finditer(value))


@cache
def _kept(record_type: str) -> frozenset[str]:
    """The fields that hold no text: names of files, words of closed lists; and those that hold somebody's own name."""
    fields = schemas()[record_type].fields if record_type in schemas() else {}
    closed = {name for name, field in fields.items() if field.allowed}
    own = _OWN_NAMES if record_type in ("signatory", "person", "official") else ()
    return frozenset({"id", "file", "scan", *closed, *own})


def _written(record: Record) -> Iterator[str]:
    """How a marked record may stand in a text that does not refer to it but writes it out."""
    for name in WRITTEN:
        value = record.values.get(name)
        yield from (one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, str))


def _wording(words_of: Mapping[str, str], written: Iterable[tuple[str, str]], marks: Marks) -> Callable[[str], str]:
    """What is done to a text: marked records become words, referred to or written out, and marked words others.

    Of what is written out longer names go first, which may hold shorter ones; short ones only as they are written,
    since “IT” may be a company and “it” is a word.
    """
    names = sorted({one for one in written if len(one[0]) >= _SHORTEST}, key=lambda one: (-len(one[0]), one))
    patterns = [(_pattern(text, any_case=len(text) >= _IN_ANY_CASE), words) for text, words in names]

    patterns += marks.words

    def in_words(text: str) -> str:
        for pattern, words in patterns:
            text = pattern.sub(lambda _, words=words: words, text)  # type: ignore[misc]
        return text

    def worded(text: str) -> str:
        text = NAME.sub(lambda match: words_of.get(match[1], match[0]), text) if words_of else text
        parts = _REFERENCE.split(text) if patterns else [text]  # every second part is a reference, whose id stays
        return "".join(in_words(part) if number % 2 == 0 else part for number, part in enumerate(parts))

    return worded


def _changed(value: Any, refs: Mapping[str, str], worded: Callable[[str], str]) -> Any:
    match value:
        case Ref():
            return Ref(refs.get(value, value))
        case str():
            return worded(value)
        case tuple():
            return tuple(_changed(item, refs, worded) for item in value)
        case Mapping():
            return {name: _changed(item, refs, worded) for name, item in value.items()}
        case _:
            return value
