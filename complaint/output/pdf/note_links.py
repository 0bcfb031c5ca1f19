"""Makes links of note marks and back: from the mark in the text to the note, from the note's number to its mark.

Takes laid out pages and adds links to their lists. WeasyPrint makes none for notes by itself; and where a link leads
within the document it says by a name for machines.
"""

from __future__ import annotations

from typing import Any

import pydyf

from complaint.output.pdf.wording import mark_anchor, note_anchor

_MARK, _NUMBER = "span::footnote-call", "span::footnote-marker"


def link_notes(laid_out: Any) -> None:
    for page in laid_out.pages:
        for box in page._page_box.descendants(placeholders=True):
            name = box.element_tag if box.element is not None else None
            if name not in (_MARK, _NUMBER) or hasattr(box, "text"):
                continue
            number = int(box.element.get("data-number"))
            x, y, width, height = box.hit_area()
            if name == _MARK:
                page.anchors.setdefault(mark_anchor(number), (x, y, x + width, y + height))
                target = note_anchor(number)
            else:
                page.anchors.setdefault(f"cited:{number}", (x, y, x + width, y + height))
                target = mark_anchor(number)
            page.links.append(("internal", target, (x, y, x + width, y + height), box))


def name_links(laid_out: Any) -> None:
    """Once links are painted: describes those within the document by the words that are linked, for who listens."""
    for page in laid_out.pages:
        for kind, _, _, box in page.links:
            if kind == "internal":
                element = box.element
                words = (
                    " ".join("".join(element.itertext()).split()) if element.tag == "a" else element.get("data-number")
                )
                box.link_annotation["Contents"] = pydyf.String(words)
