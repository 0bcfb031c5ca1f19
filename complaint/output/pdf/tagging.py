"""Makes WeasyPrint's tag tree tell what the document is, for people who listen to it and for our own reading back.

Takes a painted PDF and the sheet it came from, and changes the PDF's tags in place:

* heads and feet of pages, and table heads repeated on later pages, become artifacts, which nobody reads out;
* what a page break divided is one again; list items are label and body; a table's headers say what they head;
* labels, notes and the table of contents are tagged as such, and a note follows its mark;
* a picture says where it is;
* words in another language say so.

Nothing that can be seen changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element

import pydyf

from complaint.output.pdf.rendering import Painted
from complaint.output.pdf.structure import CAPTION_LINE
from complaint.output.pdf.tag_tree import Tags, box_name, element_of, is_tag, is_within_line, kind_of


def improve_tags(painted: Painted, language: str) -> None:
    tags = Tags.of(painted.pdf)
    _silence_repetitions(tags, painted)
    _unwrap(tags, tags.root)
    _name(tags)
    _join_divided(tags)
    _order_lists(tags)
    _head_tables(tags)
    _place_notes(tags)
    _place_figures(tags)
    _tell_languages(tags, language)


# --- what is not read out -----------------------------------------------------------------------------------


def _silence_repetitions(tags: Tags, painted: Painted) -> None:
    read = {(tags.page(tag), kid) for tag in tags.walk(tags.root) for kid in tags.kids(tag) if isinstance(kid, int)}
    # WeasyPrint keeps heads and feet of pages out of the tree, but not yet out of the content.
    silent = {
        number: {mark for mark in boxes if (number, mark) not in read} for number, boxes in enumerate(painted.boxes)
    }
    first: dict[Element, Any] = {}
    for tag in [tag for tag in tags.walk(tags.root) if kind_of(tag) == "THead"]:
        element = element_of(tag)
        if element is not None and first.setdefault(element, tag) is not tag:
            for inner in tags.walk(tag):
                silent[tags.page(inner)] |= {kid for kid in tags.kids(inner) if isinstance(kid, int)}
            tags.take_out(tag)
    for number, marks in silent.items():
        if marks:
            _make_artifacts(tags.content(number), marks)
            tags.disown(number, marks)


def _make_artifacts(content: list[Any], marks: set[int]) -> None:
    for place, operand in enumerate(content):
        if isinstance(operand, pydyf.Dictionary) and operand.get("MCID") in marks:
            content[place - 1] = b"/Artifact"
            content[place] = b"<</Type /Pagination>>"


def _unwrap(tags: Tags, tag: Any) -> None:
    """Leaves out tags that repeat the one around them: columns, and lines beside an inner block, have such boxes."""
    kids = list[Any]()
    for kid in tags.kids(tag):
        if is_tag(kid):
            _unwrap(tags, kid)
            if element_of(kid) is not None and _same(kid, tag):
                kids += tags.kids(kid)
                continue
        kids.append(kid)
    tags.set_kids(tag, kids)


def _same(one: Any, other: Any) -> bool:
    return (element_of(one), box_name(one), kind_of(one)) == (element_of(other), box_name(other), kind_of(other))


# --- names of tags ------------------------------------------------------------------------------------------

_KINDS = {"label": "Lbl", "note": "Note", "contents": "TOC", "entry": "TOCI", "title": "Caption"}
_PSEUDO_KINDS = {"span::footnote-call": "Reference", "span::footnote-marker": "Lbl"}


def _name(tags: Tags) -> None:
    for tag in list(tags.walk(tags.root)):
        element, name = element_of(tag), box_name(tag)
        if element is None:
            continue
        role = element.get("data-role")
        if name in _PSEUDO_KINDS:
            tag["S"] = f"/{_PSEUDO_KINDS[name]}"
            _put_into_link(tags, tag)
        elif role and name == element.tag:
            tag["S"] = f"/{_KINDS[role]}"
        elif element.tag in ("em", "strong"):
            tag["S"] = "/Span"
        elif kind_of(tag) == "P" and element.get("class") == "caption":
            tag["T"] = pydyf.String(CAPTION_LINE)


def _put_into_link(tags: Tags, tag: Any) -> None:
    """An annotation may stand in a tag of kind Link only."""
    kids = tags.kids(tag)
    if any(not isinstance(kid, int) and kid.get("Type") == "/OBJR" for kid in kids):
        link = tags.new("Link", tag)
        tags.set_kids(link, kids)
        tags.set_kids(tag, [link])
        tags.move_annotations(link)


# --- what page breaks divided -------------------------------------------------------------------------------


def _join_divided(tags: Tags) -> None:
    """Moves what stands in a later part of an element to its first part, and drops the later one."""
    first: dict[tuple[Element, str, str], Any] = {}

    def first_part(tag: Any) -> Any:
        element = element_of(tag)
        if element is None or is_within_line(tag):  # what is in a line stays in its line, and so in order
            return tag
        whole = first.setdefault((element, box_name(tag), kind_of(tag)), tag)
        return whole if tags.page(whole) < tags.page(tag) else tag

    def settle(tag: Any, into: Any) -> None:
        """Puts the kids of one part into the whole, each joined with its own first part."""
        kept = []
        for kid in tags.kids(tag):
            whole = first_part(kid) if is_tag(kid) else kid
            if whole is kid:
                kept.append(kid)
                if is_tag(kid):
                    settle(kid, kid)
            else:
                settle(kid, whole)
        if tag is into:
            tags.set_kids(tag, kept)
        else:
            tags.add_kids(into, kept)

    settle(tags.root, tags.root)


# --- lists, tables, notes -----------------------------------------------------------------------------------


def _order_lists(tags: Tags) -> None:
    """List items hold a label and a body; inner lists go back into the item that they stand in."""
    all_tags = list(tags.walk(tags.root))
    items = {element: tag for tag in all_tags if kind_of(tag) == "LI" and (element := element_of(tag)) is not None}
    within = {child: item for item in items for child in item}
    for tag in all_tags:
        item = within.get(element) if kind_of(tag) == "L" and (element := element_of(tag)) is not None else None
        if item is not None and kind_of(tags.parent(tag)) == "L":
            tags.take_out(tag)
            tags.set_kids(items[item], [*tags.kids(items[item]), tag])
    for item, tag in items.items():
        place: dict[Element | None, int] = {child: number for number, child in enumerate(item)}
        labels = [kid for kid in tags.kids(tag) if kind_of(kid) == "Lbl"]
        bodies = [kid for kid in tags.kids(tag) if kind_of(kid) == "LBody"]
        rest = [kid for kid in tags.kids(tag) if kind_of(kid) not in ("Lbl", "LBody")]
        body = bodies[0] if bodies else tags.new("LBody", tag)
        inner = [*tags.kids(body), *rest]
        tags.set_kids(body, sorted(inner, key=lambda kid: place.get(element_of(kid), -1)))
        tags.set_kids(tag, [*labels, body])


_SCOPES = {"col": "/Column", "row": "/Row"}


_ORDER = {"Caption": 0, "THead": 1}


def _head_tables(tags: Tags) -> None:
    """Header cells say which way they head, instead of each cell naming its headers: shorter and as clear.

    The head comes first even where it was left out on the first page because a very high row did not fit below it.
    """
    for tag in [tag for tag in tags.walk(tags.root) if kind_of(tag) == "Table"]:
        tags.set_kids(tag, sorted(tags.kids(tag), key=lambda kid: _ORDER.get(kind_of(kid), 2)))
    for tag in tags.walk(tags.root):
        element = element_of(tag)
        if element is None or kind_of(tag) not in ("TH", "TD"):
            continue
        tag.pop("ID", None)
        tag.pop("A", None)
        if kind_of(tag) == "TH":
            scope = _SCOPES[element.get("scope", "col")]
            tag["A"] = pydyf.Dictionary({"O": "/Table", "Scope": scope})


def _place_notes(tags: Tags) -> None:
    """A note follows its mark, where a listener wants it; on the page it stays at the foot."""
    all_tags = list(tags.walk(tags.root))
    marks = {element_of(tag): tag for tag in all_tags if kind_of(tag) == "Reference"}
    for note in [tag for tag in all_tags if kind_of(tag) == "Note"]:
        element = element_of(note)
        if element is None or element not in marks:
            continue
        tags.take_out(note)
        mark = marks[element]
        paragraph = tags.parent(mark)
        kids = tags.kids(paragraph)
        place = next(number for number, kid in enumerate(kids) if kid is mark) + 1
        tags.set_kids(paragraph, [*kids[:place], note, *kids[place:]])
        note["ID"] = pydyf.String(f"note {element.get('data-number')}")
    tags.drop_empty(_wrappers(all_tags))


def _place_figures(tags: Tags) -> None:
    """Says where a picture is in the units of the page, upwards; WeasyPrint says it in pixels, downwards."""
    for tag in tags.walk(tags.root):
        if kind_of(tag) == "Figure" and "A" in tag:
            left, top, right, bottom = (edge * 0.75 for edge in tag["A"]["BBox"])
            height = tags.page_height(tag)
            tag["A"]["BBox"] = pydyf.Array([left, height - bottom, right, height - top])


def _wrappers(all_tags: Iterable[Any]) -> list[Any]:
    return [tag for tag in all_tags if kind_of(tag) == "NonStruct" and element_of(tag) is None]


def _tell_languages(tags: Tags, language: str) -> None:
    for tag in tags.walk(tags.root):
        element = element_of(tag)
        if element is not None and box_name(tag) == element.tag:
            other = element.get("lang", language)
            if other != language:
                tag["Lang"] = pydyf.String(other)
