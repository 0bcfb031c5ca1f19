"""The numbers that Word prints before paragraphs, worked out from a finished file as Word does it.

Takes the roots of `numbering.xml` and `styles.xml`, then paragraphs in the order of the text; gives the number of
each. It knows nothing of how the file was written, so that it can tell whether what was meant came out. Sources:
ECMA-376 part 1, 17.9 (numbering), and how Word does what the standard leaves open: all numberings of one definition
count together, and one that overrides a start begins there when it is first used.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from complaint.output.comparing import BULLET
from complaint.output.docx.markup import Element, name
from complaint.output.reading import letters

_VAL, _LEVEL = name("w:val"), name("w:ilvl")
_NUMBERING = f"{name('w:pPr')}/{name('w:numPr')}"
_UNKNOWN = "?"  # for ways to count that our files do not use


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str

    def shown(self, count: int) -> str:
        if self.form == "decimal":
            return str(count)
        return letters(count) if self.form == "lowerLetter" else _UNKNOWN


@dataclass(slots=True)
class _Numbering:
    """One `w:num`: the definition it counts with, its levels, and where a level starts when it is first used."""

    definition: str
    levels: dict[int, _Level]
    restarts: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Use:
    """What a paragraph or a style says about numbering; None where it says nothing."""

    numbering: str | None
    level: int | None


@dataclass
class Counting:
    """Counts along the text; `number` is asked for each paragraph once, in order."""

    numbering: Element
    styles: Element
    _numberings: dict[str, _Numbering] = field(init=False)
    _by_id: dict[str, Element] = field(init=False)
    _styles: dict[str, _Use] = field(init=False, default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        definitions = {item.get(name("w:abstractNumId")): item for item in self.numbering.iter(name("w:abstractNum"))}
        self._numberings = {
            item.get(name("w:numId")): _read(item, definitions) for item in self.numbering.iter(name("w:num"))
        }
        self._by_id = {style.get(name("w:styleId")): style for style in self.styles.iter(name("w:style"))}

    def number(self, paragraph: Element) -> str:
        """What is printed before the paragraph; empty for one that is not counted."""
        style = paragraph.find(f"{name('w:pPr')}/{name('w:pStyle')}")
        use = self._over(_use(paragraph.find(_NUMBERING)), "" if style is None else str(style.get(_VAL)))
        numbering = self._numberings.get(use.numbering or "0")
        return self._count(numbering, use.level or 0) if numbering else ""

    def _over(self, use: _Use, style: str) -> _Use:
        """What a paragraph says itself comes before what its style says."""
        below = self._style(style)
        return _Use(
            below.numbering if use.numbering is None else use.numbering,
            below.level if use.level is None else use.level,
        )

    def _style(self, style: str) -> _Use:
        if style not in self._styles:
            self._styles[style] = _Use(None, None)  # ends a circle
            if (found := self._by_id.get(style)) is not None:
                base = found.find(name("w:basedOn"))
                self._styles[style] = self._over(
                    _use(found.find(_NUMBERING)), "" if base is None else str(base.get(_VAL))
                )
        return self._styles[style]

    def _count(self, numbering: _Numbering, level: int) -> str:
        if level not in numbering.levels:
            return _UNKNOWN
        counts = self._counts.setdefault(numbering.definition, {})
        start = numbering.restarts.pop(level, None if level in counts else numbering.levels[level].start)
        counts[level] = counts[level] + 1 if start is None else start
        for deeper in [deeper for deeper in counts if deeper > level]:
            del counts[deeper]
        own = numbering.levels[level]
        if own.form == "bullet":
            return BULLET
        text = own.text
        for upper, count in counts.items():
            text = text.replace(f"%{upper + 1}", numbering.levels[upper].shown(count))
        return text


def _use(properties: Element | None) -> _Use:
    if properties is None:
        return _Use(None, None)
    numbering, level = properties.find(name("w:numId")), properties.find(_LEVEL)
    return _Use(
        None if numbering is None else numbering.get(_VAL),
        None if level is None else int(level.get(_VAL)),
    )


def _read(number: Element, definitions: dict[str, Element]) -> _Numbering:
    reference = number.find(name("w:abstractNumId"))
    definition = "" if reference is None else str(reference.get(_VAL))
    found = definitions[definition].iter(name("w:lvl")) if definition in definitions else ()
    levels = {int(item.get(_LEVEL)): _level(item) for item in found}
    restarts = dict[int, int]()
    for override in number.iter(name("w:lvlOverride")):
        level = int(override.get(_LEVEL))
        if (own := override.find(name("w:lvl"))) is not None:
            levels[level] = _level(own)
        if (start := override.find(name("w:startOverride"))) is not None:
            restarts[level] = int(start.get(_VAL))
    return _Numbering(definition, levels, restarts)


def _level(item: Element) -> _Level:
    start, form, text = (item.find(name(tag)) for tag in ("w:start", "w:numFmt", "w:lvlText"))
    return _Level(
        int(start.get(_VAL)) if start is not None else 0,
        form.get(_VAL) if form is not None else "decimal",
        text.get(_VAL) if text is not None else "",
    )
