"""Whether a filing keeps within the length that its recipient takes, measured on what was made.

Takes the recipient's profile, a document and where its parts stand in the PDF; gives what is over, and by how much, as
findings like those of any other rule of the recipient.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from complaint.filing.admissibility import Finding
from complaint.filing.blocks import Document
from complaint.filing.filing import Filing
from complaint.filing.lengths import SUMMARY, pages_of, span_of, words_of

RULE = "length"
_NOT_LAID_OUT: Mapping[str, int] = MappingProxyType({})


def measured_later(filing: Filing) -> Iterator[Finding]:
    """A note for each limit in pages: how many they are is known only when the filing is laid out."""
    profile = filing.recipient
    for number, limit in enumerate(profile.limits):
        if limit["measure"] == "pages":
            text = f"at most {limit['most']:,} pages{_without(limit)} {_WANTED[limit['severity']]}"
            hint = "“complaint build” counts them, and tells how many are too many."
            place = profile.place_of(f"limits[{number}]")
            yield Finding(profile.id, RULE, "note", text, hint, place=place, fact=str(limit["fact"]))


def over_length(
    filing: Filing, document: Document, anchors: Mapping[str, int] = _NOT_LAID_OUT, pages: int = 0
) -> Iterator[Finding]:
    """What is over the limits of the filing's recipient.

    `anchors` gives the page of each section; without `pages` nothing is laid out, and only the words are counted.
    """
    profile, subject = filing.recipient, filing.subject
    about = {"person" if subject.type == "signatory" else subject.type: subject.id} if subject is not None else {}
    for number, limit in enumerate(profile.limits):
        if not pages and limit["measure"] != "words":
            continue
        told = _told(limit, document, anchors, pages)
        if told is not None:
            text, detail, hint = told
            if not about:
                text, detail = f"{text}: {detail}", ""
            place = profile.place_of(f"limits[{number}]")
            weight, fact = limit["severity"], str(limit["fact"])
            yield Finding(profile.id, RULE, weight, text, hint, detail=detail, place=place, fact=fact, **about)


_WANTED = {"block": "are taken", "warn": "are advised", "note": "are usual"}


def _told(
    limit: Mapping[str, Any], document: Document, anchors: Mapping[str, int], pages: int
) -> tuple[str, str, str] | None:
    """What is over, how long it is, and what to do; or nothing."""
    most, leaves_out, wanted = limit["most"], limit["leaves_out"], _WANTED[limit["severity"]]
    without = _without(limit)
    if limit["measure"] == "words":
        return _more_than(most, words_of(document, leaves_out), "words", wanted, without)
    length = pages_of(document, anchors, pages, leaves_out)
    if limit["measure"] == "pages":
        said = f"{length:,} of its {pages:,} pages count" if length != pages else ""
        return _more_than(most, length, "pages", wanted, without, said=said)
    own = span_of(SUMMARY, document, anchors, pages)
    if length <= (limit["over"] or 0) or 0 < own <= most:
        return None
    if not own:
        text = f"it has no summary, though it is longer than {limit['over'] or 0} pages{without}"
        return text, f"{length} pages", f"Write one of at most {most} pages."
    return _more_than(most, own, "pages", wanted, "", "its summary")


def _without(limit: Mapping[str, Any]) -> str:
    parts = limit["leaves_out"]
    return f" without {' and '.join(parts)}" if parts else ""


def _more_than(
    most: int, count: int, unit: str, wanted: str, without: str, what: str = "it", said: str = ""
) -> tuple[str, str, str] | None:
    if count <= most:
        return None
    over, counted = count - most, said or f"{count:,}"
    text = f"{what} has more than the {most:,} {unit}{without} that {wanted}"
    return text, f"{counted}, so {over:,} too many", f"Shorten it by {over:,} {unit if over > 1 else unit[:-1]}."
