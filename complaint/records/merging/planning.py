"""What has to be changed so that one entry of the list becomes another one.

Takes the folder of a project, the id that stays and the one that goes, gives wishes for `changing.change`, questions
that people have to answer first, or the reason why the two cannot be one. Only reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from complaint.problems import Place, Problem
from complaint.records.changing.texts import RecordText, texts_of
from complaint.records.changing.wishes import Add, Edit, Remove, Wish
from complaint.records.merging.both import Question, Side, both, names_lost
from complaint.records.merging.leading import led, mentioning
from complaint.records.merging.past import row_of
from complaint.records.wording import say

PERSON: Final = "signatory"
_BOTH_STAY: Final = frozenset({PERSON, "appeal", "power_of_attorney", "justification", "pseudonym"})


@dataclass(frozen=True, slots=True)
class Merging:
    """Either wishes, or questions to be answered, or problems."""

    wishes: tuple[Wish, ...] = ()
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()


def merging(root: Path, keep: str, other: str, take: Mapping[str, Side], kind: str = "") -> Merging:
    """What makes `other` a part of `keep`. `kind` is that of the alias, where it should not be guessed."""
    people = texts_of(root, PERSON)
    stays, goes = people.get((PERSON, keep)), people.get((PERSON, other))
    if stays is None or goes is None or keep == other:
        missing = keep if stays is None else other
        reason = f"{missing} is not on the list" if keep != other else "they are one entry"
        return Merging(problems=(say("not-mergeable", Place("signatories"), keep=keep, other=other, reason=reason),))
    texts = list(mentioning(root, {other: keep}))
    reasons = list(_two_people(texts, keep, other))
    if reasons:
        at = Place(stays.file)
        return Merging(problems=tuple(say("not-mergeable", at, keep=keep, other=other, reason=why) for why in reasons))
    found = both(stays, goes, take)
    if found.questions:
        return Merging(questions=found.questions)
    doubles = dict(_doubles(texts, {other: keep}))
    ids = {other: keep, **{text.id: same.id for text, same in doubles.values()}}
    wishes = [
        *_led(mentioning(root, ids), ids, {other, *doubles}),
        *_numbers(root, keep, other),
        *_one_of_two(doubles.values()),
    ]
    if found.fields:
        wishes.append(
            Edit(PERSON, keep, found.fields, seen={name: stays.fields.get(name, "") for name in found.fields})
        )
    wishes += _aliases(root, keep, names_lost(stays, goes, found.fields), kind)
    wishes.append(Remove(PERSON, other, seen=goes.fields, row=row_of(keep)))
    return Merging(tuple(wishes))


def _two_people(texts: Iterable[RecordText], keep: str, other: str) -> Iterator[str]:
    """Records that say of the two that they are two."""
    for text in texts:
        named = {text.fields.get(name) for name in ("person", "relative", "one", "other", "author")}
        if {keep, other} <= named and text.type in ("relation", "not_the_same", "justification"):
            yield f"the record {text.id} in {text.file} says that they are two people"


def _doubles(
    texts: Iterable[RecordText], ids: Mapping[str, str]
) -> Iterator[tuple[str, tuple[RecordText, RecordText]]]:
    """Rows that say the same as another one as soon as they are about the same person, by id, with the other one."""
    known: dict[object, RecordText] = {}
    changed = []
    for text in texts:
        if text.type not in _BOTH_STAY and text.file.endswith(".csv"):
            if led(text, ids):
                changed.append(text)
            else:
                known[_said(text, {})] = text
    for text in changed:
        same = known.setdefault(_said(text, ids), text)
        if same is not text:
            yield text.id, (text, same)


def _said(text: RecordText, ids: Mapping[str, str]) -> object:
    """What a row says, but for what it is called and where it was read."""
    fields = {**text.fields, **led(text, ids)}
    return text.type, frozenset((name, value) for name, value in fields.items() if name not in ("id", "origin"))


def _led(texts: Iterable[RecordText], ids: Mapping[str, str], gone: set[str]) -> Iterator[Wish]:
    for text in texts:
        new = led(text, ids) if text.id not in gone else {}
        if new:
            yield Edit(text.type, text.id, new, seen={name: text.fields.get(name, "") for name in new})


def _one_of_two(doubles: Iterable[tuple[RecordText, RecordText]]) -> Iterator[Wish]:
    """One row instead of two that say the same; it tells where both were read."""
    for gone, stays in doubles:
        mine, theirs = str(stays.fields.get("origin", "")), str(gone.fields.get("origin", ""))
        if theirs and theirs not in mine:
            yield Edit(stays.type, stays.id, {"origin": f"{mine}; {theirs}" if mine else theirs}, seen={"origin": mine})
        yield Remove(gone.type, gone.id, seen=gone.fields, row=row_of(stays.id))


def _numbers(root: Path, keep: str, other: str) -> Iterator[Wish]:
    """The number of who goes, for who stays and has none; of two numbers the other one stays taken for good."""
    numbers = texts_of(root, "pseudonym").values()
    if not any(text.fields.get("person") == keep for text in numbers):
        for text in numbers:
            if text.fields.get("person") == other:
                yield Edit("pseudonym", text.id, {"person": keep}, seen={"person": other})


def _aliases(root: Path, keep: str, names: Iterable[tuple[str, str, str]], kind: str) -> Iterator[Wish]:
    taken = {name for _, name in texts_of(root, "alias")}
    free = (name for number in range(1, 100_000) if (name := f"alias-{keep}-{number}") not in taken)
    for text, guessed, origin in names:
        fields = {"person": keep, "text": text, "kind": kind or guessed, "origin": origin}
        yield Add("alias", next(free), fields)
