"""Records that mention somebody, led to somebody else: references, lists of them, `[[id]]` in text, names in chapters.

Takes texts of records and which id becomes which, gives the fields that change. Knows nothing of people: the same
serves records that are made one with others because their people are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from complaint.records.changing.texts import CHAPTER, RecordText, files_of, texts_in
from complaint.records.changing.wishes import Value
from complaint.records.project import FOLDERS
from complaint.records.prose import NAME
from complaint.records.schemas import Field, schemas

Ids = Mapping[str, str]


def mentioning(root: Path, ids: Ids) -> Iterator[RecordText]:
    """All records and chapters in whose files one of the ids stands."""
    tops = [schema.name for schema in schemas().values() if (schema.file or "").partition("/")[0] in FOLDERS]
    wanted = [record_id.encode() for record_id in ids]
    for record_type in (*tops, CHAPTER):
        for name, content in files_of(root, record_type).items():
            if any(record_id in content for record_id in wanted):
                yield from texts_in(content, record_type, name)


def led(text: RecordText, ids: Ids) -> dict[str, Value]:
    """The fields that are to be others, with their new texts."""
    if text.type == CHAPTER:
        lines = {number: _in_wording(str(line), ids) for number, line in text.fields.items()}
        return {number: line for number, line in lines.items() if line != text.fields[number]}
    fields = schemas()[text.type].fields
    found = {name: _value(fields[name], value, ids) for name, value in text.fields.items() if name in fields}
    return {name: value for name, value in found.items() if value != text.fields[name]}


def _value(field: Field, value: Value, ids: Ids) -> Value:
    if field.type == "records":
        return value  # the records inside are changed themselves
    if field.type == "list" and field.item is not None and field.item.type != "dict":
        items = value if isinstance(value, tuple) else tuple(part.strip() for part in value.split(";"))
        new = tuple(dict.fromkeys(str(_value(field.item, item, ids)) for item in items))
        if new == items:
            return value
        return new if isinstance(value, tuple) else "; ".join(new)
    if not isinstance(value, str):
        return value
    if field.type == "reference":
        return ids.get(value, value)
    if field.type in ("text", "prose"):
        return _in_text(value, ids)
    if field.type in ("list", "dict"):
        return _in_group(field, value, ids)
    return value


def _in_group(field: Field, value: str, ids: Ids) -> str:
    """A group of fields, or a list of such groups, as JSON with the ids led."""
    try:
        content = json.loads(value)
    except ValueError:
        return value  # “held”, or something else than a group
    inner = field.item or field
    groups = content if isinstance(content, list) else [content]
    for group in groups:
        for name, part in group.items() if isinstance(group, dict) else ():
            if isinstance(part, str) and name in inner.fields:
                group[name] = _value(inner.fields[name], part, ids)
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def _in_text(text: str, ids: Ids) -> str:
    return NAME.sub(lambda found: found[0].replace(found[1], ids.get(found[1], found[1]), 1), text)


def _in_wording(line: str, ids: Ids) -> str:
    """A line of a chapter: ids stand between quotation marks there, or as in the text of records."""
    for old, new in ids.items():
        line = re.sub(rf"""(["']){re.escape(old)}\1""", rf"\g<1>{new}\g<1>", line)
    return _in_text(line, ids)
