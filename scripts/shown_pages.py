"""Which pages of a filing are worth a picture: the cover, the contents, a page full of words, one with a table.

Takes tagged PDFs and gives the numbers of their pages, from 0. Pages are found by what stands on them, as the tags tell
it, so that no number is written down anywhere. Writes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2

COLUMNS = 3  # from which on a table is shown as one: profiles and entries have two
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Paper:
    """For each page of a PDF the words, the rows of tables and the entries of the contents."""

    words: tuple[Counter[str], ...]
    rows: tuple[int, ...]
    entries: tuple[int, ...]


def shown_pages(paper: Paper) -> dict[str, int]:
    """The page of each kind that there is, in the order in which they are shown."""
    found = {"cover": 0}
    if most := _greatest(paper.entries):
        found["contents"] = most
    inner = [
        0 if page == 0 or rows or entries else words.total()
        for page, (words, rows, entries) in enumerate(zip(paper.words, paper.rows, paper.entries, strict=True))
    ]
    if most := _greatest(inner):
        found["text"] = most
    if most := _greatest(paper.rows):
        found["table"] = most
    return found


def _greatest(values: tuple[int, ...] | list[int]) -> int:
    """The first page with the greatest value; 0, the cover, if there is none."""
    return values.index(max(values)) if any(values) else 0


def most_alike(words: Counter[str], other: Paper) -> int:
    """The page of another layout of the same text that shares most words."""
    return _greatest([(words & page).total() for page in other.words])


def read(path: Path) -> Paper:
    with pypdfium2.PdfDocument(path) as opened:
        words = tuple(Counter(_WORD.findall(page.get_textpage().get_text_bounded())) for page in opened)
    rows, entries = Counter[int](), Counter[int]()
    with pikepdf.open(path) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        for tag in _tags(pdf.Root.StructTreeRoot):
            if tag.S == "/TOCI":
                entries[_page_of(tag, numbers)] += 1
            elif tag.S == "/Table":
                inside = list(_tags(tag))
                if any(one.S == "/TH" for one in inside):  # names stand in a table without a head
                    wide = [one for one in inside if one.S == "/TR" and len(_kids(one)) >= COLUMNS]
                    rows.update(_page_of(row, numbers) for row in wide)
    pages = range(len(words))
    return Paper(words, tuple(rows[page] for page in pages), tuple(entries[page] for page in pages))


def _tags(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    waiting = _kids(root)
    while waiting:
        tag = waiting.pop()
        if "/S" in tag:
            yield tag
            waiting += _kids(tag)


def _kids(tag: pikepdf.Object) -> list[pikepdf.Object]:
    kids = tag.get("/K")
    return [kid for kid in (kids if isinstance(kids, pikepdf.Array) else [kids]) if isinstance(kid, pikepdf.Dictionary)]


def _page_of(tag: pikepdf.Object, numbers: dict[tuple[int, int], int]) -> int:
    """The page on which a tag or the first within it stands; -1 if none says."""
    if "/Pg" in tag:
        return numbers[tag.Pg.objgen]
    return next((page for kid in _kids(tag) if (page := _page_of(kid, numbers)) >= 0), -1)
