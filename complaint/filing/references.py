"""References within a document get their words: “section 4.1”, “paragraphs 43–51 and 60”, “Annex 3, p. 2”, “note 7”.

Takes elements of the numbered tree, gives inlines in which each number is a reference of its own, so that it can be
followed in both formats and Word can count it anew. What leads nowhere goes to the problems, with the template line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml.etree import _Element as Element

from complaint.filing import blocks as b
from complaint.filing.enclosures import FILE, EnclosedAnnex, place
from complaint.filing.language import Language
from complaint.filing.numbering import Anchor, Numbers
from complaint.filing.tree import Wrongs
from complaint.records.nearest import did_you_mean

FORMS = ("number", "title", "page", "paragraphs")
_KEYS = {"table": "table_reference", "figure": "figure_reference"}  # the plain words begin captions
_SLOT = re.compile("\0([0-9]+)\0")


@dataclass(frozen=True, slots=True)
class References:
    """Settles the references of one document."""

    numbers: Numbers
    language: Language
    wrongs: Wrongs
    enclosed: Mapping[str, EnclosedAnnex] = field(default_factory=dict)

    def settled(self, element: Element) -> b.Inlines:
        """What stands for a `ref`, which may name several anchors."""
        names, form = element.get("to", "").split() or [""], element.get("form", "number")
        if form not in FORMS:
            self.wrongs.add(element, f"a reference gives the number, title, page or paragraphs, not “{form}”")
            return ()
        unknown = [name for name in names if name not in self.numbers.anchors]
        for name in unknown:
            hint = did_you_mean(name, self.numbers.anchors) or "give the section, paragraph, table or note this id"
            self.wrongs.add(element, f"there is nothing with the id “{name}” to refer to", hint)
        if unknown:
            return ()
        match form:
            case "paragraphs":
                return self._paragraphs(element, names)
            case "title" | "page":
                return self._listed([self._told(element, name, form) for name in names])
            case _:
                return self._listed(self._by_number(element, names))

    def annex(self, element: Element) -> b.Inlines:
        target, page = f"annex-{element.get('ref', '')}", element.get("page")
        anchor = self.numbers.anchors.get(target)
        if anchor is None or anchor.kind != "annex":
            self.wrongs.add(element, f"“{element.get('ref')}” is not among the annexes of this filing")
            return ()
        words = self._numbered(target, anchor, "annex_page", page=page) if page else self._numbered(target, anchor)
        beside = self._beside(element, page)
        return tuple(replace(word, beside=beside) if isinstance(word, b.Reference) else word for word in words)

    def _beside(self, element: Element, page: str | None) -> str:
        """Where the annex, or the page of it, stands in the file with all annexes; empty if there is no such file."""
        annex = self.enclosed.get(element.get("ref", ""))
        if annex is None:
            return ""
        shown = 0
        if page and annex.sizes:
            shown = annex.page_meant(int(page)) if page.isdecimal() else 0
            if not shown:
                message = f"annex {annex.number} has no page {page}: what is enclosed has {len(annex.sizes)}"
                self.wrongs.add(element, message, "correct the page, or say under “pages” of the record which it has")
        return f"{FILE}#{place(annex.number, shown)}"

    def see_note(self, number: int) -> b.Inlines:
        """The text of a note whose source was told in an earlier one."""
        return (b.Reference(b.cited_note(number), "number", self.language.word("see_note", number=number)),)

    # --- one place ------------------------------------------------------------------------------------------

    def _told(self, element: Element, name: str, form: str = "number") -> b.Inlines:
        anchor = self.numbers.anchors[name]
        if form == "page":
            if self.numbers.is_placed(name) and anchor.kind != "note":
                return self._filled("page", number=(b.Reference(name, "page", ""),))
            self.wrongs.add(element, f"“{name}” has no page to refer to", "refer to its section")
        elif anchor.title and (form == "title" or not anchor.number):
            return (b.Reference(name, "title", anchor.title),)
        elif anchor.number:
            return self._numbered(name, anchor)
        else:
            hint = "number it, or refer to its section"
            self.wrongs.add(element, f"“{name}” has neither number nor title to refer to", hint)
        return ()

    def _numbered(self, name: str, anchor: Anchor, key: str = "", **more: str) -> b.Inlines:
        key = key or _KEYS.get(anchor.kind, anchor.kind)
        text = self.language.word(key, number=anchor.number, **more)
        if anchor.kind == "annex" and not self.numbers.is_placed(name):
            return (b.Text(text),)  # enclosed, but not told in this document
        target = b.cited_note(int(anchor.number)) if anchor.kind == "note" else name
        return (b.Reference(target, "number", text),)

    # --- several places -------------------------------------------------------------------------------------

    def _by_number(self, element: Element, names: Sequence[str]) -> list[b.Inlines]:
        """Sections together in one phrase if there are several, everything else by itself."""
        anchors = self.numbers.anchors
        sections = [name for name in names if anchors[name].kind == "section" and anchors[name].number]
        if len(sections) < 2:
            return [self._told(element, name) for name in names]
        numbers = [(b.Reference(name, "number", anchors[name].number),) for name in sections]
        rest = [self._told(element, name) for name in names if name not in sections]
        return [self._filled("sections", numbers=self._listed(numbers)), *rest]

    def _paragraphs(self, element: Element, names: Sequence[str]) -> b.Inlines:
        """The paragraphs in all these places, in as few ranges as they make, and of places without any the number.

        Why: parts of templates are shared by recipients whose paragraphs are numbered and others whose are not.
        """
        anchors: dict[int, str] = {}
        spans: list[tuple[int, int]] = []
        for name in names:
            if name in self.numbers.spans:
                ends = {int(self.numbers.anchors[end].number): end for end in self.numbers.spans[name]}
                anchors |= ends
                spans.append((min(ends), max(ends)))
        ranges = joined(spans)
        rest = self._by_number(element, [name for name in names if name not in self.numbers.spans])
        return self._listed([*([self._in_ranges(ranges, anchors)] if ranges else []), *rest])

    def _in_ranges(self, ranges: Sequence[tuple[int, int]], anchors: Mapping[int, str]) -> b.Inlines:
        (first, last), *more = ranges
        if first == last and not more:
            return self._numbered(anchors[first], self.numbers.anchors[anchors[first]])
        return self._filled("paragraphs", numbers=self._listed([self._range(*ends, anchors) for ends in ranges]))

    def _range(self, first: int, last: int, anchors: Mapping[int, str]) -> b.Inlines:
        ends = {number: (b.Reference(anchors[number], "number", str(number)),) for number in (first, last)}
        return self._filled("range", first=ends[first], last=ends[last]) if first != last else ends[first]

    # --- words around numbers -------------------------------------------------------------------------------

    def _filled(self, key: str, **pieces: b.Inlines) -> b.Inlines:
        slots = {name: f"\0{place}\0" for place, name in enumerate(pieces)}
        return _woven(self.language.word(key, **slots), list(pieces.values()))

    def _listed(self, pieces: Sequence[b.Inlines]) -> b.Inlines:
        return _woven(self.language.listed([f"\0{place}\0" for place in range(len(pieces))]), pieces)


def joined(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same numbers in order and in as few ranges as possible."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def _woven(text: str, pieces: Sequence[b.Inlines]) -> b.Inlines:
    """The text as inlines, with the pieces where their places are named in it."""
    made: list[b.Inline] = []
    for count, part in enumerate(_SLOT.split(text)):
        made += pieces[int(part)] if count % 2 else (b.Text(part),) if part else ()
    return tuple(made)
