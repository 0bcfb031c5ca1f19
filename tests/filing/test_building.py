"""Blocks from markup: references settled, notes repeated by number, white space as a reader sees it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import _Element as Element

from complaint.filing import blocks as b
from complaint.filing.building import Builder
from complaint.filing.inlines import folded
from complaint.filing.numbering import number
from complaint.filing.tree import read_tree
from complaint.problems import ProblemsFound
from tests.filing.making import english

SOURCES = {"video": "A video.", "letter": "A letter."}


def _cite(source: str) -> Element | None:
    return read_tree(f"<p><note>{SOURCES[source]}</note></p>", "")[0][0] if source in SOURCES else None


def built(markup: str, *, paragraphs: bool = True) -> tuple[b.Blocks, tuple[b.Note, ...]]:
    root = read_tree(markup, "t.html")
    numbers = number(root, {"minutes": 1, "list": 2}, sections=True, paragraphs=paragraphs)
    return Builder(numbers, english(), _cite, "t.html").build(root)


def words(markup: str) -> str:
    """What is read in the only paragraph, with the rest of the document around it."""
    blocks, _ = built(markup)
    paragraphs = [block for block in b.walk(blocks) if isinstance(block, b.Paragraph)]
    return b.plain(paragraphs[-1].inlines)


REFERENCES = [
    ('<section id="a" title="A"/><section title="x"><p>see <ref to="a"/></p></section>', "see section 1", ""),
    ('<section title="x"><p>see <ref to="b"/></p></section><section id="b" title="B"/>', "see section 2", "ahead"),
    ('<section id="a" title="A"/><section title="x"><p>see <ref to="a" form="title"/></p></section>', "see A", ""),
    ('<section id="a" title="A" numbered="no"/><p>see <ref to="a"/></p>', "see A", "it has no number"),
    ('<section title="x"><p id="a">y</p><p>see <ref to="a"/></p></section>', "see paragraph 1", ""),
    ('<table id="a" widths="1"/><p>see <ref to="a"/></p>', "see table 1", ""),
    ('<p>see <annex ref="list"/></p>', "see Annex 2", ""),
    ('<p>see <annex ref="list" page="3"/></p>', "see Annex 2, p. 3", ""),
]


@pytest.mark.parametrize(("markup", "read", "why"), REFERENCES, ids=[row[0] for row in REFERENCES])
def test_references_are_settled(markup: str, read: str, why: str) -> None:
    assert words(markup) == read, why


def test_a_reference_to_an_annex_leads_there_if_it_is_in_the_document() -> None:
    (_, paragraph), _ = built('<section id="annex-list" title="Annex 2"/><p><annex ref="list"/></p>')
    assert isinstance(paragraph, b.Paragraph)
    assert paragraph.inlines == (b.Reference("annex-list", "number", "Annex 2"),)
    (paragraph,), _ = built('<p><annex ref="list"/></p>')
    assert isinstance(paragraph, b.Paragraph)
    assert paragraph.inlines == (b.Text("Annex 2"),)


WRONG = [
    ('<p at="t:3"><ref at="t:4" to="nowhere"/></p>', "t:4: there is nothing with the id “nowhere” to refer to"),
    ('<p at="t:3"><ref to="nowhere"/></p>', "t:3: there is nothing with the id “nowhere” to refer to"),
    ('<section id="a" title="A"/><p at="t:3"><ref to="a" form="name"/></p>', "t:3: a reference gives the number or"),
    ('<p id="a">x</p><p at="t:3"><ref to="a"/></p>', "t:3: “a” has neither number nor title to refer to"),
    ('<p at="t:3"><annex ref="photo"/></p>', "t:3: “photo” is not among the annexes of this filing"),
    ('<p at="t:3">x<note source="nobody"/></p>', "t:3: there is no source “nobody”"),
    ('<p at="t:3">x<note/></p>', "t:3: the note is empty"),
    ('<p at="t:3">x<note source="video">p. 3</note></p>', "t:3: a note has either a source or words of its own"),
    ('<p at="t:3"><a href="javascript:x">y</a></p>', "t:3: a link leads to a web or mail address"),
    ('<p at="t:3"><a href="file:///etc/passwd">y</a></p>', "t:3: a link leads to a web or mail address"),
    ('<p at="t:3" role="leed">x</p>', "t:3: there is no role “leed”"),
    ('<ol at="t:3" kind="roman"><li>x</li></ol>', "t:3: a list has numbers or letters, not “roman”"),
    ('<ul><li at="t:3">x<p>y</p></li></ul>', "t:3: an item holds either text or blocks, not both"),
    ('<ul><li at="t:3"><em>x</em><p>y</p></li></ul>', "t:3: an item holds either text or blocks, not both"),
    ('<table at="t:3" widths="a b"/>', "t:3: the widths of a table are shares"),
    ('<table at="t:3" widths="0 1"/>', "t:3: the widths of a table are shares"),
    ('<table widths="1 1"><tbody><tr at="t:3"><td>x</td></tr></tbody></table>',
     "t:3: the row has 1 cells and the table 2"),
    ('<table widths="1"><tbody><tr><td at="t:3" align="top">x</td></tr></tbody></table>',
     "t:3: a cell is aligned left"),
    ('<table widths="1"><caption>a</caption><caption at="t:3">b</caption></table>',
     "t:3: <caption> stands twice in <table>"),
    ('<cover><title>a</title><title at="t:3">b</title></cover>', "t:3: <title> stands twice in <cover>"),
    ('<glance at="t:3"><dd>x</dd></glance>', "t:3: a glance is made of pairs"),
    ('<contents at="t:3" depth="9"/>', "t:3: the contents go 1, 2 or 3 levels deep"),
    ('<section title="1">' * 5 + '<section at="t:3" title="6"/>' + "</section>" * 5,
     "t:3: sections may be nested 5 deep"),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "message"), WRONG, ids=[row[1] for row in WRONG])
def test_what_is_wrong_is_told_with_its_line(markup: str, message: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        built(markup)
    (problem,) = found.value.problems
    assert f"{problem.place}: {problem.message}".startswith(message)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(ProblemsFound) as found:
        built('<p id="a" at="t:1"><ref to="x"/></p><p id="a" at="t:2"><annex ref="y"/></p>')
    assert sorted(str(problem.place) for problem in found.value.problems) == ["t:1", "t:2", "t:2"]


def notes(markup: str) -> list[str]:
    return [b.plain(note.inlines) for note in built(markup)[1]]


def test_a_source_is_told_once_and_then_by_the_number_of_its_note() -> None:
    markup = '<p>a<note source="video"/></p><p>b<note source="letter"/></p><p>c<note source="video"/></p>'
    assert notes(markup) == ["A video.", "A letter.", "See note 1."]


def test_the_first_note_of_a_table_is_in_its_caption() -> None:
    markup = (
        '<table widths="1"><caption>c<note source="video"/></caption>'
        '<tbody><tr><td>x<note source="video"/></td></tr></tbody></table>'
    )
    assert notes(markup) == ["A video.", "See note 1."]


def test_a_note_has_words_of_its_own() -> None:
    blocks, found = built("<p>a<note>As <em>he</em> says.</note> b</p>")
    assert [b.plain(note.inlines) for note in found] == ["As he says."]
    (paragraph,) = blocks
    assert isinstance(paragraph, b.Paragraph)
    assert paragraph.inlines == (b.Text("a"), b.NoteMark(1), b.Text(" b"))


SPACES = [
    ("  a \n\t b  ", "a b", "runs are one space, none at the ends"),
    ("a <em> b </em> c", "a b c", "over the borders of elements"),
    ("a<em> b</em>", "a b", "the space stays where it is the only one"),
    ("<em> a </em>", "a", "none at the ends, within an element either"),
    ("a <br/> b", "a b", "none around a new line, which itself counts as a space here"),
    ("a\xa0 b", "a\xa0 b", "a hard space is no white space"),
    ("\xa0a\xa0", "\xa0a\xa0", "at the ends neither"),
    ("a <strong><em> </em></strong> b", "a b", "elements that hold only a space"),
]


@pytest.mark.parametrize(("markup", "read", "why"), SPACES, ids=[row[0] for row in SPACES])
def test_white_space_is_as_a_reader_sees_it(markup: str, read: str, why: str) -> None:
    assert words(f"<p>{markup}</p>") == read, why


def test_around_a_new_line_there_is_no_white_space() -> None:
    (paragraph,), _ = built("<p>a <br/> <em> b</em></p>")
    assert isinstance(paragraph, b.Paragraph)
    assert paragraph.inlines == (b.Text("a"), b.Break(), b.Emphasis("em", (b.Text("b"),)))


INLINES: st.SearchStrategy[b.Inlines] = st.recursive(
    st.one_of(st.text(alphabet="ab \n", max_size=4).map(b.Text), st.just(b.NoteMark(1)), st.just(b.Break())),
    lambda inner: st.lists(inner, max_size=4).map(lambda children: b.Emphasis("em", tuple(children))),
    max_leaves=12,
).map(lambda inline: (inline, b.Text(" ")))


@given(INLINES)
def test_folding_keeps_all_letters_and_no_two_spaces(inlines: b.Inlines) -> None:
    before, after = b.plain(inlines), b.plain(folded(inlines))
    assert "".join(before.split()) == "".join(after.split())
    texts = "".join(part.text for part in b.walk_inlines(folded(inlines)) if isinstance(part, b.Text))
    assert "\n" not in texts
    assert not texts.endswith(" ") or any(isinstance(part, b.NoteMark) for part in b.walk_inlines(inlines))
    assert folded(folded(inlines)) == folded(inlines)


def test_every_kind_of_block_is_built() -> None:
    blocks, _ = built(
        '<cover mark="Secret"><kicker>k</kicker><title>t</title><subtitle>s</subtitle><addressee>a</addressee><p>p</p>'
        "<line>l</line></cover>"
        '<contents depth="1"/>'
        '<section title=" a  b " contents="no" at="t:5"><p role="lead">x</p>'
        '<ul><li>i</li></ul><ol kind="letter"><li><p>j</p></li></ol>'
        "<names><li>n</li></names><glance><dt>d</dt><dd>e</dd></glance>"
        '<blockquote lang="ru"><p>q</p><cite>c</cite></blockquote>'
        '<aside>m</aside><table widths="1 3"><thead><tr><th>h</th><th align="right">i</th></tr></thead>'
        "<tbody><tr><td>1</td><td>2</td></tr></tbody><tfoot><tr><td>3</td><td>4</td></tr></tfoot></table></section>"
        "<backcover><p>z</p></backcover>"
    )
    assert [type(block).__name__ for block in b.walk(blocks)] == [
        *("Cover", "Paragraph", "Contents", "Section", "Paragraph", "ListBlock", "Paragraph", "ListBlock", "Paragraph"),
        *("ListBlock", "Paragraph", "Glance", "Quote", "Paragraph", "KeyFinding", "Table", "BackCover", "Paragraph"),
    ]
    section = blocks[2]
    assert isinstance(section, b.Section)
    assert (section.title, section.number, section.in_contents, section.at) == ("a b", "1", False, "t:5")
    table = section.blocks[-1]
    assert isinstance(table, b.Table)
    assert table.widths == (0.25, 0.75)
    assert [len(part) for part in (table.head, table.rows, table.foot)] == [1, 1, 1]
    assert table.head[0][1].header and table.head[0][1].align == "right"
