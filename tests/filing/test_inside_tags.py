"""Which values of a template stand inside a tag."""

from __future__ import annotations

import pytest
from jinja2 import Environment, nodes

from complaint.filing.inside_tags import inside_tags

TEMPLATES = [
    ("{{ a }}", [], "in the text"),
    ("<p>{{ a }}</p>", [], "between tags"),
    ('<p id="{{ a }}">{{ b }}</p>', ["a id"], "in an attribute"),
    ("<p id='{{ a }}'>{{ b }}</p>", ["a id"], "with the other quotation marks"),
    ('<p title="x > {{ a }}">{{ b }}</p>', ["a title"], "after a sign that would end a tag"),
    ('<p id="x-{{ a }}-{{ b }}" role="{{ c }}"/>{{ d }}', ["a id", "b id", "c role"], "several"),
    ('<p{% if a %} id="{{ b }}"{% else %} role="{{ c }}"{% endif %}>{{ d }}</p>', ["b id", "c role"], "alternatives"),
    ('{% if a %}<p id="x">{% elif b %}<p>{% else %}<p role="{{ c }}">{% endif %}{{ d }}</p>', ["c role"], "of tags"),
    ('<ref to="{% for a in b %}{{ a }} {% endfor %}"/>{{ c }}', ["a to"], "in a loop"),
    ('{% for a in b %}<p id="{{ a }}">{{ a }}</p>{% else %}{{ c }}{% endfor %}{{ d }}', ["a id"], "around tags"),
    ('{% macro m(a) %}{{ a }}{% endmacro %}<p id="{{ b }}"/>', ["b id"], "a macro begins anew"),
    ("a < b {{ a }}", [], "a sign that begins no tag"),
    ("</p>{{ a }}", [], "after an end tag"),
    ('<p\nid="{{ a }}"\n>{{ b }}', ["a id"], "over several lines"),
]


@pytest.mark.parametrize(("text", "given", "why"), TEMPLATES, ids=[row[2] for row in TEMPLATES])
def test_values_inside_tags_are_found(text: str, given: list[str], why: str) -> None:
    found = []
    for output, place, attribute in inside_tags(Environment().parse(text)):
        value = output.nodes[place]
        assert isinstance(value, nodes.Name)
        found.append(f"{value.name} {attribute}")
    assert found == given
