"""Font files that a project brings itself, in `templates/styles/fonts/`: which family and which cut each one is.

Takes the files, gives `FontFile`s, as they are: the same bytes make the same documents everywhere. What a font file
says about itself is believed, and a licence that forbids putting it into documents is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

from complaint.output.theme import FontFile
from complaint.problems import Place, Problem, ProblemsFound, error

# The typefaces that come with the program, by the Python package that holds their files and how these begin.
PACKAGED = {
    "Source Serif Pro": ("font_source_serif_pro", "SourceSerifPro"),
    "Source Sans Pro": ("font_source_sans_pro", "SourceSansPro"),
}
_ENDINGS = (".ttf", ".otf")
_CUTS = {(400, False): "regular", (400, True): "italic", (600, False): "bold", (600, True): "bold italic"}
_BOLD = 500  # the weight from which on a cut counts as bold; semibold is 600, bold 700
_LARGEST = 20_000_000
# OpenType, table OS/2, fsType: bit 1 alone says that the font may not be put into documents.
_RESTRICTED = 0x0002
_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16  # OpenType, table name
_ITALIC = 0x01  # OpenType, table OS/2, fsSelection


def fonts_of(files: Iterable[tuple[str, Path, str]]) -> tuple[FontFile, ...]:
    """The fonts in files, given as name, path and name in messages; raises `ProblemsFound` for unusable ones."""
    found: list[tuple[FontFile, str]] = []
    problems: list[Problem] = []
    for name, path, shown in files:
        if not name.lower().endswith(_ENDINGS):
            continue  # the licence lies beside the files
        try:
            found.append((_read(name, path, shown), shown))
        except ProblemsFound as wrong:
            problems += wrong.problems
    for typeface, several in groupby(sorted(found, key=_family), key=_family):
        problems += _incomplete(typeface, list(several))
    if problems:
        raise ProblemsFound(*problems)
    return tuple(font for font, _ in found)


def _family(found: tuple[FontFile, str]) -> str:
    return found[0].typeface


def _read(name: str, path: Path, shown: str) -> FontFile:
    from fontTools.ttLib import TTFont

    if path.stat().st_size > _LARGEST:
        raise ProblemsFound(error("theme", Place(shown), "this font file is too large", "leave out what is not needed"))
    content = path.read_bytes()
    try:
        font = TTFont(BytesIO(content), lazy=True)
        family = font["name"].getDebugName(_TYPOGRAPHIC_FAMILY) or font["name"].getDebugName(_FAMILY)
        about, variable = font["OS/2"], "fvar" in font
        weight, italic, licence = about.usWeightClass, bool(about.fsSelection & _ITALIC), about.fsType
    except Exception as wrong:  # fontTools raises whatever a broken file leads it to
        message = "this font file cannot be read"
        raise ProblemsFound(error("theme", Place(shown), message, "put the file there anew")) from wrong
    if variable:
        hint = "take the files of the single cuts: regular, italic, bold, bold italic"
        raise ProblemsFound(error("theme", Place(shown), "this is a variable font", hint))
    if licence & 0x000F == _RESTRICTED:
        message = "the licence of this font forbids putting it into documents"
        raise ProblemsFound(error("theme", Place(shown), message, "take another typeface, or ask its maker"))
    return FontFile(str(family), name, 600 if weight >= _BOLD else 400, italic, content)


def _incomplete(typeface: str, found: Sequence[tuple[FontFile, Any]]) -> list[Problem]:
    """A typeface has four cuts, each in one file."""
    cuts: dict[tuple[int, bool], str] = {}
    problems = []
    for font, shown in found:
        cut = (font.weight, font.italic)
        if cut in cuts:
            message = f"this is the {_CUTS[cut]} of “{typeface}”, and so is {cuts[cut]}"
            problems.append(error("theme", Place(shown), message, "leave one of the two"))
        cuts.setdefault(cut, shown.rpartition("/")[2])
    missing = [name for cut, name in _CUTS.items() if cut not in cuts]
    if missing:
        message = f"of the typeface “{typeface}” there is no {' and no '.join(missing)}"
        problems.append(error("theme", Place(found[0][1]), message, "put its file there as well"))
    return problems
