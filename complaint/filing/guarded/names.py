"""By which words people are called, and which of these words tell who is meant.

Takes records, gives for each person the sounds of surname, given name and patronymic in every script and spelling that
the records know, and for people who must not be named which of them, alone or together, belong to nobody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import ratio

from complaint.filing.guarded.guarded_values import Name
from complaint.filing.guarded.inflection import SHORT, meets, stem
from complaint.filing.guarded.spelling import sounds_of_name, words
from complaint.records.record import Record, Records

_ALIKE = 60  # per cent; below, two words are not two spellings of one
_SHORT = 4  # letters of a surname below which it tells nobody when it stands alone
_LEAST = 3  # sounds that are enough of a given name beside a surname


@dataclass(frozen=True, slots=True)
class Called:
    """The folded words by which somebody is called."""

    surnames: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    patronymics: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        return self.surnames | self.given | self.patronymics | self.others


def called(person: Record, aliases: Iterable[str] = ()) -> Called:
    """The words for a signatory, a person or an official, with those of other spellings of the name."""
    if person.type == "signatory":
        found = Called(
            frozenset(_with_parts(person.surname)),
            frozenset(words(person.given_name)),
            frozenset(words(person.patronymic or "")),
        )
        others = [text for text in (person.name_original, person.sort_as, *aliases) if text]
    else:
        found = of_free_name(person.name or "")
        others = [*filter(None, (person.values.get("surname"), person.values.get("name_original"))), *aliases]
        others += [person.sort_as] if person.type == "person" and person.sort_as else []
    for text in others:
        found = _with_spelling(found, text)
    return found


def of_free_name(name: str) -> Called:
    """Of a name as it is printed: given names first, the surname last, initials nowhere."""
    *given, surname = [*filter(_is_no_initial, words(name))] or [""]
    return Called(frozenset(_with_parts(surname)), frozenset(given))


def _with_parts(surname: str) -> set[str]:
    """A double surname is met whole and in parts."""
    parts = words(surname)
    return {part for part in (*parts, "".join(parts)) if part}


def _with_spelling(known: Called, text: str) -> Called:
    """The same with the words of another spelling, each as what it is most like."""
    roles: dict[str, set[str]] = {"surnames": set(), "given": set(), "patronymics": set(), "others": set()}
    for word in filter(_is_no_initial, words(text)):
        likely = max(("surnames", "given", "patronymics"), key=lambda role: _likeness(word, getattr(known, role)))
        if _likeness(word, getattr(known, likely)) < _ALIKE:
            likely = "others"
        roles[likely].add(word)
    return Called(*(getattr(known, role) | roles[role] for role in roles))


def _is_no_initial(word: str) -> bool:
    return len(word) > 1


def _likeness(word: str, others: Iterable[str]) -> float:
    return max(
        (ratio(one, two) for other in others for one in sounds_of_name(word) for two in sounds_of_name(other)),
        default=0,
    )


def guarded_name(person: Record, own: Called, others: Mapping[str, Called]) -> Name | None:
    """What tells who is meant, of the words of a person; `others` are called so and may be named."""
    surnames = stems(word for word in own.surnames if word)
    if not surnames:
        return None
    given, patronymics = stems(own.given, _LEAST), stems(own.patronymics, _LEAST)
    initials = frozenset(sound[0] for word in own.given for sound in sounds_of_name(word) if sound)
    name = Name(person.id, surnames, given, patronymics, initials)
    for other in others.values():
        if not _share(surnames, other.surnames):
            same_given = _share(given, other.given) and _share(patronymics, other.patronymics)
            name = replace(name, given_and_patronymic=name.given_and_patronymic and not same_given)
            continue
        with_given, with_patronymic = _share(given, other.given), _share(patronymics, other.patronymics)
        theirs = {sound[0] for word in other.given for sound in sounds_of_name(word) if sound}
        name = replace(
            name,
            with_given=name.with_given and not with_given,
            with_initial=name.with_initial and not initials & theirs,
            with_patronymic=name.with_patronymic and not with_patronymic,
            given_and_patronymic=name.given_and_patronymic and not (with_given and with_patronymic),
        )
    return replace(name, alone=all(len(word) >= _SHORT for word in own.surnames), written=own.surnames)


def nickname(person: Record, word: str) -> Name:
    """Another name that is like none of the others."""
    return Name(person.id, stems([word]), written=frozenset((word,)), kind="other name")


def stems(found: Iterable[str], least: int = SHORT) -> frozenset[str]:
    return frozenset(stem(sound, least) for word in found for sound in sounds_of_name(word) if sound)


def _share(own: frozenset[str], theirs: Iterable[str]) -> bool:
    return any(meets(sound, own) for word in theirs for sound in sounds_of_name(word))


def aliases_of(records: Records) -> Mapping[str, tuple[str, ...]]:
    """Other spellings that were met, by the id of the person."""
    found: dict[str, list[str]] = {}
    for alias in records.of("alias"):
        found.setdefault(str(alias.person), []).append(str(alias.text))
    return {person: tuple(texts) for person, texts in found.items()}
