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
from tests.filing.making import ON, english

SOURCES = {"video": "A video.", "letter": "A letter."}


def _cite(source: str) -> Element | None:
    return read_tree(f"<p><note>{SOURCES[source]}</note></p>", "")[0][0] if source in SOURCES else None


def built(markup: str, *, paragraphs: bool = True) -> tuple[b.Blocks, tuple[b.Note, ...]]:
    root = read_tree(markup, "t.html")
    numbers = number(root, {"minutes": 1, "list": 2}, sections=True, paragraphs=paragraphs)
    return Builder(numbers, english(), _cite, "t.html", ON).build(root)


def words(markup: str) -> str:
    """What is read in the only paragraph, with the rest of the document around it."""
    blocks, _ = built(markup)
    paragraphs = [block for block in b.walk(blocks) if isinstance(block, b.Paragraph)]
    return b.plain(paragraphs[-1].inlines)


THREE = "".join(f'<section id="s{number}" title="S"><p>x</p><p>y</p></section>' for number in (1, 2, 3))
REFERENCES = [
    ('<section id="a" title="A"/><section title="x"><p>see <ref to="a"/></p></section>', "see section 1", ""),
    ('<section title="x"><p>see <ref to="b"/></p></section><section id="b" title="B"/>', "see section 2", "ahead"),
    ('<section id="a" title="A"/><section title="x"><p>see <ref to="a" form="title"/></p></section>', "see A", ""),
    ('<section id="a" title="A" numbered="no"/><p>see <ref to="a"/></p>', "see A", "it has no number"),
    ('<section title="x"><p id="a">y</p><p>see <ref to="a"/></p></section>', "see paragraph 1", ""),
    ('<table id="a" widths="1"/><p>see <ref to="a"/></p>', "see table 1", ""),
    ('<p>see <annex ref="list"/></p>', "see Annex 2", ""),
    ('<p>see <annex ref="list" page="3"/></p>', "see Annex 2, p. 3", ""),
    ('<p>x<note id="n">y</note></p><p>see <ref to="n"/></p>', "see note 1", ""),
    ('<section id="a" title="A"/><p>see <ref to="a" form="page"/></p>', "see page ", "writers fill in the page"),
    ('<section id="annex-list" title="A"/><p>see <ref to="annex-list"/></p>', "see Annex 2", ""),
    (f'{THREE}<p>see <ref to="s1 s3"/></p>', "see sections 1 and 3", "several in one phrase"),
    (f'{THREE}<p>see <ref to="s3 s1" form="title"/></p>', "see S and S", ""),
    (f'{THREE}<p>see <ref to="s2" form="paragraphs"/></p>', "see paragraphs 3–4", "first to last"),
    (f'{THREE}<p>see <ref to="s3 s1" form="paragraphs"/></p>', "see paragraphs 1–2 and 5–6", "in order"),
    (f'{THREE}<p>see <ref to="s1 s2" form="paragraphs"/></p>', "see paragraphs 1–4", "neighbours are one range"),
    ('<section id="a" title="A"><p>x</p></section><p>see <ref to="a" form="paragraphs"/></p>', "see paragraph 1", ""),
    ('<section title="A"><p id="a">x</p></section><p>see <ref to="a" form="paragraphs"/></p>', "see paragraph 1", ""),
    (f'{THREE}<section id="t" title="T"/><p>see <ref to="s1 t" form="paragraphs"/></p>',
     "see paragraphs 1–2 and section 4", "a section without numbered paragraphs by its own number"),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "read", "why"), REFERENCES, ids=[row[0] for row in REFERENCES])
def test_references_are_settled(markup: str, read: str, why: str) -> None:
    assert words(markup) == read, why


def test_a_title_with_values_in_it_keeps_them_as_fields() -> None:
    (section,), _ = built(
        '<section id="a"><title>The <field record="e" field="title">long  vigil</field></title>'
        '<p>see <ref to="a" form="title"/></p></section>'
    )
    assert isinstance(section, b.Section)
    assert (section.title, section.heading) == (
        "The long vigil",
        (b.Text("The "), b.Field("e", "title", (b.Text("long vigil"),))),
    )
    (paragraph,) = section.blocks
    assert isinstance(paragraph, b.Paragraph) and b.plain(paragraph.inlines) == "see The long vigil"


def test_the_mark_of_a_cover_keeps_its_field_too() -> None:
    (cover,), _ = built('<cover><marking><field record="r" field="document.mark">Secret</field></marking></cover>')
    assert isinstance(cover, b.Cover)
    assert (cover.mark, cover.marking) == ("Secret", (b.Field("r", "document.mark", (b.Text("Secret"),)),))
    (other,), _ = built('<cover mark="Secret"/>')
    assert isinstance(other, b.Cover) and (other.mark, other.marking) == ("Secret", ())


@pytest.mark.parametrize("inside", ["<em>x</em>", "x<note>y</note>", "x<br/>y"])
def test_a_title_holds_words_and_values_only(inside: str) -> None:
    with pytest.raises(ProblemsFound, match="words and values only"):
        built(f"<section><title>{inside}</title></section>")


def test_a_reference_to_an_annex_leads_there_if_it_is_in_the_document() -> None:
    (_, paragraph), _ = built('<section id="annex-list" title="Annex 2"/><p><annex ref="list"/></p>')
    assert isinstance(paragraph, b.Paragraph)
    assert paragraph.inlines == (b.Reference("annex-list", "number", "Annex 2"),)
    (paragraph,), _ = built('<p><annex ref="list"/></p>')
    assert isinstance(paragraph, b.Paragraph)
    assert paragraph.inlines == (b.Text("Annex 2"),)


def test_a_range_of_paragraphs_has_a_reference_at_either_end() -> None:
    (_, paragraph), _ = built(
        '<section id="a" title="A"><p>x</p><p>y</p></section><p><ref to="a" form="paragraphs"/></p>'
    )
    assert isinstance(paragraph, b.Paragraph)
    words, first, dash, last = paragraph.inlines
    assert (words, dash) == (b.Text("paragraphs "), b.Text("–"))
    assert isinstance(first, b.Reference) and isinstance(last, b.Reference)
    (section, _), _ = built(
        '<section id="a" title="A"><p>x</p><p>y</p></section><p><ref to="a" form="paragraphs"/></p>'
    )
    assert isinstance(section, b.Section)
    anchored = [(block.anchor, block.number) for block in section.blocks if isinstance(block, b.Paragraph)]
    assert anchored == [(first.target, 1), (last.target, 2)]
    assert [first.text, last.text] == ["1", "2"]


def test_where_no_paragraph_is_numbered_a_section_is_named_by_its_number() -> None:
    blocks, _ = built(
        '<section id="a" title="A"><p>x</p></section><p><ref to="a" form="paragraphs"/></p>', paragraphs=False
    )
    assert isinstance(blocks[-1], b.Paragraph)
    assert b.plain(blocks[-1].inlines) == "section 1"


def test_a_section_is_numbered_as_the_annex_that_stands_in_it() -> None:
    (chapter,), _ = built(
        '<section title="Annexes"><section id="annex-list" title="List"><section title="inner"/></section>'
        '<section title="Else"/></section>'
    )
    assert isinstance(chapter, b.Section)
    annex, other = chapter.blocks
    assert isinstance(annex, b.Section) and isinstance(other, b.Section)
    assert (annex.number, annex.title, annex.is_annex) == ("Annex 2.", "List", True)
    assert [inner.number for inner in annex.blocks if isinstance(inner, b.Section)] == [""]
    assert (other.number, other.is_annex) == ("1.1", False)


def test_a_note_for_a_source_told_before_leads_to_the_note_that_tells_it() -> None:
    _, found = built('<p>a<note source="video"/></p><p>b<note source="video"/></p>')
    assert found[1].inlines == (b.Reference(b.cited_note(1), "number", "See note 1."),)


WRONG = [
    ('<p at="t:3"><ref at="t:4" to="nowhere"/></p>', "t:4: there is nothing with the id “nowhere” to refer to"),
    ('<p at="t:3"><ref to="nowhere"/></p>', "t:3: there is nothing with the id “nowhere” to refer to"),
    ('<section id="a" title="A"/><p at="t:3"><ref to="a" form="name"/></p>', "t:3: a reference gives the number,"),
    ('<p id="a">x</p><p at="t:3"><ref to="a"/></p>', "t:3: “a” has neither number nor title to refer to"),
    ('<section id="a" title="A"/><p at="t:3"><ref to="a b"/></p>', "t:3: there is nothing with the id “b” to"),
    ('<p at="t:3"><ref to="b" form="paragraphs"/></p>', "t:3: there is nothing with the id “b” to refer to"),
    ('<p>x<note id="n">y</note></p><p at="t:3"><ref to="n" form="page"/></p>', "t:3: “n” has no page to refer to"),
    ('<p at="t:3"><ref to="annex-list" form="page"/></p>', "t:3: “annex-list” has no page to refer to"),
    ('<p id="a">x</p><p at="t:3"><ref to="a" form="paragraphs"/></p>', "t:3: “a” has neither number nor title"),
    ('<section at="t:3" id="a b" title="A"/>', "t:3: the id “a b” holds a space or a colon"),
    ('<p at="t:3">x<note id="note:1">y</note></p>', "t:3: the id “note:1” holds a space or a colon"),
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
    ('<glance at="t:3"><dd>x</dd></glance>', "t:3: <glance> is made of pairs"),
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
