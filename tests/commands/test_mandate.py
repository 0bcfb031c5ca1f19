"""`complaint mandate FORM`: forms that can be signed and find their way back."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import docx
import pypdfium2
import pytest

from complaint.filing.forms import KINDS, wording_of
from complaint.filing.words import template_files
from complaint.problems import ProblemsFound
from complaint.records.changing import texts_of
from tests.records.changing.people import copied

LANGUAGES = ("en", "ru", "kk")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "project")


@pytest.fixture
def printed(root, complaint):
    def call(*arguments: str):
        return complaint("mandate", *arguments, "--project", root, "--date", "2030-01-12", "--by", "Anna")

    return call


def pages_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def words_of(path: Path) -> str:
    document = docx.Document(io.BytesIO(path.read_bytes()))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_a_form_is_filled_in_with_what_is_known_and_finds_its_record(root, printed, complaint):
    result = printed("power-of-attorney", "orlan-vesna")
    assert result.exit_code == 0, result.output
    reference = re.search(r"^(\S{4}-\S{4})  orlan-vesna", result.output, re.M)[1]
    for words in (pages_of(root / f"forms/power-of-attorney-{reference}.pdf"),
                  words_of(root / f"forms/power-of-attorney-{reference}.docx")):  # fmt: skip
        assert "Orlan Vesna Milanovna" in words
        assert "Lindenau" in words
        assert reference in words
        assert words.count("☐") == 6 + 4 * 4
        assert "☒" not in words and "☑" not in words
        assert "For a person under 18" not in words, "she is of age"
    entry = texts_of(root, "form")["form", f"form-{reference.lower()}"].fields
    assert (entry["person"], entry["kind"], entry["printed_on"]) == ("orlan-vesna", "power-of-attorney", "2030-01-12")
    found = complaint("signatories", "find", reference.lower().replace("-", " "), "--project", root)
    assert "for: orlan-vesna" in found.output
    assert "power of attorney: poa-orlan-vesna" in found.output


def test_printing_again_gives_the_same_reference_and_the_same_bytes(root, printed):
    first = printed("power-of-attorney", "orlan-vesna", "--format", "pdf")
    before = {path.name: path.read_bytes() for path in (root / "forms").iterdir()}
    shutil.rmtree(root / "forms")
    again = printed("power-of-attorney", "orlan-vesna", "--format", "pdf")
    assert first.output == again.output
    assert {path.name: path.read_bytes() for path in (root / "forms").iterdir()} == before


def test_blank_forms_tell_nothing_and_have_a_reference_each(root, printed):
    result = printed("appeal", "--blank", "2", "--format", "docx")
    assert result.exit_code == 0, result.output
    files = sorted((root / "forms").iterdir())
    assert len(files) == 2
    words = words_of(files[0])
    assert "For a person under 18" in words
    assert not [name for name in ("Orlan", "Drozd", "Kestrel") if name in words]
    assert {text.fields.get("person", "") for (_, name), text in texts_of(root, "form").items()
            if name != "form-7q2m-k4xd"} == {""}  # fmt: skip


def test_those_who_lack_one_get_it(root, printed, complaint):
    assert "nobody lacks it" in printed("power-of-attorney", "--lacking").output
    complaint("signatories", "withdraw", "kestrel-mara", "--on", "2024-10-01", "--project", root, "--by", "Anna")
    result = printed("power-of-attorney", "--lacking", "--format", "docx")
    assert re.findall(r"\S{4}-\S{4}  (\S+)", result.output) == ["kestrel-mara"]


@pytest.mark.parametrize(
    "arguments", [(), ("--all", "--lacking"), ("nobody-at-all",), ("orlan-vesna", "--blank", "1")], ids=str
)
def test_it_has_to_be_said_for_whom(printed, arguments):
    assert printed("appeal", *arguments).exit_code == 2


def test_a_language_without_wording_is_told(printed):
    result = printed("appeal", "--blank", "1", "--lang", "fr")
    assert result.exit_code == 1
    assert "There is: en, kk, ru." in result.output


def test_who_lacks_a_power_of_attorney_gets_a_form_although_that_is_an_error(root, printed):
    powers = root / "signatories/powers_of_attorney.csv"
    lines = powers.read_text("utf-8").splitlines(keepends=True)
    powers.write_text("".join(line for line in lines if "kestrel" not in line), "utf-8")
    result = printed("power-of-attorney", "kestrel-mara", "--format", "docx")
    assert result.exit_code == 0, result.output


def test_a_person_whose_record_is_wrong_gets_none_and_it_is_said_why(root, printed):
    people = root / "signatories/signatories.csv"
    people.write_text(people.read_text("utf-8").replace("Kestrel,Mara,,,,female", "Kestrel,Mara,,,,femal"), "utf-8")
    result = printed("power-of-attorney", "kestrel-mara")
    assert result.exit_code == 1
    assert "femal" in result.output
    assert "nothing was printed" in result.output


def test_a_reference_that_there_is_not_is_wrong_use(root, complaint):
    assert complaint("signatories", "find", "0000-0000", "--project", root).exit_code == 2


@pytest.mark.parametrize("name", ["Viesna Orlan", "Орлан Весна", "orlan", "orlan-vesna"])
def test_somebody_is_found_by_name_in_either_alphabet_and_by_other_spellings(root, complaint, name):
    found = complaint("signatories", "find", *name.split(), "--project", root)
    assert (found.exit_code, found.output) == (0, "orlan-vesna: Orlan Vesna Milanovna; also Viesna Orlan\n")


@pytest.mark.parametrize("kind", KINDS)
def test_every_language_asks_the_same(root, kind):
    shapes = {language: _shape(wording_of(template_files(root), kind, language).content) for language in LANGUAGES}
    assert shapes["ru"] == shapes["kk"] == shapes["en"]


def _shape(content):
    """The parts with the names of their fields and the number of boxes, whatever the words are."""
    return [
        (part.get("when"), part.get("apart"), [
            (name, [field[0] for field in said] if name == "fields" else len(said) if name != "text" else 1)
            for item in part["items"]
            for name, said in item.items()
            if name != "small"
        ])
        for part in content["parts"]
    ]  # fmt: skip


def test_wording_that_no_native_lawyer_has_read_says_so_on_every_page(root, printed):
    printed("power-of-attorney", "--blank", "1", "--lang", "kk", "--format", "pdf")
    (path,) = (root / "forms").iterdir()
    with pypdfium2.PdfDocument(path) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
    assert len(texts) > 1
    assert all("to be read by a native lawyer" in text for text in texts)


def test_a_slip_in_a_wording_is_told_with_its_file(root):
    (root / "templates/forms").mkdir(parents=True)
    (root / "templates/forms/appeal.en.yaml").write_text("title: Appeal\nparts: [{title: x, items: [{txt: y}]}]\n")
    with pytest.raises(ProblemsFound, match=r"templates/forms/appeal\.en\.yaml.*txt"):
        wording_of(template_files(root), "appeal", "en")
