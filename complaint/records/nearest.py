"""What somebody may have meant: the known names that are nearest to one that is not known.

Takes the unknown name and the known ones, gives a sentence for a hint or nothing. Never replaces what was typed.
"""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

from complaint.records.wording import listed

LEAST_LIKENESS = 70


def nearest(typed: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known names nearest to the typed one, best first."""
    names = sorted(set(known))
    found = process.extract(
        typed, names, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=LEAST_LIKENESS, limit=most
    )
    if not found:
        return []
    best = found[0][1]
    return [name for name, score, _ in found if score >= best - 8]


def did_you_mean(typed: str, known: Iterable[str]) -> str:
    """`Did you mean “x”?`, or nothing if no known name is near."""
    found = nearest(typed, known)
    return f"Did you mean {listed([f'“{name}”' for name in found])}?" if found else ""
