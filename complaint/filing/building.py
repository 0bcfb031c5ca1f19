"""The checked and numbered tree becomes blocks: the last step of composing.

Takes the tree with its numbers and a function that knows what a source's footnote says; gives blocks and notes in
which every number and reference is settled. Never reads a record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, cast, get_args

from lxml.etree import _Element as Element

from complaint.filing import blocks as b
from complaint.filing.charting import ChartBuilder
from complaint.filing.enclosures import EnclosedAnnex, place
from complaint.filing.inlines import InlineBuilder
from complaint.filing.language import Language
from complaint.filing.numbering import Numbers
from complaint.filing.tree import Wrongs, place_of, title_of
from complaint.filing.vocabulary import BLOCK
from complaint.problems import ProblemsFound
from complaint.records.nearest import did_you_mean

_MAX_LEVEL = 5


class Builder:
    """Builds the blocks of one document as of a day. `cite` gives the content of a source's footnote as an element."""

    def __init__(
        self,
        numbers: Numbers,
        language: Language,
        cite: Callable[[str], Element | None],
        template: str,
        on: date,
        enclosed: Mapping[str, EnclosedAnnex] = MappingProxyType({}),
    ) -> None:
        self._numbers = numbers
        self._enclosed = enclosed
        self._language = language
        self._wrongs = Wrongs(template)
        self._inside = InlineBuilder(numbers, language, cite, self._wrongs, enclosed)
        self._inlines = self._inside.inlines
        self._charts = ChartBuilder(numbers, language, self._wrongs, self._inlines, on)

    def build(self, root: Element) -> tuple[b.Blocks, tuple[b.Note, ...]]:
        """The blocks and notes; raises `ProblemsFound` with all that is wrong."""
        found = self._blocks(root)
        problems = [*self._numbers.problems, *self._wrongs.problems]
        if problems:
            raise ProblemsFound(*problems)
        notes = self._inside.notes
        return found, tuple(notes[number] for number in sorted(notes))

    def _blocks(self, parent: Element) -> b.Blocks:
        return tuple(block for child in parent for block in self._made(child))

    def _made(self, element: Element) -> b.Blocks:
        if element.tag == "title":  # of a section, which tells it itself
            return ()
        return self._enclosed_pages(element) if element.tag == "enclosed" else (self._block(element),)

    def _enclosed_pages(self, element: Element) -> b.Blocks:
        """The pages of an annex that is enclosed; one that is held elsewhere has none."""
        annex = self._enclosed.get(element.get("ref", ""))
        if annex is None:
            if self._enclosed:
                self._wrongs.add(element, f"“{element.get('ref')}” is not among the annexes of this filing")
            return ()
        many = len(annex.sizes)
        words = {"number": annex.number, "pages": many}
        return tuple(
            b.EnclosedPage(
                anchor=place(annex.number, page),
                stamp=self._language.word("annex_stamp", page=page, **words),
                alternative=self._language.word("annex_shown", page=page, title=annex.title, **words),
                content=annex.content,
                number=page - 1,
                width=size.width,
                height=size.height,
                at=self._at(element),
            )
            for page, size in enumerate(annex.sizes, start=1)
        )

    def _block(self, element: Element) -> b.Block:
        return cast(b.Block, getattr(self, f"_block_{element.tag}")(element))

    def _block_section(self, element: Element) -> b.Section:
        level = self._numbers.levels.get(element, 1)
        if level > _MAX_LEVEL:
            self._wrongs.add(element, f"sections may be nested {_MAX_LEVEL} deep, not deeper")
        is_annex = self._numbers.is_annex(element) and element.get("numbered") != "no"
        anchor = self._numbers.ids[element]
        counted = self._numbers.anchors[anchor].number
        return b.Section(
            anchor=anchor,
            level=min(level, _MAX_LEVEL),
            number=self._language.word("annex_heading", number=counted)
            if is_annex
            else self._numbers.sections[element],
            title=title_of(element),
            blocks=self._blocks(element),
            in_contents=element.get("contents") != "no",
            at=self._at(element),
            is_annex=is_annex,
            heading=self._heading(element),
        )

    def _heading(self, section: Element) -> b.Inlines:
        """The title with the fields in it, if there are any; it may hold nothing else."""
        found = self._only(section, "title")
        if not all(isinstance(inline, b.Text | b.Field | b.Todo | b.Foreign) for inline in b.walk_inlines(found)):
            self._wrongs.add(section, "the title of a section holds words and values only")
        return found

    def _block_p(self, element: Element) -> b.Paragraph:
        role = element.get("role", "body")
        roles = get_args(b.ParagraphRole)
        if role not in roles:
            self._wrongs.add(
                element, f"there is no role “{role}”", did_you_mean(role, roles) or f"one of: {', '.join(roles)}"
            )
        return b.Paragraph(
            inlines=self._inlines(element),
            role=cast(b.ParagraphRole, role),
            number=self._numbers.paragraphs.get(element),
            anchor=self._numbers.ids.get(element, ""),
            at=self._at(element),
        )

    def _block_ul(self, element: Element) -> b.ListBlock:
        return self._list(element, "bullet")

    def _block_names(self, element: Element) -> b.ListBlock:
        return self._list(element, "names")

    def _block_ol(self, element: Element) -> b.ListBlock:
        kind = element.get("kind", "number")
        if kind not in ("number", "letter"):
            self._wrongs.add(element, f"a list has numbers or letters, not “{kind}”")
        return self._list(element, kind)

    def _list(self, element: Element, kind: str) -> b.ListBlock:
        items = tuple(self._item(item) for item in element.iterchildren("li"))
        label = self._only(element, "caption")
        return b.ListBlock(kind=cast(Any, kind), items=items, at=self._at(element), label=label)

    def _item(self, item: Element) -> b.Blocks:
        """The blocks of a list item; text that stands directly in it becomes a paragraph."""
        if any(child.tag in BLOCK for child in item):
            texts = [item.text, *(child.tail for child in item)]
            if any(text and text.strip() for text in texts) or any(child.tag not in BLOCK for child in item):
                self._wrongs.add(item, "an item holds either text or blocks, not both", "put the text into a <p>")
                return ()
            return self._blocks(item)
        return (b.Paragraph(inlines=self._inlines(item), at=self._at(item)),)

    def _block_table(self, element: Element) -> b.Table:
        widths = self._widths(element)
        head, rows, foot = (self._rows(element, part, len(widths)) for part in ("thead", "tbody", "tfoot"))
        return b.Table(
            anchor=self._numbers.ids[element],
            number=self._numbers.tables[element],
            caption=self._only(element, "caption"),
            widths=widths,
            head=head,
            rows=rows,
            foot=foot,
            at=self._at(element),
        )

    def _widths(self, element: Element) -> tuple[float, ...]:
        try:
            shares = [float(share) for share in element.get("widths", "").split()]
        except ValueError:
            shares = []
        if not shares or min(shares) <= 0:
            self._wrongs.add(element, "the widths of a table are shares such as “30 50 20”")
            return (1.0,)
        return tuple(share / sum(shares) for share in shares)

    def _rows(self, table: Element, part: str, columns: int) -> tuple[b.Row, ...]:
        rows = []
        for row in table.iterfind(f"{part}/tr"):
            cells = tuple(self._cell(cell) for cell in row)
            if len(cells) != columns:
                self._wrongs.add(row, f"the row has {len(cells)} cells and the table {columns} widths")
            rows.append(cells)
        return tuple(rows)

    def _cell(self, cell: Element) -> b.Cell:
        align = cell.get("align", "left")
        if align not in ("left", "right", "center"):
            self._wrongs.add(cell, f"a cell is aligned left, right or center, not “{align}”")
        return b.Cell(self._inlines(cell), header=cell.tag == "th", align=cast(Any, align))

    def _block_chart(self, element: Element) -> b.Chart:
        return self._charts.build(element)

    def _block_glance(self, element: Element) -> b.Glance:
        on_cover = next(element.iterancestors("cover"), None) is not None
        return self._pairs(element, "figures" if on_cover else "profile")

    def _block_entries(self, element: Element) -> b.Glance:
        return self._pairs(element, "entries")

    def _pairs(self, element: Element, kind: str) -> b.Glance:
        names, facts = element.findall("dt"), element.findall("dd")
        if [child.tag for child in element] != ["dt", "dd"] * len(names):
            self._wrongs.add(element, f"<{element.tag}> is made of pairs: <dt>, then <dd>")
        pairs = zip(names, facts, strict=False)
        made = tuple((self._inlines(dt), self._inlines(dd)) for dt, dd in pairs)
        return b.Glance(made, at=self._at(element), kind=cast(Any, kind))

    def _block_blockquote(self, element: Element) -> b.Quote:
        return b.Quote(
            blocks=tuple(self._block(child) for child in element if child.tag == "p"),
            attribution=self._only(element, "cite"),
            language=element.get("lang", ""),
            at=self._at(element),
        )

    def _block_aside(self, element: Element) -> b.KeyFinding:
        return b.KeyFinding(self._inlines(element), at=self._at(element))

    def _block_contents(self, element: Element) -> b.Contents:
        depth = element.get("depth", "2")
        if depth not in ("1", "2", "3"):
            self._wrongs.add(element, f"the contents go 1, 2 or 3 levels deep, not “{depth}”")
            depth = "2"
        return b.Contents(title=self._language.word("contents"), depth=int(depth), at=self._at(element))

    def _block_cover(self, element: Element) -> b.Cover:
        marking = self._only(element, "marking")
        return b.Cover(
            title=self._only(element, "title"),
            subtitle=self._only(element, "subtitle"),
            kicker=self._only(element, "kicker"),
            addressee=self._only(element, "addressee"),
            blocks=tuple(self._block(child) for tag in ("p", "glance") for child in element.iterchildren(tag)),
            lines=tuple(self._inlines(line) for line in element.iterchildren("line")),
            mark=b.plain(marking) or element.get("mark", ""),
            at=self._at(element),
            marking=marking,
        )

    def _block_backcover(self, element: Element) -> b.BackCover:
        return b.BackCover(self._blocks(element), at=self._at(element))

    def _only(self, element: Element, tag: str) -> b.Inlines:
        """The inlines of the one child that may have this tag; none if it is not there."""
        found = element.findall(tag)
        for more in found[1:]:
            self._wrongs.add(more, f"<{tag}> stands twice in <{element.tag}>")
        return self._inlines(found[0]) if found else ()

    def _at(self, element: Element) -> str:
        return str(place_of(element, self._wrongs.template))
