"""A YAML file with other values, and everything else as it was typed: comments, order, indents, quotation marks.

Takes the text of a file and the id of a record in it, gives the text after. The value alone is replaced in the text;
the rest is not written anew, as a library would do that reads and writes whole documents. Only for files that the
reader takes: no anchors, no tags, one document.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

import yaml

from complaint.records.changing.csv_edit import NotThereError
from complaint.records.changing.wishes import Value

# What may stand without quotation marks and can be taken for nothing else.
_PLAIN = re.compile(r"[^\W_](?:[\w .()/–-]|,(?! )|, |:(?=[^\s]))*", re.UNICODE)
_WORDS = re.compile(r"[^\W_][\w.-]*")
_INDICATORS = re.compile(r": |:$| #|[\[\]{}]")


def edited(text: str, record_id: str, new: Mapping[str, Value], inside: Sequence[str]) -> str:
    """The text with other values in the fields of the record.

    `inside` are the fields that lead from the top of the file to records of this type, from outside inwards.
    """
    for name, value in new.items():
        record = _record(_root(text), record_id, inside)
        found = next(((key, node) for key, node in record.value if key.value == name), None)
        if found is None:
            text = _with_field(text, record, name, value) if value else text
        else:
            text = _with_value(text, record, *found, value)
    return text


def with_record(text: str, new: Mapping[str, Value]) -> str:
    """The text with one more record at the end of its list."""
    root = _root(text) if text.strip() else None
    if root is None:
        dash, apart = "- ", ""
    elif isinstance(root, yaml.SequenceNode) and not root.flow_style and root.value:
        dash = " " * (root.value[-1].start_mark.column - 2) + "- "
        apart = "\n" if re.search(r"\n[ ]*\n[ ]*(?:#[^\n]*\n[ ]*)*- ", text) else ""
    else:
        raise NotThereError("no list")
    indent = " " * len(dash)
    fields = [f"{name}: {_written(value)}" for name, value in new.items() if value]
    start = text if not text or text.endswith("\n") else f"{text}\n"
    return f"{start}{apart}{dash}{f'{chr(10)}{indent}'.join(fields)}\n"


def without_record(text: str, record_id: str) -> str:
    """The text without a record of the list at its top."""
    root = _root(text)
    record = _record(root, record_id, ())
    start = text.rfind("\n", 0, record.start_mark.index) + 1
    return text[:start] + text[_line_after(text, _last(text, record)) :]


def _root(text: str) -> yaml.Node:
    root = yaml.compose(text, Loader=yaml.SafeLoader)  # its marks count characters; the faster one counts bytes
    if root is None:
        raise NotThereError("nothing but comments")
    return root


def _record(root: yaml.Node, record_id: str, inside: Sequence[str]) -> yaml.MappingNode:
    nodes = list(_maps(root))
    for field in inside:
        nodes = [
            item
            for node in nodes
            for key, value in node.value
            if key.value == field and isinstance(value, yaml.SequenceNode)
            for item in _maps(value)
        ]
    found = [
        node
        for node in nodes
        if any(key.value == "id" and str(value.value).strip() == record_id for key, value in node.value)
    ]
    if len(found) != 1:
        raise NotThereError(f"{len(found)} records {record_id}")
    return found[0]


def _maps(node: yaml.Node) -> Iterator[yaml.MappingNode]:
    for item in node.value if isinstance(node, yaml.SequenceNode) else (node,):
        if isinstance(item, yaml.MappingNode):
            yield item


def _with_value(text: str, record: yaml.MappingNode, key: yaml.Node, node: yaml.Node, value: Value) -> str:
    """The text with another value of a field that is there; of a list, item by item where none comes or goes."""
    if not value:
        return _without_field(text, record, key, node)
    if isinstance(node, yaml.SequenceNode) and isinstance(value, tuple) and len(value) == len(node.value):
        for item, wanted in reversed(list(zip(node.value, value, strict=True))):
            if isinstance(item, yaml.ScalarNode) and item.value.strip() != wanted:
                text = _with_text(text, item, wanted)
        return text
    if isinstance(value, str) and _is_group(node):
        try:
            group = json.loads(value)
        except ValueError:
            raise NotThereError("a group of fields is changed by hand") from None
        for item, wanted in reversed(list(_leaves(node, group))):
            text = _with_text(text, item, wanted)
        return text
    start = node.start_mark.index
    if isinstance(node, yaml.ScalarNode):
        return _with_text(text, node, value)
    line_by_line = _with_lines(text, node, value)
    if line_by_line is not None:
        return line_by_line
    written = _written(value)
    if not getattr(node, "flow_style", False):  # a list below its key goes behind it
        start = key.end_mark.index + 1
        written = f" {written}"
    return f"{text[:start]}{written}{text[_last(text, node) :]}"


def _with_lines(text: str, node: yaml.Node, value: Value) -> str | None:
    """The text with items that come at the end of a list below its key, and without those that go, line by line.

    None where that cannot be: the items stand on one line, or their order is another one.
    """
    if not isinstance(node, yaml.SequenceNode) or node.flow_style or not isinstance(value, tuple):
        return None
    if not all(isinstance(item, yaml.ScalarNode) for item in node.value):
        return None
    old = [item.value.strip() for item in node.value]
    left = [item for item in old if item in value]
    if not left or len({*old}) < len(old) or len({*value}) < len(value) or left != [*value[: len(left)]]:
        return None
    last = next(item for item in reversed(node.value) if item.value.strip() in value)
    dash = text[text.rfind("\n", 0, last.start_mark.index) + 1 : last.start_mark.index]
    more = "".join(f"{dash}{_written(item)}\n" for item in value[len(left) :])
    for item in reversed(node.value):
        end = _line_after(text, _last(text, item))
        if item is last:
            apart = "\n" if more and not text[:end].endswith("\n") else ""
            text = f"{text[:end]}{apart}{more}{text[end:]}"
        elif item.value.strip() not in value:
            text = text[: text.rfind("\n", 0, item.start_mark.index) + 1] + text[end:]
    return text


def _with_text(text: str, node: yaml.ScalarNode, value: Value) -> str:
    """The text with another scalar; in a text over several lines that stays as long, word by word."""
    start, end = node.start_mark.index, _last(text, node)
    head, sep, body = text[start:end].partition("\n")
    if node.style in ("|", ">") and isinstance(value, str) and sep and _gaps(value) == _gaps(node.value.strip()):
        words, old = iter(value.split()), node.value.split()
        if body.split() == old:
            woven = re.sub(r"\S+", lambda _: next(words), body)
            return f"{text[:start]}{head}{sep}{woven}{text[end:]}"
    return _replaced(text, node, _written(value, node))


def _gaps(text: str) -> list[str]:
    """What stands between the words."""
    return re.findall(r"\s+", text)


def _is_group(node: yaml.Node) -> bool:
    """Whether the node is a group of fields, or a list of such groups."""
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return any(isinstance(item, yaml.MappingNode) for item in items)


def _leaves(node: yaml.Node, wanted: object) -> Iterator[tuple[yaml.ScalarNode, str]]:
    """The texts of a group that are to be others, in the order of the file; what it is made of stays the same."""
    if isinstance(node, yaml.ScalarNode) and isinstance(wanted, str):
        if node.value.strip() != wanted:
            yield node, wanted
    elif isinstance(node, yaml.SequenceNode) and isinstance(wanted, list) and len(wanted) == len(node.value):
        for item, inner in zip(node.value, wanted, strict=True):
            yield from _leaves(item, inner)
    elif isinstance(node, yaml.MappingNode) and isinstance(wanted, dict) and len(wanted) == len(node.value):
        for key, inner in node.value:
            yield from _leaves(inner, wanted.get(key.value))
    else:
        raise NotThereError("a group of fields has another shape")


def _replaced(text: str, node: yaml.ScalarNode, written: str) -> str:
    start, end = node.start_mark.index, _last(text, node)
    if start == end:  # nothing stood behind the colon or the dash
        before = "" if text[:start].endswith(" ") else " "
        return f"{text[:start]}{before}{written}{text[start:]}"
    return f"{text[:start]}{written}{text[end:]}"


def _with_field(text: str, record: yaml.MappingNode, name: str, value: Value) -> str:
    """The text with one more field, on a line of its own after the id."""
    key, node = next((key, node) for key, node in record.value if key.value == "id")
    if record.flow_style:
        end = _last(text, node)
        return f"{text[:end]}, {name}: {_written(value)}{text[end:]}"
    end = _line_after(text, _last(text, node))
    start = text[:end] if text[:end].endswith("\n") else f"{text[:end]}\n"
    return f"{start}{' ' * key.start_mark.column}{name}: {_written(value)}\n{text[end:]}"


def _without_field(text: str, record: yaml.MappingNode, key: yaml.Node, node: yaml.Node) -> str:
    """The text without a field: its lines go, or its value alone where something else stands on them."""
    start = text.rfind("\n", 0, key.start_mark.index) + 1
    end = _last(text, node)
    if record.flow_style or text[start : key.start_mark.index].strip() or "#" in _rest_of_line(text, end):
        return f"{text[: key.end_mark.index + 1]} ''{text[end:]}"
    return text[:start] + text[_line_after(text, end) :]


def _rest_of_line(text: str, index: int) -> str:
    return text[index : _line_after(text, index)]


def _line_after(text: str, index: int) -> int:
    """Where the line after this place begins."""
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1


def _last(text: str, node: yaml.Node) -> int:
    """Where the last sign of a node stands; the marks of blocks lie behind the comments and blank lines that follow."""
    if isinstance(node, yaml.ScalarNode):
        if node.style in ("|", ">"):
            return node.start_mark.index + len(text[node.start_mark.index : node.end_mark.index].rstrip())
        return int(node.end_mark.index)
    if getattr(node, "flow_style", False) or not node.value:
        return int(node.end_mark.index)
    inner = node.value[-1]
    return _last(text, inner[1] if isinstance(inner, tuple) else inner)


def _shape(text: str) -> str:
    return _WORDS.sub("w", text)


def _written(value: Value, before: yaml.ScalarNode | None = None) -> str:
    """A value as YAML on one line, between the quotation marks that stood there before."""
    if isinstance(value, tuple):
        return f"[{', '.join(_written(item) for item in value)}]"
    style = before.style if before is not None else None
    single = "\n" not in value and "\r" not in value and value.isprintable()
    if before is not None and style is None and single and _shape(before.value.strip()) == _shape(value):
        return value  # only words are others; what could stand there without quotation marks still can
    if style is None and single and _PLAIN.fullmatch(value) and not _INDICATORS.search(value) and "," not in value:
        return value
    if style != '"' and single:
        return "'{}'".format(value.replace("'", "''"))
    inside = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return '"{}"'.format(inside.replace("\t", "\\t"))
