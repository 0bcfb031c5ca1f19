"""What cannot be printed rightly is not printed: the problem names the line of the template, and what to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from complaint.filing.blocks import (
    Cover,
    Emphasis,
    Figure,
    Note,
    NoteMark,
    Paragraph,
    Quote,
    Reference,
    Section,
    Table,
)
from complaint.filing.charts import Band, Line
from complaint.problems import Place, ProblemsFound
from tests.output.pdf.proof import made
from tests.output.sample import document, paragraph, people_by_place, picture, text, theme


def problems(*blocks: object, **more: object) -> tuple[tuple[str, str, str], ...]:
    with pytest.raises(ProblemsFound) as stopped:
        made(document(*blocks, **more))
    return tuple((found.code, str(found.place), found.message) for found in stopped.value.problems)


REFUSED = [
    pytest.param(
        paragraph("Rustam 李", at="t.html:4"),
        ("pdf-character", "t.html:4", "the character “李” (U+674E, cjk unified ideograph-674e)"),
        id="a letter that no typeface has",
    ),
    pytest.param(
        Section("a", 1, "1", "Title \U0001f642", (), at="t.html:5"),
        ("pdf-character", "t.html:5", "U+1F642, slightly smiling face"),
        id="a sign in a heading",
    ),
    pytest.param(
        paragraph("a\x07b", at="t.html:6"), ("pdf-character", "t.html:6", "U+0007"), id="a sign that cannot be seen"
    ),
    pytest.param(
        paragraph(Reference("nowhere", "number", "section 9"), at="t.html:7"),
        ("pdf-reference", "t.html:7", "leads to “nowhere”, which is not there"),
        id="a reference to nothing",
    ),
    pytest.param(
        Paragraph(text("Twice."), anchor="twice", at="t.html:8"),
        ("pdf-reference", "t.html:8", "there is more than one “twice”"),
        id="an anchor that is there twice",
    ),
    pytest.param(
        paragraph("So.", NoteMark(4), at="t.html:9"),
        ("pdf-note", "t.html:9", "a mark stands for note 4, which is not there"),
        id="a mark without a note",
    ),
    pytest.param(
        Figure("f", 1, picture(), "image/png", " ", text("Square"), at="t.html:10"),
        ("pdf-figure", "t.html:10", "a figure has no alternative text"),
        id="a picture without a text for the ear",
    ),
    pytest.param(
        replace(people_by_place(), alternative="", at="t.html:13"),
        ("pdf-figure", "t.html:13", "a figure has no alternative text"),
        id="a chart without a text for the ear",
    ),
    pytest.param(
        replace(people_by_place(), bands=(Band("", (Line("Ōzerny 李", 1, "1"),)),), at="t.html:14"),
        ("pdf-character", "t.html:14", "no typeface of the PDF has the character “李”"),
        id="a chart with a letter that cannot be drawn",
    ),
    pytest.param(
        Figure("f", 1, b"no picture", "image/png", "Square", text("Square"), at="t.html:11"),
        ("picture", "t.html:11", "the picture cannot be read"),
        id="a picture that is none",
    ),
    pytest.param(
        Figure(
            "f", 1, b'<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><text y="50">Ozerny</text></svg>',
            "image/svg+xml", "Map", text("Map"), at="t.html:12",
        ),
        ("picture", "t.html:12", "a picture of the kind image/svg+xml may load or hide what nobody sees"),
        id="a drawing from elsewhere",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("block", "told"), REFUSED)
def test_a_document_is_refused_with(block, told):
    code, place, message = told
    twin = Paragraph(text("Once."), anchor="twice") if "twice" in message else paragraph("Before.")
    found = problems(twin, block)
    assert any((code, place) == told[:2] and message in told[2] for told in found), found


def test_all_problems_are_told_at_once():
    found = problems(paragraph("李", at="a:1"), paragraph(Reference("no", "title", "x"), at="b:2"))
    assert [(code, place) for code, place, _ in found] == [("pdf-character", "a:1"), ("pdf-reference", "b:2")]


def test_a_note_without_a_mark_is_a_problem_where_the_note_stands():
    found = problems("Text.", notes=(Note(1, text("Lost."), at="n.html:1"),))
    assert found == (("pdf-note", "n.html:1", "note 1 has 0 marks instead of one"),)


def test_notes_are_numbered_in_the_order_of_their_marks():
    notes = (Note(1, text("One.")), Note(2, text("Two.")))
    (found,) = problems(paragraph("So", NoteMark(2), NoteMark(1), at="t:3"), notes=notes)
    assert found[1:] == ("t:3", "notes are not numbered in the order of their marks")


def test_a_quotation_is_read_before_its_attribution_and_so_are_its_notes():
    quote = Quote((paragraph("Go home.", NoteMark(1)),), text("Officer", NoteMark(2)))
    cover = Cover(text("Title"), blocks=(paragraph("Inner.", NoteMark(3)),), lines=(text("Foot", NoteMark(4)),))
    assert made(document(quote, cover, notes=tuple(Note(n, text("x")) for n in (1, 2, 3, 4)))).page_count == 2


def test_a_typeface_without_files_is_refused():
    from complaint.output.pdf import write_pdf

    other = replace(theme(), typefaces=replace(theme().typefaces, text="Comic Sans"))
    with pytest.raises(ProblemsFound, match="no font files for typeface “Comic Sans”"):
        write_pdf(document("Text."), other)


def test_what_needs_no_glyph_or_has_one_elsewhere_is_printed():
    table = Table("t", 0, (), (1.0,), (), ())
    assert made(document(paragraph("a\u200bb\u2060c\u202fd\u2009e\ufeff", Emphasis("em", text("№ ₽ →"))), table))


def test_a_problem_without_a_place_is_told_without_one():
    with pytest.raises(ProblemsFound) as stopped:
        made(document("Text.", mark="機密"))
    assert stopped.value.problems[0].place == Place()
