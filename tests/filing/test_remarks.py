"""Remarks stand beside the words that they are about, once, and everything that is open can be read from a document."""

from __future__ import annotations

from lxml import etree

from complaint.filing import blocks as b
from complaint.filing.open_points import OpenPoint
from complaint.filing.origins import Origin
from complaint.filing.remarks import general_remarks, place_remarks, to_decide, todos
from complaint.filing.tree import read_tree
from complaint.problems import Place, warning
from tests.output.sample import document, paragraph


def point(*where: Origin) -> OpenPoint:
    problem = warning("code", Place("cases/x.csv", 7, 3), "look here", "do this")
    return OpenPoint(problem, "Look here.\nDo this.", where)


def placed(markup: str, *where: Origin) -> str:
    root = read_tree(markup, "t.html")
    place_remarks(root, [point(*where)])
    text = etree.tostring(root, encoding="unicode").replace("<document>", "").replace("</document>", "")
    return text.replace('<todo reason="Look here.&#10;Do this." printed="plain" at="cases/x.csv:7">', "<todo>")


TWICE = '<p>The <field record="v" field="title">vigil</field> and <field record="v" field="date">10 May</field>.</p>'


def test_a_remark_stands_at_the_first_value_of_the_record() -> None:
    assert placed(TWICE, Origin("v")) == TWICE.replace("<field", "<todo><field", 1).replace(
        "</field>", "</field></todo>", 1
    )


def test_a_remark_about_a_field_stands_at_that_field() -> None:
    assert '<todo><field record="v" field="date">10 May</field></todo>.' in placed(TWICE, Origin("v", "date"))


def test_a_field_is_also_meant_by_its_parts_and_not_by_what_begins_alike() -> None:
    parts = '<p><field record="r" field="letters">x</field><field record="r" field="letter.address[0]">y</field></p>'
    assert '<todo><field record="r" field="letter.address[0]">' in placed(parts, Origin("r", "letter"))
    assert '<todo><field record="r" field="letter.address[0]">' in placed(parts, Origin("r", "letter.address"))


def test_of_several_values_the_nearest_counts_that_is_printed() -> None:
    assert '<todo><field record="v" field="title">' in placed(
        TWICE, Origin("nowhere"), Origin("v"), Origin("v", "date")
    )


def test_a_remark_about_a_source_stands_at_its_first_note() -> None:
    notes = '<p>x<note source="s"/> y<note source="s"/></p>'
    assert placed(notes, Origin("s")) == '<p>x<todo><note source="s"/></todo> y<note source="s"/></p>'


def test_what_is_printed_nowhere_is_told_nowhere() -> None:
    assert placed(TWICE, Origin("march")) == TWICE
    assert placed(TWICE) == TWICE


def test_what_is_about_the_filing_as_a_whole_is_told_apart() -> None:
    assert general_remarks([point(), point(Origin("v"))]) == (b.Todo("Look here.\nDo this.", (), at="cases/x.csv:7"),)


def test_everything_that_is_open_is_read_from_a_document_with_its_place() -> None:
    one, two, three, four = (b.Todo(str(number), (b.Text("x"),), at=f"t.html:{number}") for number in range(4))
    whole = document(
        b.Section("a", 1, "1", "x", (paragraph("a", b.Emphasis("em", (two,))),), heading=(one,)),
        b.Table("t", 1, (), (1.0,), (), ((b.Cell((three,)),),)),
        paragraph("x", b.NoteMark(1)),
        notes=(b.Note(1, (four,)),),
        to_decide=(b.Todo("all\nof it", (), at="profile.yaml:3"),),
    )
    assert [todo.reason for todo in todos(whole)] == ["all\nof it", "0", "1", "2", "3"]
    first, *_, last = to_decide(whole)
    assert (str(first.place), first.message, first.hint) == ("profile.yaml:3", "all", "of it")
    assert (str(last.place), last.message, last.hint) == ("t.html:3", "3", "")
