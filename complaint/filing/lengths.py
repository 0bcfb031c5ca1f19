"""How long a document is, as bodies count it: words of its text, and on which pages its parts stand.

Takes a document and what a body does not count; gives numbers. Judging them is for `limits`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import pairwise

from complaint.filing.blocks import Block, Contents, Cover, Document, Section, inline_groups, inner_blocks, plain

ANNEXES, SUMMARY = "annexes", "summary"  # the ids under which templates write these sections


def words_of(document: Document, leaves_out: Collection[str] = ()) -> int:
    """The words of a document, separated by white space, with its headings; the table of contents never counts.

    What `leaves_out` names is not counted: “annexes” and “summary” (the sections with these ids), “notes”, “cover”,
    “title” (of the cover).
    """
    count = sum(_words_in(block, leaves_out) for block in document.blocks)
    if "notes" not in leaves_out:
        count += sum(len(plain(note.inlines).split()) for note in document.notes)
    return count


def _words_in(block: Block, leaves_out: Collection[str]) -> int:
    match block:
        case Contents():
            return 0
        case Section(anchor=anchor) if anchor in leaves_out and anchor in (ANNEXES, SUMMARY):
            return 0
        case Cover() if "cover" in leaves_out:
            return 0
    count = sum(len(plain(group).split()) for group in inline_groups(block))
    if isinstance(block, Section):
        count += len(block.title.split())
    if isinstance(block, Cover) and "title" in leaves_out:
        count -= len(plain(block.title).split())
    return count + sum(_words_in(one, leaves_out) for inner in inner_blocks(block) for one in inner)


def pages_of(document: Document, pages: Mapping[str, int], total: int, leaves_out: Collection[str] = ()) -> int:
    """The pages of a document as laid out. `pages` gives the page on which each section begins, `total` all pages.

    A page that holds the end of one part and the beginning of the next counts for both.
    """
    count = total
    if "cover" in leaves_out:
        count -= sum(isinstance(block, Cover) for block in document.blocks)
    for part in (ANNEXES, SUMMARY):
        if part in leaves_out:
            count -= span_of(part, document, pages, total)
    return count


def span_of(part: str, document: Document, pages: Mapping[str, int], total: int) -> int:
    """How many pages the chapter with this id takes; 0 if there is none. A page that it shares counts as well."""
    chapters = [block.anchor for block in document.blocks if isinstance(block, Section) and block.anchor in pages]
    starts = [*(pages[chapter] for chapter in chapters), total + 1]
    shared = 1 if document.chapters_flow else 0
    spans = (max(after - start + shared, 1) for start, after in pairwise(starts))
    return sum(span for chapter, span in zip(chapters, spans, strict=True) if chapter == part)
