"""What readers find in a file: pieces of text, each with the place where it stands, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the way into a file: how it is called, and what is said where that would itself tell a name."""

    name: str
    instead: str


Place = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A text that somebody can read out of a file, by whatever means.

    `is_raw` is what was read out of bytes that may be no text at all, where short names would be found by accident.
    """

    place: Place
    text: str
    is_raw: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in a file that cannot be read, so that nobody can say what is in it."""

    place: Place
    why: str


Found = Piece | Unread


def below(place: Place, name: str, instead: str = "") -> Place:
    """A step further in; `instead` is needed where the name is not made of our own words."""
    return (*place, Step(name, instead or name))
