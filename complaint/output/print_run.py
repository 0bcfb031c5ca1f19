"""What a printer gets: letters with what is enclosed, one after the other, each part beginning on a front side.

Takes finished PDFs in the order in which they are printed, gives one PDF, and tells what stands on which of its pages.
It is meant for printing on both sides, not for reading on a screen: links and tags are left out. Parts that are printed
many times are kept once, so that a run of a thousand copies stays a file that printers take.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf

LETTERS, RUN = "print/letters.pdf", "print/run.pdf"  # below the build folder
LABELS, ENVELOPES = "print/labels.pdf", "print/envelopes.pdf"

_ONLY_ON_SCREEN = ("/Annots", "/StructParents", "/Tabs", "/Thumb", "/B")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to print: what it is called ("osce-rfom/filing"), and its PDF, or the one page of it that is meant."""

    name: str
    content: bytes
    only: int | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """Where a part stands in the run: its first page, from 1, and how many it has without the empty one after it."""

    name: str
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Copy:
    """What goes to one addressee, in the order in which it is put together; `title` names it in the outline."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A print run: the file, and what it holds."""

    content: bytes
    holds: tuple[Printed, ...]
    pages: int


def joined(letters: Iterable[bytes]) -> bytes:
    """The letters one after the other; a letter with an odd number of pages is followed by a blank one."""
    return print_run([Copy("", (Part("", letter),)) for letter in letters]).content


def print_run(copies: Sequence[Copy]) -> Run:
    """All copies, each of their parts on sheets of its own when printed on both sides."""
    whole = pikepdf.new()
    pages = _Pages(whole)
    holds: list[Printed] = []
    starts: list[tuple[str, int]] = []
    for copy in copies:
        starts.append((copy.title, len(pages.kids)))
        for part in copy.parts:
            first = len(pages.kids) + 1
            holds.append(Printed(part.name, first, pages.add(part.content, part.only)))
    pages.finish()
    with whole.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(title, page) for title, page in starts if title)
    out = io.BytesIO()
    whole.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return Run(out.getvalue(), tuple(holds), len(pages.kids))


class _Pages:
    """The pages of a file in the making. Written as one list at the end: adding them one by one takes ever longer."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._known: dict[bytes, list[Any]] = {}
        self.kids: list[Any] = []

    def add(self, content: bytes, only: int | None) -> int:
        """The pages of a PDF, followed by an empty one if their number is odd; how many they are without it."""
        if content not in self._known:
            self._known[content] = self._carried_over(content)
        pages = self._known[content] if only is None else [self._known[content][only]]
        self.kids += pages
        if len(pages) % 2:
            box = pages[-1].MediaBox
            self.kids.append(pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=box, Resources=pikepdf.Dictionary()))
        return len(pages)

    def _carried_over(self, content: bytes) -> list[Any]:
        with pikepdf.open(io.BytesIO(content)) as part:
            carried = []
            for page in part.pages:
                for key in _ONLY_ON_SCREEN:
                    if key in page.obj:
                        del page.obj[key]
                page.obj.MediaBox, page.obj.Resources = page.mediabox, page.resources  # they may stand above the page
                del page.obj["/Parent"]
                carried.append(self._pdf.copy_foreign(page.obj))
            return carried

    def finish(self) -> None:
        root = self._pdf.Root.Pages
        kids = []
        for kid in self.kids:
            page = self._pdf.make_indirect(pikepdf.Dictionary(dict(kid.items())))
            page.Parent = root
            kids.append(page)
        root.Kids = pikepdf.Array(kids)
        root.Count = len(kids)
