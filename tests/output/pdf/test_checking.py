"""Each check of a finished PDF notices the fault that it is there for."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from complaint.filing.blocks import Document, Note, Section
from complaint.output.pdf.checking import check_pdf
from tests.output.pdf.proof import filing, opened
from tests.output.sample import paragraph, sample, text


def spoiled(how) -> list[str]:
    with opened(filing().content) as pdf:
        how(pdf)
        out = BytesIO()
        pdf.save(out)
    damaged = replace(filing(), content=out.getvalue())
    return [problem.message for problem in check_pdf(damaged, sample())]


def tags(pdf, kind):
    return [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == f"/{kind}"]


def lose_a_note(pdf):
    tags(pdf, "Note")[0].S = pikepdf.Name.Span


def repeat_a_note(pdf):
    one, other, *_ = tags(pdf, "Note")
    other.ID = one.ID


def move_a_note(pdf):
    tags(pdf, "Note")[0].Pg = pdf.pages[6].obj


def kill_a_link(pdf):
    link = next(annotation for page in pdf.pages for annotation in page.get("/Annots", ()) if "/Dest" in annotation)
    link.Dest = pikepdf.String("nowhere")


def empty_the_outline(pdf):
    del pdf.Root.Outlines


def change_a_font(pdf):
    next(iter(pdf.pages[2].Resources.Font.values())).BaseFont = pikepdf.Name("/AAAAAA+DejaVu-Sans")


def turn_an_outline_entry(pdf):
    with pdf.open_outline() as outline:
        outline.root[1].destination = pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.XYZ, 0, 800, 0])


def turn_a_target(pdf):
    names = pdf.Root.Names.Dests.Names
    place = next(number for number in range(0, len(names), 2) if str(names[number]) == "law") + 1
    names[place] = pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.XYZ, 0, 800, 0])


def turn_a_mark(pdf):
    names = pdf.Root.Names.Dests.Names
    place = next(number for number in range(0, len(names), 2) if str(names[number]) == "note:1") + 1
    names[place] = pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.XYZ, 0, 800, 0])


def lose_a_page(pdf):
    del pdf.pages[-1]


def empty_a_box(pdf):
    page = next(page for page in pdf.pages if b"TJ" in page.Contents.read_bytes())
    content = page.Contents.read_bytes()
    start = content.index(b"[<") + 2
    page.Contents.write(content[:start] + b"0000" + content[start + 4 :])


def lose_the_language(pdf):
    del pdf.Root.Lang


def lose_the_title(pdf):
    del pdf.docinfo["/Title"]


def skip_a_level(pdf):
    tags(pdf, "H2")[0].S = pikepdf.Name.H3


def lose_the_heads_of_a_table(pdf):
    for head in tags(pdf, "TH"):
        head.S = pikepdf.Name.TD


def lose_a_scope(pdf):
    del tags(pdf, "TH")[0].A.Scope


def lose_a_picture(pdf):
    tags(pdf, "Figure")[0].S = pikepdf.Name.Span


def rename_a_picture(pdf):
    tags(pdf, "Figure")[0].Alt = pikepdf.String("picture")


def silence_a_picture(pdf):
    tags(pdf, "Figure")[0].Alt = pikepdf.String(" ")


def displace_a_picture(pdf):
    tags(pdf, "Figure")[0].A.BBox = pikepdf.Array([0, 0, 10, 10])


def read_a_note_elsewhere(pdf):
    note = tags(pdf, "Note")[0]
    kids = note.P.K
    kids.append(kids[0])
    kids[0] = note
    place = next(number for number in range(1, len(kids)) if kids[number].get("/S") == pikepdf.Name.Note)
    del kids[place]


def lose_the_number_of_a_note(pdf):
    tags(pdf, "Note")[0].K[0].S = pikepdf.Name.Span


def cut_a_link(pdf):
    link = next(tag for tag in tags(pdf, "Link") if any(not isinstance(kid, int) for kid in tag.K))
    link.K = pikepdf.Array([kid for kid in link.K if isinstance(kid, int)])


def silence_a_link(pdf):
    link = next(annotation for page in pdf.pages for annotation in page.get("/Annots", ()) if "/Dest" in annotation)
    link.Contents = pikepdf.String("")


def break_a_list(pdf):
    tags(pdf, "LI")[0].S = pikepdf.Name.P


def lose_a_foreign_language(pdf):
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Lang") == "ru":
            del item["/Lang"]


def read_out_of_order(pdf):
    section = next(tag for tag in tags(pdf, "Sect") if sum(kid.S == pikepdf.Name.P for kid in tag.K) > 2)
    section.K = pikepdf.Array(list(reversed(section.K)))


@pytest.mark.parametrize(
    ("how", "message"),
    [
        (lose_a_note, "is there 0 times, its mark 1 times"),
        (repeat_a_note, "is there 2 times, its mark 1 times"),
        (move_a_note, "stands on page 7, its mark on page 4"),
        (turn_a_mark, "its mark does not lead to it, or it not back to its mark"),
        (kill_a_link, "leads to “nowhere”, which is not there"),
        (turn_a_target, "“law” is on page 1, but references say page 7"),
        (empty_the_outline, "the outline lacks “Summary”"),
        (turn_an_outline_entry, "the outline leads to page 1 for “1 The facts”, which stands on page 4"),
        (change_a_font, "the file uses the font AAAAAA+DejaVu-Sans, which is not one of ours"),
        (lose_a_page, "pages were laid out, one reader finds"),
        (empty_a_box, "an empty box stands where a font has no glyph"),
        (lose_the_language, "does not say that its language is “en”"),
        (lose_the_title, "does not say that its title is “Complaint about"),
        (skip_a_level, "headings have the levels [1, 1, 3,"),
        (lose_the_heads_of_a_table, "has no head"),
        (lose_a_scope, "a head in a table does not say what it heads"),
        (lose_a_picture, "no picture has the alternative text “A map of Ozerny"),
        (rename_a_picture, "no picture has the alternative text “A map of Ozerny"),
        (silence_a_picture, "a picture has no alternative text"),
        (displace_a_picture, "a picture does not say where it is"),
        (read_a_note_elsewhere, "a note is not read out where its mark is"),
        (lose_the_number_of_a_note, "a note has no number"),
        (cut_a_link, "a link has no words, or leads nowhere"),
        (silence_a_link, "a link does not say where it leads"),
        (break_a_list, "the tag L holds what it cannot hold: ['P']"),
        (lose_a_foreign_language, "which of its words are in the language “ru”"),
        (read_out_of_order, "is read out too late"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_fault_is_noticed(how, message):
    found = spoiled(how)
    assert any(message in problem for problem in found), found


def test_a_sound_file_has_no_fault():
    assert spoiled(lambda pdf: None) == []


def with_more(document: Document) -> Document:
    more = Section("more", 1, "9", "One more", (paragraph("x"),), at="more.html:1")
    return replace(document, blocks=(*document.blocks, more), notes=(*document.notes, Note(5, text("y"), at="n:5")))


def test_what_the_document_has_and_the_file_lacks_is_told_with_its_place():
    found = [(str(problem.place), problem.message) for problem in check_pdf(filing(), with_more(sample()))]
    assert ("more.html:1", "the outline lacks “9 One more”") in found
    assert any(place == "n:5" and "is there 0 times" in message for place, message in found)
