"""CSV of any origin as rows of texts: the letters and the separator are found out.

Takes bytes, gives rows with the line on which each begins; raises `Unreadable`. UTF-8 and UTF-16 with or without their
mark, else Windows-1251, in which programs on Russian computers save; comma, semicolon, tab or vertical bar.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from complaint.records.sheets.formulas import unguarded

MOST_ROWS: Final = 50_000
_SEPARATORS: Final = ",;\t|"
_LOOKED_AT: Final = 200  # lines
_SEP_LINE: Final = re.compile(r'"?sep=(.)"?\s*(?:\r\n|\r|\n)', re.IGNORECASE)
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f]")
_MOST_CONTROLS: Final = 20  # one in so many signs, and it is no text


class Unreadable(ValueError):  # noqa: N818 - it is what the file is
    """The file cannot be read; `code` and `reason` say why."""

    def __init__(self, code: str, reason: object = "") -> None:
        super().__init__(code)
        self.code, self.reason = code, reason


def rows_of(content: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of the file, the first ones included whatever they are."""
    text = decoded(content)
    line, separator = 1, ""
    if (match := _SEP_LINE.match(text)) is not None:
        text, separator, line = text[match.end() :], match[1], 2
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator or separator_of(text))
    start = line
    try:
        for count, row in enumerate(reader):
            if count >= MOST_ROWS:
                raise Unreadable("sheet-too-large", f"more than {MOST_ROWS} rows")
            yield start, tuple(unguarded(cell) for cell in row)
            start = line + reader.line_num
    except csv.Error as wrong:
        raise Unreadable("sheet-quotes", f"line {start}: {wrong}") from None


def decoded(content: bytes) -> str:
    """The text in the letters that it was saved with."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return _as(content, encoding)
    half = max(len(content) // 2, 1)
    if content[1::2].count(0) > half * 0.3:
        return _as(content, "utf-16-le")
    if content[0::2].count(0) > half * 0.3:
        return _as(content, "utf-16-be")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _as(content, "cp1251")


def _as(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable("sheet-encoding") from None
    if "\0" in text or len(_CONTROLS.findall(text)) * _MOST_CONTROLS > len(text):  # a stray one is its row's trouble
        raise Unreadable("sheet-encoding")
    return text


def separator_of(text: str) -> str:
    """The sign between cells: the one that gives most rows as many cells as the first, or else as each other."""
    lines = "".join(io.StringIO(text, newline="").readlines()[:_LOOKED_AT])
    best, most = ",", (False, 0, 0)
    for sign in _SEPARATORS:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(lines, newline=""), delimiter=sign) if any(row)]
        except csv.Error:
            continue
        width, rows = max(Counter(widths).items(), key=lambda found: (found[1], found[0]), default=(1, 0))
        if width > 1 and (widths[0] == width, rows, width) > most:
            best, most = sign, (widths[0] == width, rows, width)
    return best
