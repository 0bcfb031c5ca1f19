"""A named style and how it is written down in `styles.xml`.

Takes descriptions of styles (`ParagraphStyle`, `RunStyle`), gives elements. Which styles there are, and what they
look like, is said in `stylesheet`; here is only the grammar, whose order of elements Word insists on.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from complaint.output.docx.markup import Element, half_points, points, sub, twips


@dataclass(frozen=True, slots=True)
class Rule:
    """A line beside a paragraph; `width` in eighths of a point, `space` in points."""

    side: str
    colour: str
    width: int = 4
    space: int = 4


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop, in millimetres."""

    at: float
    align: str = "left"
    leader: str = "none"


@dataclass(frozen=True, slots=True)
class RunLook:
    """How letters look; None leaves a setting to the style below. `size` and `spaced` in points."""

    font: str = ""
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    colour: str = ""
    spaced: float | None = None
    underline: str = ""
    shade: str = ""
    raised: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style; distances before and after and `line` in points, indents and tabs in millimetres."""

    id: str
    name: str
    based: str = "Normal"
    next: str = ""
    look: RunLook = field(default_factory=RunLook)
    before: float | None = None
    after: float | None = None
    line: float | None = None
    fixed_line: bool = False
    left: float | None = None
    right: float | None = None
    hanging: float | None = None
    align: str = ""
    keep_next: bool | None = None
    keep_lines: bool | None = None
    page_break: bool | None = None
    contextual: bool = False
    rules: tuple[Rule, ...] = ()
    shade: str = ""
    tabs: tuple[Tab, ...] = ()
    numbering: tuple[int, int] | None = None  # numId and level; numId 0 takes numbering away
    outline: int | None = None  # 0 for the highest level, 9 for text
    priority: int = 10


@dataclass(frozen=True, slots=True)
class RunStyle:
    """A character style."""

    id: str
    name: str
    look: RunLook
    based: str = "DefaultParagraphFont"
    priority: int = 20


def write_paragraph_style(styles: Element, style: ParagraphStyle, built_in: bool) -> None:
    made = _begin(styles, "paragraph", style.id, style.name, built_in)
    if style.id == "Normal":
        made.set(made.tag.replace("}style", "}default"), "1")
    else:
        sub(made, "w:basedOn", val=style.based)
    if style.next:
        sub(made, "w:next", val=style.next)
    sub(made, "w:uiPriority", val=str(style.priority))
    sub(made, "w:qFormat")
    _paragraph_properties(sub(made, "w:pPr"), style)
    write_look(sub(made, "w:rPr"), style.look)


def write_run_style(styles: Element, style: RunStyle, built_in: bool) -> None:
    made = _begin(styles, "character", style.id, style.name, built_in)
    sub(made, "w:basedOn", val=style.based)
    sub(made, "w:uiPriority", val=str(style.priority))
    sub(made, "w:qFormat")
    write_look(sub(made, "w:rPr"), style.look)


def _begin(styles: Element, kind: str, identity: str, name: str, built_in: bool) -> Element:
    made = sub(styles, "w:style", type=kind, styleId=identity)
    if not built_in:
        made.set(made.tag.replace("}style", "}customStyle"), "1")
    sub(made, "w:name", val=name)
    return made


def _paragraph_properties(properties: Element, style: ParagraphStyle) -> None:
    _switch(properties, "w:keepNext", style.keep_next)
    _switch(properties, "w:keepLines", style.keep_lines)
    _switch(properties, "w:pageBreakBefore", style.page_break)
    if style.numbering is not None:
        numbering = sub(properties, "w:numPr")
        identity, level = style.numbering
        if identity:
            sub(numbering, "w:ilvl", val=str(level))
        sub(numbering, "w:numId", val=str(identity))
    if style.rules:
        borders = sub(properties, "w:pBdr")
        for rule in style.rules:
            sub(borders, f"w:{rule.side}", val="single", sz=str(rule.width), space=str(rule.space), color=rule.colour)
    if style.shade:
        sub(properties, "w:shd", val="clear", color="auto", fill=style.shade)
    if style.tabs:
        tabs = sub(properties, "w:tabs")
        for tab in style.tabs:
            sub(tabs, "w:tab", val=tab.align, leader=tab.leader, pos=str(twips(tab.at)))
    _spacing(properties, style)
    _indent(properties, style)
    if style.contextual:
        sub(properties, "w:contextualSpacing")
    if style.align:
        sub(properties, "w:jc", val=style.align)
    if style.outline is not None:
        sub(properties, "w:outlineLvl", val=str(style.outline))


def _spacing(properties: Element, style: ParagraphStyle) -> None:
    settings = {key: points(value) for key in ("before", "after") if (value := getattr(style, key)) is not None}
    if style.line is not None:
        # At least: a taller letter from another script or a picture set in by hand is not cut off.
        settings |= {"line": points(style.line), "lineRule": "exact" if style.fixed_line else "atLeast"}
    if settings:
        sub(properties, "w:spacing", **settings)


def _indent(properties: Element, style: ParagraphStyle) -> None:
    settings = {
        key: str(twips(value)) for key in ("left", "right", "hanging") if (value := getattr(style, key)) is not None
    }
    if settings:
        sub(properties, "w:ind", **settings)


def write_look(properties: Element, look: RunLook) -> None:
    """Fills the properties of a run, of a style or of the number of a list."""
    if look.font:
        sub(properties, "w:rFonts", ascii=look.font, hAnsi=look.font, eastAsia=look.font, cs=look.font)
    for tag, value in (("w:b", look.bold), ("w:i", look.italic)):
        _switch(properties, tag, value)
        _switch(properties, f"{tag}Cs", value)
    _switch(properties, "w:caps", look.capitals)
    if look.colour:
        sub(properties, "w:color", val=look.colour)
    if look.spaced is not None:
        sub(properties, "w:spacing", val=points(look.spaced))
    if look.size is not None:
        sub(properties, "w:sz", val=half_points(look.size))
        sub(properties, "w:szCs", val=half_points(look.size))
    if look.underline:
        sub(properties, "w:u", val=look.underline)
    if look.shade:
        sub(properties, "w:shd", val="clear", color="auto", fill=look.shade)
    if look.raised:
        sub(properties, "w:vertAlign", val="superscript")


def _switch(properties: Element, tag: str, value: bool | None) -> None:
    if value is not None:
        sub(properties, tag, **({} if value else {"val": "0"}))
