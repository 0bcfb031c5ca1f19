"""A lawyer opens a filing and inserts a chapter, a paragraph and an annex: all that is counted or refers must follow.

LibreOffice stands for Word. It counts paragraphs, headings, tables and references when it opens a file, and makes the
contents anew when told to. The one thing that it leaves as it was are numbers of notes in references (NOTEREF).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2
import pytest
from lxml import etree

from complaint import pipeline
from complaint.filing.blocks import (
    Document,
    Emphasis,
    Field,
    Foreign,
    Inlines,
    Link,
    Paragraph,
    Reference,
    Section,
    Todo,
    inline_groups,
    plain,
    walk,
    walk_inlines,
)
from complaint.filing.composing import compose_all
from complaint.output.comparing import normal
from complaint.output.docx import write_docx
from complaint.output.docx.markup import name
from complaint.output.theme_reading import theme_of
from tests.office import brought_up_to_date
from tests.output.docx.parcel import DOCUMENT, found, tree, with_part
from tests.worked_example import ROOT

BEFORE = 6  # the chapter before which the lawyer inserts another
NEW_CHAPTER, NEW_PARAGRAPH, NEW_ANNEX = "What has happened since", "This is new.", "A letter found later"


@dataclass(frozen=True)
class Edited:
    """A filing as composed, and what LibreOffice shows after the edit: lines of text, and headings with their pages."""

    document: Document
    lines: frozenset[str]
    text: str
    pages: dict[str, int]


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Edited:
    folder = tmp_path_factory.mktemp("edited")
    project = pipeline.load(ROOT)
    composed = compose_all(project, ("un-special-procedures",), kinds=("filing",), draft=True)
    document = composed.documents["un-special-procedures/filing"]
    content = write_docx(document, theme_of(project.files))
    pdf, text = brought_up_to_date(with_part(content, DOCUMENT, _edited(tree(content))), folder)
    with pypdfium2.PdfDocument(pdf) as opened:
        pages = {normal(item.get_title()): item.get_dest().get_index() + 1 for item in opened.get_toc()}
    return Edited(document, frozenset(normal(line) for line in text.splitlines()), text, pages)


def _edited(body: etree._Element) -> bytes:
    """The text with a new first paragraph, a new chapter with a paragraph in it, and a new first annex."""
    chapters = found(body, "//w:p[w:pPr/w:pStyle[@w:val='Heading1']]")
    chapters[BEFORE - 1].addprevious(_paragraph("Heading1", NEW_CHAPTER))
    chapters[BEFORE - 1].addprevious(_paragraph("NumberedParagraph", NEW_PARAGRAPH))
    found(body, "//w:p[w:pPr/w:pStyle[@w:val='NumberedParagraph']]")[0].addprevious(
        _paragraph("NumberedParagraph", NEW_PARAGRAPH)
    )
    annexes = found(body, "//w:p[w:pPr/w:pStyle[@w:val='Heading2AnnexUnlisted']]")
    annexes[0].addprevious(_paragraph("Heading2AnnexUnlisted", NEW_ANNEX))
    return etree.tostring(body, encoding="UTF-8", xml_declaration=True, standalone=True)


def _paragraph(style: str, words: str) -> etree._Element:
    """A paragraph as Word makes it when somebody presses Enter, chooses a style and types."""
    made = etree.Element(name("w:p"))
    properties = etree.SubElement(made, name("w:pPr"))
    etree.SubElement(properties, name("w:pStyle")).set(name("w:val"), style)
    etree.SubElement(etree.SubElement(made, name("w:r")), name("w:t")).text = words
    return made


# --- what must stand there --------------------------------------------------------------------------------------


def _section(number: str) -> str:
    """The number of a section after the edit."""
    chapter, _, rest = number.partition(".")
    if not chapter.isdigit():
        return _annex(number) if number else ""
    return f"{int(chapter) + (int(chapter) >= BEFORE)}{'.' if rest else ''}{rest}"


def _annex(number: str) -> str:
    word, _, count = number.rstrip(".").partition(" ")
    return f"{word} {int(count) + 1}."


def _paragraphs(document: Document) -> dict[str, tuple[int, int]]:
    """By anchor the number that a paragraph had and has; those without an anchor are under their number."""
    numbers: dict[str, tuple[int, int]] = {}
    chapter = 0
    for block in walk(document.blocks):
        if isinstance(block, Section) and block.level == 1:
            chapter += 1
        if isinstance(block, Paragraph) and block.number:
            numbers[block.anchor or str(block.number)] = block.number, block.number + 1 + (chapter >= BEFORE)
    return numbers


def _followed(inlines: Inlines, document: Document) -> Inlines:
    """The same words with the references as they must be after the edit."""
    targets = {block.anchor: block for block in walk(document.blocks) if getattr(block, "anchor", "")}
    paragraphs = _paragraphs(document)

    def followed(item: Reference) -> Reference:
        match targets.get(item.target):
            case Section(number=number) if item.form == "number":
                old, new = number.rstrip("."), _section(number).rstrip(".")
            case Paragraph(anchor=anchor):
                old, new = map(str, paragraphs[anchor])
            case _:
                return item
        assert old in item.text
        return replace(item, text=item.text.replace(old, new))

    def each(items: Inlines) -> Iterator[Inlines]:
        for item in items:
            match item:
                case Reference():
                    yield (followed(item),)
                case Emphasis() | Link() | Foreign() | Field() | Todo():
                    yield (replace(item, children=tuple(inner for group in each(item.children) for inner in group)),)
                case _:
                    yield (item,)

    return tuple(item for group in each(inlines) for item in group)


def _references(document: Document) -> list[tuple[Inlines, Reference]]:
    groups = [group for block in walk(document.blocks) for group in inline_groups(block)]
    return [(group, item) for group in groups for item in walk_inlines(group) if isinstance(item, Reference)]


# --- whether it does --------------------------------------------------------------------------------------------


def test_headings_below_the_new_chapter_have_the_next_number(edited: Edited) -> None:
    sections = [block for block in walk(edited.document.blocks) if isinstance(block, Section)]
    assert f"{BEFORE} {NEW_CHAPTER}" in edited.lines
    for section in sections:
        assert normal(f"{_section(section.number)} {section.title}") in edited.lines
    assert sum(section.number != _section(section.number) for section in sections) > 40


def test_annexes_below_the_new_one_have_the_next_number(edited: Edited) -> None:
    annexes = [block for block in walk(edited.document.blocks) if isinstance(block, Section) and block.is_annex]
    assert [section.number for section in annexes] == [f"Annex {count}." for count in range(1, 7)]
    assert f"Annex 1. {NEW_ANNEX}" in edited.lines
    assert normal(f"Annex 7. {annexes[-1].title}") in edited.lines


def test_paragraphs_below_the_new_ones_have_the_next_number(edited: Edited) -> None:
    numbers = _paragraphs(edited.document)
    starts = {line.partition(" ")[0] for line in edited.lines}
    for block in walk(edited.document.blocks):
        if isinstance(block, Paragraph) and block.number:
            _, new = numbers[block.anchor or str(block.number)]
            first = next(iter(plain(block.inlines).split()))
            assert any(line.startswith(f"{new}. {first}") for line in edited.lines), (block.number, new)
    assert f"1. {NEW_PARAGRAPH}" in edited.lines
    assert f"{max(new for _, new in numbers.values())}." in starts


def test_every_reference_follows(edited: Edited) -> None:
    references = _references(edited.document)
    assert len(references) > 60
    text = " ".join(edited.text.split())
    moved = 0
    for group, reference in references:
        wanted = _followed(group, edited.document)
        moved += wanted != group
        assert _near(wanted, reference) in text, _near(wanted, reference)
    assert moved > 50


def _near(inlines: Inlines, reference: Reference) -> str:
    """The words of a run of text, between marks of notes, which the text of LibreOffice has among them."""
    return normal(plain(inlines)).rsplit(".", 2)[-2].strip()


def test_the_contents_tell_the_new_numbers_and_the_pages_on_which_the_headings_stand(edited: Edited) -> None:
    entries = [line.rpartition("\t") for line in edited.text.splitlines() if "\t" in line]
    told = {normal(title): int(page) for title, _, page in entries if page.isdigit()}
    listed = [
        normal(f"{_section(block.number)} {block.title}")
        for block in walk(edited.document.blocks)
        if isinstance(block, Section) and block.in_contents and block.level <= 2
    ]
    assert set(told) == {*listed, f"{BEFORE} {NEW_CHAPTER}"}
    assert told == {title: edited.pages[title] for title in told}
