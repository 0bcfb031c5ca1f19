"""Envelopes and sheets of labels: their measures, read from `envelopes.yaml` and `labels.yaml` of the templates.

Takes the template files, gives frozen measures in millimetres; a project may bring files of its own. What the window of
an envelope surely shows of a letter is worked out here, once for both formats. Never looks at a record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

from complaint.filing.template_files import TemplateFiles
from complaint.filing.window import Area, Size, Window
from complaint.filing.words import settings
from complaint.problems import Place, ProblemsFound, error
from complaint.records.nearest import did_you_mean
from complaint.records.wording import listed

Kind = TypeVar("Kind")

# DIN 5008:2011, form B: information stands 125 mm from the left and 50 mm from the top, the subject 8.46 mm below the
# field of the address, which ends at 90 mm.
_ASIDE, _EDGE, _TEXT = Area(125, 50, 75, 14), 10, 98.46

ENVELOPES, LABELS = "envelopes.yaml", "labels.yaml"


@dataclass(frozen=True, slots=True)
class Envelope:
    """An envelope, and how letters are laid out for it. `window` lies so far from the left and the lower edge."""

    name: str
    meaning: str
    size: Size
    window_left: float
    window_bottom: float
    window: Size
    letter_left: float
    letter_top: float
    letter_sender: float | None
    folds: tuple[float, ...]
    clearance: float
    address: Area

    def always_shown(self, paper: Size) -> Area:
        """The part of a folded letter that the window shows wherever the letter has slipped, less the clearance."""
        one, other = self._shown_at(0, 0), self._shown_at(*self._play(paper))
        left, top = max(one.left, other.left) + self.clearance, max(one.top, other.top) + self.clearance
        right, bottom = min(one.right, other.right) - self.clearance, min(one.bottom, other.bottom) - self.clearance
        return Area(left, top, right - left, bottom - top)

    def ever_shown(self, paper: Size) -> Area:
        """The part of a folded letter that the window may show: nothing but the address may stand there."""
        one, other = self._shown_at(0, 0), self._shown_at(*self._play(paper))
        left, top = min(one.left, other.left), min(one.top, other.top)
        return Area(left, top, max(one.right, other.right) - left, max(one.bottom, other.bottom) - top)

    def _play(self, paper: Size) -> tuple[float, float]:
        """How far the folded letter may slip to the right and down."""
        return self.size.width - paper.width, self.size.height - self.folds[0]

    def _shown_at(self, right: float, down: float) -> Area:
        """What the window shows of a letter that has slipped so far from the upper left corner."""
        top = self.size.height - self.window_bottom - self.window.height
        return Area(self.window_left - right, top - down, self.window.width, self.window.height)

    def laid_out_for(self, paper: Size) -> Window:
        """Where things stand on paper of this size; raises `ProblemsFound` if it does not go into the envelope."""
        shown = self.always_shown(paper)
        if min(self._play(paper)) < 0 or shown.right <= self.letter_left or shown.bottom <= self.letter_top:
            message = f"paper of {paper.width:g} × {paper.height:g} mm does not fit into the envelope {self.name}"
            raise ProblemsFound(error("envelope", Place(), message, "choose another envelope, or another paper"))
        width, height = round(shown.right - self.letter_left, 2), round(shown.bottom - self.letter_top, 2)
        address = Area(self.letter_left, self.letter_top, width, height)
        aside = Area(_ASIDE.left, _ASIDE.top, paper.width - _ASIDE.left - _EDGE, _ASIDE.height)
        ever = self.ever_shown(paper)
        if aside.overlaps(ever):
            aside = replace(aside, top=round(ever.top - aside.height, 2))
        return Window(self.name, shown, address, self.letter_sender, aside, max(_TEXT, ever.bottom), self.folds)


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """A sheet of labels: where the first stands, and how far it is to the next."""

    name: str
    meaning: str
    sheet: Size
    label: Size
    left: float
    top: float
    across: float
    down: float
    columns: int
    rows: int

    @property
    def count(self) -> int:
        return self.columns * self.rows

    def area(self, number: int) -> Area:
        """The label of this number on its sheet, from 0, row by row."""
        row, column = divmod(number, self.columns)
        left, top = self.left + column * self.across, self.top + row * self.down
        return Area(left, top, self.label.width, self.label.height)


@dataclass(frozen=True, slots=True)
class Envelopes:
    """All envelopes by name, and the name of the one that is meant if nothing is said."""

    known: Mapping[str, Envelope]
    usual: str

    def named(self, name: str | None, at: Place) -> Envelope:
        """The envelope; raises `ProblemsFound` for one that is not known."""
        return _named(self.known, name or self.usual, "envelope", at)


def envelopes(files: TemplateFiles) -> Envelopes:
    file, given = _read(files, ENVELOPES)
    found = {
        str(name): _envelope(str(name), given["envelopes"][name], file) for name in _part(given, "envelopes", file)
    }
    usual = str(given.get("usual", ""))
    if usual not in found:
        raise _wrong(file, f"“usual” names no envelope: “{usual}”")
    return Envelopes(found, usual)


def label_sheets(files: TemplateFiles) -> Mapping[str, LabelSheet]:
    file, given = _read(files, LABELS)
    return {str(name): _label_sheet(str(name), given["sheets"][name], file) for name in _part(given, "sheets", file)}


def label_sheet(files: TemplateFiles, name: str) -> LabelSheet:
    """The sheet; raises `ProblemsFound` for one that is not known."""
    return _named(label_sheets(files), name, "sheet of labels", Place())


def _named(known: Mapping[str, Kind], name: str, what: str, at: Place) -> Kind:
    if name in known:
        return known[name]
    hint = did_you_mean(name, known) or f"There are: {listed(list(known), 'and')}."
    raise ProblemsFound(error("stationery", at, f"there is no {what} “{name}”", hint))


def _read(files: TemplateFiles, name: str) -> tuple[str, Mapping[str, Any]]:
    found = files.read(name)
    if found is None:
        raise _wrong(f"templates/{name}", "the file is missing")
    text, shown = found
    return shown, _settings(text, shown)


@lru_cache(maxsize=8)
def _settings(text: str, shown: str) -> Mapping[str, Any]:
    """The settings in a file, read once: a thousand letters ask for them."""
    return settings(text, shown)


def _envelope(name: str, given: Any, file: str) -> Envelope:
    letter, window = _part(given, "letter", file, name), _part(given, "window", file, name)
    folds = letter.get("folds")
    if not isinstance(folds, list) or not folds or not all(_is_measure(fold) for fold in folds):
        raise _wrong(file, f"“folds” of {name} must be a list of millimetres")
    return Envelope(
        name,
        str(given.get("meaning", name)),
        _size(given, "size", file, name),
        _measure(window, "left", file, name),
        _measure(window, "bottom", file, name),
        _size(given, "window", file, name),
        _measure(letter, "left", file, name),
        _measure(letter, "top", file, name),
        _measure(letter, "sender", file, name) if "sender" in letter else None,
        tuple(map(float, folds)),
        _measure(letter, "clearance", file, name),
        Area(*(_measure(_part(given, "print", file, name), key, file, name) for key in _AREA)),
    )


_AREA = ("left", "top", "width", "height")


def _label_sheet(name: str, given: Any, file: str) -> LabelSheet:
    first, step = _part(given, "first", file, name), _part(given, "step", file, name)
    counts = [given.get(key) for key in ("columns", "rows")]
    if not all(isinstance(count, int) and 0 < count < 100 for count in counts):
        raise _wrong(file, f"“columns” and “rows” of {name} must be whole numbers")
    return LabelSheet(
        name,
        str(given.get("meaning", name)),
        _size(given, "sheet", file, name),
        _size(given, "label", file, name),
        _measure(first, "left", file, name),
        _measure(first, "top", file, name),
        _measure(step, "across", file, name),
        _measure(step, "down", file, name),
        *counts,
    )


def _part(given: Any, key: str, file: str, name: str = "") -> Mapping[str, Any]:
    found = given.get(key) if isinstance(given, Mapping) else None
    if not isinstance(found, Mapping):
        raise _wrong(file, f"“{key}”{f' of {name}' if name else ''} is missing, or does not hold named settings")
    return found


def _size(given: Any, key: str, file: str, name: str) -> Size:
    part = _part(given, key, file, name)
    return Size(_measure(part, "width", file, name), _measure(part, "height", file, name))


def _measure(given: Mapping[str, Any], key: str, file: str, name: str) -> float:
    if not _is_measure(given.get(key)):
        raise _wrong(file, f"“{key}” of {name} must be a number of millimetres")
    return float(given[key])


def _is_measure(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 2000


def _wrong(file: str, message: str) -> ProblemsFound:
    return ProblemsFound(
        error("stationery", Place(file), message, "compare it with the file that comes with the program")
    )
