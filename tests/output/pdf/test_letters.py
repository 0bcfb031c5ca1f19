"""A letter fits the window of its envelope, wherever it slips, and numbers its pages from the second."""

from __future__ import annotations

from dataclasses import replace

import pytest

from complaint.filing.blocks import Break, Emphasis
from complaint.filing.window import Size
from complaint.output.pdf import write_pdf
from complaint.output.pdf.checking import check_pdf
from complaint.output.pdf.reading import read_pdf
from complaint.problems import Place, ProblemsFound
from tests.output.pdf.proof import faults, letter, made, page_texts, places
from tests.output.sample import document, paragraph, text
from tests.output.window import (
    A4,
    ADDRESS,
    ENVELOPES,
    SENDER,
    US_LETTER,
    bare,
    glyphs,
    lines_drawn,
    perhaps_seen,
    surely_seen,
    theme_for,
)
from tests.output.window import letter as letter_for

PAPERS = [("C5/6", A4), ("DL", A4), ("No. 10", A4), ("No. 10", US_LETTER)]


def pdf(envelope: str, paper: Size = A4, **parts: object) -> bytes:
    return write_pdf(letter_for(ENVELOPES[envelope], paper, **parts), theme_for(paper)).content  # type: ignore[arg-type]


@pytest.mark.parametrize(("envelope", "paper"), PAPERS)
def test_the_window_always_shows_the_whole_address_and_never_anything_but_it_and_the_sender(envelope, paper):
    content = pdf(envelope, paper)
    sender = "" if envelope == "No. 10" else bare(SENDER)
    assert surely_seen(content, ENVELOPES[envelope], paper) == sender + bare(*ADDRESS)
    assert perhaps_seen(content, ENVELOPES[envelope], paper) == sender + bare(*ADDRESS)


@pytest.mark.parametrize(("envelope", "paper"), PAPERS)
def test_such_a_letter_is_without_fault(envelope, paper):
    whole = letter_for(ENVELOPES[envelope], paper)
    written = write_pdf(whole, theme_for(paper))
    assert check_pdf(written, whole) == ()
    assert faults(written.content) == []


def test_the_address_stands_where_din_5008_wants_it_in_form_b():
    left, top, _, _ = places(pdf("C5/6"), 1, "Her Excellency")
    assert 25 <= left < 25.5
    assert 62.7 <= top < 62.7 + 3  # the line begins there, its letters a little lower
    one_line = pdf("C5/6", sender="Centre for the Defence of Assembly · 1000 Lakeside")
    _, above, _, below = places(one_line, 1, "Centre for the Defence of Assembly ·")
    assert 57.7 <= above < below <= 62.7
    assert 125 <= places(pdf("C5/6"), 1, "5 November")[0] < 126
    assert 98.46 <= places(pdf("C5/6"), 1, "Complaint about")[1] < 103


def test_marks_show_where_to_fold_and_to_punch():
    for envelope, folds in (("C5/6", (105, 148.5, 210)), ("No. 10", (102, 148.5, 204))):
        marks = [line for line in lines_drawn(pdf(envelope)) if line.right < 20]
        assert [round(mark.top, 1) for mark in marks] == pytest.approx(folds, abs=0.2)
        assert all(mark.left == pytest.approx(5, abs=0.1) and mark.width == pytest.approx(4, abs=0.2) for mark in marks)


def test_a_long_address_is_set_smaller_and_all_of_it_stays_in_the_window():
    long = (*ADDRESS[:3], "Department of Human Rights", "Third Floor, Room 301", *ADDRESS[3:])
    content = pdf("C5/6", address=long)
    assert surely_seen(content, ENVELOPES["C5/6"], A4) == bare(SENDER, *long)
    assert _height(content, "Her") < _height(pdf("C5/6"), "Her")


def test_a_long_line_of_the_sender_falls_into_two_above_the_address():
    sender = (
        "Centre for the Defence of the Freedom of Peaceful Assembly · 12 Long Garden Street · 1000 Lakeside · Lakeland"
    )
    content = pdf("C5/6", sender=sender)
    assert surely_seen(content, ENVELOPES["C5/6"], A4) == bare(sender, *ADDRESS)
    assert read_pdf(content).passages[5] == sender


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        ({"address": ADDRESS * 2}, "the address is too long for the window of an envelope C5/6"),
        ({"address": ("x" * 900,)}, "the address is too long"),
        ({"sender": SENDER * 4}, "the line with the sender is too long"),
        ({"reference": "2018-11/" * 60}, "what stands beside the address is too long"),
        ({"letterhead": ("A line",) * 8}, "the letterhead is so long"),
    ],
)
def test_what_has_no_room_is_a_problem(parts, named):
    with pytest.raises(ProblemsFound) as found:
        pdf("C5/6", **parts)
    (problem,) = found.value.problems
    assert problem.code == "letter" and named in problem.message and problem.hint


def test_a_problem_names_the_letter_and_the_line_of_its_template():
    long = letter_for(ENVELOPES["C5/6"], address=ADDRESS * 2)
    blocks = tuple(replace(block, at="shared/letter.html:14") for block in long.blocks)
    with pytest.raises(ProblemsFound) as found:
        made(replace(long, blocks=blocks, name="committee/letters/norway"))
    (problem,) = found.value.problems
    assert "committee/letters/norway" in problem.message
    assert (problem.place.file, problem.place.line) == ("shared/letter.html", 14)


def test_an_address_that_is_too_long_is_told_where_it_was_written():
    long = letter_for(ENVELOPES["C5/6"], address=ADDRESS * 2)
    assert long.window is not None
    place = Place("cases/contacts.csv", 4, 8)
    with pytest.raises(ProblemsFound) as found:
        made(replace(long, window=replace(long.window, written=place)))
    assert found.value.problems[0].place == place


def test_a_longer_letterhead_does_not_push_the_addressee_out_of_the_window():
    sender = paragraph("Centre", Break(), "Street", Break(), "Town", Break(), "Telephone", Break(), "x", role="sender")
    addressee = paragraph("Committee on Assemblies", role="addressee")
    _, top, _, bottom = places(made(document(sender, addressee, "Text.", kind="letter")).content, 1, "Committee")
    assert 62.7 <= top < bottom <= 90


def test_a_letter_that_says_nothing_of_an_envelope_is_laid_out_for_the_usual_one():
    usual = replace(letter_for(ENVELOPES["C5/6"]), window=None)
    assert glyphs(made(usual).content) == glyphs(pdf("C5/6"))


def test_a_letter_without_addressee_begins_no_higher():
    content = made(
        document(paragraph(Emphasis("strong", text("Centre")), role="sender"), "Text.", kind="letter")
    ).content
    assert places(content, 1, "Text")[1] > 98.46


def test_pages_are_numbered_from_the_second():
    long = made(document(*(paragraph("Words of a letter. " * 30) for _ in range(12)), kind="letter"))
    pages = page_texts(long.content)
    assert "Page" not in pages[0]
    assert f"Page 2 of {long.page_count}" in pages[1]
    assert not [line for line in lines_drawn(long.content, 2) if line.right < 20]


def test_a_signature_does_not_stand_alone_on_a_page():
    for count in (21, 23, 25, 27):
        body = (paragraph("Words of a letter that goes on. " * 4) for _ in range(count))
        end = (paragraph("Respectfully,", role="closing"), paragraph("Zarema Tamkieva", role="signature"))
        pages = page_texts(made(document(*body, *end, kind="letter")).content)
        last = next(page for page in pages if "Zarema" in page)
        assert "Respectfully" in last and "Words" in last


def test_a_letter_is_read_in_the_order_in_which_it_was_written():
    passages = read_pdf(letter().content).passages
    assert passages[0].startswith("Centre for the Defence")
    assert passages[1].startswith("Committee on Assemblies")
    assert passages[-1] == "Zarema Tamkieva Director"


def _height(content: bytes, words: str) -> float:
    _, top, _, bottom = places(content, 1, words)
    return bottom - top
