"""XML, HTML, JSON and plain text: what stands in them, with tags and without.

Takes bytes, gives all tags with their attributes, all remarks, and the text without tags, in which a word that is
split over several elements is whole. Needs no parser: what a parser would not take is read too. A document type
declaration is refused, since the text that it defines stands nowhere.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from complaint.output.gate.decoding import text_of
from complaint.output.gate.pieces import Found, Piece, Place, Unread, below

# Elements that end a line of text, in WordprocessingML, DrawingML, SpreadsheetML, HTML, SVG and XMP.
_LINE = re.compile(
    r"</?(?:\w+:)?(?:p|br|cr|tr|tc|tab|si|c|comment|footnote|hyperlink|li|td|th|h[1-6]|div|dt|dd|title|text|desc|alt"
    r"|header|footer|Description|creator|subject|description|keywords|lastModifiedBy|category|text|row|script|style)"
    r"(?=[\s/>])[^>]*>"
)
_SOFT = re.compile(r"<(?:\w+:)?(?:softHyphen)\s*/>")
_HARD = re.compile(r"<(?:\w+:)?(?:noBreakHyphen)\s*/>")
_SIGN = re.compile(r"<w:sym\b[^>]*w:char=[\"']([0-9A-Fa-f]{1,6})[\"'][^>]*/?>")
_COMMENT = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_DECLARED = re.compile(r"<!(?:DOCTYPE\s+(?!html\s*>)|ENTITY)", re.IGNORECASE)
_INSTRUCTION = re.compile(r"<w:instrText\b[^>]*>([^<]*)<")
_DRAWING_PATH = re.compile(r"\sd=\"[MmLlCcQqZzHhVv0-9 .,eE+-]*\"")


def markup(content: bytes, place: Place) -> Iterator[Found]:
    """XML or HTML."""
    text = text_of(content)
    if _DECLARED.search(text):
        yield Unread(place, "it declares entities, and nobody can say what they stand for")
    text = _DRAWING_PATH.sub("", text)
    remarks = _COMMENT.findall(text)
    bare = _COMMENT.sub("", text)
    told = "\n".join(dict.fromkeys((*remarks, *_TAG.findall(bare))))  # most tags are the same
    yield Piece(below(place, "an attribute or remark"), html.unescape(told))
    bare = _SIGN.sub(lambda match: chr(int(match[1], 16) & 0xFFFF), _HARD.sub("-", _SOFT.sub("", bare)))
    yield Piece(place, html.unescape(_TAG.sub("", _LINE.sub("\n", bare))))
    if instructions := _INSTRUCTION.findall(bare):
        yield Piece(below(place, "a field code"), html.unescape("".join(instructions)))


def plain(content: bytes, place: Place) -> Iterator[Found]:
    """Text and CSV."""
    yield Piece(place, text_of(content))


def data(content: bytes, place: Place) -> Iterator[Found]:
    """JSON: as it stands, and each text in it without its escapes."""
    text = text_of(content)
    yield Piece(place, text)
    try:
        found = json.loads(text)
    except ValueError:
        yield Unread(place, "it is no JSON")
        return
    yield Piece(place, "\n".join(_strings(found)))


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for key, inner in value.items():
                yield key
                yield from _strings(inner)
        case list():
            for inner in value:
                yield from _strings(inner)
        case int() | float():
            yield str(value)
