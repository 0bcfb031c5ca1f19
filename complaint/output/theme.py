"""How documents look: typefaces, sizes, colours and margins, read from `styles/theme.yaml` for both writers.

Takes a mapping as read from the theme file, gives a frozen `Theme`; never touches a document itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from complaint.filing import words
from complaint.problems import Place, ProblemsFound, error
from complaint.records.text_file import read_text


@dataclass(frozen=True, slots=True)
class Typefaces:
    """Families by name, and what Word falls back to where they are not installed."""

    text: str
    headings: str
    text_fallback: str
    headings_fallback: str


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in points; `line` is the distance of two lines of text."""

    text: float
    line: float
    small: float
    note: float
    chapter: float
    section: float
    subsection: float
    minor: float
    cover_title: float
    cover_subtitle: float


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as #rrggbb."""

    text: str
    heading: str
    accent: str
    quiet: str
    rule: str
    tint: str
    warning: str


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet and its margins in millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Theme:
    typefaces: Typefaces
    sizes: Sizes
    colours: Colours
    page: Page


_PARTS = {"typefaces": Typefaces, "sizes": Sizes, "colours": Colours, "page": Page}


def read_theme(path: Path, name: str = "templates/styles/theme.yaml") -> Theme:
    """The theme in the file; raises `ProblemsFound` for a missing, unknown or wrong entry."""
    text, problems = read_text(path, name)
    if text is None or problems:
        raise ProblemsFound(*problems)
    return theme_from(words.settings(text, name), name)


def theme_from(settings: Mapping[str, Any], name: str) -> Theme:
    problems = [
        error("theme", Place(name), f"unknown part “{part}” of the theme", f"known parts: {', '.join(_PARTS)}")
        for part in settings
        if part not in _PARTS
    ]
    parts: dict[str, Any] = {}
    for part, kind in _PARTS.items():
        given = settings.get(part)
        given = given if isinstance(given, dict) else {}
        known = {item.name: item.type for item in fields(kind)}
        problems += [
            error("theme", Place(name), f"unknown setting “{part}.{key}”", f"known settings: {', '.join(known)}")
            for key in given
            if key not in known
        ]
        wrong = [key for key, type_name in known.items() if not _fits(given.get(key), str(type_name))]
        problems += [error("theme", Place(name), f"“{part}.{key}” is missing or not usable") for key in wrong]
        if not wrong:
            parts[part] = kind(**{key: given[key] for key in known})
    if problems:
        raise ProblemsFound(*problems)
    return Theme(**parts)


def _fits(value: object, type_name: str) -> bool:
    if type_name == "float":
        return isinstance(value, int | float) and not isinstance(value, bool) and value > 0
    return isinstance(value, str) and bool(value.strip())
