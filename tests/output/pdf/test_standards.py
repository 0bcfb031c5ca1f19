"""Every file is PDF/UA-1 and PDF/A-3a at once, and says nothing about who or what made it."""

from __future__ import annotations

import subprocess
import zlib
from itertools import product
from pathlib import Path

import pydyf
import pytest

from complaint.output.pdf.packing import packed
from tests.output.pdf.proof import faults, filing, letter, made, opened
from tests.output.sample import document, long_table


@pytest.mark.parametrize("output", [filing, letter], ids=["filing", "letter"])
def test_a_file_keeps_both_standards(output):
    assert faults(output().content) == []


def test_a_table_over_many_pages_keeps_both_standards():
    assert faults(made(long_table(90)).content) == []


@pytest.mark.parametrize("output", [filing, letter], ids=["filing", "letter"])
def test_qpdf_finds_nothing_to_complain_about(output, tmp_path: Path):
    (tmp_path / "filing.pdf").write_bytes(output().content)
    told = subprocess.run(["qpdf", "--check", tmp_path / "filing.pdf"], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")


def test_properties_come_from_the_document_and_name_no_program():
    with opened(filing().content) as pdf:
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {
            "/Title": "Complaint about the dispersal of the assembly at Ozerny",
            "/Author": "Centre for the Defence of Assembly",
            "/CreationDate": "D:20181105000000Z",
            "/ModDate": "D:20181105000000Z",
        }
        assert str(pdf.Root.Lang) == "en"
    assert b"easyPrint" not in filing().content


def test_signs_of_markup_in_a_title_stay_text():
    output = made(document("Text.", title="A < B & “C”"))
    assert faults(output.content) == []
    with opened(output.content) as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "A < B & “C”"


def test_no_stream_seems_longer_than_it_is():
    """Deflated data that ends in CR fails PDF/A, because CR LF reads as one line end."""
    texts = (bytes(pair) for pair in product(range(33, 127), repeat=4))
    ends_in_cr = next(data for data in texts if zlib.compress(data, 9).endswith(b"\r"))
    pdf = pydyf.PDF()
    stream = pydyf.Stream([ends_in_cr], compress=True)
    pdf.add_object(stream)
    pdf.add_page(pydyf.Dictionary({"Type": "/Page", "Contents": stream.reference, "Parent": pdf.pages.reference}))
    content = packed(pdf)
    assert b"\r\nendstream" not in content
    with opened(content) as again:
        assert again.pages[0].Contents.read_bytes() == ends_in_cr + b"\n"


def test_objects_are_numbered_without_gaps():
    with opened(filing().content) as pdf:
        numbers = [item.objgen[0] for item in pdf.objects if item.objgen[0]]
        assert len(numbers) >= int(pdf.trailer.Size) - 3
