"""The same document gives the same bytes, wherever and whenever it is written."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from complaint.filing.blocks import Field, Section, Todo
from tests.output.pdf.proof import filing, made
from tests.output.sample import document, paragraph, sample, text

_ROOT = Path(__file__).parents[3]
_PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
from hashlib import sha256
from tests.output.sample import sample, theme
from complaint.output.pdf import write_pdf
print(sha256(write_pdf(sample(), theme()).content).hexdigest())
"""


def test_a_second_time_in_the_same_process():
    assert made(sample()).content == filing().content


def test_with_fields_and_remarks_and_without_them():
    """They are for the Word file: nobody sees them in print."""
    told = Field("vigil", "title", text("Vigil ", Field("orlan-vesna", "name", text("of Vesna Orlan")), ", again."))
    remark = Todo("look it up", text("on ", Field("vigil", "date", text("10 May"))), plain=True)
    tied = document(paragraph("The ", told, " It was ", remark, Todo("x", (), plain=True), "."), name="public/filing")
    bare = document("The Vigil of Vesna Orlan, again. It was on 10 May.")
    assert made(tied).content == made(bare).content


def test_in_another_folder_time_zone_and_language_with_other_hashes(tmp_path: Path):
    others = {"TZ": "Asia/Vladivostok", "PYTHONHASHSEED": "4711", "LC_ALL": "C", "HOME": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(_ROOT)],
        cwd=tmp_path,
        env={**os.environ, **others},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == [sha256(filing().content).hexdigest()]


def test_nothing_of_this_machine_is_in_the_file():
    assert str(_ROOT).encode() not in filing().content
    assert b"/tmp" not in filing().content


def test_weasyprint_is_not_imported_before_a_pdf_is_made():
    """It takes most of a second, which commands that make no PDF shall not wait for."""
    program = "import sys, complaint.output.pdf, complaint.output.making; print('weasyprint' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=_ROOT, capture_output=True, text=True, check=True
    )  # fmt: skip
    assert told.stdout.strip() == "False"


def test_what_was_made_before_leaves_no_trace():
    # Stylesheet and fonts are kept between documents.
    first = made(document("A letter.", kind="letter")).content
    made(document("Письмо с другими знаками: ½ ∑ Ж.", Section("a", 1, "", "Другая глава", ()), kind="filing"))
    assert made(document("A letter.", kind="letter")).content == first
