"""A file that says another thing than its document in one place is caught, and the block is named with its line.

Each fault is put into the document that a file is made from, and the file compared with the document as it was: so
what is tried is the whole way through writing, reading and comparing, for both formats.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from complaint.filing.blocks import (
    Block,
    Blocks,
    Cell,
    Contents,
    Document,
    Link,
    ListBlock,
    Note,
    NoteMark,
    Reference,
    Section,
    Table,
)
from complaint.output.comparing import ReadBack, differences
from complaint.output.docx import write_docx
from complaint.output.docx.reading import read_docx
from complaint.output.pdf import write_pdf
from complaint.output.pdf.reading import read_pdf
from complaint.output.reading import expected
from tests.output.sample import document, item, paragraph, text, theme

NEWS, COURT = "https://example.org/news", "https://example.org/court"
TOLD = text("It is told ", Link(NEWS, text("here")), " and ", Link(COURT, text("there")), ".")


def whole() -> Document:
    """Two chapters with everything that is counted; the place of each block is its name."""
    facts = (
        paragraph("A rally was held", NoteMark(1), " on the square.", number=1, at="rally"),
        paragraph(*TOLD, number=2, at="told"),
        ListBlock("number", (item("come in peace"), item("leave in peace")), at="list"),
        ListBlock("letter", (item("a fine"), item("an arrest")), at="letters"),
        Table("fines", 1, text("Fines", NoteMark(2)), (1.0,), (), ((Cell(text("20 000")),),), at="fines"),
    )
    law = (
        paragraph("See ", Reference("facts", "number", "chapter 1"), " and ", _to_table(), ".", number=3, at="see"),
        Section("trial", 2, "2.1", "Fair trial", (paragraph("None.", number=4, at="none"),), at="trial"),
    )
    chapters = (Section("facts", 1, "1", "Facts", facts, at="facts"), Section("law", 1, "2", "Law", law, at="law"))
    notes = (
        Note(1, text("From ", Link(NEWS, text("a paper")), "."), at="note 1"),
        Note(2, text("By law."), at="note 2"),
    )
    return document(Contents("Contents", 2, at="contents"), *chapters, notes=notes)


def _to_table() -> Reference:
    return Reference("fines", "number", "Table 1")


# --- ways to change a document ------------------------------------------------------------------------------------

Change = Callable[[Document], Document]


def at(place: str, **changes: object) -> Change:
    return lambda given: replace(given, blocks=_with(given.blocks, place, lambda block: replace(block, **changes)))  # type: ignore[type-var]


def _with(blocks: Blocks, place: str, change: Callable[[Block], Block]) -> Blocks:
    made = (change(block) if block.at == place else block for block in blocks)
    return tuple(
        replace(one, blocks=_with(one.blocks, place, change)) if isinstance(one, Section) else one for one in made
    )


def all_at_once(*changes: Change) -> Change:
    def change(given: Document) -> Document:
        for one in changes:
            given = one(given)
        return given

    return change


def swapped_notes(given: Document) -> Document:
    first, second = given.notes
    return replace(given, notes=(replace(first, inlines=second.inlines), replace(second, inlines=first.inlines)))


# --- what is caught -----------------------------------------------------------------------------------------------

_MOVED = text("A rally was held on the square.", NoteMark(1))
_ELSEWHERE = text("See ", Reference("law", "number", "chapter 1"), " and ", _to_table(), ".")
_LINKS_SWAPPED = text("It is told ", Link(COURT, text("here")), " and ", Link(NEWS, text("there")), ".")
FAULTS: tuple[tuple[str, Change, str, str], ...] = (
    ("a lost paragraph", at("none", inlines=()), "text “None.” is missing", "none"),
    ("another word", at("none", inlines=text("Nobody.")), "reads “Nobody.” instead of “None.”", "none"),
    ("another number of a chapter", all_at_once(at("law", number="3"), at("trial", number="3.1")),
     "“Law” has the number “3” instead of", "law"),
    ("a section that lost its number", at("trial", number=""), "“Fair trial” has no number", "trial"),
    ("another number of a paragraph", at("none", number=5), "“None.” has the number “5.” instead of", "none"),
    ("a paragraph that lost its number", at("rally", number=None), "has no number instead of the number “1.”", "rally"),
    ("a list that counts in letters", at("list", kind="letter"), "has the number “(a)” instead of", "list"),
    ("a list that does not count", at("letters", kind="bullet"), "has the number “•” instead of", "letters"),
    ("another number of a table", at("fines", number=2), "reads “Table 2. Fines” instead of", "fines"),
    ("a mark of a note that moved", at("rally", inlines=_MOVED), "has the mark of note 1 after “", "rally"),
    ("a mark that moved to another block", all_at_once(
        at("rally", inlines=text("A rally was held on the square.")),
        at("told", inlines=(NoteMark(1), *TOLD)),
    ), "has nothing instead of the mark of note 1 after “A rally was held”", "rally"),
    ("notes in another order", swapped_notes, "note “By law.” should not be there", "note 1"),
    ("two links that changed places", at("told", inlines=_LINKS_SWAPPED), f"links to {COURT}, {NEWS} i", "told"),
    ("a link less", at("told", inlines=text("It is told here and there.")), "links to nothing instead of", "told"),
    ("a link in a note that goes elsewhere", lambda given: replace(
        given, notes=(replace(given.notes[0], inlines=text("From ", Link(COURT, text("a paper")), ".")), given.notes[1])
    ), f"note “From a paper.” links to {COURT} instead of {NEWS}", "note 1"),
    ("a reference that leads elsewhere", at("see", inlines=_ELSEWHERE), "and Table 1.” refers to “", "see"),
    ("a reference that leads nowhere", at("see", inlines=text("See chapter 1 and ", _to_table(), ".")),
     "and Table 1.” refers to “", "see"),
    ("contents that go less deep", at("contents", depth=1), "line of the contents “2.1Fairtrial", ""),
)  # fmt: skip


def in_word(given: Document) -> ReadBack:
    return read_docx(write_docx(given, theme(), PAGES))


def on_paper(given: Document) -> ReadBack:
    return read_pdf(write_pdf(given, theme()).content)


PAGES = {"facts": 2, "fines": 2, "law": 3, "trial": 3}


@pytest.mark.parametrize("read", [in_word, on_paper])
def test_a_sound_file_is_the_same(read: Callable[[Document], ReadBack]) -> None:
    assert differences(expected(whole(), PAGES), read(whole()), "x") == ()


@pytest.mark.parametrize("read", [in_word, on_paper])
@pytest.mark.parametrize(("change", "message", "place"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_a_difference_is_caught(read: Callable[[Document], ReadBack], change: Change, message: str, place: str) -> None:
    changed = change(whole())
    assert changed != whole()
    found = differences(expected(whole(), PAGES), read(changed), "x")
    told = {(problem.message.removeprefix("x: "), str(problem.place)) for problem in found}
    assert any(message in said and at == (place or "x") for said, at in told), told
