"""Whether a filing has the parts of the recipient’s form, in the order of the form, and none of them empty.

Takes a composed filing and the profile, whose `sections` name the parts by the ids under which templates write them;
gives an error for each part that a template left out or put elsewhere, and a warning for one that stays empty. A part
that is not required may be missing, but not stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from complaint.filing.blocks import Document, Section, inline_groups, plain, walk
from complaint.problems import Problem, error, warning
from complaint.records.record import Record


def beside_the_form(document: Document, profile: Record, *, holds_nobody: bool = False) -> Iterator[Problem]:
    """What is wrong with the parts of a filing. One that holds nobody yet has nothing to say in them."""
    parts = {block.anchor: block for block in walk(document.blocks) if isinstance(block, Section)}
    order = list(parts)
    before = ""
    for number, asked in enumerate(profile.sections):
        part, place = parts.get(asked["id"]), profile.place_of(f"sections[{number}]")
        said = f"“{asked['title']}” ({asked['id']})"
        if part is None:
            if asked["required"]:
                hint = f"write it into templates/{profile.id}/filing.html, as <section id=“{asked['id']}”>"
                yield error("form", place, f"the filing does not have the part {said} of the form", hint)
            continue
        if asked["required"] and not holds_nobody and not _says_something(part):
            hint = "enter what it is made from, or let its template print a place to fill in"
            yield warning("form", place, f"the filing leaves empty the part {said} of the form", hint)
        if before and order.index(part.anchor) < order.index(before):
            hint = "put it where the form has it, or correct the order in the profile"
            yield error("form", place, f"the part {said} of the form stands too early in the filing", hint)
        before = part.anchor


def _says_something(part: Section) -> bool:
    return any(plain(group).strip() for block in walk(part.blocks) for group in inline_groups(block))
