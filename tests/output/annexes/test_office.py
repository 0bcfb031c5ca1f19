"""Word files become PDFs through LibreOffice, unless they would print what nobody is to see."""

from __future__ import annotations

import io
import zipfile

import pypdfium2
import pytest

from complaint.output.annexes import office
from complaint.output.annexes.office import as_pdf
from complaint.output.annexes.pdf_files import clean_pdf
from tests.output.annexes.made_up import annex, with_parts, word

DOCUMENT, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"


def message(content: bytes) -> str:
    made, (problem,) = as_pdf({"a": annex(content, "letter.docx")})
    assert made == {} and problem.hint
    return problem.message


def test_word_files_are_turned_into_pdf_in_one_run_and_come_out_clean():
    files = {key: annex(word(f"Statement {key}", author="secretauthor"), f"{key}.docx") for key in ("one", "two")}
    made, problems = as_pdf(files)

    assert problems == ()
    for key in files:
        enclosed = clean_pdf(annex(made[key], "a.pdf"))
        assert b"secretauthor" not in enclosed.content
        with pypdfium2.PdfDocument(enclosed.content) as pdf:
            assert f"Statement {key}" in pdf[0].get_textpage().get_text_range()


def test_tracked_changes_are_refused_because_struck_words_would_be_printed():
    content = with_parts(word("Number 12"), [(DOCUMENT, "<w:r><w:t>", '<w:del w:id="1"><w:r><w:t>')])
    content = with_parts(content, [(DOCUMENT, "</w:t></w:r>", "</w:t></w:r></w:del>")])

    assert message(content) == "the annex “letter.docx” has tracked changes"


def test_pictures_that_would_be_fetched_from_elsewhere_are_refused():
    more = '<Relationship Id="x" Type="http://schemas/image" Target="http://example.org/a.png" TargetMode="External"/>'
    content = with_parts(word("Text"), [(RELATIONS, "</Relationships>", f"{more}</Relationships>")])

    assert "takes in something from outside" in message(content)


def run(field: str) -> str:
    """A field whose words are spread over runs, as Word writes it."""
    half = len(field) // 2
    parts = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (field[:half], field[half:]))
    return f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{parts}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@pytest.mark.parametrize(
    "inside",
    [
        run(' INCLUDETEXT "/etc/hostname"'),
        run(' includepicture "file:///etc/hostname" \\d'),
        run(' DDEAUTO excel "x" "y"'),
        run(" PAGE ") + run(' LINK Excel.Sheet "\\\\server\\share\\x.xlsx"'),
        '<w:fldSimple w:instr=" INCLUDETEXT &quot;/etc/hostname&quot;"/>',
        '<w:altChunk w:id="a"/>',
    ],
)
def test_what_would_bring_in_another_file_is_refused(inside):
    content = with_parts(word("Text"), [(DOCUMENT, "<w:r><w:t>", f"{inside}<w:r><w:t>")])

    assert "takes in something from outside" in message(content)


def test_declared_entities_are_refused(tmp_path):
    (tmp_path / "canary").write_text("secret")
    declared = f'<!DOCTYPE x [<!ENTITY x SYSTEM "{(tmp_path / "canary").as_uri()}">]><w:document '
    content = with_parts(word("Text"), [(DOCUMENT, "<w:document ", declared), (DOCUMENT, "Text", "&x;")])

    assert "takes in something from outside" in message(content)


def test_ordinary_fields_are_no_reason_to_refuse(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    fields = run(' HYPERLINK "https://example.org/include link"') + run(" PAGE ") + run(' TOC \\o "1-3"')
    content = with_parts(word("Text"), [(DOCUMENT, "<w:r><w:t>", f"{fields}<w:r><w:t>")])

    assert message(content).endswith("LibreOffice is not installed")


def test_a_link_to_the_web_is_no_reason_to_refuse(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    more = f'<Relationship Id="x" Type="{kind}" Target="http://example.org/" TargetMode="External"/>'
    content = with_parts(word("Text"), [(RELATIONS, "</Relationships>", f"{more}</Relationships>")])

    assert message(content).endswith("LibreOffice is not installed")


def test_what_is_no_word_file_is_told():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as other:
        other.writestr("mimetype", "application/zip")
    for content in (b"no zip", out.getvalue(), word("a")[:500]):
        assert "is no Word file, or damaged, or protected by a password" in message(content)


def test_without_libreoffice_it_is_told_what_to_do(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    made, (problem,) = as_pdf({"a": annex(word("Text"), "letter.docx")})

    assert made == {}
    assert problem.message == "the annex “letter.docx” is a Word file, and LibreOffice is not installed"
    assert "save the document as PDF" in problem.hint


def test_an_office_that_makes_nothing_is_told_with_the_name_of_the_file(tmp_path, monkeypatch):
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    assert message(word("Text")) == "the annex “letter.docx” could not be turned into a PDF by LibreOffice"


def test_an_office_that_never_ends_is_ended(tmp_path, monkeypatch):
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(office, "_SECONDS", 0.1)

    assert "could not be turned into a PDF" in message(word("Text"))


@pytest.fixture(autouse=True)
def _no_office_of_the_user(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
