"""The 2018 complaint of this repository, built whole: what is handed over, and who must not be in it.

The build runs once for the module, in a folder of its own; every file of it is opened by a program that is not ours.
"""

from __future__ import annotations

import json
import re
import subprocess
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import docx
import page
import pytest

from complaint import pipeline
from complaint.output.docx.reading import read_docx
from complaint.output.pdf.reading import read_pdf
from complaint.records.project import load_project
from tests.worked_example import ROOT, fonts_for_libreoffice

RECIPIENTS = ("ep-droi-afet", "osce-rfom", "pace-legal-affairs", "public", "un-special-procedures")
PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)
FILINGS = [f"{name}/filing" for name in RECIPIENTS]
LETTERS = [f"{name}/letter" for name in RECIPIENTS if name != "public"]

# People whom the published complaint names without a mandate, a child among them: the SHA-256 of two neighbouring
# words, so that this file does not name them either.
NEVER_NAMED = frozenset(
    {
        "059d1f460b77ed2f",
        "bdbe084ce5d07ba0",
        "d967f44963cad305",
        "c6d3cd0fe6e12ea1",
        "96362a566ae35195",
        "732a29bed8efaecc",
        "a6adfc4b3152f97e",
        "4ee6aaf0d55cdbb5",
        "88fd571347e71789",
    }
)


def names_in(text: str, hashes: frozenset[str] = NEVER_NAMED) -> list[str]:
    """The places of pairs of neighbouring words that are among the hashed ones: the words before, never the pair."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return [
        "after: " + " ".join(words[max(number - 4, 0) : number])
        for number, pair in enumerate(pairwise(words))
        if hashed(" ".join(pair)) in hashes
    ]


def hashed(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:16]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a whole build."""
    folder = tmp_path_factory.mktemp("worked") / "build"
    result = pipeline.build(ROOT, out=folder, jobs=2)
    assert result.paths, [f"{problem.place}: {problem.message}" for problem in result.problems]
    return folder


def test_every_recipient_gets_a_filing_in_both_formats_and_four_get_a_letter(built: Path) -> None:
    made = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.suffix in (".docx", ".pdf")}
    assert made == {f"{name}.{kind}" for name in (*FILINGS, *LETTERS) for kind in ("docx", "pdf")}


def test_the_manifest_lists_every_file_and_everyone_who_is_in_or_out(built: Path) -> None:
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))
    listed = {output["path"]: output["sha256"] for output in manifest["outputs"]}
    assert listed == {name: sha256((built / name).read_bytes()).hexdigest() for name in listed}
    for found in manifest["recipients"].values():
        people = [*found["complainants"], *(left["signatory"] for left in found["left_out"])]
        assert len(people) == len(set(people)) == 129


@pytest.mark.parametrize("name", [*FILINGS, *LETTERS])
def test_every_pdf_is_accessible_and_made_to_last(built: Path, name: str) -> None:
    path = built / f"{name}.pdf"
    for profile in PROFILES:
        report = page.validate_pdf_bytes(path.read_bytes(), profile=profile)
        assert report.is_compliant, list(report.failures)[:5]
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


def test_libreoffice_opens_every_word_file(built: Path, tmp_path: Path) -> None:
    files = sorted(built.rglob("*.docx"))
    copies = [tmp_path / path.relative_to(built).as_posix().replace("/", "-") for path in files]
    for path, copy in zip(files, copies, strict=True):
        copy.write_bytes(path.read_bytes())
        assert docx.Document(BytesIO(path.read_bytes())).core_properties.author == "Open Dialogue Foundation"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, copies)]
    subprocess.run(command, env=fonts_for_libreoffice(tmp_path), capture_output=True, check=True, timeout=300)
    assert all(copy.with_suffix(".pdf").is_file() for copy in copies)


def test_word_and_paper_say_the_same(built: Path) -> None:
    for name in (*FILINGS, *LETTERS):
        word, paper = read_docx((built / f"{name}.docx").read_bytes()), read_pdf((built / f"{name}.pdf").read_bytes())
        assert word.headings == paper.headings, name
        assert len(word.notes) == len(paper.notes), name


def test_nobody_without_a_mandate_is_named_in_what_is_handed_over(built: Path) -> None:
    for path in sorted(built.rglob("*.docx")):
        read = read_docx(path.read_bytes())
        assert not names_in(" ".join((*read.passages, *read.notes))), path.name


def test_nobody_without_a_mandate_is_named_in_the_records() -> None:
    files = [path for part in ("cases", "signatories", "docs", "templates") for path in (ROOT / part).rglob("*")]
    texts = [path for path in files if path.suffix in (".csv", ".yaml", ".html", ".md")]
    assert len(texts) > 60
    for path in texts:
        assert not names_in(path.read_text("utf-8")), path.relative_to(ROOT).as_posix()


def test_the_search_for_names_finds_a_name_and_does_not_repeat_it() -> None:
    found = names_in("In a caption: Vesna ORLAN, aged 9", frozenset({hashed("vesna orlan")}))
    assert found == ["after: in a caption"]


def test_every_source_is_cited_in_the_public_edition(built: Path) -> None:
    records, _ = load_project(ROOT)
    notes = " ".join(read_docx((built / "public/filing.docx").read_bytes()).notes)
    missing = [
        source.id
        for source in records.of("source")
        if not any(address in notes for address in source.addresses) and source.kind != "remark"
    ]
    assert len(records.of("source")) == 67
    assert not missing


def test_only_the_requests_made_of_a_body_stand_in_its_filing(built: Path) -> None:
    manifest = json.loads((built / "manifest.json").read_text("utf-8"))["recipients"]
    assert manifest["osce-rfom"]["requests"] == ["request-osce-rfom"]
    assert "request-un-decisions" not in manifest["ep-droi-afet"]["requests"]
    assert len(manifest["public"]["requests"]) == 30
