"""The typefaces of PDFs: which font files there are, which characters they hold, how the stylesheet calls them.

The files come with Python packages or, in the theme, with the project, so that a PDF does not depend on what is
installed on the machine. Every face has an invented address under which the stylesheet asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from complaint.output.fonts import PACKAGED
from complaint.output.theme import FontFile, Theme
from complaint.problems import Place, ProblemsFound, error


@dataclass(frozen=True, slots=True)
class Face:
    """One font file. `printed_name` is what a reader of the PDF sees, `family` what only our stylesheet knows.

    The family is an invented name: a font of the real name on some machine could otherwise stand in for ours.
    `content` is there for a file of the project; others are in the package.
    """

    typeface: str
    package: str
    file: str
    weight: int
    italic: bool
    content: bytes = b""
    folder: str = "files"

    @property
    def family(self) -> str:
        return f"filing {self.typeface.lower()}"

    @property
    def printed_name(self) -> str:
        return self.file.rpartition(".")[0]

    @property
    def address(self) -> str:
        return f"font:{self.printed_name.lower()}"

    @property
    def rule(self) -> str:
        """The rule of the stylesheet that makes the face known."""
        style = "italic" if self.italic else "normal"
        return (
            f'@font-face {{ font-family: "{self.family}"; src: url("{self.address}"); '
            f"font-weight: {self.weight}; font-style: {style} }}"
        )


_STYLES = (("Regular", 400, False), ("It", 400, True), ("Semibold", 600, False), ("SemiboldIt", 600, True))


# Holds Arabic, Hebrew, Armenian, Georgian and many signs; it comes with the library that draws the charts.
LAST_RESORT = "DejaVu Sans"
_LAST_RESORT = tuple(
    Face(LAST_RESORT, "matplotlib", f"DejaVuSans{cut}.ttf", weight, italic, folder="mpl-data/fonts/ttf")
    for cut, weight, italic in (
        ("", 400, False),
        ("-Oblique", 400, True),
        ("-Bold", 600, False),
        ("-BoldOblique", 600, True),
    )
)


def faces_of(typeface: str, theme: Theme) -> tuple[Face, ...]:
    """The faces of a typeface as the theme names it, the project's own before packaged ones of the same name.

    Raises `ProblemsFound` for a typeface that we do not have.
    """
    own = tuple(_own(font) for font in theme.fonts if font.typeface == typeface)
    if own:
        return own
    if typeface not in PACKAGED:
        known = ", ".join(PACKAGED)
        raise ProblemsFound(error("theme", Place(), f"no font files for typeface “{typeface}”", f"there are: {known}"))
    return _packaged(typeface)


def _own(font: FontFile) -> Face:
    return Face(font.typeface, "", font.file, font.weight, font.italic, font.content)


def _packaged(typeface: str) -> tuple[Face, ...]:
    package, stem = PACKAGED[typeface]
    return tuple(Face(typeface, package, f"{stem}-{name}.ttf", weight, italic) for name, weight, italic in _STYLES)


def faces_for(theme: Theme) -> tuple[Face, ...]:
    """Every face that a document in this theme may use."""
    names = dict.fromkeys((theme.typefaces.text, theme.typefaces.headings))
    own = tuple(face for name in names for face in faces_of(name, theme))
    return (*own, *last_resort(theme)) if theme.rare_letters else own


def last_resort(theme: Theme) -> tuple[Face, ...]:
    """The faces for letters that the typefaces of the theme lack; none if it is one of them."""
    named = LAST_RESORT in (theme.typefaces.text, theme.typefaces.headings)
    return () if named else _LAST_RESORT


def without_last_resort(faces: tuple[Face, ...]) -> tuple[Face, ...]:
    return tuple(face for face in faces if face not in _LAST_RESORT)


@cache
def font_bytes(face: Face) -> bytes:
    return face.content or files(face.package).joinpath(face.folder, face.file).read_bytes()


@cache
def characters(face: Face) -> Mapping[int, int]:
    """Code point to number of its glyph, for every character that the face holds."""
    from io import BytesIO

    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(font_bytes(face)), lazy=True)
    return {code: font.getGlyphID(name) for code, name in font.getBestCmap().items()}


@cache
def usual_character(face: Face) -> Mapping[int, str]:
    """Number of a glyph to the character it usually stands for, where one glyph serves several.

    The lowest code point it is, except where that one is not what people type: the right quotation mark is also the
    apostrophe of letters (U+02BC), which stands lower.
    """
    usual: dict[int, int] = {}
    for code, glyph in sorted(characters(face).items(), key=lambda item: (item[0] in _RARER, item[0])):
        usual.setdefault(glyph, code)
    return {glyph: _LIGATURES.get(code, chr(code)) for glyph, code in usual.items()}


# Letters joined in one glyph that have a code point of their own, and that nobody types.
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}

# Code points that share a glyph with a higher one that is much more usual.
_RARER = frozenset({0x00B5, 0x02BB, 0x02BC})


@cache
def shared_characters(faces: tuple[Face, ...]) -> frozenset[str]:
    """Characters whose glyph usually stands for another one, so that the glyph alone does not tell them."""
    return frozenset(
        chr(code)
        for face in faces
        for code, glyph in characters(face).items()
        if usual_character(face)[glyph] != chr(code)
    )


@cache
def upright_characters(faces: tuple[Face, ...]) -> frozenset[int]:
    return frozenset(code for face in faces if not face.italic for code in characters(face))


@cache
def italic_characters(faces: tuple[Face, ...]) -> frozenset[int]:
    """What every italic face of the theme holds; those of the program have no Cyrillic."""
    own = (face for face in without_last_resort(faces) if face.italic)
    return frozenset.intersection(*(frozenset(characters(face)) for face in own))
