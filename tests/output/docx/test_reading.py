"""A Word file read back says what the document says, also after a person worked on it in Word."""

from __future__ import annotations

import pytest

from complaint.filing.blocks import Document, Emphasis, Field, Foreign, Link, Note, NoteMark, Quote, Section, Todo
from complaint.output.docx.reading import read_docx
from complaint.output.reading import differences, expected
from complaint.problems import ProblemsFound
from tests.output.docx.parcel import DOCUMENT, made, replaced, with_part
from tests.output.sample import document, letter, long_table, pages, paragraph, sample, text


@pytest.mark.parametrize(
    "whole", [sample(), letter(), long_table(50), document()], ids=["all", "letter", "table", "none"]
)
def test_a_file_says_what_its_document_says(whole: Document) -> None:
    assert differences(expected(whole, pages()), read_docx(made(whole)), "x.docx") == ()


def test_headings_notes_and_links_come_back_in_order() -> None:
    read = read_docx(made(sample()))
    assert read.headings[:3] == ("Summary", "The facts", "The rally of 4 October")
    assert read.notes[1] == "See section 1.2 and Вестник."
    assert read.links == ("https://example.org/court?a=1&b=2", "https://example.org/news", "https://example.org/a?x=1")


def test_words_are_found_however_deep_they_stand() -> None:
    deep = Todo("why", text(Field("r", "f", text(Link("https://example.org", text(Foreign("ru", text("слово"))))))))
    quote = Quote((paragraph("a ", Emphasis("em", text(deep)), " b"),))
    assert read_docx(made(document(quote))).passages == ("a слово b",)


def test_words_that_someone_inserted_count_and_deleted_ones_do_not() -> None:
    content = made(document("first words"))
    run = '<w:r><w:t xml:space="preserve">first words</w:t></w:r>'
    new = (
        '<w:ins w:id="1" w:author="x"><w:r><w:t>second</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="x"><w:r><w:delText>first</w:delText></w:r></w:del>'
        "<w:r><w:t> words</w:t></w:r>"
    )
    assert read_docx(replaced(content, DOCUMENT, run, new)).passages == ("second words",)


def test_a_lost_paragraph_is_told_with_its_line_in_the_template() -> None:
    whole = document(Section("a", 1, "", "A", (paragraph("one", at="f.html:3"), paragraph("two", at="f.html:4"))))
    content = replaced(made(whole), DOCUMENT, ">two<", "><")
    (problem,) = differences(expected(whole), read_docx(content), "x.docx")
    assert str(problem.place) == "f.html:4"
    assert problem.message == "x.docx: text “two” is missing"


def test_notes_come_back_in_the_order_of_their_marks() -> None:
    content = made(sample())
    swapped = replaced(content, DOCUMENT, 'w:footnoteReference w:id="1"', 'w:footnoteReference w:id="9"')
    swapped = replaced(swapped, DOCUMENT, 'w:footnoteReference w:id="2"', 'w:footnoteReference w:id="1"')
    swapped = replaced(swapped, DOCUMENT, 'w:footnoteReference w:id="9"', 'w:footnoteReference w:id="2"')
    assert read_docx(swapped).notes[:2] == tuple(reversed(read_docx(content).notes[:2]))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 nothing", "cut off"),
        (with_part(made(document("x")), DOCUMENT, None), "without text"),
        (with_part(made(document("x")), DOCUMENT, b"<w:document"), "broken XML"),
        (with_part(made(document("x")), DOCUMENT, b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "with a DOCTYPE"),
    ],
)
def test_what_is_no_word_file_is_a_problem_and_no_traceback(content: bytes, reason: str) -> None:
    with pytest.raises(ProblemsFound) as raised:
        read_docx(content)
    assert raised.value.problems, reason


def test_note_marks_and_numbers_are_not_part_of_the_text() -> None:
    chapter = Section("a", 1, "1", "A", (paragraph("x", NoteMark(1), "y", number=1),))
    read = read_docx(made(document(chapter, notes=(Note(1, text("n")),))))
    assert (read.passages, read.notes) == (("A", "xy"), ("n",))
