"""Checks of styles and numberings: that what is used is defined, once, and leads to something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from complaint.output.docx.markup import name
from complaint.output.docx.opened import Opened, fault
from complaint.output.docx.reference_checks import doubled
from complaint.problems import Problem

_VAL = name("w:val")


def style_problems(file: Opened) -> Iterator[Problem]:
    yield from _styles(file)
    yield from _numberings(file)


def _styles(file: Opened) -> Iterator[Problem]:
    part = "word/styles.xml"
    styles = list(file.tree(part).iter(name("w:style")))
    yield from doubled(part, "the style", (style.get(name("w:styleId")) for style in styles))
    yield from doubled(part, "the style called", (style.find(name("w:name")).get(_VAL).lower() for style in styles))
    bases = {style.get(name("w:styleId")): style.find(name("w:basedOn")) for style in styles}
    yield from _circles({called: base.get(_VAL) for called, base in bases.items() if base is not None})
    kinds = {style.get(name("w:styleId")): style.get(name("w:type")) for style in styles}
    for style in styles:
        for tag in ("w:basedOn", "w:next", "w:link"):
            other = style.find(name(tag))
            if other is not None and other.get(_VAL) not in kinds:
                yield fault(part, f"the style {style.get(name('w:styleId'))} names {other.get(_VAL)}, which is missing")
    for where, tree in (*file.stories(), ("word/numbering.xml", file.tree("word/numbering.xml"))):
        for tag, kind in (("w:pStyle", "paragraph"), ("w:rStyle", "character"), ("w:tblStyle", "table")):
            for used in dict.fromkeys(element.get(_VAL) for element in tree.iter(name(tag))):
                if kinds.get(used) != kind:
                    yield fault(where, f"there is no {kind} style {used}")


def _circles(bases: Mapping[str, str]) -> Iterator[Problem]:
    for style in bases:
        above, base = {style}, bases.get(style)
        while base is not None and base not in above:
            above.add(base)
            base = bases.get(base)
        if base == style:
            yield fault("word/styles.xml", f"the style {style} is based on itself")


def _numberings(file: Opened) -> Iterator[Problem]:
    part = "word/numbering.xml"
    tree = file.tree(part)
    levels = {
        definition.get(name("w:abstractNumId")): {level.get(name("w:ilvl")) for level in definition.iter(name("w:lvl"))}
        for definition in tree.iter(name("w:abstractNum"))
    }
    numbers = list(tree.iter(name("w:num")))
    yield from doubled(part, "the numbering", (number.get(name("w:numId")) for number in numbers))
    defined = dict[str | None, set[str]]()
    for number in numbers:
        definition = number.find(name("w:abstractNumId")).get(_VAL)
        if definition not in levels:
            yield fault(part, f"the numbering {number.get(name('w:numId'))} is defined nowhere")
        defined[number.get(name("w:numId"))] = levels.get(definition, set())
    for where, source in (*file.stories(), ("word/styles.xml", file.tree("word/styles.xml"))):
        for use in source.iter(name("w:numPr")):
            identity, level = use.find(name("w:numId")), use.find(name("w:ilvl"))
            called = None if identity is None else identity.get(_VAL)
            if called == "0":
                continue  # takes numbering away
            if called not in defined:
                yield fault(where, f"the numbering {called} is missing")
            elif level is not None and level.get(_VAL) not in defined[called]:
                yield fault(where, f"the numbering {called} has no level {level.get(_VAL)}")
