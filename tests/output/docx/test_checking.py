"""The checks find every defect put into a file that was sound: one row, one defect, and who must see it."""

from __future__ import annotations

import pytest

from complaint.output.docx.archive import unzipped
from complaint.output.docx.checking import check_docx
from tests.output.docx.parcel import DOCUMENT, made, replaced, with_part
from tests.output.sample import document, letter, long_table, sample

NOTES, STYLES, NUMBERING = "word/footnotes.xml", "word/styles.xml", "word/numbering.xml"
SETTINGS, COMMENTS, CORE = "word/settings.xml", "word/comments.xml", "docProps/core.xml"
TYPES, RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"

# part, what stands there, what is put instead, what the problem says
DEFECTS = [
    (DOCUMENT, '<w:fldChar w:fldCharType="end"/>', "", "a field is never closed"),
    (DOCUMENT, '<w:fldChar w:fldCharType="begin"/>', "", "out of turn"),
    (DOCUMENT, "REF a_p_rally", "REF a_p_lost", "the bookmark a_p_lost, which is nowhere"),
    (DOCUMENT, "PAGEREF a_law ", "PAGEREF a_lost ", "the bookmark a_lost, which is nowhere"),
    (DOCUMENT, 'w:anchor="a_facts"', 'w:anchor="a_fact"', "the bookmark a_fact, which is nowhere"),
    (DOCUMENT, "SEQ Table", "INCLUDETEXT file", "a field of an unknown kind: INCLUDETEXT"),
    (DOCUMENT, "<w:bookmarkEnd ", "<w:proofErr ", "has no end"),
    (DOCUMENT, "<w:bookmarkStart ", "<w:proofErr ", "has no beginning"),
    (DOCUMENT, 'w:name="a_rally"', 'w:name="A_facts"', "the bookmark a_facts is there 2 times"),
    (DOCUMENT, 'w:name="a_rally"', 'w:name="1 rally"', "Word does not take “1 rally”"),
    (DOCUMENT, 'w:pStyle w:val="Lead"', 'w:pStyle w:val="Leed"', "there is no paragraph style Leed"),
    (DOCUMENT, 'w:rStyle w:val="Strong"', 'w:rStyle w:val="Lead"', "there is no character style Lead"),
    (DOCUMENT, 'w:tblStyle w:val="FilingTable"', 'w:tblStyle w:val="Plain"', "there is no table style Plain"),
    (DOCUMENT, 'w:footnoteReference w:id="2"', 'w:footnoteReference w:id="7"', "the mark of note 7 has no note"),
    (DOCUMENT, 'w:footnoteReference w:id="2"', 'w:footnoteReference w:id="1"', "the mark of note 1 is there 2 times"),
    (NOTES, '<w:footnote w:id="2">', '<w:footnote w:id="99999">', "the id of note 99999 is out of range"),
    (NOTES, '<w:footnote w:id="2">', '<w:footnote w:id="1">', "the note 1 is there 2 times"),
    (NOTES, 'w:type="separator" w:id="-1"', 'w:type="separator" w:id="5"', "the lines that part notes from the text"),
    (SETTINGS, '<w:footnote w:id="0"/>', "", "the lines that part notes from the text"),
    (NUMBERING, '<w:num w:numId="1">', '<w:num w:numId="77">', "the numbering 1 is missing"),
    (NUMBERING, '<w:abstractNumId w:val="2"/>', '<w:abstractNumId w:val="8"/>', "the numbering 2 is defined nowhere"),
    (NUMBERING, '<w:num w:numId="2">', '<w:num w:numId="1">', "the numbering 1 is there 2 times"),
    (DOCUMENT, '<w:ilvl w:val="1"/>', '<w:ilvl w:val="7"/>', "has no level 7"),
    (STYLES, '<w:basedOn w:val="BodyText"/>', '<w:basedOn w:val="Body"/>', "names Body, which is missing"),
    (STYLES, 'w:styleId="Lead"', 'w:styleId="Small"', "the style Small is there 2 times"),
    (STYLES, 'w:name w:val="Lead"', 'w:name w:val="Small"', "the style called small is there 2 times"),
    (DOCUMENT, '<w:commentRangeEnd w:id="0"/>', "", "comments and their commentRangeEnd do not match"),
    (COMMENTS, '<w:comment w:id="1"', '<w:comment w:id="0"', "the comment 0 is there 2 times"),
    (NOTES, "<w:footnoteRef/>", '<w:commentReference w:id="0"/>', "a comment stands where Word takes none"),
    (DOCUMENT, "</w:p></w:tc></w:tr>", "</w:p><w:tbl/></w:tc></w:tr>", "a cell that does not end with a paragraph"),
    (DOCUMENT, "</w:tc></w:tr>", "</w:tc><w:tc><w:p/></w:tc></w:tr>", "cells in"),
    (DOCUMENT, '</w:tbl><w:p><w:pPr><w:pStyle w:val="BlockEnd"/></w:pPr></w:p>', "</w:tbl><w:tbl/>", "not followed by"),
    (DOCUMENT, '<w:id w:val="2"/>', '<w:id w:val="1"/>', "the content control 1 is there 2 times"),
    (DOCUMENT, 'w:tag w:val="e1/crowd"', f'w:tag w:val="{"e" * 65}"', "the tag of a content control is too long"),
    (DOCUMENT, 'descr="A map of Ozerny with the square"', 'descr=""', "Figure 1 has no alternative text"),
    (DOCUMENT, "Everything stated", "{{ stated }}", "a template sign is left over"),
    (DOCUMENT, '<w:rPr><w:rStyle w:val="Strong"/>', "<w:rPr><w:b/>", "b is set beside the styles"),
    (DOCUMENT, '<w:pStyle w:val="Lead"/>', '<w:pStyle w:val="Lead"/><w:jc w:val="right"/>', "jc is set beside"),
    (DOCUMENT, '<w:rPr><w:rStyle w:val="Strong"/>', "<w:rPr><w:vanish/>", "words are hidden"),
    (DOCUMENT, "<w:commentRangeStart ", '<w:ins w:id="4"/><w:commentRangeStart ', "inserted words are tracked"),
    (SETTINGS, "<w:defaultTabStop", "<w:updateFields/><w:defaultTabStop", "Word would ask"),
    (SETTINGS, "<w:defaultTabStop", "<w:attachedTemplate/><w:defaultTabStop", "a template outside the file"),
    (RELATIONS, 'Target="footnotes.xml"', 'Target="notes.xml"', "leads to word/notes.xml, which is missing"),
    (RELATIONS, 'Target="media/image1.png"', 'Target="http://x/i.png" TargetMode="External"', "lies outside the file"),
    (RELATIONS, "https://example.org/news", "file:///C:/secret", "neither to the web nor to a mail address"),
    (RELATIONS, 'Id="rId2"', 'Id="rId1"', "the relationship rId1 is given twice"),
    (DOCUMENT, 'r:embed="rId', 'r:embed="rId9', "should be a image"),
    (TYPES, 'PartName="/word/styles.xml"', 'PartName="/word/style.xml"', "the part is listed as plain XML"),
    (TYPES, 'Extension="png"', 'Extension="gif"', "the part has no content type"),
    (CORE, "<dc:title>", "<cp:lastModifiedBy>N. N.</cp:lastModifiedBy><dc:title>", "lastModifiedBy tells too much"),
    (CORE, "<dc:language>en</dc:language>", "", "the property language is missing"),
    (STYLES, "<w:docDefaults>", "<w:docDefaults", "is not XML"),
    (DOCUMENT, "</w:sectPr></w:body>", "</w:sectPr><w:p/></w:body>", "does not end with the layout of its page"),
]


@pytest.fixture(scope="module")
def sound() -> bytes:
    return made(sample())


@pytest.mark.parametrize(
    "whole", [sample(), letter(), long_table(3), document()], ids=["all", "letter", "table", "none"]
)
def test_what_we_write_is_sound(whole: object) -> None:
    assert check_docx(made(whole)) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(("part", "old", "new", "message"), DEFECTS, ids=[row[3] for row in DEFECTS])
def test_a_defect_is_found(sound: bytes, part: str, old: str, new: str, message: str) -> None:
    problems = check_docx(replaced(sound, part, old, new))
    assert any(message in problem.message for problem in problems), [problem.message for problem in problems]


@pytest.mark.parametrize(
    ("part", "content", "message"),
    [
        ("docProps/thumbnail.jpeg", b"x", "the part has no business in a filing"),
        ("customXml/item1.xml", b"<x/>", "the part has no business in a filing"),
        ("word/media/image7.png", b"x", "nothing refers to the part"),
        ("word/footnotes.xml", None, "which is missing"),
        ("word/numbering.xml", None, "the part is missing"),
        ("word/document.xml", None, "the part is missing"),
        ("word/styles.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "has a DOCTYPE"),
    ],
)
def test_a_part_that_is_lost_or_too_much_is_found(sound: bytes, part: str, content: bytes | None, message: str) -> None:
    assert any(message in problem.message for problem in check_docx(with_part(sound, part, content)))


def test_a_file_that_is_no_archive_is_a_problem() -> None:
    (problem,) = check_docx(b"not a file")
    assert "this is not a DOCX file" in problem.message


def test_content_types_come_first_in_the_archive(sound: bytes) -> None:
    assert next(iter(unzipped(sound))) == "[Content_Types].xml"
