"""What stands in the Word file: real headings, numbers, notes, fields and tables, each from a named style."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from complaint.filing.blocks import (
    Break,
    Cell,
    Contents,
    Cover,
    Emphasis,
    Field,
    Figure,
    Foreign,
    Glance,
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
from complaint.filing.charts import Band, Line
from complaint.output.charts.drawing import alternatives, outlined, pictured
from complaint.output.docx.archive import unzipped
from complaint.output.docx.checking import check_docx
from complaint.output.docx.markup import name
from complaint.output.docx.measures import text_width
from complaint.output.pictures import plain_picture
from complaint.problems import ProblemsFound
from tests.output.docx.parcel import VAL, found, made, style, styled, tree, values, words
from tests.output.sample import (
    NAMES,
    days,
    document,
    figure,
    item,
    letter,
    long_table,
    pages,
    paragraph,
    people_by_place,
    picture,
    sample,
    text,
    theme,
)

ANCHOR, RELATION = name("w:anchor"), name("r:id")


@pytest.fixture(scope="module")
def content() -> bytes:
    return made(sample())


# --- headings and numbers -----------------------------------------------------------------------------------


def test_a_heading_has_the_style_of_its_level(content: bytes) -> None:
    assert styled(tree(content), "Heading2") == [
        "The rally of 4 October",
        "Fines & other “measures” <imposed>",
        "Fair trial",
    ]
    assert values(style(content, "Heading2"), "w:name") == ["heading 2"]


def test_a_heading_without_a_number_keeps_its_place_in_the_outline(content: bytes) -> None:
    assert styled(tree(content), "Heading1Unnumbered") == ["Summary", "Annexes"]
    unnumbered = style(content, "Heading1Unnumbered")
    assert values(unnumbered, "w:pPr/w:numPr/w:numId") == ["0"]
    assert values(unnumbered, "w:pPr/w:outlineLvl") == ["0"]


def test_a_heading_that_the_contents_leave_out_stands_in_the_navigation_below_what_they_take_in(content: bytes) -> None:
    assert styled(tree(content), "Heading2UnlistedUnnumbered") == ["A heading that the contents leave out"]
    levels = {
        one: int(values(style(content, f"Heading{one}Unlisted"), "w:pPr/w:outlineLvl")[0]) + 1 for one in range(1, 6)
    }
    assert levels == {1: 4, 2: 5, 3: 6, 4: 7, 5: 8}  # the contents go three levels deep at most


def test_a_numbered_heading_that_the_contents_leave_out_is_counted_by_the_style_below_it(content: bytes) -> None:
    for unlisted, below in (("Heading2Unlisted", "Heading2"), ("Heading2AnnexUnlisted", "Heading2Annex")):
        assert values(style(content, unlisted), "w:basedOn") == [below]
        assert not found(style(content, unlisted), "w:pPr/w:numPr")


def test_annexes_are_counted_by_word_in_a_row_of_their_own(content: bytes) -> None:
    assert styled(tree(content), "Heading2Annex") == ["List"]
    assert styled(tree(content), "Heading2AnnexUnlisted") == ["Order"]
    (identity,) = values(style(content, "Heading2Annex"), "w:pPr/w:numPr/w:numId")
    numbering = tree(content, "word/numbering.xml")
    (definition,) = values(numbering, f"w:num[@w:numId='{identity}']/w:abstractNumId")
    (level,) = found(numbering, f"w:abstractNum[@w:abstractNumId='{definition}']/w:lvl")
    assert (values(level, "w:lvlText"), values(level, "w:suff")) == (["Annex %1."], ["space"])
    assert not found(tree(content), "//w:p[w:pPr/w:pStyle[starts-with(@w:val, 'Heading2Annex')]]/w:pPr/w:numPr")


def test_annexes_are_numbered_in_the_words_of_the_language() -> None:
    annex = Section("a", 1, "Приложение 2.", "Список", (), is_annex=True)
    whole = made(document(annex, words={"annex_heading": "Приложение {number}."}))
    numbering = tree(whole, "word/numbering.xml")
    assert "Приложение %1." in values(numbering, "//w:lvlText")
    (identity,) = values(tree(whole), "//w:p/w:pPr/w:numPr/w:numId")
    assert values(numbering, f"w:num[@w:numId='{identity}']//w:startOverride") == ["2"]


def test_a_chapter_starts_a_page_and_stays_with_its_text(content: bytes) -> None:
    heading = style(content, "Heading1")
    assert found(heading, "w:pPr/w:pageBreakBefore") and found(heading, "w:pPr/w:keepNext")


def test_numbers_of_sections_are_counted_by_word_and_not_typed(content: bytes) -> None:
    numbering = tree(content, "word/numbering.xml")
    levels = found(numbering, "//w:abstractNum[@w:abstractNumId='1']/w:lvl")
    assert values(levels[2], "w:lvlText") == ["%1.%2.%3"]
    assert values(levels[2], "w:pStyle") == ["Heading3"]
    assert styled(tree(content), "Heading3") == ["Before the court"]


def test_a_section_number_that_jumps_gets_a_numbering_that_starts_there() -> None:
    whole = made(document(Section("a", 1, "1", "A", ()), Section("b", 1, "4", "B", ()), Section("c", 1, "5", "C", ())))
    first, second, third = found(tree(whole), "//w:p[w:pPr/w:pStyle[@w:val='Heading1']]")
    assert not found(first, "w:pPr/w:numPr") and not found(third, "w:pPr/w:numPr")
    (identity,) = values(second, "w:pPr/w:numPr/w:numId")
    numbering = tree(whole, "word/numbering.xml")
    assert values(numbering, f"w:num[@w:numId='{identity}']/w:lvlOverride/w:startOverride") == ["4"]


@pytest.mark.parametrize(
    ("number", "reason"),
    [("A", "a letter is no count"), ("2.1", "a chapter has one number"), ("IV", "nor are Roman numerals supported")],
)
def test_a_section_number_that_word_cannot_count_is_a_problem(number: str, reason: str) -> None:
    with pytest.raises(ProblemsFound, match="does not fit") as raised:
        made(document(Section("a", 1, number, "A", (), at="filing.html:7")))
    assert str(raised.value.problems[0].place) == "filing.html:7", reason


@pytest.mark.parametrize(
    ("level", "number", "reason"),
    [(1, "Annex A.", "a letter"), (1, "Beilage 1.", "not the word of the language"), (3, "Annex 1.", "too deep")],
)
def test_the_number_of_an_annex_that_word_cannot_count_is_a_problem(level: int, number: str, reason: str) -> None:
    with pytest.raises(ProblemsFound, match="does not fit the heading of an annex") as raised:
        made(document(Section("a", level, number, "A", (), at="filing.html:7", is_annex=True)))
    assert str(raised.value.problems[0].place) == "filing.html:7", reason


def test_numbered_paragraphs_run_through_the_document(content: bytes) -> None:
    numbered = found(tree(content), "//w:p[w:pPr/w:pStyle[@w:val='NumberedParagraph']]")
    assert len(numbered) == 7
    assert not any(found(one, "w:pPr/w:numPr") for one in numbered)
    assert values(style(content, "NumberedParagraph"), "w:pPr/w:numPr/w:numId") == ["2"]


def test_paragraphs_that_do_not_begin_with_1_go_on_from_there() -> None:
    whole = made(document(paragraph("x", number=12), paragraph("y", number=13)))
    (identity,) = values(tree(whole), "//w:numPr/w:numId")
    assert values(tree(whole, "word/numbering.xml"), f"//w:num[@w:numId='{identity}']//w:startOverride") == ["12"]


def test_each_counted_list_starts_anew_and_bullets_need_no_numbering_of_their_own(content: bytes) -> None:
    body = tree(content)
    ones = found(body, "//w:p[w:pPr/w:pStyle[@w:val='ListNumber']]")
    assert [words(one) for one in ones] == ["one thing", "another thing", "counting starts again", "and goes on"]
    ids = [values(one, "w:pPr/w:numPr/w:numId")[0] for one in ones]
    assert ids[0] == ids[1] != ids[2] == ids[3]
    assert styled(body, "ListContinue") == ["with a second paragraph"]
    assert not found(body, "//w:p[w:pPr/w:pStyle[@w:val='ListBullet']]/w:pPr/w:numPr")


def test_a_list_within_a_list_is_set_in_one_level_deeper(content: bytes) -> None:
    inner = found(tree(content), "//w:p[w:pPr/w:pStyle[@w:val='ListLetter2']]")
    assert [words(one) for one in inner] == ["inner a", "inner b"]
    assert {values(one, "w:pPr/w:numPr/w:ilvl")[0] for one in inner} == {"1"}


def test_lists_deeper_than_word_styles_go_stay_at_the_last_level() -> None:
    inner = ListBlock("bullet", (item("four"),))
    for word in ("three", "two", "one"):
        inner = ListBlock("bullet", ((*item(word), inner),))
    assert styled(tree(made(document(inner))), "ListBullet3") == ["three", "four"]


# --- sections of Word, heads and feet -----------------------------------------------------------------------


def test_names_stand_in_three_columns_and_are_read_across() -> None:
    names = ListBlock("names", tuple(item(name) for name in NAMES[:4]))
    (table,) = found(tree(made(document(names))), "//w:tbl[w:tblPr/w:tblStyle[@w:val='NamesTable']]")
    rows = [[words(cell) for cell in found(row, "w:tc")] for row in found(table, "w:tr")]
    assert rows == [[*NAMES[:3]], [NAMES[3], "", ""]]


def test_no_section_of_word_begins_within_a_page_since_libreoffice_never_ends_with_many(content: bytes) -> None:
    assert values(tree(content), "//w:sectPr/w:type") == ["nextPage"] * 3


def test_only_cover_and_back_cover_go_without_running_head(content: bytes) -> None:
    sections = found(tree(content), "//w:sectPr")
    assert [bool(found(one, "w:titlePg")) for one in sections] == [True, False, True]
    assert [len(found(one, "w:headerReference")) for one in sections] == [2, 0, 0]


def test_the_running_head_names_title_recipient_and_chapter_and_the_foot_the_mark(content: bytes) -> None:
    head = tree(content, "word/header1.xml")
    assert words(head) == "Assembly at Ozerny · Committee on Assemblies"
    assert [code.text.strip() for code in found(head, "//w:instrText")] == ["STYLEREF 1"]
    assert words(tree(content, "word/footer1.xml")) == "ConfidentialPage 1 of 1"
    assert words(tree(content, "word/header2.xml")) == words(tree(content, "word/footer2.xml")) == ""


@pytest.mark.parametrize(
    ("section", "field"),
    [
        (Section("a", 1, "1", "A", ()), "STYLEREF 1"),
        (Section("a", 1, "", "A", ()), 'STYLEREF "Heading 1 Unnumbered"'),
        (Section("a", 1, "1", "A", (), in_contents=False), 'STYLEREF "Heading 1 Unlisted"'),
    ],
)
def test_the_running_head_finds_chapters_by_the_style_of_their_headings(section: Section, field: str) -> None:
    whole = made(document(section))
    assert [code.text.strip() for code in found(tree(whole, "word/header1.xml"), "//w:instrText")] == [field]
    style = field.removeprefix("STYLEREF ").strip('"')
    names = values(tree(whole, "word/styles.xml"), "//w:style/w:name")
    assert style == "1" or style in names


def test_the_foot_counts_pages_in_the_words_of_the_language() -> None:
    whole = made(document("x", words={"page_of": "Страница {page} из {pages}"}))
    foot = tree(whole, "word/footer1.xml")
    assert words(foot) == "Страница 1 из 1"
    assert [code.text.strip() for code in found(foot, "//w:instrText")] == ["PAGE", "NUMPAGES"]


def test_a_letter_has_its_styles_and_no_running_head() -> None:
    whole = made(letter())
    body = tree(whole)
    used = [one.get(VAL) for one in found(body, "//w:pStyle")]
    assert used[:6] == ["LetterStart", "Sender", "Addressee", "Date", "Subject", "Salutation"]
    assert used[-2:] == ["Closing", "Signature"]
    assert "LetterText" in used and "BodyText" not in used
    assert found(body, "w:body/w:sectPr/w:titlePg")
    assert words(tree(whole, "word/header1.xml")) == words(tree(whole, "word/header2.xml")) == ""


def test_sender_and_addressee_of_a_letter_stand_where_a_window_envelope_wants_them() -> None:
    first = paragraph(Emphasis("strong", text("Centre")), role="sender")
    more = [paragraph(line, role="sender") for line in ("Street", "Town")]
    body = tree(made(document(first, *more, paragraph("The Committee", role="addressee"), kind="letter")))
    frames = {
        words(one): found(one, "w:pPr/w:framePr")[0] for one in found(body, "//w:p") if found(one, "w:pPr/w:framePr")
    }
    tops = {said: round(int(frame.get(name("w:y"))) / 1440 * 25.4) for said, frame in frames.items()}
    assert tops == {"Centre": 15, "Street": 20, "Town": 20, "The Committee": 63}
    assert styled(body, "SenderName") == ["Centre"]
    (margins,) = found(body, "//w:pgMar")
    assert round(int(margins.get(name("w:left"))) / 1440 * 25.4) == 25


def test_the_text_of_a_letter_begins_below_the_window() -> None:
    whole = made(document(paragraph("Centre", role="sender"), "Text.", kind="letter"))
    assert found(tree(whole), "//w:p/w:pPr/w:pStyle")[0].get(VAL) == "LetterStart"
    (spacing,) = found(style(whole, "LetterStart"), "w:pPr/w:spacing")
    above, line = (int(spacing.get(name(f"w:{part}"))) / 1440 * 25.4 for part in ("before", "line"))
    assert round(25 + above + line, 1) == 99


def test_a_long_address_has_the_style_of_a_smaller_type() -> None:
    for lines, wanted in ((3, "Addressee"), (5, "Addressee"), (6, "Addressee2"), (7, "Addressee3"), (8, "Addressee3")):
        parts = [part for line in range(lines) for part in (Break(), f"Line {line}")][1:]
        body = tree(made(document(paragraph(*parts, role="addressee"), "Text.", kind="letter")))
        assert len(styled(body, wanted)) == 1, lines


def test_a_letter_is_marked_at_its_edge_on_the_first_page_only() -> None:
    whole = made(letter())
    marks = {part: len(found(tree(whole, f"word/{part}.xml"), "//wps:wsp")) for part in ("header1", "header2")}
    assert marks == {"header1": 0, "header2": 3}
    assert len(found(tree(whole, "word/header2.xml"), "//adec:decorative")) == 3
    assert not found(tree(made(document("x")), "word/header2.xml"), "//wps:wsp")


def test_a_document_without_blocks_is_still_a_file_that_opens() -> None:
    assert len(found(tree(made(document())), "//w:p")) == 1


# --- notes, contents, references ----------------------------------------------------------------------------


def test_notes_are_real_footnotes_with_links_of_their_own(content: bytes) -> None:
    notes = found(tree(content, "word/footnotes.xml"), "//w:footnote")
    assert [note.get(name("w:id")) for note in notes] == ["-1", "0", "1", "2", "3", "4"]
    assert words(notes[2]) == "Lakeside News, 4 October 2018, example.org/a."
    assert "https://example.org/a?x=1" in unzipped(content)["word/_rels/footnotes.xml.rels"].decode()


@pytest.mark.parametrize(
    ("marks", "notes", "reason"),
    [((2, 1), 2, "out of order"), ((1,), 2, "a note without a mark"), ((1, 1), 1, "two marks"), ((1, 2), 1, "no note")],
)
def test_a_note_that_word_would_number_otherwise_is_a_problem(marks: tuple[int, ...], notes: int, reason: str) -> None:
    whole = document(
        paragraph("x", *map(NoteMark, marks)),
        notes=tuple(Note(number, text("n"), at=f"notes.html:{number}") for number in range(1, notes + 1)),
    )
    with pytest.raises(ProblemsFound) as raised:
        made(whole)
    assert raised.value.problems[0].code == "docx", reason


def test_contents_are_a_field_with_real_entries_and_pages(content: bytes) -> None:
    (control,) = found(tree(content), "//w:sdt[w:sdtPr/w:docPartObj]")
    codes = [code.text.strip() for code in found(control, ".//w:instrText")]
    assert codes[0] == 'TOC \\o "1-3" \\h \\z \\u'
    assert codes[1] == "PAGEREF a_summary \\h"
    entries = found(control, ".//w:hyperlink")
    assert [words(entry) for entry in entries][:3] == ["Summary3", "1The facts4", "1.1The rally of 4 October4"]
    assert "a_hidden" not in [entry.get(ANCHOR) for entry in entries]


@pytest.mark.parametrize("flow", [True, False])
def test_contents_have_pages_of_their_own_whether_chapters_start_pages_or_flow(flow: bool) -> None:
    whole = document(Contents(""), Section("zz", 1, "1", "Facts", ()), chapters_flow=flow)
    body = tree(made(whole))
    (heading,) = found(body, "//w:p[w:pPr/w:pStyle[@w:val='Heading1']]")
    ended = found(heading.getprevious(), "w:pPr/w:sectPr/w:type[@w:val='nextPage']")
    started = found(style(made(whole), "Heading1"), "w:pPr/w:pageBreakBefore")
    assert (bool(ended), started[0].get(VAL) != "0") == (flow, not flow)


def test_contents_without_known_pages_keep_their_fields_and_say_no_number() -> None:
    whole = document(Contents(""), Section("zz", 1, "1", "Facts", ()), words={"contents": "Содержание"})
    (control,) = found(tree(made(whole)), "//w:sdt")
    assert styled(control, "TOCHeading") == ["Содержание"]
    assert [words(entry) for entry in found(control, ".//w:hyperlink")] == ["1Facts"]
    assert "PAGEREF a_zz \\h" in [code.text.strip() for code in found(control, ".//w:instrText")]


def test_word_is_not_told_to_ask_about_fields(content: bytes) -> None:
    assert b"updateFields" not in unzipped(content)["word/settings.xml"]


def test_a_reference_is_a_field_for_the_number_and_plain_words_around_it() -> None:
    whole = document(
        Section("here", 1, "1", "Here", (paragraph("see chapter ", Reference("here", "number", "no. 1 above"), "!"),))
    )
    (one,) = found(tree(made(whole)), "//w:p[w:pPr/w:pStyle[@w:val='BodyText']]")
    assert words(one) == "see chapter no. 1 above!"
    assert [code.text.strip() for code in found(one, ".//w:instrText")] == ["REF a_here \\r \\h"]
    assert words(found(one, "w:r[w:fldChar[@w:fldCharType='separate']]/following-sibling::w:r[1]")[0]) == "1"


@pytest.mark.parametrize(
    ("reference", "instruction"),
    [
        (Reference("t", "number", "Table 1"), "REF a_t \\h  \\* MERGEFORMAT"),
        (Reference("t", "number", "the table 1 below"), "REF a_t \\h  \\* MERGEFORMAT"),
        (Reference("t", "title", "Fines"), ""),
        (Reference("s", "title", "Here"), "REF a_s \\h  \\* MERGEFORMAT"),
        (Reference("s", "number", "section 11"), ""),
        (Reference("s", "page", ""), "PAGEREF a_s \\h"),
        (Reference("p", "number", "para. 7"), "REF a_p \\r \\h"),
        (Reference("x", "number", "Annex 3, p. 2"), "REF a_x \\r \\h"),
        (Reference("x", "number", "the third annex"), ""),
        (Reference("u", "number", "Annex 3, p. 2"), ""),
        (Reference("cited:1", "number", "note 1"), "NOTEREF a_note_1 \\h"),
    ],
    ids=str,
)
def test_a_reference_becomes_a_field_only_if_word_could_work_out_its_words(
    reference: Reference, instruction: str
) -> None:
    table = Table("t", 1, text("Fines"), (1.0,), (), ((Cell(text("x")),),))
    inner = (table, Paragraph(text("p"), number=7, anchor="p"), paragraph("see ", reference))
    annexes = (Section("u", 1, "", "Annex 3", ()), Section("x", 1, "Annex 3.", "List", (), is_annex=True))
    last = paragraph("noted", NoteMark(1), role="small")
    whole = document(Section("s", 1, "1", "Here", inner), *annexes, last, notes=(Note(1, text("n")),))
    body = tree(made(whole))
    one = found(body, "//w:p[w:pPr/w:pStyle[@w:val='BodyText']]")[-1]
    assert [code.text.strip() for code in found(one, ".//w:instrText")] == ([instruction] if instruction else [])
    assert bool(found(one, "w:hyperlink")) is not bool(instruction)
    assert words(one) == f"see {reference.text}"


def test_a_reference_to_a_page_holds_the_page_of_the_pdf_until_word_counts_its_own(content: bytes) -> None:
    (one,) = [p for p in found(tree(content), "//w:p") if "on page" in words(p)]
    assert words(one).endswith(f"on page {pages()['court']}.")
    (two,) = [p for p in found(tree(content), "//w:p") if "from page" in words(p)]
    assert words(two).endswith(f"from page {pages()['law']}.")


def test_only_a_note_that_is_referred_to_has_a_bookmark_around_its_mark(content: bytes) -> None:
    marks = found(tree(content), "//w:r[w:footnoteReference]")
    marked = {one.get(name("w:name")) for mark in marks if (one := mark.getprevious()).tag == name("w:bookmarkStart")}
    assert marked == {"a_note_1", "a_note_2"}
    assert [code.text.strip() for code in found(tree(content, "word/footnotes.xml"), "//w:instrText")][-1:] == [
        "NOTEREF a_note_1 \\h"
    ]


def test_a_reference_to_a_note_that_is_not_there_is_a_problem() -> None:
    with pytest.raises(ProblemsFound, match="a reference to “cited:7”"):
        made(document(paragraph("see ", Reference("cited:7", "number", "note 7"))))


def test_bookmarks_have_names_that_word_takes() -> None:
    anchors = ("Über-uns", "über-uns", "a" * 60, "a" * 61, "1")
    body = tree(made(document(*(Section(anchor, 2, "", anchor, ()) for anchor in anchors))))
    names = [mark.get(name("w:name")) for mark in found(body, "//w:bookmarkStart")]
    assert names == ["a__ber_uns", "a__ber_uns_2", "a_" + "a" * 38, "a_" + "a" * 36 + "_2", "a_1"]


# --- words --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inline", "expected"),
    [
        (Emphasis("em", text("x")), "Emphasis"),
        (Emphasis("em", text(Emphasis("strong", text("x")))), "StrongEmphasis"),
        (Link("https://example.org", text(Emphasis("strong", text("x")))), "HyperlinkStrong"),
        (Todo("why", text(Emphasis("em", text("x")))), "TodoEmphasis"),
        (Link("https://example.org", text(Todo("why", text("x")))), "Todo"),
    ],
)
def test_stressed_words_have_a_character_style(inline: Text, expected: str) -> None:
    body = tree(made(document(paragraph(inline))))
    (run,) = found(body, "//w:r[w:t]")
    assert values(run, "w:rPr/w:rStyle") == [expected]


@pytest.mark.parametrize(
    ("language", "slot", "tag"),
    [
        ("ru", "val", "ru-RU"),
        ("en", "val", "en-GB"),
        ("de-AT", "val", "de-AT"),
        ("ar", "bidi", "ar-EG"),
        ("zh", "eastAsia", "zh-CN"),
    ],
)
def test_foreign_words_carry_their_language(language: str, slot: str, tag: str) -> None:
    body = tree(made(document(paragraph(Foreign(language, text("x"))))))
    (found_language,) = found(body, "//w:r/w:rPr/w:lang")
    assert found_language.get(name(f"w:{slot}")) == tag
    assert bool(found(body, "//w:rtl")) is (slot == "bidi")


def test_the_quoted_words_carry_the_language_of_the_quotation() -> None:
    body = tree(made(document(Quote((paragraph("Разойдитесь."),), text("An officer"), "ru"))))
    assert [words(run) for run in found(body, "//w:r[w:rPr/w:lang]")] == ["Разойдитесь."]
    assert styled(body, "QuoteSource") == ["An officer"]


def test_the_language_of_the_document_is_that_of_its_styles_and_settings() -> None:
    whole = made(document("x", language="ru"))
    (language,) = found(tree(whole, "word/styles.xml"), "//w:docDefaults//w:lang")
    assert language.get(VAL) == "ru-RU"
    assert values(tree(whole, "word/settings.xml"), "//w:themeFontLang") == ["ru-RU"]


def test_words_from_a_record_stand_in_a_content_control(content: bytes) -> None:
    controls = found(tree(content), "//w:sdt[w:sdtPr/w:tag]")
    assert [(values(one, "w:sdtPr/w:tag")[0], words(one)) for one in controls] == [
        ("murtazov/name", "Aslan Murtazov"),
        ("e1/crowd", "3\u00a0000"),
        ("f2/sum", "10 000"),
    ]


def test_the_tag_of_a_control_is_never_longer_than_word_allows() -> None:
    fields = tuple(Field("record" * 20, f"field-{number}", text("x")) for number in (1, 2))
    tags = values(tree(made(document(paragraph(*fields)))), "//w:sdtPr/w:tag")
    assert len(set(tags)) == 2 and all(len(tag) == 64 for tag in tags)


def test_a_field_without_words_makes_no_control_since_word_would_print_its_own() -> None:
    assert not found(tree(made(document(paragraph("a", Field("r", "f", ()), "b")))), "//w:sdt")


def test_what_is_to_be_decided_is_marked_and_explained_in_a_comment(content: bytes) -> None:
    comments = found(tree(content, "word/comments.xml"), "//w:comment")
    assert [words(comment) for comment in comments] == ["Ask for a copy of the order.", "Which?"]
    assert {comment.get(name("w:author")) for comment in comments} == {"Centre for the Defence of Assembly"}
    assert {comment.get(name("w:date")) for comment in comments} == {"2018-11-05T00:00:00Z"}
    assert words(found(tree(content), "//w:r[w:rPr/w:rStyle[@w:val='Todo']]")[0]) == "[number of the order]"


def test_a_comment_on_a_note_stands_at_its_mark_since_notes_take_none(content: bytes) -> None:
    assert not found(tree(content, "word/footnotes.xml"), "//w:commentReference")
    (mark,) = found(tree(content), "//w:footnoteReference[@w:id='4']")
    assert mark.getparent().getprevious().tag == name("w:commentRangeStart")


def test_no_comment_has_the_id_of_a_note_since_libreoffice_would_mix_them_up(content: bytes) -> None:
    comments = {int(one.get(name("w:id"))) for one in found(tree(content, "word/comments.xml"), "//w:comment")}
    notes = {int(one.get(name("w:id"))) for one in found(tree(content, "word/footnotes.xml"), "//w:footnote")}
    assert comments and min(comments) > max(notes)


def test_a_file_with_nothing_to_decide_has_no_comments() -> None:
    assert "word/comments.xml" not in unzipped(made(document("x")))


def test_one_relationship_serves_all_links_to_an_address() -> None:
    link = Link("https://example.org/a b?q=é", text("x"))
    whole = made(document(paragraph(link, " ", link)))
    first, second = (one.get(RELATION) for one in found(tree(whole), "//w:hyperlink"))
    assert first == second
    assert b'Target="https://example.org/a%20b?q=%C3%A9"' in unzipped(whole)["word/_rels/document.xml.rels"]


def test_a_line_break_and_two_kinds_of_hyphen_are_elements_of_word() -> None:
    (one,) = found(tree(made(document(paragraph("a", Break(), "b\u00adc\u2011d")))), "//w:p")
    assert [len(found(one, f".//w:{tag}")) for tag in ("br", "softHyphen", "noBreakHyphen")] == [1, 1, 1]


# --- tables, pictures, boxes --------------------------------------------------------------------------------


def test_a_table_has_its_caption_counted_above_it(content: bytes) -> None:
    (caption,) = found(tree(content), "//w:p[w:pPr/w:pStyle[@w:val='Caption']][.//w:instrText]")
    assert words(caption) == "Table 1. Fines by person"
    assert found(caption, ".//w:instrText")[0].text.strip() == "SEQ Table \\* ARABIC"
    assert caption.getnext().tag == name("w:tbl")


def test_the_head_of_a_table_is_repeated_and_no_row_is_torn_apart(content: bytes) -> None:
    rows = found(tree(content), "//w:tbl[w:tblPr/w:tblStyle[@w:val='FilingTable']]/w:tr")
    assert [len(found(row, "w:trPr/w:tblHeader")) for row in rows] == [1, 0, 0, 0, 0]
    assert all(found(row, "w:trPr/w:cantSplit") for row in rows)


def test_cells_are_aligned_by_their_styles(content: bytes) -> None:
    (table,) = found(tree(content), "//w:tbl[w:tblPr/w:tblStyle[@w:val='FilingTable']]")
    rows = [values(row, "w:tc/w:p/w:pPr/w:pStyle") for row in found(table, "w:tr")]
    assert rows[0] == ["TableHead", "TableHead", "TableHeadNumber"]
    assert rows[1] == ["TableTextKept", "TableCenteredKept", "TableNumberKept"]
    assert rows[3] == ["TableHead", "TableTextKept", "TableNumberKept"]
    assert rows[4] == ["TableTotal", "TableTotal", "TableTotalNumber"]


@pytest.mark.parametrize(
    ("count", "total", "kept"),
    [
        (3, False, [True, True, False]),
        (3, True, [True] * 3),
        (12, False, [False] * 12),
        (12, True, [False] * 11 + [True]),
    ],
)
def test_a_short_table_is_not_parted_and_no_total_from_its_rows(count: int, total: bool, kept: list[bool]) -> None:
    rows = tuple((Cell(text(str(number))),) for number in range(count))
    table = Table("t", 1, (), (1.0,), ((Cell(text("Head"), header=True),),), rows, ((Cell(text("In all")),),) * total)
    body = tree(made(document(table)))
    styles = [values(row, "w:tc/w:p/w:pPr/w:pStyle")[0] for row in found(body, "//w:tbl/w:tr")]
    assert [style == "TableTextKept" for style in styles[1 : count + 1]] == kept


def test_the_columns_of_a_table_are_as_wide_as_the_text_together() -> None:
    table = Table("t", 1, (), (1 / 3, 1 / 3, 1 / 3), (), ((Cell(()), Cell(()), Cell(())),))
    body = tree(made(document(table)))
    widths = [int(column.get(name("w:w"))) for column in found(body, "//w:gridCol")]
    assert sum(widths) == int(found(body, "//w:tblW")[0].get(name("w:w"))) == 8504


def test_each_fact_of_a_profile_stands_beside_its_name() -> None:
    glance = Glance(tuple((text(f"t{number}"), text(f"v{number}")) for number in range(3)))
    body = tree(made(document(glance)))
    rows = found(body, "//w:tbl/w:tr")
    assert [[words(cell) for cell in found(row, "w:tc")] for row in rows] == [["t0", "v0"], ["t1", "v1"], ["t2", "v2"]]
    assert styled(body, "GlanceTerm") == ["t0", "t1", "t2"]


@pytest.mark.parametrize(("letters", "wanted", "kept"), [(80, "GlanceTerm", True), (800, "GlanceTermLong", False)])
def test_a_profile_stands_on_one_page_unless_it_is_long(letters: int, wanted: str, kept: bool) -> None:
    whole = made(document(Glance(((text("Term"), text("x" * letters)),))))
    assert styled(tree(whole), wanted) == ["Term"]
    (keep,) = found(style(whole, wanted), "w:pPr/w:keepNext")
    assert (keep.get(VAL) != "0") is kept


def test_entries_stand_beside_their_day_and_place() -> None:
    entries = Glance(((text("4 October, Ozerny"), text("A rally was held.")), ((), text("It ended."))), kind="entries")
    body = tree(made(document(entries)))
    assert values(body, "//w:tblStyle") == ["EntriesTable"]
    assert styled(body, "EntryTerm") == ["4 October, Ozerny", ""]
    assert styled(body, "EntryText") == ["A rally was held.", "It ended."]


def test_short_names_stand_beside_their_label_and_long_ones_below_it() -> None:
    for longer, wanted in (("", "NamesLabel"), (", son of Aslan, of Upper Ozerny", "NamesHeading")):
        names = ListBlock("names", tuple(item(called + longer) for called in NAMES[:4]), label=text("Ozerny (4)"))
        body = tree(made(document(names)))
        assert [said for said in styled(body, wanted) if said] == ["Ozerny (4)"]
        columns = 4 if wanted == "NamesLabel" else 3
        assert len(found(body, "//w:gridCol")) == columns
        assert len(found(body, "//w:vMerge")) == (2 if columns == 4 else 0)


def test_a_cover_has_its_areas_behind_the_words_and_its_figures_at_the_foot() -> None:
    figures = Glance(((text("16"), text("complainants")), (text("3"), text("arrests"))), kind="figures")
    body = tree(made(document(Cover(text("Title"), blocks=(figures,), lines=(text("Lakeside"),), mark="Secret"))))
    assert [area.get("name").split()[0] for area in found(body, "//wp:docPr")] == ["Area", "Area"]
    assert all(found(area, ".//*[local-name()='decorative']") for area in found(body, "//wp:docPr"))
    assert styled(body, "CoverFigure") == ["16", "3"]
    assert styled(body, "CoverCounted") == ["complainants", "arrests"]
    framed = [words(one) for one in found(body, "//w:p") if found(one, "w:pPr/w:framePr")]
    assert framed == ["Secret", "16", "complainants", "3", "arrests", "Lakeside"]


def test_a_key_finding_stands_between_lines_by_its_style() -> None:
    whole = made(document(KeyFinding(text("x"))))
    assert styled(tree(whole), "KeyFinding") == ["x"]
    borders = "w:pPr/w:pBdr"
    assert found(style(whole, "KeyFinding"), f"{borders}/w:top") and found(
        style(whole, "KeyFinding"), f"{borders}/w:bottom"
    )


def test_a_picture_has_its_share_of_the_width_and_its_alternative_text(content: bytes) -> None:
    extent, about = found(tree(content), "//wp:inline/wp:extent")[0], found(tree(content), "//wp:inline/wp:docPr")[0]
    assert round(int(extent.get("cx")) / 36000, 1) == 90.0  # 0.6 of 150 mm
    assert round(int(extent.get("cx")) / int(extent.get("cy")), 2) == 1.78
    assert about.get("descr") == "A map of Ozerny with the square"
    assert unzipped(content)["word/media/image1.png"] == plain_picture(figure())


def test_a_chart_is_a_drawing_with_a_picture_for_programs_that_know_no_drawings(content: bytes) -> None:
    parts = unzipped(content)
    for count, chart in ((2, people_by_place(2)), (3, days(3))):
        (inline,) = found(tree(content), f"//wp:inline[wp:docPr[@name='Figure {count}']]")
        assert inline.find(f".//{name('wp:docPr')}").get("descr") == chart.alternative
        (picture_id,) = [blip.get(name("r:embed")) for blip in inline.iter(name("a:blip"))]
        (drawing_id,) = [blip.get(name("r:embed")) for blip in inline.iter(name("asvg:svgBlip"))]
        assert parts[_target(parts, picture_id)] == pictured(chart, theme())[0]
        assert parts[_target(parts, drawing_id)] == outlined(chart, theme())[0]
        (extent,) = inline.iter(name("wp:extent"))
        assert round(int(extent.get("cx")) / 36000) == round(text_width(theme()))


def test_a_chart_higher_than_a_page_is_several_drawings_over_one_caption() -> None:
    lines = tuple(Line(f"Place {n}", n, str(n), told=f"Place {n}: {n}") for n in range(1, 101))
    long = replace(people_by_place(), bands=(Band("Places", lines),))
    content = made(document(long, "After."))
    said = [about.get("descr") for about in found(tree(content), "//wp:inline/wp:docPr")]
    assert len(said) > 1 and said == list(alternatives(long, theme()))
    assert styled(tree(content), "FigureCaption") == ["Figure 1. People by place"]
    assert check_docx(content) == ()


def _target(parts: dict[str, bytes], relation: str) -> str:
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
    (target,) = [item.get("Target") for item in relations if item.get("Id") == relation]
    return f"word/{target}"


def test_a_tall_picture_leaves_room_for_its_caption() -> None:
    figure = Figure("f", 1, picture(20, 200), "image/png", "A column", text("x"))
    (extent,) = found(tree(made(document(figure))), "//wp:extent")
    assert int(extent.get("cy")) / 36000 < 200


def test_nothing_is_formatted_beside_the_styles(content: bytes) -> None:
    on_runs = {child.tag for child in found(tree(content), "//w:rPr/*")}
    assert on_runs == {name("w:rStyle"), name("w:lang")}
    on_paragraphs = {child.tag for child in found(tree(content), "//w:pPr/*")}
    assert on_paragraphs == {name(f"w:{tag}") for tag in ("pStyle", "numPr", "framePr", "sectPr")}


# --- the file -----------------------------------------------------------------------------------------------


def test_the_file_carries_title_organisation_language_and_date_and_nothing_of_anyone_else(content: bytes) -> None:
    core = tree(content, "docProps/core.xml")
    assert {child.tag.rpartition("}")[2]: child.text for child in core} == {
        "title": "Complaint about the dispersal of the assembly at Ozerny",
        "creator": "Centre for the Defence of Assembly",
        "language": "en",
        "created": "2018-11-05T00:00:00Z",
        "modified": "2018-11-05T00:00:00Z",
    }
    assert not [part for part in unzipped(content) if "thumbnail" in part or "customXml" in part]
    assert b"python-docx" not in b"".join(unzipped(content).values())


def test_fonts_name_what_word_falls_back_to(content: bytes) -> None:
    fonts = tree(content, "word/fontTable.xml")
    assert values(fonts, "//w:font/w:altName") == ["Cambria", "Calibri"]


def test_a_table_of_two_thousand_rows_is_written_whole() -> None:
    body = tree(made(long_table(2000)))
    assert len(found(body, "//w:tr")) == 2001
