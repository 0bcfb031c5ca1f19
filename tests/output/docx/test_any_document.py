"""Whatever the blocks, the file is sound and says what they say."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaint.filing.blocks import (
    BackCover,
    Block,
    Blocks,
    Break,
    Cell,
    Contents,
    Cover,
    Emphasis,
    Field,
    Foreign,
    Glance,
    Inlines,
    KeyFinding,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Section,
    Table,
    Text,
    Todo,
)
from complaint.output.comparing import differences
from complaint.output.docx.checking import check_docx
from complaint.output.docx.reading import read_docx
from complaint.output.reading import expected
from tests.output.docx.parcel import made
from tests.output.sample import document
from tests.output.settled import Settling

words = st.text(st.sampled_from("abc äжש字&<>\"'  \u00a0\u00ad\u2011\t\ń\U0001f600"), max_size=12)
texts = st.builds(Text, words)


def _outer(inner: st.SearchStrategy[Inlines]) -> st.SearchStrategy[Inlines]:
    """Inlines that hold inlines; links hold plain words only, since they cannot hold one another."""
    plain = st.tuples(texts)
    return st.lists(
        st.one_of(
            texts,
            st.builds(Emphasis, st.sampled_from(["em", "strong"]), inner),
            st.builds(Foreign, st.sampled_from(["ru", "ar", "zh", "fr-CA"]), inner),
            st.builds(Field, st.just("record"), st.just("field"), inner),
            st.builds(Todo, words, inner),
            st.builds(Link, st.sampled_from(["https://example.org", "mailto:a@example.org"]), plain),
            st.builds(Break),
        ),
        max_size=3,
    ).map(tuple)


inlines: st.SearchStrategy[Inlines] = st.recursive(st.tuples(texts), _outer, max_leaves=6)
roles = st.sampled_from(["body", "lead", "small", "caption", "sender", "addressee", "closing", "signature"])
paragraphs = st.builds(Paragraph, inlines, roles, st.sampled_from([None, 1]))
tables = st.integers(1, 3).flatmap(
    lambda columns: st.builds(
        Table,
        anchor=st.just(""),
        number=st.integers(0, 3),
        caption=inlines,
        widths=st.just((1 / columns,) * columns),
        head=st.lists(st.tuples(*[st.builds(Cell, inlines)] * columns), max_size=1).map(tuple),
        rows=st.lists(st.tuples(*[st.builds(Cell, inlines)] * columns), min_size=1, max_size=3).map(tuple),
    )
)
leaves = st.one_of(
    paragraphs,
    tables,
    st.builds(Glance, st.lists(st.tuples(inlines, inlines), max_size=5).map(tuple)),
    st.builds(KeyFinding, inlines),
    st.builds(Contents, words),
)


def _holding(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks: st.SearchStrategy[Blocks] = st.lists(inner, max_size=3).map(tuple)
    kinds = st.sampled_from(["bullet", "number", "letter"])
    names = st.lists(st.lists(paragraphs, max_size=2).map(tuple), max_size=5).map(tuple)
    return st.one_of(
        st.builds(Section, st.just(""), st.just(1), st.sampled_from(["", "1"]), words, blocks, st.booleans()),
        st.builds(ListBlock, kinds, st.lists(blocks, max_size=3).map(tuple)),
        st.builds(ListBlock, st.just("names"), names),
        st.builds(Quote, blocks, inlines, st.sampled_from(["", "ru"])),
        st.builds(Cover, inlines, inlines, inlines, inlines, blocks, st.lists(inlines, max_size=2).map(tuple), words),
        st.builds(BackCover, blocks),
    )


blocks = st.lists(st.recursive(leaves, _holding, max_leaves=8), max_size=4)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(blocks, st.sampled_from(["filing", "letter"]))
def test_any_document_is_written_soundly_and_read_back_whole(given_blocks: list[Block], kind: str) -> None:
    whole = document(*Settling().settled(tuple(given_blocks)), kind=kind)
    content = made(whole)
    assert check_docx(content) == ()
    assert differences(expected(whole), read_docx(content), "x.docx") == ()
