"""References are found inside text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from complaint.records.prose import Malformed, ProseReference, parts_in, references_in

IDS = st.from_regex(r"[a-z][a-z0-9.-]{0,12}", fullmatch=True)


def test_names_forms_and_citations_are_found_in_their_order() -> None:
    text = "[[orlan-vesna:surname]] met [[drozd-pavel]] in [[lindenau]].[^source-1][^source-2]"
    assert references_in(text) == (
        ProseReference("orlan-vesna", "name", "surname", 0),
        ProseReference("drozd-pavel", "name", "", 28),
        ProseReference("lindenau", "name", "", 47),
        ProseReference("source-1", "citation", "", 60),
        ProseReference("source-2", "citation", "", 71),
    )


def test_what_looks_like_a_reference_and_is_none_is_told() -> None:
    texts = ["[[Orlan]]", "[[orlan", "[[orlan]", "[[]]", "[^Source 1]", "[^", "[[orlan:Sur name]]"]
    for text in texts:
        assert [type(part) for part in parts_in(f"So {text}")] == [Malformed], text


def test_ordinary_brackets_are_text() -> None:
    assert references_in("He [the officer] said: “[…]” and [a](b).") == ()


@given(
    st.lists(st.tuples(IDS, st.sampled_from(["", "surname", "full"])), max_size=5), st.text("abc .,“”\n", max_size=9)
)
def test_every_reference_is_found_where_it_stands(ids: list[tuple[str, str]], between: str) -> None:
    written = [f"[[{record_id}:{form}]]" if form else f"[[{record_id}]]" for record_id, form in ids]
    text = between + between.join(written) + between
    found = references_in(text)
    assert [(reference.id, reference.form) for reference in found] == ids
    assert all(text.startswith(name, ref.start) for name, ref in zip(written, found, strict=True))


@given(st.text(alphabet="a[]^:- \n", max_size=60))
def test_no_text_gives_a_traceback(text: str) -> None:
    list(parts_in(text))
