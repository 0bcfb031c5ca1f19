"""Which printed values of a template stand inside a tag, as in `<section id="{{ event.id }}">`.

Takes the syntax tree of a template, gives the places of such values with the name of the attribute. There no element
can stand, so what is printed must be words alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from jinja2 import nodes

_OPENED = re.compile(r"<[a-zA-Z/]")
_NAMED = re.compile(r"([a-zA-Z]+)\s*=\s*$")


@dataclass(frozen=True, slots=True)
class State:
    """Where in the markup a text ends: outside tags, in one, or in the value of an attribute, with its quotation mark.

    `attribute` is the last one that was begun.
    """

    in_tag: bool = False
    quote: str = ""
    attribute: str = ""


def inside_tags(template: nodes.Template) -> list[tuple[nodes.Output, int, str]]:
    """Each output with the place of the value in it and the attribute; includes within a tag are left to the parser."""
    found: list[tuple[nodes.Output, int, str]] = []
    _walk(template.body, State(), found)
    return found


def _walk(body: Iterable[nodes.Node], state: State, found: list[tuple[nodes.Output, int, str]]) -> State:
    """The state after the nodes. Of alternatives the first decides: all must leave the markup in the same state."""
    for node in body:
        match node:
            case nodes.Output():
                for place, part in enumerate(node.nodes):
                    if isinstance(part, nodes.TemplateData):
                        state = _after(part.data, state)
                    elif state.in_tag:
                        found.append((node, place, state.attribute))
            case nodes.If():
                ends = [_walk(branch, state, found) for branch in _branches(node)]
                state = ends[0]
            case nodes.For():
                end = _walk(node.body, state, found)
                _walk(node.else_, state, found)
                state = end
            case nodes.Macro() | nodes.CallBlock():
                _walk(node.body, State(), found)
    return state


def _branches(node: nodes.If) -> Iterator[list[nodes.Node]]:
    yield node.body
    for other in node.elif_:
        yield other.body
    yield node.else_


def _after(text: str, state: State) -> State:
    """The state after a piece of markup."""
    position = 0
    while position < len(text):
        if not state.in_tag:
            opened = _OPENED.search(text, position)
            if opened is None:
                return state
            state, position = State(in_tag=True), opened.end()
        elif state.quote:
            end = text.find(state.quote, position)
            if end < 0:
                return state
            state, position = replace(state, quote=""), end + 1
        else:
            sign = text[position]
            if sign == ">":
                state = State()
            elif sign in "\"'":
                named = _NAMED.search(text, 0, position)
                state = replace(state, quote=sign, attribute=named[1] if named else "")
            position += 1
    return state
