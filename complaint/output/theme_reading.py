"""The theme out of its files: every setting is there, of the right kind, and can be printed.

Takes the template files, gives a `Theme`; raises `ProblemsFound` with the file and line of everything that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any, cast

from complaint.filing.template_files import TemplateFiles
from complaint.filing.theme_file import FONTS, LETTERHEAD_LINES, STYLES, WrittenTheme, words_of, written_theme
from complaint.output.fonts import PACKAGED, fonts_of
from complaint.output.logo import clean_logo
from complaint.output.theme import (
    Colours,
    FontFile,
    Letterhead,
    Logo,
    LogoPlace,
    Page,
    Sizes,
    Spacing,
    Theme,
    Typefaces,
)
from complaint.problems import Place, Problem, ProblemsFound, error
from complaint.records.nearest import did_you_mean
from complaint.records.yaml_reader import Scalar

_PARTS: dict[str, type] = {
    "typefaces": Typefaces,
    "sizes": Sizes,
    "spacing": Spacing,
    "colours": Colours,
    "page": Page,
    "letterhead": Letterhead,
}
LOGO = ("file", "alternative", "height", "on")
_LOGO_PLACES = ("cover", "letterhead")
_SIDES = ("left", "right")
# The smallest and the largest value that makes sense, and what it is counted in.
_BOUNDS = {"sizes": (4, 96, "points"), "spacing": (0, 200, "millimetres"), "page": (5, 1000, "millimetres")}
_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_NUMBER = re.compile(r"\d+(\.\d+)?")
# What has to be read must stand out from paper: WCAG 2.2, success criterion 1.4.11, asks for a contrast of 3 to 1.
_READ = ("text", "heading", "accent", "quiet", "warning")
_LEAST_CONTRAST = 3
# Less room than this for text is a slip.
_LEAST_TEXT = 60
_LARGEST_LOGO = 60


def theme_of(files: TemplateFiles) -> Theme:
    """The theme of a project."""
    return _Reader(written_theme(files), files).theme()


class _Reader:
    def __init__(self, written: WrittenTheme, files: TemplateFiles) -> None:
        self._written = written
        self._files = files
        self._problems: list[Problem] = []

    def theme(self) -> Theme:
        self._unknown()
        fonts = self._try(lambda: fonts_of(self._files.within(FONTS))) or ()
        parts = {
            "typefaces": Typefaces(**{key: self._word("typefaces", key) for key in _names(Typefaces)}),
            **{
                part: kind(**{key: self._number(part, key) for key in _names(kind)})
                for part, kind in (("sizes", Sizes), ("spacing", Spacing), ("page", Page))
            },
            "colours": Colours(**{key: self._colour(key) for key in _names(Colours)}),
            "letterhead": self._letterhead(),
            "logo": self._logo(),
        }
        self._typefaces(cast(Typefaces, parts["typefaces"]), fonts)
        if not self._problems:
            self._problems += _too_narrow(cast(Page, parts["page"]), self._written)
        if self._problems:
            raise ProblemsFound(*self._problems)
        named = {parts["typefaces"].text, parts["typefaces"].headings}  # type: ignore[union-attr]
        return Theme(**cast(Any, parts), fonts=tuple(font for font in fonts if font.typeface in named))

    def _wrong(self, place: Place, message: str, hint: str = "") -> None:
        self._problems.append(error("theme", place, message, hint))

    def _try(self, step: Any) -> Any:
        """What a step gives, or None where it told problems."""
        try:
            return step()
        except ProblemsFound as found:
            self._problems += found.problems
            return None

    def _unknown(self) -> None:
        known = {part: _names(kind) for part, kind in _PARTS.items()} | {"logo": LOGO}
        for part, settings in self._written.parts.items():
            if part not in known:
                hint = did_you_mean(part, known) or f"there are: {', '.join(known)}"
                place = min((node.at for node in settings.values()), default=Place(self._written.file))
                self._wrong(place, f"the theme has no group “{part}”", hint)
                continue
            for name, node in settings.items():
                if name not in known[part]:
                    hint = did_you_mean(name, known[part]) or f"there are: {', '.join(known[part])}"
                    self._wrong(node.at, f"the theme has no setting “{part}.{name}”", hint)

    def _typed(self, part: str, name: str) -> str:
        """The text of a setting as typed; empty if it is missing or no single value, which is told."""
        node = self._written.node(part, name)
        if isinstance(node, Scalar) and node.text.strip():
            return node.text.strip()
        hint = "write colours in quotation marks: # begins a remark" if part == "colours" else ""
        self._wrong(self._written.at(part, name), f"“{part}.{name}” is missing or not usable", hint)
        return ""

    def _word(self, part: str, name: str) -> str:
        return self._typed(part, name)

    def _number(self, part: str, name: str) -> float:
        text = self._typed(part, name)
        least, most, unit = _BOUNDS.get(part, (1, _LARGEST_LOGO, "millimetres"))
        if text and (not _NUMBER.fullmatch(text) or not least <= float(text) <= most):
            message = f"“{part}.{name}” is a number of {unit} from {least} to {most}, not “{text}”"
            self._wrong(self._written.at(part, name), message)
            return 0
        return float(text or 0)

    def _colour(self, name: str) -> str:
        text = self._typed("colours", name)
        at = self._written.at("colours", name)
        if text and not _COLOUR.fullmatch(text):
            self._wrong(at, f'“colours.{name}” is a colour as "#12324f", not “{text}”')
        elif text and name in _READ and (found := contrast(text)) < _LEAST_CONTRAST:
            message = f"“{text}” is too pale to be read on paper: its contrast is {found:.1f} to 1"
            self._wrong(at, message, f"take a darker one, of at least {_LEAST_CONTRAST} to 1")
        return text.lower()

    def _letterhead(self) -> Letterhead:
        lines = self._try(lambda: words_of(self._written, "letterhead", "lines", LETTERHEAD_LINES)) or ()
        side = self._typed("letterhead", "side")
        if side and side not in _SIDES:
            self._wrong(self._written.at("letterhead", "side"), f"the letterhead stands left or right, not “{side}”")
        return Letterhead(lines, cast(Any, side))

    def _logo(self) -> Logo | None:
        if not self._written.parts.get("logo"):
            return None
        name, alternative = self._typed("logo", "file"), self._typed("logo", "alternative")
        height = self._number("logo", "height")
        on = self._try(lambda: words_of(self._written, "logo", "on", _LOGO_PLACES)) or ()
        if not name:
            return None
        at = self._written.at("logo", "file")
        found = self._files.find(f"{STYLES}/{name}")
        if found is None:
            there = [other for other, _, _ in self._files.within(STYLES)]
            hint = did_you_mean(name, there) or "put it beside the theme, in templates/styles/"
            self._wrong(at, f"the file of the logo, “{name}”, is not there", hint)
            return None
        cleaned = self._try(lambda: clean_logo(found[0], found[1]))
        if cleaned is None:
            return None
        return Logo(
            cleaned.content, cleaned.media_type, alternative, height, cleaned.ratio, cast("tuple[LogoPlace, ...]", on)
        )

    def _typefaces(self, named: Typefaces, fonts: Sequence[FontFile]) -> None:
        there = (*PACKAGED, *dict.fromkeys(font.typeface for font in fonts))
        for name in ("text", "headings"):
            family = getattr(named, name)
            if family and family not in there:
                place = self._written.at("typefaces", name)
                hint = did_you_mean(family, there) or f"there are: {', '.join(there)}"
                self._wrong(place, f"there are no font files for the typeface “{family}”", hint)


def _names(kind: type) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind))


def _too_narrow(page: Page, written: WrittenTheme) -> Iterator[Problem]:
    for size, (before, after) in (("width", ("left", "right")), ("height", ("top", "bottom"))):
        room = getattr(page, size) - getattr(page, before) - getattr(page, after)
        if room < _LEAST_TEXT:
            message = f"the margins “{before}” and “{after}” leave {room:g} mm of the page for text"
            yield error("theme", written.at("page", before), message, f"leave at least {_LEAST_TEXT} mm")


def contrast(colour: str) -> float:
    """How far a colour stands out from white paper, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
