"""Words and pages are counted as bodies count them, without what they leave out."""

from __future__ import annotations

import pytest

from complaint.filing.blocks import Block, Contents, Cover, Document, Note, NoteMark, Paragraph, Section, Text
from complaint.filing.lengths import pages_of, span_of, words_of


def words(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def document(*blocks: Block, notes: tuple[Note, ...] = ()) -> Document:
    return Document("filing", "en", "", "", "", "", "2030-01-31", "", blocks, notes)


COVER = Cover(title=(Text("Two words"),), lines=((Text("and three more"),),))
SUMMARY = Section("summary", 1, "1", "In brief", (words("one two three"),))
FACTS = Section("facts", 1, "2", "Facts", (words("four five"), Section("deep", 2, "2.1", "Deeper", (words("six"),))))
ANNEXES = Section("annexes", 1, "3", "Annexes", (words("seven eight"),))
WHOLE = document(COVER, Contents("Contents"), SUMMARY, FACTS, ANNEXES, notes=(Note(1, (Text("a note"),)),))


@pytest.mark.parametrize(
    ("leaves_out", "count"),
    [
        ((), 5 + 5 + 5 + 3 + 2),
        (("cover",), 5 + 5 + 3 + 2),
        (("title",), 3 + 5 + 5 + 3 + 2),
        (("summary", "annexes"), 5 + 5 + 2),
        (("notes",), 5 + 5 + 5 + 3),
    ],
)
def test_words_are_counted_without(leaves_out, count):
    assert words_of(WHOLE, leaves_out) == count


def test_a_table_of_contents_and_the_mark_of_a_note_are_no_words():
    assert words_of(document(Contents("Contents"), Paragraph((Text("one"), NoteMark(1))))) == 1


PAGES = {"summary": 3, "facts": 5, "deep": 6, "annexes": 9}


@pytest.mark.parametrize(
    ("leaves_out", "count"), [((), 10), (("cover",), 9), (("annexes",), 8), (("annexes", "summary", "cover"), 5)]
)
def test_pages_are_counted_without(leaves_out, count):
    assert pages_of(WHOLE, PAGES, 10, leaves_out) == count


@pytest.mark.parametrize(("part", "count"), [("summary", 2), ("facts", 4), ("annexes", 2), ("nothing", 0)])
def test_a_chapter_ends_where_the_next_begins(part, count):
    assert span_of(part, WHOLE, PAGES, 10) == count
