"""The table styles: the table of a filing, ruled by hairlines, the tinted box of a profile, entries, and names.

Takes the styles element and a theme, adds to it. What stands in cells is dressed by paragraph styles.
"""

from __future__ import annotations

from complaint.output.docx.markup import Element, sub, twips
from complaint.output.docx.measures import colour
from complaint.output.theme import Theme

FILING_TABLE, GLANCE_TABLE, ENTRIES_TABLE = "FilingTable", "GlanceTable", "EntriesTable"
NAMES_TABLE, LABELLED_NAMES_TABLE = "NamesTable", "LabelledNamesTable"


def write_table_styles(styles: Element, theme: Theme) -> None:
    rule, dark = colour(theme.colours.rule), colour(theme.colours.heading)
    filing = _begin(styles, FILING_TABLE, "Filing Table")
    # The first line is that of the head; Word draws it as the table's own so that it stands on every page.
    _borders(sub(filing, "w:tblPr"), "w:tblBorders", (("top", dark, 8), ("bottom", dark, 8), ("insideH", rule, 4)))
    _margins(filing, (theme.spacing.cell, 1.6))
    _part(filing, "firstRow", (("bottom", dark, 6),))
    _part(filing, "lastRow", (("top", dark, 6),), colour(theme.colours.tint))

    glance = _begin(styles, GLANCE_TABLE, "Glance Table")
    properties = sub(glance, "w:tblPr")
    tint = colour(theme.colours.tint)
    _borders(properties, "w:tblBorders", (("left", colour(theme.colours.accent), 18), ("insideH", "FFFFFF", 6)))
    _margins(glance, (1.3, 3.0))
    cells = sub(glance, "w:tcPr")
    sub(cells, "w:shd", val="clear", color="auto", fill=tint)

    entries = _begin(styles, ENTRIES_TABLE, "Entries Table")
    sub(entries, "w:tblPr")
    _margins(entries, (0.0, 0.0), right=3.0)

    names = _begin(styles, NAMES_TABLE, "Names Table")
    sub(names, "w:tblPr")
    _margins(names, (0.0, 0.0), right=2.0)
    labelled = _begin(styles, LABELLED_NAMES_TABLE, "Labelled Names Table")
    _borders(sub(labelled, "w:tblPr"), "w:tblBorders", (("top", rule, 4),))
    _margins(labelled, (0.5, 0.0), right=2.0, bottom=0.0)


def _begin(styles: Element, identity: str, name: str) -> Element:
    made = sub(styles, "w:style", type="table", customStyle="1", styleId=identity)
    sub(made, "w:name", val=name)
    sub(made, "w:basedOn", val="TableNormal")
    sub(made, "w:uiPriority", val="13")
    sub(made, "w:qFormat")
    return made


def _borders(properties: Element, tag: str, sides: tuple[tuple[str, str, int], ...]) -> None:
    borders = sub(properties, tag)
    for side, tone, width in sides:
        sub(borders, f"w:{side}", val="single", sz=str(width), space="0", color=tone)


def _margins(
    style: Element, distances: tuple[float, float], right: float | None = None, bottom: float | None = None
) -> None:
    """Room around the text of each cell: above and below, at the sides; at one side another if it is given."""
    upright, sideways = distances
    margins = sub(style.find("{*}tblPr"), "w:tblCellMar")
    sides = {
        "top": upright,
        "left": sideways,
        "bottom": upright if bottom is None else bottom,
        "right": sideways if right is None else right,
    }
    for side, distance in sides.items():
        sub(margins, f"w:{side}", w=str(twips(distance)), type="dxa")


def _part(style: Element, kind: str, sides: tuple[tuple[str, str, int], ...], shade: str = "") -> None:
    properties = sub(sub(style, "w:tblStylePr", type=kind), "w:tcPr")
    _borders(properties, "w:tcBorders", sides)
    if shade:
        sub(properties, "w:shd", val="clear", color="auto", fill=shade)
