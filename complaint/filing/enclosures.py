"""Documents that are enclosed with a filing, as far as its words need them: how many pages, and which page is meant.

The file beside a filing that holds them all is called `annexes.pdf`; how its places are named is said here once, for
the filing that refers to them and for the file itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from complaint.filing.window import Size
from complaint.records.record import Record

FILE = "annexes.pdf"

_PRINTED_PAGES = re.compile(r"(\d+)\s*[-–]\s*(\d+)")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A document as a clean PDF: `sizes` are those of its pages as they are seen, in millimetres."""

    content: bytes
    sizes: tuple[Size, ...]


@dataclass(frozen=True, slots=True)
class EnclosedAnnex:
    """An annex of one filing with its number there; `sizes` is empty where the document is held elsewhere.

    `printed` are the page numbers that the pages themselves bear, as recorded.
    """

    number: int
    title: str
    printed: str
    content: bytes
    sizes: tuple[Size, ...]

    def page_meant(self, cited: int) -> int:
        """Which page of the document a citation of “p. 3” means, from 1; 0 if it has no such page.

        Why not simply the third: of a longer document only pages 3 to 4 may be enclosed.
        """
        printed, pages = _PRINTED_PAGES.fullmatch(self.printed.strip()), len(self.sizes)
        first = int(printed[1]) if printed and int(printed[2]) - int(printed[1]) + 1 == pages else 1
        page = cited - first + 1
        return page if 1 <= page <= pages else 0


def enclosed_annexes(annexes: Sequence[Record], enclosures: Mapping[str, Enclosure]) -> dict[str, EnclosedAnnex]:
    """The annexes of a filing by the id of their record, with what is enclosed of each."""
    none = Enclosure(b"", ())
    return {
        annex.id: EnclosedAnnex(
            number,
            str(annex.title),
            str(annex.pages or ""),
            enclosures.get(annex.id, none).content,
            enclosures.get(annex.id, none).sizes,
        )
        for number, annex in enumerate(annexes, start=1)
    }


def place(number: int, page: int = 0) -> str:
    """The name of the place where an annex begins, or where a page of it stands, in the file with all annexes."""
    return f"annex-{number}-{page}" if page else f"annex-{number}"
