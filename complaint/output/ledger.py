"""Which records each file of a build was made from, so that it can be told later because of which it is stale.

This stands beside the records, for their owner only, under the sum of the manifest that it belongs to; never in the
build folder, from where it could travel with a filing (docs/notes/verify.md).
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from complaint.filing.composing import Composed
from complaint.filing.drawing import Drawing, Drawn, name_of
from complaint.output.folder import MANIFEST
from complaint.output.inputs import digest, is_record_file
from complaint.problems import ProblemsFound
from complaint.records.changing.writing import own_folder

FOLDER: Final = "made"
MOST: Final = 100  # builds that are remembered, the newest
_VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class OpenedWith:
    """What was unsealed for a file: whose values stand in it, and the sealed files of that moment with their sums."""

    people: tuple[str, ...]
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MadeOf:
    """What one file was made of: filings by name, other records that were read for it, what was unsealed for it."""

    filings: tuple[str, ...]
    read: tuple[Drawn, ...] = ()
    opened: OpenedWith | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """The records of each filing by its name, and what each file of a build, by its path, was made of."""

    filings: Mapping[str, tuple[Drawn, ...]] = field(default_factory=dict)
    files: Mapping[str, MadeOf] = field(default_factory=dict)

    def with_earlier(self, earlier: Ledger | None, paths: Iterable[str]) -> Ledger:
        """What is known of these files, and of those that are not among ours what an earlier build knew.

        What both name alike was drawn from the same records: nothing else is kept of an earlier build.
        """
        before = earlier or Ledger()
        files = {path: made for path in paths if (made := self.files.get(path) or before.files.get(path)) is not None}
        named = {name for made in files.values() for name in made.filings}
        known = {**before.filings, **self.filings}
        return Ledger({name: known[name] for name in sorted(named) if name in known}, files)


def ledger_of(
    composed: Composed,
    root: Path,
    paths: Iterable[str],
    made_from: Mapping[str, Sequence[str]],
    sealed: Mapping[str, str],
) -> Ledger:
    """What the files at these paths were made of. `made_from` gives the documents of files to print, `sealed` the sums

    of the sealed files if they were opened.
    """
    drawing = Drawing(root)
    filings: dict[str, tuple[Drawn, ...]] = {}
    files: dict[str, MadeOf] = {}
    for path in paths:
        names = [name for name in made_from.get(path, (path.rpartition(".")[0],)) if name in composed.documents]
        own = {name: composed.made_for[name] for name in names}
        draft = {name: bool(composed.documents[name].draft) for name in names}
        if not names:  # a sealed key to names
            name = path.partition("/")[0]
            own, draft = {name: composed.filings[name]}, {name: False}
        read: list[Drawn] = []
        for name, filing in own.items():
            called = name_of(filing, draft=draft[name])
            if called not in filings:
                filings[called] = drawing.drawn(filing)
            read += drawing.mentioned(filing, [composed.documents[name]] if name in names else [])
            contact = filing.view.whole.get(name.partition("/letters/")[2])
            read += [drawing.alone(contact)] if contact is not None else []
        people = dict.fromkeys(person for filing in own.values() for person, _ in filing.private)
        opened = OpenedWith(tuple(people), sealed) if people else None
        called_all = tuple(dict.fromkeys(name_of(filing, draft=draft[name]) for name, filing in own.items()))
        files[path] = MadeOf(called_all, tuple(dict.fromkeys(read)), opened)
    return Ledger(filings, files)


def keep(root: Path, manifest: bytes, ledger: Ledger) -> None:
    """Write it down beside the records of the project, and forget the oldest. Raises OSError where that cannot be."""
    folder = own_folder(root) / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    content = {**_as_content(ledger), "listing": _told_later(json.loads(manifest))}
    path = folder / _name(manifest)
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    try:
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(gzip.compress(json.dumps(content, ensure_ascii=False).encode(), mtime=0))
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    for old in _newest_first(folder)[MOST:]:
        old.unlink(missing_ok=True)


def _told_later(listing: Mapping[str, Any]) -> dict[str, Any]:
    """What of a manifest is kept: the files with their sums, as of which day, who is in them, from which templates.

    Sums of whole record files are left out: of older states it could be tried out by them what private fields held.
    """
    templates = {name: found for name, found in listing["inputs"].items() if not is_record_file(name)}
    made = {name: {"complainants": one.get("complainants", [])} for name, one in listing["recipients"].items()}
    return {**{key: listing[key] for key in ("filing_date", "outputs")}, "inputs": templates, "recipients": made}


def _newest_first(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.json.gz"), key=lambda one: one.stat().st_mtime, reverse=True)


def builds_kept(root: Path) -> Iterator[tuple[dict[str, Any], Ledger]]:
    """The builds that are remembered, the newest first: what is kept of the manifest of each, and the records in it.

    Builds of which no manifest was kept, as by earlier versions of the program, are passed over.
    """
    try:
        paths = _newest_first(own_folder(root, make=False) / FOLDER)
    except (OSError, ProblemsFound):
        return
    for path in paths:
        with suppress(OSError, EOFError, ValueError, LookupError, TypeError, AttributeError):
            content = json.loads(gzip.decompress(path.read_bytes()))
            listing = dict(content["listing"]) if content["version"] == _VERSION else {}
            date.fromisoformat(listing["filing_date"])
            yield listing, _from_content(content)


def forget(root: Path, manifest: bytes) -> None:
    """Take it back, for a build that could not be handed over."""
    with suppress(OSError):
        (own_folder(root, make=False) / FOLDER / _name(manifest)).unlink(missing_ok=True)


def read(root: Path, manifest: bytes) -> Ledger | None:
    """What was written down of the build with this manifest; None where it was made elsewhere, or is long forgotten."""
    try:
        content = json.loads(gzip.decompress((own_folder(root, make=False) / FOLDER / _name(manifest)).read_bytes()))
        return _from_content(content) if content["version"] == _VERSION else None
    except (OSError, EOFError, ValueError, LookupError, TypeError, AttributeError, ProblemsFound):
        return None


def ledger_kept(root: Path, build: Path) -> Ledger:
    """The same of the build in a folder; nothing where nothing is known of it."""
    try:
        return read(root, (build / MANIFEST).read_bytes()) or Ledger()
    except OSError:
        return Ledger()


def _name(manifest: bytes) -> str:
    return f"{digest(manifest)[:32]}.json.gz"


def _as_content(ledger: Ledger) -> dict[str, Any]:
    """Each record once, and everywhere else its number: most are in many filings."""
    numbers: dict[Drawn, int] = {}
    states: dict[tuple[tuple[str, str], ...], int] = {}

    def listed(records: Iterable[Drawn]) -> list[int]:
        return [numbers.setdefault(one, len(numbers)) for one in records]

    filings = {name: listed(records) for name, records in ledger.filings.items()}
    files = {}
    for path, made in ledger.files.items():
        entry: dict[str, Any] = {"filings": list(made.filings), "read": listed(made.read)}
        if made.opened is not None:
            state = states.setdefault(tuple(sorted(made.opened.files.items())), len(states))
            entry["opened"] = {"people": list(made.opened.people), "sealed": state}
        files[path] = entry
    return {
        "version": _VERSION,
        "records": [astuple(one) for one in numbers],
        "filings": filings,
        "files": files,
        "sealed": [dict(state) for state in states],
    }


def _from_content(content: Mapping[str, Any]) -> Ledger:
    records = [Drawn(*map(str, one)) for one in content["records"]]
    states = [MappingProxyType({str(key): str(value) for key, value in one.items()}) for one in content["sealed"]]
    filings = {str(name): tuple(records[one] for one in found) for name, found in content["filings"].items()}
    files = {}
    for path, made in content["files"].items():
        opened = made.get("opened")
        files[str(path)] = MadeOf(
            tuple(map(str, made["filings"])),
            tuple(records[one] for one in made["read"]),
            OpenedWith(tuple(map(str, opened["people"])), states[opened["sealed"]]) if opened else None,
        )
    return Ledger(filings, files)
