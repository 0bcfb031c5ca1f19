"""Content controls as they are read: with their words, the controls inside them, and what Word does to them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from complaint.filing.blocks import Cell, Emphasis, Field, Note, NoteMark, Section, Table
from complaint.output.docx.controls import Control, MadeAs, read_controls, read_fields, read_made_as
from complaint.output.docx.inlines import control_tag
from complaint.problems import ProblemsFound
from tests.output.docx.parcel import DOCUMENT, made, replaced, with_part
from tests.output.sample import document, paragraph, text

TITLE = Field("vigil", "title", text("Vigil for free schools"))
NAME = Field("orlan-vesna", "name", text("Vesna Orlan"))
PROSE = Field("v1", "text", text(NAME, " was refused a ", Emphasis("em", text("lawyer")), ", not once.", NoteMark(1)))
WHOLE = document(
    Section("a", 1, "1", "The Vigil for free schools", (paragraph(PROSE),), heading=text("The ", TITLE)),
    Table("t", 1, text(TITLE), (1.0,), (), ((Cell(text(Field("fact:total", "", text("4")))),),)),
    paragraph("Without a field."),
    notes=(Note(1, text(Field("source-1", "title", text("A film")), ".")),),
    name="public/filing",
)


@pytest.fixture(scope="module")
def content() -> bytes:
    return made(WHOLE)


def test_controls_are_read_in_headings_paragraphs_captions_cells_and_notes(content: bytes) -> None:
    assert read_controls(content) == (
        Control("vigil/title", "Vigil for free schools", "Vigil for free schools"),
        Control(
            "v1/text",
            "Vesna Orlan was refused a lawyer, not once.",
            "[[orlan-vesna/name]] was refused a lawyer, not once.",
        ),
        Control("orlan-vesna/name", "Vesna Orlan", "Vesna Orlan", outer=1),
        Control("vigil/title", "Vigil for free schools", "Vigil for free schools"),
        Control("fact:total", "4", "4"),
        Control("source-1/title", "A film", "A film"),
    )


def test_the_fields_of_a_file_are_read_by_record_and_name_as_often_as_they_stand_there(content: bytes) -> None:
    fields = read_fields(content)
    assert fields["vigil", "title"] == ("Vigil for free schools",) * 2
    assert fields["fact:total", ""] == ("4",)


def test_what_was_inserted_counts_and_what_was_deleted_does_not(content: bytes) -> None:
    tracked = (
        '<w:ins w:id="900"><w:r><w:t>5</w:t></w:r></w:ins><w:del w:id="901"><w:r><w:delText>4</w:delText></w:r></w:del>'
    )
    edited = replaced(content, DOCUMENT, '<w:r><w:t xml:space="preserve">4</w:t></w:r>', tracked)
    assert read_fields(edited)["fact:total", ""] == ("5",)


def test_a_control_that_shows_a_prompt_of_word_is_empty(content: bytes) -> None:
    edited = replaced(content, DOCUMENT, '<w:tag w:val="fact:total"/>', '<w:tag w:val="fact:total"/><w:showingPlcHdr/>')
    assert read_fields(edited)["fact:total", ""] == ("",)


def test_a_file_tells_which_document_it_was_made_as(content: bytes) -> None:
    assert read_made_as(content) == MadeAs("public/filing", "2018-11-05", "en")
    assert read_made_as(made(replace(WHOLE, draft="Draft"))) == MadeAs("public/filing", "2018-11-05", "en", draft=True)


def test_a_file_of_another_origin_tells_nothing(content: bytes) -> None:
    assert read_made_as(made(replace(WHOLE, name=""))) is None
    assert read_made_as(with_part(content, "word/settings.xml", None)) is None


def test_what_is_no_word_file_is_a_problem() -> None:
    with pytest.raises(ProblemsFound):
        read_controls(b"words")


TAGS = [
    ("vigil", "title", "vigil/title", "a field"),
    ("case", "account[0].text", "case/account[0].text", "a part of a field"),
    ("fact:complainants.total", "", "fact:complainants.total", "a fact"),
    ("fact:arrests.by_days", "10", "fact:arrests.by_days/10", "a group of a fact"),
    ("recipient:public", "document.title", "recipient:public/document.title", "a line of a profile"),
]


@pytest.mark.parametrize(("record", "field", "tag", "why"), TAGS, ids=[row[3] for row in TAGS])
def test_a_tag_names_record_and_field(record: str, field: str, tag: str, why: str) -> None:
    assert control_tag(record, field) == tag


def test_tags_too_long_for_word_are_cut_and_stay_apart() -> None:
    one, other = control_tag("a" * 70, "title"), control_tag("a" * 70, "text")
    assert len(one) == len(other) == 64
    assert one != other
