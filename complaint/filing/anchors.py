"""Anchors of a document that tell nobody's name.

Takes the tree of a document and the ids of its annexes. Templates name places of a document after records; both
formats keep these names, as bookmarks and as targets of links, where a reader can find them. Those that would tell the
name of somebody hidden are replaced, together with the references to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from lxml.etree import _Element as Element

from complaint.filing.secrecy import Secrecy

_ANNEX = "annex-"


def hide_names(root: Element, annexes: Sequence[str], secrecy: Secrecy) -> dict[str, str]:
    """Replaces in the tree what would tell a name; by the id of each annex how the tree now calls it."""
    taken = {str(element.get("id")) for element in root.iter() if element.get("id")}
    called = {
        annex: f"number-{number}" if secrecy.keeps_id(annex) else annex for number, annex in enumerate(annexes, start=1)
    }
    new = {f"{_ANNEX}{annex}": f"{_ANNEX}{name}" for annex, name in called.items() if annex != name}
    free = (place for place in map("place-{}".format, count(1)) if place not in taken)
    for name in sorted(taken - new.keys()):
        if secrecy.keeps_id(name) or secrecy.keeps_id(name.partition("-")[2]):
            new[name] = next(free)
    for element in root.iter("section", "table", "p", "note", "ref", "annex", "enclosed") if new else ():
        for attribute in ("id", "to"):
            if words := str(element.get(attribute) or "").split():
                element.set(attribute, " ".join(new.get(word, word) for word in words))
        if element.get("ref") in called:
            element.set("ref", called[str(element.get("ref"))])
    return called
