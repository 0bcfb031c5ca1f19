"""A finished PDF, page by page and tag by tag: which piece of print belongs to which tag, and where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from complaint.output.pdf.findings import shortened
from complaint.output.pdf.positions import Area, Piece, Printed
from complaint.output.pdf.structure import Mark, Tag


class Pages:
    """What stands where, by tag. `areas` are the type areas of the pages."""

    def __init__(self, printed: Printed, structure: Tag, areas: Sequence[Area]) -> None:
        self.printed, self.structure, self.areas = printed, structure, areas
        self.tags = tuple(structure.walk())
        self.owner: dict[Mark, Tag] = {kid: tag for tag in self.tags for kid in tag.kids if isinstance(kid, Mark)}
        self._at: Mapping[Mark, list[Piece]] = defaultdict(list)
        for page in printed.pieces:
            for piece in page:
                self._at[Mark(piece.page, piece.mark)].append(piece)

    def pieces(self, tag: Tag, without: frozenset[str] = frozenset({"Note"})) -> list[Piece]:
        """The pieces of a tag in reading order."""
        return [piece for mark in tag.marks(without) for piece in self._at.get(mark, ())]

    def owner_of(self, piece: Piece) -> Tag | None:
        return self.owner.get(Mark(piece.page, piece.mark))

    def kind_around(self, piece: Piece, kinds: frozenset[str]) -> Tag | None:
        """The innermost tag of one of the kinds that the piece stands in."""
        tag = self.owner_of(piece)
        return tag if tag is None or tag.kind in kinds else tag.within(kinds)

    def told(self, piece: Piece) -> str:
        return f"“{shortened(self.printed.words(piece))}”" if piece.is_text else "a picture"
