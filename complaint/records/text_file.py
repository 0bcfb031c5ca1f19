"""Reading the text of one file as UTF-8, whatever the file is.

Takes a path and the name by which problems call it; gives the text in Unicode's composed form (NFC), or `None` with
the reason. Signs that cannot be seen and would disturb a document are reported by the readers, who know the place.
Never follows a symbolic link, never reads anything but an ordinary file, never guesses an encoding.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from complaint.problems import Place, Problem
from complaint.records.wording import say

LARGEST_FILE = 20_000_000

_READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
# Control signs but tab, line feed and carriage return; line separators; signs that turn the direction of text;
# the byte-order mark; code points that are no characters. None can be written to a document or seen in an editor.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def read_text(path: Path, name: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of the file and what is wrong with it; the text is `None` if the file cannot be used at all."""
    content, problems = _read_bytes(path, name)
    if content is None:
        return None, problems
    return decode(content, name)


def decode(content: bytes, name: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The bytes as text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return None, (say("encoding", Place(name, 1, 1), encoding=f"as {encoding}"),)
    problems: list[Problem] = []
    if content.startswith(codecs.BOM_UTF8):
        problems.append(say("byte-order-mark", Place(name, 1, 1)))
        content = content[len(codecs.BOM_UTF8) :]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as reason:
        before = content[: reason.start].decode("utf-8")
        return None, (*problems, say("encoding", position(before, len(before), name), encoding="in another encoding"))
    if text.count("\0") > len(text) // 10:
        return None, (*problems, say("encoding", Place(name, 1, 1), encoding="as UTF-16"))
    if not text.strip():
        return None, (*problems, say("empty-file", Place(name)))
    return unicodedata.normalize("NFC", text), tuple(problems)


def _read_bytes(path: Path, name: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    place = Place(name)
    try:
        found = path.lstat()
        if stat.S_ISLNK(found.st_mode):
            return None, (say("symbolic-link", place),)
        if not stat.S_ISREG(found.st_mode):
            return None, (say("unreadable-file", place, reason="it is not an ordinary file"),)
        if found.st_size > LARGEST_FILE:
            return None, (say("too-large", place, size=found.st_size // 1_000_000, most=LARGEST_FILE // 1_000_000),)
        with os.fdopen(os.open(path, _READING), "rb") as file:
            return file.read(LARGEST_FILE + 1), ()
    except (OSError, ValueError) as reason:
        return None, (say("unreadable-file", place, reason=getattr(reason, "strerror", None) or reason),)


def position(text: str, index: int, name: str) -> Place:
    """The line and column of a character in a text."""
    line_start = text.rfind("\n", 0, index) + 1
    return Place(name, text.count("\n", 0, index) + 1, index - line_start + 1)


def unseen_signs(text: str) -> Iterator[tuple[int, str]]:
    """Where unseen signs stand in a text, and what they are called."""
    for match in UNSEEN.finditer(text):
        sign = match[0]
        yield match.start(), unicodedata.name(sign, "") or f"U+{ord(sign):04X}"
