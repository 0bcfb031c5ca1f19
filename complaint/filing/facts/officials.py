"""Facts about officials: by event and place, by case, by function."""

from __future__ import annotations

from collections.abc import Iterator

from complaint.filing.facts.fact import Fact, counted, group, in_groups
from complaint.filing.view import View, grouped
from complaint.records.record import Record


def facts(view: View) -> Iterator[Fact]:
    parts = view.records.of("official_part")
    yield counted("officials.total", "officials named", (part.official for part in parts))
    for field in ("event", "prosecution", "function"):
        yield _by(f"officials.by_{field}", f"officials by {field}", field, parts)
    for event in view.events:
        there = view.with_value("official_part", "event", event.id)
        yield _by(f"events.{event.id}.officials", f"officials by place: {event.short_title}", "place", there, "")
    for case in view.prosecutions:
        in_case = view.with_value("official_part", "prosecution", case.id)
        yield _by(f"prosecutions.{case.id}.officials", f"officials by function: {case.id}", "function", in_case)


def _by(key: str, meaning: str, field: str, parts: tuple[Record, ...], unknown: str | None = None) -> Fact:
    """Officials by a field of their parts; parts without it stand under `unknown`, or nowhere if that is None."""
    found = grouped(parts, lambda part: part.values[field] or unknown)
    return in_groups(
        key,
        meaning,
        (group(label, (part.official for part in those)) for label, those in found.items() if label is not None),
    )
