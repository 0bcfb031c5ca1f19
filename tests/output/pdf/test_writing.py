"""What stands in the PDF: every word of the document once, numbers, notes, contents and links where they belong."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from complaint.filing.blocks import (
    Cell,
    Contents,
    Emphasis,
    Foreign,
    ListBlock,
    Note,
    NoteMark,
    Paragraph,
    Reference,
    Section,
    Table,
)
from complaint.filing.charts import Band, Line
from complaint.output.comparing import differences
from complaint.output.pdf.checking import check_pdf
from complaint.output.pdf.reading import read_pdf
from complaint.output.reading import expected
from complaint.problems import ProblemsFound
from tests.output import sample
from tests.output.pdf.proof import faults, filing, letter, made, opened, page_texts
from tests.output.sample import days, document, item, long_table, paragraph, people_by_place, text

LONG = "The authority had raised no objection to the place, the time or the aims of the gathering. "


@pytest.mark.parametrize(("source", "output"), [(sample.sample, filing), (sample.letter, letter)])
def test_a_file_says_what_the_document_says(source, output):
    wanted = expected(source(), output().pages)
    assert differences(wanted, read_pdf(output().content), "filing.pdf") == ()
    assert check_pdf(output(), source()) == ()


def test_pages_are_told_for_every_anchor():
    output = filing()
    assert output.page_count == len(page_texts(output.content))
    assert list(output.pages) == [
        *("summary", "facts", "rally", "p-rally", "fines", "fines-table", "court", "fig", "places", "days", "deep"),
        *("p-last", "law", "nested", "annexes", "annex-list", "annex-order", "hidden"),
    ]
    assert "2 The law\n" in page_texts(output.content)[output.pages["law"] - 1]


def test_contents_tell_the_pages_of_sections():
    contents = page_texts(filing().content)[1]
    for title, anchor in (
        ("Summary", "summary"),
        ("The facts", "facts"),
        ("The law", "law"),
        ("Annexes", "annexes"),
        ("Annex 1. List", "annex-list"),
    ):
        assert f"{title} {filing().pages[anchor]}\n" in contents
    assert "leave out" not in contents


def test_heads_and_feet_stand_on_every_page_but_the_cover_and_the_last():
    pages = page_texts(filing().content)
    for number, page in enumerate(pages[1:-1], start=2):
        assert "Assembly at Ozerny" in page
        assert f"Page {number} of {len(pages)}" in page
        assert "Confidential" in page
    assert "Page" not in pages[0] and "Page" not in pages[-1]
    assert (
        "Assembly at Ozerny · Committee on Assemblies The law" in pages[filing().pages["nested"] - 1]
    )  # the chapter on the right


def test_words_of_the_foot_come_from_the_documents_language():
    output = made(document("Текст.", language="ru", words={"page_of": "Страница {page} из {pages}"}))
    assert "Страница 1 из 1" in page_texts(output.content)[0]


def test_a_reference_to_a_page_tells_the_page():
    far = Section("far", 1, "2", "Far away", (paragraph("Here."),))
    near = Section("near", 1, "1", "Near", (paragraph("See page ", Reference("far", "page", ""), "."),))
    output = made(document(near, far))
    assert output.pages["far"] == 2
    assert "See page 2." in read_pdf(output.content).passages


def test_the_outline_lists_every_section():
    with opened(filing().content) as pdf, pdf.open_outline() as outline:
        (summary, facts, *_, annexes) = outline.root
        assert summary.title == "Summary"
        assert [(kid.title, [low.title for low in kid.children]) for kid in facts.children] == [
            ("1.1 The rally of 4 October", []),
            ("1.2 Fines & other “measures” <imposed>", ["1.2.1 Before the court"]),
        ]
        assert [kid.title for kid in annexes.children] == [
            *("Annex 1. List", "Annex 2. Order", "A heading that the contents leave out"),
        ]


def test_a_reference_to_a_note_leads_to_the_note_and_is_no_mark_of_it():
    with opened(filing().content) as pdf:
        names = list(pdf.Root.Names.Dests.Names)
        places = {str(name): list(place) for name, place in zip(names[::2], names[1::2], strict=True)}
        wanted = [str(link.Dest) for page in pdf.pages for link in page.get("/Annots", ()) if "/Dest" in link]
        for number in (1, 2):
            page, _, *rest = places[f"cited:{number}"]
            note_page, _, *note_rest = places[f"note:{number}"]
            assert page.objgen == note_page.objgen
            assert float(rest[1]) == pytest.approx(float(note_rest[1]), abs=20)  # as high on the page
    assert sorted(target for target in wanted if target.startswith("cited:")) == ["cited:1", "cited:2"]


def test_a_reference_to_a_note_that_is_not_there_is_a_problem():
    whole = document(paragraph("see ", Reference("cited:7", "number", "note 7")))
    with pytest.raises(ProblemsFound, match="leads to “cited:7”, which is not there"):
        made(whole)


def test_words_in_another_language_say_so():
    output = made(document(paragraph("So ", Foreign("ru", text("сход")), ".")))
    with opened(output.content) as pdf:
        found = [str(item.Lang) for item in pdf.objects if "/Lang" in _dictionary(item)]
    assert sorted(found) == ["en", "ru"]


def test_emphasis_in_letters_without_italics_stays_upright():
    output = made(document(paragraph(Emphasis("em", text("сход")), " and ", Emphasis("em", text("crowd")), ".")))
    with opened(output.content) as pdf:
        names = {str(font.BaseFont).partition("+")[2] for font in pdf.pages[0].Resources.Font.values()}
    assert names == {"SourceSerifPro-Regular", "SourceSerifPro-It", "SourceSansPro-Regular"}


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("communications " * 40, id="hyphens at line ends"),
        pytest.param("assembly/gathering Ingush–Chechen " * 40, id="breaks after a slash and a dash"),
        pytest.param("a non\u2011breaking, a soft\u00adly and a common\u2010place hyphen " * 20, id="kinds of hyphens"),
        pytest.param("don’t, donʼt and ʻokina " * 30, id="signs that share a glyph"),
        pytest.param("first а\u0301, then а, then e\u0301 and é", id="accents of their own"),
        pytest.param("office affliction shuffle", id="joined letters"),
        pytest.param("3\u202f000 a\u2009b 5\u00a0§", id="spaces of other widths"),
    ],
)
def test_text_comes_back_sign_by_sign(words):
    wanted = document(paragraph(words))
    assert differences(expected(wanted), read_pdf(made(wanted).content), "filing.pdf") == ()


def test_a_long_token_stays_on_the_page():
    token = "0123456789" * 30
    table = Table("t", 1, text("Tokens"), (0.8, 0.2), (), ((Cell(text("x")), Cell(text(token))),))
    wanted = document(paragraph(token), table)
    output = made(wanted)
    assert differences(expected(wanted), read_pdf(output.content), "filing.pdf") == ()
    shown = "".join(character for character in page_texts(output.content)[0] if character.isdigit())
    assert shown.count("0123456789") >= 50  # the other reader leaves out what lies off the page


def test_a_table_over_pages_is_one_table_with_its_head_read_once():
    output = made(long_table(90))
    assert output.page_count > 2
    assert all("Person" in page for page in page_texts(output.content))
    assert read_pdf(output.content).passages.count("Person") == 1
    with opened(output.content) as pdf:
        kinds = [str(item.S) for item in pdf.objects if "/S" in _dictionary(item)]
    assert kinds.count("/Table") == kinds.count("/THead") == kinds.count("/TBody") == 1
    assert kinds.count("/TR") == 91


@pytest.mark.parametrize("lines", range(18, 26))
def test_a_caption_stays_with_its_table(lines):
    """Below notes and above a high first row it stood alone at the foot of the page."""
    head = tuple(Cell(text(word), header=True) for word in ("Place", "Names"))
    row = (Cell(text("Lakeside")), Cell(text("a name and a surname, " * 30)))
    table = Table("t", 1, text("Fines"), (0.3, 0.7), (head,), (row, row, row))
    above = (paragraph("So.", NoteMark(1)), *(paragraph("A line above.") for _ in range(lines)))
    output = made(document(Section("a", 1, "1", "A", (*above, table)), notes=(Note(1, text(LONG * 3)),)))
    (page,) = (page for page in page_texts(output.content) if "Table 1." in page)
    assert "Lakeside" in page


@pytest.mark.parametrize("lines", range(10, 18))
def test_neither_a_total_nor_a_remark_nor_the_last_item_of_a_list_begins_a_page(lines):
    above = [paragraph("A line above.") for _ in range(lines)]
    head, total = ((Cell(text(word), header=True),) for word in ("Place", "In all"))
    rows = tuple((Cell(text(f"Place {number}")),) for number in range(12))
    table = Table("t", 1, (), (1.0,), (head,), rows, (total,))
    remark = paragraph("A remark.", role="small")
    listed = ListBlock("bullet", tuple(item(f"Item {number}.") for number in range(4)))
    output = made(document(Section("a", 1, "1", "A", (*above, table, remark, paragraph("These:"), listed))))
    pages = [[line for line in page.splitlines() if line.strip()] for page in page_texts(output.content)]
    together = [("Place 11", "In all", "A remark."), ("These:", "Item 0."), ("Item 2.", "Item 3.")]
    for page in ("\n".join(lines) for lines in pages):
        assert [several for several in together if len({words in page for words in several}) > 1] == []


def test_a_row_higher_than_a_page_is_whole():
    table = Table(
        "t", 1, text("High"), (0.5, 0.5), ((Cell(text("A"), True), Cell(text("B"), True)),), ((
            Cell(text(LONG * 60)), Cell(text("short"))),),
    )  # fmt: skip
    wanted = document("Before.", table, "After.")
    output = made(wanted)
    assert output.page_count > 1
    assert differences(expected(wanted), read_pdf(output.content), "filing.pdf") == ()
    assert faults(output.content) == []


def test_text_after_an_inner_list_is_read_after_it():
    outer = ListBlock("number", ((*item("before"), ListBlock("bullet", (item("inner"),)), *item("after")),))
    assert read_pdf(made(document(outer)).content).passages == ("before", "inner", "after")


@pytest.mark.parametrize("step", [7, 12, 21])
def test_footnotes_stand_on_the_pages_of_their_marks(step):
    """Lengths with which WeasyPrint alone sends a note to the page after its mark."""
    blocks, notes = list[Paragraph](), list[Note]()
    for number in range(1, 41):
        count = number * step
        blocks.append(paragraph(LONG * (count % 5 + 2), NoteMark(number), LONG))
        notes.append(Note(number, text(f"Note {number}. ", LONG * (count % 7 + 1))))
    wanted = document(*blocks, notes=tuple(notes))
    output = made(wanted)
    assert check_pdf(output, wanted) == ()
    assert differences(expected(wanted), read_pdf(output.content), "filing.pdf") == ()


def test_the_mark_of_a_note_leads_to_it_and_back():
    with opened(made(document(paragraph("So.", NoteMark(1)), notes=(Note(1, text("Why.")),))).content) as pdf:
        targets = [str(annotation.Dest) for annotation in pdf.pages[0].Annots]
    assert targets == ["note:1", "mark:1"]


def test_a_heading_stays_with_the_text_below_it():
    filler = [paragraph(LONG * 4) for _ in range(9)]
    sections = [Section(f"s{i}", 2, f"1.{i}", f"Heading {i}", (paragraph(LONG * 5),)) for i in range(6)]
    output = made(document(Section("all", 1, "1", "All", (*filler[:3], *sections))))
    for page in page_texts(output.content):
        body = [line for line in page.splitlines() if line.strip()]
        assert not body[-3].startswith("1.")


def test_contents_without_sections_are_no_trouble():
    assert made(document(Contents("Contents"), "Text.")).page_count == 2


def test_a_document_is_not_changed_by_writing_it():
    before = sample.sample()
    made(before)
    assert before == replace(sample.sample())


def _dictionary(item: object) -> object:
    import pikepdf

    return item if isinstance(item, pikepdf.Dictionary) else {}


def test_a_chart_is_drawn_with_our_fonts_and_stands_in_the_tag_of_a_figure():
    output = made(document(days(), people_by_place(2)))
    drawn = page_texts(output.content)[0]
    for words in ("Isa Pliev", "imprisonment, 3 years", "2009", "Day not known exactly", "not stated by whom"):
        assert words in drawn, "letters are letters: they can be searched for and copied"
    assert read_pdf(output.content).alternatives == (days().alternative, people_by_place().alternative)
    with opened(output.content) as pdf:
        assert not list(pdf.pages[0].get_images()), "it is no picture of dots"
    assert faults(output.content) == []


def test_a_chart_higher_than_a_page_goes_on_on_the_next():
    lines = tuple(Line(f"Place {n}", n, str(n), told=f"Place {n}: {n}") for n in range(1, 101))
    long = replace(people_by_place(), bands=(Band("Places", lines),))
    output = made(document("Before.", long, "After."))
    pages = page_texts(output.content)
    assert [name for page in pages for name in re.findall(r"Place \d+", page)] == [line.label for line in lines]
    assert "Figure 1. People by place" in pages[-1] and "After." in pages[-1]
    assert differences(expected(document("Before.", long, "After.")), read_pdf(output.content), "x") == ()
    assert faults(output.content) == []
