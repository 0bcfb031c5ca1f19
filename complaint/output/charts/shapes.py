"""What a drawing is made of: words, shapes and lines at their places, in millimetres from the upper left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from complaint.output.pdf.faces import Face

Align = Literal["left", "right"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text at `x` on the base line `y`, in the first face that has a letter; `size` is in points."""

    x: float
    y: float
    text: str
    align: Align
    faces: tuple[Face, ...]
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A closed shape with a filling and, if `edge` is a colour, an outline of `weight` points."""

    corners: tuple[Point, ...]
    fill: str
    edge: str = ""
    weight: float = 0.0
    round: bool = False  # the circle that touches the sides of the square


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line of `weight` points."""

    start: Point
    end: Point
    colour: str
    weight: float


Item = Words | Shape | Rule


@dataclass(frozen=True, slots=True)
class Layout:
    """A drawing: later items are drawn over earlier ones."""

    width: float
    height: float
    items: tuple[Item, ...]


def box(left: float, top: float, right: float, bottom: float, fill: str, edge: str = "", weight: float = 0.0) -> Shape:
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return Shape(corners, fill, edge, weight)


def dot(x: float, y: float, radius: float, fill: str, edge: str = "", weight: float = 0.0) -> Shape:
    square = box(x - radius, y - radius, x + radius, y + radius, fill)
    return Shape(square.corners, fill, edge, weight, round=True)


def diamond(x: float, y: float, radius: float, fill: str, edge: str, weight: float) -> Shape:
    return Shape(((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)), fill, edge, weight)


def arrow(x: float, y: float, length: float, fill: str) -> Shape:
    """A triangle whose base is at `x`; it points to the left if the length is negative."""
    half = abs(length) * 0.8
    return Shape(((x, y - half), (x + length, y), (x, y + half)), fill)
