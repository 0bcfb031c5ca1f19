"""What somebody changed in a Word file is found, each change once, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from complaint import pipeline
from complaint.filing.blocks import Document, Field, NoteMark
from complaint.filing.composing import Project, compose_all
from complaint.output.changes import Difference, changes, differences, translation_of
from complaint.output.docx.archive import unzipped
from complaint.output.docx.controls import MadeAs
from complaint.output.docx.writing import write_docx
from complaint.output.theme_reading import theme_of
from complaint.problems import ProblemsFound
from tests.output.docx.parcel import DOCUMENT, made, replaced, with_part
from tests.output.sample import document, paragraph, text
from tests.records.factories import make, world
from tests.worked_example import ROOT

ORLAN = Field("orlan-vesna", "name", text("Vesna Orlan"))


def prose(record: str, *words: str) -> Field:
    return Field(record, "text", text(ORLAN, *words))


WHOLE = document(
    paragraph(prose("v1", " was refused a lawyer.")),
    paragraph(
        "In ", Field("vigil", "title", text("Vigil")), " and ", Field("vigil", "title", text("Vigil")), " again."
    ),
    paragraph(prose("v2", " was kept for seven hours."), NoteMark(1)),
    paragraph(Field("event", "account", text("The first part."))),
    paragraph(Field("event", "account", text("The second part."))),
)


@pytest.fixture(scope="module")
def content() -> bytes:
    return made(document(*(block for block in WHOLE.blocks[:2]), *WHOLE.blocks[3:], paragraph(prose("v2", " left."))))


def changed(content: bytes, *pairs: str) -> tuple[Difference, ...]:
    """What differs after the first place of some words was changed to others, pair by pair."""
    edited = content
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        edited = replaced(edited, DOCUMENT, old, new)
    return differences(content, edited)


def test_a_file_that_nobody_changed_has_no_differences(content: bytes) -> None:
    assert differences(content, content) == ()


def test_a_change_in_a_text_is_one_difference(content: bytes) -> None:
    assert changed(content, "refused a lawyer", "refused any lawyer") == (
        Difference("v1/text", "Vesna Orlan was refused a lawyer.", "Vesna Orlan was refused any lawyer."),
    )


def test_a_change_of_a_name_within_a_text_is_a_change_of_the_name_alone(content: bytes) -> None:
    assert changed(content, "Vesna Orlan", "Viesna Orlan") == (
        Difference("orlan-vesna/name", "Vesna Orlan", "Viesna Orlan"),
    )


def test_of_a_field_that_stands_twice_only_the_changed_place_is_told(content: bytes) -> None:
    assert changed(content, "> and <", "> and <", ">Vigil</w:t>", ">The vigil</w:t>") == (
        Difference("vigil/title", "Vigil", "The vigil"),
    )


def test_of_a_text_in_several_paragraphs_only_the_changed_one_is_told(content: bytes) -> None:
    assert changed(content, "The second part", "Another part") == (
        Difference("event/account", "The second part.", "Another part."),
    )


def test_words_between_the_fields_are_not_looked_at(content: bytes) -> None:
    assert changed(content, " again.", " once more.") == ()


def test_a_paragraph_that_was_taken_out_is_told_by_what_held_the_rest(content: bytes) -> None:
    xml = unzipped(content)[DOCUMENT].decode()
    begin = xml.index("<w:p>")
    paragraph_of_v1 = xml[begin : xml.index("</w:p>", begin) + len("</w:p>")]
    assert "v1/text" in paragraph_of_v1
    edited = with_part(content, DOCUMENT, xml.replace(paragraph_of_v1, "", 1).encode())
    assert differences(content, edited) == (Difference("v1/text", "Vesna Orlan was refused a lawyer.", None),)
    assert differences(edited, content) == (Difference("v1/text", None, "Vesna Orlan was refused a lawyer."),)


def test_a_control_that_was_typed_over_is_gone(content: bytes) -> None:
    xml = unzipped(content)[DOCUMENT].decode()
    begin = xml.index("<w:sdt>", xml.index("In "))
    control = xml[begin : xml.index("</w:sdt>", begin) + len("</w:sdt>")]
    edited = with_part(content, DOCUMENT, xml.replace(control, "<w:r><w:t>A walk</w:t></w:r>", 1).encode())
    assert differences(content, edited) == (Difference("vigil/title", "Vigil", None),)


# --- the public edition -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def project() -> Project:
    return pipeline.load(ROOT, date(2018, 11, 5))


PUBLIC = MadeAs("public/filing", "2018-11-05", "en")


@pytest.fixture(scope="module")
def edition(project: Project) -> bytes:
    (built,) = compose_all(project, ("public",), kinds=("filing",)).documents.values()
    assert isinstance(built, Document)
    return write_docx(built, theme_of(project.files))


def test_in_the_public_edition_the_edit_of_one_field_is_one_change_with_the_place_of_its_record(
    project: Project, edition: bytes
) -> None:
    edited = replaced(edition, DOCUMENT, "reports blows during the detention", "reports blows at the detention")
    (change,) = changes(project, PUBLIC, edited)
    record = "violation-excessive-force-karimov-talgat"
    assert (change.record, change.field, change.times) == (record, "text", 1)
    assert change.place == project.records[record].place_of("text")
    assert change.old is not None and "blows during" in change.old
    assert change.new is not None and "blows at" in change.new


def test_in_the_public_edition_a_changed_number_is_told_with_its_fact(edition: bytes) -> None:
    edited = replaced(edition, DOCUMENT, ">129</w:t>", ">130</w:t>")
    assert differences(edition, edited) == (Difference("fact:complainants.total", "129", "130"),)


def test_a_document_that_there_is_not_any_more_is_a_problem(project: Project, edition: bytes) -> None:
    with pytest.raises(ProblemsFound, match="cannot be made today"):
        changes(project, MadeAs("nobody/filing", "2018-11-05", "en"), edition)


# --- in another language ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "printed", "row"),
    [
        (Field("vigil", "title", ()), "Veillée des enfants", "of-the-title"),
        (Field("veloria", "name", ()), "en Vélorie", "in-the-state"),
        (Field("port-saker", "name", ()), "Port-Saker", "wherever"),
        (Field("lindenau", "name", ()), "Lindenau", None),
    ],
    ids=["a text", "a form of a name", "words wherever they stand", "not translated"],
)
def test_what_was_changed_in_a_translated_text_is_the_translation(field: Field, printed: str, row: str | None) -> None:
    records = world(
        make("translation", "of-the-title", record="vigil", field="title", text="Veillée"),
        make("translation", "the-state", record="veloria", field="name", text="Vélorie"),
        make("translation", "in-the-state", record="veloria", field="name", form="in", text="en Vélorie"),
        make("translation", "wherever", record=None, field=None, original="Port Saker", text="Port-Saker"),
    )
    found = translation_of(records, "fr", field, printed)
    assert (found.id if found is not None else None) == row
    assert translation_of(records, "ru", field, printed) is None
