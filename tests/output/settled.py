"""Settles the numbers of blocks made up for a test, as `complaint.filing.numbering` settles those of a filing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from complaint.filing.blocks import BackCover, Block, Blocks, Cover, ListBlock, Paragraph, Quote, Section, Table

_DEEPEST = 5


class Settling:
    """Counts along; a number that is there before, whichever it is, says that the block wants one."""

    def __init__(self) -> None:
        self._tables, self._paragraphs = count(1), count(1)

    def settled(self, blocks: Blocks) -> Blocks:
        return tuple(self._sections(blocks, (), 1))

    def _sections(self, blocks: Blocks, above: tuple[int, ...], level: int) -> Iterator[Block]:
        """`above` is the number of the section that the blocks stand in; those of an unnumbered one have none."""
        counted = count(1)
        for block in blocks:
            if isinstance(block, Section):
                numbered = bool(block.number) and len(above) == level - 1 and level <= _DEEPEST
                own = (*above, next(counted)) if numbered else ()
                inner = tuple(self._sections(block.blocks, own, level + 1))
                number = ".".join(map(str, own))
                yield replace(block, level=min(level, _DEEPEST), number=number, blocks=inner)
            elif isinstance(block, Paragraph) and block.number is not None:
                yield replace(block, number=next(self._paragraphs) if level > 1 else None)
            else:
                yield self._settled(block)

    def _settled(self, block: Block) -> Block:
        match block:
            case Section() | Quote() | Cover() | BackCover():
                return replace(block, blocks=tuple(map(self._inside, block.blocks)))
            case ListBlock(items=items):
                return replace(block, items=tuple(tuple(map(self._inside, item)) for item in items))
            case Table(number=number):
                return replace(block, number=next(self._tables) if number else 0)
            case _:
                return block

    def _inside(self, block: Block) -> Block:
        """Sections and paragraphs carry numbers only where they stand directly in sections."""
        if isinstance(block, Section):
            block = replace(block, number="")
        return replace(block, number=None) if isinstance(block, Paragraph) else self._settled(block)
