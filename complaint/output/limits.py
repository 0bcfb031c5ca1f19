"""Whether a filing keeps within the length that its recipient takes, measured on what was made.

Takes the recipient's profile, a document and where its parts stand in the PDF; gives what is over, and by how much, as
findings like those of any other rule of the recipient.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from complaint.filing.admissibility import Finding
from complaint.filing.blocks import Document
from complaint.filing.filing import Filing
from complaint.filing.lengths import SUMMARY, pages_of, span_of, words_of

RULE = "length"


def over_length(filing: Filing, document: Document, anchors: Mapping[str, int], pages: int) -> Iterator[Finding]:
    """What is over the limits of the filing's recipient. `anchors` gives the page of each section."""
    profile, subject = filing.recipient, filing.subject
    about = {"person" if subject.type == "signatory" else subject.type: subject.id} if subject is not None else {}
    for number, limit in enumerate(profile.limits):
        told = _told(limit, document, anchors, pages)
        if told is not None:
            text, hint = told
            place = profile.place_of(f"limits[{number}]")
            weight, fact = limit["severity"], str(limit["fact"])
            yield Finding(profile.id, RULE, weight, text, hint, place=place, fact=fact, **about)


def _told(
    limit: Mapping[str, Any], document: Document, anchors: Mapping[str, int], pages: int
) -> tuple[str, str] | None:
    """What is over and what to do, or nothing."""
    most, leaves_out = limit["most"], limit["leaves_out"]
    without = f" without {' and '.join(leaves_out)}" if leaves_out else ""
    if limit["measure"] == "words":
        count = words_of(document, leaves_out)
        said = f"it has {count:,} words{without}; at most {most:,} are taken"
        return (said, f"Shorten it by {count - most:,} words.") if count > most else None
    length = pages_of(document, anchors, pages, leaves_out)
    if limit["measure"] == "pages":
        said = f"it has {length} pages{without}; at most {most} are taken"
        return (said, f"Shorten it by {length - most} pages.") if length > most else None
    own = span_of(SUMMARY, document, anchors, pages)
    if length <= (limit["over"] or 0) or 0 < own <= most:
        return None
    if not own:
        return f"it has {length} pages{without} and no summary", f"Write one of at most {most} pages."
    return f"its summary has {own} pages; at most {most} are taken", f"Shorten it by {own - most} pages."
