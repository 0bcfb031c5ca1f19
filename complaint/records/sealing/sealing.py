"""Sealing: private values and scans move from where they lie readable into sealed files, in one step with the records.

Takes what is to be sealed and who does it, gives what was done. The record says `held` afterwards, the history that
something private changed. No secret key is needed; with one, what is sealed about a person is kept in one file.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from functools import partial
from pathlib import Path
from typing import Final

from complaint.problems import Place, ProblemsFound
from complaint.records.changing import Add, Beside, Changed, Edit, RecordText, Told, change, texts_of
from complaint.records.changing.history import FieldChange, RecordChange, without_values
from complaint.records.schemas import Field, schemas
from complaint.records.sealing import age
from complaint.records.sealing.opening import key_records, opened
from complaint.records.sealing.sealed_file import Scan, Sealed, Value, as_bytes, new_name
from complaint.records.sheets.columns import ABOUT
from complaint.records.typed import MisfitError, value
from complaint.records.wording import say

FEWEST_KEYS: Final = 2
HELD_WORD: Final = "held"
SHA256: Final = "scan_sha256"  # where a record says which scan was sealed
# In which field a record names its scan, and in which folder that lies.
_SCANS: Final = {"power_of_attorney": ("scan", "signatories/scans"), "attachment": ("file", "cases/attachments")}
_PERSON = {**ABOUT, "justification": "person", "signatory": "id"}
_NOT_NESTED = frozenset({"text", "date", "prose"})


@dataclass(frozen=True, slots=True)
class ToSeal:
    """A field whose value is to be sealed. What stands in the record is taken if no value is given."""

    text: RecordText
    field: str
    value: str | None = None


def sealable(root: Path) -> tuple[ToSeal, ...]:
    """All private values that stand readable in the records though the field may be `held`."""
    kinds = {kind: fields for kind, schema in schemas().items() if (fields := _private(schema.fields))}
    found = texts_of(root, *kinds).values()
    return tuple(
        ToSeal(text, name)
        for text in found
        for name in kinds[text.type]
        if text.fields.get(name, HELD_WORD) != HELD_WORD
    )


def can_hold(wanted: Field | None) -> bool:
    """Whether the value of a field can be sealed: it may be `held` and is no list or group."""
    return wanted is not None and wanted.held and wanted.type in _NOT_NESTED


def about(text: RecordText) -> str:
    """The person whom a record is about; the record itself if it is about nobody of the list."""
    person = text.fields.get(_PERSON.get(text.type, "id"))
    return person if isinstance(person, str) and person else text.id


def seal_values(root: Path, wanted: Sequence[ToSeal], told: Told, identities: Sequence[age.Identity] = ()) -> Changed:
    """Seal the values and put `held` in their place, all of them or nothing; whatever happens, none of them is told."""
    try:
        values = tuple(_value_of(one, told) for one in wanted)
    except ProblemsFound as found:
        return Changed(problems=found.problems)
    edits = [
        Edit(one.text.type, one.text.id, {one.field: HELD_WORD}, seen={one.field: there}, secret=True)
        for one in wanted
        if (there := one.text.fields.get(one.field, "")) != HELD_WORD
    ]
    owners = {value: about(one.text) for one, value in zip(wanted, values, strict=True)}
    return change(root, edits, told, beside=partial(beside_values, root, owners, identities, edits))


def seal_scan(root: Path, text: RecordText, path: Path, told: Told) -> Changed:
    """Seal a file about a record; it is taken out of the project if it lies there. The record keeps its SHA-256."""
    if SHA256 not in schemas()[text.type].fields:
        return Changed(problems=(say("no-scan-here", Place(text.file), id=text.id, type=text.type),))
    try:
        content = path.read_bytes()
    except OSError as failed:
        return Changed(problems=(say("unreadable-file", Place(str(path)), reason=failed.strerror),))
    digest = hashlib.sha256(content).hexdigest()
    scan = Scan(text.type, text.id, path.name, digest, content, moment(told), told.who)
    new = {SHA256: digest}
    if text.type in _SCANS:
        new[_SCANS[text.type][0]] = HELD_WORD
    edit = Edit(text.type, text.id, new, seen={name: text.fields.get(name, "") for name in new})

    def beside() -> Beside:
        sealed = {new_name(): age.seal(as_bytes(Sealed(about(text), scan=scan)), public_keys(root))}
        inside = path.resolve().is_relative_to(root.resolve())
        gone = {path.resolve().relative_to(root.resolve()).as_posix(): None} if inside else {}
        return Beside({**sealed, **gone})

    return change(root, [edit], told, beside=beside)


def moment(told: Told) -> str:
    """When it was sealed, so that the newest of several can be told by comparing texts."""
    return told.when.astimezone(UTC).isoformat(timespec="microseconds")


def file_of(root: Path, text: RecordText) -> Path | None:
    """The file that a record names, if it lies in the project."""
    field, folder = _SCANS.get(text.type, ("", ""))
    name = text.fields.get(field)
    return root / folder / str(name) if name and name != HELD_WORD else None


def public_keys(root: Path) -> list[str]:
    """To whom is sealed; `ProblemsFound` where losing one key would lose everything."""
    keys = [str(one.public_key) for one in key_records(root) if age.is_public_key(str(one.public_key))]
    if len(set(keys)) < FEWEST_KEYS:
        raise ProblemsFound(say("too-few-to-seal", Place("signatories/keys.yaml"), number=len(set(keys))))
    return keys


def merged(files: Mapping[str, Sealed]) -> Iterator[tuple[str, Sealed | None]]:
    """The files of values, one for each person: the first of each holds all, the others are to go."""
    by_person: dict[str, list[str]] = defaultdict(list)
    for name, sealed in files.items():
        if sealed.scan is None:
            by_person[sealed.about].append(name)
        else:
            yield name, sealed
    for person, names in by_person.items():
        values = dict.fromkeys(one for name in names for one in files[name].values)
        yield names[0], Sealed(person, tuple(sorted(values, key=lambda one: one.when)))
        yield from ((name, None) for name in names[1:])


def beside_values(
    root: Path, owners: Mapping[Value, str], identities: Sequence[age.Identity], edits: Sequence[Add | Edit]
) -> Beside:
    """The sealed files of values, each with whom it is about, and what the history says of those not in `edits`."""
    keys = public_keys(root)
    contents: dict[str, bytes | None] = {}
    known = opened(root, identities).files if identities else {}
    by_person: dict[str, list[Value]] = defaultdict(list)
    for one, person in owners.items():
        by_person[person].append(one)
    for person, values in by_person.items():
        there = {name: sealed for name, sealed in known.items() if sealed.about == person and sealed.scan is None}
        for name, sealed in merged({**there, new_name(): Sealed(person, tuple(values))}):
            contents[name] = None if sealed is None else age.seal(as_bytes(sealed), keys)
    contents = {name: content for name, content in contents.items() if content is not None or name in known}
    in_clear = {(edit.id, name) for edit in edits for name in edit.new}
    contents |= without_values(root, {(one.record, one.field) for one in owners})
    changed = (one for one in owners if (one.record, one.field) not in in_clear)
    return Beside(contents, tuple(private_change(one.type, one.record, [one.field]) for one in changed))


def private_change(record_type: str, record_id: str, fields: Sequence[str]) -> RecordChange:
    """What the history says of values that only sealed files hold."""
    private = tuple(FieldChange(name, None, None, private=True) for name in fields)
    return RecordChange(record_type, record_id, "edit", private)


def _value_of(one: ToSeal, told: Told) -> Value:
    wanted = schemas()[one.text.type].fields.get(one.field)
    at = Place(one.text.file)
    if wanted is None or not can_hold(wanted):
        raise ProblemsFound(say("not-sealable", at, id=one.text.id, field=one.field, type=one.text.type))
    typed = one.value if one.value is not None else one.text.fields.get(one.field, "")
    if not isinstance(typed, str) or typed.strip() in ("", HELD_WORD):
        raise ProblemsFound(say("nothing-to-seal", at, id=one.text.id, field=one.field))
    try:
        value(wanted, typed.strip())
    except MisfitError:
        raise ProblemsFound(say("sealed-misfit", at, id=one.text.id, field=one.field)) from None
    return Value(one.text.type, one.text.id, one.field, typed.strip(), moment(told), told.who)


def _private(fields: Mapping[str, Field]) -> tuple[str, ...]:
    return tuple(name for name, wanted in fields.items() if wanted.private and can_hold(wanted))
