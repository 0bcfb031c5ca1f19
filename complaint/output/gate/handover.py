"""The gate before a build is handed over: whose files leak, and nothing of theirs goes out.

Takes the files of a build by recipient, the records and profiles; gives the problems by recipient. What is for several
readers at once, as the files to print, is held against what none of them may see; each part of it was read before
against what its own reader may not see. Names of record files stand in the manifest and in messages, which stay with
the organisation, and ids of records in messages; nothing else may tell there who somebody is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce
from typing import Any

from complaint.filing.guarded import Guarded, guarded_for
from complaint.output.gate.gate import Gate
from complaint.output.inputs import is_record_file
from complaint.problems import Problem
from complaint.records.record import Record, Records

_TOKEN = re.compile(r"[\w.-]*\w")
_FILE = re.compile(r"[\w./-]+\.(?:csv|yaml)")
MANIFEST = "manifest.json"


@dataclass
class BuildGate:
    """The gates of all recipients of a build. `ordinary` are words that are nobody's name (see `ordinary_words`).

    `unsealed` are the sealed values that a key has opened; without one nobody knows what to look for.
    """

    records: Records
    recipients: Mapping[str, Record]
    on: date
    ordinary: frozenset[str] = frozenset()
    unsealed: Mapping[tuple[str, str], Any] = field(default_factory=dict, repr=False)
    _guarded: dict[str, Guarded] = field(default_factory=dict)
    _gates: dict[Guarded, Gate] = field(default_factory=dict)

    def held_back(self, files: Mapping[str, bytes]) -> dict[str, tuple[Problem, ...]]:
        """By recipient what is wrong with its files; those are not among it with whose files nothing is wrong."""
        of: dict[str, dict[str, bytes]] = {}
        for path, content in files.items():
            of.setdefault(path.partition("/")[0], {})[path] = content
        found = {name: self._gate(self.guarded(name)).leaks(own, name) for name, own in of.items()}
        return {name: problems for name, problems in found.items() if problems}

    def in_common(self, files: Mapping[str, bytes], readers: Iterable[str]) -> tuple[Problem, ...]:
        """What is wrong with files for several readers: what none of them may see."""
        guarded = reduce(_shared, [self.guarded(name) for name in readers])
        return self._gate(guarded).leaks(files, "whoever prints")

    def in_manifest(self, listing: Mapping[str, Any]) -> tuple[Problem, ...]:
        """What is wrong with the manifest: with what it says of each recipient, and of the build as a whole."""
        readers = [name for name in listing["recipients"] if name in self.recipients]
        rest = {key: value for key, value in listing.items() if key not in ("recipients", "outputs")}
        found: list[Problem] = []
        for name in readers:
            own = [one for one in listing["outputs"] if one["recipient"] == name]
            found += self._in_data([listing["recipients"][name], own, rest], name)
        return tuple(dict.fromkeys(found))

    def told(self, problems: Iterable[Problem], readers: Iterable[str]) -> tuple[Problem, ...]:
        """The problems as they may be printed: a message that would tell who somebody is says only where it stands."""
        gates = list(dict.fromkeys(self._gate(self.guarded(name)) for name in readers))
        return tuple(self._harmless(problem, gates) for problem in problems)

    def guarded(self, recipient: str) -> Guarded:
        if recipient not in self._guarded:
            profile = self.recipients[recipient]
            self._guarded[recipient] = guarded_for(self.records, profile, self.on, self.ordinary, self.unsealed)
        return self._guarded[recipient]

    def _gate(self, guarded: Guarded) -> Gate:
        return self._gates.setdefault(guarded, Gate(guarded))

    def _in_data(self, part: Any, recipient: str) -> tuple[Problem, ...]:
        text = _without_record_files(json.dumps(part, ensure_ascii=False))
        return self._gate(self.guarded(recipient)).in_text(text, "what it tells", MANIFEST, recipient)

    def _harmless(self, problem: Problem, gates: Iterable[Gate]) -> Problem:
        text = self._without_ids(f"{problem.message}\n{problem.hint}\n{problem.place.file}")
        if problem.code == "leak" or not any(gate.holds(text) for gate in gates):
            return problem
        message = "what is to be said here would tell who somebody is, and is not printed"
        where = "" if any(gate.holds(self._without_ids(problem.place.file)) for gate in gates) else problem.place.file
        hint = "look at this place of the records, or ask who keeps the program"
        return replace(problem, message=message, hint=hint, place=replace(problem.place, file=where))

    def _without_ids(self, text: str) -> str:
        """A message without ids of records and names of their files, by which it speaks of people."""
        plain = _without_record_files(text)
        return _TOKEN.sub(lambda match: " " if match[0] in self.records else match[0], plain)


def _without_record_files(text: str) -> str:
    return _FILE.sub(lambda match: " " if is_record_file(match[0]) else match[0], text)


def _shared(one: Guarded, other: Guarded) -> Guarded:
    """What is guarded in both."""
    hidden = {name.record for name in other.names}
    return Guarded(
        tuple(name for name in one.names if name.record in hidden),
        tuple(phrase for phrase in one.phrases if phrase in set(other.phrases)),
        tuple(number for number in one.numbers if number in set(other.numbers)),
        tuple(run for run in one.runs if run in set(other.runs)),
        one.known | other.known,
        (*one.allowed, *other.allowed),
    )
