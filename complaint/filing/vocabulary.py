"""The elements that a template may write, and which attributes and children each may have.

This table is the whole vocabulary; `docs/blocks.md` describes it and is tested against it. Everything else in a
template is a problem with its file and line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

INLINE = frozenset({"em", "strong", "a", "note", "ref", "annex", "br", "lang", "field", "todo"})
BLOCK = frozenset(
    {
        "section",
        "p",
        "ul",
        "ol",
        "names",
        "table",
        "glance",
        "entries",
        "blockquote",
        "aside",
        "contents",
        "enclosed",
        "chart",
    }
)


@dataclass(frozen=True, slots=True)
class Element:
    """What an element may hold: `text` says whether characters may stand directly in it."""

    meaning: str
    children: frozenset[str]
    attributes: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()
    text: bool = False


def _element(
    meaning: str, children: frozenset[str] | str = "", *, attributes: str = "", required: str = "", text: bool = False
) -> Element:
    inner = frozenset(children.split()) if isinstance(children, str) else children
    must = frozenset(required.split())
    return Element(meaning, inner, frozenset(attributes.split()) | must, must, text)


VOCABULARY: Mapping[str, Element] = {
    "document": _element("The root; the program writes it.", BLOCK | {"cover", "backcover"}),
    "cover": _element("The first page.", "marking kicker title subtitle addressee p glance line", attributes="mark"),
    "marking": _element("The confidentiality mark of the cover, where it holds a value.", INLINE, text=True),
    "kicker": _element("A line above the title.", INLINE, text=True),
    "title": _element("The title on the cover, or of a section.", INLINE, text=True),
    "subtitle": _element("The line below the title.", INLINE, text=True),
    "addressee": _element("To whom the filing is addressed; lines are parted by br.", INLINE, text=True),
    "line": _element("A line at the foot of the cover.", INLINE, text=True),
    "enclosed": _element(
        "The pages of an annex, each on a page of its own; in the file that holds all annexes.", required="ref"
    ),
    "backcover": _element("The last page.", "p"),
    "contents": _element("The table of contents.", attributes="depth"),
    "section": _element(
        "A heading and what stands below it; the outermost is a chapter and starts a page.",
        BLOCK | {"title"},
        attributes="title id numbered contents",
    ),
    "p": _element("A paragraph.", INLINE, attributes="id role numbered", text=True),
    "ul": _element("A list with bullets.", "li"),
    "ol": _element("A list with numbers or letters.", "li", attributes="kind"),
    "names": _element("A list of names in three columns.", "caption li"),
    "li": _element("An item of a list.", (BLOCK - {"section", "contents", "chart"}) | INLINE, text=True),
    "table": _element("A table with a caption.", "caption thead tbody tfoot", required="widths", attributes="id"),
    "caption": _element("What the table or figure shows, or whom a list of names holds.", INLINE, text=True),
    "thead": _element("The heading rows.", "tr"),
    "tbody": _element("The rows.", "tr"),
    "tfoot": _element("Rows of totals.", "tr"),
    "tr": _element("A row.", "th td"),
    "th": _element("A heading cell.", INLINE, attributes="align", text=True),
    "td": _element("A cell.", INLINE, attributes="align", text=True),
    "glance": _element("A few facts side by side with their names.", "dt dd"),
    "entries": _element("What happened, one below the other, beside its day and place.", "dt dd"),
    "dt": _element(
        "The name of a fact, day and place of an entry, or what a row of a chart is about.", INLINE, text=True
    ),
    "dd": _element("The fact, what happened, or a remark at the end of a row.", INLINE, text=True),
    "chart": _element(
        "A figure drawn from numbers or from dates.", "caption band row", required="kind", attributes="id"
    ),
    "band": _element("Rows of a chart that belong together.", "row", attributes="title"),
    "row": _element("A line of a chart.", "dt dd mark", attributes="value"),
    "mark": _element("What happened on a line of a timeline.", required="kind from", attributes="to"),
    "blockquote": _element("A quotation set apart.", "p cite", attributes="lang"),
    "cite": _element("Who said it.", INLINE, text=True),
    "aside": _element("A sentence that a hurried reader must not miss.", INLINE, text=True),
    "em": _element("Stressed.", INLINE, text=True),
    "strong": _element("Strongly stressed.", INLINE, text=True),
    "a": _element("A link.", frozenset(), required="href", text=True),
    "note": _element(
        "A footnote: of a source, or of the words inside.", INLINE - {"note"}, attributes="id source", text=True
    ),
    "ref": _element(
        "A reference to sections, paragraphs, tables or notes by their ids.", required="to", attributes="form"
    ),
    "annex": _element("A reference to an annex by its record.", required="ref", attributes="page"),
    "br": _element("A new line."),
    "lang": _element("Words in another language.", INLINE, required="tag", text=True),
    "field": _element("Words from one field of one record.", INLINE, required="record field", text=True),
    "todo": _element(
        "A place where a person must decide or fill in something.",
        INLINE,
        required="reason",
        attributes="printed",
        text=True,
    ),
}
