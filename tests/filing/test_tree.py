"""Markup is read strictly, and what is wrong is told with the line of the template that wrote it."""

from __future__ import annotations

import pytest

from complaint.filing.tree import place_of, read_tree
from complaint.filing.vocabulary import BLOCK, INLINE, VOCABULARY
from complaint.problems import ProblemsFound

WRONG = [
    ('<blink at="t:1">x</blink>', "t:1: there is no element <blink>", "an unknown element"),
    ('<sektion at="t:1" title="x"/>', "t:1: there is no element <sektion>", "a misspelt one"),
    ('<p at="t:1" rolle="lead">x</p>', "t:1: <p> has no attribute “rolle”", "an unknown attribute"),
    ('<table at="t:1"/>', "t:1: <table> needs the attribute “widths”", "a missing attribute"),
    ('<section at="t:1"/>', "t:1: <section> needs one title, as attribute or as <title>", "no title"),
    ('<section at="t:1" title="a"><title at="t:2">b</title></section>',
     "t:1: <section> needs one title, as attribute or as <title>", "two titles"),
    ('<ul at="t:1">x</ul>', "t:1: text may not stand directly in <ul>", ""),
    ("words", "t.html: text may not stand directly in <document>", "text without a paragraph"),
    ('<p at="t:1"><p at="t:2">x</p></p>', "t:2: <p> may not stand inside <p>", ""),
    ('<ul at="t:1"><li at="t:2"><section at="t:3" title="x"/></li></ul>', "t:3: <section> may not stand inside <li>",
     "a section in a list"),
    ('<p at="t:1"><note at="t:2"><note at="t:3">x</note></note></p>', "t:3: <note> may not stand inside <note>", ""),
    ('<note at="t:1">x</note>', "t:1: <note> may not stand inside <document>", "a note outside any paragraph"),
    ('<p at="t:1"><?php x ?></p>', "t:1: only elements and text may stand here", ""),
    ('<p at="t:1">\n<em at="t:2">x\n</p>', "t:2: <em> is not closed", "an unclosed element"),
    ('<section at="t:1" title="a"><p at="t:2">x</section>', "t:2: <p> is not closed",
     "not the one that closes wrongly"),
    ('<p at="t:1">x', "t:1: <p> is not closed", "at the end"),
    ('<p at="t:1">x</p></p>', "t:1: </p> closes nothing that is open", ""),
    ('<p at="t:1">a</p><p at="t:2">b &amp c</p>', "t:2: the markup is not well formed:", "a bare ampersand"),
    ('<p at="t:1">a</p>\n<p at="t:2">Жұмағұлов &nbsp; x</p><p at="t:3">y</p>', "t:2: the markup is not well formed",
     "an unknown entity, after letters that take two bytes"),
    ('<p at="t:1">a < b</p>', "t:1: the markup is not well formed", ""),
    ('<p at="t:1" role=lead>a</p>', "t:1: the markup is not well formed", "an attribute without quotation marks"),
    ('<p at="t:1" at="oops">a</p>', "t:1: the markup is not well formed", "our own attribute, written by hand"),
    ('<p at="t:1">a\x07b</p>', "t:1: the character U+0007 cannot be printed", ""),
    ('<p at="t:1">a\ufffe</p>', "t:1: the character U+FFFE cannot be printed", ""),
    ("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>&x;</p>", "t.html: the markup is not well formed", ""),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "message", "why"), WRONG, ids=[row[0] for row in WRONG])
def test_it_says_what_is_wrong_and_where(markup: str, message: str, why: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        read_tree(markup, "t.html")
    first = found.value.problems[0]
    assert f"{first.place}: {first.message}".startswith(message), why
    assert " line " not in first.message


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(ProblemsFound) as found:
        read_tree('<p at="t:1" a="b"><blink at="t:2"/></p><q at="t:3"/>', "t.html")
    assert [str(problem.place) for problem in found.value.problems] == ["t:1", "t:2", "t:3"]


def test_it_says_what_may_be_meant() -> None:
    with pytest.raises(ProblemsFound) as found:
        read_tree('<sektion at="t:1" title="x"/>', "t.html")
    assert found.value.problems[0].hint == "Did you mean “section”?"


def test_an_element_that_a_call_printed_has_the_place_of_the_one_around_it() -> None:
    root = read_tree('<p at="templates/my file.html:7">x <field record="a" field="b">c</field></p>', "t.html")
    field = next(root.iter("field"))
    assert str(place_of(field)) == "templates/my file.html:7"


def test_signs_in_the_name_of_a_file_come_back_as_they_were() -> None:
    root = read_tree('<p at="a &amp; b.html:7">x</p>', "t.html")
    assert str(place_of(root[0])) == "a & b.html:7"


def test_comments_are_dropped() -> None:
    assert len(read_tree("<p>a</p><!-- <blink> -->", "t.html")) == 1


def test_the_vocabulary_holds_together() -> None:
    children = {child for element in VOCABULARY.values() for child in element.children}
    assert children <= set(VOCABULARY)
    assert set(VOCABULARY) - children == {"document"}
    assert all(element.required <= element.attributes for element in VOCABULARY.values())
    assert VOCABULARY.keys() >= BLOCK | INLINE
