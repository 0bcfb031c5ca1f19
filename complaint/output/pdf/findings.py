"""What the checks of a finished PDF say, before it becomes a `Problem`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, in words, and the template line it comes from, where that is known."""

    message: str
    at: str = ""


def shortened(text: str, to: int = 60) -> str:
    return text if len(text) <= to else f"{text[: to - 1]}…"
