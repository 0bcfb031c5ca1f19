"""A YAML file keeps everything that nobody wanted changed: comments, order, indents, quotation marks, long texts."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from complaint.records.changing.csv_edit import NotThereError
from complaint.records.changing.yaml_edit import edited, with_record, without_record

TEXT = """\
# what happened
- id: walk
  title: "Silent walk"   # as it was called
  places: [north, south]

  aim: >
    A long text
    over two lines.
# about the next one
- id: march
  number: 007
  tags:
    - one  # first
    - two
  note:
"""


@pytest.mark.parametrize(
    ("record", "new", "old_line", "new_line"),
    [
        ("walk", {"title": "Loud walk"}, '"Silent walk"   #', '"Loud walk"   #'),
        ("walk", {"title": 'a "b" \\'}, '"Silent walk"', '"a \\"b\\" \\\\"'),
        ("walk", {"places": ("north", "east, far")}, "[north, south]", "[north, 'east, far']"),
        ("walk", {"places": ("north",)}, "[north, south]", "[north]"),
        ("walk", {"aim": "Short"}, ">\n    A long text\n    over two lines.", "'Short'"),
        ("walk", {"aim": ""}, "  aim: >\n    A long text\n    over two lines.\n", ""),
        ("walk", {"title": ""}, '"Silent walk"   #', "''   #"),
        ("walk", {"kind": "walk: slow"}, "- id: walk\n", "- id: walk\n  kind: 'walk: slow'\n"),
        ("march", {"number": "008"}, "007", "008"),
        ("march", {"number": "no # yes"}, "007", "'no # yes'"),
        ("march", {"tags": ("one", "three")}, "- two", "- three"),
        ("march", {"tags": ("one",)}, "    - two\n", ""),
        ("march", {"tags": ("two",)}, "    - one  # first\n", ""),
        ("march", {"tags": ("one", "two", "a, b")}, "    - two\n", "    - two\n    - 'a, b'\n"),
        ("march", {"tags": ("one", "three", "four")}, "    - two\n", "    - three\n    - four\n"),
        ("march", {"tags": ("three",)}, "\n    - one  # first\n    - two", " [three]"),
        ("march", {"tags": ("two", "one", "x")}, "\n    - one  # first\n    - two", " [two, one, x]"),
        ("march", {"note": "x\ny"}, "  note:\n", '  note: "x\\ny"\n'),
    ],
)
def test_only_the_value_changes(record, new, old_line, new_line):
    assert TEXT.count(old_line) == 1
    assert edited(TEXT, record, new, ()) == TEXT.replace(old_line, new_line)


def test_a_record_inside_another_one_is_found():
    text = "id: case\ncharges:\n  - id: first\n    person: anna\n  - {id: second, person: ben}\n"

    assert "person: cid}" in edited(text, "second", {"person": "cid"}, ("charges",))
    assert "{id: second, day: x, person: ben}" in edited(text, "second", {"day": "x"}, ("charges",))
    with pytest.raises(NotThereError):
        edited(text, "third", {"person": "cid"}, ("charges",))


def test_a_group_of_fields_keeps_its_shape_and_only_its_texts_change():
    text = "- id: a\n  parts:\n    - title: One  # first\n      text: See [[b]], twice.\n    - {title: Two}\n"
    group = '[{"title": "One", "text": "See [[c]], twice."}, {"title": "2"}]'

    changed = edited(text, "a", {"parts": group}, ())
    assert changed == text.replace("[[b]]", "[[c]]").replace("Two", "2")
    for other in ('[{"title": "One"}]', '[{"title": "One", "text": "x"}, "Two"]', "no group"):
        with pytest.raises(NotThereError):
            edited(text, "a", {"parts": other}, ())


def test_a_text_over_several_lines_keeps_them_where_only_words_are_others():
    text = "- id: a\n  note: >-\n    Anna saw\n    [[ben]] there.\n\n    He left.\n  day: x\n"
    note = "Anna saw [[ben]] there.\nHe left."

    assert edited(text, "a", {"note": note.replace("ben", "cid")}, ()) == text.replace("ben", "cid")
    longer = edited(text, "a", {"note": f"{note} Alone."}, ())
    assert yaml.safe_load(longer)[0] == {"id": "a", "note": f"{note} Alone.", "day": "x"}


def test_a_record_comes_to_the_end_and_goes_again():
    more = with_record(TEXT, {"id": "run", "title": "Run", "places": ("a", "b")})

    assert more == TEXT + "- id: run\n  title: Run\n  places: [a, b]\n"
    assert without_record(more, "run") == TEXT
    assert with_record("", {"id": "run"}) == "- id: run\n"
    assert without_record(TEXT, "march").endswith("# about the next one\n")


@settings(max_examples=40, deadline=None)
@given(value=st.text(st.sampled_from("ab:#-'\"\\[]{}&*!|>%@`, \nЖ0é?~"), min_size=1).map(str.strip).filter(bool))
def test_any_text_is_read_back_as_it_was_written(value):
    for field in ("title", "number", "aim", "note", "kind"):
        record = "march" if field in ("number", "note") else "walk"
        changed = edited(TEXT, record, {field: value}, ())
        read = {one["id"]: one for one in yaml.load(changed, Loader=yaml.BaseLoader)}
        assert read[record][field] == value
        before = {one["id"]: one for one in yaml.load(TEXT, Loader=yaml.BaseLoader)}
        read[record].pop(field)
        before[record].pop(field, None)
        assert read == before


@given(
    st.lists(st.sampled_from("abcdef"), min_size=1, max_size=5),
    st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6),
    st.booleans(),
)
def test_a_list_below_its_key_says_what_was_wanted_and_keeps_its_remarks(
    old: list[str], new: list[str], at_the_end: bool
) -> None:
    lines = "\n".join(f"    - {item}  # about {item}" for item in old)
    text = f"- id: x\n  tags:\n{lines}" + ("" if at_the_end else "\n  note: last\n")

    after = edited(text, "x", {"tags": tuple(new)}, ())

    assert yaml.safe_load(after)[0]["tags"] == new
    if len({*old}) == len(old) and len({*new}) == len(new) and new[: len(old)] == old:
        assert all(f"- {item}  # about {item}\n" in f"{after}\n" for item in old)
