"""YAML stays what was typed, each value with its place."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from complaint.records.text_file import UNSEEN
from complaint.records.yaml_reader import DEEPEST, Items, Keys, Node, Scalar, read_yaml

NAMES = st.text(alphabet="abcdefgh_", min_size=1, max_size=8)
TEXTS = st.text(max_size=30).filter(lambda text: not UNSEEN.search(text) and "\r" not in text and "\x85" not in text)
TREES = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=12
)
AS_TYPED = [
    "007",
    "012345",
    "no",
    "yes",
    "NO",
    "true",
    "1.10",
    "1:20",
    "+4712",
    "null",
    "~",
    "0x1f",
    "2018-05-10",
    "1e3",
]
REFUSED = [
    ("a: 1\na: 2", "repeated-key", (2, 1)),
    ("a: &x 1", "yaml-anchor", (1, 4)),
    ("a: *x", "yaml-anchor", (1, 4)),
    ("a: !!python/object:os.system 1", "yaml-tag", (1, 4)),
    ("a: !thing 1", "yaml-tag", (1, 4)),
    ("<<: {b: 1}", "yaml-merge", (1, 1)),
    ("a: 1\n---\nb: 2", "yaml-documents", (2, 1)),
    ("a: 1\n\tb: 2", "tab", (2, 1)),
    ("a:\n  - 1\n \t - 2", "tab", (3, 2)),
    ("? [a]\n: 1", "yaml-key", (1, 3)),
    ("a: b: c", "yaml-syntax", (1, 5)),
    ("a: [1", "yaml-syntax", (1, 4)),
    ("a: 'open\nb: c\n", "yaml-syntax", (1, 4)),
    ("a: @b", "yaml-syntax", (1, 4)),
    ('a: "\\0"', "unseen-sign", (1, 4)),
    ("a: b\u202ec", "unseen-sign", (1, 5)),
    ("a: \x07b", "unseen-sign", (1, 4)),
    ("a: \ufeffb", "unseen-sign", (1, 4)),
]


def plain(node: Node | None) -> Any:
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    if isinstance(node, Keys):
        return {key: plain(inner) for key, inner in node.entries.items()}
    return node.text if isinstance(node, Scalar) else None


@pytest.mark.parametrize("typed", AS_TYPED)
def test_a_value_stays_the_text_that_was_typed(typed: str) -> None:
    node, problems = read_yaml(f"field: {typed}\n", "a.yaml")
    assert (plain(node), problems) == ({"field": typed}, ())


@pytest.mark.parametrize(("text", "code", "place"), REFUSED)
def test_what_does_not_belong_into_records_is_a_problem_at_its_place(
    text: str, code: str, place: tuple[int, int]
) -> None:
    _, problems = read_yaml(text, "a.yaml")
    found = [(problem.code, (problem.place.line, problem.place.column)) for problem in problems]
    assert found[0] == (code, place)
    assert all(problem.place.file == "a.yaml" for problem in problems)


def test_keys_and_values_know_where_they_stand() -> None:
    node, _ = read_yaml("# first\n- id: a\n  title: Überschrift — “quoted”\n  items:\n    - x\n    - y\n", "a.yaml")
    assert isinstance(node, Items)
    record = node.items[0]
    assert isinstance(record, Keys)
    assert str(record.at) == "a.yaml:2:3"
    assert str(record.keys["title"]) == "a.yaml:3:3"
    assert str(record.entries["title"].at) == "a.yaml:3:10"
    items = record.entries["items"]
    assert isinstance(items, Items)
    assert [str(item.at) for item in items.items] == ["a.yaml:5:7", "a.yaml:6:7"]


def test_the_first_of_two_equal_keys_is_kept() -> None:
    node, _ = read_yaml("a: 1\nb: 2\na: [3, {c: 4}]\nd: 5", "a.yaml")
    assert plain(node) == {"a": "1", "b": "2", "d": "5"}


def test_a_file_of_comments_holds_nothing_and_is_no_problem() -> None:
    assert read_yaml("# nothing yet\n", "a.yaml") == (None, ())


@pytest.mark.parametrize("bracket", ["[", "{a: "])
def test_deep_nesting_is_refused_without_a_crash(bracket: str) -> None:
    for depth in (DEEPEST + 1, 20_000):
        node, problems = read_yaml(bracket * depth, "a.yaml")
        assert node is None
        assert [problem.code for problem in problems] == ["too-deep"]


@given(TREES)
def test_what_a_program_writes_is_read_back(tree: Any) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_style='"')
    node, problems = read_yaml(text, "a.yaml")
    assert not problems
    assert plain(node) == tree


@given(st.text(max_size=200))
def test_no_text_gives_a_traceback(text: str) -> None:
    _, problems = read_yaml(text, "a.yaml")
    for problem in problems:
        assert 0 <= problem.place.line <= text.count("\n") + text.count("\r") + 2


@given(st.text(alphabet="ab:-[]{}&*!|>'\"%@`#?, \n\t", max_size=80))
def test_no_yaml_gives_a_traceback(text: str) -> None:
    read_yaml(text, "a.yaml")


@given(st.lists(NAMES, unique=True, min_size=1, max_size=6), st.integers(0, 5))
def test_every_value_is_where_its_place_says(names: list[str], blank_lines: int) -> None:
    text = "\n" * blank_lines + "".join(f"{name}: value-of-{name}\n" for name in names)
    node, _ = read_yaml(text, "a.yaml")
    assert isinstance(node, Keys)
    lines = text.split("\n")
    for name, inner in node.entries.items():
        assert isinstance(inner, Scalar)
        assert lines[inner.at.line - 1][inner.at.column - 1 :] == f"value-of-{name}"
