"""Which files of a build would come out otherwise today, and because of which records, templates and sealed data.

Takes what was written down when they were made (`ledger`), and the filings as they are today; gives reasons by file and
problems that name them. Never mends anything, and never tells a value.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from complaint.filing.composing import Project
from complaint.filing.drawing import COUNTED, DRAFT, Drawing, Drawn, Today, filings_today
from complaint.output.ledger import Ledger, MadeOf, OpenedWith
from complaint.problems import Place, Problem, warning
from complaint.records.sealing.age import Identity
from complaint.records.sealing.opening import opened, sealed_sums
from complaint.records.wording import listed

CHANGED, GONE, LEFT, NEW = "changed", "gone", "no longer in it", "new in it"
ORDER, TEMPLATE, SEALED, NOT_MADE = "in another order", "template changed", "sealed anew or changed", "not made today"
_SHOWN: Final = 12
_FILES: Final = 8
_FIRST: Final = (
    "signatory",
    "power_of_attorney",
    "person",
    "event",
    "prosecution",
)  # what most depends on is told first


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """Why a file is stale: what happened to which record, template or sealed person, and where it stands."""

    what: str
    about: str
    type: str = ""
    place: str = ""

    def __str__(self) -> str:
        if self.what == NOT_MADE:
            return self.about
        named = f"{self.type.replace('_', ' ')} “{self.about}”" if self.type else self.about
        return f"{named} ({self.place})" if self.place else named

    def as_dict(self) -> dict[str, str]:
        return {"what": self.what, "about": self.about, "type": self.type, "place": self.place}


@dataclass(frozen=True, slots=True)
class _SealedToday:
    """The sealed files with their sums, and about whom those are that a key has opened."""

    files: Mapping[str, str] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)


def why_stale(
    project: Project,
    listing: Mapping[str, Any],
    inputs: Mapping[str, str],
    ledger: Ledger,
    secret_keys: Sequence[Identity] = (),
) -> dict[str, tuple[Reason, ...] | None]:
    """By the path of each file of a build, why it would come out otherwise today; None if nobody knows what it is of.

    `inputs` are today's sums of record files and templates, as the manifest calls them.
    """
    names = {name for one in ledger.files.values() for name in one.filings}
    wanted = {(_recipient(name), name.endswith(DRAFT)) for name in names}
    today = filings_today(project, sorted(wanted))
    sealed = _SealedToday()
    if any(one.opened for one in ledger.files.values()):
        found = opened(project.root, secret_keys).files if secret_keys else {}
        sealed = _SealedToday(sealed_sums(project.root), {name: one.about for name, one in found.items()})
    comparing = _Comparing(ledger, today, Drawing(project.root), listing["inputs"], inputs, sealed)
    return {output["path"]: comparing.reasons(output) for output in listing["outputs"]}


@dataclass
class _Comparing:
    """Holds what files were made of against today. `templates` are today's sums by the names that the manifest uses."""

    ledger: Ledger
    today: Today
    drawing: Drawing
    before: Mapping[str, str]
    templates: Mapping[str, str]
    sealed: _SealedToday
    _known: dict[str, tuple[Reason, ...]] = field(default_factory=dict)

    def reasons(self, output: Mapping[str, Any]) -> tuple[Reason, ...] | None:
        """Why this file is stale; None if it is not known what it was made of."""
        made = self.ledger.files.get(output["path"])
        if made is None or not all(name in self.ledger.filings for name in made.filings):
            return None
        found = [reason for name in made.filings for reason in self._of_filing(name)]
        found += self._of_read(made)
        found += [Reason(TEMPLATE, name) for name in output["templates"] if self._differs(name)]
        found += _of_sealed(made.opened, self.sealed) if made.opened is not None else ()
        return tuple(dict.fromkeys(found))

    def _of_filing(self, name: str) -> tuple[Reason, ...]:
        if name not in self._known:
            self._known[name] = tuple(self._compared(name))
        return self._known[name]

    def _compared(self, name: str) -> Iterator[Reason]:
        filing = self.today.filings.get(name)
        if filing is None:
            against = self.today.against.get(_recipient(name)) or ("nobody is in it any more",)
            yield Reason(NOT_MADE, f"it would not be made today: {'; '.join(against)}")
            return
        whole = filing.view.whole
        yield from differing(self.ledger.filings[name], self.drawing.drawn(filing), {one.id for one in whole})

    def _of_read(self, made: MadeOf) -> Iterator[Reason]:
        filing = next((self.today.filings[name] for name in made.filings if name in self.today.filings), None)
        if filing is None:
            return
        for one in made.read:
            record = filing.view.whole.get(one.record)
            if record is None:
                yield Reason(GONE, one.record, one.type, one.place)
            elif (now := self.drawing.alone(record)).content != one.content:
                yield Reason(CHANGED, one.record, one.type, now.place)

    def _differs(self, name: str) -> bool:
        return self.templates.get(name) != self.before.get(name)


def _recipient(filing: str) -> str:
    return filing.removesuffix(DRAFT).partition("/")[0]


def differing(then: Sequence[Drawn], now: Sequence[Drawn], there: Collection[str]) -> Iterator[Reason]:
    """What differs between the records of a filing then and now. `there` are the ids of all records of today."""
    old, new = {one.record: one for one in then}, {one.record: one for one in now}
    for record_id, one in old.items():
        if record_id not in new:
            yield Reason(LEFT if record_id in there else GONE, record_id, one.type, one.place)
        elif _is_counted(one) != _is_counted(new[record_id]):
            yield Reason(NEW if _is_counted(one) else LEFT, record_id, one.type, new[record_id].place)
        elif (one.type, one.content) != (new[record_id].type, new[record_id].content):
            yield Reason(CHANGED, record_id, new[record_id].type, new[record_id].place)
    for record_id, one in new.items():
        if record_id not in old:
            yield Reason(NEW, record_id, one.type, one.place)
    for kind in sorted({one.type for one in then}):
        order = [
            [one.record for one in own if one.type == kind and one.record in old.keys() & new.keys()]
            for own in (then, now)
        ]
        if order[0] != order[1]:
            yield Reason(ORDER, f"the records of the type {kind}")


def _is_counted(one: Drawn) -> bool:
    return one.content.startswith(COUNTED)


def _of_sealed(then: OpenedWith, now: _SealedToday) -> Iterator[Reason]:
    """Whose sealed data have changed. Where no key tells whose a changed file is, it may be anybody's in the filing."""
    changed = {name for name in then.files.keys() | now.files.keys() if then.files.get(name) != now.files.get(name)}
    if changed and changed <= now.about.keys():
        concerned = {now.about[name] for name in changed} & set(then.people)
        yield from (Reason(SEALED, person, "signatory") for person in sorted(concerned))
    elif changed:
        yield from (Reason(SEALED, person, "perhaps signatory") for person in then.people)


def stale_problems(
    build: str, outputs: Iterable[Mapping[str, Any]], reasons: Mapping[str, tuple[Reason, ...] | None]
) -> Iterator[Problem]:
    """A warning for each group of files of a recipient that are stale because of the same."""
    groups: dict[tuple[str, tuple[Reason, ...]], list[str]] = {}
    for output in outputs:
        folder, _, name = output["path"].partition("/")
        if why := reasons.get(output["path"]):
            groups.setdefault((folder, why), []).append(name)
    for (folder, why), files in groups.items():
        names = [*files[:_FILES], *([f"{len(files) - _FILES} more files"] if files[_FILES:] else [])]
        message = f"stale: {listed(names, 'and')} would not be the same today; {'; '.join(_in_words(why))}"
        yield warning("stale", Place(f"{build}/{folder}"), message, "build again before filing")


def _in_words(reasons: Iterable[Reason]) -> Iterator[str]:
    of: dict[str, list[Reason]] = {}
    for one in reasons:
        of.setdefault(one.what, []).append(one)
    for what, found in of.items():
        found.sort(key=lambda one: _FIRST.index(one.type) if one.type in _FIRST else len(_FIRST))
        shown = [str(one) for one in found[:_SHOWN]]
        more = [f"{len(found) - _SHOWN} more"] if found[_SHOWN:] else []
        words = listed([*shown, *more], "and")
        yield words if what == NOT_MADE else f"{what}: {words}"
