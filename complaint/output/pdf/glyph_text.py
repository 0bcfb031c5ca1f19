"""The text that the glyphs on a page of a PDF stand for, by the number of the marked content that they are in.

Takes a page as pikepdf gives it; reads operators and the fonts' own tables of characters. What is marked as an
artifact (heads and feet of pages, lines, tints) is no text. It reads the plain horizontal text that our writer
makes, and is no reader for every PDF.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A run of glyphs on one line; `base_line` is in the page's own units, downwards."""

    text: str
    base_line: float


class Fonts:
    """The tables of characters of a file's fonts, each read once."""

    def __init__(self) -> None:
        self._read: dict[tuple[int, int], Mapping[int, str]] = {}

    def characters(self, font: Any) -> Mapping[int, str]:
        key = font.objgen
        if key not in self._read:
            self._read[key] = _characters(bytes(font.ToUnicode.read_bytes()))
        return self._read[key]


_MAPPED = re.compile(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]*)>")
_OPERATORS = "BDC BMC EMC Tf Tm TJ Tj"


def marked_text(page: Any, fonts: Fonts) -> dict[int, Glyphs]:
    """Text and place of each piece of marked content; content on several lines counts as standing on its first."""
    found: dict[int, Glyphs] = {}
    open_marks: list[int | None] = []
    table: Mapping[int, str] = {}
    base_line = 0.0
    resources = page.Resources.Font if "/Font" in page.Resources else {}
    for instruction in pikepdf.parse_content_stream(page, _OPERATORS):
        operands = list[Any](instruction.operands)
        match str(instruction.operator):
            case "BDC":
                open_marks.append(_mark(operands[1]))
            case "BMC":
                open_marks.append(None)
            case "EMC":
                open_marks.pop()
            case "Tf":
                table = fonts.characters(resources[str(operands[0])])
            case "Tm":
                base_line = float(operands[5])
            case "TJ" | "Tj":
                mark = next((mark for mark in reversed(open_marks) if mark is not None), None)
                if mark is not None:
                    text = _decoded(operands[0], table)
                    before = found.get(mark)
                    found[mark] = Glyphs(before.text + text, before.base_line) if before else Glyphs(text, base_line)
    return found


def _mark(properties: Any) -> int | None:
    return int(properties.MCID) if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties else None


def _decoded(shown: Any, table: Mapping[int, str]) -> str:
    parts = shown if isinstance(shown, pikepdf.Array) else [shown]
    codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    glyphs = (int.from_bytes(codes[place : place + 2], "big") for place in range(0, len(codes), 2))
    return "".join(table.get(glyph, "\ufffd") for glyph in glyphs)


def _characters(table: bytes) -> Mapping[int, str]:
    """Glyph to characters. Only single entries: our writer makes no ranges."""
    return {int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in _MAPPED.findall(table)}
