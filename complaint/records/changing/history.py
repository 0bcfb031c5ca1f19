"""What was changed in the records: who, when, from which source, and each field as it was and as it is.

A change is one file below `signatories/history/`, written once and never again, in the same step as the records. Two
people who work on copies of a project add files and never touch the same one. Of a field that the schema calls private,
the file says that it changed, and neither the old nor the new text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from complaint.records.changing.wishes import Told, Value
from complaint.records.schemas import schemas

FOLDER: Final = "signatories/history"
_TELLS_NOTHING: Final = frozenset({None, "", "held"})  # of what is private, these say only whether it is there


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field; of a private one only that it changed."""

    field: str
    old: Value | None
    new: Value | None
    private: bool = False


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What became of one record: `add`, `edit` or `remove`; `row` says where in the source it was read."""

    type: str
    id: str
    kind: str
    fields: tuple[FieldChange, ...]
    row: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """All that was changed in one step."""

    id: str
    told: Told
    files: tuple[str, ...]
    records: tuple[RecordChange, ...]

    @property
    def file(self) -> str:
        return f"{FOLDER}/{self.id[:4]}-{self.id[4:6]}/{self.id}.json"


def new_change(told: Told, files: Iterable[str], records: Iterable[RecordChange]) -> Change:
    """The change with an id of its own: its moment, and a few signs that tell it from others of that moment."""
    found = tuple(records)
    moment = told.when.astimezone(UTC)
    content = repr((told.who, moment.isoformat(), told.source, found))
    return Change(
        f"{moment:%Y%m%d-%H%M%S-%f}-{hashlib.sha256(content.encode('utf-8', 'replace')).hexdigest()[:4]}",
        told,
        tuple(files),
        found,
    )


def field_changes(
    record_type: str, old: Mapping[str, Value], new: Mapping[str, Value], secret: Collection[str] = ()
) -> tuple[FieldChange, ...]:
    """The fields that differ between two states of a record, in the order of the schema; `secret` ones as private."""
    schema = schemas().get(record_type)  # lines of a chapter have none
    fields = schema.fields if schema is not None else {}
    names = [name for name in (*fields, *sorted({*old, *new} - fields.keys())) if old.get(name) != new.get(name)]
    return tuple(
        FieldChange(name, None, None, private=True)
        if (name in secret or (name in fields and fields[name].private))
        and {old.get(name), new.get(name)} - _TELLS_NOTHING
        else FieldChange(name, old.get(name), new.get(name))
        for name in names
    )


def as_content(change: Change) -> dict[str, Any]:
    """The change as plain data, without what is empty."""
    told = change.told
    content = {
        "change": change.id,
        "when": told.when.isoformat(timespec="seconds"),
        "who": told.who,
        "how": told.how,
        "source": told.source,
        "said": told.said,
        "undoes": told.undoes,
        "files": list(change.files),
        "records": [
            {
                "type": record.type,
                "id": record.id,
                "kind": record.kind,
                "row": record.row,
                "fields": {part.field: "private" if part.private else [part.old, part.new] for part in record.fields},
            }
            for record in change.records
        ],
    }
    return {key: value for key, value in content.items() if value}


def without_values(root: Path, fields: Collection[tuple[str, str]]) -> dict[str, bytes]:
    """The files of changes that tell what stood in one of these fields (record and field), without telling it."""
    found = {}
    for change in history(root):
        records = tuple(
            replace(
                record,
                fields=tuple(
                    FieldChange(part.field, None, None, private=True)
                    if (record.id, part.field) in fields and {part.old, part.new} - _TELLS_NOTHING
                    else part
                    for part in record.fields
                ),
            )
            for record in change.records
        )
        if records != change.records:
            found[change.file] = as_bytes(replace(change, records=records))
    return found


def as_bytes(change: Change) -> bytes:
    """The file of a change: JSON that people can read, too."""
    return (json.dumps(as_content(change), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def history(root: Path) -> Iterator[Change]:
    """All changes, the oldest first. A file that is no change is passed over: it takes nothing from the others."""
    for path in sorted((root / FOLDER).glob("*/*.json")):
        try:
            yield _read(json.loads(path.read_text("utf-8")))
        except (ValueError, KeyError, TypeError, AttributeError, OSError):
            continue


def changes_of(root: Path, ids: Iterable[str]) -> tuple[Change, ...]:
    """The changes that touched one of these records, each with these records alone, the oldest first."""
    wanted = frozenset(ids)
    found = []
    for change in history(root):
        touched = tuple(record for record in change.records if record.id in wanted)
        if touched:
            found.append(Change(change.id, change.told, change.files, touched))
    return tuple(found)


def find(root: Path, change_id: str) -> Change | None:
    """The change of this id, or the one whose id begins so, if there is only one."""
    found = [change for change in history(root) if change.id.startswith(change_id)] if change_id else []
    return found[0] if len(found) == 1 else next((change for change in found if change.id == change_id), None)


def _read(content: Mapping[str, Any]) -> Change:
    told = Told(
        content["who"],
        datetime.fromisoformat(content["when"]),
        content["how"],
        content.get("source", ""),
        content.get("said", ""),
        undoes=content.get("undoes", ""),
    )
    records = tuple(
        RecordChange(
            record["type"],
            record["id"],
            record["kind"],
            tuple(_field(name, value) for name, value in record["fields"].items()),
            record.get("row", ""),
        )
        for record in content["records"]
    )
    return Change(str(content["change"]), told, tuple(content.get("files", ())), records)


def _field(name: str, value: Any) -> FieldChange:
    if value == "private":
        return FieldChange(name, None, None, private=True)
    old, new = (tuple(one) if isinstance(one, list) else one for one in value)
    return FieldChange(name, old, new)
