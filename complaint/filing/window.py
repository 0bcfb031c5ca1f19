"""Where things stand on a sheet, in millimetres: areas, and how a letter is laid out for the window of its envelope."""

from __future__ import annotations

from dataclasses import dataclass

from complaint.problems import Place


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle, from the upper left corner of its sheet."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def overlaps(self, other: Area) -> bool:
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)


@dataclass(frozen=True, slots=True)
class Window:
    """How a letter is laid out for its envelope.

    `shown` is what the window always shows, `address` the part of it for the address, `sender` where the line with the
    sender begins above that (None where there is no room for one), `aside` where date and reference stand beside the
    window, `text` where the text begins below it. The letter is folded at `folds`. `written` is where the address
    was written down, for who has to shorten it.
    """

    envelope: str
    shown: Area
    address: Area
    sender: float | None
    aside: Area
    text: float
    folds: tuple[float, ...]
    written: Place = Place()  # noqa: RUF009 - it is frozen
