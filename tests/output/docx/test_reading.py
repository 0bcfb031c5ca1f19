"""A Word file read back says what the document says, also after a person worked on it in Word."""

from __future__ import annotations

import re
from typing import Any

import pytest

from complaint.filing.blocks import (
    Document,
    Emphasis,
    Field,
    Foreign,
    Link,
    Note,
    NoteMark,
    Quote,
    Reference,
    Section,
    Todo,
)
from complaint.output.comparing import differences
from complaint.output.docx.archive import unzipped, zipped
from complaint.output.docx.markup import NAMESPACES, name
from complaint.output.docx.reading import read_docx
from complaint.output.reading import expected
from complaint.problems import ProblemsFound
from tests.output.docx.defects import DOCUMENT, NOTES, NUMBERING, STYLES, at, before, gone, having, reading
from tests.output.docx.parcel import made, replaced, with_part
from tests.output.sample import document, letter, long_table, pages, paragraph, sample, text

_TO_LAW = " PAGEREF a_law \\h "
_NUMBERED = "<w:p><w:pPr><w:pStyle w:val='NumberedParagraph'/></w:pPr></w:p>"
_COUNTED = (
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> SEQ Table </w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
)


def _never_anew(parts: dict[str, bytes]) -> None:
    parts[NUMBERING] = re.sub(rb"<w:lvlOverride.*?</w:lvlOverride>", b"", parts[NUMBERING])


def _first_link(link: Any) -> str:
    return str(link.getroottree().xpath("//w:hyperlink/@r:id", namespaces=NAMESPACES)[0])


@pytest.mark.parametrize(
    "whole", [sample(), letter(), long_table(50), document()], ids=["all", "letter", "table", "none"]
)
def test_a_file_says_what_its_document_says(whole: Document) -> None:
    assert differences(expected(whole, pages()), read_docx(made(whole)), "x.docx") == ()


def test_references_to_two_places_of_the_same_name_are_two() -> None:
    """Two annexes may both be called “Letter of the lawyers”."""
    see = paragraph(
        "See ", Reference("one", "number", "section 1"), " and ", Reference("two", "number", "section 2"), "."
    )
    one, two = (
        Section(anchor, 1, number, "Letter", (paragraph("…"),)) for anchor, number in (("one", "1"), ("two", "2"))
    )
    content = made(document(see, one, two))
    assert differences(expected(document(see, one, two), {}), read_docx(content), "x.docx") == ()

    once = paragraph("See ", Reference("one", "number", "section 1"), " and section 2.")
    (found,) = differences(expected(document(see, one, two), {}), read_docx(made(document(once, one, two))), "x.docx")
    assert "refers to “Letter” instead of “Letter”, “Letter”" in found.message


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


# What Word would count or put otherwise than meant, though every word is as it should be.
FAULTS = {
    "lists that do not start anew": (
        _never_anew,
        "text “counting starts again” has the number “3.” instead of the number “1.”",
    ),
    "a definition that starts elsewhere": (
        at(NUMBERING, "//w:abstractNum[@w:abstractNumId='1']/w:lvl/w:start", having("w:val", "4")),
        "text “The facts” has the number “4” instead of the number “1”",
    ),
    "a definition that prints another sign": (
        at(NUMBERING, "//w:abstractNum[@w:abstractNumId='2']/w:lvl/w:lvlText", having("w:val", "%1)")),
        "has the number “1)” instead of the number “1.”",
    ),
    "a definition that counts in letters": (
        at(NUMBERING, "//w:abstractNum[@w:abstractNumId='2']/w:lvl/w:numFmt", having("w:val", "lowerLetter")),
        "has the number “a.” instead of the number “1.”",
    ),
    "a way to count that our files do not use": (
        at(NUMBERING, "//w:abstractNum[@w:abstractNumId='2']/w:lvl/w:numFmt", having("w:val", "lowerRoman")),
        "has the number “?.” instead of the number “1.”",
    ),
    "a style that is not numbered": (
        at(STYLES, "//w:style[@w:styleId='NumberedParagraph']//w:numId", having("w:val", "0")),
        "has no number instead of the number “1.”",
    ),
    "a heading of another level": (
        at(DOCUMENT, "//w:pStyle[@w:val='Heading2']", having("w:val", "Heading1")),
        "text “The rally of 4 October” has the number “2” instead of the number “1.1”",
    ),
    "a paragraph counted in between": (
        at(DOCUMENT, "//w:p[w:pPr/w:pStyle/@w:val='NumberedParagraph']", before(_NUMBERED)),
        "has the number “1. 2.” instead of the number “1.”",
    ),
    "a table counted in between": (
        at(DOCUMENT, "//w:p[w:pPr/w:pStyle/@w:val='Caption']", before(f"<w:p>{_COUNTED}</w:p>")),
        "reads “Table 2. Fines by person” instead of “Table 1. Fines by person” once its fields are brought up to date",
    ),
    "a reference to another paragraph": (
        at(DOCUMENT, "//w:instrText[contains(., 'REF a_p_rally')]", reading(" REF a_p_last \\r \\h ")),
        "came; see paragraph 5, Table 1",
    ),
    "a reference to the page of another section": (
        at(DOCUMENT, "//w:instrText[contains(., 'PAGEREF a_court') and not(ancestor::w:sdt)]", reading(_TO_LAW)),
        "refers to “On 4 October a rally was held. It is described in the press as «мирный сход» by…”, "
        "“Table 1. Fines by person”, “Before the court”, “The law” instead of",
    ),
    "a link to another place": (
        at(DOCUMENT, "//w:bookmarkStart[@w:name='a_fines_table']", having("w:name", "a_elsewhere")),
        "refers to “On 4 October",
    ),
    "a reference to another section in a note": (
        at(NOTES, "//w:instrText[contains(., 'REF a_fines')]", reading(" REF a_rally \\r \\h ")),
        "note reads “See section 1.1 and Вестник.” instead of “See section 1.2 and Вестник.” once",
    ),
    "a reference to what has no number": (
        at(NOTES, "//w:instrText[contains(., 'REF a_fines')]", reading(" REF a_summary \\r \\h ")),
        "note reads “See section 0 and Вестник.”",
    ),
    "a reference to nothing": (
        at(NOTES, "//w:instrText[contains(., 'REF a_fines')]", reading(" REF a_lost \\r \\h ")),
        "note reads “See section Error! Reference source not found. and Вестник.”",
    ),
    "a reference to another note": (
        at(DOCUMENT, "//w:instrText[contains(., 'NOTEREF a_note_2')]", reading(" NOTEREF a_note_1 \\h ")),
        "note 1 and paragraphs",
    ),
    "a reference to a note that is none": (
        at(DOCUMENT, "//w:instrText[contains(., 'NOTEREF a_note_2')]", reading(" NOTEREF a_rally \\h ")),
        "Error! Reference source not found. and paragraphs",
    ),
    "a note that prints no number": (
        at(NOTES, "//w:footnoteRef", gone),
        "has no number instead of the number “1”",
    ),
    "a link to the address of another": (
        at(DOCUMENT, "(//w:hyperlink[@r:id])[2]", lambda link: link.set(name("r:id"), _first_link(link))),
        "links to https://example.org/court?a=1&b=2 instead of https://example.org/news",
    ),
    "a line of the contents with another page": (
        at(DOCUMENT, "//w:p[w:pPr/w:pStyle/@w:val='TOC2']//w:t[.='4']", reading("9")),
        "line of the contents reads “.1Therallyof4October9” instead of “.1Therallyof4October4”",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_difference_that_word_would_make_is_caught(fault: str) -> None:
    change, message = FAULTS[fault]
    parts = unzipped(made(sample()))
    change(parts)
    found = differences(expected(sample(), pages()), read_docx(zipped(parts)), "x.docx")
    assert any(message in problem.message for problem in found), [problem.message for problem in found]


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
