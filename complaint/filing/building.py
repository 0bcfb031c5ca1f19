"""The checked and numbered tree becomes blocks: the last step of composing.

Takes the tree with its numbers and a function that knows what a source's footnote says; gives blocks and notes in
which every number and reference is settled. Never reads a record.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast, get_args

from lxml.etree import _Element as Element

from complaint.filing import blocks as b
from complaint.filing.language import Language
from complaint.filing.numbering import Numbers
from complaint.filing.tree import place_of
from complaint.problems import Problem, ProblemsFound, error
from complaint.records.nearest import did_you_mean

_SPACE = re.compile(r"[ \t\r\n]+")
_SAFE_LINK = re.compile(r"(https?://|mailto:)\S+")
_BLOCKS = frozenset({"section", "p", "ul", "ol", "names", "table", "glance", "blockquote", "aside", "contents"})
_MAX_LEVEL = 5


@dataclass(slots=True)
class Builder:
    """Builds the blocks of one document. `cite` gives the content of a source's footnote as a tree."""

    numbers: Numbers
    language: Language
    cite: Callable[[str], Element | None]
    template: str
    problems: list[Problem] = field(default_factory=list)
    _cited: dict[str, int] = field(default_factory=dict)
    _notes: dict[int, b.Note] = field(default_factory=dict)

    def build(self, root: Element) -> tuple[b.Blocks, tuple[b.Note, ...]]:
        """The blocks and notes; raises `ProblemsFound` with all that is wrong."""
        found = self._blocks(root)
        problems = [*self.numbers.problems, *self.problems]
        if problems:
            raise ProblemsFound(*problems)
        return found, tuple(self._notes[number] for number in sorted(self._notes))

    # --- blocks ---------------------------------------------------------------------------------------------

    def _blocks(self, parent: Element) -> b.Blocks:
        return tuple(self._block(child) for child in parent)

    def _block(self, element: Element) -> b.Block:
        return cast(b.Block, getattr(self, f"_block_{element.tag}")(element))

    def _block_section(self, element: Element) -> b.Section:
        level = self.numbers.levels.get(element, 1)
        if level > _MAX_LEVEL:
            self._wrong(element, f"sections may be nested {_MAX_LEVEL} deep, not deeper")
        return b.Section(
            anchor=self.numbers.ids[element],
            level=min(level, _MAX_LEVEL),
            number=self.numbers.sections[element],
            title=_SPACE.sub(" ", element.get("title", "")).strip(),
            blocks=self._blocks(element),
            in_contents=element.get("contents") != "no",
            at=self._at(element),
        )

    def _block_p(self, element: Element) -> b.Paragraph:
        role = element.get("role", "body")
        roles = get_args(b.ParagraphRole)
        if role not in roles:
            self._wrong(
                element, f"there is no role “{role}”", did_you_mean(role, roles) or f"one of: {', '.join(roles)}"
            )
        return b.Paragraph(
            inlines=self._inlines(element),
            role=cast(b.ParagraphRole, role),
            number=self.numbers.paragraphs.get(element),
            anchor=self.numbers.ids.get(element, ""),
            at=self._at(element),
        )

    def _block_ul(self, element: Element) -> b.ListBlock:
        return self._list(element, "bullet")

    def _block_names(self, element: Element) -> b.ListBlock:
        return self._list(element, "names")

    def _block_ol(self, element: Element) -> b.ListBlock:
        kind = element.get("kind", "number")
        if kind not in ("number", "letter"):
            self._wrong(element, f"a list has numbers or letters, not “{kind}”")
        return self._list(element, kind)

    def _list(self, element: Element, kind: str) -> b.ListBlock:
        items = tuple(self._item(item) for item in element)
        return b.ListBlock(kind=cast(Any, kind), items=items, at=self._at(element))

    def _item(self, item: Element) -> b.Blocks:
        """The blocks of a list item; text that stands directly in it becomes a paragraph."""
        if any(child.tag in _BLOCKS for child in item):
            if (item.text or "").strip() or any((child.tail or "").strip() for child in item):
                self._wrong(item, "an item holds either text or blocks, not both", "put the text into a <p>")
            return self._blocks(item)
        return (b.Paragraph(inlines=self._inlines(item), at=self._at(item)),)

    def _block_table(self, element: Element) -> b.Table:
        widths = self._widths(element)
        head, rows, foot = (self._rows(element, part, len(widths)) for part in ("thead", "tbody", "tfoot"))
        caption = element.find("caption")
        return b.Table(
            anchor=self.numbers.ids[element],
            number=self.numbers.tables[element],
            caption=self._inlines(caption) if caption is not None else (),
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
            self._wrong(element, "the widths of a table are shares such as “30 50 20”")
            return (1.0,)
        return tuple(share / sum(shares) for share in shares)

    def _rows(self, table: Element, part: str, columns: int) -> tuple[b.Row, ...]:
        rows = []
        for row in table.iterfind(f"{part}/tr"):
            cells = tuple(self._cell(cell) for cell in row)
            if len(cells) != columns:
                self._wrong(row, f"the row has {len(cells)} cells and the table {columns} widths")
            rows.append(cells)
        return tuple(rows)

    def _cell(self, cell: Element) -> b.Cell:
        align = cell.get("align", "left")
        if align not in ("left", "right", "center"):
            self._wrong(cell, f"a cell is aligned left, right or center, not “{align}”")
        return b.Cell(self._inlines(cell), header=cell.tag == "th", align=cast(Any, align))

    def _block_glance(self, element: Element) -> b.Glance:
        names, facts = element.findall("dt"), element.findall("dd")
        if [child.tag for child in element] != ["dt", "dd"] * len(names):
            self._wrong(element, "a glance is made of pairs: <dt>, then <dd>")
        pairs = zip(names, facts, strict=False)
        return b.Glance(tuple((self._inlines(dt), self._inlines(dd)) for dt, dd in pairs), at=self._at(element))

    def _block_blockquote(self, element: Element) -> b.Quote:
        cite = element.find("cite")
        return b.Quote(
            blocks=tuple(self._block(child) for child in element if child.tag == "p"),
            attribution=self._inlines(cite) if cite is not None else (),
            language=element.get("lang", ""),
            at=self._at(element),
        )

    def _block_aside(self, element: Element) -> b.KeyFinding:
        return b.KeyFinding(self._inlines(element), at=self._at(element))

    def _block_contents(self, element: Element) -> b.Contents:
        depth = element.get("depth", "2")
        if depth not in ("1", "2", "3"):
            self._wrong(element, f"the contents go 1, 2 or 3 levels deep, not “{depth}”")
            depth = "2"
        return b.Contents(title=self.language.word("contents"), depth=int(depth), at=self._at(element))

    def _block_cover(self, element: Element) -> b.Cover:
        parts = {child.tag: self._inlines(child) for child in element if child.tag not in ("p", "line")}
        return b.Cover(
            title=parts.get("title", ()),
            subtitle=parts.get("subtitle", ()),
            kicker=parts.get("kicker", ()),
            addressee=parts.get("addressee", ()),
            blocks=tuple(self._block(child) for child in element.iterchildren("p")),
            lines=tuple(self._inlines(line) for line in element.iterchildren("line")),
            mark=element.get("mark", ""),
            at=self._at(element),
        )

    def _block_backcover(self, element: Element) -> b.BackCover:
        return b.BackCover(self._blocks(element), at=self._at(element))

    # --- inside a paragraph ---------------------------------------------------------------------------------

    def _inlines(self, element: Element) -> b.Inlines:
        """The inlines of an element, white space folded, none at either end."""
        return _trimmed(self._raw_inlines(element))

    def _raw_inlines(self, element: Element) -> b.Inlines:
        parts: list[b.Inline] = []
        if element.text:
            parts.append(b.Text(_SPACE.sub(" ", element.text)))
        for child in element:
            made = self._inline(child)
            if made is not None:
                parts.append(made)
            if child.tail:
                parts.append(b.Text(_SPACE.sub(" ", child.tail)))
        return _joined(parts)

    def _inline(self, element: Element) -> b.Inline | None:
        match element.tag:
            case "em" | "strong":
                return b.Emphasis(cast(Any, element.tag), self._raw_inlines(element))
            case "br":
                return b.Break()
            case "lang":
                return b.Foreign(element.get("tag", ""), self._raw_inlines(element))
            case "field":
                return b.Field(element.get("record", ""), element.get("field", ""), self._raw_inlines(element))
            case "todo":
                return b.Todo(element.get("reason", ""), self._raw_inlines(element))
            case "a":
                return self._link(element)
            case "ref":
                return self._reference(element)
            case "annex":
                return self._annex(element)
            case _:
                return self._note(element)

    def _link(self, element: Element) -> b.Inline:
        address = element.get("href", "")
        if not _SAFE_LINK.fullmatch(address):
            self._wrong(element, "a link leads to a web or mail address (http, https, mailto)")
        return b.Link(address, self._raw_inlines(element))

    def _reference(self, element: Element) -> b.Inline:
        target, form = element.get("to", ""), element.get("form", "number")
        anchor = self.numbers.anchors.get(target)
        if anchor is None:
            hint = did_you_mean(target, self.numbers.anchors) or "give the section, paragraph or table this id"
            self._wrong(element, f"there is nothing with the id “{target}” to refer to", hint)
            return b.Text("")
        if form not in ("number", "title"):
            self._wrong(element, f"a reference gives the number or the title, not “{form}”")
        if form == "title" or not anchor.number:
            return b.Reference(target, "title", anchor.title or target)
        key = "table_reference" if anchor.kind == "table" else anchor.kind
        return b.Reference(target, "number", self.language.word(key, number=anchor.number))

    def _annex(self, element: Element) -> b.Inline:
        target = f"annex-{element.get('ref', '')}"
        anchor = self.numbers.anchors.get(target)
        if anchor is None:
            self._wrong(element, f"“{element.get('ref')}” is not among the annexes of this filing")
            return b.Text("")
        page = element.get("page")
        text = (
            self.language.word("annex_page", number=anchor.number, page=page)
            if page
            else self.language.word("annex", number=anchor.number)
        )
        if target not in self.numbers.ids.values():
            return b.Text(text)
        return b.Reference(target, "number", text)

    def _note(self, element: Element) -> b.Inline:
        count = self.numbers.notes[element]
        source = element.get("source")
        at = self._at(element)
        if source and source in self._cited:
            earlier = self._cited[source]
            inlines: b.Inlines = (b.Text(self.language.word("see_note", number=earlier)),)
        elif source:
            cited = self.cite(source)
            if cited is None:
                self._wrong(element, f"there is no source “{source}”", "check the id in cases/sources.csv")
                inlines = ()
            else:
                self._cited[source] = count
                inlines = self._inlines(cited)
        else:
            inlines = self._inlines(element)
        self._notes[count] = b.Note(count, inlines, at)
        return b.NoteMark(count)

    # --- problems -------------------------------------------------------------------------------------------

    def _at(self, element: Element) -> str:
        return str(place_of(element, self.template))

    def _wrong(self, element: Element, message: str, hint: str = "") -> None:
        self.problems.append(error("template", place_of(element, self.template), message, hint))


def _joined(parts: list[b.Inline]) -> b.Inlines:
    """Neighbouring texts as one."""
    joined: list[b.Inline] = []
    for part in parts:
        if isinstance(part, b.Text) and joined and isinstance(joined[-1], b.Text):
            joined[-1] = b.Text(_SPACE.sub(" ", joined[-1].text + part.text))
        elif not (isinstance(part, b.Text) and not part.text):
            joined.append(part)
    return tuple(joined)


def _trimmed(inlines: b.Inlines) -> b.Inlines:
    """Without white space at the ends."""
    parts = list(inlines)
    while parts and isinstance(parts[0], b.Text) and not parts[0].text.strip():
        parts.pop(0)
    while parts and isinstance(parts[-1], b.Text) and not parts[-1].text.strip():
        parts.pop()
    if parts and isinstance(parts[0], b.Text):
        parts[0] = b.Text(parts[0].text.lstrip(" "))
    if parts and isinstance(parts[-1], b.Text):
        parts[-1] = b.Text(parts[-1].text.rstrip(" "))
    return tuple(parts)
