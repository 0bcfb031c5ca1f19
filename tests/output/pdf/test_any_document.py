"""Whatever the blocks and wherever pages end, the file keeps the standards and says what the blocks say."""

from __future__ import annotations

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaint.filing.blocks import (
    Block,
    Blocks,
    Break,
    Cell,
    Contents,
    Document,
    Emphasis,
    Field,
    Foreign,
    Glance,
    Inline,
    Inlines,
    KeyFinding,
    Link,
    ListBlock,
    Note,
    NoteMark,
    Paragraph,
    Quote,
    Reference,
    Section,
    Table,
    Text,
    Todo,
)
from complaint.output.comparing import differences
from complaint.output.pdf.checking import check_pdf
from complaint.output.pdf.reading import read_pdf
from complaint.output.reading import expected
from complaint.problems import has_errors
from tests.output.pdf.proof import faults, made
from tests.output.sample import NAMES, document, item, text

# Words that are hard to set or to read back: breaks without spaces, hyphens of all kinds, shared glyphs, markup.
_HARD = (
    "the assembly/gathering non-violent court’s donʼt well\u2011known co\u2010operate soft\u00adhyphen 3\u202f000 "
    "§\u00a05 https://example.org/some/very-long/address?with=parameters&and=more (Ozerny) — … «мирный» а\u0301 "
    "безотлагательно қазақ Ingush–Chechen e.g. “quoted” 'x' x\u200by efficient № <b> & \\ % Διεθνής e\u0301te\u0301 "
    "internationalization representative"
)
WORDS = _HARD.split(" ")
PLAIN, MARKED = 0, 1  # whether a run of text may hold note marks


class Author:
    """Writes a document at random, with notes numbered in the order of their marks."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.notes = list[Note]()

    def document(self) -> Document:
        chapters = (self.chapter(str(number)) for number in range(1, 1 + self.random.randint(1, 2)))
        blocks = tuple(chapters)
        return document(Contents("Contents"), *blocks, notes=tuple(self.notes))

    def chapter(self, number: str) -> Section:
        blocks = [self.block() for _ in range(self.random.randint(1, 4))]
        inner = Section(f"s{number}", 2, f"{number}.1", self.words(4), tuple(self.block() for _ in range(2)))
        return Section(f"c{number}", 1, number, self.words(3), (*blocks, inner))

    def words(self, count: int) -> str:
        return " ".join(self.random.choice(WORDS) for _ in range(count))

    def inlines(self, depth: int = 0, notes: int = MARKED) -> Inlines:
        return tuple(self.inline(depth, notes) for _ in range(self.random.randint(1, 4)))

    def inline(self, depth: int, notes: int) -> Inline:
        match self.random.randint(0, 7 if depth < 2 else 0), self.random.randint(0, 3):
            case 1, _:
                return Emphasis(self.random.choice(("em", "strong")), self.inlines(depth + 1, notes))
            case 2, _:
                return Link("https://example.org/a", text(self.words(3)))
            case 3, _:
                return Foreign("ru", self.inlines(depth + 1, notes))
            case 4, _:
                return Field("record", "field", self.inlines(depth + 1, notes))
            case 5, _:
                return Todo("why", self.inlines(depth + 1, PLAIN))
            case 6, form:
                return (Break(), Reference("c1", "page", ""), Reference("c1", "number", "chapter 1"))[form % 3]
            case 7, _ if notes:
                number = len(self.notes) + 1
                self.notes.append(Note(number, text("?"), at=f"notes:{number}"))
                self.notes[number - 1] = Note(number, (Text("On "), *self.inlines(1, PLAIN)), at=f"notes:{number}")
                return NoteMark(number)
        ends = ("", " ")
        return Text(self.random.choice(ends) + self.words(self.random.randint(1, 15)) + self.random.choice(ends))

    def block(self, depth: int = 0) -> Block:
        match self.random.randint(0, 9):
            case 0 if depth < 2:
                kind = self.random.choice(("bullet", "number", "letter"))
                return ListBlock(kind, tuple(self.blocks(depth + 1) for _ in range(self.random.randint(1, 3))))
            case 1 if depth < 2:
                return Quote(self.blocks(depth + 1), self.inlines(), self.random.choice(("", "ru")))
            case 2 if not depth:
                head = tuple(Cell(text(self.words(2)), header=True) for _ in range(3))
                rows = tuple(tuple(Cell(self.inlines(1)) for _ in range(3)) for _ in range(self.random.randint(1, 6)))
                return Table("", 1, text(self.words(3)), (0.5, 0.25, 0.25), (head,), rows)
            case 3:
                return Glance(tuple((text(self.words(1)), self.inlines(1)) for _ in range(2)))
            case 4:
                return KeyFinding(self.inlines(1))
            case 5:
                return ListBlock("names", tuple(item(name) for name in NAMES[: self.random.randint(1, 16)]))
        number = self.random.choice((None, 7)) if not depth else None
        return Paragraph(self.inlines(), self.random.choice(("body", "body", "lead", "small")), number)

    def blocks(self, depth: int) -> Blocks:
        return tuple(self.block(depth) for _ in range(self.random.randint(1, 3)))


@settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_any_document_is_printed_soundly_and_read_back_whole(seed: int) -> None:
    wanted = Author(Random(seed)).document()  # noqa: S311 - no secret
    output = made(wanted)
    assert faults(output.content) == []
    assert not has_errors(check_pdf(output, wanted))
    assert differences(expected(wanted, output.pages), read_pdf(output.content), "any.pdf") == ()
