"""Anchors of a document tell nobody's name, and references still lead to them."""

from __future__ import annotations

from complaint.filing.anchors import hide_names
from complaint.filing.secrecy import secrecy_of
from complaint.filing.select import select
from complaint.filing.tree import read_tree
from tests.filing import making
from tests.filing.making import base, person, recipient
from tests.records.factories import make, together

MARKUP = (
    '<section id="case-moor" title="x"><p id="place-1">x</p></section><table id="table-case-7" widths="1"/>'
    '<section id="case-8" title="x"><section id="annex-list-of-moor" title="x"/></section>'
    '<p>see <ref to="case-moor case-8"/>, <ref to="table-case-7"/>, <annex ref="list-of-moor"/>'
    ' and <annex ref="list"/></p>'
)


def test_ids_that_tell_a_name_are_replaced_with_the_references_to_them() -> None:
    records = together(
        base(), person("moor-ana", poa={"naming": "withheld"}), make("prosecution", "case-7", persons=["moor-ana"])
    )
    secrecy = secrecy_of(select(records, recipient(), making.ON).view)
    root = read_tree(MARKUP, "t.html")
    assert hide_names(root, ["list", "list-of-moor"], secrecy) == {"list": "list", "list-of-moor": "number-2"}
    assert [element.get("id") for element in root.iter("section", "p", "table") if element.get("id")] == [
        "place-2",
        "place-1",
        "place-3",
        "case-8",
        "annex-number-2",
    ]
    assert [element.get("to") for element in root.iter("ref")] == ["place-2 case-8", "place-3"]
    assert [element.get("ref") for element in root.iter("annex")] == ["number-2", "list"]


def test_where_nobody_is_hidden_ids_stay() -> None:
    secrecy = secrecy_of(select(together(base(), person("moor-ana")), recipient(), making.ON).view)
    root = read_tree(MARKUP, "t.html")
    assert hide_names(root, ["list", "list-of-moor"], secrecy) == {"list": "list", "list-of-moor": "list-of-moor"}
    assert root[0].get("id") == "case-moor"
