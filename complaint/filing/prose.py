"""Record text as inert Markdown: paragraphs, emphasis, names and sources by reference, and nothing else.

Takes the text of a prose field, gives markup of the block vocabulary. The text is never evaluated: braces, tags and
addresses in it are characters. `[[record-id]]` becomes a name, `[^source-id]` a footnote.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup, escape

from complaint.records.prose import CITATION, NAME

Naming = Callable[[str, str], Markup]
_ELEMENT = re.compile(r"<[^<>]*>")
_SPACE = re.compile(r"[ \t\r\n]+")


def _reference(state: StateInline, silent: bool) -> bool:
    """The inline rule for `[[id]]`, `[[id:form]]` and `[^id]`."""
    for kind, pattern in (("record_name", NAME), ("record_source", CITATION)):
        match = pattern.match(state.src, state.pos)
        if match:
            if not silent:
                token = state.push(kind, "", 0)
                token.content = match[1]
                token.info = (match[2] or "") if kind == "record_name" else ""
            state.pos = match.end()
            return True
    return False


def _reader() -> MarkdownIt:
    reader = MarkdownIt("zero").enable(["emphasis", "escape", "newline"])
    reader.inline.ruler.push("record_reference", _reference)
    return reader


_READER = _reader()
_TAGS = {"em_open": "<em>", "em_close": "</em>", "strong_open": "<strong>", "strong_close": "</strong>"}


def blocks(text: str, name: Naming, around: Callable[[Markup], Markup] = Markup) -> Markup:
    """The text as paragraphs of the block vocabulary; `around` is done to what stands in each."""
    parts = []
    for token in _READER.parse(text):
        if token.type == "inline":
            parts.append(Markup("<p>{}</p>").format(around(_inline(token.children or [], name))))
    return Markup("").join(parts)


def line(text: str, name: Naming) -> Markup:
    """The text as one run of inline markup; paragraphs are joined by a space."""
    tokens = [token for token in _READER.parse(text) if token.type == "inline"]
    return Markup(" ").join(_inline(token.children or [], name) for token in tokens)


def words_of(markup: Markup) -> str:
    """The words without markup, white space folded; spaces that do not break stay, which `striptags` drops."""
    return " ".join(part for part in _SPACE.split(html.unescape(_ELEMENT.sub("", markup))) if part)


def _inline(tokens: list[Token], name: Naming) -> Markup:
    parts = []
    for token in tokens:
        if token.type == "record_name":
            parts.append(name(token.content, token.info))
        elif token.type == "record_source":
            parts.append(Markup('<note source="{}"/>').format(token.content))
        elif token.type in _TAGS:
            parts.append(Markup(_TAGS[token.type]))
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(Markup(" "))
        else:
            parts.append(escape(token.content))
    return Markup("").join(parts)
