"""The address of a letter lies inside the window of its envelope, measured on the page that comes out, in both formats.

The addresses are those to which the 2018 complaint is sent: a short one, an ordinary one and the longest.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from complaint.filing.recipients import recipients
from complaint.filing.window import Area, Size
from complaint.filing.words import template_files
from complaint.output.docx import write_docx
from complaint.output.pdf import write_pdf
from complaint.problems import ProblemsFound
from tests.office import to_pdfs
from tests.output.window import A4, ENVELOPES, SENDER, US_LETTER, bare, glyphs, letter, theme_for
from tests.worked_example import ROOT

FORMATS = ("pdf", "docx")
# Millimetres on the letter: left, top, right, bottom of what the window shows wherever the letter slips, less a margin.
# C5/6: window of 90 × 45 mm, 20 mm from the left and 15 mm from below, in 229 × 114 mm; A4 folded at 105 mm slips 19 mm
# to the right and 9 mm down; 2 mm stay free. DL: the same in 220 × 110 mm. No. 10: window of 114.3 × 28.6 mm, 22.2 mm
# from the left and 12.7 mm from below, in 241.3 × 104.8 mm; folded at 102 mm; 3.2 mm stay free.
INSIDE = {
    ("C5/6", A4): (22.0, 56.0, 89.0, 88.0),
    ("DL", A4): (22.0, 52.0, 98.0, 88.0),
    ("No. 10", US_LETTER): (25.4, 66.7, 107.9, 86.1),
    ("No. 10", A4): (25.4, 66.7, 102.0, 86.1),
}


def addresses() -> Mapping[str, tuple[str, ...]]:
    profiles = recipients(template_files(ROOT))[0].values()
    found = sorted((tuple(map(str, one.letter["address"])) for one in profiles if one.letter), key=_length)
    return {"short": found[0], "ordinary": found[len(found) // 2], "longest": found[-1]}


def _length(lines: tuple[str, ...]) -> int:
    return sum(map(len, lines))


ADDRESSES = addresses()
# The window of No. 10 has room for five or six lines: the longest does not go in.
CASES = [
    (length, envelope, paper)
    for envelope, paper in INSIDE
    for length in ADDRESSES
    if (length, envelope) != ("longest", "No. 10")
]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str, Size, str], bytes]:
    """The letters for all cases as they are printed: our PDF, and the Word file as LibreOffice sets it."""
    folder: Path = tmp_path_factory.mktemp("windows")
    made, words = {}, {}
    for number, (length, envelope, paper) in enumerate(CASES):
        whole = letter(ENVELOPES[envelope], paper, address=ADDRESSES[length])
        made[length, envelope, paper, "pdf"] = write_pdf(whole, theme_for(paper)).content
        words[length, envelope, paper, "docx"] = folder / f"{number}.docx"
        words[length, envelope, paper, "docx"].write_bytes(write_docx(whole, theme_for(paper)))
    shown = to_pdfs(list(words.values()), folder)
    return made | {case: path.read_bytes() for case, path in zip(words, shown, strict=True)}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("length", "envelope", "paper"), CASES)
def test_the_whole_address_lies_inside_the_window_with_a_margin(pages, length, envelope, paper, form):
    left, top, right, bottom = INSIDE[envelope, paper]
    inside = [
        sign
        for sign, ink in glyphs(pages[length, envelope, paper, form])
        if left <= ink.left and ink.right <= right and top <= ink.top and ink.bottom <= bottom
    ]
    sender = "" if envelope == "No. 10" else bare(SENDER)
    assert "".join(inside) == sender + bare(*ADDRESSES[length])


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("length", "envelope", "paper"), CASES)
def test_nothing_else_comes_into_the_window(pages, length, envelope, paper, form):
    ever = ENVELOPES[envelope].ever_shown(paper)
    seen = "".join(sign for sign, ink in glyphs(pages[length, envelope, paper, form]) if ink.overlaps(ever))
    sender = "" if envelope == "No. 10" else bare(SENDER)
    assert seen == sender + bare(*ADDRESSES[length])


def test_both_formats_have_the_address_at_the_same_place(pages):
    for length, envelope, paper in CASES:
        first = [
            min((ink.left, ink.top) for _, ink in glyphs(pages[length, envelope, paper, form])
                if ink.overlaps(_area(INSIDE[envelope, paper])))
            for form in FORMATS
        ]  # fmt: skip
        assert first[0] == pytest.approx(first[1], abs=0.6), (length, envelope)


def test_an_address_that_is_too_long_for_an_envelope_is_a_problem_that_says_what_to_do():
    with pytest.raises(ProblemsFound) as found:
        write_pdf(letter(ENVELOPES["No. 10"], US_LETTER, address=ADDRESSES["longest"]), theme_for(US_LETTER))
    (problem,) = found.value.problems
    assert "the address is too long for the window of an envelope No. 10" in problem.message
    assert "shorten it" in problem.hint and "Below 8 points it is not set" in problem.hint


def _area(edges: tuple[float, float, float, float]) -> Area:
    left, top, right, bottom = edges
    return Area(left, top, right - left, bottom - top)
