"""PDFs of others: what is seen is kept, everything else stays behind, and what cannot be trusted is refused."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pypdfium2
import pytest

from complaint.output.annexes import pdf_files
from complaint.output.annexes.pdf_files import clean_pdf
from complaint.problems import ProblemsFound
from tests.output.annexes.made_up import AT, annex, burdened, everything, pdf, saved, with_form


def texts(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as opened:
        return [page.get_textpage().get_text_range() for page in opened]


def refusal(content: bytes, name: str = "minutes.pdf") -> str:
    with pytest.raises(ProblemsFound) as found:
        clean_pdf(annex(content, name))
    (problem,) = found.value.problems
    assert problem.place == AT and problem.hint
    return problem.message


def test_pages_are_kept_with_their_size_and_text():
    enclosed = clean_pdf(annex(saved(pdf("First", "Second")), "a.pdf"))

    assert [text.strip() for text in texts(enclosed.content)] == ["First", "Second"]
    assert [(round(size.width), round(size.height)) for size in enclosed.sizes] == [(210, 297)] * 2


def test_a_turned_page_has_the_size_as_it_is_seen():
    (size,) = clean_pdf(annex(saved(pdf("Turned", turned=90)), "a.pdf")).sizes

    assert (round(size.width), round(size.height)) == (297, 210)


def test_nothing_but_the_drawing_is_carried_over():
    before = saved(burdened())
    assert everything(before).count(b"secret") > 10

    enclosed = clean_pdf(annex(before, "a.pdf"))

    assert b"secret" not in everything(enclosed.content)
    assert b"secret" not in enclosed.content
    assert "Minutes of seizure" in texts(enclosed.content)[0]
    with pikepdf.open(io.BytesIO(enclosed.content)) as clean:
        assert sorted(clean.Root.keys()) == ["/Pages", "/Type"]
        assert not clean.check_pdf_syntax()


def test_what_was_filled_into_a_form_is_seen():
    enclosed = clean_pdf(annex(saved(with_form("Ada Quill")), "form.pdf"))

    assert "Ada Quill" in texts(enclosed.content)[0]


def test_the_same_file_gives_the_same_bytes():
    content = saved(burdened())

    assert clean_pdf(annex(content, "a.pdf")) == clean_pdf(annex(content, "b.pdf"))


def test_a_protected_file_is_refused_by_name():
    content = saved(pdf("Secret"), encryption=pikepdf.Encryption(user="word", owner="word"))

    assert refusal(content) == "the annex “minutes.pdf” is protected by a password"


def test_a_file_that_may_only_not_be_changed_is_taken():
    content = saved(pdf("Open"), encryption=pikepdf.Encryption(user="", owner="word"))

    assert "Open" in texts(clean_pdf(annex(content, "a.pdf")).content)[0]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="an empty file"),
        pytest.param(b"Dear Sir or Madam", id="a text that is called PDF"),
        pytest.param(saved(pdf(*"abcdefgh"))[:-400], id="a file that was not loaded to its end"),
        pytest.param(saved(pdf("a"), compress_streams=False).replace(b"endstream", b"endstrexx", 1), id="a bent file"),
    ],
)
def test_a_damaged_file_is_refused_by_name(content):
    assert refusal(content).startswith("the annex “minutes.pdf” is ")
    assert "damaged" in refusal(content) and "BytesIO" not in refusal(content)


def test_a_page_that_cannot_be_unpacked_to_its_end_is_damage():
    made = pdf("a")
    made.pages[0].obj.Contents = made.make_stream(b"")
    made.pages[0].obj.Contents.write(zlib.compress(b"BT ET " * 500)[:-12], filter=pikepdf.Name.FlateDecode)

    assert "damaged" in refusal(saved(made, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none))


def test_layers_that_are_hidden_are_refused():
    made = pdf("Layers")
    layer = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("notes")))
    made.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(ON=[layer]))
    assert clean_pdf(annex(saved(made), "a.pdf"))

    made.Root.OCProperties.D = pikepdf.Dictionary(OFF=[layer])
    assert "layers that are hidden" in refusal(saved(made))


def test_a_form_that_only_some_programs_show_is_refused():
    made = pdf("Please wait")
    made.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=made.make_stream(b"<xdp/>"))

    assert "a form that only some programs can show" in refusal(saved(made))


def test_a_file_with_too_many_pages_says_how_many_there_may_be(monkeypatch):
    monkeypatch.setattr(pdf_files, "MOST_PAGES", 2)

    assert "has 3 pages; it must have at least one and at most 2" in refusal(saved(pdf("a", "b", "c")))
    assert "has 0 pages" in refusal(saved(pikepdf.new()))
