"""“Did you mean”: the nearest known word to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process


def did_you_mean(typed: str, known: Iterable[str]) -> str:
    """A hint that names up to three near words, or an empty text if none is near."""
    near = process.extract(typed, list(known), scorer=fuzz.WRatio, limit=3, score_cutoff=75)
    names = [f"“{name}”" for name, _, _ in near]
    return f"did you mean {' or '.join(names)}?" if names else ""
