"""The fonts within a finished PDF: that they are ours, their names, and which characters their glyphs stand for.

WeasyPrint maps a glyph to the characters that it first met it for, so a glyph that serves two characters would be
read differently from document to document. Here each glyph stands for its usual character.
"""

from __future__ import annotations

import re
from typing import Any

from complaint.output.pdf.faces import Face, usual_character
from complaint.problems import Place, ProblemsFound, error

_MAPPED = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")


def settle_fonts(pdf: Any, fonts: Any, faces: tuple[Face, ...]) -> None:
    """Names and maps the fonts of a painted PDF; raises `ProblemsFound` for one that is not of the faces."""
    known = {(face.family, face.weight, face.italic): face for face in faces}
    foreign = list[str]()
    for font in fonts.values():
        face = known.get((font.family, font.weight, font.style != 0))
        if face is None:
            foreign.append(f"{font.family} {font.weight}")
        else:
            _settle(pdf, font, face)
    if foreign:
        hint = "a character is missing in the typefaces of the theme: write it differently"
        raise ProblemsFound(error("pdf-font", Place(), f"the PDF uses other fonts: {', '.join(foreign)}", hint))


def _settle(pdf: Any, font: Any, face: Face) -> None:
    found = _font_objects(pdf, font.name)
    name = f"/{font.hash}+{face.printed_name}".encode()
    for dictionary in found:
        for key in ("BaseFont", "FontName"):
            if key in dictionary:
                dictionary[key] = name
        if "FontFamily" in dictionary:
            del dictionary["FontFamily"]
        if "ToUnicode" in dictionary:
            _map_glyphs(pdf.objects[int(dictionary["ToUnicode"].split()[0])].stream, face)


def _font_objects(pdf: Any, name: bytes) -> list[Any]:
    return [
        item for item in pdf.objects if isinstance(item, dict) and name in (item.get("BaseFont"), item.get("FontName"))
    ]


def _map_glyphs(lines: list[Any], face: Face) -> None:
    usual = usual_character(face)
    for place, line in enumerate(lines):
        if isinstance(line, bytes) and (found := _MAPPED.fullmatch(line)):
            glyph = int(found[1], 16)
            if glyph in usual:
                lines[place] = b"<%s> <%s>" % (found[1], usual[glyph].encode("utf-16-be").hex().encode())
