"""The search: whether a text holds what a recipient may not see, in whatever spelling.

Takes what is guarded and texts, gives record and kind of field of what was found, never the value. Each word is looked
at once for all texts, since documents share most of theirs: how it sounds, and whether that is part of somebody's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from complaint.filing.guarded.guarded_values import Guarded, Name, Phrase, Value
from complaint.filing.guarded.inflection import LONG, SHORT, is_written_as, meets, without_ending
from complaint.filing.guarded.spelling import WORD, folded, sounds

_HYPHENS = "\\-\u2010-\u2015\u2043\u2212\u058a\u05be\u1806\u2e17\u2e1a\u30a0"
_HYPHENATED = re.compile(rf"(?<=\w)[ \u00a0]?[{_HYPHENS}]\s*(?=\w)|(?<=\w)_(?=\w)")
_LINE_END = re.compile(r"(?<=\w) ?\n\s*(?=\w)")
_SPACED = re.compile(r"(?<!\w)\w(?:[\W_]{1,3}\w(?!\w)){3,}")
_BETWEEN = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_FAR = 5  # signs between two words that do not belong together any more
_PLAIN = " \u00a0-_+."
_RAW = 7  # sounds that do not stand in a row in random bytes
_PREFIX = 4  # digits before a number: of a country, of a series


class Role(Enum):
    """What a word is of somebody's name."""

    SURNAME = "surname"
    INSIDE = "surname inside a longer word"
    GIVEN = "given name"
    PATRONYMIC = "patronymic"


Roles = tuple[tuple[int, Role, int], ...]  # number of the name, what of it, how many sounds tell it alone


class Searcher:
    """A search for all that is guarded; it remembers the words that it has seen."""

    def __init__(self, guarded: Guarded) -> None:
        self._guarded = guarded
        self._surnames = _index(name.surnames for name in guarded.names)
        self._given = _index(name.given for name in guarded.names)
        self._patronymics = _index(name.patronymics for name in guarded.names)
        self._lengths = sorted({len(stem) for stem in self._surnames if len(stem) >= LONG})
        self._written = _index(name.written for name in guarded.names)
        self._written_lengths = sorted({len(word) for word in self._written if len(word) >= LONG})
        self._roles: dict[str, Roles] = {}
        self._clean: set[str] = set()
        self._phrases: dict[str, list[Phrase]] = {}
        for phrase in guarded.phrases:
            self._phrases.setdefault(phrase.words[0], []).append(phrase)
        self._numbers = {number: found.value for found in guarded.numbers for number in _with_and_without(found.digits)}
        self._most_digits = max(map(len, self._numbers), default=0)
        self._glued = tuple(_glued(guarded))
        self._allowed: dict[str, list[re.Pattern[str]]] = {}
        for one in guarded.allowed:
            row = r"[\W_]+".join(map(re.escape, one.words))
            self._allowed.setdefault(one.record, []).append(re.compile(rf"(?<!\w){row}(?!\w)"))

    def in_text(self, text: str, *, is_raw: bool = False) -> frozenset[Value]:
        """What is found in a text. `is_raw`: see `Piece`."""
        if self._guarded.is_empty or not text:
            return frozenset()
        plain = folded(text)
        found = self._search(plain, is_raw)
        for record in {value.record for value in found} & self._allowed.keys():
            rest = plain
            for words in self._allowed[record]:
                rest = words.sub(" ", rest)
            still = self._search(rest, is_raw)
            found = frozenset(value for value in found if value.record != record or value in still)
        return found

    def _search(self, plain: str, is_raw: bool) -> frozenset[Value]:
        found = set[Value]()
        for view in _views(plain):
            found.update(self._names_in(view, is_raw))
        tokens = WORD.findall(plain)
        found.update(self._runs_in("".join(tokens)))
        if self._glued:
            found.update(self._glued_in("".join(sounds(token)[0] for token in tokens)))
        if not is_raw:
            found.update(self._phrases_in(tokens))
            found.update(self._numbers_in(plain))
        return frozenset(found)

    # --- names ------------------------------------------------------------------------------------------------

    def _names_in(self, view: str, is_raw: bool) -> Iterator[Value]:
        telling = {word: roles for word in set(WORD.findall(view)) - self._clean if (roles := self._roles_of(word))}
        for word, roles in telling.items():
            for number, _, tells in roles:
                name = self._guarded.names[number]
                if name.alone and tells >= (_RAW if is_raw else 1):
                    yield Value(name.record, f"{name.kind}{_script(word)}")
        if telling and not is_raw:
            yield from self._together(view, telling)

    def _roles_of(self, word: str) -> Roles:
        if word not in self._roles:
            self._roles[word] = roles = tuple(self._classified(word))
            if not roles:
                self._clean.add(word)
        return self._roles[word]

    def _classified(self, word: str) -> Iterator[tuple[int, Role, int]]:
        for sound in sounds(word):
            is_known = meets(sound, self._guarded.known)
            for bare in without_ending(sound):
                for number in self._surnames.get(bare, ()):
                    tells = len(bare) > SHORT or is_written_as(word, self._guarded.names[number].written)
                    yield number, Role.SURNAME, len(bare) if tells and not is_known else 0
                for number in self._given.get(bare, ()):
                    yield number, Role.GIVEN, 0
                for number in self._patronymics.get(bare, ()):
                    yield number, Role.PATRONYMIC, 0
            for length in self._lengths:
                for start in range(len(sound) - length + 1):
                    for number in self._surnames.get(sound[start : start + length], ()):
                        yield number, Role.INSIDE, 0 if is_known else length
        # As it is written: where two words meet, two letters may make one sound.
        is_known = any(meets(sound, self._guarded.known) for sound in sounds(word))
        for length in self._written_lengths:
            for start in range(len(word) - length + 1):
                for number in self._written.get(word[start : start + length], ()):
                    yield number, Role.INSIDE, 0 if is_known else length

    def _together(self, view: str, telling: dict[str, Roles]) -> Iterator[Value]:
        """Words that tell who is meant because they stand beside each other."""
        tokens = list(WORD.finditer(view))
        for place, token in enumerate(tokens):
            roles = telling.get(token[0])
            if roles is None:
                continue
            around = {step: tokens[place + step] for step in (-2, -1, 1, 2) if 0 <= place + step < len(tokens)}
            for number, role, _ in roles:
                name = self._guarded.names[number]
                beside = _Beside(view, token, around, telling, number, name, self._guarded.known)
                if role in (Role.SURNAME, Role.INSIDE):
                    if name.with_given and beside.has(Role.GIVEN):
                        yield Value(name.record, f"given name and surname{_script(token[0])}")
                    if name.with_patronymic and beside.has(Role.PATRONYMIC):
                        yield Value(name.record, f"surname and patronymic{_script(token[0])}")
                    if name.with_initial and beside.has_initial():
                        yield Value(name.record, f"initial and surname{_script(token[0])}")
                elif role is Role.GIVEN and name.given_and_patronymic and beside.is_followed_by(Role.PATRONYMIC):
                    yield Value(name.record, f"given name and patronymic{_script(token[0])}")

    def _glued_in(self, sound: str) -> Iterator[Value]:
        return (value for row, value in self._glued if row in sound)

    # --- other values -----------------------------------------------------------------------------------------

    def _phrases_in(self, tokens: list[str]) -> Iterator[Value]:
        if not self._phrases:
            return
        plain = [token.lstrip("0") or "0" for token in tokens]
        for place, word in enumerate(plain):
            for phrase in self._phrases.get(word, ()):
                if tuple(plain[place : place + len(phrase.words)]) == phrase.words:
                    yield phrase.value

    def _runs_in(self, signs: str) -> Iterator[Value]:
        return (run.value for run in self._guarded.runs if run.signs in signs)

    def _numbers_in(self, plain: str) -> Iterator[Value]:
        """Numbers whole or parted by a sign or two, also with a few digits before them."""
        row = "".join(_DIGITS.findall(plain)) if self._numbers else ""
        if not any(number in row for number in self._numbers):
            return
        found = list(_DIGITS.finditer(plain))
        for place, first in enumerate(found):
            row, end = "", first.start()
            for digits in found[place : place + 12]:
                if digits.start() - end > 2 or len(row) > self._most_digits + _PREFIX:
                    break
                row, end = row + digits[0], digits.end()
                for skipped in range(_PREFIX + 1):
                    if (value := self._numbers.get(row[skipped:])) is not None:
                        yield value


class _Beside:
    """What stands before and after a word that may be of a name."""

    def __init__(
        self,
        view: str,
        word: re.Match[str],
        around: dict[int, re.Match[str]],
        telling: dict[str, Roles],
        number: int,
        name: Name,
        known: frozenset[str],
    ) -> None:
        self._view, self._word, self._around, self._telling = view, word, around, telling
        self._number, self._name, self._known = number, name, known

    def has(self, role: Role) -> bool:
        """Whether a word of this role stands directly beside, or with an initial or another name of theirs between."""
        for step in (-1, 1):
            if self._is(step, role) and self._belongs(step):
                return True
            if self._is(2 * step, role) and self._is_between(step) and self._belongs(step):
                return True
        return False

    def has_initial(self) -> bool:
        for step in (-1, 1):
            if self._is_initial(step) and self._near(step):
                return True
            if self._is_initial(2 * step) and self._is_letter(step) and self._near(step):
                return True
        return False

    def is_followed_by(self, role: Role) -> bool:
        return self._is(1, role) and self._near(1)

    def _is(self, step: int, role: Role) -> bool:
        word = self._around.get(step)
        roles = self._telling.get(word[0], ()) if word is not None else ()
        return any(number == self._number and found is role for number, found, _ in roles)

    def _is_between(self, step: int) -> bool:
        return self._is_letter(step) or self._is(step, Role.PATRONYMIC) or self._is(step, Role.GIVEN)

    def _is_letter(self, step: int) -> bool:
        word = self._around.get(step)
        return word is not None and len(word[0]) == 1

    def _is_initial(self, step: int) -> bool:
        word = self._around.get(step)
        if word is None or len(word[0]) != 1 or self._view[word.end() : word.end() + 1] != ".":
            return False
        return any(sound[:1] in self._name.initials for sound in sounds(word[0]))

    def _gap(self, step: int) -> str:
        word = self._around[step]
        first, last = (word, self._word) if step < 0 else (self._word, word)
        return self._view[first.end() : last.start()]

    def _near(self, step: int) -> bool:
        return step in self._around and len(self._gap(step)) <= _FAR

    def _belongs(self, step: int) -> bool:
        """Whether the word beside is of the same name, and not of the next one in a list."""
        if not self._near(step):
            return False
        if all(sign in _PLAIN for sign in self._gap(step)):
            return True
        other = self._around.get(-step)
        if other is None or not all(sign in _PLAIN for sign in self._gap(-step)):
            return True
        return not any(meets(sound, self._known) for sound in sounds(other[0]))


def _views(plain: str) -> Iterator[str]:
    """The text, and what it is when words that are parted at a hyphen, a line end or after each letter are joined."""
    yield plain
    joined = _HYPHENATED.sub("", plain)
    if joined != plain:
        yield joined
    if "\n" in plain and (in_one_line := _LINE_END.sub("", joined)) != joined:
        yield in_one_line
    spaced = _SPACED.findall(plain)
    if spaced:
        yield "\n".join(_BETWEEN.sub("", row) for row in spaced)


def _index(groups: Iterator[frozenset[str]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for number, stems in enumerate(groups):
        for stem in stems:
            found.setdefault(stem, []).append(number)
    return {stem: tuple(numbers) for stem, numbers in found.items()}


def _glued(guarded: Guarded) -> Iterator[tuple[str, Value]]:
    """Given name and surname in one row, of those whose surname is nobody else's."""
    for name in guarded.names:
        if not name.surnames & guarded.known:
            for surname in name.surnames:
                for given in name.given:
                    if len(surname) + len(given) > _RAW:
                        yield surname + given, Value(name.record, "given name and surname in one word")
                        yield given + surname, Value(name.record, "given name and surname in one word")


def _with_and_without(digits: str) -> tuple[str, ...]:
    """A number, and a telephone number without the digits of its country."""
    return (digits, digits[-10:]) if len(digits) > 10 else (digits,)


def _script(word: str) -> str:
    cyrillic = any("\u0400" <= sign <= "\u052f" for sign in word)
    other = any(sign.isalpha() and not "\u0400" <= sign <= "\u052f" for sign in word)
    return (" in letters of two alphabets" if other else " in Cyrillic letters") if cyrillic else ""
