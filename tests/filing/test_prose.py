"""Record text is inert: a few signs of Markdown, names and sources by reference, and otherwise the characters typed."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from complaint.filing import prose


def _name(record_id: str, form: str) -> Markup:
    return Markup("<field>{}{}</field>").format(record_id, f":{form}" if form else "")


LINES = [
    ("plain words", "plain words", ""),
    ("*stressed* and **strongly**", "<em>stressed</em> and <strong>strongly</strong>", ""),
    ("[[orlan-vesna]] came", "<field>orlan-vesna</field> came", "a name"),
    ("[[orlan-vesna:surname]] came", "<field>orlan-vesna:surname</field> came", "a name in another form"),
    ("a fact.[^source-1]", 'a fact.<note source="source-1"/>', "a footnote"),
    ("two[^source-1][^source-2]", 'two<note source="source-1"/><note source="source-2"/>', ""),
    ("*[[orlan-vesna]]*", "<em><field>orlan-vesna</field></em>", ""),
    ("{{ 7 * 7 }}", "{{ 7 * 7 }}", "braces are characters"),
    ("{% include 'x' %}", "{% include &#39;x&#39; %}", "so are these"),
    ("<b>bold</b> & <script>", "&lt;b&gt;bold&lt;/b&gt; &amp; &lt;script&gt;", "tags are characters"),
    ("# 5 January", "# 5 January", "no heading"),
    ("- a dash", "- a dash", "no list"),
    ("1. first", "1. first", "no numbers"),
    ("> not quoted", "&gt; not quoted", "no quotation"),
    ("`code` ~~struck~~", "`code` ~~struck~~", "no code"),
    ("[a](https://example.org)", "[a](https://example.org)", "no link"),
    ("https://example.org", "https://example.org", "no link of its own accord"),
    ("![a](b.png)", "![a](b.png)", "no picture"),
    ("&amp; &lt;", "&amp;amp; &amp;lt;", "entities are characters"),
    ("one\ntwo", "one two", "a new line is a space"),
    ("one  \ntwo", "one two", "of whatever kind"),
    ("one\n\ntwo", "one two", "within a line, paragraphs too"),
    (r"\*not stressed\*", "*not stressed*", "a backslash takes the meaning from a sign"),
    ("snake_case_word and 2*3*4", "snake_case_word and 2<em>3</em>4", "as in Markdown"),
    ("[[Orlan]] [[ orlan ]] [[]]", "[[Orlan]] [[ orlan ]] [[]]", "no ids: characters"),
]


@pytest.mark.parametrize(("text", "markup", "why"), LINES, ids=[row[0] for row in LINES])
def test_a_line_is_read(text: str, markup: str, why: str) -> None:
    assert str(prose.line(text, _name)) == markup, why


def test_empty_lines_part_paragraphs() -> None:
    assert str(prose.blocks("one\ntwo\n\nthree", _name)) == "<p>one two</p><p>three</p>"


def test_indented_text_is_a_paragraph_like_any_other() -> None:
    assert str(prose.blocks("    deeply", _name)) == "<p>deeply</p>"


_ELEMENT = re.compile(r"<[^>]*>")
_ALLOWED = re.compile(r'</?(?:p|em|strong|field)>|<note source="[a-z][a-z0-9.-]*"/>')
_SIGNS = str.maketrans("", "", "*_\\ \n\r\t")


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n*_[]^<>&{}\"'\\"), max_size=80
    )
)
def test_whatever_is_typed_gives_only_known_elements(text: str) -> None:
    for markup in (str(prose.blocks(text, _name)), str(prose.line(text, _name))):
        assert all(_ALLOWED.fullmatch(element) for element in _ELEMENT.findall(markup))
        assert "<" not in _ELEMENT.sub("", markup) and ">" not in _ELEMENT.sub("", markup)


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Z"], include_characters=" *_<>&{}\"'"), max_size=80)
)
def test_no_character_gets_lost_or_comes_in(text: str) -> None:
    """But for the signs that stress, and for white space."""
    shown = unescape(_ELEMENT.sub("", str(prose.line(text, _name))))
    assert shown.translate(_SIGNS) == text.translate(_SIGNS)


@given(st.text(alphabet="{}%# abc", max_size=40))
def test_braces_are_never_evaluated(text: str) -> None:
    shown = unescape(_ELEMENT.sub("", str(prose.line(text, _name))))
    assert shown.replace(" ", "") == text.replace(" ", "")
