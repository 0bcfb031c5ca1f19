"""Comments of Word: beside the words that they are about, and one about the document as a whole."""

from __future__ import annotations

from complaint.filing.blocks import Field, Note, NoteMark, Section, Todo
from complaint.output.docx.archive import unzipped
from complaint.output.docx.checking import check_docx
from complaint.output.docx.markup import name
from complaint.output.docx.reading import read_docx
from tests.output.docx.parcel import found, made, tree, words
from tests.output.sample import document, paragraph, text

COMMENTS = "word/comments.xml"


def comments(content: bytes) -> list[list[str]]:
    """The paragraphs of each comment."""
    return [[words(one) for one in found(comment, "w:p")] for comment in found(tree(content, COMMENTS), "//w:comment")]


def commented(content: bytes) -> list[str]:
    """The words that each comment is about."""
    body = tree(content)
    texts = []
    for begin in found(body, "//w:commentRangeStart"):
        parts, node = [], begin.getnext()
        while node.tag != name("w:commentRangeEnd"):
            parts.append(words(node))
            node = node.getnext()
        texts.append("".join(parts))
    return texts


def test_a_remark_stands_around_words_that_look_like_all_others() -> None:
    told = Todo("Is it so?", text("on ", Field("vigil", "date", text("10 May"))), plain=True)
    content = made(document(paragraph("It was ", told, ".")))
    assert commented(content) == ["on 10 May"]
    assert not found(tree(content), "//w:rStyle[@w:val='Todo']")
    assert list(read_docx(content).passages) == ["It was on 10 May."]


def test_a_remark_may_stand_at_a_place_without_words() -> None:
    content = made(document(paragraph("Tomas Lind", Todo("How old is he?", (), plain=True))))
    assert (comments(content), commented(content)) == ([["How old is he?"]], [""])


def test_a_remark_about_a_source_stands_around_the_mark_of_its_note() -> None:
    told = Todo("Keep a copy.", (NoteMark(1),), plain=True)
    content = made(document(paragraph("x", told), notes=(Note(1, text("A film.")),)))
    (begin,) = found(tree(content), "//w:commentRangeStart")
    assert found(begin.getnext(), "w:footnoteReference")


def test_a_remark_may_stand_in_a_heading() -> None:
    heading = text(Todo("Is it so?", text(Field("vigil", "title", text("Vigil"))), plain=True))
    content = made(document(Section("a", 1, "1", "Vigil", (), heading=heading)))
    assert commented(content) == ["Vigil"]
    assert list(read_docx(content).headings) == ["Vigil"]


def test_the_lines_of_a_reason_are_paragraphs_of_the_comment() -> None:
    content = made(document(paragraph(Todo("No copy is kept.\nKeep one.", text("x")))))
    assert comments(content) == [["No copy is kept.", "Keep one."]]


def test_what_is_about_the_whole_is_one_comment_at_the_beginning() -> None:
    whole = (Todo("Look it up.\nSource: the rules.", ()), Todo("Ask them.", ()))
    content = made(document("First words.", "More.", to_decide=whole))
    assert comments(content) == [["1. Look it up.", "Source: the rules.", "2. Ask them."]]
    first = found(tree(content), "//w:p")[0]
    assert [child.tag for child in first[:3]] == [name("w:pPr"), name("w:commentRangeStart"), name("w:commentRangeEnd")]
    assert check_docx(content) == ()
    assert list(read_docx(content).passages) == ["First words.", "More."]


def test_a_single_thing_about_the_whole_has_no_number() -> None:
    assert comments(made(document("x", to_decide=(Todo("Ask them.", ()),)))) == [["Ask them."]]


def test_nothing_to_decide_leaves_no_comments() -> None:
    assert COMMENTS not in unzipped(made(document("x")))
